"""The path from a word for talks up to its main clause, and what the words on it make of the talks.

"has refused to resume its talks with the agency": *talks* are had; *resume* says that they are to go on again;
*refused* that they are not; nothing above changes that. Each word is looked up in ``dialogue.toml`` and turns the state
below it into another, or breaks the path off where nothing is told ("if talks resume", "could meet").
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from standoff.ontology import STOPPED, ChannelState
from standoff.reading.dialogue_words import dialogue_words
from standoff.reading.syntax import Clauses

_CLIMBS = (
    "obj",
    "iobj",
    "nsubj",
    "nsubj:pass",
    "obl",
    "nmod",
    "acl",
    "xcomp",
    "ccomp",
    "compound",
    "conj",
    "advcl",
    "amod",
    "advmod",
    "root",
)
_FUTURE = frozenset(["will", "'ll", "’ll", "shall", "wo", "going"])
_MODAL = frozenset(["may", "might", "could", "can", "should", "must", "ought", "would", "'d", "’d"])
_OPENING = frozenset(["if", "unless", "whether", "until", "before", "lest", "once", "when"])
_DUE = frozenset(["due", "set"])  # "are due to meet", taken for one verb
_OVER = frozenset(["end", "finish"])
_ASIDE = frozenset(["after", "following", "follow", "during", "despite", "ahead"])
_GOING = (ChannelState.OPEN, ChannelState.AGREED)
_DECIDES = frozenset(["decide", "vote", "resolve", "choose"])
_DECIDED = frozenset(["decision", "vote", "resolution"])
_LONGEST = 7
ENDINGS = (("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"), ("d", ""), ("s", ""))


@dataclass(frozen=True, slots=True)
class Told:
    """The talks as the path has made them so far.

    ``weight`` says how much the words tell of today; ``stated`` that a word of the path tells a state, not only that
    there are talks. ``resumed`` goes with OPEN and AGREED. ``asks`` is the place of the word by which somebody asks
    or offers. ``mediated`` tells that somebody else brings the two together ("talks brokered by the service").
    """

    state: ChannelState
    path: tuple[int, ...]
    weight: float
    stated: bool = False
    resumed: bool = False
    asks: int | None = None
    mediated: bool = False


def follow(clauses: Clauses, place: int, *, verb: bool) -> Told | None:
    """Return what is told of the talks at ``place`` (``verb``: "met", "negotiate"); None where it is only spoken of."""
    told = _verb(clauses, place) if verb else _noun(clauses, place)
    at = place
    while told is not None and len(told.path) < _LONGEST:
        head, relation = clauses.head(at), clauses.relation(at)
        if head is None or not _climbs(clauses, at, relation, head):
            wished = head is not None and relation == "advcl" and kind_of(clauses, head) == "wish"
            return None if wished else told  # "they support its going on with the talks"
        told = _apply(clauses, head, replace(told, path=(*told.path, head)))
        at = head
    return told


def _verb(clauses: Clauses, place: int) -> Told | None:
    head = clauses.head(place)
    meant = clauses.relation(place) == "advcl" and clauses.has_to(place)
    if meant and head is not None and not _climbs(clauses, place, "advcl", head):
        return None  # "are due to meet to discuss the rota"
    still = any(clauses.lemma(c) in dialogue_words().talks["still"] for c in clauses.children(place, "advmod"))
    told = Told(ChannelState.OPEN, (place,), 2.8 if still else 2.2, stated=True)
    return _standing(clauses, place, told, "run")


def _noun(clauses: Clauses, place: int) -> Told:
    if kind_of(clauses, place) == "deadlock":
        return Told(ChannelState.DEADLOCKED, (place,), 2.5, stated=True)
    told = _behind(clauses, place, Told(ChannelState.OPEN, (place,), 1.5))
    if clauses.negated(place):
        state = ChannelState.PAUSED if _since(clauses, place) else ChannelState.NONE
        return replace(told, state=state, stated=True, weight=1.8)
    return told


def _behind(clauses: Clauses, place: int, told: Told) -> Told:
    """What a clause behind the noun tells: "talks, which collapsed in May", "talks that are deadlocked"."""
    for child in clauses.children(place, "acl:relcl", "acl"):
        kind = kind_of(clauses, child)
        if kind in ("pause", "end", "deadlock", "resume") and not (clauses.has_to(child) or _in_vain(clauses, child)):
            turned = _turn(kind, replace(told, path=(*told.path, child)), child)
            return turned or told
        if clauses.lemma(child) in dialogue_words().talks["mediate"] and clauses.agent(child) is not None:
            return replace(told, stated=True, weight=2.4, mediated=True)
    return told


def _in_vain(clauses: Clauses, place: int) -> bool:
    """ "Failed to end the row": what fails to do something has not itself failed."""
    return clauses.lemma(place) == "fail" and clauses.child(place, "xcomp") is not None


def _climbs(clauses: Clauses, at: int, relation: str, head: int) -> bool:
    base = relation.split(":")[0]
    if relation == "acl:relcl" or base not in _CLIMBS:
        return False
    kind = kind_of(clauses, head)
    if base == "conj":
        if any(clauses.lemma(c) == "but" for c in clauses.children(at, "cc")):
            return False
        return clauses.words[at].upos == "NOUN" or not clauses.children(at, "nsubj", "nsubj:pass")
    if base in ("ccomp", "advcl"):
        asks = kind in ("agree", "offer", "seek", "refuse", "threaten", "plan")
        asks = asks or clauses.lemma(head) in _DECIDES
        gerund = clauses.words[at].form.endswith("ing") and base == "advcl"
        return asks and (base == "ccomp" or clauses.has_to(at) or gerund)
    if base == "advmod" or (base == "obl" and clauses.words[head].upos == "ADV"):
        return clauses.words[head].upos == "ADV" or clauses.lemma(at) == "back"
    aside = base == "obl" and bool({clauses.lemma(c) for c in clauses.children(at, "case")} & _ASIDE)
    if aside and kind != "refuse":
        return False  # "after a meeting with the board it called off the strike": another thing was called off
    if base in ("obl", "nmod"):
        return (kind is not None and kind != "neutral") or clauses.negated(head)
    return True


def _apply(clauses: Clauses, place: int, told: Told) -> Told | None:
    """What the word at ``place`` makes of the talks below it."""
    if _in_vain(clauses, place):
        fails = clauses.relation(told.path[-2]) == "xcomp"  # "failed to resume talks"; "the meeting failed to help"
        return _denied(clauses, place, told, "run", future=False) if fails else _standing(clauses, place, told, None)
    kind = _beside(clauses, place) or kind_of(clauses, place)
    if kind is None and clauses.words[place].upos in ("NOUN", "ADJ", "VERB", "AUX"):
        if clauses.words[place].upos in ("VERB", "AUX"):
            return _standing(clauses, place, told, None)
        nothing = clauses.negated(place) and told.state is ChannelState.OPEN
        return replace(told, state=ChannelState.NONE, stated=True) if nothing else told  # "no prospect of talks"
    if kind is None or kind == "neutral":
        return _standing(clauses, place, told, kind)
    subject = clauses.relation(told.path[-2]) == "nsubj" and clauses.lemma(place) in _OVER
    if kind == "wish" and any(clauses.lemma(p) in _DECIDED for p in told.path):
        return told  # "backed the decision to suspend talks"
    turned = _turn(kind, told, place, over=subject)
    return _standing(clauses, place, turned, kind) if turned else None


def _turn(kind: str, told: Told, place: int, *, over: bool = False) -> Told | None:
    """The state that a word of ``kind`` makes of the one below; None where nothing is left to tell."""
    stopped = told.state in STOPPED
    done = replace(told, stated=True)
    if told.state is ChannelState.NONE:
        return done  # "no meeting has been agreed"
    match kind:
        case "pause" | "end":
            if told.state in (ChannelState.SOUGHT, ChannelState.OFFERED):
                return None
            if stopped and kind != "pause":
                return replace(done, state=ChannelState.OPEN, resumed=True, weight=2.8)  # "ended its boycott"
            if over:
                return replace(done, state=ChannelState.ENDED, weight=1.7)  # one round is over
            return replace(done, state=ChannelState.PAUSED if kind == "pause" else ChannelState.ENDED, weight=2.6)
        case "deadlock":
            return replace(done, state=ChannelState.DEADLOCKED, weight=2.5)
        case "resume":
            return replace(done, state=ChannelState.OPEN, resumed=True, weight=3.0)
        case "refuse":
            return replace(
                done, state=ChannelState.OPEN if stopped else ChannelState.REFUSED, weight=2.4, resumed=False
            )
        case "agree":
            return done if stopped else replace(done, state=ChannelState.AGREED, weight=2.3)
        case "offer" | "seek":
            state = ChannelState.OFFERED if kind == "offer" else ChannelState.SOUGHT
            weight = 2.0 if kind == "offer" else 1.8
            if told.state is ChannelState.OFFERED and kind == "seek":
                return told
            return None if stopped else replace(done, state=state, weight=weight, resumed=False, asks=place)
        case "plan":
            return None if stopped else replace(done, state=ChannelState.AGREED, weight=2.1)
        case "wish":
            return None
        case "threaten":
            return replace(done, state=ChannelState.OPEN, weight=1.6) if stopped else None
    going = kind == "run" and told.state in _GOING
    return replace(done, weight=max(told.weight, 2.2)) if going else told


def _beside(clauses: Clauses, place: int) -> str | None:
    """ "Reached an impasse", "are at a standstill", "ended in deadlock": the noun that tells it."""
    near = (dialogue_words().kind(clauses.lemma(c)) for c in clauses.children(place, "obj", "obl", "xcomp", "nmod"))
    return next((kind for kind in near if kind == "deadlock"), None)


def _standing(clauses: Clauses, place: int, told: Told, kind: str | None) -> Told | None:
    """What negation, "will", "might" and "if" make of the word's clause."""
    verbal = clauses.words[place].upos in ("VERB", "AUX", "ADJ")
    if clauses.marks(place) & _OPENING and verbal:
        return None
    if clauses.marks(place) & _DUE and told.state is ChannelState.OPEN:
        return replace(told, state=ChannelState.AGREED)
    auxiliaries = clauses.auxiliaries(place) if verbal else set()
    willing = kind in ("offer", "seek", "refuse")
    negated = clauses.negated(place)
    reported = negated and bool(auxiliaries & {"would", "'d", "’d"}) and clauses.relation(place) == "ccomp"
    if auxiliaries & _MODAL and not willing and not reported:
        return None
    if negated:
        return _denied(clauses, place, told, kind, future=reported or bool(auxiliaries & _FUTURE))
    if auxiliaries & _FUTURE and kind not in ("offer", "seek"):
        if told.state in STOPPED:
            return None
        goes_on = clauses.lemma(place) in dialogue_words().talks["goes_on"] or _on(clauses, place)
        if told.state is ChannelState.OPEN and not goes_on:
            return replace(told, state=ChannelState.AGREED)
    if "had" in auxiliaries:
        return replace(told, weight=told.weight - 1.0)  # what had been before
    return told


