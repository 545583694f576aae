"""Reports told by a noun: somebody's claim, demand or warning, when the article says whose it is."""

from __future__ import annotations

import pytest

from standoff.ontology import Document
from standoff.reading import read


def told(text: str) -> list[tuple[str | None, str, str | None]]:
    """Cue, words and speaker of each statement."""
    found = read(Document("quay.txt", text, "text/plain")).statements
    return [(s.cue.of(text) if s.cue else None, s.content.of(text), s.speaker_name) for s in found]


@pytest.mark.parametrize(
    "text",
    [
        # nobody's
        "There was a warning that the boats leaked.",
        "Sara Holt made no claim that the boats leaked.",
        # a report of nothing
        "Ann Lee's claim was heard.",
        "Ann Lee's claim that surprised the crews was heard.",
        "Ann Lee's telephone call lasted an hour.",
        "The guild's statement was long.",
        # inside quotation marks it is somebody else's word
        "The “union's claim that the boats leaked” hung on the wall.",
    ],
)
def test_a_noun_that_is_nobodys_or_reports_nothing_is_no_cue(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nobody believed Ann Lee's claim that the boats leaked.", ("claim", "the boats leaked", "Ann Lee")),
        (
            "Nobody heeded the Harbour Agency's warning that the boats leaked.",
            ("warning", "the boats leaked", "Harbour Agency"),
        ),
        ("Nobody heeded the union's demand for a new rota.", ("demand", "a new rota", "union")),
        ("Nobody heeded Ann Lee’s call to boycott the port.", ("call", "to boycott the port", "Ann Lee")),
        ("Nobody believed claims by Ann Lee that the boats leaked.", ("claims", "the boats leaked", "Ann Lee")),
        ("Nobody heeded a call from the Harbour Agency for calm.", ("call", "calm", "Harbour Agency")),
        ("Ann Lee repeated her claim that the boats leaked.", ("claim", "the boats leaked", "Ann Lee")),
        ("Ann Lee stood by her insistence that the boats “leaked”.", ("insistence", "the boats “leaked”", "Ann Lee")),
    ],
)
def test_somebodys_noun_reports_what_follows_it(text: str, expected: tuple[str, str, str]) -> None:
    assert told(text) == [expected]


def test_what_somebody_did_while_speaking_is_not_what_was_said() -> None:
    assert told("“The boats leak,” Ann Lee said, repeating her claim that Tom Bell lied.") == [
        ("said", "The boats leak", "Ann Lee"),
        ("claim", "Tom Bell lied", "Ann Lee"),
    ]
