"""``standoff show``: first what an empty or missing record says."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from tests.small_record import BALLOT, record_of

from standoff.errors import RecordError
from standoff.store import Store

Run = Callable[..., Result]
Decide = Callable[..., str]
Ask = Callable[..., Any]

LISTINGS = [["documents"], ["statements"], ["acts"], ["offices"], ["search", "ferry"], ["unread"]]
EVERY = [*LISTINGS, ["why", "s0123456789"]]


@pytest.fixture
def record(run: Run, cuttings: Path, tmp_path: Path) -> Path:
    (cuttings / "empty.txt").touch()
    run("read", cuttings, expect=1)
    return tmp_path / "record.db"


@pytest.mark.parametrize("words", EVERY, ids=lambda words: words[0])
def test_without_a_record_every_question_says_what_to_do(run: Run, tmp_path: Path, words: list[str]) -> None:
    result = run("show", *words, expect=3)
    (line,) = result.stderr.splitlines()
    assert line.startswith("standoff: record.db: there is no record here yet")
    assert "standoff read FOLDER" in line
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", LISTINGS[:5], ids=lambda words: words[0])
def test_an_empty_record_says_that_it_is_empty_and_what_is_next(
    run: Run, ask: Ask, tmp_path: Path, words: list[str]
) -> None:
    Store.open(tmp_path / "record.db").close()
    assert "Next: standoff read FOLDER" in " ".join(run("show", *words).stdout.split())
    empty = ask("show", *words)
    assert (empty["total"], empty["items"]) == (0, [])


@pytest.mark.parametrize(
    "words",
    [
        ["documents", "--outlet", "nobody"],
        ["statements", "--speaker", "nobody"],
        ["acts", "--party", "nobody"],
        ["offices", "--speaker", "nobody"],
    ],
)
def test_filters_that_let_nothing_pass_say_so(run: Run, record: Path, words: list[str]) -> None:
    assert "Wider filters" in run("show", *words).stdout


@pytest.mark.parametrize(
    "words",
    [
        ["documents", "--since", "May"],
        ["documents", "--until", "2014-13"],
        ["statements", "--limit", "-1"],
        ["acts", "--type", "quarrel"],
        ["acts", "--status", "maybe"],
        ["why"],
    ],
)
def test_an_option_that_makes_no_sense_is_named(run: Run, words: list[str]) -> None:
    assert "Error" in run("show", *words, expect=2).stderr


def test_an_unknown_fact_is_said_to_be_unknown(run: Run, record: Path) -> None:
    assert "no fact called 's0123456789'" in run("show", "why", "s0123456789", expect=3).stderr


def test_documents_are_listed_by_date(run: Run, ask: Ask, record: Path) -> None:
    listed = ask("show", "documents")
    assert (listed["format"], listed["kind"], listed["total"]) == ("standoff-show/1", "documents", 2)
    assert [item["published"] for item in listed["items"]] == ["2014-05-15", "2014-06-20"]
    text = run("show", "documents").stdout
    assert text.index("2014-05-15") < text.index("2014-06-20")
    assert max(map(len, text.splitlines())) <= 80
    assert [item["published"] for item in ask("show", "documents", "--since", "2014-06")["items"]] == ["2014-06-20"]
    assert [item["published"] for item in ask("show", "documents", "--until", "2014-05")["items"]] == ["2014-05-15"]


def test_a_limit_says_that_there_is_more(run: Run, ask: Ask, record: Path) -> None:
    assert "1 of 2 shown; --limit 0 shows all." in run("show", "documents", "--limit", "1").stdout
    assert "shown" not in run("show", "documents", "--limit", "0").stdout
    page = ask("show", "documents", "--limit", "1")
    assert (page["total"], len(page["items"])) == (2, 1)


def test_a_revised_document_says_so(run: Run, cuttings: Path, record: Path) -> None:
    with (cuttings / "reply.txt").open("a") as file:
        file.write("\nThe crews have not answered the board.\n")
    run("read", cuttings, expect=1)
    assert "revision 2 of 2" in " ".join(run("show", "documents").stdout.split())


def test_statements_name_their_speakers(run: Run, ask: Ask, record: Path) -> None:
    said = {item["words"]: item for item in ask("show", "statements")["items"]}
    door = said["The door was never shut"]
    assert (door["speaker"], door["kind"], door["chain"]) == ("Leonard Strake", "direct", ["Leonard Strake"])
    assert door["document"]["published"] == "2014-06-20"
    text = run("show", "statements", "--speaker", "strake", "--kind", "direct").stdout
    assert "Leonard Strake: “The door was never shut”" in text
    assert "Ann Orr:" not in text


def test_a_report_inside_a_report_says_who_reports_it(run: Run, record: Path, tmp_path: Path) -> None:
    from standoff.ontology import Document, Findings, Span, Statement, StatementKind

    text = "Orr said that Strake had told her that nobody read it, and more."
    outer = Statement("s1", StatementKind.INDIRECT, Span(14, 53), speaker_name="Ann Orr")
    inner = Statement("s2", StatementKind.INDIRECT, Span(39, 53), speaker_name="Leonard Strake", within="s1")
    with Store.open(record) as store:
        store.keep(Document("x.txt", text, "text/plain"), Findings(statements=(outer, inner)), "reader/1")
    shown = " ".join(run("show", "statements", "--speaker", "strake").stdout.split())
    assert "Leonard Strake (reported by Ann Orr): nobody read it" in shown


HEARING = "Ms Lowe denied that she had been there. She said it was raining. She warned of more."


@pytest.fixture
def hearing(record: Path) -> Path:
    """A record with a denial, a plain report that goes on, and a doubtful warning."""
    from standoff.ontology import Document, Findings, Span, Statement, StatementKind

    at = HEARING.index
    found = (
        Statement("s1", StatementKind.INDIRECT, Span(20, 38), Span(8, 14), speaker_name="Harriet Lowe"),
        Statement("s2", StatementKind.INDIRECT, Span(at("it was"), at("raining")), Span(44, 48), speaker_name="Lowe"),
        Statement(
            "s3", StatementKind.INDIRECT, Span(at("raining"), at(". She w")), speaker_name="Lowe", continues="s1"
        ),
        Statement(
            "s4",
            StatementKind.INDIRECT,
            Span(at("more"), at("more") + 4),
            Span(at("warned"), at("warned") + 9),
            speaker_name="Lowe",
            confidence=0.59,
        ),
    )
    with Store.open(record) as store:
        store.keep(Document("x.txt", HEARING, "text/plain"), Findings(statements=found), "reader/1")
    return record


def test_a_listing_says_how_it_was_said_unless_plainly(run: Run, hearing: Path) -> None:
    shown = " ".join(run("show", "statements", "--speaker", "lowe").stdout.split())
    assert "Harriet Lowe (denied): she had been there" in shown
    assert "Lowe: it was" in shown
    assert "Lowe (denied): raining" in shown, "what goes on was said as it began"


def test_what_is_in_doubt_is_marked(run: Run, ask: Ask, hearing: Path) -> None:
    assert "Lowe? (warned of): more" in run("show", "statements").stdout
    assert "Lowe?:" not in run("show", "statements").stdout
    doubtful = next(item for item in ask("show", "statements")["items"] if item["cue"] == "warned of")
    assert "in doubt: confidence 0.59" in run("show", "why", doubtful["id"]).stdout


def test_json_says_who_said_it_in_which_word_how_surely_and_how_the_date_is_known(
    run: Run, ask: Ask, hearing: Path
) -> None:
    denial = next(item for item in ask("show", "statements")["items"] if item["cue"] == "denied")
    assert (denial["speaker"], denial["confidence"], denial["document"]["published_basis"]) == ("Harriet Lowe", 1, None)
    told = ask("show", "why", denial["id"])
    assert (told["speaker"], told["cue"], told["confidence"]) == ("Harriet Lowe", "denied", 1)
    assert "published_basis" in told["document"]
    assert ask("show", "documents")["items"][0]["published_basis"] == "dateline"


@pytest.mark.parametrize("asked", ["O'Dell", "O’Dell", "o`dell", " o'DELL "])
def test_a_speaker_is_found_with_any_apostrophe(run: Run, ask: Ask, record: Path, asked: str) -> None:
    from standoff.ontology import Document, Findings, Role, RoleStatus, Span, Statement, StatementKind

    here = (Span(0, 5),)
    with Store.open(record) as store:
        for source, name in (("x.txt", "Ann O'Dell"), ("y.txt", "Ann O’Dell"), ("z.txt", "Ann O’Dell")):
            said = Statement("s1", StatementKind.DIRECT, Span(0, 5), speaker_name=name)
            role = Role(name, "Chair" if name[5] == "'" else "chair", "Crews' Guild", RoleStatus.CURRENT, here)
            found = Findings(statements=(said,), roles=(role,))
            store.keep(Document(source, "Never again.", "text/plain"), found, "reader/1")
    said = ask("show", "statements", "--speaker", asked)["items"]
    (office,) = ask("show", "offices", "--person", asked)["items"]
    assert [item["speaker"] for item in said] == [office["person"]] * 3
    assert (office["role"], len(office["reports"])) == ("chair", 3)


def test_an_unknown_speaker_is_shown_as_unknown(run: Run, record: Path) -> None:
    from standoff.ontology import Document, Findings, Span, Statement, StatementKind

    with Store.open(record) as store:
        unknown = Statement("s1", StatementKind.DIRECT, Span(0, 5))
        store.keep(Document("x.txt", "Never again.", "text/plain"), Findings(statements=(unknown,)), "reader/1")
    assert "speaker unknown: “Never”" in run("show", "statements").stdout


def test_offices_give_the_days_and_the_evidence(run: Run, ask: Ask, record: Path) -> None:
    held = {(item["person"], item["role"]): item for item in ask("show", "offices")["items"]}
    strake = held["Leonard Strake", "chief executive"]
    assert [report["published"] for report in strake["reports"]] == ["2014-05-15", "2014-06-20"]
    text = run("show", "offices", "--person", "strake", "--kind", "current").stdout
    assert "Leonard Strake, chief executive" in text
    assert "current 2014-05-15 to 2014-06-20" in text
    assert strake["reports"][0]["evidence"] in text
    assert ask("show", "offices", "--kind", "future")["total"] == 0


def test_search_marks_what_it_found(run: Run, ask: Ask, record: Path) -> None:
    assert "«timetable»" in run("show", "search", "timetable").stdout
    (item,) = ask("show", "search", "door", "shut")["items"]
    assert [item["snippet"][start:end] for start, end in item["found"]] == ["door", "shut"]
    assert "No article with all of: zeppelin" in run("show", "search", "zeppelin").stdout


def test_why_shows_the_words_in_their_paragraph(run: Run, ask: Ask, record: Path) -> None:
    door = next(i for i in ask("show", "statements")["items"] if i["words"] == "The door was never shut")
    shown = run("show", "why", door["id"]).stdout
    assert '"«The door was never shut»," said Leonard Strake' in shown
    for told in ("2014-06-20", "cuttings/reply.txt", "speaker:", "chain:", "Leonard Strake"):
        assert told in shown
    told = ask("show", "why", door["id"])
    assert told["evidence"] == [{"place": door["content"], "words": "The door was never shut"}]
    assert told["paragraphs"][0]["text"].startswith('"The door was never shut,"')
    assert told["chain"] == ["Leonard Strake"]


def test_why_tells_what_is_known_of_a_document(run: Run, ask: Ask, record: Path) -> None:
    listed = ask("show", "documents")["items"][0]
    shown = run("show", "why", listed["id"]).stdout
    assert shown.startswith(f"{listed['id']}  document (news): Ferry crews call a halt to timetable talks\n")
    for told in ("cuttings/ferry.txt", "2014-05-15 (dateline)", "Joan Marle", f"statements:  {listed['statements']}"):
        assert told in shown
    told = ask("show", "why", listed["id"])
    assert (told["kind"], told["id"], told["fact"], told["document"]) == ("why", listed["id"], "document", listed)
    assert "no document called 'd0123456789'" in run("show", "why", "d0123456789", expect=3).stderr


def test_why_explains_facts_of_every_kind(run: Run, record: Path) -> None:
    from standoff import ontology as o

    here = (o.Span(0, 5), o.Span(14, 20))
    findings = o.Findings(
        names=(o.Name("Ann Orr", o.PartyKind.PERSON),),
        roles=(o.Role("Ann Orr", "chair", None, o.RoleStatus.FORMER, here),),
        parts=(o.Part("crews", "guild", here),),
        acts=(o.Act("a1", "request", here[0], here, mode="urge", target="board"),),
        positions=(o.Position("Ann Orr", "the timetable", o.Stance.OPPOSES, here),),
        dialogue=(o.Channel(("crews", "board"), o.Level.FORMAL, o.ChannelState.PAUSED, evidence=here),),
        votes=(o.Vote(None, None, None, evidence=here),),
    )
    with Store.open(record) as store:
        store.keep(o.Document("x.txt", "Never again.\n\nNot now.", "text/plain"), findings, "reader/1")
        facts = [store._run("SELECT id FROM findings WHERE kind = ? AND revision = 3", kind)[0][0] for kind in KINDS]
    shown = [run("show", "why", id).stdout for id in facts]
    heads = [text.splitlines()[0].partition("  ")[2] for text in shown]
    assert heads == [
        "role: Ann Orr, chair, body not named (former)",
        "part: crews of guild",
        "act: somebody to board: request, urge (happened)",
        "position: Ann Orr opposes the timetable",
        "dialogue: crews and board: paused",
        "vote: body not named: motion not named",
        "name: Ann Orr",
    ]
    assert all("    «Never» again.\n\n    «Not no»w." in text for text in shown[:-1])


KINDS = ["role", "part", "act", "position", "channel", "vote", "name"]


def test_unread_sources_are_listed_until_they_are_read(run: Run, ask: Ask, cuttings: Path, record: Path) -> None:
    assert "cuttings/empty.txt" in run("show", "unread").stdout
    assert [item["code"] for item in ask("show", "unread")["items"]] == ["empty"]
    (cuttings / "empty.txt").write_text((cuttings / "reply.txt").read_text() + "\nThe crews will answer in a week.\n")
    run("read", cuttings)
    assert run("show", "unread").stdout == "Everything that was met could be read.\n"


LONG = "cuttings/2019-03-12 the crews of the Ravensey ferries and what the harbour board made of them.txt"


@pytest.mark.parametrize("columns", ["20", "40", "80", "200"])
def test_the_name_of_what_was_not_read_is_never_cut(
    run: Run, cuttings: Path, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    (cuttings.parent / LONG).touch()
    for shown in (run("read", cuttings, expect=1).stdout, run("show", "unread").stdout):
        assert "".join(LONG.split()) in "".join(shown.split())


def test_a_window_too_narrow_for_columns_gets_a_line_for_each_field(
    run: Run, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    lines = run("show", "documents").stdout.splitlines()
    assert lines[1:3] == ["  published: 2014-05-15", "  outlet: outlet unknown"]
    assert lines[4] == "  title: Ferry crews call a halt to"
    assert max(map(len, lines)) <= 40


def test_hostile_text_reaches_no_terminal(run: Run, record: Path) -> None:
    from standoff.ontology import Document, Findings, PartyKind, Role, RoleStatus, Span, Statement, StatementKind

    bad = "\x1b]0;owned\x07\x9b2J\u202e"
    text = f"{bad}said harbour words {bad}"
    statement = Statement(
        "s1", StatementKind.DIRECT, Span(0, len(text)), speaker_name=bad, speaker_kind=PartyKind.PERSON
    )
    role = Role(bad, bad, bad, RoleStatus.CURRENT, (Span(0, len(text)),))
    with Store.open(record) as store:
        document = Document(bad, text, "text/plain", title=bad, publisher=bad)
        store.keep(document, Findings(statements=(statement,), roles=(role,)), "reader/1")
        store.note_unread(bad, "empty", bad)
        ids = [store._run("SELECT id FROM findings WHERE revision = 3 AND kind = 'statement'")[0][0]]
    for words in [*LISTINGS, ["search", bad, "harbour"], ["why", *ids]]:
        for form in ("text", "json"):
            shown = run("show", *words, "--format", form).output
            assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(shown), words
            if form == "json":
                json.loads(shown)


@pytest.fixture
def acted(run: Run, cuttings: Path, tmp_path: Path) -> Path:
    (cuttings / "walkout.txt").write_text(
        "15 May 2014\n\nThe Ferry Union rejected the Harbour Board's terms on Tuesday. Ann Orr urged the Harbour Board "
        "to think again.\n\nThe Ferry Union will strike on 2 June. The Harbour Board did not meet the Ferry Union.\n",
        encoding="utf-8",
    )
    run("read", cuttings / "walkout.txt")
    return tmp_path / "record.db"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], {"reject", "request", "strike", "meet"}),
        (["--type", "strike"], {"strike"}),
        (["--type", "urge"], {"request"}),
        (["--status", "planned"], {"strike"}),
        (["--status", "did-not-happen"], {"meet"}),
        (["--party", "orr"], {"request"}),
        (["--party", "harbour b"], {"reject", "request", "meet"}),  # by it and to it
        (["--since", "2014-05-16"], set()),
        (["--until", "2014-05-15"], {"reject", "request", "strike", "meet"}),
    ],
)
def test_acts_are_chosen_by_party_type_status_and_day(ask: Ask, acted: Path, words: list[str], told: set[str]) -> None:
    assert {item["type"] for item in ask("show", "acts", *words)["items"]} == told


def test_an_act_is_told_with_its_status_and_the_date_that_the_words_give(run: Run, acted: Path) -> None:
    lines = " ".join(run("show", "acts").stdout.split())
    assert re.search(r"a\w{10} Ferry Union\?? went on strike \(strike; planned; 2014-06-02\)", lines)
    assert re.search(r"Ann Orr\?? asked Harbour Board: to think again \(request, urge\)", lines)


def test_why_of_an_act_says_when_it_was_and_who_says_so(run: Run, ask: Ask, acted: Path) -> None:
    (item,) = ask("show", "acts", "--type", "reject")["items"]
    told = run("show", "why", item["id"]).stdout
    assert "2014-05-13 (resolved)" in told
    assert "the outlet" in told
    assert "rejected the Harbour Board's terms" in " ".join(told.split())
    assert ask("show", "why", item["id"])["act"]["date"] == "2014-05-13"


def test_what_a_person_rejected_is_out_of_the_listings_and_why_says_so(run: Run, ask: Ask, cuttings: Path) -> None:
    run("read", cuttings)
    fact = ask("show", "statements")["items"][0]["id"]
    run("review", "reject", fact, "--author", "Ann Lee")
    assert fact not in {item["id"] for item in ask("show", "statements")["items"]}
    assert "rejected, by Ann Lee" in " ".join(run("show", "why", fact).stdout.split())


@pytest.fixture
def decide(run: Run) -> Callable[..., str]:
    """Make a decision as Tom Holt; return what is told of it."""
    return lambda *words: " ".join(run("review", *words, "--author", "Tom Holt").stdout.split())


def _by(ask: Ask, speaker: str) -> set[str]:
    found = ask("show", "statements", "--speaker", speaker)
    assert found["total"] == len(found["items"])
    return {item["id"] for item in found["items"]}


def test_what_a_person_corrected_is_found_under_its_new_speaker_only(ask: Ask, decide: Decide, record: Path) -> None:
    fact = ask("show", "statements", "--speaker", "Strake")["items"][-1]["id"]
    decide("correct", fact, "speaker_name=Wanda Quill")
    assert _by(ask, "quill") == {fact}
    assert fact not in _by(ask, "Strake")
    assert {item["id"]: item["speaker"] for item in ask("show", "statements")["items"]}[fact] == "Wanda Quill"


def test_what_a_person_rejected_is_not_counted_and_comes_back_when_that_is_undone(
    ask: Ask, decide: Decide, record: Path
) -> None:
    before = ask("show", "statements", "--speaker", "Strake")
    decision = decide("reject", before["items"][0]["id"])
    after = ask("show", "statements", "--speaker", "Strake", "--limit", "1")
    assert (after["total"], after["items"]) == (before["total"] - 1, before["items"][1:2])
    decide("undo", re.findall(r"\[(j\w+)\]", decision)[0])
    assert ask("show", "statements", "--speaker", "Strake") == before


def test_what_a_person_added_is_found_by_every_filter_and_stands_in_its_place(
    ask: Ask, decide: Decide, record: Path
) -> None:
    document = ask("show", "documents")["items"][0]["id"]
    told = decide(
        "add", document, "statement", "over the winter timetable", "speaker_name=Wanda Quill",
        "kind=indirect",
    )  # fmt: skip
    (fact,) = re.findall(r"added (s\w{10})", told)
    for words in (["--speaker", "quill"], ["--kind", "indirect", "--until", "2014-05-31"]):
        assert fact in {item["id"] for item in ask("show", "statements", *words)["items"]}
    order = [item["id"] for item in ask("show", "statements")["items"] if item["document"]["id"] == document]
    assert order[0] == fact  # the first words of its article that anybody says
    assert ask("show", "why", fact)["speaker"] == "Wanda Quill"


def test_two_names_that_a_person_merged_are_found_under_either_and_shown_as_one(
    ask: Ask, decide: Decide, record: Path
) -> None:
    (orr,) = {item["speaker"] for item in ask("show", "statements", "--speaker", "Orr")["items"]}
    strake = _by(ask, "Strake")
    decide("merge", orr, "Leonard Strake")
    together = ask("show", "statements", "--speaker", "Strake")["items"]
    assert {item["id"] for item in together} == _by(ask, "Orr") > strake
    assert len({item["speaker"] for item in together}) == 1


def test_acts_are_found_by_what_they_were_corrected_to(ask: Ask, decide: Decide, acted: Path) -> None:
    (strike,) = ask("show", "acts", "--type", "strike")["items"]
    decide("correct", strike["id"], "actor=Crane Drivers", "status=happened")
    assert ask("show", "acts", "--status", "planned")["total"] == 0
    (now,) = ask("show", "acts", "--party", "crane d", "--status", "happened")["items"]
    assert (now["id"], now["actor"]) == (strike["id"], "Crane Drivers")
    assert ask("show", "why", strike["id"])["act"]["actor"] == "Crane Drivers"


def test_offices_are_told_as_they_were_known_on_a_day(run: Run, ask: Ask, record: Path) -> None:
    before = {item["person"] for item in ask("show", "offices", "--as-of", "2014-05-14")["items"]}
    after = {item["person"] for item in ask("show", "offices", "--as-of", "2014-05-15")["items"]}
    assert before < after
    assert "Ann Orr" in after - before


def test_offices_are_held_by_whom_they_were_corrected_to(ask: Ask, decide: Decide, record: Path) -> None:
    (office,) = ask("show", "offices", "--person", "Orr")["items"]
    decide("correct", office["reports"][0]["evidence"], "person=Wanda Quill")
    assert ask("show", "offices", "--person", "Orr")["total"] == 0
    (now,) = ask("show", "offices", "--person", "quill")["items"]
    assert (now["person"], now["role"]) == ("Wanda Quill", office["role"])


def test_why_tells_a_corrected_fact_as_it_stands_and_who_decided(
    run: Run, ask: Ask, decide: Decide, record: Path
) -> None:
    fact = ask("show", "statements")["items"][0]["id"]
    assert ask("show", "why", fact)["decided"] is None
    decide("correct", fact, "speaker_name=Wanda Quill")
    told = ask("show", "why", fact)
    assert (told["speaker"], told["chain"][-1]) == ("Wanda Quill", "Wanda Quill")
    assert (told["decided"]["states"], told["decided"]["by"]) == (["corrected"], ["Tom Holt"])
    shown = " ".join(run("show", "why", fact).stdout.split())
    assert "speaker: Wanda Quill" in shown
    assert "decided: corrected, by Tom Holt" in shown


@pytest.mark.parametrize("code", ["read-only", "locked"])
def test_a_record_that_cannot_be_written_is_asked_all_the_same(
    ask: Ask, decide: Decide, record: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    fact = ask("show", "statements")["items"][0]["id"]
    decide("correct", fact, "speaker_name=Wanda Quill")

    def refuse(*_: object, **__: object) -> None:
        raise RecordError(code, "not now")

    monkeypatch.setattr(Store, "keep_derived", refuse)
    assert _by(ask, "Quill") == {fact}


def test_a_damaged_record_is_not_taken_for_one_that_cannot_be_written(
    run: Run, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise RecordError("damaged", "the record's file is damaged")

    with Store.open(record) as store:
        store.mark_gone("cuttings/ferry.txt")
    monkeypatch.setattr(Store, "keep_derived", refuse)
    assert "damaged" in run("show", "statements", expect=3).stderr


def test_what_follows_from_law_alone_names_the_law_and_says_so(run: Run, ask: Ask, tmp_path: Path) -> None:
    record_of(tmp_path, BALLOT)
    told = " ".join(run("show", "mandates").stdout.split())
    assert "Where British law applies (Trade Union Act 2016): 50 % asked" in told
    assert "(Trade Union Act 2016), and in important public services only: 40 % asked" in told
    assert "expired (derived, where British law applies (Trade Union Act 2016))" in told
    (vote,) = ask("show", "mandates")["items"]
    assert vote["mandate"]["law"]["act"] == vote["law"]["act"] == "Trade Union Act 2016"


def test_a_mandate_that_ends_by_law_changes_on_the_laws_condition(run: Run, tmp_path: Path) -> None:
    record_of(tmp_path, BALLOT)
    told = " ".join(run("show", "changes", "--since", "2024-11").stdout.split())
    assert "in force, now expired, where British law applies (Trade Union Act 2016)" in told


def test_a_change_is_a_sentence_that_says_whose_it_is_and_gives_only_days_that_are_known(
    run: Run, ask: Ask, acted: Path
) -> None:
    run("review", "correct", ask("show", "acts", "--type", "strike")["items"][0]["id"], "date=null", "status=happened")
    told = run("show", "changes", "--since", "2014", "--limit", "0").stdout
    lines = " ".join(told.split())
    assert re.search(r"(^|\. )New: Ferry Union went on strike\.", lines)
    assert "2014-05-13 New: Ferry Union turned down Harbour Board: the Harbour Board's terms." in lines
    assert "2014-05-15 New: Ferry Union on Harbour Board's terms — opposes, 2014-05-15." in lines
    assert "New: Harbour Board met Ferry Union — denied." in lines
    assert not re.search("unknown|undated|→|not there|appeared|channels|stands|did-not-happen", lines)
    starts = re.findall(r"(?:New|Changed|Told again|No longer told|Accounts differ now): (\w+)", lines)
    assert len(starts) == ask("show", "changes", "--since", "2014")["total"]


def test_changes_say_how_many_articles_have_no_date_and_are_left_out(run: Run, ask: Ask, tmp_path: Path) -> None:
    record_of(tmp_path, {**BALLOT, "undated": "Notice\n\nThe Dockers' Union criticised Ravensey Harbour Board.\n"})
    assert "1 article has no date and is left out." in run("show", "changes", "--since", "2024-05").stdout
    told = ask("show", "changes", "--since", "2024-05")
    assert told["undated"] == 1
    assert not any("Dockers' Union" in each["parties"] for each in told["items"])


def test_an_event_that_rests_on_a_doubtful_reading_alone_is_marked(run: Run, ask: Ask, demo: Path) -> None:
    told = " ".join(run("show", "timeline", "--record", demo, "--limit", 0).stdout.split())
    items = ask("show", "timeline", "--record", demo)["items"]
    best = {each["evidence"][0]: max(r["act"].get("confidence", 1.0) for r in each["reports"]) for each in items}
    heads = {fact: head for head, fact in re.findall(r"(.*?) told by .*?; rests on (\w+)", told)}
    unsure = {fact for fact, confidence in best.items() if confidence < 0.5}
    assert unsure
    assert heads.keys() == best.keys()
    assert all("? in doubt)" in heads[fact] for fact in unsure)


def test_why_tells_what_rests_on_a_fact(run: Run, ask: Ask, tmp_path: Path) -> None:
    record_of(tmp_path, BALLOT)
    (vote,) = ask("show", "mandates")["items"]
    fact = next(each for each in vote["evidence"] if each.startswith("v"))
    told = " ".join(run("show", "why", fact).stdout.split())
    assert "on it rests: vote: to strike over night rosters" in told
    kinds = {each["kind"]: each["id"] for each in ask("show", "why", fact)["rests_on_it"]}
    assert kinds["vote"] == vote["id"]
    assert kinds["mandate"] == vote["mandate"]["id"]
