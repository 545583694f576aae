"""What a page says of its article: JSON-LD (schema.org) first, then meta elements, then marked-up times and headings.

Dates are kept to the day, as printed: an offset from UTC is not applied, since the day of publishing is the outlet's.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from standoff.errors import InvalidValue
from standoff.ontology import DateBasis, DocumentKind, PartialDate
from standoff.sources.article import Known
from standoff.sources.house.dateline import find_date
from standoff.sources.page_walk import first_words

_KINDS = {
    "newsarticle": DocumentKind.NEWS,
    "reportagenewsarticle": DocumentKind.NEWS,
    "analysisnewsarticle": DocumentKind.NEWS,
    "backgroundnewsarticle": DocumentKind.NEWS,
    "article": None,
    "blogposting": None,
    "opinionnewsarticle": DocumentKind.COLUMN,
    "reviewnewsarticle": DocumentKind.COLUMN,
    "pressrelease": DocumentKind.STATEMENT,
    "specialannouncement": DocumentKind.STATEMENT,
    "report": DocumentKind.REPORT,
    "scholarlyarticle": DocumentKind.REPORT,
    "techarticle": DocumentKind.GUIDANCE,
}
_LETTERS = r"letters?(?: to the editor)?|your letters"
_OPINION = r"opinions?|comment(?:ary)?|columns?|columnists?|editorials?|op-ed|views"
_RELEASE = r"(?:press|media|news) (?:releases?|statements?|office|cent(?:re|er))|newsroom"
_SECTIONS = (
    (re.compile(_LETTERS, re.IGNORECASE), DocumentKind.LETTER),
    (re.compile(_OPINION, re.IGNORECASE), DocumentKind.COLUMN),
    (re.compile(_RELEASE, re.IGNORECASE), DocumentKind.STATEMENT),
)
_DATE_NAMES = (
    "article:published_time og:published_time datepublished date.issued dc.date.issued dcterms.issued dc.date"
    " dcterms.date dcterms.created publish-date publishdate pubdate publication_date published_time parsely-pub-date"
    " sailthru.date citation_publication_date citation_date article.published originalpublicationdate date"
)
_DATES = tuple(_DATE_NAMES.split())
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?=\Z|[T ])|(\d{4})(\d{2})(\d{2})(?=\Z|T)")
_UNIX = re.compile(
    r"\b([A-Z][a-z]{2} \d{1,2}) \d{2}:\d{2}:\d{2} (?:[A-Z]{3,4} )?(\d{4})\b"
)  # "Tue May 06 09:00:00 BST 2014"
_UPDATED = re.compile(r"updated|modified|revised", re.IGNORECASE)
_SENTENCE = re.compile(r"(?:\S+\s+){6,}\S+[.!?][\"”’]?\Z")
_ASIDE = frozenset({"nav", "aside", "footer"})
_IN_ADDRESS = re.compile(r"/((?:19|20)\d{2})[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/_.-]|\Z)")
_MOST_SCRIPT = 500_000
_MOST_NODES = 2_000


def read_metadata(root: Any) -> Known:
    """Take an lxml tree of a page; return what it says of its article, None or empty where nothing. Never raises."""
    article = _json_ld_article(root)
    meta = _meta(root)
    return Known(
        media_type="text/html",
        title=_title(root, article, meta),
        publisher=_name(article.get("publisher")) or meta.get("og:site_name") or meta.get("dc.publisher"),
        authors=_authors(article, meta),
        published=_published(root, article, meta),
        url=_url(root, article, meta),
        kind=_kind(root, article, meta),
    )


def date_in_address(url: str | None) -> PartialDate | None:
    """Return the day that stands in a page's address ("/2014/03/11/"), with the basis ADDRESS; None without one."""
    match = _IN_ADDRESS.search(url or "")
    return _date("-".join(part.zfill(2) for part in match.groups()), DateBasis.ADDRESS) if match else None


def _title(root: Any, article: dict[str, Any], meta: dict[str, str]) -> str | None:
    """The heading in the page that the metadata repeat, as printed there; else what the metadata say."""
    title = next((first_words(t) for t in root.iter("title")), None)
    stated = _words(article.get("headline")) or meta.get("og:title") or meta.get("twitter:title")
    letters = [_letters(words) for words in (stated, title) if words]
    headings = [words for h in root.iter("h1", "h2") if _letters(words := first_words(h)) and len(words) > 12]
    repeated = next((h for h in headings if any(_letters(h) in other for other in letters)), None)
    if repeated or stated:
        return repeated or stated
    # "Headline | Outlet": what follows the last bar is the site's name when it is the shorter part.
    parts = re.split(r" [|–—-] ", title or "")
    name = " - ".join(parts[:-1]) if len(parts) > 1 and len(parts[-1]) < len(parts[0]) else title
    return name or next(iter(headings), None)


def _letters(words: str) -> str:
    return "".join(re.findall(r"\w+", words.lower()))


def _authors(article: dict[str, Any], meta: dict[str, str]) -> tuple[str, ...]:
    value = article.get("author")
    named = [_name(item) for item in (value if isinstance(value, list) else [value])[:20]]
    if not any(named):
        named = [
            meta.get("author") or meta.get("article:author") or meta.get("parsely-author") or meta.get("dc.creator")
        ]
    found = [re.sub(r"\A(?:by|words by):? ", "", name, flags=re.IGNORECASE) for name in named if name]
    return tuple(dict.fromkeys(name for name in found if name and "://" not in name and len(name) < 100))


