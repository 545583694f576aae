"""Whose words a verb of report reports: who stands before it, behind it, or takes it over from the verb before."""

from __future__ import annotations

import pytest

from standoff.ontology import Document
from standoff.reading import read


def subjects(text: str) -> list[str | None]:
    """The words that name the source of each statement, as the article has them."""
    found = read(Document("quay.txt", text, "text/plain")).statements
    return [s.speaker.of(text) if s.speaker else None for s in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # nobody
        ("Said in haste, the words were soon forgotten.", []),
        ("The words said in haste were soon forgotten.", []),
        # right before the verb
        ("Ann Lee said the boats leaked.", ["Ann Lee"]),
        ("The Harbour Agency said the boats leaked.", ["Harbour Agency"]),
        ("Ann Lee has repeatedly said the boats are old.", ["Ann Lee"]),
        ("Ann Lee (pictured) said the boats leaked.", ["Ann Lee"]),
        ("On Monday, Ann Lee said the boats leaked.", ["Ann Lee"]),
        ("In a letter to Tom Bell, Ann Lee said the boats leaked.", ["Ann Lee"]),
        ("In a statement on Monday the Harbour Agency said the boats leaked.", ["Harbour Agency"]),
        ("Speaking outside the gates, Ann Lee said the boats leaked.", ["Ann Lee"]),
        # an apposition between
        ("Ann Lee, chair of the Guild of Harbour Pilots, said the boats leaked.", ["Ann Lee"]),
        ("Ann Lee, a pilot for thirty years, said the boats leaked.", ["Ann Lee"]),
        ("Ann Lee, 58, said the boats leaked.", ["Ann Lee"]),
        ("Ann Lee, who chairs the Guild of Harbour Pilots, said the boats leaked.", ["Ann Lee"]),
        ("Ann Lee — the agency's chief negotiator — said the boats leaked.", ["Ann Lee"]),
        ("Ann Lee, of the Harbour Agency, said the boats leaked.", ["Ann Lee"]),
        ("Ann Lee of the Harbour Agency said the boats leaked.", ["Ann Lee"]),
        ("Professor Sara Holt of Ravensey University said the boats leaked.", ["Professor Sara Holt"]),
        ("The Bishop of Ravensey, the Rt Rev Tom Bell, said the boats leaked.", ["Rev Tom Bell"]),
        ("The guild's chair, Ann Lee, said the boats leaked.", ["Ann Lee"]),
        ("Guild chair Ann Lee said the boats leaked.", ["Ann Lee"]),
        # behind it
        ("“The boats leak,” said Ann Lee.", ["Ann Lee"]),
        ("“The boats leak,” said the guild's chair, Ann Lee.", ["Ann Lee"]),
        ("“The boats leak,” said Ann Lee, chair of the Guild of Harbour Pilots.", ["Ann Lee"]),
        ("“The boats leak,” said guild chair Ann Lee.", ["Ann Lee"]),
        ("“The boats leak,” says Captain Ann Lee of the Harbour Agency.", ["Captain Ann Lee"]),
        ("“The boats leak,” the Norland trade envoy, Ann Lee, told the Courier.", ["Ann Lee"]),
        ("“The boats leak,” she said.", ["she"]),
        ("“The boats leak,” a spokesman said.", ["a spokesman"]),
        ("“The boats leak,” said a spokesman for the Harbour Agency.", ["a spokesman for the Harbour Agency"]),
        ("The guild met. “The boats leak,” said a guild spokesman.", ["a guild spokesman"]),
        ("“The boats leak,” said one branch official.", ["one branch official"]),
        # taken over
        ("Ann Lee praised the crews and said the boats leaked.", ["Ann Lee"]),
        ("Ann Lee welcomed the report, adding that the boats leaked.", ["Ann Lee"]),
        ("Ann Lee said the boats leaked, adding that one had sunk.", ["Ann Lee", "Ann Lee"]),
        ("“The boats leak,” said Ann Lee, adding: “One has sunk.”", ["Ann Lee", "Ann Lee"]),
        # several
        ("Ann Lee and Tom Bell said the boats leaked.", ["Ann Lee and Tom Bell"]),
        ("“The boats leak,” said Ann Lee and Tom Bell.", ["Ann Lee and Tom Bell"]),
    ],
)
def test_the_source_is_who_a_reader_takes_it_for(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize("object_", ["the Harbour Agency", "Tom Bell", "reporters"])
def test_who_is_told_is_not_who_speaks(object_: str) -> None:
    assert subjects(f"Ann Lee told {object_} that the boats leaked.") == ["Ann Lee"]


def test_nothing_but_white_space_between_a_name_and_who_is_read() -> None:
    text = "It would involve Ann Lee,  who told the council: “The boats leak.”"
    assert subjects(text) == ["Ann Lee"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Port Authority met. Crews attending the news conference said the boats leaked.", "Crews attending"),
    ],
)
def test_those_who_do_something_are_the_subject_not_what_they_do_it_to(text: str, expected: str) -> None:
    assert [s and s.startswith(expected) for s in subjects(text)] == [True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Surveys show the boats leak.", ["Surveys"]),
        ("The Courier quoted Ann Lee as saying that the boats leaked.", ["Ann Lee"]),
        ("The Courier cited a guild spokesman as saying the boats leaked.", ["a guild spokesman"]),
        ("It was announced by Ann Lee to the council on Monday confirming that the boats leaked.", ["Ann Lee"]),
        ("The petition reads: “The boats leak.”", ["The petition"]),
        ("A report by the guild found that the boats leaked.", ["A report by the guild"]),
        ("Ann Lee showed that the boats leaked.", []),
        ("The board found that the boats leaked.", []),
        ("Ann Lee noted the alleged attacks on crews by the lenders.", []),
        ("The guild agreed to recommend to its crews that the boats be sold.", []),
    ],
)
def test_what_documents_do_who_is_quoted_and_what_was_only_to_be_said(text: str, expected: list[str]) -> None:
    assert subjects(text) == expected
