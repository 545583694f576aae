"""Successions: roles told by a change of holder.

"Ann Lee became secretary of the guild", "Ann Lee, who succeeded Tom Bell as chair", "…, succeeding Tom Bell", "took
over from Tom Bell as chair": the one has the role, the other had it. "Until this week a junior minister" is over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from standoff.ontology import RoleStatus, Span
from standoff.reading.phrases import Phrase, PhraseKind
from standoff.reading.roles import Held, RoleFinder

_BECOMES = re.compile(
    r"(?:, [^,.;]{2,80},)? (?P<verb>became|becomes|has become|will become|is to become|takes over as|took over as|"
    r"(?:was|has been) (?:elected|appointed|named|made)) (?:as )?(?=\w)"
)
_LEFT = re.compile(
    r"(?:, [^,.;]{2,80},)? (?:has |had |abruptly |suddenly )?"
    r"(?:resigned|stood down|stepped down|retired|quit|(?:was|has been) (?:sacked|dismissed|removed)) as (?=\w)"
)
_UNTIL = re.compile(r", until (?:this|last|the) \w+ (?=an? \w|the \w|\w)|, until recently (?=an? \w|the \w|\w)")
#: Before the name of whoever had the role.
_SUCCEEDED = re.compile(
    r"\b(?:succeeded|succeeds|succeeding|will succeed|replaced|replaces|replacing|will replace|"
    r"(?:took|takes|taking|has taken) over from) (?:the )?(?:[a-z-]+ ){0,4}$"
)
_COMING = ("will become", "is to become")


class Successions:
    """Finds the successions of one page."""

    def __init__(self, roles: RoleFinder) -> None:
        """Take the finder of roles, whose grammar reads the words for them."""
        self.posts, self.page, self.names = roles.posts, roles.page, roles.names
        self._people = [p for p in roles.phrases if p.kind is PhraseKind.PERSON and not p.quoted]

    def find(self, known: list[Held]) -> list[Held]:
        """Return what changes of holder add to the roles ``known``, in order of place."""
        found: list[Held] = []
        for index, phrase in enumerate(self._people):
            entity = self.names.of(phrase)
            if entity is None or phrase.possessor:
                continue
            found += self._becomes(phrase, entity.name)
            found += self._until(phrase, entity.name)
            found += self._left(phrase, entity.name)
            earlier = self._people[max(0, index - 2) : index]
            found += self._succeeded(phrase, entity.name, earlier, known, found)
        return found

    def _becomes(self, phrase: Phrase, person: str) -> Iterator[Held]:
        """ "Ann Lee became secretary of the guild"."""
        end = self._sentence(phrase).end
        if match := _BECOMES.match(self.page.text, phrase.span.end, end):
            post = self.posts.at(match.end(), self.posts.limit(match.end(), end))
            if post:
                status = RoleStatus.FUTURE if match.group("verb") in _COMING else RoleStatus.CURRENT
                yield Held(person, post.role, post.organisation, status, Span(phrase.span.start, post.end), 0.8)

    def _left(self, phrase: Phrase, person: str) -> Iterator[Held]:
        """ "Ann Lee resigned as chair of the guild"."""
        end = self._sentence(phrase).end
        if match := _LEFT.match(self.page.text, phrase.span.end, end):
            post = self.posts.at(match.end(), self.posts.limit(match.end(), end))
            if post:
                evidence = Span(phrase.span.start, post.end)
                yield Held(person, post.role, post.organisation, RoleStatus.FORMER, evidence, 0.8)

    def _until(self, phrase: Phrase, person: str) -> Iterator[Held]:
        """ "Ann Lee, until this week a junior minister"."""
        end = self._sentence(phrase).end
        if match := _UNTIL.match(self.page.text, phrase.span.end, end):
            post = self.posts.at(match.end(), self.posts.limit(match.end(), end))
            if post:
                evidence = Span(phrase.span.start, post.end)
                yield Held(person, post.role, post.organisation, RoleStatus.FORMER, evidence, 0.8)

    def _succeeded(
        self, phrase: Phrase, person: str, earlier: list[Phrase], known: list[Held], added: list[Held]
    ) -> Iterator[Held]:
        """ "who succeeded Tom Bell as its chief executive", "…, succeeding Tom Bell": ``phrase`` is Tom Bell."""
        sentence = self._sentence(phrase)
        before = self.page.text[max(sentence.start, phrase.span.start - 60) : phrase.span.start]
        successors = [p for p in earlier if sentence.contains(p.span) and (e := self.names.of(p)) and e.name != person]
        if not _SUCCEEDED.search(before) or not successors:
            return
        successor = self.names.of(successors[0])
        assert successor is not None
        evidence = Span(successors[0].span.start, phrase.span.end)
        link = re.compile(r" as (?=\w)").match(self.page.text, phrase.span.end, sentence.end)
        if link and (post := self.posts.at(link.end(), self.posts.limit(link.end(), sentence.end))):
            evidence = Span(evidence.start, post.end)
            yield Held(successor.name, post.role, post.organisation, RoleStatus.CURRENT, evidence, 0.8)
            yield Held(person, post.role, post.organisation, RoleStatus.FORMER, evidence, 0.8)
            return
        same = [h for h in (*known, *added) if h.person == successor.name and h.status is not RoleStatus.FORMER]
        near = [h for h in same if sentence.overlaps(h.evidence)]
        for held in near[:1]:
            yield Held(person, held.role, held.organisation, RoleStatus.FORMER, evidence, 0.75)

    def _sentence(self, phrase: Phrase) -> Span:
        return self.page.sentences[self.page.sentence_at(phrase.span.start)]
