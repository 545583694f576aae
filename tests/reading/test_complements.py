"""The tree of a sentence tells what its verb of report governs, by the frame of the verb."""

from __future__ import annotations

import pytest
from tests.reading.trees import place, reported, tree_of

from standoff.reading.complements import according, noun_complement
from standoff.reading.lexicon import lexicon


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        # a clause, with or without "that", whatever form its verb has
        ("Ann Lee says the boats leak.", "says", "the boats leak"),
        ("Ann Lee said on Monday that the boats leaked.", "said", "the boats leaked"),
        ("The deal, the envoy said, was dead.", "said", "The deal, the envoy said, was dead"),
        ("Deadlines would have to move, the envoy said.", "said", "Deadlines would have to move"),
        ("She told the Lantern the offer would be withdrawn.", "told", "the offer would be withdrawn"),
        # demands, charges, terms
        ("The guild urged the minister to reopen talks.", "urged", "to reopen talks"),
        ("The union threatened to close the port.", "threatened", "to close the port"),
        ("The board asked the agency for an apology.", "asked", "an apology"),
        ("Lee accused the board of misleading its crews.", "accused", "misleading its crews"),
        ("Ms Lee denied misleading the crews.", "denied", "misleading the crews"),
        (
            "The agency promised the crews a rota with eleven hours of rest.",
            "promised",
            "a rota with eleven hours of rest",
        ),
    ],
)
def test_a_complement_is_what_the_verb_governs(text: str, cue: str, expected: str) -> None:
    assert reported(text, cue) == expected


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Ann Lee said nothing.", "said"),
        ("The agency proposed a meeting.", "proposed"),
        ("The board called a meeting.", "called"),
    ],
)
def test_a_verb_without_a_clause_reports_nothing(text: str, cue: str) -> None:
    assert reported(text, cue) is None


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        ("Her warning that the pier would close came too late.", "warning", "the pier would close"),
        ("The guild's demand for a longer rota was refused.", "demand", "a longer rota"),
        ("A claim that surprised nobody was withdrawn.", "claim", None),
    ],
)
def test_a_noun_of_report_ends_where_its_clause_ends(text: str, noun: str, expected: str | None) -> None:
    tree = tree_of(text)
    found = noun_complement(tree, place(tree, noun), lexicon().noun_cues[noun])
    assert (found.of(text) if found else None) == expected


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("The quay will close, according to figures from the ministry.", "figures", "The quay will close"),
        ("According to the ministry, the quay will close in May.", "ministry", "the quay will close in May"),
    ],
)
def test_what_is_so_according_to_somebody_is_the_clause(text: str, source: str, expected: str) -> None:
    tree = tree_of(text)
    found = according(tree, place(tree, source))
    assert found is not None
    assert found.of(text).strip(" ,") == expected
