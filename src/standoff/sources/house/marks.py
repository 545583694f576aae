"""The cascade of house rules: what in a text is not the article, and what the text says of itself.

In this order, each step leaving what earlier ones marked:

1. readers' comments, from their header to the end of the text;
2. furniture that cannot be anything else, anywhere;
3. the head, line by line until the first that is running text: menus, date lines, bylines, kickers, headlines; a
   labelled date line a little further down where the head has none;
4. the foot, line by line upwards: e-mail lines, credits, copyright, "Ends";
5. captions;
6. in the first paragraph: a kicker, then an agency dateline;
7. the outlet's name in what is left.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from standoff.ontology import Comment, DateBasis, DocumentKind, PartialDate, Problem, Region, RegionKind, Span
from standoff.sources.house.agency import read_agency
from standoff.sources.house.byline import is_post, read_bare_name, read_byline
from standoff.sources.house.caption import find_captions
from standoff.sources.house.comments import CommentSection, find_comments
from standoff.sources.house.dateline import (
    DateLine,
    find_date,
    find_time,
    is_american,
    read_dateline,
    says_published,
)
from standoff.sources.house.furniture import is_edge_furniture, is_furniture, is_release_line, issuer_in
from standoff.sources.house.headline import body_follows, choose_title, looks_like_headline, same_words
from standoff.sources.house.kicker import is_kicker_line, kicker_length
from standoff.sources.house.kind import kind_of
from standoff.sources.house.lines import Line, split_lines
from standoff.sources.house.outlet import full_name, outlet_from_domain, outlet_from_text

_HEAD_LINES = 40
_FOOT_LINES = 20
_LONGEST = 400_000


@dataclass(frozen=True, slots=True)
class House:
    """What the house rules found: regions in order of place, not overlapping, and what the text says of itself."""

    regions: tuple[Region, ...]
    comments: tuple[Comment, ...]
    kind: DocumentKind
    title: str | None
    publisher: str | None
    authors: tuple[str, ...]
    published: PartialDate | None
    problems: tuple[Problem, ...]
    domain: str | None = None


@dataclass(slots=True)
class _Draft:
    """What is known so far while the cascade runs over one text."""

    text: str
    lines: list[Line]
    american: bool | None
    regions: list[Region] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    headlines: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    dates: list[DateLine] = field(default_factory=list)
    domains: list[str] = field(default_factory=list)
    kickers: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    agency: str | None = None
    release: bool = False
    issuer: str | None = None

    def mark(self, index: int, kind: RegionKind) -> None:
        self.taken.add(index)
        self.regions.append(Region(kind, self.lines[index].span))


def mark(text: str, title: str | None = None) -> House:
    """Take an article's text; return its regions and what it says of itself.

    ``title`` is a headline known beforehand (from a page's metadata): a line at the head with the same words is it.
    The rules are asked about the first 400,000 characters: no article is longer, and their time stays bounded.
    """
    whole = len(text)
    text = text[:_LONGEST]
    lines = split_lines(text)
    american = is_american(text)
    section = find_comments(lines, american)
    article = lines[: section.first_line] if section else lines
    draft = _Draft(text, article, american)
    _read_head(draft, title)
    _read_stray_date(draft)
    _mark_furniture(draft)
    _read_foot(draft)
    for index in find_captions(article, draft.taken):
        draft.mark(index, RegionKind.CAPTION)
    _read_opening(draft)
    if whole > _LONGEST:
        draft.problems.append(
            Problem("long-text", f"only the first {_LONGEST:,} characters were looked at for regions")
        )
    return _house(draft, section, title)


def _mark_furniture(draft: _Draft) -> None:
    for index, line in enumerate(draft.lines):
        if index not in draft.taken and is_furniture(line.words):
            draft.mark(index, RegionKind.FURNITURE)


def _read_head(draft: _Draft, title: str | None) -> None:
    """Step 3: stop at the first line that no rule knows. A headline needs running text after it."""
    for index in range(min(_HEAD_LINES, len(draft.lines))):
        if not (_read_edge(draft, index) or _read_name(draft, index) or _read_headline(draft, index, title)):
            return


def _read_stray_date(draft: _Draft) -> None:
    """A labelled date line ("14 October 2019  3 min read") that lines we do not know part from the head."""
    if draft.dates:
        return
    for index, line in enumerate(draft.lines[:_HEAD_LINES]):
        dateline = read_dateline(line.words, draft.american) if index not in draft.taken else None
        if dateline and says_published(line.words):
            draft.dates.append(dateline)
            draft.mark(index, RegionKind.DATELINE)
            return


def _read_foot(draft: _Draft) -> None:
    """Step 4: from the last line upwards, until running text."""
    for index in range(len(draft.lines) - 1, max(-1, len(draft.lines) - 1 - _FOOT_LINES), -1):
        if index not in draft.taken and not _read_edge(draft, index):
            return


def _read_edge(draft: _Draft, index: int) -> bool:
    """What may stand at the head as well as at the foot of a text."""
    words = draft.lines[index].words
    if is_release_line(words) or (index < _HEAD_LINES and issuer_in(words)):
        draft.release = True
        _read_issuer(draft, index)
    if is_kicker_line(words) and index < _HEAD_LINES:
        draft.kickers.append(words)
        draft.mark(index, RegionKind.KICKER)
    elif is_edge_furniture(words) or (index < _HEAD_LINES and issuer_in(words)):
        draft.mark(index, RegionKind.FURNITURE)
    elif _read_byline(draft, index):  # before date lines: "By Jane Doe | 8 July 2014" is no masthead
        pass
    elif dateline := read_dateline(words, draft.american):
        draft.release = draft.release or words.lower().startswith(("for immediate", "embargo"))
        draft.dates.append(dateline)
        draft.mark(index, RegionKind.DATELINE)
    else:
        return False
    return True


def _read_byline(draft: _Draft, index: int) -> bool:
    words = draft.lines[index].words
    stamp = find_date(words, draft.american) if len(words) < 200 else None
    byline = read_byline(words)
    if byline is None and stamp:
        time = find_time(words, stamp.end)
        rest = words[time[1] if time else stamp.end :].strip(" ,|·•-–—.")
        byline = read_byline(words[: stamp.start]) if len(rest) < 20 else None
        if byline:
            draft.dates.append(DateLine(stamp))
    if byline is None:
        return False
    draft.authors += [author for author in byline.authors if author not in draft.authors]
    if byline.domain:
        draft.domains.append(byline.domain)
    draft.mark(index, RegionKind.BYLINE)
    return True


def _read_headline(draft: _Draft, index: int, title: str | None) -> bool:
    """A headline alone on its line, or above a byline; the second may repeat it or stand under it, no third may."""
    line = draft.lines[index]
    known = title is not None and same_words(line.words, title)
    repeated = any(same_words(line.words, headline) for headline in draft.headlines)
    if not known and not repeated:
        distinct = {headline.casefold() for headline in draft.headlines}
        if len(distinct) > 1 or (draft.headlines and read_bare_name(line.words)):
            return False
        if not looks_like_headline(line) or not body_follows(draft.lines, index):
            return False
        if not line.alone and not _only_edges_below(draft, index):
            return False
    draft.headlines.append(line.words)
    draft.mark(index, RegionKind.TITLE)
    return True


def _only_edges_below(draft: _Draft, index: int) -> bool:
    """Whether the rest of the line's block is date lines, bylines and furniture."""
    block = draft.lines[index].block
    below = [line.words for line in draft.lines[index + 1 : index + 6] if line.block == block]
    above = index and draft.lines[index - 1].block == block and index - 1 not in draft.taken
    return not above and all(
        is_edge_furniture(words)
        or read_dateline(words, draft.american)
        or read_byline(words)
        or read_bare_name(words)
        or is_post(words)
        for words in below
    )


def _read_name(draft: _Draft, index: int) -> bool:
    """A person's name alone between headline and text, or a post under a name."""
    line = draft.lines[index]
    above = draft.lines[index - 1] if index else None
    under_another = above is not None and above.block == line.block and index - 1 in draft.taken
    if under_another and draft.authors and is_post(line.words):
        draft.mark(index, RegionKind.BYLINE)
        return True
    if not draft.headlines or draft.authors or not (line.alone or under_another or _only_edges_below(draft, index)):
        return False
    byline = read_bare_name(line.words)
    if byline is None or index + 1 >= len(draft.lines) or not body_follows(draft.lines, index):
        return False
    draft.authors += byline.authors
    draft.mark(index, RegionKind.BYLINE)
    return True


def _read_signature(draft: _Draft) -> None:
    """A letter's last lines: a person's name in a block of up to four short lines, with post and address below it."""
    left = [index for index in range(len(draft.lines)) if index not in draft.taken]
    block = [index for index in left if draft.lines[index].block == draft.lines[left[-1]].block] if left else []
    if not 0 < len(block) < 5 or len(block) == len(left) or any(len(draft.lines[i].words) > 80 for i in block):
        return
    place = next((i for i in block if (name := read_bare_name(draft.lines[i].words))), None)
    name = read_bare_name(draft.lines[place].words) if place is not None else None
    if name is None:
        return
    draft.authors += [author for author in name.authors if author not in draft.authors]
    for index in block:
        draft.mark(index, RegionKind.BYLINE)


def _read_issuer(draft: _Draft, index: int) -> None:
    """The body that issues a press statement: named in the line itself, else in the one above "News release"."""
    if named := issuer_in(draft.lines[index].words):
        draft.issuer = named
    elif index > 0 and draft.lines[index - 1].block == draft.lines[index].block:
        above = draft.lines[index - 1].words
        draft.issuer = " ".join(word.capitalize() if word.isupper() else word for word in above.split())
        draft.headlines = [headline for headline in draft.headlines if headline != above]


def _read_opening(draft: _Draft) -> None:
    """Step 6: the first paragraph that is still unmarked."""
    first = next((line for index, line in enumerate(draft.lines) if index not in draft.taken), None)
    if first is None:
        return
    start = first.start
    if length := kicker_length(first.words):
        draft.regions.append(Region(RegionKind.KICKER, Span(start, start + length)))
        draft.kickers.append(first.words[:length])
        start = Span(start + length, first.end).trimmed(draft.text).start
    if agency := read_agency(draft.text[start : first.end]):
        draft.regions.append(Region(RegionKind.DATELINE, Span(start, start + agency.length)))
        draft.agency = agency.agency
        if stamp := find_date(draft.text[start : start + agency.length], draft.american):
            draft.dates.append(DateLine(stamp))


def _house(draft: _Draft, section: CommentSection | None, title: str | None) -> House:
    body = "\n\n".join(line.words for index, line in enumerate(draft.lines) if index not in draft.taken)
    kind = kind_of(body, draft.kickers, draft.release)
    if kind is DocumentKind.LETTER:
        _read_signature(draft)
    regions = draft.regions + list(section.regions if section else ())
    problems = draft.problems
    published = _published(draft, problems)
    if section and section.stated is not None and section.stated != len(section.comments):
        problems.append(
            Problem("comment-count", f"the page counts {section.stated} comments, {len(section.comments)} were found")
        )
    return House(
        regions=tuple(sorted(regions, key=lambda region: (region.span.start, region.span.end))),
        comments=section.comments if section else (),
        kind=kind,
        title=title or choose_title(draft.headlines),
        publisher=_publisher(draft, body),
        authors=tuple(draft.authors),
        published=published,
        problems=tuple(problems),
        domain=next(iter(draft.domains), None),
    )


def _published(draft: _Draft, problems: list[Problem]) -> PartialDate | None:
    """The first date of publishing that a line states; a date of updating only where there is no other."""
    if not draft.dates:
        return None
    best = next((date for date in draft.dates if not date.updated), draft.dates[0])
    if best.updated:
        problems.append(Problem("date-updated", "only a date of updating is given; it stands for the date"))
    if best.stamp.doubtful:
        problems.append(
            Problem("date-order", f"day and month could be the other way round; read day first as {best.stamp.value}")
        )
    return PartialDate(best.stamp.value, DateBasis.DATELINE)


def _publisher(draft: _Draft, body: str) -> str | None:
    """A masthead, the issuer of a statement, the article's own words, an address that they confirm, the agency."""
    masthead = next((date.outlet for date in draft.dates if date.outlet), None)
    named = masthead or draft.issuer or outlet_from_text(body)
    confirmed = (outlet_from_domain(domain, body) for domain in draft.domains)
    agency = full_name(draft.agency, body) if draft.agency else None
    return named or next((name for name in confirmed if name), None) or agency
