"""Deciding about what the record holds: what every room that takes decisions from people needs, whoever asks them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from standoff import curation, linking
from standoff.curation import Curated, Orphan, making
from standoff.errors import InvalidValue
from standoff.ontology import Anchor, Decision, Fact, Kind, KnownParty, Position, Verb
from standoff.store import Store
from standoff.text import Resolution, anchor

if TYPE_CHECKING:
    from standoff.query.judged import Judged


def moment(store: Store) -> dt.datetime:
    """Return the time, later than that of every decision in the record, so that the next one has the last word."""
    last = max((decision.made for decision in store.decisions()), default=None)
    now = dt.datetime.now(dt.UTC)
    return now if last is None or last < now else last + dt.timedelta(microseconds=1)


def place(store: Store, fact: Fact) -> Anchor | None:
    """Return the anchor of the words of ``fact`` in its document's current text; None for a fact without any."""
    return anchor(store.text(fact.document.id), fact.span) if fact.span else None


def about(
    store: Store,
    verb: Verb,
    fact: Judged,
    author: str,
    *,
    changes: Mapping[str, str] | None = None,
    note: str | None = None,
) -> Decision:
    """Return the decision by ``author`` to accept, reject or correct ``fact``, or to write a ``note`` beside it.

    ``changes`` are the new values of a correction by field, as JSON text. Raises InvalidValue where they do not fit,
    for a note without words, and for any other verb.
    """
    found, at, words = fact.found, moment(store), place(store, fact.found)
    match verb:
        case Verb.ACCEPT:
            return making.accept(found, author, at, words, note)
        case Verb.REJECT:
            return making.reject(found, author, at, words, note)
        case Verb.CORRECT:
            return making.correct_as(found, changes or {}, author, at, words, note, stands=fact.stands)
        case Verb.NOTE:
            return making.note(found, note or "", author, at, words)
    raise InvalidValue("bad-value", f"nobody can {verb} a fact", todo="accept, reject, correct or note it")


def undoing(store: Store, id: str, author: str, note: str | None = None) -> tuple[Decision, Decision]:
    """Return the decision called ``id`` and the one by ``author`` that takes it out of force.

    Raises RecordError (``no-such-id``) without one, and InvalidValue where it is out of force already.
    """
    before = store.decision(id)
    if id in curation.undone(curation.in_order(store.decisions())):
        raise InvalidValue("bad-value", f"{id} was undone already", todo="to have it back, undo what undid it")
    return before, making.undo(before, author, moment(store), note)


def one_event(store: Store, verb: Verb, left: Fact, right: Fact, author: str, note: str | None = None) -> Decision:
    """Return the decision by ``author`` that two acts are one event, or never are; InvalidValue for other facts."""
    words, other_words = place(store, left), place(store, right)
    if words is None or other_words is None:
        raise InvalidValue("bad-value", f"{left.id} and {right.id} are not two acts")
    make = making.merge_acts if verb is Verb.MERGE else making.forbid_acts
    return make(left, right, author, moment(store), words, other_words, note)


def borne(
    name: str, known: KnownParty, sharing: Iterable[KnownParty], decisions: Iterable[Decision]
) -> tuple[str, tuple[str, ...]]:
    """Return the name that a decision about ``known`` has to say, and in which documents (decision 10).

    That is ``name`` where documents bear it, or a split gave it; else what they most often call the party. The
    documents are only given where another party, of those ``sharing`` names with it, is called by the same words.
    """
    called = curation.parties.called((bearer for each in sharing for bearer in each.bearers), decisions)
    counted = Counter(called[bearer] for bearer in known.bearers)
    best = (each for each in (name, known.party.name) if each in counted)
    chosen = next(best, None) or min(counted, key=lambda n: (-counted[n], n))
    mine = frozenset(known.bearers)
    shared = any(other == chosen and bearer not in mine for bearer, other in called.items())
    there = sorted(bearer.document for bearer in mine if called[bearer] == chosen)
    return chosen, tuple(there) if shared else ()


def unanswered(store: Store) -> tuple[Orphan, ...]:
    """Return every decision that nothing in ``store`` answers to now, with why, without putting the record together."""
    decisions = store.decisions()
    if not decisions:
        return ()
    places = store.places(decisions)
    facts = (fact for kind in Kind for fact in store.facts(kind))
    found = orphans(curation.curate(facts, decisions, places, store.documents()), decisions, places)
    return tuple(sorted(found, key=lambda orphan: (orphan.decision.made, orphan.decision.id)))


def orphans(curated: Curated, decisions: Iterable[Decision], places: Mapping[str, Resolution]) -> tuple[Orphan, ...]:
    """Return the decisions that nothing answers to among the ``curated`` facts: about facts, parties, events, issues.

    What linking proposes has no part in it.
    """
    decisions = tuple(decisions)
    acts = [fact for fact in curated.facts if fact.kind is Kind.ACT]
    wordings = {fact.finding.issue for fact in curated.facts if isinstance(fact.finding, Position)}
    return (
        *curated.orphans,
        *curation.parties.settle(linking.bearers(curated.facts), (), decisions).orphans,
        *curation.events.settle(acts, (), decisions, places).orphans,
        *curation.issues.settle(wordings, (), decisions).orphans,
    )
