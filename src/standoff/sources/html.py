"""Web pages: the article and its readers' comments, as text.

1. Readers' comments are taken out of the tree, with each one's author and time (`page_comments`).
2. trafilatura finds the article in what is left. A page too large for it (its time grows faster than the page), or
   one in which it finds nothing, is read by a plain walk through the paragraphs, and that is noted.
3. The stored text is put together: headline, byline, paragraphs parted by blank lines, then the comments.
4. Title, outlet, authors, date, address and kind come from the page's metadata (`page_metadata`), else from the text.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from standoff.errors import UnreadableSource
from standoff.ontology import Comment, DateBasis, Document, PartialDate, Problem, Region, RegionKind, Span
from standoff.sources.article import Below, Known, make_document
from standoff.sources.house.byline import read_byline
from standoff.sources.house.dateline import find_date
from standoff.sources.house.headline import same_words
from standoff.sources.limits import LIMITS, Limits, check_size
from standoff.sources.page_comments import PageComment, PageComments, take_comments
from standoff.sources.page_metadata import date_in_address, read_metadata
from standoff.sources.page_walk import walk_paragraphs

_OPENING = re.compile(r"\s*+(?:<!--(?:[^-]|-(?!->))*+-->\s*+|<\?[^>]{0,300}\?>\s*+)*+", re.DOTALL)
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|meta|title|link|article|main|section|header|div|p|h[1-6]|table|ul|span|script"
    r"|style|br|a|b|i|em|strong|font|center|blockquote)\b",
    re.IGNORECASE,
)
_LATER = re.compile(r"<(?:!doctype\s+html|html|body)\b[^<>]{0,500}>", re.IGNORECASE)
_OTHER_XML = re.compile(r"<(?:\?xml|!doctype|[a-z][\w:.-]*[\s>/])", re.IGNORECASE)
_BYLINE = re.compile(
    r"(?:[a-z0-9]+[-_]{1,2})*(?:byline|author|entry-meta|post-meta|article-meta|dateline)", re.IGNORECASE
)
_LONG_TAG = re.compile(r"<(?P<name>[A-Za-z][A-Za-z0-9]{0,20})\b[^<>]{5000,}+")
_MOST_ATTRIBUTES = 1000
_SHORTEST_ARTICLE = 40


def is_markup(text: str, name: str) -> bool:
    """Tell whether ``text`` is a web page, by its first tag or an <html> near its beginning.

    Raises UnreadableSource (``not-text``) for other mark-up, such as a feed or a drawing.
    """
    start = _OPENING.match(text[:20_000])
    at = start.end() if start else 0
    if _HTML.match(text, at) or _LATER.search(text[:3000]):
        return True
    if text.lstrip()[:5] == "<?xml" or (_OTHER_XML.match(text, at) and text.rstrip().endswith(">")):
        raise UnreadableSource("not-text", "mark-up, but no web page", where=name, todo="save the article as HTML")
    return False


def read_html(text: str, name: str, problems: tuple[Problem, ...] = (), limits: Limits = LIMITS) -> Document:
    """Take a page as decoded text; return the Document of its article.

    Raises UnreadableSource (``no-article``, ``too-large``, ``language``).
    """
    check_size(text.count("<"), limits.page_tags, "tags", name)
    root = _tree(text)
    if root is None:
        raise UnreadableSource("no-article", "the page holds nothing", where=name)
    about = read_metadata(root)
    below = take_comments(root)
    byline = _byline(root)
    paragraphs, walked = _article(root, len(text), limits)
    if sum(map(len, paragraphs)) < _SHORTEST_ARTICLE:
        raise UnreadableSource("no-article", "no article was found in the page", where=name)
    stored, comments = _put_together(_with_head(paragraphs, about.title, byline), below)
    check_size(len(stored), limits.text_characters, "characters of text", name)
    if walked:
        problems += (Problem("article-not-found", "too large or too odd a page: all its paragraphs were taken"),)
    return make_document(stored, name, _known(about, problems, comments, root, walked), limits)


def _known(about: Known, problems: tuple[Problem, ...], below: Below, root: Any, walked: bool) -> Known:
    """What the metadata tell ``about`` the page, with what was met on the way to its article."""
    return replace(
        about,
        problems=problems,
        below=below,
        guess_date=lambda: date_in_address(about.url) or (None if walked else _guessed_date(root)),
    )


def _tree(text: str) -> Any:
    """The page as a tree; None when there is nothing in it."""
    from lxml import etree, html

    text = _LONG_TAG.sub(_without_attributes, text)
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def _without_attributes(tag: re.Match[str]) -> str:
    """A tag with thousands of attributes loses them: the parser's time grows with the square of their number."""
    return tag[0] if len(tag[0].split(None, _MOST_ATTRIBUTES)) <= _MOST_ATTRIBUTES else f"<{tag['name']} "


