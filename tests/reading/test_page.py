"""A page holds an article's running text and nothing else, and leads every place back to the stored text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.ontology import Document, Region, RegionKind, Span
from standoff.reading.page import Page, lay_out


def page(text: str, *regions: Region) -> Page:
    return lay_out(Document("quay.txt", text, "text/plain", regions=regions))


def marked(text: str, words: str, kind: RegionKind = RegionKind.FURNITURE) -> Region:
    start = text.index(words)
    return Region(kind, Span(start, start + len(words)))


def paragraphs(found: Page) -> list[str]:
    return [p.of(found.text) for p in found.paragraphs]


def sentences(found: Page) -> list[str]:
    return [s.of(found.text) for s in found.sentences]


@pytest.mark.parametrize("text", ["", " \n\n \t", "***", "— — —", "\n\n\u00a0\n\n"])
def test_a_text_without_words_has_no_paragraphs(text: str) -> None:
    assert (paragraphs(page(text)), sentences(page(text))) == ([], [])


@pytest.mark.parametrize("kind", [k for k in RegionKind if k is not RegionKind.CAPTION])
def test_a_marked_region_is_no_part_of_the_running_text(kind: RegionKind) -> None:
    text = "Boats leak\n\nThe boats leak."
    assert paragraphs(page(text, marked(text, "Boats leak", kind))) == ["The boats leak."]


def test_a_caption_is_running_text() -> None:
    text = "Ann Lee on the quay.\n\nThe boats leak."
    assert paragraphs(page(text, marked(text, "Ann Lee on the quay.", RegionKind.CAPTION))) == text.split("\n\n")


@pytest.mark.parametrize(
    ("text", "away", "expected"),
    [
        # at the beginning, in the middle, at the end of a paragraph, and all of it
        ("RAVENSEY — The boats leak.", "RAVENSEY — ", ["The boats leak."]),
        ("The boats leak. Share this. Nobody cares.", " Share this.", ["The boats leak.", "Nobody cares."]),
        ("The boats leak. Share this.", "Share this.", ["The boats leak."]),
        ("The boats leak.", "The boats leak.", []),
        # over the end of one
        ("One boat.\n\nTwo boats. Three boats.", "One boat.\n\nTwo boats.", ["Three boats."]),
    ],
)
def test_what_is_left_of_a_paragraph_is_running_text(text: str, away: str, expected: list[str]) -> None:
    assert paragraphs(page(text, marked(text, away))) == expected


def test_regions_may_overlap() -> None:
    text = "One. Two. Three. Four."
    found = page(text, Region(RegionKind.FURNITURE, Span(0, 9)), Region(RegionKind.COMMENT, Span(5, 16)))
    assert paragraphs(found) == ["Four."]


def test_sentences_lie_in_their_paragraphs() -> None:
    found = page("One boat leaks. Two do not.\n\nThree sank.")
    assert sentences(found) == ["One boat leaks.", "Two do not.", "Three sank."]


def test_a_quotation_does_not_reach_over_what_is_taken_out() -> None:
    text = "“The boats leak. Share this. ” said nobody."
    assert [q.closed for q in page(text, marked(text, "Share this.")).quotations] == [False]


def test_places_lead_back_to_the_stored_text() -> None:
    text = "The har\u00adbour is\u00a0shut. The bo\u00adats leak."
    found = page(text)
    assert sentences(found) == ["The harbour is shut.", "The boats leak."]
    assert [found.stored(s).of(text) for s in found.sentences] == [
        "The har\u00adbour is\u00a0shut.",
        "The bo\u00adats leak.",
    ]


class TestAsking:
    text = "Before. “One ‘two’ three.” Between. “Four.”\n\nAfter."

    @pytest.fixture
    def found(self) -> Page:
        return page(self.text)

    def test_the_outermost_quotations_are_those_that_no_other_holds(self, found: Page) -> None:
        assert [q.inner.of(self.text) for q in found.outermost] == ["One ‘two’ three.", "Four."]

    @pytest.mark.parametrize(
        ("words", "expected"),
        [
            ("Before", None),
            ("“One", "One ‘two’ three."),
            ("two", "One ‘two’ three."),
            ("Between", None),
            ("Four", "Four."),
            ("After", None),
        ],
    )
    def test_a_place_lies_in_one_quotation_or_none(self, found: Page, words: str, expected: str | None) -> None:
        quotation = found.quotation_at(self.text.index(words))
        assert (quotation and quotation.inner.of(self.text)) == expected

    def test_the_quotations_in_a_span_are_those_that_share_a_letter_with_it(self, found: Page) -> None:
        span = Span(self.text.index("three"), self.text.index("Four"))
        assert [q.inner.of(self.text) for q in found.quotations_in(span)] == ["One ‘two’ three.", "Four."]
        assert found.quotations_in(Span(0, 3)) == ()

    def test_the_quotation_before_a_place_is_the_last_to_begin(self, found: Page) -> None:
        before = found.quotation_before(self.text.index("After"))
        assert before is not None
        assert before.inner.of(self.text) == "Four."
        assert found.quotation_before(0) is None

    def test_what_is_quoted_is_blanked_and_every_offset_kept(self, found: Page) -> None:
        whole = Span(0, len(self.text))
        blanked = found.unquoted(whole)
        assert len(blanked) == len(self.text)
        assert blanked.replace("\x00", "") == "Before. “” Between. “”\n\nAfter."

    def test_sentences_and_paragraphs_are_found_by_place(self, found: Page) -> None:
        after = self.text.index("After")
        assert found.sentences[found.sentence_at(after)].of(self.text) == "After."
        assert found.paragraph_at(after) == 1
        assert found.paragraph_at(after - 1) == 0


def test_before_all_running_text_there_is_no_sentence_and_no_paragraph() -> None:
    text = "Title\n\nThe boats leak."
    found = page(text, marked(text, "Title", RegionKind.TITLE))
    assert (found.sentence_at(0), found.paragraph_at(0)) == (-1, -1)


def test_a_sentence_that_no_reader_could_follow_is_cut_at_white_space() -> None:
    text = "boats " * 2000
    found = page(text)
    assert max(len(s) for s in found.sentences) <= 1500
    assert " ".join(sentences(found)) == text.strip()


def test_words_without_white_space_are_cut_too() -> None:
    assert "".join(sentences(page("a" * 4000))) == "a" * 4000


PIECES = ["Ann Lee said ", "“", "”", "'", '"', "One. ", "two", "\n\n", "\n", " ", "\u00ad", "\u00a0", "fi", "é", "."]


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
    places = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(places, places).map(sorted), max_size=4))
    kinds = st.sampled_from(list(RegionKind))
    return Document("x.txt", text, "text/plain", regions=tuple(Region(draw(kinds), Span(*s)) for s in spans))


@given(documents())
def test_running_text_is_in_order_apart_and_outside_every_marked_region(document: Document) -> None:
    found = lay_out(document)
    away = [found.view.seen(r.span) for r in document.regions if r.kind is not RegionKind.CAPTION]
    for spans in (found.paragraphs, found.sentences):
        assert all(a.end <= b.start for a, b in pairwise(spans))
        assert all(len(s) for s in spans)
        assert not any(s.overlaps(a) for s in spans for a in away)
    assert all(any(p.contains(s) for p in found.paragraphs) for s in found.sentences)
    assert all(any(p.contains(q.outer) for p in found.paragraphs) for q in found.quotations)


@given(documents())
def test_every_letter_of_the_running_text_stands_in_a_sentence(document: Document) -> None:
    found = lay_out(document)
    held = {place for s in found.sentences for place in range(s.start, s.end)}
    assert all(i in held for p in found.paragraphs for i in range(p.start, p.end) if found.text[i].isalnum())
