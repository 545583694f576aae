"""Tree sources: who stands at a word of a sentence as the source of a report, by the sentence's tree.

A name with the words that belong to it, names joined by "and", a pronoun, or a noun that can speak. "Those who say" and
"nobody" are no source.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from standoff.ontology import Span
from standoff.reading.descriptions import Descriptions, Line, Source, SourceKind
from standoff.reading.lexicon import lexicon
from standoff.reading.page import Page
from standoff.reading.phrases import Phrase, PhraseKind
from standoff.reading.subjects import SUBJECTS
from standoff.reading.syntax import Clauses

#: Who stands for anybody: "those who say".
_ANYBODY = frozenset(
    [
        "those",
        "anyone",
        "anybody",
        "nobody",
        "none",
        "everyone",
        "someone",
        "somebody",
        "one",
        "noone",
        "nothing",
        "neither",
    ]
)
_SOME = re.compile(r" (?:behind|close to|involved in|opposed to|running|leading)\b")
#: Nouns for who does something or comes from somewhere, by their endings; less those for things.
_AGENT = re.compile(
    r"(?!(?:.*(?:letter|paper|offer|order|matter|number|water|power|charter|poster|register|computer|quarter|winter|"
    r"summer|weather|corner|border|river|tower|chapter|other|factor|sector|error|mirror|detergent|instant|restaurant))$)"
    r"[a-z-]{3,}(?:er|or|ist|ian|eer|man|woman|person|master|mistress|keeper|worker|owner|holder|teacher|guard)"
)
_WHO = frozenset(["who", "which", "that", "whom"])
_NEITHER = frozenset(["no", "any", "neither", "nor", "not"])


class TreeSources:
    """Finds the sources of one page that its trees tell."""

    def __init__(self, page: Page, phrases: tuple[Phrase, ...]) -> None:
        """Take the page and its mentions."""
        self.page, self.phrases = page, phrases
        self._starts = [p.span.start for p in phrases]
        self.descriptions = Descriptions(page, tuple(p for p in phrases if not p.quoted))

    def of(self, tree: Clauses, head: int, verb: int) -> Source | None:
        """Return what stands at ``head`` as the source of the report of ``verb``; None where it can be no source."""
        word = tree.words[head]
        if word.form.lower() in _WHO:
            antecedent = tree.antecedent(head)
            if antecedent is None or tree.words[antecedent].upos in ("NUM", "DET", "ADJ"):
                return None
            head, word = antecedent, tree.words[antecedent]
        if word.form.lower() == "those" and _SOME.match(self.page.text, word.end):
            whole = Span(word.start, tree.phrase(head).end)
            return Source(whole, SourceKind.DESCRIBED)  # "those behind the petition"
        if word.form.lower() == "those" and (clause := tree.child(head, "acl:relcl")) is not None and clause < verb:
            whole = Span(word.start, tree.words[max(tree.subtree(clause))].end)
            if not self.page.quotations_in(whole):
                return Source(whole, SourceKind.DESCRIBED)  # "those who back the plan say"
        if word.form.lower() in _ANYBODY or is_denied(tree, head, "det", "cc:preconj", "advmod", "cc"):
            return None
        if self.page.quotation_at(word.start) != self.page.quotation_at(tree.words[verb].start):
            return None
        mention = self._mention(word.start, word.end)
        if mention is not None and mention.kind is PhraseKind.PRONOUN:
            plain = mention.name.lower() in SUBJECTS
            return Source(mention.span, SourceKind.PRONOUN, (mention,)) if plain else None
        if mention is None and word.upos in ("PRON", "DET", "ADV"):
            return None
        if joint := self._joint(tree, head):
            return joint
        if mention is not None and not mention.possessor:
            return self._named(mention, word.start)
        if person := self._named_beside(tree, head):
            return Source(person.span, SourceKind.NAMED, (person,))
        return self._described(tree, head, verb)

    def _named(self, mention: Phrase, place: int) -> Source:
        """A name, with the words around it: "a spokesman for the Guild"; alone where it stands in quotation marks."""
        if mention.quoted:
            return Source(mention.span, SourceKind.NAMED, (mention,))
        sentence = self.page.sentences[self.page.sentence_at(place)]
        return self.descriptions.around(Line(sentence, self.page.unquoted(sentence)), mention)

    def _described(self, tree: Clauses, head: int, verb: int) -> Source | None:
        """A noun phrase whose noun can speak, up to the first comma behind the noun."""
        word = tree.words[head]
        if word.upos not in ("NOUN", "PROPN", "NUM", "ADJ"):
            return None
        if not (_can_speak(word.form, tree.lemma(head)) or word.upos == "PROPN"):
            return None
        span = tree.phrase(head)
        comma = self.page.text.find(",", word.end, span.end)
        span = Span(span.start, comma) if comma > 0 else span
        if span.overlaps(tree.word_span(verb)) or word.form == "%" or word.lemma == "percent":
            return None
        inside = tuple(p for p in self.descriptions.within(span) if p.kind is not PhraseKind.PRONOUN)
        return Source(span, SourceKind.DESCRIBED, inside)

    def _mention(self, start: int, end: int) -> Phrase | None:
        """The mention that the word from ``start`` to ``end`` stands in."""
        index = bisect_left(self._starts, end) - 1
        phrase = self.phrases[index] if index >= 0 else None
        return phrase if phrase and phrase.span.end > start else None

    def _joint(self, tree: Clauses, head: int) -> Source | None:
        """ "Tom Bell, 47, and Sara Holt, 39, said": the names that are joined to the head."""
        names: list[Phrase] = []
        for one in tree.coordinated(head):
            mention = self._mention(tree.words[one].start, tree.words[one].end)
            if mention is None or mention.kind is PhraseKind.PRONOUN or mention.possessor:
                return None
            names.append(mention)
        if len(names) < 2 or len({n.span.start for n in names}) < 2:
            return None
        return Source(Span(names[0].span.start, names[-1].span.end), SourceKind.JOINT, tuple(names))

    def _named_beside(self, tree: Clauses, head: int) -> Phrase | None:
        """ "the chair, Ann Lee, said", "chief executive Ann Lee said": the person that the head describes."""
        for child in tree.children(head, "appos", "flat", "nmod:desc", "compound"):
            mention = self._mention(tree.words[child].start, tree.words[child].end)
            if mention is not None and mention.kind is PhraseKind.PERSON and not mention.possessor:
                return mention if _can_speak(tree.words[head].form, tree.lemma(head)) else None
        return None


def is_denied(tree: Clauses, noun: int, *relations: str) -> bool:
    """Tell whether a word that hangs on the noun by one of ``relations`` denies it: "no pilot", "neither side"."""
    return any(tree.words[one].form.lower() in _NEITHER for one in tree.children(noun, *relations))


def _can_speak(form: str, lemma: str) -> bool:
    """Tell whether somebody or a document can go by the noun."""
    words = lexicon()
    small = {form.lower(), lemma.lower()}
    heads = (
        words.unnamed | words.documents | words.bodies | words.roles | words.relations | words.parts | words.speakers
    )
    return bool(small & heads) or _AGENT.fullmatch(lemma.lower()) is not None
