"""Issues: what a stance is about, in the document's words, and whether it is told by what is to be done away with."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from standoff.ontology import Span, covering
from standoff.reading.acts_parties import Parties
from standoff.reading.positions_words import stance_words
from standoff.reading.syntax import Clauses

_BACK = 4  # sentences in which what "this" points at may have been named
_THIS = frozenset(["this", "that", "these", "those", "such"])
_BESIDE = frozenset(["mark", "advcl"])
_TALK = frozenset(["meet", "negotiate", "discuss"])


@dataclass(frozen=True, slots=True)
class Issue:
    """What a stance is about; ``removed`` tells that the words ask for its end ("the withdrawal of the fee").

    ``named`` is where it was called by its full name, of which ``span`` only says "this"; ``words`` is what to call it
    where the article has it as a clause ("the fee being dropped" for "that the fee must be dropped").
    """

    span: Span
    removed: bool = False
    named: Span | None = None
    words: str | None = None


class Issues:
    """Reads issues around the words of stance of one page."""

    def __init__(self, parties: Parties) -> None:
        """Take what tells which nouns are somebody: people are no questions."""
        self.parties = parties
        self._before: deque[Clauses] = deque(maxlen=_BACK)

    def next(self, clauses: Clauses) -> None:
        """Take leave of a sentence: what it calls by its full name may be "this" in the next ones."""
        self._before.append(clauses)

    def of(self, clauses: Clauses, place: int, way: str) -> Issue | None:
        """Return the issue that stands in the place ``way`` names (``positions.toml``); None without one."""
        if way == "object":
            thing = clauses.object(place)
            return self.noun(clauses, thing) if thing is not None and not _of_clause(clauses, place) else None
        if way in ("gerund", "that", "wish", "asked", "whether"):
            return self._clause(clauses, place, way)
        if clauses.words[place].upos == "VERB" and clauses.child(place, "obj") is not None:
            return None  # "called an election for May"
        noun = next((n for p, n in clauses.prepositional(place) if p == way), None)
        if noun is None:
            return None
        if clauses.is_noun(noun) and clauses.child(noun, "cop") is None:
            return self.noun(clauses, noun)
        if not clauses.has_to(noun):
            return self._gerund(clauses, noun)
        able = clauses.lemma(noun) in stance_words().lists["adopt"] | _TALK  # "is happy to accept the offer"
        return Issue(_own_words(clauses, noun)) if able and clauses.object(noun) is not None else None

    def noun(self, clauses: Clauses, place: int) -> Issue | None:
        """Return the noun's phrase as an issue: no person, nothing that only points, no claim or letter."""
        lists, lemma = stance_words().lists, clauses.lemma(place)
        if clauses.words[place].upos in ("PRON", "NUM", "DET", "SYM") or lemma in lists["pointing"] | lists["beside"]:
            return None
        if self.parties.one(clauses, place) is not None or lemma in lists["people"]:
            return None
        inner = clauses.by(place, "of", "to")
        if lemma in lists["removal"] and inner is not None:
            found = self.noun(clauses, inner)
            return Issue(found.span, removed=True, named=found.named) if found else None
        return Issue(_phrase(clauses, place), named=self._named(clauses, place))

    def claimed(self, clauses: Clauses, place: int) -> Issue | None:
        """What must or cannot be: "its claim that the levy cannot be changed", "this is the position of both"."""
        if clauses.lemma(place) not in stance_words().lists["claims"]:
            return None
        above = clauses.head(place) if clauses.child(place, "cop") is not None else None
        this = above is not None and any(clauses.lemma(c) == "this" for c in clauses.children(place, "nsubj"))
        said = above if this else clauses.child(place, "acl", "ccomp")
        thing = clauses.child(said, "nsubj:pass") if said is not None else None
        if said is None or thing is None or not (this or "that" in clauses.marks(said)) or not _must(clauses, said):
            return None
        words = f"{clauses.phrase(thing).of(clauses.text)} being {clauses.words[said].form}"
        inside = [clauses.words[i] for i in clauses.subtree(said, _BESIDE) if clauses.words[i].upos != "PUNCT"]
        return Issue(Span(inside[0].start, inside[-1].end), removed=clauses.negated(said), words=words)

    def _named(self, clauses: Clauses, place: int) -> Span | None:
        """Where "this closure" was "the early closure of the pier": the last phrase on that noun that says more."""
        if {c for c in clauses.children(place) if clauses.words[c].upos != "PUNCT"} != {
            *clauses.children(place, "det")
        }:
            return None
        if not any(clauses.lemma(c) in _THIS for c in clauses.children(place, "det")):
            return None
        for before in reversed(self._before):
            for at, word in reversed(list(enumerate(before.words))):
                fuller = word.upos == "NOUN" and before.lemma(at) == clauses.lemma(place)
                if fuller and before.children(at, "amod", "compound", "nmod", "nmod:poss"):
                    return before.phrase(at)
        return None

    def _clause(self, clauses: Clauses, place: int, way: str) -> Issue | None:
        for inner in clauses.children(place, "xcomp", "ccomp", "advcl"):
            if way == "gerund" and clauses.relation(inner) != "advcl" and not clauses.has_to(inner):
                return self._gerund(clauses, inner)
            if way == "that" and clauses.relation(inner) == "ccomp" and _to_be(clauses, inner):
                return Issue(_without_that(clauses, inner))
            if way == "whether" and "whether" in clauses.marks(inner):
                return Issue(clauses.span_under(inner))
            if way in ("wish", "asked") and clauses.has_to(inner):
                return self._done(clauses, place, inner, way)
        return None

    def _gerund(self, clauses: Clauses, place: int) -> Issue | None:
        """ "Opposes closing the pier"."""
        verbal = clauses.words[place].upos in ("VERB", "AUX") and clauses.words[place].form.lower().endswith("ing")
        if not verbal or clauses.object(place) is None or clauses.negated(place):
            return None
        return Issue(_own_words(clauses, place))

    def _done(self, clauses: Clauses, place: int, inner: int, way: str) -> Issue | None:
        """ "Wants the board to scrap the fee", "urged members to accept the offer": what is to be done to what."""
        lists, lemma, thing = stance_words().lists, clauses.lemma(inner), clauses.object(inner)
        asked = self.parties.who(clauses, clauses.child(place, "obj", "iobj")) or self.parties.who(
            clauses, clauses.by(place, "on", "to", "for")
        )
        if way == "asked" and not asked:
            return None
        issue = self.noun(clauses, thing) if thing is not None else None
        if issue is None or clauses.negated(inner):
            return None
        if lemma in lists["remove"]:
            return Issue(issue.span, removed=not issue.removed, named=issue.named)
        if lemma in ("accept", "adopt", "back", "support", "approve", "endorse"):
            return issue
        if lemma in lists["adopt"] or (way == "wish" and not asked):
            return Issue(_own_words(clauses, inner))
        return None


