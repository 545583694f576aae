"""Subjects: whose words a verb of report reports, by what stands round it in its sentence.

Without a parser a subject is what stands right before the verb, or behind it after a quotation ("…," said the chair),
an apposition between commas set aside. A participle or a second verb takes the sentence's subject.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from standoff.ontology import Span
from standoff.reading.descriptions import Descriptions, Line, Source, SourceKind, is_document
from standoff.reading.lexicon import CueForm, Form, lexicon
from standoff.reading.page import Page
from standoff.reading.phrases import Phrase, PhraseKind

#: Pronouns that can be a subject.
SUBJECTS = frozenset(["he", "she", "they", "it", "we", "i"])
_PARTICIPLE_GOES_ON = frozenset(
    ["by", "in", "at", "on", "for", "to", "whether", "from", "as", "with", "of", "last", "about", "why"]
)


def _is_apposition(between: str) -> bool:
    """Tell whether the words between a name and its verb are set aside by commas, not a clause of their own."""
    if re.search(r"[;:“”\"\x00]", between):
        return False
    words = re.findall(r"[\w’'-]+", between.lower())
    for word, following in pairwise([*words, ""]):
        if word in ("who", "whose", "which"):
            return True
        if word in lexicon().finite or (word.endswith("ed") and following not in _PARTICIPLE_GOES_ON):
            return False
    return True


#: What follows a verb of report instead of its subject.
_NO_SUBJECT = re.compile(
    r"(?:that|when|after|in|on|as|at|to|if|how|why)\b|(?:he|she|it|they|we|i)\s(?!(?:in|on|at|after|to)\b)\w", re.I
)
_BEHIND_STOPS = re.compile(
    r"(?<!\b[A-Z])\.|[;:!?(\"“”–—]| - |, (?:who|which|that|and|but|when|as|in|at|on)\b"
    r"| (?:that|after|when|as|who|in|on|during) "
)
#: What may stand between a role and a name: "The bishop, the Right Rev Ann Lee".
_THE_BODY = re.compile(r"(?:^|[\s\x00])[Tt]he (?:[a-z][\w’'-]* ){0,2}([a-z]+), $")
#: Before whom it was told, not who told it: "… to the council confirming that".
_TOLD = re.compile(r"\b(?:to|at|with|by|against) $")
_CITED = re.compile(r"\b(?:cit(?:ed|es|ing)|quot(?:ed|es|ing)) [^\x00.;:]{3,110} as $")
#: Before a name that tells where something is: "talks in Eastport".
_WHERE = re.compile(r"\b(?:in|at|near|from|outside|across) (?:the )?$")
_CALLED = re.compile(r",\s+(?:the (?:Rt |Right |Most |Very )?)?$")


class Subjects:
    """Finds the subjects of one page's verbs of report."""

    def __init__(self, page: Page, phrases: tuple[Phrase, ...]) -> None:
        """Take the page and its mentions outside quotation marks."""
        self.page, self.phrases = page, phrases
        self.descriptions = Descriptions(page, phrases)
        self._starts = [p.span.start for p in phrases]

    def of_base_form(self, line: Line, span: Span, form: CueForm) -> Source | None:
        """ "The co-chairs say …", "did she say": a bare form needs a plural subject right before it."""
        source = self.before(line, span, form)
        if source is None:
            return None
        words = source.span.of(self.page.text)
        plural = source.kind is SourceKind.JOINT or words.lower() in ("they", "we", "i")
        described = source.kind is SourceKind.DESCRIBED and (re.search(r"\w{2}s\b|people|police", words) is not None)
        many = source.kind is SourceKind.NAMED and re.search(r"[a-z]s$|[Pp]olice$", words) is not None
        modal = re.search(r"\b(?:would|did|does)\s+(?:\w+\s+)?$", line.before(span.start, 24)) is not None
        return source if plural or described or many or modal else None

    def before(self, line: Line, span: Span, form: CueForm) -> Source | None:
        """Return the subject right before the verb at ``span``, auxiliaries, adverbs and an apposition set aside."""
        if form.form is Form.PARTICIPLE and _CITED.search(line.before(span.start, 130)):
            told = span.start - len(" as ")  # "quoted the chair as saying"
            cited = self.descriptions.by_end.get(told)
            return self.descriptions.around(line, cited) if cited else self.descriptions.described(line, told)
        end = self._subject_end(line, span)
        if end is None:
            return None
        text = self.page.text
        if bracket := re.search(r" ?[(\[][^()\[\]]{1,30}[)\]]$", text[max(line.span.start, end - 40) : end]):
            end -= len(bracket.group())
        if dashes := re.search(r" [–—] [^–—\x00]{3,100} [–—]$", line.before(end, 120)):
            end -= len(dashes.group())
        if relative := re.search(r",? who$", text[max(line.span.start, end - 8) : end]):
            return self._before_who(line, end - len(relative.group()))
        if text[end - 1 : end] == ",":
            return None if form.form is Form.PARTICIPLE else self._before_apposition(line, end - 1)
        if mention := self.descriptions.by_end.get(end):
            if mention.kind is PhraseKind.PRONOUN and (
                form.form is Form.PARTICIPLE or mention.name.lower() not in SUBJECTS
            ):
                return None
            return self._head_of_sentence(line.span, mention, end) or self.descriptions.around(line, mention)
        described = self.descriptions.described(line, end)
        if described and form.form is Form.PARTICIPLE and _TOLD.search(line.before(described.span.start, 12)):
            return described if is_document(described.span.of(self.page.text)) else None
        return described

    def _before_who(self, line: Line, end: int) -> Source | None:
        """ "Ann Lee, chair of the board, who told …": whoever stands before "who"."""
        mention = self.descriptions.by_end.get(end)
        if mention is None:
            return self._before_apposition(line, end) if "," in line.before(end) else None
        return None if mention.kind is PhraseKind.PRONOUN else self.descriptions.around(line, mention)

    def _subject_end(self, line: Line, span: Span) -> int | None:
        """Step over auxiliaries and adverbs left of the verb; return where the words before them end."""
        place = span.start - line.span.start
        while True:
            match = re.search(r"([^\W\d_][\w’']*)\s+$", line.text[max(0, place - 40) : place])
            if not match:
                break
            word = match.group(1).lower()
            if word == "to":
                return None
            if word not in lexicon().auxiliaries and not (word.endswith("ly") and len(word) > 4):
                break
            place = max(0, place - 40) + match.start()
        stripped = len(line.text[:place].rstrip())
        return line.span.start + stripped if stripped else None

    def _before_apposition(self, line: Line, comma: int) -> Source | None:
        """ "Ann Lee, chair of the board, said": the name ends at an earlier comma."""
        text = line.before(comma)
        named = self.descriptions.by_end.get(comma)
        if named and named.kind is PhraseKind.PERSON and _CALLED.search(line.before(named.span.start, 16)):
            return Source(named.span, SourceKind.NAMED, (named,))  # "The envoy, Ann Lee, said"
        common = _THE_BODY.search(line.before(named.span.start, 60)) if named else None
        if named and common and common.group(1) in lexicon().bodies:
            return Source(named.span, SourceKind.NAMED, (named,))  # "The union, Cockpit Alliance, said"
        if opening := self._opening_person(line.span, comma):
            return Source(opening.span, SourceKind.NAMED, (opening,))
        for place in [m.start() for m in re.finditer(",", text)][::-1][:5]:
            end = comma - len(text) + place
            if mention := self.descriptions.by_end.get(end):
                if mention.kind is PhraseKind.PRONOUN:
                    return None
                return self.descriptions.around(line, mention)
            if described := self.descriptions.described(line, end):
                return described
        return None

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
        if not _is_apposition(self.page.text[person.span.end : end]):
            return None
        lead = re.findall(r"\w+", self.page.text[sentence.start : person.span.start])
        opens = all(w[0].isupper() or w.lower() in lexicon().roles | {"and", "but"} for w in lead)
        return person if opens else None

    def behind(self, sentence: Span, span: Span) -> Source | None:
        """The source behind an inverted cue: "said Ann Lee", "said the board's chair, Ann Lee", "said a spokesman"."""
        text = self.page.text
        gap = re.compile(r"\s+").match(text, span.end, sentence.end)
        if not gap or _NO_SUBJECT.match(text, gap.end()):
            return None
        stop = _BEHIND_STOPS.search(text, gap.end(), sentence.end)
        limit = min(stop.start() if stop else sentence.end, gap.end() + 120)
        inside = list(self.descriptions.within(Span(gap.end(), max(gap.end(), limit))))
        if inside and inside[0].span.start == gap.end():
            first = inside[0]
            if first.kind is PhraseKind.PRONOUN:
                plain = first.name.lower() in SUBJECTS
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
            rf"(?:(?:a|an|the|one|two|three|its|their|his|her)\s+)?(?:[\w’'-]+\s+){{0,4}}?(?:{heads})\b(?:\s+(?:{heads})\b)*(?:\s+(?:for|of|at|from)\s+[^,.;]+)?",
            words,
        )
        if match:
            end = begin + len(match.group().rstrip(" ,"))
            if who := re.compile(r"\swho\s(?:has|have|had|was|were)\s[^,.;:“”\"]{3,60}(?=[.,])").match(text, end):
                end = who.end()  # "two people who have read the letter"
            span = Span(begin, end)
            return Source(span, SourceKind.DESCRIBED, tuple(p for p in inside if span.contains(p.span)))
        if inside and inside[0].span.start == begin:
            return Source(inside[0].span, SourceKind.NAMED, (inside[0],))
        if inside and text[begin : inside[0].span.start] in ("the ", "The "):
            return Source(inside[0].span, SourceKind.NAMED, (inside[0],))
        return None

    def taken_over(self, line: Line, span: Span, form: CueForm, earlier: list[Source]) -> Source | None:
        """A participle after a comma, or a verb after "and" or "but", has the subject of the sentence."""
        before = line.before(span.start, 60)
        joined = re.search(
            r"(?:,|\b(?:and|but|then|or|while|without|by|before|after))\s+(?:\w+ly\s+|also\s+|has\s+|have\s+|had\s+|then\s+|later\s+)*$",
            before,
        )
        ahead = re.match(r"(?: that)?,? ?[\"'“‘]", line.text[span.end - line.span.start :][:12])
        closed = re.search(r"[\"'”’)]\s*$|\x00.?\s*$", before)
        if not joined and not (form.form is Form.PARTICIPLE and (closed or ahead)):
            return None
        if earlier:
            return earlier[-1]
        return self._main_subject(line, span)

    def _main_subject(self, line: Line, span: Span) -> Source | None:
        """The first name or pronoun of the sentence that a finite verb follows, else its first name."""
        inside = [p for p in self.descriptions.within(Span(line.span.start, span.start)) if not p.possessor]
        inside = [p for p in inside if not _WHERE.search(self.page.text, max(0, p.span.start - 9), p.span.start)]
        inside = [p for p in inside if not (p.kind is PhraseKind.PRONOUN and p.name.lower() not in SUBJECTS)]
        for phrase in inside:
            follows = re.compile(r"\s+(?:also |then |later |\w+ly )?([\w’']+)").match(
                self.page.text, phrase.span.end, line.span.end
            )
            if follows and (
                follows.group(1) in lexicon().finite or re.fullmatch(r"[a-z]{2,}(?:ed|s)", follows.group(1))
            ):
                return self.descriptions.around(line, phrase)
        people = [p for p in inside if p.kind is not PhraseKind.PRONOUN]
        return self.descriptions.around(line, people[0]) if people else None
