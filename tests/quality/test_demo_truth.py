"""The demo corpus and its truth agree: files, words, kinds, numbers and dates."""

from __future__ import annotations

import json
import re
from calendar import day_name, month_name
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import html

DEMO = Path(__file__).parents[2] / "src" / "standoff" / "demo"
ARTICLES = DEMO / "articles"
TRUTH = DEMO / "truth"
RECORD = TRUTH / "record.json"

Truth = dict[str, Any]

HEADER = {"id", "file", "document"}
LAYERS = {"statements", "roles", "parts", "acts", "positions", "dialogue", "votes", "comments"}
STATEMENT_KINDS = {"direct", "indirect", "mixed"}
SPEAKER_KINDS = {"person", "organisation", "collective", "document", "unnamed"}
DOCUMENT_KINDS = {"news", "column", "letter", "statement", "report", "guidance", "comment"}
ROLE_STATUS = {"current", "former", "future"}
ACT_STATUS = {"happened", "planned", "offered", "possible", "did-not-happen", "ended"}
STANCES = {"supports", "opposes", "conditional", "neutral"}
LEVELS = {"correspondence", "informal", "leaders", "formal", "negotiation", "third-party"}
CHANNEL_STATES = {"open", "offered", "sought", "paused", "refused", "broken", "resumed"}
RESULTS = {"carried", "lost", None}
FORTY_ACTS = """
    meet write approach invite consult-members publish advise decline-to-comment acknowledge deny request
    demand warn offer propose agree sign concede call-off resume-talks support cooperate mediate criticise
    accuse oppose reject pause-talks call-vote vote office-change threaten campaign protest strike
    action-short-of-strike lock-out impose sanction legal-action
"""
SYNONYMS = """
    talk consult negotiate urge appeal call-for accept settle ratify apologise withdraw praise endorse
    welcome back aid condemn complain blame refuse decline walk-out break-off ballot motion appoint elect
    resign dismiss industrial-action boycott suspend sue
"""
ACT_TYPES = {*FORTY_ACTS.split(), *SYNONYMS.split()}
MONTHS = tuple(month_name)[1:]
DAYS = tuple(day_name)
MONTH_NUMBER = {name[:3]: number for number, name in enumerate(MONTHS, 1)}


