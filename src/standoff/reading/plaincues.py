"""Plain cues: reports that no verb or noun of report tells — "is adamant that …", "Ann Lee was scathing: “…”".

An adjective with a clause behind it reports what its subject insists on. A colon before a quotation that the sentence
has no other cue for announces the words of its subject.
"""

from __future__ import annotations

import re

from standoff.ontology import Span
from standoff.reading.cues import Cue
from standoff.reading.descriptions import Source, SourceKind
from standoff.reading.extents import SUBJECT_RELATIONS, extent, joined_reports
from standoff.reading.lexicon import lexicon
from standoff.reading.page import Page
from standoff.reading.phrases import PhraseKind
from standoff.reading.syntax import Clauses
from standoff.reading.treesources import TreeSources

_COLON = re.compile(r":\s+[\"“‘']")
#: What is no voice of its own: "her answer was a question".
_QUESTION = frozenset(["question", "slogan", "title", "headline", "motto", "song", "chant", "banner", "sign", "motion"])


class PlainCues:
    """Finds the plain cues of one page."""

    def __init__(self, page: Page, sources: TreeSources) -> None:
        """Take the page and who stands where as the source of a report."""
        self.page, self.sources = page, sources

    def find(self, tree: Clauses, known: dict[int, Cue]) -> dict[int, Cue]:
        """Return the plain cues of a sentence beside those ``known``, by their places."""
        found: dict[int, Cue] = {}
        for place, word in enumerate(tree.words):
            if word.upos == "ADJ" and word.lemma.lower() in lexicon().adjective_cues:
                cue = self._insisting(tree, place)
                if cue is not None and cue.span.start not in known:
                    found[cue.span.start] = cue
        announced = self._announced(tree, known)
        return found | ({announced.span.start: announced} if announced else {})

    def _insisting(self, tree: Clauses, place: int) -> Cue | None:
        """ "The guild is adamant that …", "Ann Lee made it clear that …"."""
        word, holder = tree.words[place], place
        head = tree.head(place)
        if tree.relation(place) == "xcomp" and head is not None and tree.lemma(head) == "make":
            holder = head
        if self.page.quotation_at(word.start) is not None or tree.negated(place) or tree.negated(holder):
            return None
        clauses = [c for top in {place, holder} for c in tree.children(top, "ccomp") if c > place]
        subject = tree.child(holder, "nsubj")
        if not clauses or subject is None or tree.auxiliaries(holder) & {"would", "could", "should", "must", "might"}:
            return None
        clause = min(clauses)
        if tree.child(clause, *SUBJECT_RELATIONS) is None or tree.marks(clause) & {"if", "whether", "how", "why"}:
            return None
        source = self.sources.of(tree, subject, place)
        if source is None:
            return None
        content = extent(tree, clause, list(joined_reports(tree, clause, holder)))
        return Cue(Span(word.start, word.end), None, source, self._sentence(word.start), content=content)

    def _announced(self, tree: Clauses, known: dict[int, Cue]) -> Cue | None:
        """ "Ann Lee was scathing: “They lied.”"; not "Lee: “They lied”", which is how headlines have it."""
        sentence = self._sentence(tree.words[0].start)
        colon = _COLON.search(self.page.text, sentence.start, sentence.end + 3)
        if colon is None or self.page.quotations_in(Span(sentence.start, colon.start())):
            return None
        if any(sentence.start <= start < colon.start() for start in known):
            return None
        quotation = self.page.quotation_at(colon.end())
        if quotation is None or quotation.outer.start != colon.end() - 1:
            return None
        source = self._subject(tree, colon.start())
        if source is None:
            return None
        span = Span(colon.start(), colon.start() + 1)
        return Cue(span, lexicon().cues["said"], source, sentence, by_tree=True)

    def _subject(self, tree: Clauses, colon: int) -> Source | None:
        """ "Ann Lee was scathing: …": the person who is the subject of the clause before the colon."""
        heads = [i for i, w in enumerate(tree.words) if w.end <= colon and tree.child(i, "nsubj") is not None]
        tops = [i for i in heads if tree.head(i) is None or tree.relation(i) in ("parataxis", "conj")]
        if not tops or tree.lemma(tops[-1]) in lexicon().quoting_others or tree.negated(tops[-1]):
            return None
        words = {w.lemma.lower() for w in tree.words if w.end <= colon}
        subject = tree.child(tops[-1], "nsubj")
        if words & _QUESTION or subject is None or subject > tops[-1]:
            return None
        source = self.sources.of(tree, subject, tops[-1])
        person = source is not None and source.kind in (SourceKind.NAMED, SourceKind.PRONOUN) and source.mentions
        if not person or not source:
            return None
        mention = source.mentions[-1]
        it = mention.kind is PhraseKind.PRONOUN and mention.name.lower() not in ("he", "she")
        return source if not it and mention.kind is not PhraseKind.BODY else None

    def _sentence(self, place: int) -> Span:
        return self.page.sentences[self.page.sentence_at(place)]
