"""Syntax: the running text of a page, analysed, and what its words are to each other.

A `Clauses` is one sentence as a tree that finders can ask: who is the subject of this verb, what is its object, which
phrases hang on it by which preposition, what follows the noun. Labels are those of Universal Dependencies. The model
is opened when the first sentence is asked for, never before.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from standoff.errors import ModelError
from standoff.ontology import Problem, Span
from standoff.reading.page import Page

if TYPE_CHECKING:
    from standoff.language import Analyser, Sentence, Word

_SUBJECTS = ("nsubj", "nsubj:outer")
_NEGATIONS = frozenset(["not", "n't", "n’t", "never", "neither", "nor", "no", "hardly", "nobody", "none"])
#: Verbs that share their subject, and even their object, with the verb they govern.
_ASPECT = frozenset(["begin", "start", "continue", "keep", "stop", "finish", "cease", "resume", "promise", "threaten"])
_CLAUSES = frozenset(["acl:relcl", "acl", "advcl", "advcl:relcl", "parataxis", "appos", "conj", "cc", "punct", "ccomp"])


class Syntax:
    """The analysed running text of one page; nothing is analysed before it is asked for."""

    def __init__(self, page: Page, analyser: Analyser | None = None) -> None:
        """Take the page, and the analyser to use in place of the shipped one."""
        self.page = page
        self._analyser = analyser
        self._problem: Problem | None = None

    @cached_property
    def sentences(self) -> tuple[Clauses, ...]:
        """The sentences that could be analysed, in order; none where the model is missing or damaged."""
        try:
            analyser = self._analyser or self._opened()
            found = analyser.analyse(self.page.text, self.page.sentences)
        except ModelError as error:
            self._problem = Problem(
                "no-syntax", f"sentences were not analysed, so acts and some statements are missing: {error}"
            )
            return ()
        return tuple(Clauses(sentence, self.page.text) for sentence in found if sentence.words)

    @property
    def problem(self) -> Problem | None:
        """Why there are no sentences, if the model is why."""
        return self._problem if not self.sentences else None

    @staticmethod
    def _opened() -> Analyser:
        from standoff.language import open_analyser

        return open_analyser()


class Clauses:
    """One analysed sentence. Words are known by their place in it, counted from 0."""

    def __init__(self, sentence: Sentence, text: str) -> None:
        """Take the sentence and the text that its offsets count in."""
        self.words: tuple[Word, ...] = sentence.words
        self.span = Span(sentence.start, sentence.end)
        self.names = sentence.names
        self.text = text
        self._under: list[list[int]] = [[] for _ in self.words]
        for place, word in enumerate(self.words):
            if word.head is not None:
                self._under[word.head].append(place)

    # one word

    def word_span(self, place: int) -> Span:
        """Return where the word stands in the text."""
        return Span(self.words[place].start, self.words[place].end)

    def lemma(self, place: int) -> str:
        """Return the word's lemma in lower case."""
        return self.words[place].lemma.lower()

    def head(self, place: int) -> int | None:
        """Return the word that this one hangs on; None for the root."""
        return self.words[place].head

    def relation(self, place: int) -> str:
        """Return what the word is to its head."""
        return self.words[place].deprel

    def is_noun(self, place: int) -> bool:
        """Tell whether the word can head the name or description of something."""
        return self.words[place].upos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM", "DET")

    # what hangs on a word

    def children(self, place: int, *relations: str) -> list[int]:
        """Return the words that hang on this one, in order; only those in ``relations`` if any are given."""
        under = self._under[place]
        return [c for c in under if self.words[c].deprel in relations] if relations else under

    def child(self, place: int, *relations: str) -> int | None:
        """Return the first word that hangs on this one in one of ``relations``."""
        return next((c for c in self._under[place] if self.words[c].deprel in relations), None)

    def subtree(self, place: int, without: frozenset[str] = frozenset()) -> list[int]:
        """Return the word and all under it, in order, leaving out what hangs on the word itself ``without``."""
        found = [place]
        for one in found:
            found += [c for c in self._under[one] if one != place or self.words[c].deprel not in without]
        return sorted(found)

    def phrase(self, place: int) -> Span:
        """Return the span of a noun's phrase, without clauses, appositions and coordinated phrases."""
        inside = self.subtree(place, _CLAUSES)
        case = set(self.children(place, "case", "mark"))
        inside = [one for one in inside if one not in case] or [place]
        return Span(self.words[inside[0]].start, self.words[inside[-1]].end)

    def span_under(self, place: int) -> Span:
        """Return the span of the word with all under it, without marks at its edges."""
        inside = self.subtree(place)
        while len(inside) > 1 and self.words[inside[-1]].upos == "PUNCT":
            inside.pop()
        while len(inside) > 1 and self.words[inside[0]].upos == "PUNCT":
            inside.pop(0)
        return Span(self.words[inside[0]].start, self.words[inside[-1]].end)

    def prepositional(self, place: int) -> Iterator[tuple[str, int]]:
        """Yield the phrases that hang on the word by a preposition: ("against", place of the noun)."""
        for child in self._under[place]:
            relation = self.words[child].deprel
            if relation.startswith(("obl", "nmod", "advcl", "acl", "xcomp", "advmod")):
                for case in self.children(child, "case", "mark"):
                    yield self._preposition(case), child

    def _preposition(self, case: int) -> str:
        fixed = [self.lemma(c) for c in self.children(case, "fixed")]
        return " ".join([self.lemma(case), *fixed])

    def by(self, place: int, *prepositions: str) -> int | None:
        """Return the first noun that hangs on the word by one of ``prepositions``."""
        wanted = set(prepositions)
        return next((n for p, n in self.prepositional(place) if p in wanted and self.is_noun(n)), None)

    # verbs

    def is_passive(self, place: int) -> bool:
        """Tell whether the verb is passive: "was rejected", and "rejected" behind the noun it is about."""
        word = self.words[place]
        if self.child(place, "nsubj:pass", "aux:pass", "csubj:pass") is not None:
            return True
        return word.deprel == "acl" and word.feat("VerbForm") == "Part" and word.feat("Tense") == "Past"

    def subject(self, place: int) -> int | None:
        """Return the subject of an active verb: its own, or that of the verb it is joined to or controlled by."""
        seen: set[int] = set()
        at: int | None = place
        while at is not None and at not in seen:
            seen.add(at)
            own = next((c for relation in _SUBJECTS if (c := self.child(at, relation)) is not None), None)
            if own is None and at != place:
                own = self.child(at, "nsubj:pass")
            if own is not None:
                return own
            at = self._controller(at)
            if isinstance(at, int) and at < 0:
                return -at - 1
        return None

    def _controller(self, place: int) -> int | None:
        """The verb whose subject this one shares; a noun that is itself the subject is given as -place - 1."""
        relation, head = self.words[place].deprel, self.head(place)
        if head is None:
            return None
        if relation == "xcomp":
            told = None if self.lemma(head) in _ASPECT else self.child(head, "obj", "iobj")
            return -told - 1 if told is not None and self.words[place].upos in ("VERB", "AUX") else head
        if relation == "conj" or relation in ("advcl", "parataxis"):
            return head if self.words[head].upos in ("VERB", "AUX", "ADJ", "NOUN") else None
        if relation.startswith("acl") and not self.is_passive(place):
            return -head - 1
        return None

    def object(self, place: int) -> int | None:
        """Return what the verb is done to: its object, or the subject or head noun of a passive."""
        if self.is_passive(place):
            own = self.child(place, "nsubj:pass")
            if own is None and self.words[place].deprel == "acl":
                return self.head(place)
            if own is None and self.words[place].deprel == "conj":
                head = self.head(place)
                return self.child(head, "nsubj:pass") if head is not None else None
            return own
        own = self.child(place, "obj")
        head = self.head(place)
        if own is None and head is not None and self.words[place].deprel == "xcomp" and self.lemma(head) in _ASPECT:
            return self.child(head, "obj")  # "start balloting members"
        return own

    def agent(self, place: int) -> int | None:
        """Return the word for whom the passive verb at ``place`` is by; None where nobody is named."""
        own = self.child(place, "obl:agent")
        return own if own is not None else self.by(place, "by") if self.is_passive(place) else None

    def has_to(self, place: int) -> bool:
        """Tell whether the verb is an infinitive with "to"."""
        return any(self.lemma(c) == "to" for c in self.children(place, "mark"))

    def marks(self, place: int) -> set[str]:
        """Return the words that open the verb's clause: "if", "that", "unless"."""
        opens = {self.lemma(c) for c in self.children(place, "mark")}
        return opens | {
            self.lemma(c) for c in self.children(place, "advmod") if self.lemma(c) in ("when", "how", "why")
        }

    def negated(self, place: int) -> bool:
        """Tell whether "not", "never", "no" or the like stands with the word."""
        near = [c for c in self._under[place] if self.words[c].deprel in ("advmod", "det", "cc:preconj", "neg")]
        near += [c for one in near if self.lemma(one) in ("long", "longer") for c in self._under[one]]  # "no longer"
        return any(self.words[c].form.lower() in _NEGATIONS or self.lemma(c) in _NEGATIONS for c in near)

    def auxiliaries(self, place: int) -> set[str]:
        """Return the lemmas of the verb's auxiliaries; of the verb it is joined to where it has none of its own."""
        own = {self.words[c].form.lower() for c in self.children(place, "aux", "aux:pass")}
        head = self.head(place)
        alone = not own and self.child(place, "nsubj", "nsubj:pass") is None
        if alone and self.words[place].deprel == "conj" and head is not None:
            return self.auxiliaries(head)
        return own

    # nouns

    def possessor(self, place: int) -> int | None:
        """Return whose it is: "the union's demand", "its demand"."""
        own, head = self.child(place, "nmod:poss", "det:poss"), self.head(place)
        if own is None and head is not None and self.words[place].deprel == "conj" and self.child(place, "det") is None:
            return self.child(head, "nmod:poss", "det:poss")
        return own

    def coordinated(self, place: int) -> list[int]:
        """Return the word and those that "and" or "or" joins to it, in order."""
        return [place, *(c for c in self.children(place, "conj") if self.is_noun(c))]

    def antecedent(self, place: int) -> int | None:
        """Return the noun that a relative pronoun stands for."""
        at: int | None = place
        while at is not None:
            if self.words[at].deprel == "acl:relcl":
                return self.head(at)
            at = self.head(at)
        return None
