"""Cues: the verbs and phrases that report somebody's words, with their subject in the sentence.

Without a parser a subject is what stands right before the verb, or behind it after a quotation ("…," said the chair),
an apposition between commas set aside. A participle or a second verb takes the sentence's subject.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum

from standoff.ontology import Span
from standoff.reading.lexicon import CueForm, Form, Frame, lexicon
from standoff.reading.mentions import Phrase, PhraseKind
from standoff.reading.page import Page


class SourceKind(StrEnum):
    """What stands as the source of a report."""

    NAMED = "named"  # one mention of a person or body
    JOINT = "joint"  # several mentions joined by "and"
    PRONOUN = "pronoun"
    DESCRIBED = "described"  # "a spokesman for the Guild", "the letter"


@dataclass(frozen=True, slots=True)
class Source:
    """The words that name a report's source. ``mentions`` are the names in it, in order."""

    span: Span
    kind: SourceKind
    mentions: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """One report: the cue's words, its verb form (None for "according to"), its source, and its sentence."""

    span: Span
    form: CueForm | None
    source: Source | None
    sentence: Span
    addressee: Span | None = None
    after_words: bool = False  # the source stands behind the cue


_WORD = re.compile(r"[^\W\d_][\w]*(?:[-'’&/][^\W_]\w*)*|\d[\d,.]*")
_ACCORDING = re.compile(r"\b[Aa]ccording to (?=[\w‘“'\"])|\b[Ii]n the words of (?=\w)")
_NEGATED = re.compile(
    r"\b(?:not|never|n['’]t|declin(?:e|ed|ing) to|refus(?:e|ed|ing) to|without)\s+(?:\w+ly\s+)?$", re.I
)
_BOUNDARY = re.compile(r"[;:()\x00]|[–—]| - |[\"“”]|(?<![\w])['‘]|['’](?![\w])")
_CLAUSE_WORDS = frozenset(
    [
        "that",
        "but",
        "and",
        "or",
        "because",
        "although",
        "though",
        "when",
        "while",
        "whilst",
        "after",
        "before",
        "since",
        "if",
        "unless",
    ]
    + ["until", "as", "which", "who", "whom", "whose", "where", "yet", "so", "whether", "than"]
)
_PARTICLES = {
    "call": ("on", "upon", "for"),
    "appeal": ("to",),
    "point": ("out",),
    "make": ("clear",),
    "go": ("on",),
    "chip": ("in",),
}
_COMPLEMENTS = frozenset(
    [
        "for",
        "of",
        "from",
        "at",
        "in",
        "on",
        "within",
        "with",
        "close",
        "familiar",
        "briefed",
        "representing",
        "across",
        "to",
        "by",
        "inside",
    ]
)
_DETERMINERS = frozenset(
    [
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "its",
        "their",
        "his",
        "her",
        "our",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
    ]
    + [
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "some",
        "many",
        "several",
        "both",
        "another",
        "other",
        "most",
        "all",
        "few",
    ]
    + [
        "no",
        "every",
        "each",
        "dozens",
        "hundreds",
        "senior",
        "leading",
        "local",
        "union",
        "government",
        "ministry",
        "company",
    ]
)
_NOT_IN_A_PHRASE = frozenset(
    [
        "in",
        "at",
        "on",
        "by",
        "with",
        "from",
        "for",
        "to",
        "of",
        "under",
        "after",
        "before",
        "during",
        "about",
        "against",
        "over",
        "is",
        "was",
    ]
    + [
        "are",
        "were",
        "has",
        "have",
        "had",
        "be",
        "been",
        "will",
        "would",
        "can",
        "could",
        "may",
        "said",
        "says",
        "told",
        "not",
        "then",
    ]
    + [
        "however",
        "meanwhile",
        "also",
        "earlier",
        "later",
        "yesterday",
        "today",
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "there",
    ]
)


