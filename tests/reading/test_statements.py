"""What is said becomes a statement, once, with its words and nothing beside them."""

from __future__ import annotations

import pytest

from standoff.ontology import Document, PartyKind, Region, RegionKind, Span, Statement, StatementKind
from standoff.reading import read


def statements(text: str) -> tuple[Statement, ...]:
    return read(Document("quay.txt", text, "text/plain")).statements


def told(text: str) -> list[tuple[str, str, str | None]]:
    return [(s.kind.value, s.content.of(text), s.speaker_name) for s in statements(text)]


def linked(text: str) -> list[tuple[str, str | None, str | None]]:
    """Each statement's words with the words of the statement that it continues and that it is reported within."""
    found = statements(text)
    words = {s.id: s.content.of(text) for s in found}
    return [(words[s.id], words.get(s.continues or ""), words.get(s.within or "")) for s in found]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The boats stayed in harbour.",
        # words in marks that nobody says
        "The so-called “quick wins” never came.",
        "The 'Blue Book' and the 'Green Book' lie on the same shelf.",
        "Her boat, the “Kittiwake”, was sold in May.",
        "He drove a 'pre-war' tug round the 'new' basin.",
        # marks that are none
        "The pilots' pay and the crews' hours are linked.",
        "It was the '90s, and the 6\" planks were wet.",
        # somebody would not say
        "The ferry operator declined to say whether the boats would sail.",
        "Ann Lee refused to comment.",
        "The board would not say who had voted.",
        "The board did not say that the boats would sail.",
        "Tom Bell has never claimed that the cranes were safe.",
        "Ann Lee left without saying that she would come back.",
        # nobody says it
        "It is feared that the ferries will stop.",
        "It was said that the pilots had lost the vote.",
        # verbs of report that report nothing here
        "Ann Lee wrote a book in May.",
        "The letter was written in a hurry.",
        "The union added branches.",
        "The board asked two pilots in.",
    ],
)
def test_where_nobody_says_anything_there_is_no_statement(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("marks", ["“”", "‘’", '""', "''"])
@pytest.mark.parametrize(
    ("pattern", "content"),
    [
        # British and American ways with the comma and the stop
        ("{o}We can't wait,{c} said Ann Lee.", "We can't wait"),
        ("{o}We can't wait{c}, said Ann Lee.", "We can't wait"),
        ("{o}We can't wait,{c} Ann Lee said.", "We can't wait"),
        ("{o}Can we wait?{c} asked Ann Lee.", "Can we wait?"),
        ("{o}We can't wait!{c} Ann Lee said on Monday.", "We can't wait!"),
        ("Ann Lee said: {o}We can't wait.{c}", "We can't wait."),
        ("Ann Lee said, {o}We can't wait.{c}", "We can't wait."),
        ("Ann Lee said {o}we can't wait{c}.", "we can't wait"),
        ("Ann Lee said that {o}we can't wait{c}.", "we can't wait"),
        ("Ann Lee: {o}We can't wait.{c}", None),
    ],
)
def test_a_direct_quotation_in_any_marks_is_its_words_alone(marks: str, pattern: str, content: str | None) -> None:
    text = pattern.format(o=marks[0], c=marks[1])
    assert told(text) == ([("direct", content, "Ann Lee")] if content else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee said the cranes were idle.", [("indirect", "the cranes were idle", "Ann Lee")]),
        ("Ann Lee said that the cranes were idle.", [("indirect", "the cranes were idle", "Ann Lee")]),
        (
            "Ann Lee said the board had been “asleep at the tiller”.",
            [("mixed", "the board had been “asleep at the tiller”", "Ann Lee")],
        ),
        (
            'Ann Lee said the "deaf" board had been "asleep at the tiller" since May.',
            [("mixed", 'the "deaf" board had been "asleep at the tiller" since May', "Ann Lee")],
        ),
        ("Tom Bell called the offer “a farce”.", [("mixed", "the offer “a farce”", "Tom Bell")]),
        ("The cranes were idle, Ann Lee said.", [("indirect", "The cranes were idle", "Ann Lee")]),
        ("The cranes were idle, according to Ann Lee.", [("indirect", "The cranes were idle", "Ann Lee")]),
        (
            "Ann Lee said the cranes were idle. Tom Bell said they were not.",
            [("indirect", "the cranes were idle", "Ann Lee"), ("indirect", "they were not", "Tom Bell")],
        ),
        (
            "Ann Lee said the cranes were idle, but Tom Bell said they were not.",
            [("indirect", "the cranes were idle", "Ann Lee"), ("indirect", "they were not", "Tom Bell")],
        ),
        (
            "Ann Lee said the cranes were idle and added that the boats leaked.",
            [("indirect", "the cranes were idle", "Ann Lee"), ("indirect", "the boats leaked", "Ann Lee")],
        ),
        # scare quotes beside a report are part of it, not a second one
        (
            "The union warned that the “flexible” rota would cost lives.",
            [("mixed", "the “flexible” rota would cost lives", "union")],
        ),
    ],
)
def test_each_report_is_one_statement_of_its_kind(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a cue interrupts a sentence, or stands between two
        (
            '"The cranes stay idle," Ann Lee said, "until the board sits down."',
            [("The cranes stay idle", None), ("until the board sits down.", "The cranes stay idle")],
        ),
        (
            "‘The cranes stay idle,’ said Ann Lee. ‘Nobody wants that.’",
            [("The cranes stay idle", None), ("Nobody wants that.", "The cranes stay idle")],
        ),
        # over paragraphs, the mark opened anew in each
        (
            "Ann Lee said: “One.\n\n“Two.\n\n“Three.”\n\nThe board met.",
            [("One.", None), ("Two.", "One."), ("Three.", "One.")],
        ),
        # two quotations of one person that are apart are two
        ("“We met,” said Ann Lee.\n\n“We parted,” said Ann Lee.", [("We met", None), ("We parted", None)]),
        ("“We met,” said Ann Lee.\n\n“We did not,” said Tom Bell.", [("We met", None), ("We did not", None)]),
    ],
)
def test_a_split_quotation_names_its_first_stretch(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(words, continues) for words, continues, _ in linked(text)] == expected


