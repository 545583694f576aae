"""What an act is about: the words for it in its sentence, never for whom it is done to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from standoff.ontology import Span
from standoff.reading.acts_parties import Parties
from standoff.reading.acts_told import Who
from standoff.reading.lexicon import lexicon
from standoff.reading.syntax import Clauses

_ANSWER = re.compile(
    r",?\s(?:in\s(?:response|reply|answer)\sto|after|following)\swhich\b"
    r"|,\s(?:say|argu|cit|claim|add|insist|stat|warn|accus|call|describ|blam|complain)ing\b"
)
_GENITIVES = frozenset(["'s", "’s", "'", "’"])
_RELATIVE = frozenset(["which", "that", "who", "whom"])
_PARTS_OF_A_DAY = frozenset(["moment", "morning", "afternoon", "evening", "night", "today"])
_TIMES = _PARTS_OF_A_DAY | {"minute", "hour", "day", "week", "fortnight", "month", "year", "time"}


@dataclass(frozen=True, slots=True)
class Matters:
    """Finds what acts are about, in the page that ``parties`` are of."""

    parties: Parties

    def about(self, clauses: Clauses, place: int, targets: list[Who]) -> Span | None:
        """Return what the act of the verb at ``place`` is about, None where no words tell.

        A clause, else what follows "for", "of", "over", else a purpose, else the object. ``targets`` are those it is
        done to.
        """
        span = self._words(clauses, place, targets)
        return closed(clauses.text, span) if span else None

    def _words(self, clauses: Clauses, place: int, targets: list[Who]) -> Span | None:
        inner = clauses.child(place, "xcomp", "ccomp")
        if inner is not None and clauses.words[inner].upos in ("VERB", "AUX"):
            span = without_answer(clauses, clauses.span_under(inner))
            sought = clauses.by(place, "for") if clauses.has_to(inner) else None
            near = sought is not None and 0 < span.start - clauses.phrase(sought).end <= 1
            return Span(clauses.phrase(sought).start, span.end) if near and sought is not None else span
        thing = clauses.object(place)
        if thing is not None and clauses.words[thing].form.lower() in _RELATIVE:
            thing = clauses.antecedent(thing)  # "the circular, which it withdrew"
        for preposition in ("over", "for", "of", "about", "on"):
            noun = next((n for p, n in clauses.prepositional(place) if p == preposition), None)
            if noun is None or not is_matter(clauses, noun) or self._somebody(clauses, noun, targets):
                continue
            if preposition == "on" and is_condition(clauses, noun):
                continue
            if preposition != "for":
                return clauses.phrase(noun)
            asked = thing is not None and place < thing < noun and not self.parties.who(clauses, thing)
            return _sought(clauses, thing if asked else None, noun, place)
        purpose = next((c for c in clauses.children(place, "advcl") if clauses.has_to(c) and c > place), None)
        if purpose is not None and clauses.words[purpose].upos in ("VERB", "AUX"):
            return without_answer(clauses, clauses.span_under(purpose))
        if thing is None or not is_matter(clauses, thing) or self._somebody(clauses, thing, targets):
            return None
        return _raised(clauses, place, _things(clauses, thing))

    def _somebody(self, clauses: Clauses, noun: int, targets: list[Who]) -> bool:
        """Tell whether the noun is one of those it is done to, or has a name; "heads of terms" are no heads."""
        own = {t.name for t in targets}
        return any(who.named or who.name in own for who in self.parties.who(clauses, noun))


def is_matter(clauses: Clauses, noun: int) -> bool:
    """Tell whether an act can be about the noun: a pronoun, a number or a day is no matter."""
    word = clauses.words[noun]
    time = word.form.lower() in lexicon().calendar or clauses.lemma(noun) in _TIMES
    return word.upos in ("NOUN", "PROPN", "ADJ", "VERB", "SYM", "X") and not time


def is_condition(clauses: Clauses, noun: int) -> bool:
    """Tell whether the noun behind "on" says that a condition follows: "on condition that", "on the condition that"."""
    return clauses.lemma(noun) == "condition"


def closed(text: str, span: Span) -> Span:
    """Return ``span`` with the bracket that closes one in it, else without what stands in the open one."""
    words = span.of(text)
    if words.count("(") <= words.count(")"):
        return span
    if text[span.end : span.end + 1] == ")":
        return Span(span.start, span.end + 1)
    return Span(span.start, span.start + words.rindex("(")).trimmed(text) if not words.startswith("(") else span


def unmarked(clauses: Clauses, thing: int | None) -> int | None:
    """Return whom a thing is given to that only looks like its owner: "offered the guild ten hours' rest".

    It has no mark of an owner.
    """
    owner = clauses.child(thing, "nmod:poss") if thing is not None else None
    if owner is None or thing is None or clauses.words[owner].upos not in ("NOUN", "PROPN") or owner + 1 >= thing:
        return None
    return None if clauses.words[owner + 1].form in _GENITIVES else owner


def without_answer(clauses: Clauses, span: Span) -> Span:
    """Return ``span`` without what came of it, or was said with it, which is another act.

    "To return to the table, in response to which the guild said …"; "to sign, saying …".
    """
    later = _ANSWER.search(clauses.text, span.start, span.end)
    return Span(span.start, later.start()) if later else span


def _things(clauses: Clauses, thing: int) -> Span:
    """The phrase of ``thing``, with what "and" joins to it as another: "the withdrawal of it, and an apology"."""
    own = clauses.phrase(thing)
    if (given := unmarked(clauses, thing)) is not None:
        own = Span(clauses.words[given + 1].start, own.end)
    joined = [c for c in clauses.children(thing, "conj") if clauses.is_noun(c) and clauses.child(c, "det") is not None]
    last = next((c for c in reversed(joined) if clauses.child(c, "cc") is not None), None)
    return own if last is None else Span(own.start, max(own.end, clauses.phrase(last).end))


def _raised(clauses: Clauses, place: int, thing: Span) -> Span:
    """ "Raised its offer to 6 per cent": the figure to which the thing comes belongs to it."""
    figure = clauses.by(place, "to")
    if figure is None or (clauses.child(figure, "nummod") is None and clauses.words[figure].upos not in ("NUM", "SYM")):
        return thing
    told = clauses.phrase(figure)
    return Span(thing.start, told.end) if thing.end < told.start <= thing.end + len(" to £") + 1 else thing


def _sought(clauses: Clauses, thing: int | None, noun: int, place: int) -> Span:
    """ "Demanded compensation from the guild for 40 sailings", "asked for £200,000 to pay for two examiners"."""
    span = clauses.phrase(noun)
    if thing is not None:
        return Span(clauses.phrase(thing).start, span.end)
    purposes = (clauses.span_under(c) for c in clauses.children(place, "advcl") if clauses.has_to(c))
    near = next((p for p in purposes if 0 < p.start - span.end <= 1), None)
    return span if near is None else Span(span.start, near.end)
