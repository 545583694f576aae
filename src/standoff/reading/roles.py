"""Offices: which person has, had or will have which role in which body, from titles and appositions.

Three wordings are read, each with what tells its time ("former", "then", "incoming"):

- before the name: "Agency chief executive Ann Lee", "former Guild president Sir Tom Bell", "the minister, Ann Lee,";
- after it: "Ann Lee, chair of the Guild's pay committee,", "Ann Lee, the board's medical director,";
- in a clause: "Ann Lee, who chairs the Guild", "Ann Lee, who was formerly the chair of the Guild".

"His successor, Ann Lee" takes over the role of the person named before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from standoff.ontology import Part, Role, RoleStatus, Span
from standoff.reading.lexicon import lexicon
from standoff.reading.mentions import Phrase, PhraseKind
from standoff.reading.names import Names
from standoff.reading.page import Page

_TOKEN = re.compile(r"[^\W_][\w&.]*(?:[-'’/&][^\W_]\w*)*['’]?")
_STOP = frozenset(
    "a an the this that these those and or but with from to by for in on at of as is was were are be been has have had who whom "
    "which when where while after before said says told added by between against about over under into his her its their our my "
    "your not no also both than then if because since until during via per asked urged met did does do will would "
    "could should may might must can however meanwhile including such like even only".split()
)
_RELATIVE = re.compile(
    r",? (?:and )?who (?P<verb>is|was|has been|had been|became|remains|remained|chairs|chaired|leads|led|heads|headed|runs|ran|"
    r"will be|will become|will chair|will lead|will head|is to become|takes over as|took over as|served as|serves as)\b"
    r"(?P<adverb> (?:formerly|previously|then|once|until recently|now|currently|also))?"
)
_SUCCESSOR = re.compile(r"\b(?:his|her|their) (?:successor|replacement)(?:,? (?:is|was))?,? $", re.I)
_FUNCTIONS = {
    "chairs": ("chair", RoleStatus.CURRENT),
    "chaired": ("chair", RoleStatus.FORMER),
    "will chair": ("chair", RoleStatus.FUTURE),
    "leads": ("leader", RoleStatus.CURRENT),
    "led": ("leader", RoleStatus.FORMER),
    "will lead": ("leader", RoleStatus.FUTURE),
    "heads": ("head", RoleStatus.CURRENT),
    "headed": ("head", RoleStatus.FORMER),
    "will head": ("head", RoleStatus.FUTURE),
    "runs": ("head", RoleStatus.CURRENT),
    "ran": ("head", RoleStatus.FORMER),
}
_PAST = frozenset(["was", "had been", "served as"])
_COMING = frozenset(["will be", "will become", "is to become"])
#: Nouns that say how somebody speaks, not which post they hold, unless they have a name.
_NOT_OFFICES = frozenset(
    ["member", "pilot", "surgeon", "physician", "nurse", "consultant", "deputy", "partner", "boss", "captain"]
)


@dataclass(frozen=True, slots=True)
class Held:
    """A role found in the words: its words, the body's name, and the person who has it. Spans are view places."""

    person: str
    role: str
    organisation: str | None
    status: RoleStatus
    evidence: Span
    confidence: float


@dataclass(frozen=True, slots=True)
class Belonging:
    """A body found to be part of another. Spans are view places."""

    part: str
    whole: str
    evidence: Span


