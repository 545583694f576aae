"""Posts: the words for a role, read by one small grammar wherever they stand.

    [the | a] [former | incoming …] [BODY['s] | its] [committee …] ROLE-WORDS [of | at | for BODY]

The role of a committee's chair is the committee's, and a minister's work is part of the role: "ports minister".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from standoff.ontology import RoleStatus, Span
from standoff.reading.bodies import Bodies, Body
from standoff.reading.lexicon import lexicon
from standoff.reading.names import Names
from standoff.reading.page import Page

#: A word, of which the words for a role are made.
TOKEN = re.compile(r"[^\W_][\w&.]*(?:[-'’/&][^\W_]\w*)*['’]?")
#: What somebody is head of, at the end of the words for a role or before "at" or "for".
_OF_WORK = re.compile(r" of [a-z]+(?: (?:and )?[a-z]+){0,2}?(?= (?:at|for)\b|$)")
#: "cabinet member for housing", "national officer for docks": what a post is for, in small letters.
_FOR_WORK = re.compile(r" (?:for|on) (?:the )?[a-z-]+(?: (?:and )?[a-z-]+){0,2}?(?= (?:at|in|of|on)\b|$)")
_FOR = frozenset(
    ["member", "holder", "lead", "officer", "envoy", "minister", "commissioner", "adviser", "secretary", "director"]
)
#: Work that has the name of a body in it.
_WORKS = frozenset(["local government", "public service", "public services", "member services"])
#: Posts that need no body behind what they are of: "director of growth".
_OF_WORK_ALONE = frozenset(["director", "general", "head", "manager", "vice-president", "chief"])
_NO_CHARGE = frozenset(["a", "an", "its", "their", "his", "her", "all", "this", "that", "more", "years", "months"])
_NO_WORK = frozenset(
    ["household", "family", "the", "a", "an", "its", "their", "his", "her", "all", "this", "that", "at", "for"]
)
#: "Rural Affairs Minister": what a minister is minister of has capitals of its own.
_PORTFOLIO = re.compile(r"(?:(?:[A-Z][a-z]+|and)\s){1,4}(?:Minister|Secretary)\b")
_BEHIND = frozenset(["general", "elect", "designate"])  # "director general"
#: Marks on a role that somebody is to take up: "president-elect".
_TO_COME = ("-elect", "-designate")
_PORTFOLIO_HELD = frozenset(
    ["minister", "secretary", "commissioner", "spokesman", "spokeswoman", "spokesperson", "adviser"]
)
#: What they hold, in capitals right before a name: "Minister for Foreign Affairs Ann Lee".
_PORTFOLIO_OF = re.compile(r" (?:of|for) (?:the )?[A-Z][\w-]+(?:(?:,| and| &)? [A-Z][\w-]+){0,4}")
#: "Secretary of State for Ports" is of no body.
_OF_STATE = re.compile(
    r" of State\b(?: for (?:the )?[A-Z][\w-]+(?:(?:,| and)? [A-Z][\w-]+){0,3}(?=,|\.|$|\s[A-Z]|\s[a-z]))?"
)
#: Who writes on something: "Health correspondent".
_BEAT = re.compile(r" (?:correspondent|editor|reporter|writer|spokes\w+)\b", re.I)
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


@dataclass(frozen=True, slots=True)
class Post:
    """A role with its body and time, and where its words begin and end; ``plural`` where several hold it."""

    role: str
    organisation: str | None
    status: RoleStatus
    start: int
    end: int
    plural: bool = False


class Posts:
    """Reads the words for the roles of one page."""

    def __init__(self, page: Page, names: Names, bodies: Bodies) -> None:
        """Take the page, who is who, and the teller of bodies."""
        self.page, self.names, self.bodies = page, names, bodies

    def at(self, begin: int, limit: int) -> Post | None:
        """Read the words for a role from ``begin``, at most to ``limit``; None where they are none."""
        status, place = self._time(begin, limit, RoleStatus.CURRENT)
        body = self._body_first(place, limit)
        if body:
            status, place = self._time(self._skip_space(body.end, limit), limit, status)
        words, place = self._words(body, place, limit)
        if not words and body and body.possessor:
            words, place = self._to_body(place, limit)  # "Norway's UN ambassador"
        if not words:
            return None
        split = _part_in(words)
        organisation, words = self._of_part(body, words, split, Span(begin, place))
        if held := None if self._is_of_body(words, place, limit) else self._portfolio_of(words, place, limit):
            return Post(held, organisation, status, begin, limit)  # "EU Commissioner for Trade Ann Lee"
        held_by = words[-1]
        of_state = _OF_STATE.match(self.page.text, place, limit)
        if of_state and held_by.lower() in ("minister", "secretary"):
            role = _lowered([*words, *of_state.group().lower().split()])
            return Post(role, organisation, status, begin, of_state.end())
        words, place = self._with_work(words, place, limit, last=body is None)
        words, place = self._with_charge(words, place, limit)
        link = self.page.text[place : place + 5]
        linked = self.bodies.after_link(place, limit) if link[:1] == " " and link.strip() else None
        if linked and not body:
            organisation, place = linked.name, linked.end
        elif linked and body and link.startswith(" for "):
            words, place = [*words, *self.page.text[place : linked.end].split()], linked.end  # "envoy for the islands"
        elif linked and body and not body.possessor and not split:
            words, organisation, place = [body.called, *words], linked.name, linked.end  # "a China scholar at …"
        elif link.startswith(" of ") and organisation is None:
            return None  # of something that is no body: "head of a household"
        if words[-1].lower() in lexicon().future:
            words, status = words[:-1], RoleStatus.FUTURE  # "chair designate"
        if "branch" in words[1:-1] and words[0].islower():
            words = words[words.index("branch") :]  # "the guild's outspoken branch secretary"
        plural = _singular(held_by) != held_by
        role = _lowered([_singular(w) if w == held_by else w for w in words] if plural else words)
        return Post(role, organisation, status, begin, place, plural)

    def _body_first(self, place: int, limit: int) -> Body | None:
        """The body that the words for a role begin with: "the guild's", "Harbour Agency"."""
        body = None if self._is_portfolio(place, limit) else self.bodies.at(place, limit)
        beat = body is not None and not body.possessor and _BEAT.match(self.page.text, body.end, limit) is not None
        topic = beat and body is not None and body.called.lower() in lexicon().role_modifiers  # "Health correspondent"
        is_cabinet = body is not None and body.called.lower() == "cabinet" and not body.possessor
        return None if is_cabinet or topic else body  # "Cabinet minister Ann Lee"

    def _to_body(self, place: int, limit: int) -> tuple[list[str], int]:
        """The role's words that begin with the letters of a body it is to: "UN ambassador"."""
        other = self.bodies.at(place, limit)
        if other is None or other.possessor or not other.called.isupper():
            return [], place
        words, end = self._role_words(self._skip_space(other.end, limit), limit)
        return ([other.called, *words], end) if words else ([], place)

    def _words(self, body: Body | None, place: int, limit: int) -> tuple[list[str], int]:
        """The role's words from ``place``, with the region that stands before them, and where they end."""
        portfolio = self._is_portfolio(place, limit)
        region = _REGION.match(self.page.text, place, limit) if body and body.possessor else None
        words, place = self._role_words(region.end() if region else place, limit)
        if words and region and words[0].islower():
            words = [*region.group().split(), *words]
        return [words[0].lower(), *words[1:]] if words and portfolio else words, place

    def _of_part(self, body: Body | None, words: list[str], split: int, span: Span) -> tuple[str | None, list[str]]:
        """The body of a role and the role's words, less the first ``split`` of them, which name a part of the body."""
        if split and body:
            return self.bodies.part(body, words[:split], span), words[split:]
        if split > 1:
            return " ".join(words[:split]), words[split:]
        if split and (near := self.names.body_like(words[split - 1], span.start)):
            return near.name, words[split:]
        return body.name if body else None, words

    def _with_work(self, words: list[str], place: int, limit: int, *, last: bool) -> tuple[list[str], int]:
        """Add what somebody is head of, where it is no body: "head of policy". With ``last``, more must follow it."""
        work = _OF_WORK.match(self.page.text, place, limit)
        if work is None or (last and work.end() >= limit and words[-1].lower() not in _OF_WORK_ALONE):
            return words, place
        bare = work.group().removeprefix(" of ")
        if bare not in _WORKS and set(work.group().split()) & (lexicon().parts | lexicon().bodies | _NO_WORK):
            return words, place
        return [*words, *work.group().split()], work.end()

    def _with_charge(self, words: list[str], place: int, limit: int) -> tuple[list[str], int]:
        """Add what somebody has a post for, where that is nobody: "cabinet member for housing"."""
        work = _FOR_WORK.match(self.page.text, place, limit)
        if work is None or words[-1].lower() not in _FOR:
            return words, place
        small = set(work.group().split())
        if small & (lexicon().parts | lexicon().bodies | lexicon().unnamed | _NO_CHARGE):
            return words, place
        return [*words, *work.group().split()], work.end()

    def limit(self, begin: int, end: int) -> int:
        """Return where the words for a role that begin at ``begin`` can at most end: at a mark or at ``end``."""
        stop = re.compile(r"[;:.)(–—“\"]\s|[)(\[\]“\"]|, |\.$").search(self.page.text, begin, end)
        return stop.start() if stop else end

    def _portfolio_of(self, words: list[str], place: int, limit: int) -> str | None:
        """ "Minister for Foreign Affairs" right before a name: the role with what it is of, where that is no body."""
        whose = _PORTFOLIO_OF.fullmatch(self.page.text, place, limit)
        if whose is None or words[-1].lower() not in _PORTFOLIO_HELD or words[0].lower() in ("general", "branch"):
            return None
        small = whose.group().lower().split()
        return None if set(small) & lexicon().organisations else _lowered([*words, *small])

    def _is_of_body(self, words: list[str], place: int, limit: int) -> bool:
        """Tell whether a body is named behind "of" or "for", not what a minister holds: "secretary of the NPG"."""
        linked = self.bodies.after_link(place, limit)
        if linked is None or linked.end != limit or words[-1].lower() in ("minister", "commissioner", "adviser"):
            return False
        spelt = any(w.isupper() and len(w) > 1 for w in linked.called.split())
        behind = not self.page.text[limit : limit + 1].isspace()  # behind the name, where no name follows
        return spelt or (behind and words[-1].lower() != "secretary")

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
        following = TOKEN.match(text, word.end(), limit)
        if following is None or following.group().lower() not in lexicon().roles:
            return False
        return not any(b.words[0] == word.group(1) and b.places != [place] for b in self.names.bodies)

    def _time(self, begin: int, limit: int, status: RoleStatus) -> tuple[RoleStatus, int]:
        """Step over articles and words that tell the time of a role."""
        place = begin
        while token := TOKEN.match(self.page.text, place, limit):
            small = token.group().lower()
            if small.endswith(_TO_COME):
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
        while token := TOKEN.match(self.page.text, place, limit):
            word = token.group().removesuffix("-elect").removesuffix("-designate")
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
            if words and words[-1].islower() and word[0].isupper() and not _may_lead(words[-1]):
                break  # "to meet Transport Minister Ann Lee"
            words.append(word)
            if _singular(small) in lexicon().roles or (best[0] and small in _BEHIND):
                best = (list(words), token.end())
            place = self._skip_space(token.end(), limit)
            if place == token.end():
                break
        return best

    def _may_be_capital(self, small: str, start: int, later: bool) -> bool:
        """ "Health Secretary", "Trade Commissioner": capitals inside a role are words for roles, or names within it."""
        if _singular(small) in lexicon().roles or small in lexicon().role_modifiers | lexicon().parts:
            return True
        return (
            later is False and self.page.text[start : start + 2].isupper() is False and small in lexicon().nationalities
        )


def _may_lead(word: str) -> bool:
    """Tell whether a word in small letters may stand before a role in capitals: "deputy Health Minister"."""
    return word in lexicon().role_modifiers | lexicon().roles | lexicon().parts or word.endswith(("al", "ate", "or"))


def _singular(word: str) -> str:
    """The word for one who has the role: "secretary" of "secretaries", "co-chair" of "co-chairs"."""
    if word.lower() in lexicon().roles or not word.lower().endswith("s"):
        return word
    return f"{word[:-3]}y" if word.lower().endswith("ies") else word[:-1]


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
