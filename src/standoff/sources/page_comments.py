"""Readers' comments in a page: each one's author, time and words, found by how comments are marked up everywhere.

An element is a comment when its class, itemprop or itemtype calls it one and it holds, nearer than any other such
element, a mark of an author or a time (``<time>``, ``<cite>``, itemprop or a class such as "author", "fn", "date").
Names of classes are conventions shared by WordPress, Drupal, schema.org and their imitators, not any one outlet's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from standoff.errors import InvalidValue
from standoff.ontology import DateBasis, PartialDate
from standoff.sources.house.comments import is_comment_button, is_comment_header
from standoff.sources.house.dateline import find_date, find_time
from standoff.sources.page_walk import first_words, walk_paragraphs

_ITEM = re.compile(
    r"(?:[a-z0-9]+[-_]{1,2})*comment(?:s?[-_]{1,2}(?:item|entry|body|wrap|wrapper|container|post|single|block|card|inner"
    r"|box|\d+))?|comment[-_]?\d*",
    re.IGNORECASE,
)
_AUTHOR = re.compile(
    r"fn|cite|(?:comment[-_]{0,2})?(?:author|user|commenter)(?:[-_]{0,2}(?:name|link))?|user-?name|nickname|display-?name"
    r"|(?:comment[-_]{1,2}){1,2}(?:author|name|byline|user)(?:[-_]{1,2}\w+)?|byline",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:(?:comment|entry|post|published)[-_]{0,2})?(?:date|time|datetime|timestamp|posted|metadata|created)"
    r"(?:[-_]{0,2}(?:time|on|published|stamp))?|posted-?on|published",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"(?:[a-z0-9]+[-_]{1,2})*comment[-_]{0,2}(?:content|text|message|copy|bodytext)|(?:content|text|message)", re.I
)
_CONTAINER = re.compile(
    r"(?:[a-z0-9]+[-_]{1,2})*comments(?:[-_]{0,2}(?:area|section|list|wrap|wrapper|container|block|thread))?"
    r"|comment-?list|respond|disqus_thread|discussion",
    re.IGNORECASE,
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "span", "strong", "legend", "summary")
_SAYS = re.compile(r"[\s,|·•]*\b(?:says|said|wrote|writes)?\s*:?\s*\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageComment:
    """One comment: author and time as printed, the time as a date, and its paragraphs."""

    author: str | None
    printed_time: str | None
    posted: PartialDate | None
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageComments:
    """A page's comment section: its heading as printed, the notes under it, and the comments in order."""

    heading: str | None = None
    notes: tuple[str, ...] = ()
    comments: tuple[PageComment, ...] = ()


@dataclass(slots=True)
class _Item:
    """A comment's element while its marks are gathered."""

    author: Any = None
    time: Any = None
    words: list[Any] = field(default_factory=list)


def take_comments(root: Any) -> PageComments:
    """Take an lxml tree; return its comments and hide their section in it: no comment is article text.

    Without any comment that can be told, the tree stays as it is.
    """
    items = _items(root)
    if not items:
        return PageComments()
    container = _container(items)
    heading, notes = _heading(container, items) if container is not None else (None, ())
    comments = tuple(_read(node, item, items) for node, item in items.items())
    for node in [container] if container is not None else list(items):
        _drop(node)
    return PageComments(heading, notes, tuple(c for c in comments if c.paragraphs))


def _items(root: Any) -> dict[Any, _Item]:
    """The comment elements in order of place, each with the marks that lie nearest to it."""
    found: dict[Any, _Item] = {}
    for node in root.iter():
        if not isinstance(node.tag, str):
            continue
        is_author, is_time, is_words = _marks(node)
        if not (is_author or is_time or is_words):
            continue
        owner = _owner(node)
        if owner is None:
            continue
        item = found.setdefault(owner, _Item())
        if is_words:
            item.words.append(node)
        if is_time and (item.time is None or item.time.tag != "time"):
            item.time = node
        elif is_author and (item.author is None or _inside(node, item.author)):
            item.author = node
    order = {node: place for place, node in enumerate(root.iter())} if found else {}
    kept = [node for node, item in found.items() if item.author is not None or item.time is not None]
    return {node: found[node] for node in sorted(kept, key=lambda node: order[node])}


