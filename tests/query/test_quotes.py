"""The words of a fact are shown with what stands round them, and with who said them where that stands elsewhere."""

from __future__ import annotations

from standoff.ontology import DocumentHead, DocumentKind, Fact, Kind, Span, Statement, StatementKind
from standoff.query.quotes import Quote, quote

TEXT = """The crews met on Monday, Ann Lee of the Guild told the Gazette after a long day on the pier in the rain,
with the tide out and nobody there who cared to hear of rosters, tables or the price of rope.

"We shall not sail," she said.

"Nor shall we moor anybody's boat until the berths are safe."
"""
HEAD = DocumentHead(
    id="d1",
    source="a.txt",
    sha256="0" * 64,
    revision=1,
    revisions=1,
    reader="r",
    statements=3,
    gone=False,
    media_type="text/plain",
    kind=DocumentKind.NEWS,
    title=None,
    publisher=None,
    authors=(),
    published=None,
    url=None,
    language="en",
    problems=(),
)


def place(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def quoted(words: str, cue: str | None = None, speaker: str | None = None) -> Quote:
    said = Statement(
        "s1",
        StatementKind.DIRECT,
        place(words),
        cue=place(cue) if cue else None,
        speaker=place(speaker) if speaker else None,
        speaker_name="Ann Lee",
    )
    return quote(Fact("s1", Kind.STATEMENT, HEAD, said, said.content, words), TEXT)


def test_who_said_it_is_not_told_twice_where_it_stands_beside_the_words() -> None:
    told = quoted("We shall not sail,", cue="said", speaker="she")
    assert told.after == '" she said.'
    assert told.credit is None


def test_who_said_it_in_another_paragraph_is_shown_with_what_stands_round_it() -> None:
    told = quoted("Nor shall we moor", speaker="Ann Lee")
    assert told.credit
    assert told.credit.startswith("The crews met on Monday, Ann Lee of the Guild told the Gazette")
    assert told.credit.endswith(" …")
    assert "\n" not in told.credit


def test_the_verb_that_reports_is_shown_with_the_one_who_spoke() -> None:
    told = quoted("Nor shall we moor", cue="told", speaker="Ann Lee")
    assert told.credit
    assert "Ann Lee of the Guild told" in told.credit


def test_where_nothing_tells_who_said_it_nothing_is_shown() -> None:
    assert quoted("Nor shall we moor").credit is None
