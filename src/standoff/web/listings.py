"""What several listings share: a page of entries, the words that they rest on, and whose pages their names lead to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from standoff.query import Quote, Record
from standoff.query import View as Entries
from standoff.store import Choice, Page
from standoff.web.asked import Asked
from standoff.web.views import Pages

#: How many entries a page lists, and how many places of each it shows.
SIZE, PLACES = 40, 6

#: How many channels of talks a page lists: each has steps of its own.
TALKS = 20


def listed(
    record: Record, entries: Entries, choice: Choice, asked: Asked, *, newest: bool = False, size: int = SIZE
) -> tuple[Page[Any], Pages]:
    """Return the page of ``entries`` that is asked for, and where it stands among all pages."""
    number = asked.number("page", 1)
    page = record.entries(entries, choice, limit=size, offset=(number - 1) * size, newest=newest)
    return page, Pages(number, size, page.total)


def words(record: Record, entries: Iterable[Any], each: int = PLACES) -> Mapping[str, tuple[Quote, ...]]:
    """Return, by entry, the words of the facts that it rests on: at most ``each`` places, oldest first."""
    wanted = {entry.id: entry.evidence[: 4 * each] for entry in entries}  # enough to show, however much there is
    found = record.quotes({fact for facts in wanted.values() for fact in facts})
    by_fact = {quote.fact: quote for quote in found}
    order = {fact: number for number, fact in enumerate(by_fact)}
    return {
        id: tuple(by_fact[fact] for fact in sorted((f for f in facts if f in order), key=order.__getitem__)[:each])
        for id, facts in wanted.items()
    }


def evidence(entries: Iterable[Any], each: int = PLACES) -> Iterator[str]:
    """Yield the facts that ``entries`` and their single steps (``points``) rest on, the first ``each`` of every one."""
    for entry in entries:
        yield from entry.evidence[:each]
        for point in getattr(entry, "points", ()):
            yield from point.evidence[:each]


def steps(record: Record, facts: Iterable[str]) -> Mapping[str, Quote]:
    """Return the words of ``facts`` by their ids: for steps that each rest on facts of their own."""
    return {quote.fact: quote for quote in record.quotes(set(facts))}


def party_choice(record: Record, asked: Asked, **more: Any) -> tuple[Choice, tuple[str, ...]]:
    """Return the choice that asks for one party or a pair (``party``, ``with``), by the names of the record."""
    given = (name for each in ("party", "with") if (name := asked.text(each)))
    names = tuple(map(record.name_of, given))
    choice = Choice(parties=names, since=asked.day("since"), until=asked.day("until", last=True), **more)
    return choice, names