def _denied(clauses: Clauses, place: int, told: Told, kind: str | None, *, future: bool) -> Told | None:
    """ "Have not met", "will not go back", "did not walk out"."""
    match told.state:
        case ChannelState.OPEN if kind is None:
            return None  # another thing is denied
        case ChannelState.OPEN if told.resumed or future:
            state = ChannelState.PAUSED if told.resumed else ChannelState.REFUSED
            return replace(told, state=state, resumed=False, stated=True, weight=2.6)
        case ChannelState.OPEN:
            state = ChannelState.PAUSED if _since(clauses, place) else ChannelState.NONE
            return replace(told, state=state, stated=True, weight=2.3)
        case ChannelState.PAUSED | ChannelState.ENDED:
            return replace(told, state=ChannelState.OPEN, weight=1.8)
        case ChannelState.AGREED:
            refused = kind == "agree" and future
            return replace(told, state=ChannelState.REFUSED if refused else ChannelState.NONE, weight=1.8)
        case ChannelState.OFFERED if clauses.words[place].upos == "ADJ":
            return replace(told, state=ChannelState.REFUSED, asks=None)  # "is not willing to meet"
        case _:
            return None


def _on(clauses: Clauses, place: int) -> bool:
    return any(clauses.lemma(c) == "on" for c in clauses.children(place, "compound:prt", "advmod"))


