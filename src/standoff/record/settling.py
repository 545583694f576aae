"""Settling: what acts and votes do to an agreement, and which agreement between two sides they are about."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import combinations

from standoff.linking.forms import form, words
from standoff.linking.ministries import of_ministry
from standoff.ontology import (
    BEFORE_RATIFICATION,
    AdoptionStatus,
    AgreementState,
    Channel,
    ChannelState,
    Fact,
    Level,
    ObjectKind,
    PartialDate,
    Position,
    Stance,
    Vote,
    VoteResult,
)
from standoff.record.sides import Sides
from standoff.record.timeline import Event
from standoff.record.when import anchor, overlapping
from standoff.record.wording import substance

_A = AgreementState
_AGREEMENT = re.compile(
    r"\b(?:agreements?|accord|deal|settlement|contracts?|heads of (?:terms|agreement)|terms|pact|memorandum)\b", re.I
)
_TENTATIVE = re.compile(r"\b(?:heads of|in principle|outline|draft|provisional|tentative|initial\w*)\b", re.I)
_RECOMMEND = re.compile(r"\brecommend\w*|\bendors\w*", re.I)
_AGAINST = re.compile(r"\b(?:not|against|rather than|refus\w+)\b[^.]*\brecommend|\brecommend\w*[^.]*\brejec", re.I)
_AGAIN = re.compile(r"\b(?:re-?negotiat\w*|reopen\w*|fresh talks on|back to the table)\b", re.I)
_FINAL = re.compile(
    r"\b(?:cannot|can['’]?t|could not|will not|would not|not|never|no)\s+(?:be\s+)?(?:up for\s+)?re-?negotiat\w*"
    r"|\bnon-?negotiable\b|\bnot negotiable\b",
    re.I,
)
#: What stands before the claim itself: "the contract" of "the contract being renegotiated".
_CLAIMED = re.compile(
    r"^(?:re-?negotiati\w+ of (?P<of>.+)|(?P<thing>.+?)\s+(?:being|cannot|can['’]?t|could|will|would|is|was)\b.*)$",
    re.I,
)
_FORCE = re.compile(r"\b(?:in(?:to)? force|takes? effect|taking effect|implement\w*|first phase|phased?)\b", re.I)
_LOCAL = re.compile(r"\b(?:adopt\w*|sign(?:ed|ing)? up|opt(?:ed|ing)?[- ]in|piecemeal|local(?:ly)?)\b", re.I)
_REVIEW = re.compile(r"\b(?:arbitrat\w*|review body|conciliation|refer(?:red|ring)?)\b", re.I)
_OVER = frozenset(
    {_A.SIGNED, _A.IN_FORCE, _A.EXTENDED, _A.DEROGATED, _A.VARIED, _A.BREACHED, _A.EXPIRED, _A.TERMINATED}
)
_STARTS = frozenset({_A.SOUGHT, _A.NEGOTIATION, _A.TENTATIVE})
_EARLY = frozenset({_A.RECOMMENDED, _A.NOT_RECOMMENDED, _A.BALLOTED, _A.RATIFIED, _A.REJECTED})
#: How many of the latest negotiations, and agreements of a side, are looked at: it keeps the fold linear.
_LATEST = 20


@dataclass(frozen=True)
class Step:
    """What one event or vote does to an agreement: one or two states, or a claim or an adoption instead."""

    states: tuple[AgreementState, ...]
    sides: tuple[str, ...]
    day: dt.date
    when: PartialDate | None
    by: tuple[str, ...]
    about: str | None
    evidence: tuple[str, ...]
    told_by: tuple[str, ...]
    event: Event | None = None
    manner: str | None = None
    named: str | None = None
    claim: bool = False
    adopts: AdoptionStatus | None = None
    derives: bool = False

    @property
    def key(self) -> tuple[object, ...]:
        """Its place in the order of time; of one day, in the order of the life of an agreement."""
        rank = min((list(_A).index(state) for state in self.states), default=len(_A))
        return self.day, rank, self.evidence


@dataclass
class Deed:
    """An agreement in the making."""

    pair: tuple[str, str]
    steps: list[tuple[AgreementState, list[Step]]] = field(default_factory=list)
    beside: list[tuple[AgreementState, list[Step]]] = field(default_factory=list)
    adopters: list[Step] = field(default_factory=list)
    claims: list[Step] = field(default_factory=list)

    @property
    def state(self) -> AgreementState:
        """How far it got."""
        return self.steps[-1][0]

    def tells(self, state: AgreementState, step: Step) -> list[Step] | None:
        """Return what was told of ``state`` if ``step`` tells it again: of the last step, of that day, or undated."""
        for told, steps in reversed((*self.beside[-_LATEST:], *self.steps[-_LATEST:])):
            again = (
                told is self.state
                or step.when is None
                or any(overlapping(step.when, one.when) for one in steps[-_LATEST:])
            )
            if told is state and again:
                return steps
        return None

    def add(self, state: AgreementState, step: Step) -> None:
        """Add a step: to the same one told before, beside those that it cannot follow, else at the end."""
        told = self.tells(state, step)
        if told is not None:
            told.append(step)
            return
        late = (state in _EARLY and self.state in _OVER | {_A.IMPOSED}) if self.steps else False
        imposed = bool(self.steps) and state is _A.IMPOSED and self.state not in BEFORE_RATIFICATION
        (self.beside if late or imposed else self.steps).append((state, [step]))


def steps(events: Iterable[Event], told: Iterable[Fact], sides: Sides) -> list[Step]:
    """Return everything that is told of agreements, in order of time."""
    found = [step for event in events for step in _of_event(event, sides)]
    found += [step for fact in told for step in _of_fact(fact, sides)]
    return sorted(found, key=lambda step: step.key)


def _of_event(event: Event, sides: Sides) -> Iterator[Step]:
    day = anchor(event.when, event.published)
    actors = tuple(dict.fromkeys(sides.of(name, day) for name in event.actors))
    whom = tuple(dict.fromkeys(sides.of(name, day) for name in event.recipients))
    every = tuple(dict.fromkeys((*actors, *whom)))
    text = " ".join(filter(None, (event.about, event.object.name if event.object else None, event.outcome)))
    about_one = bool(_AGREEMENT.search(text)) or bool(event.object and event.object.kind is ObjectKind.AGREEMENT)
    about_one = about_one or (event.type == "sign" and len(every) > 1)  # "the two signed the document"
    common = {
        "day": day,
        "when": event.when,
        "by": event.actors,
        "about": event.about,
        "evidence": event.evidence,
        "told_by": event.told_by,
        "event": event,
        "named": event.object.name if event.object and event.object.kind is ObjectKind.AGREEMENT else None,
    }
    if event.happened and _FINAL.search(text):
        named = common["named"] or _before_claim(event.about or "")
        yield Step((), actors, claim=True, **common | {"named": named})  # type: ignore[arg-type]
        return
    if (
        event.happened
        and event.type in ("meet", "mediate")
        and (event.type == "mediate" or event.mode == "negotiation")
    ):
        yield Step((_A.NEGOTIATION,), whom if event.type == "mediate" else every, **common)  # type: ignore[arg-type]
        return
    if not event.happened or (not about_one and not _AGAIN.search(text)):
        return
    if (status := _adopts(event, text)) is not None and whom:
        yield Step((), whom, adopts=status, **common)  # type: ignore[arg-type]
        return
    state = _state(event, text, organ=_organ(event, sides, day), both=len(every) > 1)
    if state is not None:
        manner = _manner(event, state)
        yield Step((state,), every, manner=manner, derives=manner == "accepted", **common)  # type: ignore[arg-type]


def _organ(event: Event, sides: Sides, day: dt.date) -> bool:
    """Whether only a part of one side acts: its council ratifies what the two sign."""
    parts = [name for name in event.actors if sides.of(name, day) != name and not sides.person(name)]
    return len(parts) == len(event.actors) > 0


def _adopts(event: Event, text: str) -> AdoptionStatus | None:
    if event.type == "approach":
        return AdoptionStatus.APPROACHED
    if not _LOCAL.search(text):
        return None
    return {
        "sign": AdoptionStatus.ADOPTED,
        "agree": AdoptionStatus.ADOPTED,
        "support": AdoptionStatus.INTERESTED,
    }.get(event.type)


def _state(event: Event, text: str, *, organ: bool, both: bool) -> AgreementState | None:
    again = _AGAIN.search(text)
    match event.type:
        case "agree" if event.mode != "promise":
            if again:
                return _A.REOPENED
            return (_A.TENTATIVE if both and not organ else None) if event.mode != "accept" else _A.RATIFIED
        case "sign":
            if event.mode == "ratify" or (organ and not _TENTATIVE.search(text)):
                return _A.RATIFIED
            return _A.TENTATIVE if _TENTATIVE.search(text) else _A.SIGNED
        case "vote":
            if _RECOMMEND.search(text):
                return _A.NOT_RECOMMENDED if _AGAINST.search(text) else _A.RECOMMENDED
            return _A.REJECTED if event.mode == "offer refused" else _A.BALLOTED
        case "support" if event.mode == "endorse" and organ:
            return _A.RECOMMENDED
        case "reject":
            return _A.RENEGOTIATION_REFUSED if again else _A.REJECTED
        case "request" | "demand":
            return _A.RENEGOTIATION_SOUGHT if again else _A.SOUGHT if both else None
        case "concede":
            return _A.REOPENED if again else None
        case "impose":
            return _A.IMPOSED
        case "legal-action" if event.mode == "refer" or _REVIEW.search(text):
            return _A.REFERRED
        case "cooperate":
            return _A.IN_FORCE if _FORCE.search(text) else None
        case _:
            return None


def _manner(event: Event, state: AgreementState) -> str | None:
    if state is _A.BALLOTED:
        return "accepted" if event.mode == "offer accepted" else None
    return "phased" if state is _A.IN_FORCE and re.search(r"\bphase", event.about or "", re.I) else None


def _of_fact(fact: Fact, sides: Sides) -> Iterator[Step]:
    published = fact.document.published
    outlet = (fact.document.publisher or fact.document.source,)
    match fact.finding:
        case Vote() as vote if vote.body and _AGREEMENT.search(vote.motion or "") and vote.result:
            when = vote.closed or vote.date
            side = sides.of(vote.body, anchor(when, published))
            recommends = _RECOMMEND.search(vote.motion or "")
            carried = vote.result is VoteResult.CARRIED
            if recommends:
                states: tuple[AgreementState, ...] = (_A.RECOMMENDED if carried else _A.NOT_RECOMMENDED,)
            else:
                states = (_A.BALLOTED,) if carried else (_A.BALLOTED, _A.REJECTED)
            yield Step(
                states,
                tuple(dict.fromkeys((side, *(sides.of(name) for name in sides.named_in(vote.motion))))),
                anchor(when, published),
                when,
                (vote.body,),
                vote.motion,
                (fact.id,),
                outlet,
                manner="accepted" if carried and not recommends else None,
                derives=carried and not recommends,
            )
        case Channel(level=Level.NEGOTIATION | Level.THIRD_PARTY, state=ChannelState.OPEN) as channel:
            day = anchor(channel.since, published)
            two = tuple(sides.of(party, day) for party in channel.parties)
            when = channel.since or published  # that they talk is so on the day it is told
            yield Step((_A.NEGOTIATION,), two, day, when, channel.parties, None, (fact.id,), outlet)
        case Position() as position if _AGAIN.search(position.issue) or _FINAL.search(position.issue):
            final = bool(_FINAL.search(position.issue))
            if position.stance is (Stance.SUPPORTS if final else Stance.OPPOSES):
                when = position.since or position.date
                day = anchor(when, published)
                holder, by = (sides.of(position.holder, day),), (position.holder,)
                told = Step((), holder, day, when, by, position.issue, (fact.id,), outlet, claim=True)
                yield replace(told, named=_before_claim(position.issue))


def _before_claim(issue: str) -> str | None:
    """What is held to be final: "the contract" of "the contract being renegotiated"."""
    match = _CLAIMED.match(issue)
    return match and (match["of"] or match["thing"])


class Deeds:
    """Takes steps in order of time and keeps the agreements that they make."""

    def __init__(self, sides: Sides) -> None:
        self.deeds: list[Deed] = []
        self._sides = sides
        self._unplaced: list[Step] = []
        self._between: dict[tuple[str, str], list[Deed]] = defaultdict(list)
        self._of: dict[str, list[Deed]] = defaultdict(list)
        self._talks: dict[tuple[str, str], Step] = {}

    def take(self, step: Step) -> None:
        """Put ``step`` to the agreement it is about, or open one where it begins one."""
        pair = _pair(step)
        if step.states == (_A.NEGOTIATION,):
            if pair is not None:
                self._talks[pair] = step
            return
        if not step.states:
            self._beside(step)
            return
        for state in step.states:
            deed = self._deed(step, state, pair)
            if deed is not None:
                deed.add(state, step)

    def _deed(self, step: Step, state: AgreementState, pair: tuple[str, str] | None) -> Deed | None:
        lists = [self._between[pair]] if pair else [self._of[side] for side in step.sides]
        known = [deed for deeds in lists for deed in deeds[-_LATEST:]]
        deed = max(known, key=lambda deed: (deed.steps[-1][1][0].day, deed.pair), default=None)
        if deed is not None and not (state in _STARTS and deed.state in _OVER | {_A.IMPOSED}):
            return deed
        if deed is not None and deed.tells(state, step):
            return deed
        return self._open(pair, state) if pair else None

    def _open(self, pair: tuple[str, str], state: AgreementState) -> Deed:
        deed = Deed(pair)
        talks = self._talks.pop(pair, None)
        if talks is not None and state not in (_A.SOUGHT, _A.RENEGOTIATION_REFUSED):
            deed.steps.append((_A.NEGOTIATION, [talks]))
        self.deeds.append(deed)
        self._between[pair].append(deed)
        for side in pair:
            self._of[side].append(deed)
        return deed

    def _beside(self, step: Step) -> None:
        """A claim belongs to the last agreement of whoever makes it, an adoption to the last of whom it is told."""
        known = [deed for side in step.sides for deed in self._of[side][-_LATEST:]]
        deed = max(known, key=lambda deed: (deed.steps[-1][1][0].day, deed.pair), default=None)
        if deed is not None:
            (deed.claims if step.claim else deed.adopters).append(step)
        elif step.claim:
            self._unplaced.append(step)

    def settle_claims(self) -> None:
        """Open an agreement for what two sides alike hold to be final, where nothing else is told of one of theirs.

        What only one side claims is its position, and no step of an agreement.
        """
        held: dict[frozenset[str], dict[str, list[Step]]] = defaultdict(lambda: defaultdict(list))
        for step in self._unplaced:
            for side in step.sides:
                if not self._sides.person(side):
                    held[substance(step.named or step.about)][side].append(step)
        for by_side in map(_governments_with_ministries, held.values()):
            for pair in combinations(sorted(by_side), 2):
                alike = sorted({id(s): s for side in pair for s in by_side[side]}.values(), key=lambda step: step.key)
                deed = self._open(pair, _A.RENEGOTIATION_REFUSED)
                deed.steps.append((_A.RENEGOTIATION_REFUSED, alike))
                deed.claims += alike


def _governments_with_ministries(by_side: dict[str, list[Step]]) -> dict[str, list[Step]]:
    """Give the one ministry among the sides what "the government" claims: the two are no two sides."""
    ministries = [side for side in by_side if of_ministry(side)]
    bare = [side for side in by_side if set(form(side).content) <= words().sovereign]
    if len(ministries) != 1 or not bare:
        return by_side
    found = {side: list(steps) for side, steps in by_side.items() if side not in bare}
    found[ministries[0]] += [step for side in bare for step in by_side[side]]
    return found


def _pair(step: Step) -> tuple[str, str] | None:
    sides = sorted(step.sides)
    return (sides[0], sides[1]) if len(sides) == 2 else None
