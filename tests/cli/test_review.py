"""``standoff review``: decisions from the command line, one by one or with a key each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result
from tests.small_record import record_of

from standoff.cli import app
from standoff.cli.review import queue

Run = Callable[..., Result]
Ask = Callable[..., Any]


@pytest.fixture(autouse=True)
def record(cuttings: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STANDOFF_AUTHOR", "Ines Marle")
    run("read", "cuttings")


def said(ask: Ask, words: str) -> str:
    """The id of the statement that begins with ``words``."""
    found = [item["id"] for item in ask("show", "statements")["items"] if item["words"].startswith(words)]
    assert len(found) == 1
    return str(found[0])


def waiting(ask: Ask) -> list[str]:
    return [item["id"] for item in ask("review")["items"]]


def made(run: Run) -> str:
    """The id of the last decision."""
    return run("review", "list", "--limit", "1").stdout.split()[0]


def test_a_fact_that_was_accepted_is_not_asked_about_again(run: Run, ask: Ask) -> None:
    id = said(ask, "The door")
    assert id in waiting(ask)
    assert f"accepted {id}" in run("review", "accept", id).stdout
    assert id not in waiting(ask)


def test_a_decision_has_its_author_and_its_time(run: Run, ask: Ask) -> None:
    run("review", "accept", said(ask, "The door"), "--author", "Joan Orr")
    decision = ask("review", "list")["items"][0]
    assert decision["author"] == "Joan Orr"
    assert decision["made"].endswith("Z")
    assert decision["state"] == "in force"


def test_what_was_undone_waits_again(run: Run, ask: Ask) -> None:
    id = said(ask, "The door")
    before = waiting(ask)
    run("review", "reject", id)
    assert id not in waiting(ask)
    run("review", "undo", made(run))
    assert waiting(ask) == before
    assert ask("review", "list")["items"][1]["state"] == "undone"


@pytest.mark.parametrize(
    ("change", "field", "value"),
    [
        ("speaker_name=Ann Orr", "speaker_name", "Ann Orr"),
        ("addressee=42", "addressee", "42"),
        ("addressee=null", "addressee", None),
        ("confidence=0.5", "confidence", 0.5),
        ("speaker-kind=organisation", "speaker_kind", "organisation"),
        ('content="The door"', "content", {"start": 0, "end": 8}),
    ],
)
def test_any_field_of_a_fact_can_be_corrected(run: Run, ask: Ask, change: str, field: str, value: object) -> None:
    import msgspec

    from standoff.query import Record

    id = said(ask, "The door")
    run("review", "correct", id, change)
    with Record.open("record.db") as record:
        fact = record.judged(id).stands
        text = record.document(fact.document.id).text
    now = msgspec.to_builtins(fact.finding)[field]
    if field == "content":
        assert text[now["start"] : now["end"]] == fact.words == "The door"
    else:
        assert now == value


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("speaker=Ann", "the article does not say 'Ann'"),
        ("confidence=high", "confidence cannot be"),
        ("confidence=7", "between 0 and 1"),
        ("colour=red", "it has: kind"),
        ("id=s1", "no field 'id'"),
        ("content=e", "times"),
        ("within=s0000000000", "no fact called"),
        ("nonsense", "no FIELD=VALUE"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_and_nothing_kept(run: Run, ask: Ask, change: str, told: str) -> None:
    expect = 3 if change.startswith("within") else 2
    assert told in run("review", "correct", said(ask, "The door"), change, expect=expect).output
    assert ask("review", "list")["total"] == 0


def test_a_fact_that_is_not_there_is_refused_by_name(run: Run) -> None:
    assert "no fact called 's0000000000'" in run("review", "accept", "s0000000000", expect=3).output


def test_of_several_facts_all_are_decided_or_none(run: Run, ask: Ask) -> None:
    run("review", "accept", said(ask, "The door"), "s0000000000", expect=3)
    assert ask("review", "list")["total"] == 0


def test_a_fact_is_added_by_its_words(run: Run, ask: Ask) -> None:
    document = ask("show", "documents")["items"][0]["id"]
    added = run(
        *("review", "add", document, "role", "chair of the Ferry Crews' Association"),
        *("person=Ann Orr", "role=chair", "organisation=Ferry Crews' Association", "status=current"),
    )
    id = added.stdout.split()[1].rstrip(":")
    assert id.startswith("r")
    run("review", "note", id, "from the masthead")
    assert ask("review", "orphans")["total"] == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [("Nobody wrote this", "does not say"), ("the", "times")],
)
def test_words_that_stand_nowhere_or_often_are_not_selected(run: Run, ask: Ask, words: str, told: str) -> None:
    document = ask("show", "documents")["items"][0]["id"]
    assert told in run("review", "add", document, "name", words, "canonical=X", "kind=person", expect=2).output


def test_names_are_merged_and_kept_apart(run: Run, ask: Ask) -> None:
    assert "waits" not in run("review", "merge", "Ann Orr", "Leonard Strake").stdout
    assert "waits" not in run("review", "forbid", "Ann Orr", "Leonard Strake").stdout
    assert ask("review", "orphans")["total"] == 0


def test_whom_a_split_named_is_merged_under_that_name(run: Run, ask: Ask) -> None:
    first, second = (item["id"] for item in ask("show", "documents")["items"])
    run("review", "split", "Leonard Strake", "--in", second, "--as", "Strake the younger")
    assert ask("show", "statements", "--speaker", "the younger")["total"] > 0
    assert "waits" not in run("review", "merge", "Strake the younger", "Ann Orr").stdout
    assert ask("review", "orphans")["total"] == 0
    there = {item["document"]["id"] for item in ask("show", "statements", "--speaker", "the younger")["items"]}
    assert there == {first, second}


def test_a_fact_that_a_person_added_can_be_rejected_and_corrected(run: Run, ask: Ask) -> None:
    document = ask("show", "documents")["items"][0]["id"]
    said = ("over the winter timetable", "kind=indirect", "speaker_name=Wanda Quill")
    fact = run("review", "add", document, "statement", *said).stdout.split()[1].rstrip(":")
    run("review", "correct", fact, "speaker_name=Ida Pell")
    assert {item["id"] for item in ask("show", "statements", "--speaker", "Pell")["items"]} == {fact}
    run("review", "reject", fact)
    assert ask("show", "statements", "--speaker", "Pell")["total"] == 0
    assert ask("show", "why", fact)["decided"]["states"] == ["rejected", "corrected", "added"]


def test_decisions_of_one_moment_hold_in_the_order_in_which_they_were_made(run: Run, ask: Ask) -> None:
    door = said(ask, "The door")
    for verb in ("accept", "reject", "accept", "reject"):
        run("review", verb, door)
    assert ask("show", "why", door)["decided"]["states"] == ["rejected"]


def test_a_name_is_split_and_a_wording_regrouped(run: Run, ask: Ask) -> None:
    document = ask("show", "documents")["items"][0]["id"]
    assert "waits" not in run("review", "split", "Ann Orr", "--in", document, "--as", "Ann Orr the elder").stdout
    assert "It waits" in run("review", "regroup", "the timetable", "timetables").stdout


def test_decisions_wait_while_their_words_are_gone(run: Run, ask: Ask, cuttings: Path) -> None:
    run("review", "accept", said(ask, "The door"))
    text = (cuttings / "reply.txt").read_text(encoding="utf-8")
    (cuttings / "reply.txt").write_text(text.replace("The door was never shut", "We shut nothing"), encoding="utf-8")
    run("read", "cuttings")
    assert "no longer in the text" in ask("review", "orphans")["items"][0]["reason"]
    (cuttings / "reply.txt").write_text(text, encoding="utf-8")
    run("read", "cuttings")
    assert "Every decision applies." in run("review", "orphans").stdout


def test_decisions_are_carried_to_another_record_and_back(run: Run, ask: Ask, tmp_path: Path) -> None:
    id = said(ask, "The door")
    run("review", "accept", id)
    run("review", "correct", id, "speaker_name=Leonard Strake the younger", "--note", "so he signs")
    run("review", "export", "one.jsonl")
    run("read", "cuttings", "--record", "other.db")
    assert "2 taken in" in run("review", "import", "one.jsonl", "--record", "other.db").stdout
    assert "2 there already" in run("review", "import", "one.jsonl", "--record", "other.db").stdout
    run("review", "export", "two.jsonl", "--record", "other.db")
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()
    assert run("review", "export", "-").stdout_bytes == (tmp_path / "one.jsonl").read_bytes()


def test_a_broken_line_is_refused_with_its_number_and_the_others_are_taken(run: Run, ask: Ask, tmp_path: Path) -> None:
    run("review", "accept", said(ask, "The door"))
    run("review", "export", "one.jsonl")
    good = (tmp_path / "one.jsonl").read_text(encoding="utf-8")
    (tmp_path / "bad.jsonl").write_text("{}\n\n" + good.replace("Ines", "Inez") + good, encoding="utf-8")
    run("read", "cuttings", "--record", "other.db")
    result = run("review", "import", "bad.jsonl", "--record", "other.db", expect=1)
    assert "1 taken in, 0 there already, 2 refused" in result.output
    assert "line 1: " in result.output
    assert "line 3: its id does not belong" in result.output


def test_a_file_that_is_not_there_is_not_imported(run: Run) -> None:
    assert "cannot be read" in run("review", "import", "none.jsonl", expect=4).output


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch, run: Run) -> Callable[[str], str]:
    """Sit at the terminal and press keys; lines after a "c" answer its questions."""
    monkeypatch.setattr(queue, "sits_there", lambda: True)

    def go(keys: str) -> str:
        result = CliRunner().invoke(app, ["review"], input=keys)
        assert result.exit_code == 0, result.output + str(result.exception)
        return result.output

    return go


def test_each_fact_is_shown_in_its_words_and_waits_for_a_key(press: Callable[[str], str], ask: Ask) -> None:
    first, second, *_ = waiting(ask)
    printed = press("asq")
    assert first in printed
    assert "1 decided" in printed
    assert waiting(ask)[0] == second


def test_a_sitting_ends_with_the_record_put_together(press: Callable[[str], str]) -> None:
    from standoff.query import Record

    press("ararq")
    with Record.open("record.db", readonly=True) as record:
        assert len(record.decisions()) == 4
        assert not record.stale


def test_no_key_costs_a_look_at_the_whole_record(press: Callable[[str], str], monkeypatch: pytest.MonkeyPatch) -> None:
    from standoff.query import assemble

    looks: list[object] = []

    def counted(*asked: Any, **more: Any) -> object:
        looks.append(asked)
        return assemble(*asked, **more)

    monkeypatch.setattr("standoff.query.record.assemble", counted)
    press("arasuaq")
    assert len(looks) == 1  # at the end of the sitting


def test_the_last_decision_of_a_sitting_can_be_taken_back(press: Callable[[str], str], ask: Ask) -> None:
    before = waiting(ask)
    assert "0 decided" in press("ruq")
    assert waiting(ask) == before
    assert [item["verb"] for item in ask("review", "list")["items"]] == ["undo", "reject"]


def test_a_field_is_corrected_by_name_and_a_bad_value_asked_again(
    press: Callable[[str], str], ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["confidence", "much", "confidence", "0.5"])
    monkeypatch.setattr(click, "prompt", lambda *_args, **_options: next(answers))
    printed = press("ccq")
    assert "Not kept" in printed
    assert ask("review", "list")["items"][0]["changes"] == [["confidence", "0.5"]]


def test_other_keys_mean_nothing(press: Callable[[str], str], ask: Ask) -> None:
    assert "means nothing" in press("xuq")
    assert ask("review", "list")["total"] == 0


def test_where_nobody_sits_at_the_terminal_the_queue_is_listed(run: Run) -> None:
    printed = run("review", "--limit", "2").stdout
    assert "2 of" in printed


def test_nobody_is_no_author(run: Run, ask: Ask) -> None:
    assert "needs its author" in run("review", "accept", said(ask, "The door"), "--author", " ", expect=2).output


# Names as they are printed


DELEGATES = "Published: {day}\n\nDelegates criticised the {board} on Monday. Ann O’Dell met the {board}.\n"


@pytest.fixture
def printed(tmp_path: Path) -> Path:
    """A record in which two parties share a name, so that listings print what tells them apart."""
    texts = {"one": DELEGATES.format(day="3 March 2014", board="Harbour Board")}
    texts["two"] = DELEGATES.format(day="4 June 2016", board="Ports Agency").replace("O’Dell", "O'Dell Marsh")
    folder = tmp_path / "printed"
    folder.mkdir()
    return record_of(folder, texts)


def test_names_are_taken_as_the_listing_of_parties_prints_them(run: Run, ask: Ask, printed: Path) -> None:
    names = [each["party"]["name"] for each in ask("show", "parties", "--record", printed)["items"]]
    two = [name for name in names if name.startswith("Delegates (")]
    assert len(two) == 2
    assert "waits" not in run("review", "merge", *two, "--record", printed).stdout
    assert ask("review", "orphans", "--record", printed)["items"] == []
    names = [each["party"]["name"] for each in ask("show", "parties", "--record", printed)["items"]]
    assert [name for name in names if name.startswith("Delegates")] == ["Delegates"]


def test_another_apostrophe_is_the_same_name(run: Run, ask: Ask, printed: Path) -> None:
    assert "waits" not in run("review", "merge", "Ann O'Dell", "Ann O’Dell Marsh", "--record", printed).stdout
    (decision,) = ask("review", "list", "--record", printed)["items"]
    assert decision["state"] == "in force"
    names = [each["party"]["name"] for each in ask("show", "parties", "--record", printed)["items"]]
    assert len([name for name in names if "Dell" in name]) == 1


def test_a_merge_that_applies_is_no_orphan_whatever_facts_give_its_names(run: Run, ask: Ask, demo: Path) -> None:
    names = {each["party"]["name"] for each in ask("show", "parties", "--record", demo)["items"]}
    bodies = [name for name in sorted(names) if name.startswith(("Guild", "Coastal", "Ministry"))]
    for other in sorted(names - set(bodies))[:6]:
        if "waits" in run("review", "merge", bodies[0], other, "--record", demo).stdout:
            raise AssertionError(other)
        assert ask("review", "orphans", "--record", demo)["items"] == []
        run("review", "undo", made_in(run, demo), "--record", demo)


def made_in(run: Run, record: Path) -> str:
    return run("review", "list", "--limit", "1", "--record", record).stdout.split()[0]


@pytest.mark.parametrize("verb", ["merge", "forbid"])
@pytest.mark.parametrize("pair", [("Ann Orr", "Nobody Atall"), ("Nobody Atall", "Ann Orr")])
def test_a_name_that_nobody_has_is_refused(run: Run, ask: Ask, verb: str, pair: tuple[str, str]) -> None:
    assert "the record has no party 'Nobody Atall'" in run("review", verb, *pair, expect=3).output
    assert ask("review", "list")["total"] == 0


def test_a_name_that_an_article_does_not_have_is_refused(run: Run, ask: Ask) -> None:
    reply = ask("show", "documents")["items"][1]["id"]
    refused = run("review", "merge", "Ann Orr", "Leonard Strake", "--in", reply, expect=3).output
    assert f"nobody is called 'Ann Orr' in {reply}" in refused
    assert ask("review", "list")["total"] == 0


@pytest.mark.parametrize("words", [("correct", "published=2014-05-16"), ("accept",)])
def test_what_is_known_of_an_article_itself_is_no_decision_and_where_it_is_given_is_said(
    run: Run, ask: Ask, words: tuple[str, ...]
) -> None:
    document = ask("show", "documents")["items"][0]["id"]
    told = run("review", words[0], document, *words[1:], expect=3).output
    assert f"{document} is an article, no fact" in told
    assert "--published" in told
    assert "--outlet" in told


def test_a_date_and_a_word_are_corrected_as_people_write_them(run: Run, ask: Ask) -> None:
    act = ask("show", "acts")["items"][0]["id"]
    run("review", "correct", act, "date=2014-03", "status=did not happen", "recipients=Ann Orr; Leonard Strake")
    told = ask("show", "why", act)["act"]
    assert (told["date"], told["status"], told["target"]) == ("2014-03", "did-not-happen", "Ann Orr")
    refused = run("review", "correct", act, "date=last week", expect=2).output
    assert "date cannot be 'last week' (give a date such as 2025-02-26" in refused


def test_what_was_undone_is_not_undone_again(run: Run, ask: Ask) -> None:
    run("review", "reject", said(ask, "The door"))
    decision = made(run)
    run("review", "undo", decision)
    assert f"{decision} was undone already" in run("review", "undo", decision, expect=2).output
    assert ask("review", "list")["total"] == 2