def test_a_continuation_over_paragraphs_has_no_cue_and_keeps_its_speaker() -> None:
    first, second = statements("Ann Lee said: “One.\n\n“Two.”")
    assert first.cue is not None
    assert (second.cue, second.speaker_name) == (None, "Ann Lee")


def test_a_quotation_in_a_paragraph_of_its_own_goes_on_from_the_last_speaker() -> None:
    assert told("“We met,” said Ann Lee.\n\n“Nothing came of it.”") == [
        ("direct", "We met", "Ann Lee"),
        ("direct", "Nothing came of it.", "Ann Lee"),
    ]


def test_a_quotation_after_a_colon_may_stand_in_a_paragraph_of_its_own() -> None:
    assert told("Commenting on the vote, Ann Lee said:\n\n“We shall wait.”") == [
        ("direct", "We shall wait.", "Ann Lee")
    ]


@pytest.mark.parametrize("text", ["Ann Lee said: “We shall wait", "Ann Lee said: ‘We shall wait\n\nThe board met."])
def test_a_quotation_that_is_never_closed_ends_with_its_paragraph(text: str) -> None:
    assert told(text) == [("direct", "We shall wait", "Ann Lee")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The union said Ann Lee had claimed that the board lied.",
            [
                ("Ann Lee had claimed that the board lied", None),
                ("the board lied", "Ann Lee had claimed that the board lied"),
            ],
        ),
        (
            "Tom Bell said that the agency had warned that the quay would sink.",
            [
                ("the agency had warned that the quay would sink", None),
                ("the quay would sink", "the agency had warned that the quay would sink"),
            ],
        ),
        ("Tom Bell said the quay would sink.", [("the quay would sink", None)]),
    ],
)
def test_a_report_inside_a_report_names_the_outer_one(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(words, within) for words, _, within in linked(text)] == expected


def test_marks_inside_a_quotation_make_no_second_statement() -> None:
    text = "“He called it ‘a farce’ and left,” said Ann Lee."
    assert told(text) == [("direct", "He called it ‘a farce’ and left", "Ann Lee")]


