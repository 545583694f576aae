"""Documents: what was read, where it came from, and which stretches of it are not the article."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from standoff.errors import InvalidValue
from standoff.ontology.access import AccessPath
from standoff.ontology.date import PartialDate
from standoff.ontology.span import Span


class DocumentKind(StrEnum):
    """What sort of text it is (ONTOLOGY §1)."""

    NEWS = "news"
    COLUMN = "column"
    LETTER = "letter"
    STATEMENT = "statement"
    REPORT = "report"
    GUIDANCE = "guidance"
    COMMENT = "comment"


class RegionKind(StrEnum):
    """What a stretch of the stored text is when it is not the article's running text."""

    TITLE = "title"
    KICKER = "kicker"  # "Exclusive" before the first sentence
    DATELINE = "dateline"  # a date line, or "CITY (Agency) —"
    BYLINE = "byline"  # who wrote it, e-mail lines
    CAPTION = "caption"
    FURNITURE = "furniture"  # the site's own words: cookie notes, share and related links
    COMMENTS = "comments"  # heads of a comment section and each comment's name and time
    COMMENT = "comment"  # one reader's words


@dataclass(frozen=True, slots=True)
class Region:
    """A marked stretch of the stored text. Marked, never cut out: offsets into the text stay what they were."""

    kind: RegionKind
    span: Span


@dataclass(frozen=True, slots=True)
class Comment:
    """One reader's comment: its author and time as printed, and its words as a span of the stored text."""

    author: str | None
    posted: PartialDate | None
    text: Span


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read or resolved, kept so that it can be shown: nothing is dropped silently."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Document:
    """One article as stored: its text, what is known about it, and its regions in order of place.

    ``source`` names where it came from (a path with forward slashes, with ``#n`` for the n-th item of a file that
    holds several). ``text`` is never changed after this point; its ``sha256`` names the revision.
    ``access`` is how the outlet came by what it tells, where the text says so ("in a letter seen by the Lantern").
    Raises InvalidValue (``bad-value``) when a region, a comment or the words of the access lie outside the text.
    """

    source: str
    text: str
    media_type: str
    kind: DocumentKind = DocumentKind.NEWS
    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: PartialDate | None = None
    url: str | None = None
    language: str = "en"
    regions: tuple[Region, ...] = ()
    comments: tuple[Comment, ...] = ()
    problems: tuple[Problem, ...] = ()
    access: AccessPath | None = None

    def __post_init__(self) -> None:
        told = [self.access.words] if self.access else []
        for span in [r.span for r in self.regions] + [c.text for c in self.comments] + told:
            if span.end > len(self.text):
                raise InvalidValue("bad-value", f"a region ends at {span.end}, after the text", where=self.source)

    @property
    def sha256(self) -> str:
        """Hex digest of the stored text in UTF-8: the name of this revision."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()
