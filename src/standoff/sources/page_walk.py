"""The plain walk: a page's paragraphs in order, without looking for the article among them.

It is what is left for pages that are too large for the article finder, or in which it finds nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_NO_TEXT = frozenset({"script", "style", "noscript", "template", "svg", "head", "iframe", "object", "button", "select"})
_AROUND = frozenset({"nav", "footer", "aside", "form", "menu", "dialog"})
_BLOCK_TAGS = (
    "p h1 h2 h3 h4 h5 h6 li blockquote div td th dd dt article section main header body br tr table ul ol pre"
    " figure figcaption center hr address html"
)
_BLOCKS = frozenset(_BLOCK_TAGS.split())


def first_words(node: Any) -> str:
    """Return the first 500 characters of an element's text, white space collapsed: enough of a heading or a name."""
    return " ".join("".join(node.itertext()).split())[:500]


def walk_paragraphs(root: Any, most: int, leave_out: Callable[[Any], bool] | None = None) -> list[str]:
    """Take an lxml tree; return its paragraphs, white space collapsed, until ``most`` characters are reached.

    Scripts, menus, footers, asides, forms and what ``leave_out`` names are passed over. One pass, linear, no recursion.
    """
    found: list[str] = []
    parts: list[str] = []
    length = 0
    skipped = 0

    def close() -> None:
        nonlocal length
        if words := " ".join("".join(parts).split()):
            found.append(words)
            length += len(words) + 2
        parts.clear()

    from lxml import etree

    for event, node in etree.iterwalk(root, events=("start", "end")):
        tag = node.tag if isinstance(node.tag, str) else "script"  # comments and processing instructions
        hidden = tag in _NO_TEXT or tag in _AROUND or (leave_out is not None and leave_out(node))
        if event == "start":
            skipped += hidden
            if tag in _BLOCKS:
                close()
            if not skipped and node.text:
                parts.append(node.text)
        else:
            skipped -= hidden
            if tag in _BLOCKS:
                close()
            if not skipped and node.tail and node is not root:
                parts.append(node.tail)
        if length > most:
            break
    close()
    return found