def _article(root: Any, length: int, limits: Limits) -> tuple[list[str], bool]:
    """The article's paragraphs, and whether they were taken by the plain walk."""
    small = length <= limits.page_bytes and sum(1 for _ in root.iter()) <= limits.page_elements
    found = _found_article(root) if small else []
    if sum(map(len, found)) >= _SHORTEST_ARTICLE:
        return found, False
    return walk_paragraphs(root, limits.text_characters), True


def _found_article(root: Any) -> list[str]:
    import logging

    import trafilatura

    logger = logging.getLogger("trafilatura")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())  # else its warnings of odd pages go to the user's terminal
    try:
        found = trafilatura.bare_extraction(root, include_comments=False, include_tables=True, with_metadata=False)
    except Exception:  # a hostile page can make it raise anything, and the plain walk still reads the page
        return []
    text = getattr(found, "text", None) or ""
    return [words for line in text.split("\n") if (words := line.strip())]


def _byline(root: Any) -> str | None:
    """The line that names author or date near the headline, as printed; None without a clear one."""
    for node in root.iter("div", "p", "span", "address", "a", "time", "ul"):
        names = [*(node.get("class") or "").split()[:20], node.get("rel") or "", node.get("itemprop") or ""]
        if any(map(_BYLINE.fullmatch, names)):
            words = " ".join("".join(node.itertext()).split())
            stamp = find_date(words) if len(words) < 200 else None
            if stamp or (len(words) < 200 and read_byline(words)):
                return words
    return None


def _with_head(paragraphs: list[str], title: str | None, byline: str | None) -> list[str]:
    """The paragraphs with headline and byline in front, unless they are there already."""
    top = paragraphs[:4]
    place = next((i for i, words in enumerate(top) if title and same_words(words, title)), None)
    head = [title] if title and place is None else paragraphs[: (place or 0) + 1] if title else []
    rest = paragraphs[len(head) :] if place is not None else paragraphs
    if byline and not any(byline in words for words in top):
        head.append(byline)
    return head + rest


def _put_together(paragraphs: list[str], below: PageComments) -> tuple[str, Below]:
    """The stored text, and the places of the comments in it."""
    pieces = ["\n\n".join(paragraphs)]
    regions: list[Region] = []
    comments: list[Comment] = []
    length = len(pieces[0])

    def add(words: str, kind: RegionKind) -> Span:
        nonlocal length
        span = Span(length + 2, length + 2 + len(words))
        pieces.append(words)
        regions.append(Region(kind, span))
        length = span.end
        return span

    if below.comments:
        add(below.heading or "Comments", RegionKind.COMMENTS)
        for note in below.notes:
            add(note, RegionKind.FURNITURE)
    for comment in below.comments:
        if head := _printed_head(comment):
            add(head, RegionKind.COMMENTS)
        words = add("\n\n".join(comment.paragraphs), RegionKind.COMMENT)
        comments.append(Comment(comment.author, comment.posted, words))
    return "\n\n".join(pieces), Below(len(pieces[0]), tuple(regions), tuple(comments))


def _printed_head(comment: PageComment) -> str:
    return " ".join(part for part in (comment.author, comment.printed_time or str(comment.posted or "")) if part)


def _guessed_date(root: Any) -> PartialDate | None:
    """htmldate's finding, for pages whose metadata and text give no date."""
    import logging

    import htmldate

    logger = logging.getLogger("htmldate")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
    try:
        found = htmldate.find_date(root, extensive_search=False, original_date=True)
    except Exception:  # as above: no date is better than no article
        return None
    return PartialDate(found, DateBasis.METADATA) if found and re.fullmatch(r"\d{4}-\d{2}-\d{2}", found) else None
