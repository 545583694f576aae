"""Views drawn as pages: the templates, and the few words that they ask for (dates, numbers, names of things)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined

from standoff.errors import InvalidValue
from standoff.ontology import PartialDate, Precision
from standoff.query import Behind
from standoff.store import MARK_END, MARK_START
from standoff.web.addresses import Addresses
from standoff.web.views import View

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

#: A party's name as record.parties tells it from another of that name.
_APART = re.compile(r"(?P<name>[^()]+) \((?P<where>[^()]+?)(?:, (?P<date>\d{4}(?:-\d\d){0,2}))?\)(?: \[[\w-]+\])?")

#: The pages that the head of every page leads to, in the order in which a reader would ask.
CONTENTS = (
    ("overview", "Overview"),
    ("timeline", "Timeline"),
    ("dialogue", "Dialogue"),
    ("demands", "Demands and offers"),
    ("mandates", "Votes and mandates"),
    ("agreements", "Agreements"),
    ("positions", "Positions"),
    ("parties", "Parties"),
    ("network", "Network"),
    ("statements", "Statements"),
    ("review", "Review"),
    ("sources", "Sources"),
)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("standoff.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        apart=apart,
        day=day,
        month=month,
        number=number,
        count=count,
        marked=marked,
        sentence=sentence,
        safe_url=safe_url,
    )
    return made


def draw(view: View, addresses: Addresses, about: Mapping[str, Any]) -> str:
    """Return ``view`` as a page. ``about`` is what every page tells of the record and of the one who reads it."""
    template = _environment().get_template(f"{view.name}.html")
    return template.render(
        title=view.title,
        name=view.name,
        facts=view.facts,
        contents=CONTENTS,
        page=addresses.page,
        file=addresses.file,
        **about,
        **view.shown,
    )


def twin(view: View, behind: Behind | None = None) -> bytes:
    """Return the JSON twin of ``view``: its facts under its name, dates as ISO text; the same facts, the same bytes.

    ``behind`` tells how many decisions and texts the facts do not show yet.
    """
    told = {
        "format": "standoff-page/1", "page": view.name, "title": view.title, "behind": behind, "facts": view.facts
    }  # fmt: skip
    return msgspec.json.format(msgspec.json.encode(told, enc_hook=_plain, order="deterministic"), indent=1)


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    raise NotImplementedError(f"{type(value).__name__} has no form in JSON")


def day(date: PartialDate | dt.date | None, missing: str = "undated") -> str:
    """Return ``date`` as people write it, as fine as it is known: "14 May 2014", "May 2014", "2014"."""
    if date is None:
        return missing
    if isinstance(date, dt.date):
        return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"
    if date.precision is Precision.YEAR:
        return date.value
    if date.precision is Precision.MONTH:
        return f"{_MONTHS[int(date.value[5:7]) - 1]} {date.value[:4]}"
    return f"{int(date.value[8:10])} {_MONTHS[int(date.value[5:7]) - 1]} {date.value[:4]}"


def month(text: str) -> str:
    """Return the period ``2014-05`` as "May 2014", ``2014-Q2`` and ``2014`` as they are."""
    year, _, rest = text.partition("-")
    return f"{_MONTHS[int(rest) - 1]} {year}" if rest.isdecimal() else text


def number(value: float) -> str:
    """Return ``value`` with thousands apart and no more places than it needs."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def count(value: int, one: str, many: str | None = None) -> str:
    """Return how many of a thing: "1 article", "2 articles"."""
    return f"{value:,} {one if value == 1 else many or one + 's'}"


def apart(name: str) -> tuple[str, str | None]:
    """Return a party's name and, where the record had to add it, what tells it from others of that name.

    "delegates (The Tideway, 2017-05-23) [dea8cf5f7a2]" are delegates, "The Tideway, 23 May 2017"; the document's id
    tells two of one outlet and day apart in addresses and is nothing to read.
    """
    found = _APART.fullmatch(name)
    if not found:
        return name, None
    where, date = found["where"], found["date"]
    if date is None:
        return found["name"], where
    try:
        return found["name"], f"{where}, {day(PartialDate(date))}"
    except InvalidValue:  # an outlet that calls itself so
        return name, None


def sentence(text: str) -> str:
    """Return ``text`` with a capital at its beginning and nothing else changed."""
    return text[:1].upper() + text[1:]


def marked(snippet: str) -> list[tuple[bool, str]]:
    """Return a search's snippet in pieces, each with whether it was searched for; the template escapes them."""
    pieces: list[tuple[bool, str]] = []
    for index, part in enumerate(snippet.split(MARK_START)):
        found, end, rest = part.partition(MARK_END)
        if index == 0 or not end:
            pieces.append((False, part.replace(MARK_END, "")))
        else:
            pieces += [(True, found), (False, rest.replace(MARK_END, ""))]
    return [(is_found, text) for is_found, text in pieces if text]


def safe_url(url: str | None) -> str | None:
    """Return ``url`` when it is an ordinary web address, else None: what an article gives is never run."""
    if url is None or " " in url or not url.isprintable():
        return None
    return url if url.lower().startswith(("http://", "https://")) else None


Filter = Callable[..., object]
