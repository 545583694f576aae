"""Lines of credits: a line at the head or the foot that says when, where and by whom an article appeared, and no more.

"Published: 14/10/2004, Volume87 No. 3312 Page 6", "By Jane Doe, The Fenland Courier, 6 May 2014", "Opinion | 6 May".
A line is taken apart at its dates, its bars, bullets, dashes and gaps, and at last its commas. Each part must be known
for what it is: one word too many, and the line is running text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from standoff.sources.house.byline import is_post, read_byline
from standoff.sources.house.dateline import Stamp, find_dates, find_day, without_times
from standoff.sources.house.furniture import is_release_line, issuer_in
from standoff.sources.house.kicker import is_kicker_line
from standoff.sources.house.masthead import cased, could_be_place, is_body, is_outlet, is_surely_outlet

_LONGEST = 200
_DATE, _TIME, _POINT = "\ue000", "\ue001", "\ue002"  # signs that no text holds
_NUMBER_OPENS = re.compile(r"\b(?:no|ref)\.?:? ?\Z", re.IGNORECASE)  # "No. 6/5/2014" is a number
_OPENS_A_CLAUSE = re.compile(r"(?:on|at|the|of)\b", re.IGNORECASE)
_WEEKDAY = r"(?P<{0}>(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)\b"
_ZONE = r"\b(?:gmt|bst|utc|cet|cest|e[ds]?t|c[ds]t|m[ds]t|p[ds]?t|aest|aedt)\b"
_LABEL = (
    r"(?<!\w)(?<!press )(?<!news )(?<!media )"
    r"(?:(?:this (?:article|story|piece|page|post) was )?(?:(?:first|last|originally) )?"
    r"(?:published|posted|updated|modified|created|issued|released|amended|uploaded|filed)(?: online)?"
    r"|(?:publication|release|issue|posting) date|date(?: (?:published|posted|released|issued|of (?:publication|issue"
    r"|release)))?|dated|(?:for )?(?:immediate )?(?:release|publication)|for immediate use"
    r"|(?:strictly )?embargo(?:ed)?|not for (?:publication|release))"
    r"(?: (?:on|at|in|until|before|to|for))?\b"
)
_PHRASE = re.compile(
    rf"(?P<before>(?:(?:{_LABEL}|{_WEEKDAY.format('w1')}|{_TIME}|{_ZONE}|\b(?:on|at|the|of|hrs|hours|noon|midnight)\b)[\s,:;.|·•–—-]*+)*+){_DATE}"
    rf"(?:[\s,–—-]*+(?:{_TIME}(?:Z\b)?|{_WEEKDAY.format('w2')}|{_ZONE}"
    r"|\b(?:at|hrs|hours|noon|midnight|issue|edition)\b|[+-](?:\d{4}(?!\d)|" + _TIME + r")))*+",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\b(?:updated|modified|amended)\b", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"\b(?:published|posted|issued|released?|publication|issue|embargo(?:ed)?|uploaded)\b", re.IGNORECASE
)
_AT_ONCE = re.compile(r"\b(?:for immediate|embargo)", re.IGNORECASE)
_STRONG = re.compile(r"\s{2,}|\t|\s[·•–—-]+\s|\s?\|\s?|\s?[·•]\s?")
_EDGES = " \u00a0.,;|·•–—-"
_COUNTED = re.compile(
    r"(?:(?:(?:(?:vol(?:ume)?|nos?|n[°º]|issue|number|pages?|pp?|edition|section|ref(?:erence)?|release|pr"
    r"|(?:statement|bulletin|circular|notice) no)\b[.:]*"
    r"(?: (?:no|number)\b[.:]*)? ?|vol(?:ume)?\.?)(?:[A-Z]{0,6}[/.-])*(?=\w*\d)\w{1,12}(?:[/.-]\w{1,8}){0,4}"
    r"|(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)[ -](?:minutes?|mins?)(?: read)?"
    r"|(?:reading|read) time:? \d+ (?:minutes?|mins?)|this article is more than \d+ (?:year|month)s? old"
    r"|(?:morning|evening|late|final|early|online|print|national) edition)(?:[\s,;.]+|\Z))+",
    re.IGNORECASE,
)
_AROUND_OUTLET = re.compile(r"\A(?:from|in) |,? (?:pages?|pp?\.?|section) [A-Z]?\d{1,3}\Z", re.IGNORECASE)
_PRICE = re.compile(r"(?:price:? )?(?:[£$€] ?\d{1,2}(?:\.\d\d)?|\d{1,2}p)", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_ANY_LABEL = re.compile(_LABEL, re.IGNORECASE)
_SECTION = re.compile(
    r"(?:news|politics|health|business|education|economy|transport|society|world|national|local|uk|sport|features?"
    r"|industry|money|environment|science|technology|culture|law|courts?|press room|newsroom)",
    re.IGNORECASE,
)
_BY_NOBODY = re.compile(r"by [\w.@-]{2,30}|by (?:the )?\w+ (?:staff|team|desk|reporters?)", re.IGNORECASE)
_BODY_RELEASE = re.compile(r"(?P<body>.{3,80}?)(?:,|:)? (?:press|news|media) (?:release|statement|notice)\Z", re.I)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date on a line of credits, and whether the line says that it is of publishing or of updating."""

    stamp: Stamp
    published: bool = False
    updated: bool = False
    weekday: str | None = None

    def of_updating(self) -> Dated:
        """The same date, where the line above says that it is of updating."""
        return replace(self, published=False, updated=True)

    def in_year(self, year: int) -> Dated | None:
        """The same date in ``year``; None where its day of the week is another in that year."""
        stamp = self.stamp.in_year(year)
        stamp = stamp.on(self.weekday) if stamp and self.weekday else stamp
        return replace(self, stamp=stamp) if stamp else None