def _since(clauses: Clauses, place: int) -> bool:
    """Whether "since" hangs on the word or on the word above it: "no talks since May"."""
    head = clauses.head(place)
    near = [*clauses.children(place), *(clauses.children(head) if head is not None else [])]
    marks = {clauses.lemma(c) for child in near for c in clauses.children(child, "case", "mark")}
    return "since" in marks | {clauses.lemma(c) for c in near}


def kind_of(clauses: Clauses, place: int) -> str | None:
    """What kind of word it is, by its lemma, else by its form where the lemma is a bad guess ("boycotte")."""
    words, beside = dialogue_words(), particles(clauses, place)
    form = clauses.words[place].form.lower()
    cut = (form.removesuffix(ending) + put for ending, put in ENDINGS if form.endswith(ending))
    kind = next((k for base in (form, clauses.lemma(place), *cut) if (k := words.kind(base, beside))), None)
    if kind == "offer" and clauses.lemma(place) == "open" and clauses.words[place].upos == "VERB":
        return "run"  # "talks opened"; "is open to talks" holds something out
    return None if kind == "wish" and clauses.words[place].upos != "VERB" else kind  # "back to the table"


def particles(clauses: Clauses, place: int) -> tuple[str, ...]:
    """The particles and adverbs of a verb, and the word that follows it: "walk out", "go back"."""
    near = [clauses.lemma(c) for c in clauses.children(place, "compound:prt", "advmod", "obl", "case", "obj")]
    onward = [clauses.words[i].form.lower() for i in range(place + 1, min(place + 2, len(clauses.words)))]
    return tuple(dict.fromkeys([*near, *onward]))
