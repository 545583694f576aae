"""The head of a text, line by line until the first that is running text, and the lines that may stand at its foot too.

Menus, date lines, bylines, kickers, mastheads, issuers of statements and headlines. One line under the headline that
says more of it may part it from a byline or a labelled date: it stays running text.
"""

from __future__ import annotations

import re

from standoff.ontology import RegionKind
from standoff.sources.house.byline import is_post, is_post_of_writer, read_bare_name, read_byline
from standoff.sources.house.credits import Credits, read_credits
from standoff.sources.house.draft import Draft
from standoff.sources.house.fields import Field, read_field
from standoff.sources.house.furniture import is_edge_furniture, is_release_line, issuer_in
from standoff.sources.house.headline import body_follows, looks_like_headline, same_words
from standoff.sources.house.kicker import is_kicker_line
from standoff.sources.house.lines import Line
from standoff.sources.house.masthead import cased, is_body, masthead_in

HEAD_LINES = 40
_NEAR = 4
_LONGEST_STANDFIRST = 300
_LONGEST_ENTRY = 40
_EVENT = re.compile(
    r"(?:time|venue|place|location|where|when|address|speakers?|admission|doors|rsvp)\s*:.*", re.IGNORECASE
)
_DATE_LABEL = re.compile(r"date\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:/|, |\A)((?:19|20)\d\d)(?![\w/-])")
_ONLY_UPDATED = re.compile(r"(?:last )?(?:updated|modified|amended)(?: on)?:?", re.IGNORECASE)


def read_head(draft: Draft, title: str | None) -> None:
    """Mark the lines of the head and note what they say. ``title`` is a headline known beforehand."""
    for index in range(min(HEAD_LINES, len(draft.lines))):
        if not (
            read_edge(draft, index)
            or _read_field(draft, index)
            or _read_masthead(draft, index)
            or _read_name(draft, index)
            or _read_headline(draft, index, title)
        ):
            if draft.under_headline is not None or not _is_standfirst(draft, index):
                return
            draft.under_headline = index


def read_stray_date(draft: Draft) -> None:
    """A labelled date line ("14 October 2019  3 min read") that lines we do not know part from the head."""
    if draft.dates:
        return
    for index in range(min(HEAD_LINES, len(draft.lines))):
        if index in draft.taken:
            continue
        found = _credits(draft, index)
        if found and found.dates and (found.label or found.dates[0].published) and not _lacks_year(found):
            _take_credits(draft, index, found, at_foot=False)
            return


def read_edge(draft: Draft, index: int, *, at_foot: bool = False) -> bool:
    """Mark what may stand at the head as well as at the foot of a text; tell whether the line is such."""
    words = draft.lines[index].plain
    found = _credits(draft, index)
    if found and not (at_foot and _lacks_year(found)):
        _take_credits(draft, index, found, at_foot=at_foot)
        return True
    in_head = index < HEAD_LINES
    if is_release_line(words) or (in_head and issuer_in(words)):
        draft.release = True
        _note_years(draft, words)
        _read_issuer(draft, index, anything=True)
    if is_kicker_line(words) and in_head:
        draft.kickers.append(words)
        draft.mark(index, RegionKind.KICKER)
    elif is_edge_furniture(words) or (in_head and issuer_in(words)):
        draft.mark(index, RegionKind.FURNITURE)
    else:
        return _read_byline(draft, index)
    return True


def entries_of_chronicle(lines: list[Line], american: bool | None) -> frozenset[int]:
    """The lines that are nothing but a date with running text below it, where there are several such dates.

    Dates of a mere list are entries too: those with another such date on the next line.
    """
    bare = {index: date for index, line in enumerate(lines) if (date := _bare_date(line, american))}
    headed = [index for index in bare if index + 1 < len(lines) and _is_running(lines[index + 1])]
    several = len({bare[index] for index in headed}) > 1
    listed = [index for index in bare if bare.get(index + 1, bare[index]) != bare[index]]
    return frozenset((headed if several else []) + listed + [index + 1 for index in listed])


def _bare_date(line: Line, american: bool | None) -> str | None:
    if len(line.words) > _LONGEST_ENTRY or not any(character.isdigit() for character in line.words):
        return None
    found = read_credits(line.plain, american)
    return found.dates[0].stamp.value if found and found.is_bare_date else None


def _is_running(line: Line) -> bool:
    return line.closed and len(line.words.split()) > 4


