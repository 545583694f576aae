"""Levels: at which level an article tells of talks, by their words, else as such talks mostly are."""

from __future__ import annotations

from standoff.ontology import STOPPED, ChannelState, Level
from standoff.reading.dialogue_path import Told, kind_of
from standoff.reading.dialogue_sides import Side, is_forum
from standoff.reading.dialogue_words import dialogue_words
from standoff.reading.syntax import Clauses


def usual_level(clauses: Clauses, told: Told, one: Side, other: Side) -> Level:
    """The level where no word gives one: two people are leaders, and talks or meetings that are stopped are formal."""
    if one.person or other.person:
        return Level.LEADERS
    near = clauses.children(told.path[0], "amod", "compound", "nmod")
    bargain = any(dialogue_words().levels.get(clauses.lemma(c)) is Level.NEGOTIATION for c in (told.path[0], *near))
    return Level.FORMAL if told.state in STOPPED and not bargain else Level.NEGOTIATION


def _things(clauses: Clauses, place: int) -> list[int]:
    return [noun for _, noun in clauses.prepositional(place)]


def _since_a_stop(clauses: Clauses, told: Told) -> bool:
    """ "Have met for the first time since formal talks were cut off": not formally, for those are still cut off."""
    since = [c for p in told.path for c in clauses.children(p, "advcl") if "since" in clauses.marks(c)]
    met = told.state is ChannelState.OPEN and not told.resumed
    return met and any(kind_of(clauses, c) in ("pause", "end") and clauses.is_passive(c) for c in since)


def level_of_words(clauses: Clauses, told: Told) -> Level | None:
    """The level that the words around the talks give."""
    if _since_a_stop(clauses, told):
        return Level.INFORMAL
    if any(is_forum(clauses.phrase(n).of(clauses.text)) for n in (told.path[0], *_things(clauses, told.path[0]))):
        return Level.FORMAL
    levels = dialogue_words().levels
    near = [told.path[0], *clauses.children(told.path[0], "amod", "compound", "advmod", "obl", "nmod", "acl")]
    near += [c for place in told.path[1:] for c in clauses.children(place, "amod", "advmod")]
    near += _talks_told_of(clauses, told.path[-1])
    found = [levels[clauses.lemma(p)] for p in near if clauses.lemma(p) in levels]
    if told.mediated:
        return Level.THIRD_PARTY
    inside = [levels.get(clauses.lemma(i)) for i in clauses.subtree(told.path[-1])[:40]]
    if Level.THIRD_PARTY in inside:
        return Level.THIRD_PARTY
    strong = [level for level in found if level not in (Level.NEGOTIATION, Level.LEADERS)]
    return max(strong) if strong else None


def _talks_told_of(clauses: Clauses, top: int) -> list[int]:
    """ "The conciliation talks, at which the two have met": the words of the talks that the clause is about."""
    noun = clauses.head(top)
    if (
        noun is None
        or clauses.relation(top) != "acl:relcl"
        or clauses.lemma(noun) not in dialogue_words().talks["nouns"]
    ):
        return []
    return [noun, *clauses.children(noun, "amod", "compound")]
