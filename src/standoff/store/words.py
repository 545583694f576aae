"""What is searched, and how a person's words become a question to the index."""

from __future__ import annotations

import re

from standoff.ontology import Document, RegionKind
from standoff.store.rows import MARK_END, MARK_START
from standoff.text import repair

#: Stretches that are not the article's own words: nobody searches for a site's cookie note or a reader's remark.
_OUTSIDE = frozenset({RegionKind.FURNITURE, RegionKind.COMMENTS, RegionKind.COMMENT})

_TOKEN = re.compile(r'"([^"]*)"|([^\s"]+)')


def body(document: Document) -> str:
    """Return the words of ``document`` that a search looks through: its text without furniture and comments."""
    parts, place = [], 0
    for region in sorted(document.regions, key=lambda region: region.span):
        if region.kind in _OUTSIDE and region.span.end > place:
            parts.append(document.text[place : max(place, region.span.start)])
            place = region.span.end
    parts.append(document.text[place:])
    seen = repair("\n".join(parts)).text  # as it reads: soft hyphens are gone, words whole
    return seen.replace(MARK_START, " ").replace(MARK_END, " ").replace("\0", " ")


def question(words: str) -> str | None:
    """Return ``words`` as a question to the full-text index, None when nothing in them can be searched for.

    Every word must occur; words between double quotation marks must stand together. Each is quoted, so that nothing
    a person types is taken for the index's own syntax.
    """
    typed = words.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")  # lone surrogates from a shell
    tokens = (quoted or bare for quoted, bare in _TOKEN.findall(typed))
    wanted = [f'"{token}"' for token in tokens if any(character.isalnum() for character in token)]
    return " ".join(wanted) or None
