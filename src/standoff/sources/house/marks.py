"""The cascade of house rules: what in a text is not the article, and what the text says of itself.

In this order, each step leaving what earlier ones marked:

1. readers' comments, from their header to the end of the text;
2. furniture that cannot be anything else, anywhere;
3. the head, line by line until the first that is running text: menus, lines of credits, mastheads, kickers, headlines;
   a labelled date line a little further down where the head has none;
4. the foot, line by line upwards: e-mail lines, credits, copyright, "Ends";
5. captions;
6. in the first paragraph: a kicker, then an agency dateline;
7. the outlet's name in what is left.
"""

from __future__ import annotations

from dataclasses import dataclass

from standoff.ontology import Comment, DateBasis, DocumentKind, PartialDate, Problem, Region, RegionKind, Span
from standoff.sources.house.agency import read_agency
from standoff.sources.house.byline import read_bare_name
from standoff.sources.house.caption import find_captions
from standoff.sources.house.comments import CommentSection, find_comments
from standoff.sources.house.credits import Dated
from standoff.sources.house.dateline import find_date, is_american
from standoff.sources.house.draft import Draft
from standoff.sources.house.furniture import is_furniture
from standoff.sources.house.head import entries_of_chronicle, read_edge, read_head, read_stray_date
from standoff.sources.house.headline import choose_title
from standoff.sources.house.kicker import kicker_length
from standoff.sources.house.kind import kind_of
from standoff.sources.house.lines import split_lines
from standoff.sources.house.outlet import full_name, outlet_from_domain, outlet_from_text

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
    draft = Draft(text, article, american, entries_of_chronicle(article, american))
    read_head(draft, title)
    read_stray_date(draft)
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


def _mark_furniture(draft: Draft) -> None:
    for index, line in enumerate(draft.lines):
        if index not in draft.taken and is_furniture(line.words):
            draft.mark(index, RegionKind.FURNITURE)


def _read_foot(draft: Draft) -> None:
    """Step 4: from the last line upwards, until running text."""
    for index in range(len(draft.lines) - 1, max(-1, len(draft.lines) - 1 - _FOOT_LINES), -1):
        if index not in draft.taken and not read_edge(draft, index, at_foot=True):
            break
    if len(set(draft.later_outlets)) > 1:  # a list of what was read, not where this appeared
        draft.later_outlets.clear()
        draft.later_dates.clear()


def _read_signature(draft: Draft) -> None:
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


def _read_opening(draft: Draft) -> None:
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
            draft.later_dates.append(Dated(stamp))


def _house(draft: Draft, section: CommentSection | None, title: str | None) -> House:
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


def _published(draft: Draft, problems: list[Problem]) -> PartialDate | None:
    """The date that a line says is of publishing, else one that says nothing; of updating only without another.

    The head goes before the foot and the agency's opening.
    """
    dates = [date for date in draft.dates if not date.stamp.value.startswith("--")]
    dates += [date for found in draft.dates if (date := _with_year(found, dates, draft.years))]
    ranked = [(date.updated, False, not date.published, date) for date in dates]
    ranked += [(date.updated, True, not date.published, date) for date in draft.later_dates]
    if not ranked:
        return None
    best = min(ranked, key=lambda rank: rank[:3])[3]
    if best.updated:
        problems.append(Problem("date-updated", "only a date of updating is given; it stands for the date"))
    if best.stamp.doubtful:
        problems.append(
            Problem("date-order", f"day and month could be the other way round; read day first as {best.stamp.value}")
        )
    return PartialDate(best.stamp.value, DateBasis.DATELINE)


def _with_year(found: Dated, dates: list[Dated], told: set[int]) -> Dated | None:
    """A date whose line gives no year, in the one year that other lines of the head tell.

    What was updated in January was published in that year, or in December of the year before.
    """
    if found.updated or not found.stamp.value.startswith("--"):
        return None
    years = {int(date.stamp.value[:4]) for date in dates} or told
    if len(years) != 1:
        return None
    year = min(years)
    until = min((date.stamp.value for date in dates if date.updated), default="9999")
    return found.in_year(year if f"{year}{found.stamp.value[1:]}" <= until else year - 1)


def _publisher(draft: Draft, body: str) -> str | None:
    """A masthead, the issuer of a statement, the article's own words, an address that they confirm, the agency."""
    named = next(iter(draft.outlets + draft.later_outlets), None) or draft.issuer or outlet_from_text(body)
    confirmed = (outlet_from_domain(domain, body) for domain in draft.domains)
    agency = full_name(draft.agency, body) if draft.agency else None
    return named or next((name for name in confirmed if name), None) or agency