def _marks(node: Any) -> tuple[bool, bool, bool]:
    prop = (node.get("itemprop") or "").lower()
    names = (node.get("class") or "").split()[:20]
    is_time = node.tag == "time" or prop in {"datecreated", "datepublished"} or any(map(_TIME.fullmatch, names))
    is_author = node.tag == "cite" or prop in {"author", "creator"} or any(map(_AUTHOR.fullmatch, names))
    return is_author, is_time, prop in {"text", "commenttext"} or any(map(_WORDS.fullmatch, names))


def _owner(node: Any) -> Any:
    """The nearest element round ``node`` that is called a comment."""
    for depth, around in enumerate(node.iterancestors()):
        if depth > 30:
            return None
        kind = f"{around.get('itemtype') or ''} {around.get('itemprop') or ''}".lower()
        if kind.strip().endswith(("/comment", "/usercomments", " comment")) or any(
            map(_ITEM.fullmatch, (around.get("class") or "").split()[:20])
        ):
            return around
    return None


def _inside(node: Any, outer: Any) -> bool:
    return outer is not None and any(around is outer for around in node.iterancestors())


def _container(items: dict[Any, _Item]) -> Any:
    """The outermost element named a comment section that holds the first comment and no headline."""
    found = None
    for around in next(iter(items)).iterancestors():
        names = [*(around.get("class") or "").split()[:20], around.get("id") or ""]
        if any(map(_CONTAINER.fullmatch, names)) and around.tag not in {"body", "html", "main"}:
            if any(True for _ in around.iter("h1")):
                break
            found = around
    if found is None or not all(node is found or _inside(node, found) for node in items):
        return None
    return found


def _heading(container: Any, items: dict[Any, _Item]) -> tuple[str | None, tuple[str, ...]]:
    """The section's heading ("Readers' comments [3]") and what stands between it and the first comment."""
    heading, notes = None, []
    first = next(iter(items))
    for node in container.iter():
        if node is first:
            break
        if node.tag in _HEADINGS and (words := first_words(node)) and len(words) < 200 and not len(node):
            if heading is None and is_comment_header(words):
                heading = words
            elif not is_comment_button(words):
                notes.append(words)
    return heading, tuple(notes[:5])


def _read(node: Any, item: _Item, items: dict[Any, _Item]) -> PageComment:
    author = _SAYS.sub("", first_words(item.author)) if item.author is not None else ""
    printed = first_words(item.time) if item.time is not None else ""
    posted = _posted(item.time, printed)
    skipped = {item.author, item.time}
    roots = [w for w in item.words if not _inside(item.author, w) and not _inside(item.time, w)] or [node]
    paragraphs = [p for top in roots[:1] for p in _paragraphs(top, skipped, items)]
    kept = tuple(p for p in paragraphs if not is_comment_button(p) and p not in {author, printed})
    return PageComment(author[:120] or None, printed[:80] or None, posted, kept)


def _posted(node: Any, printed: str) -> PartialDate | None:
    """The machine-readable time as printed there, without its offset; else the words."""
    if node is None:
        return None
    iso = re.match(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?", node.get("datetime") or node.get("content") or "")
    value = f"{iso[1]}T{iso[2]}" if iso and iso[2] else iso[1] if iso else None
    if value is None and (stamp := find_date(printed)):
        time = find_time(printed, stamp.end) or find_time(printed[: stamp.start])
        value = f"{stamp.value}T{time[2]}" if time else stamp.value
    try:
        return PartialDate(value, DateBasis.METADATA if iso else DateBasis.STATED) if value else None
    except InvalidValue:
        return None


def _paragraphs(top: Any, skipped: set[Any], items: dict[Any, _Item]) -> list[str]:
    """The words under ``top``, parted at blocks and line breaks, without the marks and without replies inside."""
    return walk_paragraphs(top, 1_000_000, lambda node: node in skipped or (node is not top and node in items))


def _drop(node: Any) -> None:
    """Make an element one that no reader of text looks into.

    It is not taken out of the tree: lxml would search the loose part once for each comment in it.
    """
    node.tag = "script"
