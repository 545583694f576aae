"""Roles: which person has, had or will have which role in which body, from titles and appositions.

The words for a role (``posts``) stand

- before a name: "Agency chief executive Ann Lee", "the chair of the Guild, Ann Lee,";
- after it: "Ann Lee, the board's medical director,";
- in a clause: "Ann Lee, who chairs the Guild", "Ann Lee, who was formerly chair of the Guild".

"His successor, Ann Lee" takes over the role told last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from standoff.ontology import Role, RoleStatus, Span
from standoff.reading.bodies import ACRONYM, Bodies
from standoff.reading.lexicon import lexicon
from standoff.reading.names import Names
from standoff.reading.page import Page
from standoff.reading.phrases import Phrase, PhraseKind
from standoff.reading.posts import TOKEN, Post, Posts

_RELATIVE = re.compile(
    r",? (?:and )?who (?:(?P<early>formerly|previously|once|then|now|currently|also) )?"
    r"(?P<verb>is|was|has been|had been|became|remains|remained|chairs|chaired|leads|led|heads|headed|"
    r"runs|ran|will be|will become|will chair|will lead|will head|is to become|takes over as|took over as|served as|"
    r"serves as|(?:resigned|retired|quit|stood down|stepped down) as)\b"
    r"(?P<adverb> (?:formerly|previously|then|once|until recently|now|currently|also))?"
)
_SUCCESSOR = re.compile(r"\b(?:his|her|their) (?:successor|replacement)(?:,? (?:is|was))?,? $", re.I)
_SMALL = re.compile(r" [a-z]")
_NEXT_WORD = re.compile(r"\s+(\w+)")
_APPOSITION = re.compile(r",\s(?=\w)| [(\[–—-]{1,2} ?(?=\w)")
#: "the guild's secretary when the quarrel began": not any more.
_AT_THE_TIME = re.compile(r" (?:when|until|at the time|from \d{4} (?:to|until))\b")
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
_TOWARDS = re.compile(r" (?:for|against|to|into|away|out|on|off|with|from|by|in)\b")
_PAST = frozenset(["was", "had been", "served as"])
_COMING = frozenset(["will be", "will become", "is to become"])
#: Before the words for the role of whoever had it before: "took over from", "former Harbour City".
_HELD_BEFORE = re.compile(
    r"\b(?:(?:(?:took|takes|taking|taken|take) over from|succeed(?:s|ed|ing)?|replac(?:es|ed|ing)|successor to) |"
    r"(?:[Ff]ormer|[Oo]ne-time|[Ee]x-?) ?(?:[A-Z][\w.’'-]* ){1,4})$"
)
#: Roles that say what somebody does, not which post they hold, unless a body is named.
_NOT_OFFICES = frozenset(
    [
        "member",
        "pilot",
        "surgeon",
        "physician",
        "nurse",
        "consultant",
        "deputy",
        "partner",
        "boss",
        "captain",
        "master",
        "chief",
    ]
)


@dataclass(frozen=True, slots=True)
class Held:
    """A role found in the words: the person, the role's words, the body's name. The evidence is a view place."""

    person: str
    role: str
    organisation: str | None
    status: RoleStatus
    evidence: Span
    confidence: float


class RoleFinder:
    """Finds the roles of one page."""

    def __init__(self, page: Page, phrases: tuple[Phrase, ...], names: Names, bodies: Bodies) -> None:
        """Take the page, its mentions, who they are, and the teller of bodies."""
        self.page, self.names, self.bodies, self.phrases = page, names, bodies, phrases
        self.posts = Posts(page, names, bodies)
        self._begins = {p.span.start for p in phrases if p.kind is PhraseKind.PERSON}
        self._by_end = {p.span.end: p for p in phrases if p.kind is PhraseKind.PERSON}

    def find(self) -> list[Held]:
        """Return the roles in order of place, each person, role, body and status once."""
        found: dict[tuple[str, str, str | None, RoleStatus], Held] = {}
        for phrase in self.phrases:
            entity = self.names.of(phrase) if phrase.kind is PhraseKind.PERSON else None
            if entity is None:
                continue
            posts = [*self._before(phrase), *self._after(phrase), *self._succeeding(phrase, list(found.values()))]
            for post in posts:
                people = [entity.name, *self._joined(phrase)] if post.plural else [entity.name]
                evidence = Span(min(post.start, phrase.span.start), max(post.end, phrase.span.end))
                for person in people:
                    sure = 0.85 if post.organisation else 0.7
                    held = Held(person, post.role, post.organisation, post.status, evidence, sure)
                    found.setdefault((held.person, held.role, held.organisation, held.status), held)
        return _without_vaguer(list(found.values()))

    def _joined(self, phrase: Phrase) -> list[str]:
        """The people in front of ``phrase`` that "and" joins to it: both hold "co-chairs of the committee"."""
        before = self._by_end.get(phrase.span.start - len(" and "))
        joined = before if before and self.page.text[before.span.end : phrase.span.start] == " and " else None
        return [e.name for p in (joined,) if p and (e := self.names.of(p))]

    def _before(self, phrase: Phrase) -> Iterator[Post]:
        """Roles right before the name, or before it with a comma between."""
        text = self.page.text
        sentence = self.page.sentences[self.page.sentence_at(phrase.span.start)]
        floor = max(sentence.start, phrase.span.start - 140)
        head = text[floor : phrase.span.start]
        comma = head.endswith(", ")
        limit = phrase.span.start - (2 if comma else 1)
        closed = text[phrase.span.end : phrase.span.end + 1] in (",", ".")
        if comma and not closed and (floor != sentence.start or "," in head[:-2]):
            return
        plain = ACRONYM.sub(lambda m: " " * len(m.group()), text[floor:limit])
        stop = floor + max((m.end() for m in re.finditer(r"[.;:!?()“”\"–—]|, ", plain)), default=0)
        tokens = [Span(m.start(), m.end()) for m in TOKEN.finditer(text, stop, limit)]
        for token in tokens[-12:]:
            post = self.posts.at(token.start, limit)
            opens = token.start == sentence.start and token.of(text)[0].isupper()  # "Regional officer, Ann Lee said"
            definite = opens or (closed and post is not None and self._is_definite(token, post))
            if post and post.end == limit and (not comma or definite):
                former = _HELD_BEFORE.search(text[floor : token.start])
                yield replace(post, status=RoleStatus.FORMER) if former else post
                return

    def _is_definite(self, token: Span, post: Post) -> bool:
        """With a comma before the name, the role must have its article or its body: "the chair, Ann Lee,"."""
        before = self.page.text[max(0, token.start - 5) : token.start].lower()
        first = token.of(self.page.text)
        if first[0].isupper() and first.lower() in lexicon().role_modifiers:
            return True  # "Health Secretary, Ann Lee, …"
        return post.organisation is not None or before.endswith("the ") or first.lower() == "the"

    def _after(self, phrase: Phrase) -> Iterator[Post]:
        """Roles right behind the name: in a clause, behind a comma or a bracket, or with nothing between."""
        sentence = self.page.sentences[self.page.sentence_at(phrase.span.start)]
        end = min(sentence.end, phrase.span.end + 160)
        if relative := _RELATIVE.match(self.page.text, phrase.span.end, end):
            yield from self._clause(relative, end)
        elif opening := _APPOSITION.match(self.page.text, phrase.span.end, end):
            yield from self._apposed(opening.end(), end)
        elif _SMALL.match(self.page.text, phrase.span.end, end):
            yield from self._unmarked(phrase.span.end + 1, end)

    def _apposed(self, begin: int, end: int) -> Iterator[Post]:
        """ "Ann Lee, chair and chief executive of the Guild": from ``begin``, behind the comma or the bracket."""
        limit = self.posts.limit(begin, end)
        post = self.posts.at(begin, limit)
        if post is None or post.end + 1 in self._begins:
            return  # "…, Ann Lee, deputy chair Tom Bell and …": the role is the next one's
        if _AT_THE_TIME.match(self.page.text, post.end):
            post = replace(post, status=RoleStatus.FORMER)
        if self.page.text.startswith(" and ", post.end):
            other = self.posts.at(post.end + len(" and "), limit)
            if other and other.organisation:
                yield other
                post = replace(post, organisation=post.organisation or other.organisation)
        if post.organisation or post.role.split()[-1] not in _NOT_OFFICES or post.role.startswith("cabinet "):
            yield post

    def _unmarked(self, begin: int, end: int) -> Iterator[Post]:
        """ "Ann Lee director of the board said": from ``begin``, where a verb follows the role."""
        post = self.posts.at(begin, self.posts.limit(begin, end))
        if post is None or post.organisation is None:
            return
        follows = _NEXT_WORD.match(self.page.text, post.end, end)
        if follows and follows.group(1) in lexicon().finite:
            yield post

    def _clause(self, relative: re.Match[str], end: int) -> Iterator[Post]:
        """ "Ann Lee, who chairs the Guild", "…, who was formerly chair of the Guild"."""
        verb = relative.group("verb")
        adverb = relative.group("early") or (relative.group("adverb") or "").strip()
        if verb in _FUNCTIONS:
            role, status = _FUNCTIONS[verb]
            if _TOWARDS.match(self.page.text, relative.end(), end):
                return  # "who ran for mayor"
            if body := self.bodies.after_link(relative.end(), end):
                yield Post(role, body.name, status, relative.start(), body.end)
            return
        past = (
            verb in _PAST
            or verb.endswith(("resigned as", "retired as", "quit as", "down as"))
            or adverb in ("formerly", "previously", "once", "until recently")
        )
        status = RoleStatus.FUTURE if verb in _COMING else RoleStatus.FORMER if past else RoleStatus.CURRENT
        post = self.posts.at(relative.end() + 1, self.posts.limit(relative.end() + 1, end))
        if post:
            yield Post(post.role, post.organisation, status, relative.start(), post.end)

    def _succeeding(self, phrase: Phrase, found: list[Held]) -> Iterator[Post]:
        """ "His successor, Ann Lee, …" takes over the role told last."""
        before = _SUCCESSOR.search(self.page.text[max(0, phrase.span.start - 40) : phrase.span.start])
        left = [h for h in found if h.evidence.end <= phrase.span.start]
        if before and left:
            last = max(left, key=lambda h: h.evidence.end)
            start = phrase.span.start - len(before.group())
            yield Post(last.role, last.organisation, RoleStatus.CURRENT, start, phrase.span.end)


def _without_vaguer(found: list[Held]) -> list[Held]:
    """Leave out a role without a body where the same person has it with one."""
    named = {(h.person, h.role, h.status) for h in found if h.organisation}
    return [h for h in found if h.organisation or (h.person, h.role, h.status) not in named]


def stored_roles(page: Page, found: list[Held]) -> tuple[Role, ...]:
    """Return ``found`` as roles of the ontology, with evidence in the stored text, in order of place."""
    roles = [Role(h.person, h.role, h.organisation, h.status, (page.stored(h.evidence),), h.confidence) for h in found]
    return tuple(sorted(roles, key=lambda r: (r.evidence[0], r.person, r.role, r.organisation or "")))