class RoleFinder:
    """Finds the roles and the parts of bodies of one page."""

    def __init__(self, page: Page, phrases: tuple[Phrase, ...], names: Names) -> None:
        """Take the page's mentions and who they are."""
        self.page, self.names = page, names
        self.phrases = phrases
        self._by_end = {p.span.end: p for p in phrases if p.kind is PhraseKind.BODY}
        self._by_start = {p.span.start: p for p in phrases if p.kind is PhraseKind.BODY}
        self.parts: list[Belonging] = []

    def find(self) -> list[Held]:
        """Return the roles in order of place, each person, role, body and status once."""
        found: dict[tuple[str, str, str | None, RoleStatus], Held] = {}
        for phrase in self.phrases:
            if phrase.kind is PhraseKind.PERSON and (entity := self.names.of(phrase)):
                for held in (*self._before(phrase, entity.name), *self._after(phrase, entity.name)):
                    found.setdefault((held.person, held.role, held.organisation, held.status), held)
                for held in self._succeeding(phrase, entity.name, list(found.values())):
                    found.setdefault((held.person, held.role, held.organisation, held.status), held)
        return _without_vaguer(list(found.values()))

    # before the name

    def _before(self, phrase: Phrase, person: str) -> Iterator[Held]:
        sentence = self.page.sentences[self.page.sentence_at(phrase.span.start)]
        begin = max(sentence.start, phrase.span.start - 120)
        text = self.page.text[begin : phrase.span.start]
        comma = re.search(r", $", text)
        tokens = [Span(m.start() + begin, m.end() + begin) for m in _TOKEN.finditer(text)]
        if (
            not tokens
            or self.page.text[tokens[-1].end : phrase.span.start].strip(" \n,")
            or _has_break(text, tokens, begin)
        ):
            return
        words = [t.of(self.page.text) for t in tokens]
        if words[-1].lower() not in lexicon().roles:
            return
        if comma and not self._comma_apposition(words, phrase):
            return
        role, organisation, status, start = self._parse_before(tokens, words)
        if role:
            evidence = Span(start, phrase.span.end)
            yield Held(person, role, organisation, status, evidence, 0.85 if organisation else 0.75)

    def _comma_apposition(self, words: list[str], phrase: Phrase) -> bool:
        """ "The minister, Ann Lee, said": the name stands between commas and the role has its article or its body."""
        after = self.page.text[phrase.span.end : phrase.span.end + 1]
        return after in {",", "."} and any(
            w.lower() in ("the", "its", "their") or "'s" in w or "’s" in w for w in words[-8:]
        )

    def _parse_before(self, tokens: list[Span], words: list[str]) -> tuple[str, str | None, RoleStatus, int]:
        """Read the role's words leftwards from its last one; then the body in front of them, and what tells its time."""
        text = self.page.text
        index = len(words) - 1
        status = RoleStatus.CURRENT
        start = index
        organisation: str | None = None
        while index > 0:
            token, word = tokens[index - 1], words[index - 1]
            small = word.lower()
            if text[token.end : tokens[index].start].strip(" \n") or small in _STOP:
                break
            if small in lexicon().former or small in lexicon().future or small.startswith("ex-"):
                status = RoleStatus.FUTURE if small in lexicon().future else RoleStatus.FORMER
                start = index - 1
                index -= 1
                continue
            if organisation is None and (body := self._body_ending(token)):
                organisation, start = body[0], body[1]
                while index > 0 and tokens[index - 1].start >= body[2]:
                    index -= 1
                start = index
                continue
            if organisation is not None or not self._is_modifier(word, small):
                break
            index -= 1
            start = index
        role_start = max(start, 0)
        return self._role_words(tokens, words, role_start, organisation, status)

    def _body_ending(self, token: Span) -> tuple[str, int, int] | None:
        """The body whose mention ends with ``token``, or with it less "'s": its name, and where the mention starts."""
        possessive = re.sub(r"['’]s?$", "", token.of(self.page.text))
        for end in (token.end, token.start + len(possessive)):
            phrase = self._by_end.get(end)
            entity = self.names.of(phrase) if phrase else None
            if (
                phrase
                and entity
                and not (len(phrase.words) == 1 and phrase.words[0].lower() in lexicon().role_modifiers)
            ):
                return entity.name, 0, phrase.span.start
        return None

    def _is_modifier(self, word: str, small: str) -> bool:
        if small in lexicon().role_modifiers or small in lexicon().parts or small in lexicon().roles:
            return True
        return word.islower() and not small.endswith(("ly", "ed")) and small not in lexicon().cues

    def _role_words(
        self, tokens: list[Span], words: list[str], start: int, organisation: str | None, status: RoleStatus
    ) -> tuple[str, str | None, RoleStatus, int]:
        own = [i for i in range(start, len(words)) if not self._within_body(tokens[i])]
        own = [i for i in own if words[i].lower() not in lexicon().former | lexicon().future]
        role = [re.sub(r"['’]s?$", "", words[i]) for i in own]
        part_at = next((k for k, w in enumerate(role[:-1]) if w.lower() in lexicon().parts), None)
        if organisation and part_at is not None and _is_plain_head(role[part_at + 1 :]):
            part = " ".join(role[: part_at + 1])
            whole, organisation, role = organisation, f"{organisation} {part}", role[part_at + 1 :]
            self.parts.append(Belonging(organisation, whole, Span(tokens[start].start, tokens[-1].end)))
        return _lowered(" ".join(role)), organisation, status, tokens[start].start

    def _within_body(self, token: Span) -> bool:
        return any(
            p.kind is PhraseKind.BODY and p.span.contains(Span(token.start, token.start + 1)) for p in self._near(token)
        )

    def _near(self, token: Span) -> list[Phrase]:
        return [p for p in self._by_start.values() if abs(p.span.start - token.start) < 120]

    # after the name

    def _after(self, phrase: Phrase, person: str) -> Iterator[Held]:
        sentence = self.page.sentences[self.page.sentence_at(phrase.span.start)]
        end = min(sentence.end, phrase.span.end + 160)
        if relative := _RELATIVE.match(self.page.text, phrase.span.end, end):
            yield from self._clause(person, phrase, relative, end)
        elif apposition := re.compile(r" ?[,(–—-]{1,2} ?(?=[\w‘“])").match(self.page.text, phrase.span.end, end):
            yield from self._apposition(person, phrase, apposition.end(), end)

    def _clause(self, person: str, phrase: Phrase, relative: re.Match[str], end: int) -> Iterator[Held]:
        verb = relative.group("verb")
        if verb in _FUNCTIONS:
            role, status = _FUNCTIONS[verb]
            body = self._body_from(relative.end(), end)
            if body:
                yield Held(person, role, body[0], status, Span(phrase.span.start, body[1]), 0.7)
            return
        adverb = (relative.group("adverb") or "").strip()
        past = verb in _PAST or adverb in ("formerly", "previously", "once", "until recently")
        status = RoleStatus.FUTURE if verb in _COMING else RoleStatus.FORMER if past else RoleStatus.CURRENT
        yield from self._apposition(person, phrase, relative.end() + 1, end, status)

    def _apposition(
        self, person: str, phrase: Phrase, begin: int, end: int, status: RoleStatus = RoleStatus.CURRENT
    ) -> Iterator[Held]:
        """Read "(the) former chair and medical director of the Guild's pay committee": one role or two of one body."""
        text = self.page.text
        stop = re.compile(r"[;:.)(–—“\"]|, ").search(text, begin, end)
        limit = stop.start() if stop else end
        tokens = [Span(m.start(), m.end()) for m in _TOKEN.finditer(text, begin, limit)]
        words = [t.of(text) for t in tokens]
        at, heads = 0, list[tuple[int, int]]()
        first_body = None
        while at < len(words):
            small = words[at].lower()
            if (
                small in ("the", "a", "an", "its", "their", "then", "also", "and", "a", "who", "is", "now")
                and not heads
            ):
                at += 1
            elif small in lexicon().former | lexicon().future and not heads:
                status = RoleStatus.FUTURE if small in lexicon().future else RoleStatus.FORMER
                at += 1
            else:
                break
        begin_role = at
        for index in range(at, min(len(words), at + 12)):
            small = re.sub(r"['’]s?$", "", words[index]).lower()
            if small in lexicon().roles and not self._is_possessive(tokens[index]) and not self._goes_on(words, index):
                heads.append((begin_role, index))
                break
            if small in _STOP:
                break
        if not heads:
            return
        begin_role, head = heads[0]
        first_body, begin_role = self._body_before_role(tokens, words, begin_role, head)
        role = " ".join(re.sub(r"['’]s?$", "", w) for w in words[begin_role : head + 1])
        body = self._body_from(tokens[head].end, limit) if first_body is None else (first_body, tokens[head].end)
        if not role or (
            body is None and (words[head].lower() in _NOT_OFFICES or text[tokens[head].end :].startswith(" of "))
        ):
            return
        evidence = Span(phrase.span.start, body[1] if body else tokens[head].end)
        yield Held(person, _lowered(role), body[0] if body else None, status, evidence, 0.85 if body else 0.6)

    def _is_possessive(self, token: Span) -> bool:
        return bool(re.search(r"['’]s?$", token.of(self.page.text)))

    def _goes_on(self, words: list[str], index: int) -> bool:
        """ "executive director": the role ends with its last word, not with the first that could be one."""
        return index + 1 < len(words) and words[index + 1].lower() in lexicon().roles

    def _body_before_role(self, tokens: list[Span], words: list[str], begin: int, head: int) -> tuple[str | None, int]:
        """ "the board's medical director", "Guild treasurer": the body stands in front of the role."""
        for index in range(begin, head):
            body = self._body_ending(tokens[index])
            if body:
                owner, after = body[0], index + 1
                if self._is_possessive(tokens[index]) and (part := self._part_between(tokens, words, after, head)):
                    self.parts.append(Belonging(part, owner, Span(tokens[begin].start, tokens[head].end)))
                    return part, head
                return owner, after
            if self._is_possessive(tokens[index]):
                owner_body = self.names.body_like(re.sub(r"['’]s?$", "", words[index]), tokens[index].start)
                return (owner_body.name if owner_body else None), index + 1
        return None, begin

    def _part_between(self, tokens: list[Span], words: list[str], begin: int, head: int) -> str | None:
        inner = [w for w in words[begin:head]]
        return " ".join(inner) if inner and inner[-1].lower() in lexicon().parts else None

    def _body_from(self, begin: int, end: int) -> tuple[str, int] | None:
        """The body that "of the …", "at …" or "for …" names after a role: its name and where it ends."""
        text = self.page.text
        link = re.compile(r" (?:of|at|for|with|to|in|from|on) (?:the |a |its |their )?| (?:the )?").match(
            text, begin, end
        )
        if not link or (not link.group().strip() and link.end() == begin):
            return None
        stated = link.group().strip().startswith(("of", "at", "for", "with", "to", "in", "from", "on"))
        phrase = self._by_start.get(link.end())
        entity = self.names.of(phrase) if phrase else None
        if phrase and entity:
            return self._with_part(phrase, entity.name, end)
        if stated and (common := re.compile(r"((?:[\w-]+ ){0,3}?)([a-z-]+)\b").match(text, link.end(), end)):
            noun = common.group(2)
            if noun in lexicon().bodies | lexicon().parts and (near := self.names.body_like(noun, begin)):
                return near.name, common.end()
        return None

    def _with_part(self, phrase: Phrase, name: str, end: int) -> tuple[str, int]:
        """ "the Guild's pay committee": the role is the committee's, and the committee the Guild's."""
        text = self.page.text
        match = re.compile(r"['’]s? ((?:[\w&’'-]+ ){0,4}?(?:[\w-]+))\b").match(text, phrase.span.end, end)
        if not match:
            return name, phrase.span.end
        words: list[str] = []
        for word in re.compile(r"[\w&-]+['’]?").findall(text[match.start(1) : min(end, match.start(1) + 80)]):
            words.append(word)
            if word.lower() in lexicon().parts:
                part = " ".join(words)
                finish = match.start(1) + text[match.start(1) : end].index(words[-1]) + len(words[-1])
                self.parts.append(Belonging(part, name, Span(phrase.span.start, finish)))
                return part, finish
            if word.lower() in _STOP or len(words) > 5:
                break
        return name, phrase.span.end

    # successions

    def _succeeding(self, phrase: Phrase, person: str, found: list[Held]) -> Iterator[Held]:
        """ "His successor, Ann Lee, …" takes over the role told last."""
        before = _SUCCESSOR.search(self.page.text[max(0, phrase.span.start - 40) : phrase.span.start])
        left = [h for h in found if h.person != person and h.evidence.end <= phrase.span.start]
        if before and left:
            last = max(left, key=lambda h: h.evidence.end)
            start = phrase.span.start - len(before.group())
            yield Held(person, last.role, last.organisation, RoleStatus.CURRENT, Span(start, phrase.span.end), 0.7)


