"""A statement's confidence is read from a table that rises with what tells it."""

from __future__ import annotations

import itertools

import pytest

from standoff.ontology import Document
from standoff.reading import read
from standoff.reading.confidence import Basis, calibration, confidence


def test_the_table_rises_from_step_to_step() -> None:
    steps = calibration().steps
    assert steps[0][0] == 0.0
    for (lower, less), (higher, more) in itertools.pairwise(steps):
        assert lower < higher
        assert less < more


@pytest.mark.parametrize("basis", Basis)
def test_a_surer_speaker_never_makes_a_statement_less_sure(basis: Basis) -> None:
    found = [confidence(basis, certainty / 20) for certainty in range(21)]
    assert found == sorted(found)
    assert all(0 < one < 1 for one in found)


def test_a_quotation_without_a_cue_is_kept_with_less_confidence() -> None:
    text = "“The boats leak,” said Ann Lee.\n\n“They always have.”"
    first, second = read(Document("quay.txt", text, "text/plain")).statements
    assert second.speaker_name == "Ann Lee"
    assert second.confidence < first.confidence