@dataclass(slots=True)
class Credits:
    """What a line of credits says. ``release`` tells that it calls the text a press statement, ``headed`` by a
    header ("Press release"), ``issuer`` whose.

    ``unknown`` is a name that may be of something else: a place, a person, or an outlet told by its article only.
    """

    dates: list[Dated] = field(default_factory=list)
    authors: tuple[str, ...] = ()
    signed: bool = False
    outlet: str | None = None
    domain: str | None = None
    kicker: str | None = None
    release: bool = False
    headed: bool = False
    issuer: str | None = None
    unknown: str | None = None
    label: str | None = None
    parts: int = 0

    @property
    def is_bare_date(self) -> bool:
        """Whether the line is one date and nothing else, not even a word that says of what."""
        return (
            len(self.dates) == 1
            and not self.parts
            and not self.label
            and not (self.dates[0].published or self.dates[0].updated)
        )


def read_credits(line: str, american: bool | None = None) -> Credits | None:
    """Take a line; return what it says when it is a line of credits and nothing more, else None.

    It must hold a date, a byline beside a kicker or an outlet, or nothing but labels and references ("No. 41/2014"). A
    line that opens with a dash ("— The Tideway, 6 May 2014") says where a quotation is from.
    """
    line = line[1:-1].strip() if line[:1] + line[-1:] in {"()", "[]"} else line
    if not line or len(line) > _LONGEST or line[-1] in "?!" or line[0] in "—–":
        return None
    found = Credits()
    rest = _take_dates(line, found, american)
    if rest is None or not _take_parts(rest, found, line):
        return None
    if len(found.dates) > 1 and not _is_told_apart(found.dates):
        return None
    found.release = found.release or _AT_ONCE.search(line) is not None
    named = found.outlet or found.kicker or found.release or found.signed
    if not found.dates and not (found.label or (found.parts > 1 and named)):
        return None
    return found


def _take_dates(line: str, found: Credits, american: bool | None) -> str | None:
    """Put the line's dates, with the words that belong to them, into ``found``.

    Return the line with bars about a sign for each date; None where a date's words are not those of a line of credits.
    """
    masked = _masked(line, found, american)
    taken = list(_PHRASE.finditer(masked)) if found.dates else []
    if len(taken) != len(found.dates) or any(
        _OPENS_A_CLAUSE.match(match["before"]) and not match.start() for match in taken
    ):
        return None
    found.dates = [_with_label(date, match) for date, match in zip(found.dates, taken, strict=True)]
    return (_PHRASE.sub(f" | {_DATE} | ", masked) if taken else masked).replace(_POINT, ".")


def _masked(line: str, found: Credits, american: bool | None) -> str:
    """The line with a sign for each date and each time of day; the dates go into ``found``."""
    stamps = find_dates(line, american)
    if not stamps and (day := find_day(line)):
        stamps = [day]
    masked, end = "", 0
    for stamp in stamps:
        if not _NUMBER_OPENS.search(line[: stamp.start]):
            masked += line[end : stamp.start] + _DATE
            end = stamp.end
            found.dates.append(Dated(stamp))
    masked = re.sub(rf"{_DATE}T(?=\d)", f"{_DATE} ", masked + line[end:])
    masked = _PRICE.sub(lambda match: match[0].replace(".", _POINT), masked)  # "£1.20" is no time of day
    return without_times(masked, _TIME)


