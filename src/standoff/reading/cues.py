"""Cues: the verbs and phrases that report somebody's words, with their source and whom they were told."""

from __future__ import annotations

import re
from dataclasses import dataclass

from standoff.ontology import Span
from standoff.reading.complements import Complement
from standoff.reading.descriptions import WORD, Line, Source, is_document
from standoff.reading.lexicon import CueForm, Form, Frame, lexicon
from standoff.reading.nouncues import NounCues
from standoff.reading.page import Page
from standoff.reading.phrases import Phrase, PhraseKind
from standoff.reading.subjects import Subjects

#: No sentence that makes sense has more reports: bounds the work on one that does not.
_MOST = 24
_ACCORDING = re.compile(r"\b[Aa]ccording to (?=[\w‘“'\"])|\b[Ii]n the words of (?=\w)")
_NEGATED = re.compile(
    r"\b(?:not|never|n['’]t|declin(?:e|ed|ing) to|refus(?:e|ed|ing) to|without)\s+(?:\w+ly\s+)?$", re.I
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?$", re.I)
#: The forms that may stand before their subject: "…, says the chair".
_TOLD_IN = (Form.PAST, Form.PRESENT)
_NO = re.compile(r"(?:no|none|neither|nobody)\b", re.I)
#: Before a source: what is said only if, or by not one of them, is not said.
_SUPPOSED = re.compile(r"\b(?:if|unless|whether|not(?: even)?)\s+(?:the\s+)?$", re.I)
_NOBODY = re.compile(r"\b(?:nobody|no one|none|neither|nor)\s+(?:(?:at|in|from|of)\s+)?(?:the\s+)?$", re.I)
#: Verbs that report only with a particle: "call for", "point out".
_WITH_PARTICLE = frozenset(["call", "appeal", "point", "make", "go", "chip", "put"])
_ROLE_AHEAD = re.compile(r"(?:(?!that )[\w’'-]+ )+?(?=[A-Z])")
#: Whom it was told, in common words, where "that" shows where they end.
_BEFORE_THAT = re.compile(
    r"\s+((?:(?:an?|the|its|their|his|her)\s+)?(?:[a-z][\w’'-]+\s+){0,3}?[a-z][\w’'-]+)(?=\s+that\b)"
)
_ADDRESSEE = re.compile(
    r"\s+((?:(?:a|an|the|its|their|his|her|our|all|many|some)\s+)?(?:[\w’'-]+\s+){0,3}?(?:reporters|journalists|members|delegates|mps|peers|"
    r"ministers|colleagues|staff|readers|listeners|viewers|conference|meeting|committee|council|board|court|inquiry|hearing|"
    r"newspaper|paper|magazine|website|programme|them|him|her|me|us|you|parliament|workers|employers|unions|patients|"
    r"passengers|drivers|doctors|teachers|nurses|gps|pilots|crews|carmakers|companies|government|leaders|people|branches))\b(?!['’])",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Cue:
    """One report: the cue's words, its verb form (None for "according to"), its source, and its sentence.

    ``after_words`` tells that the source stands behind the cue ("…," said the chair). ``content`` is what a noun cue
    reports; for the others it follows from the clause they stand in, and from the ``complement`` the tree
    gives them. ``by_tree`` tells that only the tree shows it to be a report.
    """

    span: Span
    form: CueForm | None
    source: Source
    sentence: Span
    addressee: Span | None = None
    after_words: bool = False
    content: Span | None = None
    complement: Complement | None = None
    by_tree: bool = False


class CueFinder:
    """Finds the cues of one page."""

    def __init__(self, page: Page, phrases: tuple[Phrase, ...]) -> None:
        """Take the page and its mentions."""
        self.page = page
        unquoted = tuple(p for p in phrases if not p.quoted)
        self.subjects = Subjects(page, unquoted)
        self.nouns = NounCues(page, unquoted, self.subjects)
        self._by_start = {p.span.start: p for p in unquoted}

    def find(self) -> list[Cue]:
        """Return every cue outside quotation marks, in order of place; one without a source has None there."""
        found: list[Cue] = []
        for sentence in self.page.sentences:
            line = Line(sentence, self.page.unquoted(sentence))
            here: list[Cue] = []
            for match in WORD.finditer(line.text):
                cue = self._verb(line, match, here)
                if cue:
                    here.append(cue)
                if len(here) == _MOST:
                    break
            here += self._according(line)
            here += self._nouns(line, here)
            found += sorted(here, key=lambda c: c.span)
        return found

    def _nouns(self, line: Line, verbs: list[Cue]) -> list[Cue]:
        taken = {c.span for c in verbs}
        found = self.nouns.find(line)
        return [
            Cue(span, None, source, line.span, content=content) for span, source, content in found if span not in taken
        ]

    def _verb(self, line: Line, match: re.Match[str], earlier: list[Cue]) -> Cue | None:
        form, end = self._form(line.text, match)
        if form is None:
            return None
        span = Span(line.span.start + match.start(), line.span.start + end)
        before = line.before(span.start, 40)
        if (
            _NEGATED.search(before)
            or (form.form is Form.PAST and _PASSIVE.search(before))
            or (earlier and earlier[-1].span.end > span.start)
        ):
            return None
        source, after = self._source(line, span, form, earlier)
        if source is None or self._is_nobody(line, source):
            return None
        if form.of_documents and not is_document(source.span.of(self.page.text)):
            return None
        addressee = self._addressee(line.span, span, form, source if after else None)
        return Cue(span, form, source, line.span, addressee, after_words=after)

    def _is_nobody(self, line: Line, source: Source) -> bool:
        """ "No pilot said", "nobody at the agency said", "neither Ann Lee nor Tom Bell said", "if the board says"."""
        words = source.span.of(self.page.text)
        before = line.before(source.span.start, 30)
        return bool(_NO.match(words) or _NOBODY.search(before) or _SUPPOSED.search(before))

    def _form(self, blanked: str, match: re.Match[str]) -> tuple[CueForm | None, int]:
        word = match.group().lower()
        if match.group()[0].isupper() and match.start() > 0 and not word.endswith("ing"):
            return None, match.end()
        rest = re.compile(r" ([a-z]+)").match(blanked, match.end())
        if rest and (form := lexicon().cues.get(f"{word} {rest.group(1)}")):
            return form, rest.end()
        form = lexicon().cues.get(word)
        if form is not None and Frame.CLAUSE not in form.frames and form.verb in _WITH_PARTICLE:
            form = form if Frame.PREDICATE in form.frames else None
        return form, match.end()

    def _source(self, line: Line, span: Span, form: CueForm, earlier: list[Cue]) -> tuple[Source | None, bool]:
        """Find the source before the verb, else behind it, else take over the sentence's."""
        after_quote = re.search(r"\x00[,.?!]?[\"'”’]+,? ?(?:\w+ly )?$", line.before(span.start, 30))
        if after_quote and form.inverts and form.form in _TOLD_IN:
            behind = self.subjects.behind(line.span, span)
            if behind:
                return behind, True
        if form.form is not Form.BASE and (before := self.subjects.before(line, span, form)):
            return before, False
        if form.form is Form.BASE:
            return self.subjects.of_base_form(line, span, form), False
        if re.search(r",\s*$", line.before(span.start, 4)) and form.inverts and form.form in _TOLD_IN:
            behind = self.subjects.behind(line.span, span)
            if behind:
                return behind, True
        return self.subjects.taken_over(line, span, form, [c.source for c in earlier]), False

    def _addressee(self, sentence: Span, span: Span, form: CueForm, behind: Source | None) -> Span | None:
        """Whom it was told: the name or the plain noun phrase right after "told", "urged" and the like."""
        if behind is not None or not form.frames & {Frame.OBJECT, Frame.INFINITIVE, Frame.OF, Frame.FOR}:
            return None
        text = self.page.text
        gap = re.compile(r"\s+(?:[Tt]he\s+)?").match(text, span.end, sentence.end)
        if not gap:
            return None
        if (named := self._by_start.get(gap.end())) and not named.possessor:
            begin = named.span.start if named.kind is PhraseKind.PRONOUN else span.end + 1
            return Span(begin, named.span.end).trimmed(text)
        if described := self._described_person(gap.end(), sentence):
            return described
        plain = _ADDRESSEE.match(text, span.end, sentence.end) or _BEFORE_THAT.match(text, span.end, sentence.end)
        return Span(plain.start(1), plain.end(1)) if plain else None

    def _described_person(self, begin: int, sentence: Span) -> Span | None:
        """ "told chief executive Ann Lee that": a person with the words for a role in front."""
        limit, place = min(sentence.end, begin + 80), begin
        while words := _ROLE_AHEAD.match(self.page.text, place, limit):
            place = words.end()
            named = self._by_start.get(place)
            if named and named.kind is PhraseKind.PERSON and words.group().split()[-1].lower() in lexicon().roles:
                return Span(begin, named.span.end)
        return None

    def _according(self, line: Line) -> list[Cue]:
        found = []
        for match in _ACCORDING.finditer(line.text):
            span = Span(line.span.start + match.start(), line.span.start + match.end()).trimmed(self.page.text)
            source = self.subjects.behind(line.span, span)
            if source:
                found.append(Cue(span, None, source, line.span, after_words=True))
        return found