def _must(clauses: Clauses, place: int) -> bool:
    """ "Must be paid", "could not be changed"."""
    helped = clauses.auxiliaries(place)
    return bool(helped & {"must", "should"}) or (clauses.negated(place) and bool(helped & {"can", "could", "ca"}))


def _to_be(clauses: Clauses, place: int) -> bool:
    """ "That pay be raised", "that it should pay": what is to be, not what is."""
    helped = clauses.auxiliaries(place)
    bare = clauses.words[place].xpos == "VB" or any(
        clauses.words[c].form.lower() == "be" for c in clauses.children(place)
    )
    return bool(helped & {"should", "must"}) or (
        bare and not helped & {"will", "would", "to"} and not clauses.has_to(place)
    )


def _without_that(clauses: Clauses, place: int) -> Span:
    span = clauses.span_under(place)
    first = next((c for c in clauses.children(place, "mark") if clauses.lemma(c) == "that"), None)
    return Span(clauses.words[first].end, span.end).trimmed(clauses.text) if first is not None else span


def _of_clause(clauses: Clauses, place: int) -> bool:
    """ "Wants the board to act": the object is who is to act."""
    return any(clauses.has_to(c) for c in clauses.children(place, "xcomp", "ccomp"))


def _phrase(clauses: Clauses, place: int) -> Span:
    """The noun's phrase, without clauses and, of a predicate, without its subject."""
    if clauses.child(place, "cop") is None:
        return clauses.phrase(place)
    own = clauses.children(place, "amod", "compound", "nmod", "nmod:poss", "nummod", "det")
    return covering([clauses.word_span(place), *(clauses.span_under(c) for c in own)])


def _own_words(clauses: Clauses, place: int) -> Span:
    """A verb and what it is done to, without the "to" before it and without clauses behind it."""
    thing = clauses.object(place)
    inside = [clauses.word_span(place)]
    if thing is not None:
        inside.append(clauses.phrase(thing))
    return covering(inside)