def _with_label(date: Dated, match: re.Match[str]) -> Dated:
    """The date as its line labels it, its order settled by the day of the week."""
    words, weekday = match["before"], match["w1"] or match["w2"]
    stamp = date.stamp
    if weekday and stamp.doubtful:
        stamp = stamp.on(weekday) or stamp
    updated = _UPDATED.search(words) is not None
    return Dated(stamp, not updated and _PUBLISHED.search(words) is not None, updated, weekday)


def _is_told_apart(dates: list[Dated]) -> bool:
    """Whether several dates on one line are told apart by their labels, or are the same: else they are a span."""
    plain = {date.stamp.value for date in dates if not (date.published or date.updated)}
    return len(plain) <= 1 and (len(plain) == 0 or len(dates) == len(plain) or any(d.updated for d in dates))


def _take_parts(rest: str, found: Credits, line: str) -> bool:
    """Take the parts between the dates one by one; tell whether each is known for what it is."""
    behind = False
    for raw in _STRONG.split(rest):
        part = raw.strip(_EDGES)
        if part == _DATE:
            behind = True
            continue
        # "12 March 2019, Port Vell" may be the day of what the line names: a mark must part it from the date.
        parted = found.signed or not (behind and raw.strip().startswith(","))
        may_be_unknown = bool(found.dates) and parted and _is_parted(line, part)
        if not part or _take(part, found, may_be_unknown):
            continue
        pieces = [piece.strip(_EDGES) for piece in part.split(",")]
        if len(pieces) == 1 or not all(_take(piece, found, may_be_unknown) for piece in pieces if piece):
            return False
    if not found.outlet and found.unknown and _set_off(line, found.unknown):
        found.outlet = cased(found.unknown)
    return True


def _is_parted(line: str, part: str) -> bool:
    """Whether a mark or a gap stands at the inner side of a part: "Stannick, 6 May", but not "Accessed 6 May"."""
    words = re.escape(part)
    return re.search(rf"{words}(?:,|{_STRONG.pattern})|(?:,\s?|{_STRONG.pattern}){words}\s*\Z", line) is not None


def _set_off(line: str, name: str) -> bool:
    """Whether a gap parts the name from the rest of a line with the number of a page or an issue: a masthead's."""
    return re.match(rf"{re.escape(name)}(?:\s{{3,}}|\t).*\b(?:page|vol|issue)", line, re.IGNORECASE) is not None


def _take(part: str, found: Credits, may_be_unknown: bool) -> bool:
    """Tell whether ``part`` is known for what it is, and put it into ``found``."""
    if _is_counted(part):
        found.label = found.label or part
        return True
    found.parts += 1
    if is_kicker_line(part):
        found.kicker = found.kicker or part
    elif (
        _SECTION.fullmatch(_ANY_LABEL.sub("", part, count=1).strip())
        or _is_masthead_figure(part, found)
        or _is_release(part, found)
        or _is_signature(part, found)
    ):
        return True
    elif not found.outlet and is_outlet(name := cased(_AROUND_OUTLET.sub("", part))):
        found.outlet = name
        found.unknown = found.unknown or (None if is_surely_outlet(name) else name)
    elif may_be_unknown and not found.unknown and could_be_place(part):
        found.unknown = part
    else:
        return False
    return True


def _is_counted(part: str) -> bool:
    """A label alone, or what is counted: pages, issues, references, minutes of reading."""
    return _ANY_LABEL.fullmatch(part.rstrip(":")) is not None or _COUNTED.fullmatch(part) is not None


def _is_masthead_figure(part: str, found: Credits) -> bool:
    """A price behind an outlet's name, a year behind that or the number of an issue."""
    if _YEAR.fullmatch(part):
        return bool(found.outlet or found.label)
    return found.outlet is not None and _PRICE.fullmatch(part) is not None


def _is_release(part: str, found: Credits) -> bool:
    """A press statement's header, with or without its issuer."""
    issuer = issuer_in(part)
    if issuer is None and (match := _BODY_RELEASE.fullmatch(part)) and is_body(match["body"]):
        issuer = match["body"]
    if issuer is None and not is_release_line(part):
        return False
    found.release = found.headed = True
    found.issuer = found.issuer or issuer
    return True


def _is_signature(part: str, found: Credits) -> bool:
    """Who wrote it: a byline, a post behind one, or a byline that names nobody ("by admin")."""
    byline = read_byline(part)
    if byline:
        found.authors += tuple(author for author in byline.authors if author not in found.authors)
        found.outlet, found.domain = found.outlet or byline.outlet, found.domain or byline.domain
    elif not (_BY_NOBODY.fullmatch(part) or (found.signed and (is_post(part) or is_post(part.lower())))):
        return False
    found.signed = True
    return True
