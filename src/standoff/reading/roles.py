"""Offices: which person has, had or will have which role in which body, from titles and appositions.

One small grammar reads the words for a role, wherever they stand:

    [the | a] [former | incoming …] [BODY['s] | its] [committee …] ROLE-WORDS [of | at | for BODY]

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
from standoff.reading.bodies import Bodies
from standoff.reading.lexicon import lexicon
from standoff.reading.names import Names
from standoff.reading.page import Page
from standoff.reading.phrases import Phrase, PhraseKind

_TOKEN = re.compile(r"[^\W_][\w&.]*(?:[-'’/&][^\W_]\w*)*['’]?")
_RELATIVE = re.compile(
    r",? (?:and )?who (?:(?P<early>formerly|previously|once|then|now|currently|also) )?"
    r"(?P<verb>is|was|has been|had been|became|remains|remained|chairs|chaired|leads|led|heads|headed|"
    r"runs|ran|will be|will become|will chair|will lead|will head|is to become|takes over as|took over as|served as|"
    r"serves as|(?:resigned|retired|quit|stood down|stepped down) as)\b"
    r"(?P<adverb> (?:formerly|previously|then|once|until recently|now|currently|also))?"
)
#: The acronym behind a body's full form: no end of the words for a role.
_ACRONYM = re.compile(r" [(\[][A-Z][\w&]{1,9}[)\]]")
_SUCCESSOR = re.compile(r"\b(?:his|her|their) (?:successor|replacement)(?:,? (?:is|was))?,? $", re.I)
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
#: What somebody is head of, at the end of the words for a role or before "at" or "for".
_OF_WORK = re.compile(r" of [a-z]+(?: (?:and )?[a-z]+){0,2}?(?= (?:at|for)\b|$)")
_NO_WORK = frozenset(["the", "a", "an", "its", "their", "his", "her", "all", "this", "that", "at", "for"])
#: "Rural Affairs Minister": what a minister is minister of has capitals of its own.
_PORTFOLIO = re.compile(r"(?:(?:[A-Z][a-z]+|and)\s){1,4}(?:Minister|Secretary)\b")
_PAST = frozenset(["was", "had been", "served as"])
_COMING = frozenset(["will be", "will become", "is to become"])
_BEHIND = frozenset(["general", "elect", "designate"])  # "director general"
_PORTFOLIO_HELD = frozenset(
    ["minister", "secretary", "commissioner", "spokesman", "spokeswoman", "spokesperson", "adviser"]
)
#: What they hold, in capitals right before a name: "Minister for Foreign Affairs Ann Lee".
_PORTFOLIO_OF = re.compile(r" (?:of|for) (?:the )?[A-Z][\w-]+(?:(?:,| and| &)? [A-Z][\w-]+){0,4}")
#: Where in a body the role is: "the guild's North West regional organiser".
_REGION = re.compile(r"(?:[A-Z][a-z]+ ){1,3}(?=[a-z])")
#: Heads of bodies that are also what a minister is minister of.
_PORTFOLIOS = frozenset(["ports", "port", "fisheries", "railways", "shipping", "schools", "police", "navy", "army"])
_NEW = frozenset(
    [
        "new",
        "current",
        "present",
        "long-serving",
        "newly",
        "elected",
        "veteran",
        "then-acting",
        "now",
        "longtime",
        "long-time",
    ]
)
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


@dataclass(frozen=True, slots=True)
class _Post:
    """What the grammar read: a role with its body and time, and where its words begin and end."""

    role: str
    organisation: str | None
    status: RoleStatus
    start: int
    end: int
    plural: bool = False


class RoleFinder:
    """Finds the roles of one page."""

    def __init__(self, page: Page, phrases: tuple[Phrase, ...], names: Names, bodies: Bodies) -> None:
        """Take the page, its mentions, who they are, and the teller of bodies."""
        self.page, self.names, self.bodies, self.phrases = page, names, bodies, phrases
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

    # where the words for a role stand

    def _before(self, phrase: Phrase) -> Iterator[_Post]:
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
        plain = _ACRONYM.sub(lambda m: " " * len(m.group()), text[floor:limit])
        stop = floor + max((m.end() for m in re.finditer(r"[.;:!?()“”\"–—]|, ", plain)), default=0)
        tokens = [Span(m.start(), m.end()) for m in _TOKEN.finditer(text, stop, limit)]
        for token in tokens[-12:]:
            post = self.post(token.start, limit)
            opens = token.start == sentence.start and token.of(text)[0].isupper()  # "Regional officer, Ann Lee said"
            definite = opens or (closed and post is not None and self._is_definite(token, post))
            if post and post.end == limit and (not comma or definite):
                former = _HELD_BEFORE.search(text[floor : token.start])
                yield replace(post, status=RoleStatus.FORMER) if former else post
                return

    def _is_definite(self, token: Span, post: _Post) -> bool:
        """With a comma before the name, the role must have its article or its body: "the chair, Ann Lee,"."""
        before = self.page.text[max(0, token.start - 5) : token.start].lower()
        first = token.of(self.page.text)
        if first[0].isupper() and first.lower() in lexicon().role_modifiers:
            return True  # "Health Secretary, Ann Lee, …"
        return post.organisation is not None or before.endswith("the ") or first.lower() == "the"

    def _after(self, phrase: Phrase) -> Iterator[_Post]:
        sentence = self.page.sentences[self.page.sentence_at(phrase.span.start)]
        end = min(sentence.end, phrase.span.end + 160)
        if relative := _RELATIVE.match(self.page.text, phrase.span.end, end):
            yield from self._clause(relative, end)
        elif opening := _APPOSITION.match(self.page.text, phrase.span.end, end):
            limit = self.limit(opening.end(), end)
            post = self.post(opening.end(), limit)
            if post and post.end + 1 in self._begins:
                return  # "…, Ann Lee, deputy chair Tom Bell and …": the role is the next one's
            if post and _AT_THE_TIME.match(self.page.text, post.end):
                post = replace(post, status=RoleStatus.FORMER)
            if post and self.page.text.startswith(" and ", post.end):
                other = self.post(post.end + len(" and "), limit)
                if other and other.organisation:  # "chair and chief executive of the Guild"
                    yield other
                    post = replace(post, organisation=post.organisation or other.organisation)
            named = post is not None and (post.organisation or post.role.split()[-1] not in _NOT_OFFICES)
            if post and (named or post.role.startswith("cabinet ")):
                yield post
        elif re.compile(r" [a-z]").match(self.page.text, phrase.span.end, end):  # "Ann Lee director of the board said"
            post = self.post(phrase.span.end + 1, self.limit(phrase.span.end + 1, end))
            follows = (
                re.compile(r"\s+(\w+)").match(self.page.text, post.end, end) if post and post.organisation else None
            )
            if post and follows and follows.group(1) in lexicon().finite:
                yield post

    def limit(self, begin: int, end: int) -> int:
        """Return where the words for a role that begin at ``begin`` can at most end: at a mark or at ``end``."""
        stop = re.compile(r"[;:.)(–—“\"]\s|[)(\[\]“\"]|, |\.$").search(self.page.text, begin, end)
        return stop.start() if stop else end

    def _clause(self, relative: re.Match[str], end: int) -> Iterator[_Post]:
        verb = relative.group("verb")
        adverb = relative.group("early") or (relative.group("adverb") or "").strip()
        if verb in _FUNCTIONS:
            role, status = _FUNCTIONS[verb]
            if _TOWARDS.match(self.page.text, relative.end(), end):
                return  # "who ran for mayor"
            if body := self.bodies.after_link(relative.end(), end):
                yield _Post(role, body.name, status, relative.start(), body.end)
            return
        past = (
            verb in _PAST
            or verb.endswith(("resigned as", "retired as", "quit as", "down as"))
            or adverb in ("formerly", "previously", "once", "until recently")
        )
        status = RoleStatus.FUTURE if verb in _COMING else RoleStatus.FORMER if past else RoleStatus.CURRENT
        post = self.post(relative.end() + 1, self.limit(relative.end() + 1, end))
        if post:
            yield _Post(post.role, post.organisation, status, relative.start(), post.end)

    def _succeeding(self, phrase: Phrase, found: list[Held]) -> Iterator[_Post]:
        """ "His successor, Ann Lee, …" takes over the role told last."""
        before = _SUCCESSOR.search(self.page.text[max(0, phrase.span.start - 40) : phrase.span.start])
        left = [h for h in found if h.evidence.end <= phrase.span.start]
        if before and left:
            last = max(left, key=lambda h: h.evidence.end)
            start = phrase.span.start - len(before.group())
            yield _Post(last.role, last.organisation, RoleStatus.CURRENT, start, phrase.span.end)

    # the grammar

    def post(self, begin: int, limit: int) -> _Post | None:
        """Read the words for a role from ``begin``; None where they are none."""
        text = self.page.text
        status, place = self._time(begin, limit, RoleStatus.CURRENT)
        body = None if self._is_portfolio(place, limit) else self.bodies.at(place, limit)
        if body and body.called.lower() == "cabinet" and not body.possessor:
            body = None  # "Cabinet minister Ann Lee"
        if body:
            status, place = self._time(self._skip_space(body.end, limit), limit, status)
        portfolio = self._is_portfolio(place, limit)
        region = _REGION.match(text, place, limit) if body and body.possessor else None
        words, place = self._role_words(region.end() if region else place, limit)
        if not words:
            return None
        words = [*region.group().split(), *words] if region and words[0].islower() else words
        if portfolio:
            words = [words[0].lower(), *words[1:]]
        organisation = body.name if body else None
        split = _part_in(words)
        if split and body:
            organisation = self.bodies.part(body, words[:split], Span(begin, place))
            words = words[split:]
        elif split and len(words[:split]) > 1:
            organisation, words = " ".join(words[:split]), words[split:]
        elif split and (near := self.names.body_like(words[split - 1], begin)):
            organisation, words = near.name, words[split:]
        if held := self._portfolio_of(words, place, limit):
            return _Post(held, organisation, status, begin, limit)  # "EU Commissioner for Trade Ann Lee"
        work = _OF_WORK.match(text, place, limit)
        named = not work or set(work.group().split()) & (lexicon().parts | lexicon().bodies | _NO_WORK)
        if work and not named and (body or work.end() < limit):
            words, place = [*words, *work.group().split()], work.end()  # "head of policy"
        link = text[place : place + 5]
        linked = self.bodies.after_link(place, limit) if link[:1] == " " and link.strip() else None
        if linked and not body:
            organisation, place = linked.name, linked.end
        elif linked and body and link.startswith(" for "):
            words, place = [*words, *text[place : linked.end].split()], linked.end  # "UN envoy for the islands"
        elif linked and body and not body.possessor and not split:
            words, organisation, place = [body.called, *words], linked.name, linked.end  # "a China scholar at …"
        elif link.startswith(" of ") and organisation is None:
            return None  # of something that is no body: "head of a household"
        if "branch" in words[1:-1] and words[0].islower():
            words = words[words.index("branch") :]  # "the guild's outspoken branch secretary"
        plural = words[-1].lower() not in lexicon().roles and words[-1].lower().endswith("s")
        role = _lowered([*words[:-1], words[-1].removesuffix("s")] if plural else words)
        return _Post(role, organisation, status, begin, place, plural)

    def _portfolio_of(self, words: list[str], place: int, limit: int) -> str | None:
        """ "Minister for Foreign Affairs" right before a name: the role with what it is of, where that is no body."""
        whose = _PORTFOLIO_OF.fullmatch(self.page.text, place, limit)
        if whose is None or words[-1].lower() not in _PORTFOLIO_HELD or words[0].lower() in ("general", "branch"):
            return None
        small = whose.group().lower().split()
        return None if set(small) & lexicon().organisations else _lowered([*words, *small])

    def _is_portfolio(self, place: int, limit: int) -> bool:
        """ "Ports minister Ann Lee", "Harbour master Tom Bell": a word of the role, with a capital at the start.

        It is none where the article names it elsewhere, or where it is a word for a body ("Guild secretary").
        """
        text = self.page.text
        word = re.compile(r"([A-Z][a-z]+)\s+(?=[a-z])").match(text, place, limit)
        sentence = self.page.sentences[self.page.sentence_at(place)]
        if word is None or sentence.start != place:
            return False
        small = word.group(1).lower()
        other = lexicon().bodies | lexicon().nationalities | lexicon().common | lexicon().parts
        if small in (lexicon().organisations | other) - _PORTFOLIOS or small in lexicon().roles:
            return False
        following = _TOKEN.match(text, word.end(), limit)
        if following is None or following.group().lower() not in lexicon().roles:
            return False
        return not any(b.words[0] == word.group(1) and b.places != [place] for b in self.names.bodies)

    def _time(self, begin: int, limit: int, status: RoleStatus) -> tuple[RoleStatus, int]:
        """Step over articles and words that tell the time of a role."""
        place = begin
        while token := _TOKEN.match(self.page.text, place, limit):
            small = token.group().lower()
            if small.endswith("-elect"):
                return RoleStatus.FUTURE, place
            if small in lexicon().former:
                status = RoleStatus.FORMER
            elif small in lexicon().future:
                status = RoleStatus.FUTURE
            elif small not in ("the", "a", "an") and small not in _NEW:
                break
            place = self._skip_space(token.end(), limit)
        return status, place

    def _skip_space(self, place: int, limit: int) -> int:
        while place < limit and self.page.text[place] in " \n":
            place += 1
        return place

    def _role_words(self, begin: int, limit: int) -> tuple[list[str], int]:
        """The role's words from ``begin`` up to its last noun, and where they end; none where no role follows."""
        words: list[str] = []
        best: tuple[list[str], int] = ([], begin)
        place = begin
        while token := _TOKEN.match(self.page.text, place, limit):
            word = token.group().removesuffix("-elect")
            small = word.lower()
            if small in lexicon().outside_role or word[-1] in "'’" or "'s" in word or "’s" in word or len(words) > 7:
                break
            portfolio = _PORTFOLIO.match(self.page.text, token.start(), limit)
            if (
                word[0].isupper()
                and not portfolio
                and not self._may_be_capital(small, token.start(), bool(words))
                and not (not words and self._is_portfolio(token.start(), limit))
            ):
                break
            if word[0].islower() and small.endswith(("ly", "ed")) and small not in lexicon().role_modifiers:
                break
            words.append(word)
            if small in lexicon().roles or small.removesuffix("s") in lexicon().roles or (best[0] and small in _BEHIND):
                best = (list(words), token.end())
            place = self._skip_space(token.end(), limit)
            if place == token.end():
                break
        return best

    def _may_be_capital(self, small: str, start: int, later: bool) -> bool:
        """ "Health Secretary", "Trade Commissioner": capitals inside a role are words for roles, or names within it."""
        if small in lexicon().roles | lexicon().role_modifiers | lexicon().parts:
            return True
        return (
            later is False and self.page.text[start : start + 2].isupper() is False and small in lexicon().nationalities
        )


