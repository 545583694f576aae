"""Seats: of which place somebody is senator, mayor or minister, where that stands behind the name.

"Sen. Ann Lee, D-Ohio", "Foreign Minister Ann Lee of Norway", "three senators – Ann Lee of Ohio and Tom Bell of Maine".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from standoff.ontology import RoleStatus
from standoff.reading.bodies import Bodies
from standoff.reading.page import Page
from standoff.reading.phrases import Phrase
from standoff.reading.posts import Post

#: "Sen. Ann Lee, D-Ohio", "Rep. Tom Bell (R-Utah)": where a legislator sits for.
_SITS_FOR = re.compile(r",? \(?[DIR]-(?P<tagged>[A-Z][\w.]*(?: [A-Z][\w]+)*)")
#: Roles that are of a place.
_OF_PLACES = frozenset(
    ["senator", "governor", "minister", "president", "premier", "mayor", "chancellor", "congressman"]
)
#: Before a name of a list: several who are the same.
_LISTED = re.compile(
    r"\b(?P<role>senators|governors|mayors|premiers|ministers)(?: [–—-]+|:|,)? "
    r"(?:(?:[A-Z][\w.’'-]*\s)+of(?:\s[A-Z][\w.]*)+(?:, and |, | and ))*$"
)
_LEGISLATORS = {"sen": "senator", "rep": "representative", "gov": "governor"}


class Seats:
    """Tells of which places people on one page have their seats."""

    def __init__(self, page: Page, bodies: Bodies) -> None:
        """Take the page and the teller of bodies, which places are among."""
        self.page, self.bodies = page, bodies

    def tagged(self, phrase: Phrase, end: int) -> Post | None:
        """ "Sen. Ann Lee, D-Ohio": the role is in the title, and whom they sit for behind the name."""
        tag = _SITS_FOR.match(self.page.text, phrase.span.end, end)
        role = _LEGISLATORS.get(phrase.title or "")
        if role and (place := self.bodies.ending(phrase.span.start - 1)):
            return Post(role, place, RoleStatus.CURRENT, phrase.span.start, phrase.span.end)  # "Ohio Gov. Ann Lee"
        if tag is None or role is None:
            return None
        return Post(role, tag.group("tagged").rstrip("."), RoleStatus.CURRENT, phrase.span.start, tag.end())

    def listed(self, phrase: Phrase) -> Iterator[Post]:
        """ "Three senators – Ann Lee of Ohio and Tom Bell of Maine – …": each is one, of the place behind the name."""
        text = self.page.text
        sentence = self.page.sentences[self.page.sentence_at(phrase.span.start)]
        listed = _LISTED.search(text, sentence.start, phrase.span.start)
        if listed:
            role = listed.group("role").removesuffix("s")
            post = Post(role, None, RoleStatus.CURRENT, listed.start(), phrase.span.end)
            post = self.of_place(phrase, post)
            if post.organisation:
                yield post

    def of_place(self, phrase: Phrase, post: Post) -> Post:
        """ "Foreign Minister Ann Lee of Norway": where the role is, told behind the name."""
        text = self.page.text
        acronym = self.bodies.at(phrase.span.end + 1, len(text)) if text[phrase.span.end :][:1] == " " else None
        if acronym and acronym.called.isupper():
            return replace(post, organisation=acronym.name)  # "General secretary Ann Lee HPG"
        if post.role.split()[-1].lower() not in _OF_PLACES or not text.startswith(" of ", phrase.span.end):
            return post
        begin = phrase.span.end + len(" of ")
        body = self.bodies.at(begin, len(text)) if text[begin : begin + 1].isupper() else None
        return replace(post, organisation=body.name) if body and not body.possessor else post
