"""Marks in an article: they may lie over each other, and no character is ever lost, doubled or moved."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from standoff.ontology import Document, Kind, Region, RegionKind, Span
from standoff.web.marks import Mark, blocks

TEXT = "The guild said it would not sail.\n\n“We were not asked,” said Ann Orr, its chair.\n\nShare this"


def document(text: str = TEXT, *regions: Region) -> Document:
    return Document("a.txt", text, "text/plain", regions=regions)


def mark(words: str, fact: str, role: str = "words", kind: Kind = Kind.STATEMENT) -> Mark:
    start = TEXT.index(words)
    return Mark(fact, kind, role, Span(start, start + len(words)))


def shown(text: str, marks: list[Mark]) -> str:
    return "".join(piece.text for block in blocks(document(text), marks) for piece in block.pieces)


def test_an_article_without_findings_is_shown_whole() -> None:
    assert shown(TEXT, []) == TEXT.replace("\n\n", "")


def test_marks_over_each_other_are_cut_where_any_begins_or_ends() -> None:
    marks = [mark("it would not sail", "s1"), mark("would", "a1", "trigger", Kind.ACT)]
    pieces = blocks(document(), marks)[0].pieces
    assert [(piece.text, [m.fact for m in piece.marks]) for piece in pieces] == [
        ("The guild said ", []),
        ("it ", ["s1"]),
        ("would", ["s1", "a1"]),
        (" not sail", ["s1"]),
        (".", []),
    ]


def test_a_click_leads_to_the_shortest_mark_there() -> None:
    marks = [mark("it would not sail", "s1"), mark("would", "a1", "trigger", Kind.ACT)]
    assert blocks(document(), marks)[0].pieces[2].facts == ("a1", "s1")


def test_a_fact_begins_once_at_its_first_mark() -> None:
    marks = [mark("We were not asked", "s2"), mark("Ann Orr", "s2", "speaker"), mark("said Ann", "s3")]
    block = blocks(document(), marks)[1]
    assert block.facts == ("s2", "s3")
    assert [piece.begins for piece in block.pieces if piece.begins] == [("s2",), ("s3",)]


def test_a_stretch_that_is_no_running_text_is_a_block_of_its_own() -> None:
    start = TEXT.index("Share")
    made = blocks(document(TEXT, Region(RegionKind.FURNITURE, Span(start, len(TEXT)))), [])
    assert [block.region for block in made] == [None, None, RegionKind.FURNITURE]


def test_a_character_that_the_reader_mends_is_shown_as_printed_with_what_it_is_read_as() -> None:
    text = "He said fiWe were not askedfl on Monday."
    mended = [piece for block in blocks(document(text), []) for piece in block.pieces if piece.repair]
    assert [(piece.text, piece.repair.reads if piece.repair else "") for piece in mended] == [("fi", "“"), ("fl", "”")]


@given(
    st.lists(
        st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 40), st.sampled_from(["s1", "a1", "r1"])), max_size=12
    )
)
def test_whatever_is_marked_the_text_stays_what_it_is(drawn: list[tuple[int, int, str]]) -> None:
    marks = [Mark(fact, Kind.ACT, "words", Span(at, min(at + size, len(TEXT)))) for at, size, fact in drawn]
    assert shown(TEXT, marks) == TEXT.replace("\n\n", "")
