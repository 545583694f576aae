"""Pronouns in the acts: who "it", "they" and "their" are.

The clause they stand in tells where it can, else the rules that find speakers.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from standoff.ontology import Span
from standoff.reading.acts_told import Who
from standoff.reading.descriptions import Source, SourceKind
from standoff.reading.phrases import Phrase, PhraseKind
from standoff.reading.syntax import Clauses

if TYPE_CHECKING:
    from standoff.reading.acts_parties import Parties

_SUBJECT_FORM = {"him": "he", "his": "he", "her": "she", "them": "they", "their": "they", "its": "it"}


class Pronouns:
    """Tells who the pronouns of one page's sentences are."""

    def __init__(self, parties: Parties) -> None:
        """Take what tells who the page's nouns are."""
        self.parties = parties
        self._starts = [p.span.start for p in parties.named]

    def who(self, clauses: Clauses, place: int, word: str) -> Who | None:
        """Return who the pronoun ``word`` at ``place`` is: "it", "she", "their"."""
        pronoun = _SUBJECT_FORM.get(word, word)
        span = clauses.word_span(place)
        if (
            pronoun in ("he", "she")
            and self.parties.page.quotation_at(span.start)
            and (near := self._in_words(clauses, span))
        ):
            return near
        if clauses.words[place].form.lower() in ("its", "their") and (doers := self._doing(clauses, place, pronoun)):
            return (
                doers[0] if len(doers) == 1 and doers[0].named else None
            )  # "both sides dropped their demands": nobody's
        teller = self._teller(clauses, place, pronoun) if pronoun in ("it", "they") else None
        if teller is not None and teller.named:
            return teller
        phrase = Phrase(span, PhraseKind.PRONOUN, (pronoun,))
        return self.parties.asked(clauses, Source(span, SourceKind.PRONOUN, (phrase,))) or teller

    def _doing(self, clauses: Clauses, place: int, pronoun: str) -> list[Who]:
        """ "The guild withdrew its offer": the subject of the verb that the noun belongs to, where it has a name."""
        noun = clauses.head(place)
        verb = clauses.head(noun) if noun is not None and clauses.relation(noun) in ("obj", "obl") else None
        subject = clauses.subject(verb) if verb is not None and not clauses.is_passive(verb) else None
        if subject is None or subject > place or clauses.words[subject].upos not in ("NOUN", "PROPN"):
            return []
        many = len(clauses.coordinated(subject)) > 1 or clauses.words[subject].xpos in ("NNS", "NNPS")
        who = self.parties.who(clauses, subject) if many == (pronoun == "they") else []
        return [] if any(one.person for one in who) else who

    def _teller(self, clauses: Clauses, place: int, pronoun: str) -> Who | None:
        """ "The guild said it would strike": the body that reports is the one that its report begins with."""
        verb = clauses.head(place)
        above = clauses.head(verb) if verb is not None and clauses.relation(place).startswith("nsubj") else None
        if verb is None or above is None or clauses.relation(verb) != "ccomp":
            return None
        subject = clauses.child(above, "nsubj")
        if subject is None or subject > place or clauses.words[subject].upos not in ("NOUN", "PROPN"):
            return None
        many = clauses.words[subject].form.endswith("s") and clauses.words[subject].upos == "NOUN"
        who = self.parties.who(clauses, subject)
        body = len(who) == 1 and not who[0].person and (who[0].named or many)  # "leaders said they would strike"
        return who[0] if body and many == (pronoun == "they") else None

    def _in_words(self, clauses: Clauses, span: Span) -> Who | None:
        """ "He" in a quotation: the person that its sentence names last before."""
        index = bisect_left(self._starts, span.start)
        for phrase in reversed(self.parties.named[max(0, index - 4) : index]):
            if phrase.kind is PhraseKind.PERSON and phrase.span.start >= clauses.span.start:
                entity = self.parties.names.of(phrase)
                return Who(entity.name, 0.6, person=True, named=True) if entity else None
        return None