def test_a_verb_of_report_inside_a_quotation_is_no_cue_of_the_quotation() -> None:
    text = "“The board said we were greedy,” said Ann Lee."
    outer, inner = statements(text)
    assert (outer.speaker_name, outer.kind) == ("Ann Lee", StatementKind.DIRECT)
    assert (inner.speaker_name, inner.content.of(text), inner.within) == ("board", "we were greedy", outer.id)


def test_a_statement_whose_speaker_is_unknown_is_kept_and_counted() -> None:
    findings = read(Document("quay.txt", "He said the boats would sail.", "text/plain"))
    assert [(s.speaker_name, s.speaker_kind) for s in findings.statements] == [(None, None)]
    assert [p.code for p in findings.problems] == ["speaker-unknown"]


@pytest.mark.parametrize("kind", [k for k in RegionKind if k is not RegionKind.CAPTION])
def test_what_is_not_running_text_says_nothing(kind: RegionKind) -> None:
    head = "Ann Lee said the boats would sail."
    text = f"{head}\n\nTom Bell said they would not."
    document = Document("quay.txt", text, "text/plain", regions=(Region(kind, Span(0, len(head))),))
    assert [s.speaker_name for s in read(document).statements] == ["Tom Bell"]


def test_a_caption_may_speak() -> None:
    text = "Ann Lee said the boats would sail."
    document = Document("quay.txt", text, "text/plain", regions=(Region(RegionKind.CAPTION, Span(0, len(text))),))
    assert [s.speaker_name for s in read(document).statements] == ["Ann Lee"]


def test_statements_are_numbered_in_order_of_place() -> None:
    found = statements("Ann Lee said the boats leaked. “They do not,” said Tom Bell. Ann Lee called it “a lie”.")
    assert [s.id for s in found] == ["s1", "s2", "s3"]
    assert [s.content for s in found] == sorted(s.content for s in found)


def test_a_quotation_is_surer_than_a_report_without_one() -> None:
    direct, indirect = statements("“The boats leak,” said Ann Lee. Tom Bell said the boats were sound.")
    assert direct.confidence > indirect.confidence
    assert {direct.speaker_kind, indirect.speaker_kind} == {PartyKind.PERSON}


@pytest.mark.parametrize(
    "text",
    [
        # somebody new leads up to the quotation
        'Ann Lee said: "Fine."\n\nThe fisheries minister, Ewan Galt: "It is beneath us."',
        # a question stands between
        'Brad Heller says the league is "a club for the few". What does she say to that?\n\n"Brad has been kind."',
        # another speaks in the same paragraph
        'John Ferney said he would not resign. His officials were baffled. One told the Courier: "We gave them all."',
        'John Ferney said he would go. Colleagues were less sure. "He is decent," said one. "He should stop."',
    ],
)
def test_a_quotation_without_a_cue_is_not_given_to_whoever_spoke_last(text: str) -> None:
    document = Document("a.txt", text, "text/plain")
    quoted = [s for s in read(document).statements if s.kind is StatementKind.DIRECT]
    last = text.rindex('"', 0, len(text) - 1) + 1
    assert last not in [s.content.start for s in quoted]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Peter Maas said last month he doubted that was possible.", "Peter Maas", "he doubted that was possible"),
        ("The union, Cockpit Alliance, said its members were against.", "Cockpit Alliance", "its members were against"),
        ("Farmers supplying Brackley Foods said it was over.", "farmers supplying Brackley Foods", "it was over"),
        ("“We are done,” said Petra Kuhn, who has a “sell” rating on it.", "Petra Kuhn", "We are done"),
        ("The deal, Ann Lee said, was dead.", "Ann Lee", "The deal, Ann Lee said, was dead"),
    ],
)
def test_the_words_are_whole_and_their_speaker_s(text: str, speaker: str, content: str) -> None:
    found = read(Document("a.txt", text, "text/plain")).statements
    assert [(s.speaker_name, s.content.of(text)) for s in found] == [(speaker, content)]