def _part_in(words: list[str]) -> int:
    """How many of a role's words name a part of a body: 2 of "pay committee chair", 0 of "chief executive"."""
    for index, word in enumerate(words[:-1]):
        if word.lower() in lexicon().parts and word.lower() not in ("branch", "executive"):
            return index + 1
    return 0


def _lowered(words: list[str]) -> str:
    """A role in lower case where it is a common noun: acronyms stay as they are."""
    spelt = (len(w) > 1 and w.isupper() for w in words)
    return " ".join(
        w if up or w.lower() not in _plain_words() else w.lower() for w, up in zip(words, spelt, strict=True)
    )


def _plain_words() -> frozenset[str]:
    return lexicon().roles | lexicon().role_modifiers | lexicon().parts


def _without_vaguer(found: list[Held]) -> list[Held]:
    """Leave out a role without a body where the same person has it with one."""
    named = {(h.person, h.role, h.status) for h in found if h.organisation}
    return [h for h in found if h.organisation or (h.person, h.role, h.status) not in named]


def stored_roles(page: Page, found: list[Held]) -> tuple[Role, ...]:
    """Return ``found`` as roles of the ontology, with evidence in the stored text, in order of place."""
    roles = [Role(h.person, h.role, h.organisation, h.status, (page.stored(h.evidence),), h.confidence) for h in found]
    return tuple(sorted(roles, key=lambda r: (r.evidence[0], r.person, r.role, r.organisation or "")))
