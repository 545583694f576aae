"""The order in which facts are put before a person: where a mistake is likely and much hangs on it, first."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from standoff.curation.review import Curated, Review, State, order
from standoff.ontology import Act, Channel, Fact, Name, Part, Position, Role, Statement, Vote

#: How much each reason adds to what confidence lacks.
CONTESTED, NO_SPEAKER = 0.5, 0.4

#: From this doubt on (confidence below 0.6, accounts that differ, a speaker who could not be told) a fact is called
#: doubtful: of the demo's acts and statements about half of these are wrong, and one in eight others (docs/quality.md).
DOUBTFUL = 0.4

_SEEN = frozenset({State.ACCEPTED, State.CORRECTED, State.ADDED})


@dataclass(frozen=True, slots=True)
class Doubt:
    """A fact that nobody has looked at, how doubtful it is, how many others hang on it, and why it is asked about.

    ``score`` is the doubt (1 less the confidence, more for each reason) times ``weight(hanging)``.
    """

    fact: Fact
    score: float
    hanging: int
    reasons: tuple[str, ...]

    @property
    def doubtful(self) -> bool:
        """Whether it is doubtful by the doubt alone, however much hangs on it."""
        return is_doubtful(self.score, self.hanging)


def is_doubtful(score: float, hanging: int) -> bool:
    """Tell whether a fact of this ``score``, with so many others ``hanging`` on it, is doubtful by the doubt alone."""
    return round(score / weight(hanging), 6) >= DOUBTFUL


def weight(hanging: int) -> float:
    """Return what a doubt is multiplied by for the ``hanging`` facts that hang on it: 1 + log2(1 + ``hanging``)."""
    return 1 + math.log2(1 + hanging)


def queue(curated: Curated, contested: Collection[str] = frozenset()) -> tuple[Doubt, ...]:
    """Return the facts that nobody has accepted, corrected or added, in the order of ``most_doubtful``.

    ``contested`` are ids of facts on which accounts differ.
    """
    return tuple(sorted(doubts(curated.facts, curated.reviews, contested), key=most_doubtful))


def doubts(
    facts: Sequence[Fact], reviews: Mapping[str, Review], contested: Collection[str] = frozenset()
) -> Iterator[Doubt]:
    """Yield those of ``facts`` that by ``reviews`` nobody has accepted, corrected or added; documents must be whole."""
    weights = hanging(facts)
    for fact in facts:
        if not seen(reviews, fact.id):
            yield _doubt(fact, fact.id in contested, weights.get(fact.id, 0))


def most_doubtful(doubt: Doubt) -> tuple[object, ...]:
    """Return what doubts are sorted by: doubtful facts before likely ones, however much hangs on these; of each, those
    of the greatest score first, then by the order of their facts."""
    return not doubt.doubtful, -doubt.score, order(doubt.fact)


def hanging(facts: Iterable[Fact]) -> Mapping[str, int]:
    """Return how many other facts hang on each, by id: those that name a name, or a role's person in its document; the
    statements reported within, or continuing, a statement."""
    facts = tuple(facts)
    named: Counter[tuple[str, str]] = Counter()
    inside: Counter[tuple[str, str]] = Counter()
    for fact in facts:
        named.update((fact.document.id, name) for name in _names(fact))
        if isinstance(fact.finding, Statement):
            inside.update((fact.document.id, id) for id in (fact.finding.within, fact.finding.continues) if id)
    found: dict[str, int] = {}
    for fact in facts:
        match fact.finding:
            case Name(canonical=name):
                found[fact.id] = named[fact.document.id, name]
            case Role(person=name):
                found[fact.id] = named[fact.document.id, name] - 1
            case Statement(id=id):
                found[fact.id] = inside[fact.document.id, id]
    return found


def _names(fact: Fact) -> set[str]:
    """Return whom a fact other than a name names."""
    match fact.finding:
        case Name():
            return set()
        case Statement() as said:
            given: tuple[str | None, ...] = (said.speaker_name, said.addressee)
        case Role() as role:
            given = (role.person, role.organisation)
        case Part() as part:
            given = (part.part, part.whole)
        case Act() as act:
            given = (act.actor, act.target)
        case Position() as position:
            given = (position.holder,)
        case Channel() as channel:
            given = channel.parties
        case Vote() as vote:
            given = (vote.body,)
    return {name for name in given if name}


def seen(reviews: Mapping[str, Review], id: str) -> bool:
    """Tell whether by ``reviews`` somebody has accepted, corrected or added the fact called ``id``."""
    review = reviews.get(id)
    return review is not None and not _SEEN.isdisjoint(review.states)


def _doubt(fact: Fact, contested: bool, held: int) -> Doubt:
    confidence = getattr(fact.finding, "confidence", 1.0)
    doubt, reasons = 1.0 - confidence, []
    if confidence < 1:
        reasons.append(f"confidence {confidence:.2f}")
    if contested:
        doubt, reasons = doubt + CONTESTED, [*reasons, "accounts differ"]
    if isinstance(fact.finding, Statement) and fact.finding.speaker_name is None:
        doubt, reasons = doubt + NO_SPEAKER, [*reasons, "the speaker could not be told"]
    if held:
        reasons.append(f"{held} other {'fact hangs' if held == 1 else 'facts hang'} on it")
    return Doubt(fact, round(doubt * weight(held), 6), held, tuple(reasons))
