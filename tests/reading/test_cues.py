"""The words that report, and whom they were told to."""

from __future__ import annotations

import pytest

from standoff.ontology import Document, Statement
from standoff.reading import read


def statements(text: str) -> tuple[Statement, ...]:
    return read(Document("quay.txt", text, "text/plain")).statements


def cues(text: str) -> list[str]:
    return [s.cue.of(text) for s in statements(text) if s.cue]


@pytest.mark.parametrize(
    "text",
    [
        "The board didn't say the boats would sail.",
        "The board has not confirmed that the boats would sail.",
        "The board never said the boats would sail.",
        "Ann Lee declined to say that the boats would sail.",
        "Ann Lee refuses to confirm that the boats will sail.",
        "Ann Lee is to say that the boats will sail.",
        "Ann Lee stopped short of saying that the boats would sail.",
        # nobody said it
        "No pilot has claimed that the boats leaked.",
        "Nobody at the agency said that the boats leaked.",
        "None of the pilots said that the boats leaked.",
        "Neither Ann Lee nor Tom Bell said that the boats leaked.",
        # it was said to them
        "Ann Lee was told that the boats leaked.",
        "Pilots were urged to stay at home.",
        "The boats are said to leak.",
        "A note of protest that the boats would sail hung on the door.",
        "The State of the Quay was read aloud.",
    ],
)
def test_what_was_not_said_has_no_cue(text: str) -> None:
    assert cues(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee said the boats leaked.", "said"),
        ("Ann Lee says the boats are old.", "says"),
        ("Ann Lee has said the boats are old.", "said"),
        ("The co-chairs say the boats are old.", "say"),
        ("They claim the boats are old.", "claim"),
        ("“The boats leak,” says Ann Lee.", "says"),
        ("“The boats leak,” Ann Lee bluntly told reporters.", "told"),
        ("Ann Lee has always said that the boats leaked.", "said"),
        ("The union has long argued that the boats leaked.", "argued"),
        ("Ann Lee also warned that the boats leaked.", "warned"),
        ("Ann Lee repeatedly told reporters that the boats leaked.", "told"),
        ("Ann Lee called for new boats at once.", "called for"),
        ("Ann Lee pointed out that the boats leaked.", "pointed out"),
        ("Ann Lee called on the agency to buy boats.", "called on"),
        ("The boats leak badly, according to Ann Lee.", "according to"),
        ("According to Ann Lee, the boats leak.", "According to"),
        ("Ann Lee emphasized that the boats leaked.", "emphasized"),
        ("Ann Lee emphasised that the boats leaked.", "emphasised"),
        ("Ann Lee admitted that the boats leaked.", "admitted"),
        ("Ann Lee alleges that the boats leak.", "alleges"),
    ],
)
def test_the_cue_is_the_word_that_reports(text: str, expected: str) -> None:
    assert cues(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee said the boats leaked.", None),
        ("“The boats leak,” said Ann Lee.", None),
        ("Ann Lee told reporters that the boats leaked.", "reporters"),
        ("Ann Lee told the Ravensey Courier that the boats leaked.", "Ravensey Courier"),
        ("Ann Lee told Tom Bell that the boats leaked.", "Tom Bell"),
        ("Ann Lee told him that the boats leaked.", "him"),
        ("Ann Lee urged the Harbour Agency to buy boats.", "Harbour Agency"),
        ("Ann Lee accused Tom Bell of selling the boats.", "Tom Bell"),
        ("Ann Lee warned the board that the boats leaked.", "board"),
        ("Ann Lee told chief executive Tom Bell that the boats leaked.", "chief executive Tom Bell"),
        ("Ann Lee told Dean Jo Pell that the boats leaked.", "Dean Jo Pell"),
        (
            "Ann Lee told the Harbour Agency's chair Tom Bell that the boats leaked.",
            "Harbour Agency's chair Tom Bell",
        ),
        ("Ann Lee told union members that the boats leaked.", "union members"),
    ],
)
def test_the_addressee_is_whom_it_was_told(text: str, expected: str | None) -> None:
    (statement,) = statements(text)
    told = statement.addressee and statement.addressee.removeprefix("the ")
    assert told == expected


def test_the_addressee_is_no_part_of_the_words() -> None:
    text = "Ann Lee told Tom Bell that the boats leaked."
    (statement,) = statements(text)
    assert statement.content.of(text) == "the boats leaked"


def test_two_cues_make_two_statements() -> None:
    assert cues("Ann Lee said the boats leaked and warned that one would sink.") == ["said", "warned"]
