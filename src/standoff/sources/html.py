"""Web pages: the article and its readers' comments, as text."""

from __future__ import annotations

import re
from typing import Any

from standoff.errors import UnreadableSource
from standoff.ontology import Document, Problem
from standoff.sources.article import Known, make_document
from standoff.sources.limits import LIMITS, Limits
from standoff.sources.page_walk import walk_paragraphs

_OPENING = re.compile(r"\s*+(?:<!--(?:[^-]|-(?!->))*+-->\s*+|<\?[^>]{0,300}\?>\s*+)*+", re.DOTALL)
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|meta|title|link|article|main|section|header|div|p|h[1-6]|table|ul|span|script"
    r"|style|br|a|b|i|em|strong|font|center|blockquote)\b",
    re.IGNORECASE,
)
_LATER = re.compile(r"<(?:!doctype\s+html|html|body)\b[^<>]{0,500}>", re.IGNORECASE)
_OTHER_XML = re.compile(r"<(?:\?xml|!doctype|[a-z][\w:.-]*[\s>/])", re.IGNORECASE)


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
    root = _tree(text)
    paragraphs = walk_paragraphs(root, limits.text_characters) if root is not None else []
    if not paragraphs:
        raise UnreadableSource("no-article", "no article was found in the page", where=name)
    return make_document("\n\n".join(paragraphs), name, Known(media_type="text/html", problems=problems), limits)


def _tree(text: str) -> Any:
    from lxml import etree, html

    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError):
        return None