def _credits(draft: Draft, index: int, *, headed: bool = False) -> Credits | None:
    """The line as a line of credits: no entry of a chronicle, and not the day of what is held somewhere.

    ``headed`` tells that a headline stands above it.
    """
    if index in draft.entries:
        return None
    words = draft.lines[index].plain
    found = read_credits(words, draft.american)
    if found and found.dates and _DATE_LABEL.match(words):
        near = draft.lines[max(0, index - 2) : index + 3]
        if any(_EVENT.fullmatch(line.plain) for line in near):
            return None
    if found and found.unknown and not (headed or found.signed or draft.headlines or _has_headline_below(draft, index)):
        return None  # "The Stannick Accord, 6 May 2014": without another headline it is the headline
    return None if found and found.is_bare_date and _goes_on(draft, index) else found


def _has_headline_below(draft: Draft, index: int) -> bool:
    return any(_could_be_headline(draft, at) for at in range(index + 1, min(index + 1 + _NEAR, len(draft.lines))))


def _goes_on(draft: Draft, index: int) -> bool:
    """Whether the line below, in the same block, goes on with a small letter: the line is part of a sentence."""
    if index + 1 == len(draft.lines) or draft.lines[index + 1].block != draft.lines[index].block:
        return False
    below = draft.lines[index + 1].plain
    return below[0].islower() and read_byline(below) is None


def _lacks_year(found: Credits) -> bool:
    return any(date.stamp.value.startswith("--") for date in found.dates)


def _take_credits(draft: Draft, index: int, found: Credits, *, at_foot: bool) -> None:
    words = draft.lines[index].plain
    above = draft.lines[index - 1].plain if index else ""
    if found.is_bare_date and _ONLY_UPDATED.fullmatch(above):
        found.dates = [date.of_updating() for date in found.dates]
    (draft.later_dates if at_foot else draft.dates).extend(found.dates)
    draft.authors += [author for author in found.authors if author not in draft.authors]
    (draft.later_outlets if at_foot else draft.outlets).extend([found.outlet] if found.outlet else [])
    draft.domains += [found.domain] if found.domain else []
    draft.kickers += [found.kicker] if found.kicker else []
    _note_years(draft, words)
    if found.release:
        draft.release = True
        draft.issuer = draft.issuer or found.issuer
        if not found.issuer:
            _read_issuer(draft, index, anything=found.headed)
    if found.signed:
        draft.mark(index, RegionKind.BYLINE)
    elif found.dates or found.outlet:
        draft.mark(index, RegionKind.DATELINE)
    else:
        draft.mark(index, RegionKind.KICKER if found.kicker else RegionKind.FURNITURE)


def _note_years(draft: Draft, words: str) -> None:
    draft.years.update(int(year) for year in _YEAR.findall(words))


def _read_byline(draft: Draft, index: int) -> bool:
    byline = read_byline(draft.lines[index].plain)
    if byline is None:
        return False
    draft.authors += [author for author in byline.authors if author not in draft.authors]
    draft.outlets += [byline.outlet] if byline.outlet else []
    draft.domains += [byline.domain] if byline.domain else []
    draft.mark(index, RegionKind.BYLINE)
    return True


def _read_field(draft: Draft, index: int) -> bool:
    """A labelled line near another one or near a date."""
    found = read_field(_labelled(draft, index))
    if found is None and index + 1 < len(draft.lines) and read_field(_labelled(draft, index + 1)):
        found = Field() if draft.lines[index].plain.endswith(":") else None  # the label of the line below
    near = [at for at in range(index - 2, index + 3) if 0 <= at < len(draft.lines) and at != index]
    if found is None or not any(read_field(draft.lines[at].plain) or _credits(draft, at) for at in near):
        return False
    draft.authors += [author for author in found.authors if author not in draft.authors]
    draft.outlets += [found.outlet] if found.outlet else []
    draft.issuer = draft.issuer or found.issuer
    draft.headlines += [found.title] if found.title else []
    kinds = ((found.title, RegionKind.TITLE), (found.authors, RegionKind.BYLINE), (found.outlet, RegionKind.DATELINE))
    draft.mark(index, next((kind for value, kind in kinds if value), RegionKind.FURNITURE))
    return True


def _labelled(draft: Draft, index: int) -> str:
    """The line, behind its label where that stands on the line above ("From:")."""
    above = draft.lines[index - 1].plain if index else ""
    return f"{above} {draft.lines[index].plain}" if above.endswith(":") else draft.lines[index].plain