def load(path: Path) -> Truth:
    loaded: Truth = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def fold(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def page_paragraphs(path: Path, expression: str) -> list[str]:
    tree = html.fromstring(path.read_bytes())
    found = tree.xpath(expression)
    assert isinstance(found, list)
    return [fold(node.text_content()) for node in found if isinstance(node, html.HtmlElement)]


def article_text(truth: Truth) -> str:
    """The article as a reader sees it; a page's paragraphs without its furniture and readers' comments."""
    path = DEMO / str(truth["file"])
    if path.suffix == ".html":
        return "\n\n".join(page_paragraphs(path, "//article//p[not(@class)]"))
    raw = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        return str(json.loads(raw.splitlines()[truth["item"]])["text"])
    return raw


def comment_text(truth: Truth) -> str:
    path = DEMO / str(truth["file"])
    if path.suffix == ".html":
        return "\n\n".join(page_paragraphs(path, "//section[@id='comments']//p"))
    return article_text(truth)


PATHS = sorted(path for path in TRUTH.glob("*.json") if path != RECORD)
TRUTHS = [load(path) for path in PATHS]
each_article = pytest.mark.parametrize("truth", TRUTHS, ids=[path.stem for path in PATHS])


def quoted_strings(truth: Truth) -> Iterator[tuple[str, str, int]]:
    """Every string that must stand in the article: its label, itself, and which occurrence is meant."""
    for place, said in enumerate(truth["statements"]):
        yield f"statement {place}", said["content"], said.get("nth", 0)
        for field in ("cue", "speaker"):
            if said[field] is not None:
                yield f"statement {place} {field}", said[field], 0
    for layer in ("acts", "positions", "dialogue", "votes"):
        field = "trigger" if layer == "acts" else "evidence"
        for place, row in enumerate(truth[layer]):
            yield f"{layer} {place}", row[field], row.get("nth", 0)


def valid_partial(value: str) -> bool:
    pattern = {4: "%Y", 7: "%Y-%m", 10: "%Y-%m-%d"}.get(len(value))
    if pattern is None:
        return False
    try:
        datetime.strptime(value, pattern)
    except ValueError:
        return False
    return True


def dates_in(value: Any) -> Iterator[str]:
    """Every date field below a value, whatever its depth."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in {"date", "since", "from", "to", "published", "until"} and inner is not None:
                yield inner
            else:
                yield from dates_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from dates_in(inner)


def items_of(path: Path) -> list[int | None]:
    """The items of a JSON-lines file by number; a file that is one article has a single, unnumbered one."""
    if path.suffix != ".jsonl":
        return [None]
    return list(range(len(path.read_text(encoding="utf-8").splitlines())))


def test_every_article_has_its_truth_and_the_reverse() -> None:
    articles = {
        (path.relative_to(DEMO).as_posix(), item)
        for path in ARTICLES.rglob("*")
        if path.is_file()
        for item in items_of(path)
    }
    assert articles == {(truth["file"], truth.get("item")) for truth in TRUTHS}
    assert len(TRUTHS) == len(articles)
    assert 24 <= len({file for file, _ in articles}) <= 27


@each_article
def test_truth_is_complete_and_named_after_its_article(truth: Truth) -> None:
    assert set(truth) - {"item"} == HEADER | LAYERS
    stem = Path(truth["file"]).stem
    assert truth["id"] == (stem if "item" not in truth else f"{stem}-{truth['item'] + 1}")
    assert truth["document"]["kind"] in DOCUMENT_KINDS
    assert 150 <= len(article_text(truth).split()) <= 450


@each_article
def test_every_string_stands_in_the_article(truth: Truth) -> None:
    text = article_text(truth)
    missing = [
        (label, string)
        for label, string, nth in quoted_strings(truth)
        if not string or len(re.findall(re.escape(string), text)) <= nth
    ]
    assert missing == []


@each_article
def test_repeated_statements_say_which_is_meant(truth: Truth) -> None:
    text = article_text(truth)
    unclear = [s["content"] for s in truth["statements"] if text.count(s["content"]) > 1 and "nth" not in s]
    assert unclear == []


@each_article
def test_statements_keep_the_rules(truth: Truth) -> None:
    said = truth["statements"]
    for place, one in enumerate(said):
        assert one["kind"] in STATEMENT_KINDS
        assert one["speaker_kind"] in SPEAKER_KINDS
        assert one["speaker"]
        assert one["speaker_name"]
        assert one["content"] == one["content"].strip()
        assert not one["content"].endswith(",")
        if one["within"] is not None:
            assert 0 <= one["within"] < place
            assert one["content"] in said[one["within"]]["content"]
        if "continues" in one:
            first = said[one["continues"]]
            assert one["continues"] < place
            assert "continues" not in first
            assert one["kind"] == first["kind"] == "direct"
            assert one["speaker_name"] == first["speaker_name"]
        else:
            assert one["cue"]


@each_article
def test_kinds_are_those_of_the_ontology(truth: Truth) -> None:
    assert {role["status"] for role in truth["roles"]} <= ROLE_STATUS
    assert {act["type"] for act in truth["acts"]} <= ACT_TYPES
    assert {act["status"] for act in truth["acts"]} <= ACT_STATUS
    assert {position["stance"] for position in truth["positions"]} <= STANCES
    assert {channel["level"] for channel in truth["dialogue"]} <= LEVELS
    assert {channel["state"] for channel in truth["dialogue"]} <= CHANNEL_STATES
    assert all(len(channel["parties"]) == 2 for channel in truth["dialogue"])
    assert {vote["result"] for vote in truth["votes"]} <= RESULTS


def check_ballot(electorate: int | None, turnout: float | None, counts: dict[tuple[str, str], float]) -> None:
    """Yes, no and spoiled make up the papers returned; each share is that of the papers returned."""
    returned = counts.get(("returned", "votes"))
    if returned is None:
        return
    parts = [counts[option, "votes"] for option in ("yes", "no", "spoiled") if (option, "votes") in counts]
    if len(parts) == 3:
        assert sum(parts) == returned
    if electorate is not None and turnout is not None:
        assert round(100 * returned / electorate, 1) == turnout
    for (option, unit), value in counts.items():
        if unit == "%":
            assert round(100 * counts[option, "votes"] / returned, 1) == value


@each_article
def test_ballot_arithmetic_holds(truth: Truth) -> None:
    for vote in truth["votes"]:
        counts = {(count["option"], count["unit"]): float(count["value"]) for count in vote["counts"]}
        assert len(counts) == len(vote["counts"])
        check_ballot(vote["electorate"], vote["turnout"], counts)


@each_article
def test_dates_are_dates(truth: Truth) -> None:
    assert all(valid_partial(value) for value in dates_in(truth))
    published = date.fromisoformat(truth["document"]["published"])
    if "item" not in truth:
        assert Path(truth["file"]).name.startswith(published.isoformat())
    for act in truth["acts"]:
        if act["status"] == "happened" and act["date"]:
            assert act["date"] <= published.isoformat()
    for comment in truth["comments"]:
        assert datetime.fromisoformat(comment["posted"]).date() >= published


@each_article
def test_weekdays_beside_dates_are_right(truth: Truth) -> None:
    published = date.fromisoformat(truth["document"]["published"])
    text = fold(article_text(truth))
    day, month = "|".join(DAYS), "|".join(MONTHS)
    for weekday, number, name, year in re.findall(rf"({day}),? (\d{{1,2}}) ({month})(?: (\d{{4}}))?", text):
        assert weekday_of(number, name, year, published) == weekday
    for weekday, name, number, year in re.findall(rf"({day}),? ({month}) (\d{{1,2}})(?: (\d{{4}}))?", text):
        assert weekday_of(number, name, year, published) == weekday
    stamp = re.search(r"Published: (\d\d)/(\d\d)/(\d{4})", text)
    if stamp:
        stamped = date(int(stamp[3]), int(stamp[2]), int(stamp[1]))
        assert stamped == published
        assert stamped.strftime("%A") == "Thursday"


def weekday_of(day: str, month: str, year: str, published: date) -> str:
    """The weekday of a day and month; with no year, the one nearest to publication."""
    number = MONTH_NUMBER[month[:3]]
    years = [int(year)] if year else [published.year - 1, published.year, published.year + 1]
    nearest = min((date(y, number, int(day)) for y in years), key=lambda found: abs(found - published))
    assert year or abs(nearest - published) <= timedelta(days=183)
    return nearest.strftime("%A")


@each_article
def test_comments_stand_apart_from_the_article(truth: Truth) -> None:
    text, body = comment_text(truth), article_text(truth)
    for comment in truth["comments"]:
        assert comment["text"] in text
        posted = datetime.fromisoformat(comment["posted"])
        if truth["file"].endswith(".html"):
            assert comment["text"] not in body
            raw = (DEMO / str(truth["file"])).read_text(encoding="utf-8")
            assert f'<time datetime="{comment["posted"]}">{clock(posted)}</time>' in raw
        else:
            assert f"{comment['author']} {clock(posted)}" in body


def clock(moment: datetime) -> str:
    hour = moment.hour % 12 or 12
    half = "am" if moment.hour < 12 else "pm"
    return f"{moment.day} {MONTHS[moment.month - 1]}, {moment.year} {hour}:{moment.minute:02} {half}"


def test_page_metadata_agrees_with_the_truth() -> None:
    for truth in TRUTHS:
        if not truth["file"].startswith("articles/tideway/") or not truth["file"].endswith(".html"):
            continue
        tree = html.fromstring((DEMO / str(truth["file"])).read_bytes())
        linked = json.loads(str(tree.xpath("string(//script[@type='application/ld+json'])")))
        assert linked["headline"] == truth["document"]["title"]
        assert linked["datePublished"].startswith(truth["document"]["published"])
        assert [author["name"] for author in linked["author"]] == truth["document"]["authors"]


def test_record_names_articles_that_exist() -> None:
    record = load(RECORD)
    known = {truth["id"] for truth in TRUTHS}

    def named(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            for key, inner in value.items():
                if key == "articles":
                    yield from inner
                else:
                    yield from named(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from named(inner)

    assert set(named(record)) == known
    assert all(valid_partial(value) for value in dates_in(record))


def test_record_offices_do_not_overlap() -> None:
    held: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for office in load(RECORD)["offices"]:
        if office["single"]:
            key = (office["role"], office["organisation"])
            held.setdefault(key, []).append((office["from"] or "0000", office["to"] or "9999"))
    for terms in held.values():
        ordered = sorted(terms)
        for (_, end), (start, _) in pairwise(ordered):
            assert end <= start


def test_record_mandates_hold_and_repeat_the_articles() -> None:
    for mandate in load(RECORD)["mandates"]:
        numbers = mandate["numbers"]
        counts = {(option, "votes"): float(value) for option, value in numbers["votes"].items()}
        counts |= {(option, "%"): float(value) for option, value in numbers["percent"].items()}
        check_ballot(numbers["electorate"], numbers["turnout"], counts)


def test_record_quotations_stand_in_their_articles() -> None:
    record = load(RECORD)
    texts = {truth["id"]: article_text(truth) for truth in TRUTHS}

    def evidence(value: Any) -> Iterator[tuple[str, str]]:
        if isinstance(value, dict):
            if "quote" in value:
                yield value["articles"][0], value["quote"]
            for inner in value.values():
                yield from evidence(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from evidence(inner)

    pairs = list(evidence(record))
    assert pairs
    assert [(name, quote) for name, quote in pairs if quote not in texts[name]] == []
    assert all(record[part] for part in ("contradictions", "denials", "reprints"))