_ADDRESSEE = re.compile(
    r"\s+((?:(?:a|an|the|its|their|his|her|our|all|many|some)\s+)?(?:[\w’'-]+\s+){0,3}?(?:reporters|journalists|members|delegates|mps|peers|"
    r"ministers|colleagues|staff|readers|listeners|viewers|conference|meeting|committee|council|board|court|inquiry|hearing|"
    r"newspaper|paper|magazine|website|programme|them|him|her|me|us|you|parliament|workers|employers|unions|patients|"
    r"passengers|drivers|doctors|teachers|nurses|gps|pilots|crews|automakers|companies|government|leaders|people|branches))\b",
    re.I,
)
_SUBJECTS = frozenset(["he", "she", "they", "it", "we", "i"])


class CueFinder:
    """Finds the cues of one page."""

    def __init__(self, page: Page, phrases: tuple[Phrase, ...]) -> None:
        """Take the page and its mentions."""
        self.page = page
        self.phrases = tuple(p for p in phrases if not p.quoted)
        self._by_end = {p.span.end: p for p in self.phrases}
        self._by_start = {p.span.start: p for p in self.phrases}
        self._starts = [p.span.start for p in self.phrases]

    def find(self) -> list[Cue]:
        """Return every cue outside quotation marks, in order of place; one without a source has None there."""
        found: list[Cue] = []
        for sentence in self.page.sentences:
            blanked = self.page.unquoted(sentence)
            here: list[Cue] = []
            for match in _WORD.finditer(blanked):
                cue = self._verb(sentence, blanked, match, here)
                if cue:
                    here.append(cue)
            here += self._according(sentence, blanked)
            found += sorted(here, key=lambda c: c.span)
        return found

    # verbs

    def _verb(self, sentence: Span, blanked: str, match: re.Match[str], earlier: list[Cue]) -> Cue | None:
        form, end = self._form(blanked, match)
        if form is None:
            return None
        span = Span(sentence.start + match.start(), sentence.start + end)
        before = blanked[: match.start()]
        if _NEGATED.search(before) or (earlier and earlier[-1].span.end > span.start):
            return None
        source, after = self._source(sentence, blanked, span, form, earlier)
        if source is None:
            return None
        addressee = self._addressee(sentence, span, form, source if after else None)
        return Cue(span, form, source, sentence, addressee, after_words=after)

    def _addressee(self, sentence: Span, span: Span, form: CueForm, behind: Source | None) -> Span | None:
        """Whom it was told: the name or the plain noun phrase right after "told", "urged" and the like."""
        if behind is not None or not form.frames & {Frame.OBJECT, Frame.INFINITIVE, Frame.OF, Frame.FOR}:
            return None
        text = self.page.text
        gap = re.compile(r"\s+(?:the\s+)?").match(text, span.end, sentence.end)
        if not gap:
            return None
        if (named := self._by_start.get(gap.end())) and not named.possessor:
            begin = named.span.start if named.kind is PhraseKind.PRONOUN else span.end + 1
            return Span(begin, named.span.end).trimmed(text)
        plain = _ADDRESSEE.match(text, span.end, sentence.end)
        return Span(plain.start(1), plain.end(1)) if plain else None

    def _form(self, blanked: str, match: re.Match[str]) -> tuple[CueForm | None, int]:
        word = match.group().lower()
        if match.group()[0].isupper() and match.start() > 0 and not word.endswith("ing"):
            return None, match.end()
        rest = re.compile(r" ([a-z]+)").match(blanked, match.end())
        if rest and (form := lexicon().cues.get(f"{word} {rest.group(1)}")):
            return form, rest.end()
        form = lexicon().cues.get(word)
        if form is not None and Frame.CLAUSE not in form.frames and form.verb in _PARTICLES:
            form = form if Frame.PREDICATE in form.frames else None
        return form, match.end()

    def _source(
        self, sentence: Span, blanked: str, span: Span, form: CueForm, earlier: list[Cue]
    ) -> tuple[Source | None, bool]:
        """Find the source before the verb, else behind it, else take over the sentence's."""
        after_quote = re.search(r"\x00[,.?!]?[\"'”’]+,? ?(?:\w+ly )?$", blanked[: span.start - sentence.start])
        if after_quote and form.inverts and form.form in (Form.PAST, Form.PRESENT):
            behind = self._behind(sentence, span)
            if behind:
                return behind, True
        if form.form is not Form.BASE and (before := self._before(sentence, blanked, span, form)):
            return before, False
        if form.form is Form.BASE:
            return self._of_base_form(sentence, blanked, span, form), False
        if re.search(r",\s*$", blanked[: span.start - sentence.start]) and form.inverts and form.form is Form.PAST:
            behind = self._behind(sentence, span)
            if behind:
                return behind, True
        return self._taken_over(sentence, blanked, span, form, earlier), False

    def _of_base_form(self, sentence: Span, blanked: str, span: Span, form: CueForm) -> Source | None:
        """ "The co-chairs say …", "did she say": a bare form needs a plural subject right before it."""
        source = self._before(sentence, blanked, span, form)
        if source is None:
            return None
        words = source.span.of(self.page.text)
        plural = source.kind is SourceKind.JOINT or words.lower() in ("they", "we", "i")
        described = source.kind is SourceKind.DESCRIBED and (re.search(r"\w{2}s\b|people|police", words) is not None)
        many = source.kind is SourceKind.NAMED and re.search(r"[a-z]s$|[Pp]olice$", words) is not None
        return source if plural or described or many else None

    def _before(self, sentence: Span, blanked: str, span: Span, form: CueForm) -> Source | None:
        end = self._subject_end(sentence, blanked, span)
        if end is None:
            return None
        text = self.page.text
        if bracket := re.search(r" ?[(\[][^()\[\]]{1,30}[)\]]$", text[sentence.start : end]):
            end = sentence.start + bracket.start()
        if relative := re.search(r",? who$", text[sentence.start : end]):
            return self._before_who(sentence, blanked, sentence.start + relative.start())
        if text[end - 1 : end] == ",":
            return None if form.form is Form.PARTICIPLE else self._before_apposition(sentence, blanked, end - 1)
        if mention := self._by_end.get(end):
            if mention.kind is PhraseKind.PRONOUN and (
                form.form is Form.PARTICIPLE or mention.name.lower() not in _SUBJECTS
            ):
                return None
            return self._head_of_sentence(sentence, mention, end) or self._around(sentence, blanked, mention)
        return self._described(sentence, blanked, end)

    def _before_who(self, sentence: Span, blanked: str, end: int) -> Source | None:
        """ "Ann Lee, chair of the board, who told …": whoever stands before "who"."""
        mention = self._by_end.get(end)
        if mention is None:
            return self._before_apposition(sentence, blanked, end) if "," in blanked[: end - sentence.start] else None
        return None if mention.kind is PhraseKind.PRONOUN else self._around(sentence, blanked, mention)

    def _head_of_sentence(self, sentence: Span, mention: Phrase, end: int) -> Source | None:
        """ "Ann Lee, chair of the Harbour Board said": an apposition that no second comma closes."""
        if mention.kind is not PhraseKind.BODY:
            return None
        person = self._opening_person(sentence, end)
        rest = self.page.text[person.span.end : end] if person else ""
        if person and rest.count(",") == 1:
            affiliated = mention.span.start == person.span.end + 2
            role = any(w.lower() in lexicon().roles for w in re.findall(r"[\w-]+", rest))
            return Source(person.span, SourceKind.NAMED, (person,)) if affiliated or role else None
        return None

    def _opening_person(self, sentence: Span, end: int) -> Phrase | None:
        """The person whose name opens the sentence, perhaps behind a role, with a comma after it."""
        index = bisect_left(self._starts, sentence.start)
        person = next((p for p in self.phrases[index : index + 4] if p.kind is PhraseKind.PERSON), None)
        if person is None or person.span.end >= end or not self.page.text.startswith(", ", person.span.end):
            return None
        lead = re.findall(r"\w+", self.page.text[sentence.start : person.span.start])
        opens = all(w[0].isupper() or w.lower() in lexicon().roles | {"and", "but"} for w in lead)
        return person if opens else None

    def _subject_end(self, sentence: Span, blanked: str, span: Span) -> int | None:
        """Step over auxiliaries and adverbs left of the verb; return where the words before them end."""
        place = span.start - sentence.start
        while True:
            match = re.search(r"([^\W\d_][\w’']*)\s+$", blanked[:place])
            if not match:
                break
            word = match.group(1).lower()
            if word == "to":
                return None
            if word not in lexicon().auxiliaries and not (word.endswith("ly") and len(word) > 4):
                break
            place = match.start()
        stripped = len(blanked[:place].rstrip())
        return sentence.start + stripped if stripped else None

    def _before_apposition(self, sentence: Span, blanked: str, comma: int) -> Source | None:
        """ "Ann Lee, chair of the board, said": the name ends at an earlier comma."""
        text = blanked[: comma - sentence.start]
        named = self._by_end.get(comma)
        if (
            named
            and named.kind is PhraseKind.PERSON
            and text[: named.span.start - sentence.start].rstrip().endswith(",")
        ):
            return Source(named.span, SourceKind.NAMED, (named,))  # "The envoy, Ann Lee, said"
        if opening := self._opening_person(sentence, comma):
            return Source(opening.span, SourceKind.NAMED, (opening,))
        for place in [m.start() for m in re.finditer(",", text)][::-1][:5]:
            end = sentence.start + place
            if mention := self._by_end.get(end):
                if mention.kind is PhraseKind.PRONOUN:
                    return None
                return self._around(sentence, blanked, mention)
            if described := self._described(sentence, blanked, end):
                return described
        return None

    def _around(self, sentence: Span, blanked: str, mention: Phrase) -> Source:
        """Widen a mention to the phrase it belongs to: "a spokesman for X", "X and Y"."""
        if mention.kind is PhraseKind.PRONOUN:
            return Source(mention.span, SourceKind.PRONOUN, (mention,))
        joint = self._joint(mention)
        start = joint[0].span.start
        head = re.compile(
            r"(?P<start>(?:[\w’'-]+ ){0,6}?)(?P<head>[\w-]+) (?:for|of|at|from|in|within) (?:the |its |their )?$"
        )
        before = blanked[: start - sentence.start]
        tail = re.split(_BOUNDARY, before)[-1]
        match = head.search(tail)
        heads = lexicon().unnamed | lexicon().documents | lexicon().roles
        if match and any(w.lower() in heads for w in match.group().split()):
            described = self._described(sentence, blanked, mention.span.end)
            if described:
                return Source(described.span, SourceKind.DESCRIBED, joint)
        span = Span(start, mention.span.end)
        return Source(span, SourceKind.JOINT if len(joint) > 1 else SourceKind.NAMED, joint)

    def _joint(self, mention: Phrase) -> tuple[Phrase, ...]:
        """ "X, Y and Z said": the names that stand together with ``mention``, itself last."""
        joint = [mention]
        link = re.compile(r"(?:,? and |, | and the |, the )(?:[\w’'-]+ ){0,4}$")
        while True:
            gap = self._link(link, joint[0])
            if not gap or (len(joint) == 1 and "and" not in gap.group()):
                return tuple(joint)
            other = self._by_end.get(joint[0].span.start - len(gap.group()))
            if other is None or other.kind is PhraseKind.PRONOUN or other.possessor:
                return tuple(joint)
            joint.insert(0, other)

    def _link(self, link: re.Pattern[str], mention: Phrase) -> re.Match[str] | None:
        """What joins ``mention`` to the name before it: "and", a comma, and perhaps the words for its role."""
        gap = link.search(self.page.text[max(0, mention.span.start - 60) : mention.span.start])
        between = re.sub(r"^,? ?(?:and )?(?:the )?", "", gap.group()).split() if gap else []
        if between and between[-1].lower() not in lexicon().roles | lexicon().titles:
            return None
        return gap

    def _described(self, sentence: Span, blanked: str, end: int) -> Source | None:
        """A noun phrase that ends at ``end`` and whose head can speak: "two people close to the talks"."""
        text = re.split(_BOUNDARY, blanked[: end - sentence.start])[-1]
        begin = end - len(text)
        words = [(m.group(), begin + m.start(), begin + m.end()) for m in _WORD.finditer(text)][-16:]
        words = self._last_clause(words)
        heads = lexicon().unnamed | lexicon().documents | lexicon().bodies | lexicon().roles
        for index, (word, _, _) in enumerate(words):
            last = index == len(words) - 1
            if (
                word.lower() in heads
                and (last or words[index + 1][0].lower() in _COMPLEMENTS)
                and not (word[0].isupper() and index and not last)
            ):
                start = index
                while start > 0 and words[start - 1][0].lower() not in _NOT_IN_A_PHRASE:
                    start -= 1
                    if words[start][0].lower() in ("a", "an", "the", "this", "that", "its", "their", "his", "her"):
                        break
                span = Span(words[start][1], end)
                if self._is_source_like(words, start, index, span):
                    return Source(
                        span,
                        SourceKind.DESCRIBED,
                        tuple(p for p in self.phrases if span.contains(p.span) and p.kind is not PhraseKind.PRONOUN),
                    )
        return None

    def _last_clause(self, words: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
        """Leave out what stands before the last word that opens a clause, or before a comma."""
        begin = 0
        for index, (word, start, _) in enumerate(words):
            if word.lower() in _CLAUSE_WORDS:
                begin = index + 1
            elif index and "," in self.page.text[words[index - 1][2] : start]:
                begin = index
        return words[begin:]

    def _is_source_like(self, words: list[tuple[str, int, int]], start: int, head: int, span: Span) -> bool:
        first, noun = words[start][0], words[head][0].lower()
        if noun in lexicon().unnamed and noun.endswith("s"):
            return True
        if first.lower() in _DETERMINERS or first[0].isupper() or first[0].isdigit():
            return True
        return noun in ("guidance", "figures", "research", "data", "sources", "people", "minutes")

    def _behind(self, sentence: Span, span: Span) -> Source | None:
        """The source behind an inverted cue: "said Ann Lee", "said the board's chair, Ann Lee", "said a spokesman"."""
        text = self.page.text
        gap = re.compile(r"\s+").match(text, span.end, sentence.end)
        if not gap:
            return None
        stop = re.compile(
            r"(?<!\b[A-Z])\.|[;:!?(\"“”–—]| - |, (?:who|which|that|and|but|when|as|in|at|on)\b| (?:that|after|when|as|who|in|on|during) "
        ).search(text, gap.end(), sentence.end)
        limit = min(stop.start() if stop else sentence.end, gap.end() + 120)
        inside = [p for p in self.phrases if gap.end() <= p.span.start and p.span.end <= limit]
        if inside and inside[0].span.start == gap.end():
            first = inside[0]
            if first.kind is PhraseKind.PRONOUN:
                plain = first.name.lower() in _SUBJECTS
                return (
                    Source(first.span, SourceKind.PRONOUN, (first,))
                    if plain
                    else self._role_behind(inside, gap.end(), limit)
                )
            if first.kind is PhraseKind.PERSON:
                return self._joint_behind(inside)
        return self._role_behind(inside, gap.end(), limit)

    def _joint_behind(self, inside: list[Phrase]) -> Source:
        joint = [inside[0]]
        for other in inside[1:]:
            if (
                not re.fullmatch(r",? and |, ", self.page.text[joint[-1].span.end : other.span.start])
                or other.kind is not PhraseKind.PERSON
            ):
                break
            joint.append(other)
        kind = SourceKind.JOINT if len(joint) > 1 else SourceKind.NAMED
        return Source(Span(joint[0].span.start, joint[-1].span.end), kind, tuple(joint))

    def _role_behind(self, inside: list[Phrase], begin: int, limit: int) -> Source | None:
        text = self.page.text
        words = text[begin:limit]
        person = next((p for p in inside if p.kind is PhraseKind.PERSON), None)
        before_person = text[begin : person.span.start] if person else ""
        if (
            person
            and not re.search(r"\b(?:for|to|of)\s+$", before_person)
            and re.fullmatch(r"[\w\s’'&,/-]{0,90}", before_person)
        ):
            return Source(person.span, SourceKind.NAMED, (person,))
        heads = "|".join(
            sorted(
                map(re.escape, lexicon().unnamed | lexicon().documents | lexicon().bodies | lexicon().roles),
                key=len,
                reverse=True,
            )
        )
        match = re.match(
            rf"(?:(?:a|an|the|one|two|three|its|their|his|her)\s+)?(?:[\w’'-]+\s+){{0,4}}?(?:{heads})\b(?:\s+(?:for|of|at|from)\s+[^,.;]+)?",
            words,
        )
        if match:
            span = Span(begin, begin + len(match.group().rstrip(" ,")))
            return Source(span, SourceKind.DESCRIBED, tuple(p for p in inside if span.contains(p.span)))
        if inside and inside[0].span.start == begin:
            return Source(inside[0].span, SourceKind.NAMED, (inside[0],))
        if inside and text[begin : inside[0].span.start] in ("the ", "The "):
            return Source(inside[0].span, SourceKind.NAMED, (inside[0],))
        return None

    def _taken_over(self, sentence: Span, blanked: str, span: Span, form: CueForm, earlier: list[Cue]) -> Source | None:
        """A participle after a comma, or a verb after "and" or "but", has the subject of the sentence."""
        before = blanked[: span.start - sentence.start]
        joined = re.search(
            r"(?:,|\b(?:and|but|then|or|while|without|by|before|after))\s+(?:\w+ly\s+|also\s+|has\s+|have\s+|then\s+|later\s+)*$",
            before,
        )
        ahead = re.match(r"(?: that)?,? ?[\"'“‘]", blanked[span.end - sentence.start :])
        closed = re.search(r"[\"'”’)]\s*$|\x00.?\s*$", before)
        if not joined and not (form.form is Form.PARTICIPLE and (closed or ahead)):
            return None
        finite = [c for c in earlier if c.form is None or c.form.form is not Form.BASE]
        if finite:
            return finite[-1].source
        return self._main_subject(sentence, blanked, span)

    def _main_subject(self, sentence: Span, blanked: str, span: Span) -> Source | None:
        """The first name or pronoun of the sentence that a finite verb follows, else its first name."""
        inside = [
            p for p in self.phrases if sentence.start <= p.span.start and p.span.end <= span.start and not p.possessor
        ]
        inside = [p for p in inside if not (p.kind is PhraseKind.PRONOUN and p.name.lower() not in _SUBJECTS)]
        for phrase in inside:
            follows = re.compile(r"\s+(?:also |then |later |\w+ly )?([\w’']+)").match(
                self.page.text, phrase.span.end, sentence.end
            )
            if follows and (
                follows.group(1) in lexicon().finite or re.fullmatch(r"[a-z]{2,}(?:ed|s)", follows.group(1))
            ):
                return self._around(sentence, blanked, phrase)
        people = [p for p in inside if p.kind is not PhraseKind.PRONOUN]
        return self._around(sentence, blanked, people[0]) if people else None

    # "according to"

    def _according(self, sentence: Span, blanked: str) -> list[Cue]:
        found = []
        for match in _ACCORDING.finditer(blanked):
            span = Span(sentence.start + match.start(), sentence.start + match.end()).trimmed(self.page.text)
            source = self._behind(sentence, span)
            if source:
                found.append(Cue(span, None, source, sentence, after_words=True))
        return found