def _read_masthead(draft: Draft, index: int) -> bool:
    """An outlet's name, or that of a statement's issuer, on a line of its own."""
    words = draft.lines[index].plain
    following = _has_headline_below(draft, index)
    if draft.release and not draft.issuer and following and is_body(words):
        draft.issuer = cased(words)
        draft.mark(index, RegionKind.FURNITURE)
        return True
    near = [at for at in (index - 1, index + 1) if 0 <= at < len(draft.lines)]
    if draft.outlets or not ((index == 0 and following) or any(_is_credit(draft, at) for at in near)):
        return False
    name = masthead_in(words, bool(draft.headlines or draft.kickers or following))
    if name is None:
        return False
    draft.outlets.append(name)
    draft.mark(index, RegionKind.DATELINE)
    return True


def _is_credit(draft: Draft, index: int) -> bool:
    words = draft.lines[index].plain
    return bool(_credits(draft, index) or read_byline(words) or is_kicker_line(words))


def _could_be_headline(draft: Draft, index: int) -> bool:
    line = draft.lines[index]
    if not looks_like_headline(line) or not body_follows(draft.lines, index):
        return False
    words = line.plain
    known = (is_edge_furniture, is_kicker_line, read_field, read_byline, read_credits)
    return not any(reads(words) for reads in known)


def _is_standfirst(draft: Draft, index: int) -> bool:
    """A line right under the headline, with a byline or a labelled date below it."""
    line = draft.lines[index]
    if not draft.headlines or draft.dates or draft.authors or len(line.words) > _LONGEST_STANDFIRST:
        return False
    for at in range(index + 1, min(index + 3, len(draft.lines))):
        found = _credits(draft, at)
        byline = read_byline(draft.lines[at].plain)
        if (byline and byline.authors) or (found and (found.signed or found.outlet or found.label)):
            return True
        if found is None:
            return False
        if any(date.published for date in found.dates):
            return True
    return False


def _read_headline(draft: Draft, index: int, title: str | None) -> bool:
    """A headline alone on its line, or above a byline; the second may repeat it or stand under it, no third may."""
    line = draft.lines[index]
    known = title is not None and same_words(line.words, title)
    repeated = any(same_words(line.words, headline) for headline in draft.headlines)
    if not known and not repeated:
        distinct = {headline.casefold() for headline in draft.headlines}
        if len(distinct) > 1 or draft.under_headline is not None or index in draft.entries:
            return False
        if draft.headlines and read_bare_name(line.plain):
            return False
        if not looks_like_headline(line) or not body_follows(draft.lines, index):
            return False
        if not line.alone and not _only_edges_below(draft, index):
            return False
    draft.headlines.append(line.plain)
    draft.mark(index, RegionKind.TITLE)
    return True


def _only_edges_below(draft: Draft, index: int) -> bool:
    """Whether the rest of the line's block is date lines, bylines and furniture, or some of them and then the text."""
    block = draft.lines[index].block
    below = [at for at in range(index + 1, min(index + 6, len(draft.lines))) if draft.lines[at].block == block]
    if index and draft.lines[index - 1].block == block and index - 1 not in draft.taken:
        return False
    for count, at in enumerate(below):
        if not _is_edge(draft, at):
            line = draft.lines[at]
            return count > 0 and line.closed and len(line.words.split()) > 5 and not line.words[0].islower()
    return True


def _is_edge(draft: Draft, index: int) -> bool:
    words = draft.lines[index].plain
    return bool(
        is_edge_furniture(words)
        or _credits(draft, index, headed=True)
        or read_field(words)
        or read_byline(words)
        or read_bare_name(words)
        or is_post(words)
        or is_post_of_writer(words)
        or masthead_in(words, among_headlines=True)
    )


def _read_name(draft: Draft, index: int) -> bool:
    """A person's name alone between headline and text, or a post under a name."""
    line = draft.lines[index]
    above = draft.lines[index - 1] if index else None
    under_another = above is not None and above.block == line.block and index - 1 in draft.taken
    if under_another and draft.authors and (is_post(line.words) or is_post_of_writer(line.words)):
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


def _read_issuer(draft: Draft, index: int, *, anything: bool) -> None:
    """The body that issues a press statement: named in the line itself, else in the one above "News release".

    In the same block ``anything`` above a header is its issuer's name; elsewhere it must be a body's.
    """
    if named := issuer_in(draft.lines[index].plain):
        draft.issuer = named
        return
    if index == 0 or draft.issuer or draft.lines[index - 1].plain not in draft.headlines:
        return
    above = draft.lines[index - 1]
    if is_body(above.plain) or (anything and above.block == draft.lines[index].block):
        draft.issuer = cased(above.plain)
        draft.untitle(index - 1)
