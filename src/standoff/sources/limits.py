"""How much a source may hold: the caps that stand before every reader of foreign bytes."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.errors import UnreadableSource


@dataclass(frozen=True, slots=True)
class Limits:
    """The caps, in bytes of a file, characters of a text, and tags and elements of a page.

    ``page_bytes`` and ``page_elements`` bound what is handed to the article finder, whose time grows faster than the
    page; a larger page is read by a plain walk through its paragraphs, and one of more than ``page_tags`` not at all,
    since its tree would take too much memory.
    """

    input_bytes: int = 50_000_000
    text_characters: int = 10_000_000
    page_bytes: int = 3_000_000
    page_elements: int = 30_000
    page_tags: int = 500_000
    items: int = 100_000


#: What is used unless a caller says otherwise.
LIMITS = Limits()


def check_size(size: int, most: int, unit: str, name: str) -> None:
    """Raise UnreadableSource (``too-large``) when ``size`` is more than ``most``; ``unit`` names what is counted."""
    if size > most:
        raise UnreadableSource("too-large", f"{size:,} {unit}, more than the {most:,} that are read", where=name)
