"""Readers' comments below an article: "READERS' COMMENTS [6]", then name, date and time, and the words of each.

The first comment's head settles how all the others are written (one line or two, with a time or without), so that a
date mentioned inside a comment opens no new one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from standoff.ontology import Comment, DateBasis, PartialDate, Region, RegionKind, Span
from standoff.sources.house.dateline import find_date, find_time
from standoff.sources.house.furniture import is_furniture
from standoff.sources.house.lines import Line

_HEADER = re.compile(
    r"(?:(?:view|show|read|all) )?(?:the )?(?:(?P<owner>(?:reader|user)s?[’']?s?|your) )?"
    r"(?P<word>comments?|responses?|replies)"
    r"(?: ?[:\[(] ?(?P<count>\d{1,5})? ?[\])]?)?"
    r"|(?P<before>\d{1,5}) (?:(?:reader|user)s?[’']?s? )?(?:comments?|responses?|replies)"
    r"(?: (?:on|to|so far)\b.{0,150})?",
    re.IGNORECASE,
)
_BEFORE_NAME = re.compile(r"(?:posted by|comment by|by|from)[: ]\s*", re.IGNORECASE)
_AFTER_DATE = re.compile(
    r"[\s,|·•()\[\]#:–—-]*(?:\b(?:says?|said|wrote|writes|gmt|bst|utc|e[sd]?t|reply|report|permalink|link|edited"
    r"|hours|hrs)\b[\s,|·•()\[\]#:–—-]*)*",
    re.IGNORECASE,
)
_BEFORE_DATE = re.compile(
    r"[\s,|·•(\[–—-]*(?:\b(?:said|says|wrote|writes|on|at|posted|commented"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)\b:?[\s,|·•(\[–—-]*)*\Z",
    re.IGNORECASE,
)
_BUTTON = re.compile(
    r"(?:(?:log in to )?reply|report(?: (?:abuse|this|comment|as inappropriate))?|(?:un)?like|share|permalink|recommend"
    r"|\d+ (?:likes?|recommendations?|upvotes?)|(?:up|down)vote|flag|(?:load|show|view) more(?: comments)?"
    r"|(?:please )?(?:log|sign) ?in (?:or register )?to (?:comment|post|reply).{0,60}"
    r"|(?:comments|this discussion|commenting) (?:are|is) (?:now )?closed.{0,80}"
    r"|(?:leave|post|add) (?:a|your) (?:comment|reply).{0,60}|(?:sort|order)(?:ed)? by.{0,60})(?:\W+reply)?\W*",
    re.IGNORECASE,
)
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class CommentSection:
    """What stands below an article: the index of the line that opens it, its regions in order, and the comments."""

    first_line: int
    regions: tuple[Region, ...]
    comments: tuple[Comment, ...]
    stated: int | None


#: A line longer than this, in code points, is running text: a comment section follows some.
_SENTENCE = 60


@dataclass(frozen=True, slots=True)
class _Head:
    """The line or two that name a comment's author and time."""

    first: int
    last: int
    author: str
    posted: str

    @property
    def layout(self) -> tuple[int, bool]:
        """How the heads of one section look alike: how many lines, and whether with a time of day."""
        return self.last - self.first, "T" in self.posted


