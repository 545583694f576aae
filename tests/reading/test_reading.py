"""One document to its findings: whatever the text, each finding has its words in it, and nothing is guessed twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standoff.ontology import Comment, Document, Findings, Region, RegionKind, Span, attribution_chain
from standoff.reading import READER, read
from standoff.reading.page import Page

ARTICLE = """Pilots reject 'final' offer

RAVENSEY — Pilots will vote on a strike, the Guild of Harbour Pilots (GHP) said. It called the offer "a farce".

The guild said on Monday that the Harbour Agency had "walked away" from talks.

"We were told nothing," said Ann Lee, who chairs the guild. "We shall wait until May.

"And then we shall go."

The agency's chief executive, Dr Ian Holt, declined to comment, but a spokeswoman said: "Our door is open."

In a letter to members, Ms Lee accused the agency of neglect. It said two boats had sunk.

Tom Bell, a former chair of the agency's pay committee, urged both sides to return to the table.
"""


def document(text: str, *regions: Region, **known: Any) -> Document:
    return Document("quay.txt", text, "text/plain", regions=regions, **known)


def spans(findings: Findings) -> Iterator[Span]:
    for s in findings.statements:
        yield from (place for place in (s.content, s.cue, s.speaker) if place is not None)
    for role in findings.roles:
        yield from role.evidence
    for part in findings.parts:
        yield from part.evidence


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n\n", "“", "’s", "said", "\x00", "\ud7ff", "1234", "&", "(GHP)", "Mr", "—"]
)
def test_a_text_that_says_nothing_gives_empty_findings(text: str) -> None:
    found = read(document(text))
    assert (found.statements, found.roles, found.parts, found.problems) == ((), (), (), ())


@pytest.fixture(scope="module")
def findings() -> Findings:
    head, dateline = ARTICLE.index("\n"), ARTICLE.index("RAVENSEY")
    title = Region(RegionKind.TITLE, Span(0, head))
    return read(document(ARTICLE, title, Region(RegionKind.DATELINE, Span(dateline, dateline + len("RAVENSEY — ")))))


class TestAnArticle:
    def test_who_said_what(self, findings: Findings) -> None:
        assert [(s.kind.value, s.content.of(ARTICLE), s.speaker_name) for s in findings.statements] == [
            ("indirect", "Pilots will vote on a strike", "Guild of Harbour Pilots"),
            ("mixed", 'the offer "a farce"', "Guild of Harbour Pilots"),
            ("mixed", 'the Harbour Agency had "walked away" from talks', "Guild of Harbour Pilots"),
            ("direct", "We were told nothing", "Ann Lee"),
            ("direct", "We shall wait until May.", "Ann Lee"),
            ("direct", "And then we shall go.", "Ann Lee"),
            ("direct", "Our door is open.", "a Harbour Agency spokeswoman"),
            ("indirect", "neglect", "Ann Lee"),
            ("indirect", "two boats had sunk", "letter"),
            ("indirect", "to return to the table", "Tom Bell"),
        ]

    def test_who_holds_which_office(self, findings: Findings) -> None:
        assert [(r.person, r.role, r.organisation, r.status.value) for r in findings.roles] == [
            ("Ann Lee", "chair", "Guild of Harbour Pilots", "current"),
            ("Ian Holt", "chief executive", "Harbour Agency", "current"),
            ("Tom Bell", "chair", "pay committee", "former"),
        ]

    def test_what_belongs_to_what(self, findings: Findings) -> None:
        assert [(p.part, p.whole) for p in findings.parts] == [("pay committee", "Harbour Agency")]

    def test_who_is_named(self, findings: Findings) -> None:
        named = [n.canonical for n in findings.names]
        assert named == ["Ann Lee", "Guild of Harbour Pilots", "Harbour Agency", "Ian Holt", "Tom Bell"]

    def test_nothing_is_left_unknown(self, findings: Findings) -> None:
        assert findings.problems == ()


def test_the_reader_has_a_name_of_its_own() -> None:
    assert READER


# Any text at all

WORDS = [
    *[
        "Ann Lee",
        "Dr Holt",
        "Sir Ian",
        "the Harbour Agency",
        "The Guild of Harbour Pilots",
        "(GHP)",
        "GHP's",
        "Lee",
        "Bell",
    ],
    *[
        "he",
        "She",
        "it",
        "they",
        "its",
        "who chairs",
        "chair of",
        "former",
        "chief executive",
        "pay committee",
        "union",
    ],
    *["said", "says", "told", "called", "called for", "accused", "of", "urged", "to", "that", "according to", "adding"],
    *[
        "a spokesman",
        "the letter",
        "members",
        "boats leak",
        "on Monday",
        "not",
        "and",
        "but",
        "as",
        "for",
        "in a statement",
    ],
    *[
        ",",
        ".",
        ":",
        ";",
        "?",
        "…",
        "—",
        "-",
        "(",
        ")",
        "\n\n",
        "\n",
        "\u00ad",
        "\u00a0",
        "\t",
        "é",
        "İ",
        "ß",
        "\U0001f600",
    ],
    *[
        '"',
        "'",
        "“",
        "”",
        "‘",
        "’",
        "’s",
        "``",
        "''",
        "«",
        "»",
        "fi",
        "fl",
        "s'",
        "2019",
        "£5m",
        "&",
        "<b>",
        "http://x.y",
    ],
]
SAID = [
    "Ann Lee said the boats leaked. ",
    "“We wait,” said Tom Bell, “and hope.” ",
    '"We wait," said Dr Holt. "It is late.\n\n"And dark." ',
    "The Guild of Harbour Pilots (GHP) said Ann Lee had claimed that the agency “lied”. ",
    "Tom Bell, who chairs the Harbour Agency's pay committee, urged ministers to meet. ",
    "The GHP's chair, Ann Lee, accused Mr Bell of 'bad faith', adding that he lied. ",
    "‘No,’ she told the Harbour Agency. ",
    "A spokesman for the agency declined to comment. It called the offer “a farce”. ",
    "According to her letter, the pilots' pay fell. ",
    "His successor, Sir Ian Holt, said: ``Nothing changes.'' ",
]
NOISE = st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join)


@st.composite
def broken_articles(draw: st.DrawFn) -> str:
    """Sentences that say something, with noise between them, and a piece of it all cut out."""
    pieces = draw(st.lists(st.one_of(st.sampled_from(SAID), NOISE), min_size=1, max_size=8))
    text = "".join(pieces)
    start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
    return text[:start] + text[end:] if draw(st.booleans()) else text


TEXTS = st.one_of(
    broken_articles(),
    broken_articles(),
    st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join),
    st.text(max_size=120),
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(TEXTS)
    places = st.integers(0, len(text))
    ends = draw(st.one_of(st.just([]), st.lists(st.tuples(places, places).map(sorted), max_size=2)))
    regions = tuple(sorted((Region(draw(st.sampled_from(RegionKind)), Span(*e)) for e in ends), key=lambda r: r.span))
    comments = tuple(Comment("Reader", None, r.span) for r in regions if r.kind is RegionKind.COMMENT)
    return document(text, *regions, comments=comments)


any_text = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(documents())
@any_text
def test_every_finding_has_its_words_in_the_text(read_from: Document) -> None:
    for span in spans(read(read_from)):
        assert span.of(read_from.text).strip()


@given(documents())
@any_text
def test_statements_are_numbered_apart_and_name_only_each_other(read_from: Document) -> None:
    found = read(read_from).statements
    by_id = {s.id: s for s in found}
    assert len(by_id) == len(found)
    assert len({s.content for s in found}) == len(found)
    for statement in found:
        assert attribution_chain(statement, by_id)[-1] is statement  # raises when it leads nowhere or in a circle
        if statement.continues is not None:
            assert by_id[statement.continues].content.start < statement.content.start
            assert by_id[statement.continues].continues is None


@given(documents())
@any_text
def test_a_report_within_another_lies_inside_it(read_from: Document) -> None:
    found = read(read_from).statements
    by_id = {s.id: s for s in found}
    assert all(by_id[s.within].content.contains(s.content) for s in found if s.within)


@given(documents())
@any_text
def test_nothing_is_found_in_what_is_not_running_text(read_from: Document) -> None:
    found = read(read_from)
    away = [r.span for r in read_from.regions if r.kind is not RegionKind.CAPTION]
    for statement in found.statements:
        assert not any(statement.content.overlaps(a) for a in away)


@given(documents())
@any_text
def test_reading_twice_gives_the_same_findings(read_from: Document) -> None:
    assert read(read_from) == read(read_from)


@given(documents())
@any_text
def test_speakers_and_kinds_go_together_and_unknown_ones_are_counted(read_from: Document) -> None:
    found = read(read_from)
    for s in found.statements:
        assert (s.speaker_name is None) == (s.speaker_kind is None)
        assert s.speaker_name is None or s.speaker_name.strip()
    unknown = sum(s.speaker_name is None for s in found.statements)
    assert [p.message for p in found.problems] == (
        [f"{unknown} statements have no speaker that can be told"] * bool(unknown)
    )


@given(documents())
@any_text
def test_names_are_sorted_and_stand_once(read_from: Document) -> None:
    named = [(n.canonical, n.kind) for n in read(read_from).names]
    assert all(n.canonical not in n.forms and list(n.forms) == sorted(n.forms) for n in read(read_from).names)
    assert named == sorted(named)


# The work on a text grows with its length

SENTENCES = [
    "“We were told nothing,” said Ann Lee. ",
    "Ann Lee said the Harbour Agency had claimed that the boats leaked. ",
    "He said so. ",
    "“One. “",
    "Tom Bell, who chairs the pay committee, ",
]


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("joint", ["", "\n\n"])
def test_the_work_on_a_text_grows_with_its_length_only(
    sentence: str, joint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def questions(copies: int) -> int:
        """How often the finders ask where something stands on the page while they read."""
        asked: Counter[str] = Counter()
        for name in ("quotation_at", "quotations_in", "quotation_before", "sentence_at", "paragraph_at", "unquoted"):
            original = getattr(Page, name)

            def counting(*args: Any, original: Any = original, name: str = name) -> Any:
                asked[name] += 1
                return original(*args)

            monkeypatch.setattr(Page, name, counting)
        read(document((sentence + joint) * copies))
        monkeypatch.undo()
        return asked.total()

    assert questions(200) <= 4.8 * questions(50) + 100
