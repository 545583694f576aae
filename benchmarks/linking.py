"""A hundred thousand articles put together: do time and memory grow as the articles do, and are copies told right?

    python benchmarks/linking.py [--documents 100000] [--only names|events|copies]

Findings and texts are invented and seeded: bodies with acronyms and committees, people with offices and surnames alone,
acts told again by later articles, and articles reprinted with edits of several kinds. Each subject is measured at a
quarter, a half and all of the documents, in a process of its own. Names stand beside the least that could be done:
grouping by equal names. For copies, which are known from the making, precision and recall are printed too.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

from standoff.linking import Roll, copies, events, parties
from standoff.ontology import (
    Act,
    Bearer,
    DocumentHead,
    DocumentKind,
    Fact,
    Finding,
    Join,
    Kind,
    Name,
    Part,
    PartialDate,
    PartyKind,
    Role,
    RoleStatus,
    Span,
    Statement,
    StatementKind,
)
from standoff.record import Names
from standoff.record import parties as known_parties

SEED = 2014
STEPS = (0.25, 0.5, 1.0)
HERE = (Span(0, 1),)

GIVEN = ("Ann", "Maud", "Leonard", "Edwin", "Ines", "Tobias", "Joss", "Perrin", "Oda", "Hew", "Carys", "Rafe", "Lena")
SYLLABLES = ("bar", "cal", "dor", "fen", "gar", "hol", "kir", "lan", "mos", "nor", "pel", "ros", "sal", "tor", "wex")
TRADES = ("Ferry", "Harbour", "Canal", "Quarry", "Coast", "Lock", "Lodging", "Timber")
SORTS = ("Union", "Guild", "Agency", "Confederation", "Board", "Trust")
POSTS = ("chair", "general secretary", "chief executive", "president", "treasurer")
MATTERS = ("winter timetable", "night shifts", "pilotage tariff", "rest days", "new rota", "lodging")
TYPES = ("criticise", "demand", "strike", "meet", "vote", "reject", "invite", "warn")


def head(number: int, documents: int) -> DocumentHead:
    """The head of document ``number`` of ``documents``: they spread over the same twenty years, however many."""
    day = number * 7000 // documents
    return DocumentHead(
        id=f"d{number:07}",
        source=f"{number}.txt",
        sha256="0" * 64,
        revision=1,
        revisions=1,
        reader="",
        media_type="text/plain",
        kind=DocumentKind.NEWS,
        title=None,
        publisher=f"Paper {number % 40}",
        authors=(),
        published=PartialDate(f"{2000 + day // 360}-{day % 360 // 30 + 1:02}-{day % 28 + 1:02}"),
        url=None,
        language="en",
        problems=(),
        statements=0,
    )


def surname(number: int) -> str:
    """A made-up surname: another for every number below 3,375."""
    return (SYLLABLES[number % 15] + SYLLABLES[number // 15 % 15] + SYLLABLES[number // 225 % 15]).capitalize()


def body(number: int) -> str:
    """A made-up name of a body."""
    return f"{surname(number)} {TRADES[number % 8]} {SORTS[number // 8 % 6]}"


def findings(number: int) -> Iterator[tuple[Kind, Finding | Name]]:
    """What document ``number`` names: two bodies, a committee, three people, one by the surname alone."""
    chance = random.Random(SEED * 1_000_003 + number)
    near = number // 50  # what is in the news at the time
    one, other = (body((near + chance.randrange(40)) * 7) for _ in range(2))
    short = "".join(word[0] for word in one.split())
    yield (
        Kind.NAME,
        Name(one, PartyKind.ORGANISATION, (short,), short)
        if chance.random() < 0.5
        else Name(one, PartyKind.ORGANISATION),
    )
    if other != one:
        yield Kind.NAME, Name(other, PartyKind.ORGANISATION)
    yield Kind.PART, Part("pay committee", one, HERE)
    for turn, whose in enumerate((one, other, one)):
        who = near + chance.randrange(60)
        full = f"{GIVEN[who % 13]} {surname(who * 11)}"
        name = full if turn < 2 or chance.random() < 0.5 else full.split()[1]
        yield Kind.NAME, Name(name, PartyKind.PERSON)
        if chance.random() < 0.6:
            yield Kind.ROLE, Role(name, POSTS[who % 5], whose, RoleStatus.CURRENT, HERE)
        said = Statement(f"s{turn}", StatementKind.DIRECT, Span(0, 1), speaker_name=name, speaker_kind=PartyKind.PERSON)
        yield Kind.STATEMENT, said
    yield (
        Kind.STATEMENT,
        Statement(
            "s9",
            StatementKind.DIRECT,
            Span(0, 1),
            speaker_name=f"a {one} spokesman",
            speaker_kind=PartyKind.UNNAMED,
            addressee="the union",
        ),
    )


def facts_of(number: int, documents: int) -> list[Fact]:
    """The facts of a made-up document."""
    about = head(number, documents)
    return [
        Fact(f"{kind[0]}{number:07}-{n}", kind, about, finding, None, "")
        for n, (kind, finding) in enumerate(findings(number))
    ]


# The subjects: each returns seconds of processor time by step, and what it found.

Result = dict[str, float | int]


def names(documents: int) -> Result:
    """Call the roll, propose joins, put groups together, name the parties, rewrite the facts, document by document."""
    facts = 0
    spent = Clock()
    roll = Roll()
    for number in range(documents):
        told = facts_of(number, documents)
        facts += len(told)
        roll.call(told)
    bearers = parties.bearers(roll)
    spent.lap("bearers s")
    joins = parties.propose(roll)
    spent.lap("propose s")
    groups = together(bearers, joins)
    spent.lap("union s")
    known = known_parties(groups, roll, joins)
    spent.lap("name s")
    named = Names(known)
    for number in range(documents):
        for fact in facts_of(number, documents):
            named.of(fact)
    spent.lap("rewrite s")
    return {"facts": facts, "bearers": len(bearers), "joins": len(joins), "parties": len(known), **spent.laps}


def equal_names(documents: int) -> Result:
    """The baseline: bearers of one name are one party."""
    facts = [fact for number in range(documents) for fact in facts_of(number, documents)]
    spent = Clock()
    groups: defaultdict[str, set[Bearer]] = defaultdict(set)
    for bearer in parties.bearers(facts):
        groups[bearer.name].add(bearer)
    spent.lap("group s")
    return {"facts": len(facts), "parties": len(groups), **spent.laps}


def same_acts(documents: int) -> Result:
    """Two acts a document, a third of them told again by others."""
    acts = []
    for number in range(documents):
        about = head(number, documents)
        for turn in range(2):
            chance = random.Random((SEED + number // 3) * 7 + turn)  # three documents in a row tell the same
            near = number // 50
            actor, target = (body((near + chance.randrange(40)) * 7) for _ in range(2))
            act = Act(
                id=f"a{number:07}-{turn}",
                type=chance.choice(TYPES),
                trigger=Span(0, 1),
                evidence=HERE,
                actor=actor,
                target=target,
                about=chance.choice(MATTERS),
                date=about.published if chance.random() < 0.3 else None,
            )
            acts.append(Fact(act.id, Kind.ACT, about, act, Span(0, 1), ""))
    spent = Clock()
    found = events.propose(acts)
    spent.lap("propose s")
    return {"acts": len(acts), "joins": len(found), **spent.laps}


VOCABULARY = tuple(f"{a}{b}{c}" for a in SYLLABLES for b in SYLLABLES for c in ("", "ed", "ing", "s", "er", "ly"))
PHRASES = tuple(" ".join(random.Random(n).choices(VOCABULARY, k=12)) for n in range(200))


def article(number: int) -> list[str]:
    """300 words on a subject, a quarter of them phrases that other articles use as well."""
    chance = random.Random(SEED * 31 + number)
    subject = random.Random(number // 100).sample(VOCABULARY, 150)
    words: list[str] = []
    while len(words) < 300:
        words += chance.choice(PHRASES).split() if chance.random() < 0.1 else chance.choices(subject, k=8)
    return words


def as_it_is(words: list[str], _: random.Random) -> list[str]:
    """Return the words as they are."""
    return words


def cut(words: list[str], chance: random.Random) -> list[str]:
    """Return the first half, or more, of the words."""
    return words[: int(len(words) * chance.uniform(0.5, 0.9))]


def added(words: list[str], chance: random.Random) -> list[str]:
    """Return the words with others before and behind them."""
    return chance.choices(VOCABULARY, k=30) + words + chance.choices(VOCABULARY, k=30)


def respelt(words: list[str], chance: random.Random) -> list[str]:
    """Return the words, one in thirty spelt otherwise."""
    return [word if chance.random() > 0.03 else f"{word}e" for word in words]


def moved(words: list[str], chance: random.Random) -> list[str]:
    """Return the words with their paragraphs in another order."""
    parts = [words[n : n + 60] for n in range(0, len(words), 60)]
    return [word for part in chance.sample(parts, len(parts)) for word in part]


def rewritten(words: list[str], chance: random.Random) -> list[str]:
    """Return the words with the last third, or so, by others."""
    kept = int(len(words) * chance.uniform(0.6, 0.75))
    return words[:kept] + chance.choices(VOCABULARY, k=len(words) - kept)


EDITS: dict[str, Callable[[list[str], random.Random], list[str]]] = {
    "as it is": as_it_is,
    "cut": cut,
    "added to": added,
    "respelt": respelt,
    "moved": moved,
    "rewritten in part": rewritten,
}


def reprints(documents: int) -> Result:
    """One document in ten prints an earlier one, edited in one of six ways."""
    chance = random.Random(SEED)
    spent = Clock()
    signatures, truth, kinds = {}, set(), {}
    heads = [head(number, documents) for number in range(documents)]
    for number in range(documents):
        words = article(number)
        if number % 10 == 9:
            original = chance.randrange(max(0, number - 200), number)
            original -= original % 10 == 9
            edit = chance.choice(list(EDITS))
            words = EDITS[edit](article(original), chance)
            truth.add((heads[original].id, heads[number].id))
            kinds[heads[number].id] = edit
        signatures[heads[number].id] = copies.signature(" ".join(words))
    spent.lap("make and sign s")
    proposed = copies.propose(heads, signatures)
    spent.lap("propose s")
    first = {each.id: each.id for each in heads} | {copy: original for original, copy in truth}
    of_one = [each for each in proposed if first[each.copy] == first[each.original]]  # whichever of a day came first
    right = {id for each in of_one for id in (each.copy, each.original)}
    missed = Counter(edit for copy, edit in kinds.items() if copy not in right)
    of = Counter(kinds.values())
    return {
        "copies": len(truth),
        "precision": round(len(of_one) / max(1, len(proposed)), 4),
        "recall": round(1 - missed.total() / len(truth), 4),
        **{f"recall, {edit}": round(1 - missed[edit] / max(1, of[edit]), 4) for edit in EDITS},
        **spent.laps,
    }


SUBJECTS: dict[str, Callable[[int], Result]] = {
    "names": names,
    "equal names": equal_names,
    "events": same_acts,
    "copies": reprints,
}


class Clock:
    """Processor seconds, lap by lap."""

    def __init__(self) -> None:
        self._last = time.process_time()
        self.laps: dict[str, float] = {}

    def lap(self, name: str) -> None:
        """Note how long it was since the last lap."""
        now = time.process_time()
        self.laps[name] = round(now - self._last, 2)
        self._last = now


def together(bearers: tuple[Bearer, ...], joins: tuple[Join, ...]) -> list[tuple[Bearer, ...]]:
    """The plain union of the joins that count."""
    root = dict(zip(bearers, bearers, strict=True))

    def find(bearer: Bearer) -> Bearer:
        while root[bearer] is not bearer:
            root[bearer] = root[root[bearer]]
            bearer = root[bearer]
        return bearer

    for join in joins:
        if join.confidence >= parties.COUNTS:
            root[find(join.right)] = find(join.left)
    groups: defaultdict[Bearer, list[Bearer]] = defaultdict(list)
    for bearer in bearers:
        groups[find(bearer)].append(bearer)
    return [tuple(group) for group in groups.values()]


def main() -> None:
    """Run it."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    asked.add_argument("--documents", type=int, default=100_000)
    asked.add_argument("--only", choices=[*SUBJECTS])
    asked.add_argument("--one", help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.one:
        result = SUBJECTS[given.one](given.documents)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(json.dumps({**result, "peak MB": peak}))
        return
    for subject in [given.only] if given.only else SUBJECTS:
        for step in STEPS:
            documents = int(given.documents * step)
            command = [sys.executable, __file__, "--one", subject, "--documents", str(documents)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            print(f"{subject} {documents:,}: {done.stdout.strip()}", flush=True)


if __name__ == "__main__":
    main()
