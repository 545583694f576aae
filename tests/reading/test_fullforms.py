"""The acronym in brackets behind a name tells how far back the name goes."""

from __future__ import annotations

import pytest

from standoff.ontology import Document, Region, RegionKind, Span
from standoff.reading import read


def bodies(text: str) -> set[tuple[str, str | None]]:
    return {(n.canonical, n.acronym) for n in read(Document("quay.txt", text, "text/plain")).names}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Members of 41 Harbour and Ferry Union (HFU) branches met. HFU secretary Ann Lee was late.",
            ("Harbour and Ferry Union", "HFU"),
        ),
        (
            "The All Norland Dock Workers’ Association (ANDWA) met. ANDWA said it would strike.",
            ("All Norland Dock Workers’ Association", "ANDWA"),
        ),
        (
            "The Boat, Ferry and Harbour (BFH) union met. BFH said it would strike.",
            ("Boat, Ferry and Harbour", "BFH"),
        ),
        (
            "The National Union of Boat, Ferry and Harbour Workers (BFH) met. BFH said it would strike.",
            ("National Union of Boat, Ferry and Harbour Workers", "BFH"),
        ),
        (
            "Harbour Education and Improvement Norland (HEIN) met. HEIN said it would strike.",
            ("Harbour Education and Improvement Norland", "HEIN"),
        ),
    ],
)
def test_a_name_goes_back_to_the_word_its_acronym_begins_with(text: str, expected: tuple[str, str]) -> None:
    assert expected in bodies(text)


def test_a_name_is_whole_wherever_it_is_written_out() -> None:
    text = (
        "The Harbour and Ferry Union (HFU) met. Crews cheered. Later the Harbour and Ferry Union said it would strike."
    )
    found = read(Document("quay.txt", text, "text/plain"))
    assert [s.speaker_name for s in found.statements] == ["Harbour and Ferry Union"]


@pytest.mark.parametrize(
    "text",
    [
        "The Guild met Ann Lee (pictured) and Tom Bell (MP) on Monday.",
        "The Harbour Guild and the Ferry Union (FU) met.",
        "The Harbour Guild met (XYZ).",
        "It rained (ABC).",
    ],
)
def test_a_bracket_that_does_not_fit_joins_nothing(text: str) -> None:
    assert not any(" and " in name for name, _ in bodies(text))


@pytest.mark.parametrize("kind", [RegionKind.TITLE, RegionKind.FURNITURE])
def test_a_page_that_has_no_sentence_is_read_without_any(kind: RegionKind) -> None:
    text = "Harbour and Ferry Union (HFU)"
    assert read(Document("quay.txt", text, "text/plain", regions=(Region(kind, Span(0, len(text))),))).acts == ()
