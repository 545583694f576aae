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
from standoff.reading.bodies import ACRONYM, Bodies, Body
from standoff.reading.lexicon import lexicon
from standoff.reading.names import Names
from standoff.reading.page import Page
from standoff.reading.phrases import Phrase, PhraseKind
from standoff.reading.posts import TOKEN, Post, Posts
from standoff.reading.seats import Seats

_RELATIVE = re.compile(
    r",? (?:and )?who (?:(?P<early>formerly|previously|once|then|now|currently|also) )?"
    r"(?P<verb>is|was|has been|had been|became|remains|remained|chairs|chaired|leads|led|heads|headed|"
    r"runs|ran|will be|becomes|will become|will chair|will lead|will head|is to become|takes over as|took over as|"
    r"served as|"
    r"serves as|(?:resigned|retired|quit|stood down|stepped down) as)\b"
    r"(?P<adverb> (?:formerly|previously|then|once|until recently|now|currently|also))?"
)
#: "Ann Lee chairs the Guild", "Ann Lee is the chair of the Guild".
_MAIN = re.compile(r" (?:also |now )?(?:(?P<does>chairs|heads)|(?P<is>is|was|remains)) (?=\w)")
_LED_BY = re.compile(r",? (?:(?:which|that) (?:is|was) )?(?P<verb>chaired|headed|led) by $")
_LED = {"chaired": "chair", "headed": "head", "led": "leader"}
#: "the pay committee", which somebody chairs: a body in small letters, with a word of its own.
_SMALL_BODY = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Ii]ts) (?P<name>(?:[a-z][\w-]* ){1,3}(?:committee|commission|panel|inquiry|board|council|"
    r"delegation|taskforce))$"
)
_WITH_GENERAL = frozenset(["attorney", "solicitor", "secretary", "director", "inspector"])
_UNNAMED_OWNER = re.compile(r"((?:[A-Z][a-z]+ )?[a-z]+)['’]s $")
_SUCCESSOR = re.compile(r"\b(?:his|her|their) (?:successor|replacement)(?:,? (?:is|was))?,? $", re.I)
_SMALL = re.compile(r" [a-z]")
_JOINED = re.compile(r"(?:,? and |, )(?=[A-Z])")
_AND_OF = re.compile(r" and (?:(?:of|at|for) )?(?:the )?")
#: Behind a body that is apposed to a role: the comma that closes the apposition, the end, or a verb of saying.
_BODY_CLOSED = re.compile(r",? (?:said|says|told|added|warned|has|is|was|who|urged|called|also)\b|\.\s|\.?$|\n")
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
        "agent",
        "holder",
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
        self.posts, self.seats = Posts(page, names, bodies), Seats(page, bodies)
        self._by_start = {p.span.start: p for p in phrases if p.kind is PhraseKind.PERSON}
        self._by_end = {p.span.end: p for p in phrases if p.kind is PhraseKind.PERSON}

    def find(self) -> list[Held]:
        """Return the roles in order of place, each person, role, body and status once."""
        found: dict[tuple[str, str, str | None, RoleStatus], Held] = {}
        for phrase in self.phrases:
            entity = self.names.of(phrase) if phrase.kind is PhraseKind.PERSON else None
            if entity is None:
                continue
            told = list(found.values())
            posts = [
                *self._before(phrase),
                *self.seats.listed(phrase),
                *self._led(phrase),
                *self._after(phrase),
                *self._succeeding(phrase, told),
            ]
            for post in posts:
                near = self._following(phrase) if post.end <= phrase.span.start else self._joined(phrase)
                people = [entity.name, *near] if post.plural else [entity.name]
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

    def _following(self, phrase: Phrase) -> Iterator[str]:
        """The people behind ``phrase`` that commas and "and" join to it: "co-chairs Ann Lee and Tom Bell"."""
        while other := self._next_joined(phrase):
            if entity := self.names.of(other):
                yield entity.name
            phrase = other

    def _next_joined(self, phrase: Phrase) -> Phrase | None:
        link = _JOINED.match(self.page.text, phrase.span.end)
        return self._by_start.get(link.end()) if link else None

    def _led(self, phrase: Phrase) -> Iterator[Post]:
        """ "The pay committee, chaired by Ann Lee, met": the body stands before the verb."""
        text, place = self.page.text, phrase.span.start
        sentence = self.page.sentences[self.page.sentence_at(place)]
        led = _LED_BY.search(text, max(sentence.start, place - 40), place)
        if led is None:
            return
        role = _LED[led.group("verb")]
        if body := self.bodies.ending(led.start()):
            yield Post(role, body, RoleStatus.CURRENT, led.start() - 1, place - 1)
        elif small := _SMALL_BODY.search(text, max(sentence.start, led.start() - 60), led.start()):
            yield Post(role, small.group("name"), RoleStatus.CURRENT, small.start("name"), place - 1)

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
                post = self.seats.of_place(phrase, post) if post.organisation is None else self._owned(post, floor)
                if phrase.title == "general" and post.role.split()[-1] in _WITH_GENERAL:
                    post = replace(post, role=f"{post.role} general")  # not the general Ann Lee
                yield replace(post, status=RoleStatus.FORMER) if former else post
                return

    def _owned(self, post: Post, floor: int) -> Post:
        """ "The European parliament's Tides coordinator": whose it is stands before "'s", and is none of the names."""
        text = self.page.text
        owner = _UNNAMED_OWNER.search(text, floor, post.start)
        if owner is None or post.organisation is None or not text.startswith(post.organisation, post.start):
            return post
        whole = owner.group(1) if owner.group(1)[0].isupper() else None
        return replace(post, role=f"{post.organisation} {post.role}", organisation=whole)

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
        elif seat := self.seats.tagged(phrase, end):
            yield seat
        elif opening := _APPOSITION.match(self.page.text, phrase.span.end, end):
            yield from self._apposed(opening.end(), end)
        elif main := _MAIN.match(self.page.text, phrase.span.end, end):
            yield from self._stated(main, end)
        elif signed := self._signed(phrase):
            yield signed
        elif _SMALL.match(self.page.text, phrase.span.end, end):
            yield from self._unmarked(phrase.span.end + 1, end)

    def _signed(self, phrase: Phrase) -> Post | None:
        """A signature: the name alone in its paragraph, and the role, perhaps with the body, alone in the next."""
        paragraphs, here = self.page.paragraphs, self.page.paragraph_at(phrase.span.start)
        if here + 1 >= len(paragraphs) or paragraphs[here].trimmed(self.page.text, " ,.") != phrase.span:
            return None
        line = paragraphs[here + 1].trimmed(self.page.text, " ,.")
        comma = self.page.text.find(", ", line.start, line.end)
        post = self.posts.at(line.start, comma if comma > 0 else line.end)
        if post is None or post.end != (comma if comma > 0 else line.end):
            return None
        body = self.bodies.at(comma + 2, line.end) if comma > 0 else None
        if comma > 0 and (body is None or body.end != line.end):
            return None
        return replace(post, organisation=body.name) if body else post

    def _stated(self, main: re.Match[str], end: int) -> Iterator[Post]:
        """ "Ann Lee chairs the Guild", "Ann Lee is the chair of the Guild": told by the sentence itself."""
        text = self.page.text
        if main.group("does"):
            if body := self.bodies.after_link(main.end() - 1, end):
                yield Post(_FUNCTIONS[main.group("does")][0], body.name, RoleStatus.CURRENT, main.start(), body.end)
            return
        post = self.posts.at(main.end(), self.posts.limit(main.end(), end))
        if post and post.organisation and post.role.split()[-1] not in _NOT_OFFICES:
            past = main.group("is") == "was" or _AT_THE_TIME.match(text, post.end) is not None
            yield replace(post, status=RoleStatus.FORMER if past else post.status)

    def _apposed(self, begin: int, end: int) -> Iterator[Post]:
        """ "Ann Lee, chair and chief executive of the Guild": from ``begin``, behind the comma or the bracket."""
        limit = self.posts.limit(begin, end)
        post = self.posts.at(begin, limit) or self._second(begin, limit)
        if post is None or post.end + 1 in self._by_start:
            return  # "…, Ann Lee, deputy chair Tom Bell and …": the role is the next one's
        if _AT_THE_TIME.match(self.page.text, post.end):
            post = replace(post, status=RoleStatus.FORMER)
        if self.page.text.startswith(" and ", post.end):
            other = self.posts.at(post.end + len(" and "), limit)
            if other and other.organisation:
                yield other
                if shared := self._other_body(other, limit):
                    yield replace(other, organisation=shared.name, end=shared.end)
                post = replace(post, organisation=post.organisation or other.organisation)
        elif post.organisation is None and (whose := self._body_apposed(post)):
            post = replace(post, organisation=whose.name, end=whose.end)
        if post.organisation and (other_body := self._other_body(post, limit)):
            yield replace(post, organisation=other_body.name, end=other_body.end)
        if post.organisation or post.role.split()[-1] not in _NOT_OFFICES or post.role.startswith("cabinet "):
            yield post

    def _second(self, begin: int, limit: int) -> Post | None:
        """ "Ann Lee, a mother of two and chair of the Guild": the role stands behind something else that she is."""
        text = self.page.text
        links = [m.end() for m in re.compile(r" and (?=[A-Za-z])").finditer(text, begin, limit)]
        posts = (self.posts.at(place, limit) for place in links)
        return next((p for p in posts if p and p.organisation and p.role.split()[-1] not in _NOT_OFFICES), None)

    def _body_apposed(self, post: Post) -> Body | None:
        """ "Ann Lee, chair, Harbour Guild, said": the body behind the role, with nothing but a comma between."""
        if not self.page.text.startswith(", ", post.end):
            return None
        begin = post.end + len(", ")
        body = self.bodies.at(begin, len(self.page.text)) if self.page.text[begin : begin + 1].isupper() else None
        return body if body and not body.possessor and _BODY_CLOSED.match(self.page.text, body.end) else None

    def _other_body(self, post: Post, limit: int) -> Body | None:
        """ "Ann Lee, chair of the Guild and the Harbour Council,": the second body of one role."""
        link = _AND_OF.match(self.page.text, post.end, limit)
        body = self.bodies.at(link.end(), limit) if link and self.page.text[link.end()].isupper() else None
        return body if body and not body.possessor and body.end == limit else None

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