def _has_break(text: str, tokens: list[Span], begin: int) -> bool:
    last = tokens[-1]
    return bool(re.search(r"[.!?;:()“”\"]", text[last.start - begin :]))


def _is_plain_head(words: list[str]) -> bool:
    """A chair, secretary or member belongs to the committee; a "board member" or "council leader" does too."""
    return len(words) <= 2 and bool(words)


def _lowered(role: str) -> str:
    """A role in lower case where it is a common noun: acronyms and initials stay as they are."""
    return " ".join(w if w.isupper() and len(w) > 1 else w.lower() for w in role.split())


def _without_vaguer(found: list[Held]) -> list[Held]:
    """Leave out a role without a body where the same person has it with one."""
    named = {(h.person, h.role, h.status) for h in found if h.organisation}
    return [h for h in found if h.organisation or (h.person, h.role, h.status) not in named]


def stored_roles(page: Page, found: list[Held]) -> tuple[Role, ...]:
    """Return ``found`` as roles of the ontology, with evidence in the stored text, in order of place."""
    roles = [Role(h.person, h.role, h.organisation, h.status, (page.stored(h.evidence),), h.confidence) for h in found]
    return tuple(sorted(roles, key=lambda r: (r.evidence[0], r.person, r.role)))


def stored_parts(page: Page, found: list[Belonging]) -> tuple[Part, ...]:
    """Return ``found`` as parts of the ontology, each pair once, in order of place."""
    once: dict[tuple[str, str], Part] = {}
    for belonging in sorted(found, key=lambda b: b.evidence):
        key = (belonging.part, belonging.whole)
        once.setdefault(key, Part(*key, (page.stored(belonging.evidence),), 0.7))
    return tuple(once.values())