def find_comments(lines: list[Line], american: bool | None = None) -> CommentSection | None:
    """Take a text's lines; return the comment section, which runs to the end of the text, or None.

    A header without a number ("Comments") needs a comment's head soon after it; one with a number need not.
    """
    for index, line in enumerate(lines):
        match = _HEADER.fullmatch(line.words) if len(line.words) < 200 else None
        stated = (match["count"] or match["before"]) if match else None
        if not match or (index == 0 and stated is None) or _names_a_column(lines, index):
            continue
        heads = _heads(lines, index + 1, american)
        if heads or (stated and index > len(lines) // 3 and _stands_apart(lines, index)):
            return _section(lines, index, heads, int(stated) if stated else None)
    return None


def _names_a_column(lines: list[Line], index: int) -> bool:
    """ "Comment" above the first paragraph is the name of a column, not the head of readers' comments."""
    bare = lines[index].words.lower().strip(" :") == "comment"
    return bare and not any(len(before.words) > _SENTENCE for before in lines[:index])


def is_comment_header(words: str) -> bool:
    """Tell whether ``words`` head a comment section ("READERS' COMMENTS [6]", "12 comments")."""
    return len(words) < 200 and _HEADER.fullmatch(words) is not None


def is_comment_button(words: str) -> bool:
    """Tell whether ``words`` are a button under a comment ("Reply", "Report abuse")."""
    return len(words) < 120 and _BUTTON.fullmatch(words) is not None


def _stands_apart(lines: list[Line], index: int) -> bool:
    return lines[index].alone and index > 0


def _heads(lines: list[Line], start: int, american: bool | None) -> list[_Head]:
    found: list[_Head] = []
    index = start
    while index < len(lines):
        head = _read_head(lines, index, american)
        if head and (not found or head.layout == found[0].layout):
            found.append(head)
            index = head.last + 1
            continue
        if not found and index >= start + 6:
            break
        index += 1
    return found


def _read_head(lines: list[Line], index: int, american: bool | None) -> _Head | None:
    """One line ("Name 4 October, 2019 10:26 am") or two (name; date and time)."""
    words = lines[index].words
    if len(words) > 140:
        return None
    if stamped := _stamped(words, american):
        name, posted = stamped
        return _Head(index, index, name, posted) if _is_name(name) else None
    if index + 1 < len(lines) and _is_name(name := _clean_name(words)) and len(lines[index + 1].words) < 60:
        below = _stamped(lines[index + 1].words, american)
        if below and not below[0]:
            return _Head(index, index + 1, name, below[1])
    return None


def _stamped(words: str, american: bool | None) -> tuple[str, str] | None:
    """The name in front of a date that ends the line ("" when the date stands alone), and the date with its time."""
    stamp = find_date(words, american)
    if stamp is None:
        return None
    start, end, value = stamp.start, stamp.end, stamp.value
    if time := find_time(words, end):
        if words[end : time[0]].strip(" ,|·•T-–—") not in {"", "at"}:
            return None
        end, value = time[1], f"{value}T{time[2]}"
    elif (time := find_time(words[:start])) and not words[time[1] : start].strip(" ,|·•-–—").removeprefix("on").strip():
        start, value = time[0], f"{value}T{time[2]}"
    if not _AFTER_DATE.fullmatch(words, end):
        return None
    front = words[:start]
    cut = _BEFORE_DATE.search(front)
    return _clean_name(front[: cut.start()] if cut else front), value


def _clean_name(words: str) -> str:
    return re.sub(r"\s*\b(?:says|said|wrote):?\Z", "", _BEFORE_NAME.sub("", words.strip(), count=1)).strip(" ,|·•:–—-")


def _is_name(name: str) -> bool:
    """Anything short that is no sentence: people sign as "Turn out the lights"."""
    return 0 < len(name) <= _LONGEST_NAME and len(name.split()) <= 8 and not name.endswith((".", "!", "?", ":", ","))


def _section(lines: list[Line], header: int, heads: list[_Head], stated: int | None) -> CommentSection:
    last = len(lines)
    while last > header + 1 and is_furniture(lines[last - 1].words) and not _is_head(last - 1, heads):
        last -= 1
    regions = [Region(RegionKind.COMMENTS, lines[header].span)]
    comments: list[Comment] = []
    first = heads[0].first if heads else last
    if heads:
        regions += [Region(RegionKind.FURNITURE, line.span) for line in lines[header + 1 : first]]
    else:
        for line in lines[header + 1 : last]:
            note = is_furniture(line.words) or _BUTTON.fullmatch(line.words)
            regions.append(Region(RegionKind.FURNITURE if note else RegionKind.COMMENT, line.span))
            if not note:
                comments.append(Comment(None, None, line.span))
    for number, head in enumerate(heads):
        until = heads[number + 1].first if number + 1 < len(heads) else last
        _one_comment(lines, head, until, regions, comments)
    regions += [Region(RegionKind.FURNITURE, line.span) for line in lines[last:]]
    return CommentSection(header, tuple(regions), tuple(comments), stated)


def _is_head(index: int, heads: list[_Head]) -> bool:
    return any(head.first <= index <= head.last for head in heads)


def _one_comment(lines: list[Line], head: _Head, until: int, regions: list[Region], comments: list[Comment]) -> None:
    regions.append(Region(RegionKind.COMMENTS, Span(lines[head.first].start, lines[head.last].end)))
    end = until
    while end > head.last + 1 and _BUTTON.fullmatch(lines[end - 1].words):
        end -= 1
    posted = PartialDate(head.posted, DateBasis.STATED)
    if end > head.last + 1:
        words = Span(lines[head.last + 1].start, lines[end - 1].end)
        regions.append(Region(RegionKind.COMMENT, words))
    else:
        words = Span(lines[head.last].end, lines[head.last].end)
    comments.append(Comment(head.author, posted, words))
    regions += [Region(RegionKind.FURNITURE, line.span) for line in lines[end:until]]