def _published(root: Any, article: dict[str, Any], meta: dict[str, str]) -> PartialDate | None:
    american = _is_american(root)
    marked = root.xpath('//*[@itemprop="datePublished"]')[:3]
    times = [time for time in root.iter("time") if _is_of_publishing(time)]
    stated = [article.get("datePublished"), *(meta.get(name) for name in _DATES)]
    stated += [time.get("datetime") or first_words(time) for time in times]
    stated += [node.get("content") or first_words(node) for node in marked]
    dates = (_date(value, DateBasis.METADATA, american) for value in stated if isinstance(value, str))
    return next((date for date in dates if date), None)


def _is_american(root: Any) -> bool | None:
    """Whether the page says that its English is American; None where it says only "en" or nothing."""
    language = (root.get("lang") or "").lower().replace("_", "-")
    return language == "en-us" if re.match(r"en-[a-z]{2}", language) else None


def _is_of_publishing(time: Any) -> bool:
    """Whether a marked-up time can be the article's: not a comment's, of updating, beside it or in a sentence of it."""
    for node in time.iterancestors():
        if "comment" in f"{node.get('class')} {node.get('id')}".lower() or node.tag in _ASIDE:
            return False
        if node.tag in {"p", "li", "td", "dd", "blockquote"} and _SENTENCE.match(first_words(node)):
            return False
    before, parent = time.getprevious(), time.getparent()
    words = (before.tail if before is not None else parent.text if parent is not None else "") or ""
    if before is not None and not words.strip():
        words = first_words(before)
    return not _UPDATED.search(f"{time.get('class')} {time.get('itemprop')} {words[-40:]}")


def _url(root: Any, article: dict[str, Any], meta: dict[str, str]) -> str | None:
    links = [link.get("href") for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    page = article.get("mainEntityOfPage")
    about = [article.get("url"), page.get("@id") if isinstance(page, dict) else page]
    for address in [*links, meta.get("og:url"), *about]:
        if isinstance(address, str) and re.fullmatch(r"https?://[^\s\"'<>]{3,2000}", address.strip(), re.IGNORECASE):
            return address.strip()
    return None


def _kind(root: Any, article: dict[str, Any], meta: dict[str, str]) -> DocumentKind | None:
    types = article.get("@type")
    names = [str(t).lower() for t in (types if isinstance(types, list) else [types])]
    sections = article.get("articleSection")
    stated = [*(sections if isinstance(sections, list) else [sections]), meta.get("article:section")]
    title = next((first_words(t) for t in root.iter("title")), "")
    stated += re.split(r" [|–—-] ", title)[1:]
    for section in stated:
        for pattern, kind in _SECTIONS:
            if isinstance(section, str) and pattern.fullmatch(section.strip()):
                return kind
    return next((_KINDS[name] for name in names if _KINDS.get(name)), None)


def _meta(root: Any) -> dict[str, str]:
    """The page's meta elements by name, property or itemprop in lower case; the first of each counts."""
    found: dict[str, str] = {}
    for node in root.iter("meta"):
        name = (node.get("property") or node.get("name") or node.get("itemprop") or "").lower()
        content = _words(node.get("content"))
        if name and content:
            found.setdefault(name, content)
    return found


def _json_ld_article(root: Any) -> dict[str, Any]:
    """The first object of the page's JSON-LD whose type is a kind of article; {} without one."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or len(script.text or "") > _MOST_SCRIPT:
            continue
        try:
            value = json.loads(script.text or "null", strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _objects(value):
            types = node.get("@type")
            names = types if isinstance(types, list) else [types]
            if any(isinstance(name, str) and name.lower() in _KINDS for name in names):
                return node
    return {}


def _objects(value: object) -> Iterator[dict[str, Any]]:
    """The objects at the top, in lists, in @graph and as mainEntity, breadth first, up to a number."""
    queue = [value]
    for count, item in enumerate(queue):
        if count > _MOST_NODES:
            return
        if isinstance(item, list):
            queue.extend(item[:_MOST_NODES])
        elif isinstance(item, dict):
            yield item
            queue.extend(item[key] for key in ("@graph", "mainEntity", "hasPart") if key in item)


def _name(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _words(value.get("name")) if isinstance(value, dict) else _words(value)


def _date(value: str, basis: DateBasis, american: bool | None = None) -> PartialDate | None:
    """The day in ``value``; None without one, and where day and month could be the other way round."""
    match = _ISO.search(value[:100])
    value = _UNIX.sub(r"\1, \2", value[:200])
    if match:
        value = match[1] or f"{match[2]}-{match[3]}-{match[4]}"
    elif (stamp := find_date(value, american)) and not stamp.doubtful:
        value = stamp.value
    try:
        return PartialDate(value, basis)
    except InvalidValue:
        return None


def _words(value: object) -> str | None:
    return (
        " ".join(re.sub("[\ud800-\udfff\0]", "\ufffd", value[:2000]).split()) or None
        if isinstance(value, str)
        else None
    )
