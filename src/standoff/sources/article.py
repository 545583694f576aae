"""From an article's text and what came with it to a Document: the last step of every format."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from standoff.errors import UnreadableSource
from standoff.ontology import Comment, Document, DocumentKind, PartialDate, Problem, Region
from standoff.sources.house import House, mark
from standoff.sources.language import check_language
from standoff.sources.limits import LIMITS, Limits, check_size

_UNSTORABLE = re.compile("[\ud800-\udfff\0]")


@dataclass(frozen=True, slots=True)
class Below:
    """Readers' comments that a format has put at the end of a text itself: where they begin, and their places."""

    start: int
    regions: tuple[Region, ...]
    comments: tuple[Comment, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What came with a text: the fields of its page's metadata or of its JSON object. It outranks the text's word.

    ``guess_date`` is asked last, when neither these fields nor the text give a date.
    """

    media_type: str = "text/plain"
    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: PartialDate | None = None
    url: str | None = None
    kind: DocumentKind | None = None
    problems: tuple[Problem, ...] = ()
    below: Below | None = None
    guess_date: Callable[[], PartialDate | None] | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """What a person says of all the articles of one call. It stands in where an article does not say it itself."""

    publisher: str | None = None
    published: PartialDate | None = None

    def fill(self, document: Document) -> Document:
        """Return ``document`` with what it lacks and this gives, and without the problems that settles."""
        settled = set()
        if document.publisher is None and self.publisher:
            settled.add("outlet-unknown")
        if document.published is None and self.published:
            settled.add("date-unknown")
        return replace(
            document,
            publisher=document.publisher or self.publisher,
            published=document.published or self.published,
            problems=tuple(problem for problem in document.problems if problem.code not in settled),
        )


def make_document(text: str, name: str, known: Known, limits: Limits = LIMITS) -> Document:
    """Take a decoded text and what came with it; return the Document.

    The text is kept as it is, but that half characters (lone surrogates) and NULs, which no store can hold, become
    U+FFFD with a problem noted. Raises UnreadableSource (``empty``, ``too-large``, ``language``).
    """
    check_size(len(text), limits.text_characters, "characters of text", name)
    if not text.strip():
        raise UnreadableSource("empty", "nothing but white space", where=name)
    text, broken = _UNSTORABLE.subn("\ufffd", text)
    check_language(text, name)
    below = known.below if known.below and known.below.comments else None
    house = mark(text[: below.start] if below else text, known.title)
    publisher = known.publisher or house.publisher
    published = known.published or house.published or (known.guess_date() if known.guess_date else None)
    problems = [*known.problems, *(p for p in house.problems if not (known.published and p.code.startswith("date-")))]
    if broken:
        problems.append(Problem("broken-characters", f"{broken} half characters or NULs became U+FFFD"))
    return Document(
        source=name,
        text=text,
        media_type=known.media_type,
        kind=known.kind or house.kind,
        title=known.title or house.title,
        publisher=publisher,
        authors=known.authors or house.authors,
        published=published,
        url=known.url,
        regions=house.regions + (below.regions if below else ()),
        comments=below.comments if below else house.comments,
        problems=(*problems, *_unknown(house, publisher, published)),
    )


def _unknown(house: House, publisher: str | None, published: PartialDate | None) -> list[Problem]:
    """What the article does not say of itself, so that it can be asked for."""
    found = []
    if published is None:
        found.append(Problem("date-unknown", "no date of publication is stated"))
    if publisher is None:
        hint = f"; its only trace is an address at {house.domain}" if house.domain else ""
        found.append(Problem("outlet-unknown", f"the outlet is not named{hint}"))
    return found
