"""Curation survives: whatever is read, edited, removed and read again, each decision applies where it was made, or is
listed as an orphan with its reason. None is lost and none moves to other words.

STANDOFF_DURABILITY=1 runs it at length (make durability).
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tests.curation.paper import PEOPLE, QUOTES, Article, Paragraph, paragraph_of, read

from standoff.curation import Curated, curate, events, exchange, in_order, making, parties, standing
from standoff.ontology import Bearer, Decision, Fact, Join, Kind, Name, SameAct, Verb
from standoff.store import Kept, Store
from standoff.text import anchor

LONG = bool(os.environ.get("STANDOFF_DURABILITY"))

#: A file system in memory where there is one: a thousand runs write to the disk a hundred thousand times.
MEMORY = Path("/dev/shm")

NOON = dt.datetime(2020, 1, 1, 12, tzinfo=dt.UTC)

#: What the whole run made and saw, for those who run it at length.
TALLY: Counter[str] = Counter()

index = st.integers(0, 1000)
quotes = st.sampled_from(QUOTES)
people = st.sampled_from(PEOPLE)


@dataclass(frozen=True)
class Made:
    """A decision about a fact, with what it was made on: the paragraph, how often it was printed, its words then."""

    decision: Decision
    source: str
    paragraph: Paragraph
    words: str
    printed: int


class Curation(RuleBasedStateMachine):
    """A record in a file, the articles as they are now (``paper``) and as they were last read (``read``)."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="standoff-machine-", dir=MEMORY if MEMORY.is_dir() else None))
        self.store = Store.open(self.folder / "record.db")
        self.paper: dict[str, Article] = {}
        self.known: dict[str, Article] = {}
        self.reader = 0
        self.numbers = 0
        self.made: dict[str, Made] = {}
        self.decided: list[Decision] = []
        self.cached: tuple[str, list[Fact]] = ("", [])

    def teardown(self) -> None:
        TALLY["runs"] += 1
        self.store.close()
        shutil.rmtree(self.folder)

    # The paper

    def fresh(self, quote: str, speaker: str, bare: bool = False) -> Paragraph:
        self.numbers += 1
        return Paragraph(self.numbers, quote, speaker, self.numbers, self.numbers, bare)

    @initialize(quote=quotes, speaker=people)
    def begin(self, quote: str, speaker: str) -> None:
        self.add_source(quote, speaker)
        self.insert(0, 0, quote, speaker, bare=False)
        self.read_all()

    @rule(quote=quotes, speaker=people)
    def add_source(self, quote: str, speaker: str) -> None:
        if len(self.paper) < 4:
            source = f"lantern/{len(self.paper) + len(self.known)}-{self.numbers}.txt"
            self.paper[source] = Article(source, (self.fresh(quote, speaker),))

    @rule(at=index, place=index, quote=quotes, speaker=people, bare=st.booleans())
    def insert(self, at: int, place: int, quote: str, speaker: str, bare: bool) -> None:
        """Put in a paragraph; where it repeats a quotation, a look-alike."""
        self.edit(
            at,
            lambda old: [
                *old[: place % (len(old) + 1)],
                self.fresh(quote, speaker, bare),
                *old[place % (len(old) + 1) :],
            ],
        )

    @rule(at=index, place=index)
    def delete(self, at: int, place: int) -> None:
        self.edit(at, lambda old: [p for n, p in enumerate(old) if n != place % len(old)])

    @rule(at=index, place=index)
    def move(self, at: int, place: int) -> None:
        self.edit(at, lambda old: [*(p for n, p in enumerate(old) if n != place % len(old)), old[place % len(old)]])

    @rule(at=index, place=index)
    def copy(self, at: int, place: int) -> None:
        """Print a paragraph twice, word for word."""
        self.edit(at, lambda old: [old[place % len(old)], *old])

    @rule(at=index, place=index, side=st.sampled_from(["before", "after", "both"]))
    def rewrite_surroundings(self, at: int, place: int, side: str) -> None:
        self.numbers += 1
        new = {name: self.numbers for name in ("before", "after") if side in (name, "both")}
        self.edit(at, lambda old: [replace(p, **new) if n == place % len(old) else p for n, p in enumerate(old)])

    @rule(at=index, place=index, quote=quotes)
    def rewrite_quotation(self, at: int, place: int, quote: str) -> None:
        """Other words in the same surroundings: what was decided about the old ones is not about these."""
        self.edit(at, lambda old: [replace(p, quote=quote) if n == place % len(old) else p for n, p in enumerate(old)])

    def edit(self, at: int, change: object) -> None:
        if self.paper:
            source = sorted(self.paper)[at % len(self.paper)]
            paragraphs = change(list(self.paper[source].paragraphs))  # type: ignore[operator]
            if paragraphs and len(paragraphs) <= 8:
                self.paper[source] = self.paper[source].edited(paragraphs)

    @rule(at=index)
    def remove_source(self, at: int) -> None:
        if len(self.paper) > 1:
            del self.paper[sorted(self.paper)[at % len(self.paper)]]

    # Reading

    @rule()
    def read_all(self) -> None:
        for source, article in self.paper.items():
            self.store.keep(article.document(), read(article.document(), self.reader), f"toy/{self.reader}")
            self.known[source] = article
        for source, gone in self.store.sources().items():
            self.store.mark_gone(source, source not in self.paper)
            TALLY["gone"] += gone
        before = self.store.changes
        for article in self.paper.values():
            found = read(article.document(), self.reader)
            assert self.store.keep(article.document(), found, f"toy/{self.reader}") is Kept.UNCHANGED
        assert self.store.changes == before, "reading again writes nothing"

    @rule(reader=st.integers(0, 3))
    def change_reader(self, reader: int) -> None:
        self.reader = reader
        self.read_all()

    @rule()
    def close_and_open(self) -> None:
        self.store.close()
        self.store = Store.open(self.folder / "record.db")

    # Deciding

    def curated(self, decisions: tuple[Decision, ...] | None = None) -> Curated:
        made = self.store.decisions() if decisions is None else decisions
        return curate(self.facts(), made, self.store.places(made))

    def facts(self) -> list[Fact]:
        if self.cached[0] != str(self.store.state):
            self.cached = str(self.store.state), [fact for kind in Kind for fact in self.store.facts(kind)]
        return self.cached[1]

    def choose(self, at: int) -> Fact | None:
        """A fact that somebody may decide about: not one in a caption, which nothing tells from another caption."""
        curated = self.curated()
        found = [f for f in curated.facts if f.span and not paragraph_of(f, self.known).bare]
        return curated.as_found(found[at % len(found)].id) if found else None

    def at(self) -> dt.datetime:
        return NOON + dt.timedelta(seconds=len(self.decided))

    def decide(self, decision: Decision, fact: Fact | None = None) -> None:
        self.store.decide(decision)
        self.decided.append(decision)
        TALLY["decisions"] += 1
        if fact is not None and fact.span is not None:
            source, paragraph = fact.document.source, paragraph_of(fact, self.known)
            printed = [other.number for other in self.known[source].paragraphs].count(paragraph.number)
            self.made[decision.id] = Made(decision, source, paragraph, fact.words, printed)

    def anchor(self, fact: Fact) -> object:
        return anchor(self.known[fact.document.source].text, fact.span) if fact.span else None

    @rule(at=index, verb=st.sampled_from(["accept", "reject", "note"]))
    def judge(self, at: int, verb: str) -> None:
        if fact := self.choose(at):
            place = anchor(self.known[fact.document.source].text, fact.span)  # type: ignore[arg-type]
            if verb == "note":
                self.decide(making.note(fact, "seen", "Ines", self.at(), place), fact)
            else:
                make = making.accept if verb == "accept" else making.reject
                self.decide(make(fact, "Ines", self.at(), place), fact)

    @rule(at=index, speaker=people, field=st.sampled_from(["name", "confidence"]))
    def correct(self, at: int, speaker: str, field: str) -> None:
        fact = self.choose(at)
        if fact and fact.span:
            named = {Kind.STATEMENT: "speaker_name", Kind.ROLE: "person", Kind.ACT: "actor"}[fact.kind]
            changes: dict[str, object] = {named: speaker} if field == "name" else {"confidence": 0.25}
            place = anchor(self.known[fact.document.source].text, fact.span)
            self.decide(making.correct(fact, changes, "Ines", self.at(), place), fact)

    @rule(at=index, words=st.sampled_from(["the harbour board", "adjourned until the morning"]))
    def add(self, at: int, words: str) -> None:
        fact = self.choose(at)
        if fact and fact.span:
            article = self.known[fact.document.source]
            paragraph = article.at(fact.span.start)
            start = article.text.find(words, article.text.index(str(paragraph)))
            from standoff.ontology import Span

            span = Span(start, start + len(words))
            place = anchor(article.text, span)
            document = article.document()
            made = making.add(
                Kind.STATEMENT, document.source, place, {"kind": "indirect"}, "Ines", self.at(), sha256=document.sha256
            )
            self.decide(made, replace(fact, span=span, words=words))

    @rule(one=people, other=people, verb=st.sampled_from(["merge", "forbid"]))
    def about_names(self, one: str, other: str, verb: str) -> None:
        if one != other:
            make = making.merge if verb == "merge" else making.forbid
            self.decide(make(one, other, "Ines", self.at()))

    @rule(at=index, one=people)
    def split(self, at: int, one: str) -> None:
        heads = self.store.documents().items
        if heads:
            self.decide(making.split(one, [heads[at % len(heads)].id], f"{one} the younger", "Ines", self.at()))

    @rule(at=index, other=index, verb=st.sampled_from(["merge", "forbid"]))
    def about_acts(self, at: int, other: int, verb: str) -> None:
        acts = [f for f in self.facts() if f.kind is Kind.ACT]
        if acts and acts[at % len(acts)].id != acts[other % len(acts)].id:
            left, right = acts[at % len(acts)], acts[other % len(acts)]
            places = [anchor(self.known[f.document.source].text, f.span) for f in (left, right)]  # type: ignore[arg-type]
            make = making.merge_acts if verb == "merge" else making.forbid_acts
            self.decide(make(left, right, "Ines", self.at(), places[0], places[1]))

    @precondition(lambda self: self.decided)
    @rule(back=st.integers(1, 1000))
    def undo(self, back: int) -> None:
        """Undoing a decision leaves the record as if it had never been made."""
        decision = self.decided[-1 - (back - 1) % len(self.decided)]
        self.decide(making.undo(decision, "Ines", self.at()))
        stand = standing(in_order(self.store.decisions()))
        assert self.curated().digest() == self.curated(stand).digest()

    # What must always hold

    @invariant()
    def nothing_is_lost(self) -> None:
        assert self.store.decisions() == tuple(self.decided)

    @invariant()
    def every_decision_applies_where_it_was_made_or_is_an_orphan_with_its_reason(self) -> None:
        decisions = self.store.decisions()
        curated = self.curated(decisions)
        applied = {d.id: (curated.as_found(id), r) for id, r in curated.reviews.items() for d in r.decisions}
        orphans = {orphan.decision.id: orphan.reason for orphan in curated.orphans}
        for decision in standing(in_order(decisions)):
            if decision.id not in self.made:
                continue
            made = self.made[decision.id]
            assert (decision.id in applied) != (decision.id in orphans)
            if decision.id in orphans:
                TALLY["orphans"] += 1
                assert orphans[decision.id]
                assert not self.must_apply(made), orphans[decision.id]
                continue
            TALLY["applied"] += 1
            fact, _ = applied[decision.id]
            assert fact is not None
            assert fact.document.source == made.source
            assert fact.words == made.words
            assert paragraph_of(fact, self.known).number == made.paragraph.number, "a decision has moved"

    def must_apply(self, made: Made) -> bool:
        """Whether a decision has no excuse: its paragraph stands untouched, once, and is read as it was."""
        there = self.known[made.source].paragraphs
        printed = [paragraph.number for paragraph in there].count(made.paragraph.number)
        return made.paragraph in there and printed == made.printed == 1 and self.first_reader(made)

    def first_reader(self, made: Made) -> bool:
        """Whether the decision is about what reader 0 finds, and the source has been read by it last."""
        heads = {head.source: head.reader for head in self.store.documents()}
        return heads[made.source] == "toy/0" and made.decision.verb is not Verb.CORRECT and self.same_found(made)

    def same_found(self, made: Made) -> bool:
        found = [f for f in self.facts() if f.document.source == made.source and f.words == made.words]
        here = [f for f in found if paragraph_of(f, self.known) == made.paragraph]
        return made.decision.verb is Verb.ADD or any(
            f.kind is Kind.STATEMENT or f.id == made.decision.subject for f in here
        )

    @invariant()
    def what_is_kept_apart_is_never_together(self) -> None:
        decisions = self.store.decisions()
        facts = self.facts()
        bearers = [Bearer(f.finding.canonical, f.document.id) for f in facts if isinstance(f.finding, Name)]
        joins = [Join(a, b, "test", "always proposed", 0.99) for a in bearers for b in bearers if a < b]
        settled = parties.settle(bearers, joins, decisions)
        self.accounted(decisions, settled.decisions, settled.overruled, settled.orphans, anchored=False)
        for decision in settled.decisions:
            if decision.verb is Verb.FORBID_MERGE:
                (one, _), (other, _) = parties.ends(decision)
                for group in settled.groups:
                    called = {settled.called.get(bearer, bearer.name) for bearer in group}
                    assert not {one, other} <= called
        acts = [f.id for f in facts if f.kind is Kind.ACT]
        same = [SameAct(a, b, "always proposed", 0.99) for a in acts for b in acts if a < b]
        merged = events.settle(facts, same, decisions, self.store.places(decisions))
        self.accounted(decisions, merged.decisions, merged.overruled, merged.orphans, anchored=True)

    def accounted(self, decisions: tuple[Decision, ...], holds: object, *lists: object, anchored: bool) -> None:
        told = Counter(d.id for d in holds)  # type: ignore[attr-defined]
        told.update(orphan.decision.id for each in lists for orphan in each)  # type: ignore[attr-defined]
        wanted = [
            d.id
            for d in standing(in_order(decisions))
            if d.verb in (Verb.MERGE, Verb.FORBID_MERGE, Verb.SPLIT) and (d.anchor is not None) == anchored
        ]
        assert told == Counter(wanted)

    @rule()
    def carry_to_another_record(self) -> None:
        """Decisions that arrive in another record, in another order, say the same, and go out as the same lines."""
        lines = list(exchange.lines(in_order(self.store.decisions())))
        with Store.open(self.folder / "other.db") as other:
            for decision in exchange.receive(reversed(lines), ()).new:
                other.decide(decision)
            arrived = other.decisions()
        (self.folder / "other.db").unlink()
        assert list(exchange.lines(in_order(arrived))) == lines
        assert self.curated(arrived).digest() == self.curated().digest()


@pytest.fixture(scope="module", autouse=True)
def told() -> Iterator[None]:
    yield
    if LONG:
        print(dict(TALLY))


TestCuration = Curation.TestCase
TestCuration.settings = settings(
    max_examples=1000 if LONG else 60,
    stateful_step_count=50,
    phases=[Phase.generate],  # to shrink a run takes longer than to follow it
    deadline=None,
    derandomize=not LONG,
    suppress_health_check=list(HealthCheck),
)
