"""The ledger: demands in the making. Which entry belongs to which demand, and which step it is."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import product

from standoff.ontology import FINAL, DemandKind, DemandState
from standoff.record.answers import Entry
from standoff.record.lives import LATEST, PENDING, PRESSED, Life, Turn
from standoff.record.sides import Sides
from standoff.record.when import within
from standoff.record.wording import SAME, blank, due, figures, light, overlap, parts, substance

_D = DemandState
_HELD_OUT = frozenset({DemandKind.OFFER, DemandKind.INVITATION})
#: Within how many days an answer that names no matter is taken to be one to whatever was asked.
_HEARD_WITHIN = 31
#: Within how many days a request for a reply is taken to set the day for what was asked along with it.
_ALONG_WITH = 7
_REPLY = re.compile(r"\b(?:repl(?:y|ies|ied|ying)|answer\w*|respon\w+|letter|request|appeal|call|invitation)\b", re.I)


class Ledger:
    """Takes entries in order of time and keeps the demands that they make."""

    def __init__(self, sides: Sides) -> None:
        self.lives: list[Life] = []
        self._sides = sides
        self._issued: dict[tuple[str, str], list[Life]] = defaultdict(list)
        self._addressed: dict[tuple[str, str], list[Life]] = defaultdict(list)
        self._between: dict[tuple[str, str], list[Life]] = defaultdict(list)
        self._asked_of: dict[str, list[Life]] = defaultdict(list)
        self._promised: dict[tuple[str, str], list[Entry]] = defaultdict(list)

    def take(self, entry: Entry) -> None:
        """Make of ``entry`` what it is: an answer, something that is taken back, a condition, or something asked."""
        if entry.event is None:
            self._press(entry)
        elif not (entry.withdraws and self._withdraw(entry)):
            if (state := entry.answer) is not None:
                self._answer(entry, state)
            if (kind := entry.asks) is not None:
                self._ask(entry, kind)
            elif entry.event.happened and entry.event.condition:
                self._press(entry)
            elif entry.event.happened and entry.event.type == "deny":
                self._dispute(entry)

    # Asking

    def _ask(self, entry: Entry, kind: DemandKind) -> None:
        issuer, whom = self._of(entry.by, entry.day), self._of(entry.to, entry.day)
        named = entry.event is not None and entry.event.mode == "meet"
        if not (whom or entry.thing or entry.condition or named) and blank(entry.about):
            return  # it is told that something is asked, and neither of whom nor what: the timeline has it
        if not issuer or (entry.about and light(entry.about) and not named and self._along(entry, issuer, whom)):
            return
        for number, sought in enumerate(parts(entry.about)):
            life = self._known(entry, kind, sought, whom)
            if life is None:
                self._open(entry, kind, sought, number)
            else:
                self._repeat(life, entry, kind)

    def _along(self, entry: Entry, issuer: list[str], whom: list[str]) -> bool:
        """Whether ``entry`` only speaks of what was asked already ("a reply by Friday"): it may set its deadline."""
        asked = [life for pair in _pairs(issuer, whom) for life in self._between[pair][-LATEST:]]
        if not asked:
            return False
        life = max(asked, key=lambda life: (life.points[0].day, life.issuer in entry.by, life.first))
        if within(life.last.day, entry.day, _ALONG_WITH):
            life.deadline = life.deadline or due([entry.about, entry.condition], entry.when)
        life.points[0].entries.append(entry)
        return True

    def _known(self, entry: Entry, kind: DemandKind, sought: str | None, whom: list[str]) -> Life | None:
        """The demand that ``entry`` makes again, None where it is a new one."""
        stems = substance(sought)
        fitting = [
            life
            for life in _latest(self._issued, self._of(entry.by, entry.day), stems)
            if (not whom or not life.addressee_sides or set(whom) & set(life.addressee_sides))
            and (life.kind in _HELD_OUT) == (kind in _HELD_OUT)
            and life.shares(stems) >= SAME
        ]
        life = _best(fitting, stems)
        if life is not None and kind is DemandKind.OFFER and _another_amount(life.sought, sought):
            life.step(self._turn(_D.SUPERSEDED, entry, "another amount is offered for the same"))
            return None
        promise = self._promise(entry, stems)
        if life is not None and promise is not None and promise.day > life.last.day:
            return life if life.shares(stems) > overlap(substance(promise.about), stems, without=life.names) else None
        return life

    def _open(self, entry: Entry, kind: DemandKind, sought: str | None, number: int) -> None:
        assert entry.event is not None
        issuer, stems = entry.by[0], substance(sought)
        side = self._sides.of(issuer, entry.day)
        life = Life(kind, issuer, side, sought, stems, (entry.event.id, str(number)), object=entry.thing)
        life.condition = entry.condition
        life.deadline = due([sought, entry.about, entry.condition], entry.when)
        life.must_act = self._must_act(sought, side)
        self._address(life, entry)
        made = self._turn(_D.MADE, entry, "it asks")
        promise = self._promise(entry, stems)
        if promise is None:
            life.points.append(made)
        else:
            asked = Turn(_D.MADE, None, promise.day, issuer, "what is promised had been asked for", [promise], True)
            life.points += [asked, self._turn(_D.PROMISED, promise, "it promises what is then asked for again")]
            life.points.append(self._turn(_D.REPEATED, entry, "it asks for what was promised"))
            life.deadline = life.deadline or due([promise.about, promise.condition], promise.when)
        self._enter(life)

    def _enter(self, life: Life) -> None:
        self.lives.append(life)
        for stem in life.stems:
            self._issued[life.issuer_side, stem].append(life)
            for side in (*life.addressee_sides, *([life.must_act] if life.must_act else ())):
                self._addressed[side, stem].append(life)
        for side in life.addressee_sides:
            self._between[life.issuer_side, side].append(life)
            self._asked_of[side].append(life)

    def _address(self, life: Life, entry: Entry) -> list[str]:
        new = []
        for name in entry.to:
            side = self._sides.of(name, entry.day)
            life.addressees.setdefault(name)
            if side != life.issuer_side and side not in life.addressee_sides:
                life.addressee_sides[side] = None
                new.append(side)
        return new

    def _must_act(self, sought: str | None, issuer: str) -> str | None:
        """Who would have to do it, where that is said: "a review by the standards board"."""
        for body in self._sides.named_in(sought):
            told = re.search(rf"\b(?:by|that|for)\s+(?:the\s+)?{re.escape(body)}", sought or "", re.IGNORECASE)
            if told and self._sides.of(body) != issuer:
                return body
        return None

    def _promise(self, entry: Entry, stems: frozenset[str]) -> Entry | None:
        """The last promise, to whoever asks, of what is asked for: it presupposes that it had been asked before."""
        issuer, whom = self._of(entry.by, entry.day), self._of(entry.to, entry.day)
        names = frozenset().union(*(substance(name) for name in (*issuer, *whom)))
        promised = [promise for pair in _pairs(issuer, whom) for promise in self._promised[pair][-LATEST:]]
        fitting = [p for p in promised if overlap(substance(p.about), stems, without=names) >= SAME]
        return max(fitting, key=lambda promise: promise.key, default=None)

    def _repeat(self, life: Life, entry: Entry, kind: DemandKind) -> None:
        for side in self._address(life, entry):
            self._between[life.issuer_side, side].append(life)
            self._asked_of[side].append(life)
            for stem in life.stems:
                self._addressed[side, stem].append(life)
        escalated = life.kind is DemandKind.REQUEST and kind is DemandKind.DEMAND
        life.deadline = life.deadline or due([entry.about, entry.condition], entry.when)
        life.step(self._turn(_D.ESCALATED if escalated else _D.REPEATED, entry, "it asks for the same"))

    def _press(self, entry: Entry) -> None:
        """A condition that somebody sets for talks repeats what that side had asked of the other."""
        text = entry.about if entry.event is None else entry.condition
        stems, by = substance(text), self._of(entry.by, entry.day)
        whom = [side for side in self._of(entry.to, entry.day) if side not in by]
        fitting = [
            life
            for life in _latest(self._issued, by, stems)
            if set(whom) & set(life.addressee_sides) and life.shares(stems) >= SAME
        ]
        if (life := _best(fitting, stems)) is not None and life.last.state not in FINAL:
            life.step(self._turn(_D.REPEATED, entry, "it is set as a condition for talks"))
            self._worded(life, stems)

    def _worded(self, life: Life, stems: frozenset[str]) -> None:
        """Remember words in which the demand is told, so that an answer in them finds it."""
        if stems <= life.stems or stems in life.wordings[-LATEST:]:
            return
        life.wordings.append(stems)
        for stem in stems - life.stems:
            self._issued[life.issuer_side, stem].append(life)
            for side in life.addressee_sides:
                self._addressed[side, stem].append(life)

    # Answering

    def _answer(self, entry: Entry, state: DemandState) -> None:
        by, to = self._of(entry.by, entry.day), self._of(entry.to, entry.day)
        matched = False
        for about in parts(entry.about):
            life = self._answered(entry, substance(about), by, to, state)
            if life is not None:
                turn = self._turn(entry.makes_of(life.sought, state), entry, _because(entry, life))
                others = (name for name in entry.by if self._sides.of(name, entry.day) != life.issuer_side)
                turn.by = next(others, turn.by)
                life.step(turn)
                matched = True
        if matched or not entry.event:
            return
        if (life := self._told_before(entry, by, to, state)) is not None:
            life.step(self._turn(state, entry, "it answers what the same document tells that they were asked"))
            return
        if state is _D.ACKNOWLEDGED or _REPLY.search(entry.about or ""):
            self._heard(entry, by, to)
        if entry.event.type == "agree":
            for pair in _pairs(to, by):
                self._promised[pair].append(entry)

    def _answered(self, entry: Entry, stems: frozenset[str], by: list[str], to: list[str], state: _D) -> Life | None:
        """The demand that is answered: of those addressed to whoever answers, or that whom it refuses had made."""
        held = _latest(self._issued, to, stems) if to else _latest(self._addressed, by, stems)
        fitting = [
            life
            for life in held
            if self._asked(life, by, to, anybody=state is _D.REFUSED)
            and not (entry.event and entry.event.id == life.first[0])
            and (life.answered_by(entry, stems) >= SAME or _names(entry, life))
        ]
        if fitting:
            return _best(fitting, stems)
        between = [life for pair in _pairs(to, by) for life in self._between[pair][-LATEST:]]
        called = [life for life in between if life.last.state not in FINAL and _called(entry.about, life.kind)]
        return max(called, key=lambda life: (life.last.day, life.first), default=None)

    def _told_before(self, entry: Entry, by: list[str], to: list[str], state: _D) -> Life | None:
        """What "refused to do so" is about: the one thing that the same document tells was asked of those who answer.

        So is a refusal that names neither a matter nor a thing ("turned it down"), where that is told further up and
        nobody else is told it. Of several things asked in one breath it is the first.
        """
        event = entry.event
        bare = not entry.about and not entry.thing and state is _D.REFUSED
        if event is None or substance(entry.about) or not (entry.about or bare):
            return None
        here = set(event.documents)
        asked = {
            life.first: life
            for side in by
            for life in self._asked_of[side][-LATEST:]
            if (life.told_before(event) if bare else life.told_in(here)) and (not to or life.issuer_side in to)
        }
        pending = [life for life in asked.values() if life.last.state in PENDING]
        if len({life.first[0] for life in pending}) != 1:
            return None
        return min(pending, key=lambda life: life.first)

    def _asked(self, life: Life, by: list[str], to: list[str], *, anybody: bool) -> bool:
        """Whether ``by`` answer what was asked of them; a refusal may come from anybody, told to those who asked."""
        asked = set(life.addressee_sides) | ({self._sides.of(life.must_act)} if life.must_act else set())
        if life.issuer_side in by and not (life.issuer_side in to and asked & set(by)):
            return False  # they answer themselves, unless the two agree with each other
        return bool(asked & set(by) or not asked or (anybody and to))

    def _heard(self, entry: Entry, by: list[str], to: list[str]) -> None:
        """What those who are asked tell those who ask, naming no matter, acknowledges all that was just asked."""
        for pair in ((asker, side) for asker in to for side in by):
            for life in self._between[pair][-LATEST:]:
                if life.last.state in PRESSED and within(life.last.day, entry.day, _HEARD_WITHIN):
                    life.step(
                        self._turn(_D.ACKNOWLEDGED, entry, "it answers those who asked, without naming the matter")
                    )

    def _withdraw(self, entry: Entry) -> bool:
        """Told those who were asked, a word in common is enough; told nobody, it has to be of the same matter."""
        by, to = self._of(entry.by, entry.day), self._of(entry.to, entry.day)
        stems = substance(entry.about)
        fitting = [
            life
            for life in _latest(self._issued, by, stems)
            if not to or not life.addressee_sides or set(to) & set(life.addressee_sides)
        ]
        meant = [life for life in fitting if set(to) & set(life.addressee_sides) or life.shares(stems) >= SAME]
        life = _best([life for life in meant if life.last.state not in FINAL], stems)
        if life is not None:
            life.step(self._turn(_D.WITHDRAWN, entry, "those who asked take it back, in words it shares"))
        return life is not None

    def _dispute(self, entry: Entry) -> None:
        stems, by = substance(entry.about), self._of(entry.by, entry.day)
        met = [life for life in _latest(self._issued, by, stems) if life.last.state in (_D.MET, _D.PARTLY_MET)]
        life = _best([life for life in met if life.shares(stems) >= SAME], stems)
        if life is not None:
            life.step(self._turn(_D.DISPUTED, entry, "those who asked deny that it is met"))

    def _of(self, names: Iterable[str], day: dt.date) -> list[str]:
        return list(dict.fromkeys(self._sides.of(name, day) for name in names))

    def _turn(self, state: DemandState, entry: Entry, because: str) -> Turn:
        return Turn(state, entry.when, entry.day, entry.by[0] if entry.by else None, because, [entry])


def _pairs(one: Iterable[str], other: Iterable[str]) -> Iterable[tuple[str, str]]:
    return product(one, other)


def _latest(index: dict[tuple[str, str], list[Life]], sides: Iterable[str], stems: Iterable[str]) -> list[Life]:
    """The latest demands of ``sides`` that share a word with ``stems``, each once, oldest first."""
    found = {
        id(life): life for side in sides for stem in sorted(stems) for life in index.get((side, stem), ())[-LATEST:]
    }
    return sorted(found.values(), key=lambda life: (life.points[0].day, life.first))


def _best(lives: Iterable[Life], stems: frozenset[str]) -> Life | None:
    """The demand that shares the most words, of equals one that is still open, then the last that moved."""
    return max(
        lives,
        key=lambda life: (
            life.shares(stems),
            life.last.state not in FINAL,
            life.last.day,
            life.first,
        ),
        default=None,
    )


def _another_amount(one: str | None, other: str | None) -> bool:
    return bool(figures(one) and figures(other) and not figures(one) & figures(other))


def _names(entry: Entry, life: Life) -> bool:
    """Whether ``entry`` names what it answers: in so many words, or as the object of the act."""
    event = entry.event
    if event is None:
        return False
    if event.in_response_to and any(event.in_response_to in e.evidence for turn in life.points for e in turn.entries):
        return True
    texts = [event.in_response_to, event.object.name if event.object else None]
    return any(text and life.shares(substance(text)) >= SAME for text in texts)


def _called(about: str | None, kind: DemandKind) -> bool:
    """Whether an answer calls what it answers by its kind: "the invitation to return"."""
    return re.search(rf"\b{kind}s?\b", about or "", re.IGNORECASE) is not None


def _because(entry: Entry, life: Life) -> str:
    if _names(entry, life):
        return "it names what it answers"
    shared = life.shared_with(entry, substance(entry.about))
    if not shared:
        return f"it answers the {life.kind}, the last between the two"
    return f"it answers in words it shares: {', '.join(sorted(shared))}"
