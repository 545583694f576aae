"""The record as flat tables: what CSV, spreadsheets and Parquet files hold. A row an entry, with its facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from types import MappingProxyType
from typing import Any

from standoff.exports.safety import Cell
from standoff.exports.sure import sure_of
from standoff.ontology import ActStatus, PartialDate
from standoff.query import Record, View

#: The columns that tell how far an entry is to be relied on.
DOUBT = ("confidence", "in_doubt")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, and how its cell is read from an entry."""

    name: str
    read: Callable[[Any], object]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, what one row is, and its columns; every table ends with id, evidence and, where there is one,
    the words of the first fact. Where ``doubted``, it has how sure the surest reading is, and whether it is in doubt.
    """

    name: str
    of: str
    view: View
    columns: tuple[Column, ...]
    doubted: bool = True

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns as written: its own, then doubt, the id of the entry, its evidence and its words."""
        doubt = DOUBT if self.doubted else ()
        return (*(column.name for column in self.columns), *doubt, "id", "evidence", "words")

    def rows(self, record: Record) -> Iterator[tuple[Cell, ...]]:
        """Yield the rows of ``record``, in the order of the view."""
        entries = record.entries(self.view).items
        first = {e.evidence[0] for e in entries if getattr(e, "evidence", ())}
        words = {quote.fact: quote.words for quote in record.quotes(sorted(first))}
        sure = sure_of(record, entries) if self.doubted else None
        for entry in entries:
            evidence = getattr(entry, "evidence", ())
            told = words.get(evidence[0]) if evidence else None
            id = entry.copy if self.view is View.COPY else entry.id
            doubt = map(cell, sure(entry)) if sure else ()
            yield (*(cell(column.read(entry)) for column in self.columns), *doubt, id, cell(evidence), told)


def cell(value: object) -> Cell:
    """Return ``value`` as a cell."""
    match value:
        case None | "":
            return None
        case IntEnum():
            return value.name.lower().replace("_", " ")
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return value
        case str():
            return str(value)
        case PartialDate():
            return value.value
        case tuple() | list() | frozenset():
            return "; ".join(str(cell(each)) for each in value) or None
        case _:
            return str(value)


def _of(path: str, name: str | None = None) -> Column:
    """Return the column that reads the attribute at ``path`` ("office.person")."""

    def read(entry: Any) -> object:
        for part in path.split("."):
            entry = getattr(entry, part)
            if entry is None:
                return None
        return entry

    return Column(name or path.rpartition(".")[2], read)


def _columns(*paths: str) -> tuple[Column, ...]:
    return tuple(_of(*path.split(" as ")) for path in paths)


def _figure(what: str) -> Callable[[Any], object]:
    """Read one number of a vote, all values where sources differ: votes before shares of votes."""

    def read(entry: Any) -> object:
        given = [f for f in entry.figures if f.what == what and f.group is None]
        chosen = next((f for f in given if f.unit != "%"), given[0] if given else None)
        if chosen is None:
            return None
        values = [value for value, _ in chosen.values]
        number = f"{values[0]:g} %" if chosen.unit == "%" and what != "turnout" else values[0]
        return number if len(values) == 1 else " or ".join(f"{value:g}" for value in values)

    return read


def _standing(event: Any) -> object:
    """Read whether it happened: what is denied did not, as far as is told."""
    denied = not event.polarity and event.status is ActStatus.HAPPENED
    return ActStatus.DID_NOT_HAPPEN if denied else event.status


def _polarity(event: Any) -> object:
    return "affirmed" if event.polarity else "denied"


#: The numbers of a vote that have a column.
FIGURES = ("electorate", "returned", "turnout", "yes", "no", "spoiled")

TABLES: Mapping[str, Table] = MappingProxyType(
    {
        table.name: table
        for table in (
            Table(
                "statements", "what was said", View.STATEMENT,
                _columns(
                    "when as printed", "statement.speaker_name as speaker", "statement.speaker_kind", "statement.kind",
                    "statement.addressee", "statement.confidence", "document.publisher as outlet", "document.title",
                    "document.source",
                ),
                doubted=False,
            ),
            Table(
                "events", "one act, with all its reports", View.EVENT,
                (
                    *_columns("when as date", "when.basis as date_basis", "type", "mode", "actors", "recipients"),
                    *_columns("about"),
                    Column("status", _standing),
                    Column("polarity", _polarity),
                    *_columns("certainty", "disputed", "condition", "told_by", "documents"),
                ),
            ),
            Table(
                "channels", "talks of one pair at one level", View.CHANNEL,
                _columns("level", "parties", "state", "since", "by", "condition", "resumed", "disputed"),
            ),
            Table(
                "demands", "a demand, request, offer or invitation", View.DEMAND,
                _columns(
                    "made", "kind", "issuer", "addressees", "sought", "must_act", "deadline", "condition", "state",
                    "when as state_since", "silence",
                ),
            ),
            Table(
                "votes", "a vote", View.BALLOT,
                (
                    *_columns("when as date", "body", "motion", "kind", "result"),
                    *(Column(name, _figure(name)) for name in FIGURES),
                    *_columns("margins", "discrepancies"),
                ),
            ),
            Table(
                "agreements", "an agreement", View.AGREEMENT,
                _columns("name", "parties", "level", "state", "when as since"),
            ),
            Table(
                "positions", "a stance for as long as it is told", View.STAND,
                _columns("holder", "level", "issue", "stance", "conditions", "since", "last as until", "voices"),
            ),
            Table(
                "offices", "one person's time in an office", View.HOLDING,
                _columns(
                    "office.person", "office.role", "office.organisation", "office.start", "office.end",
                    "office.predecessor", "office.successor", "derived",
                ),
            ),
            Table(
                "index", "a pair in a period on a scale", View.POINT,
                _columns("parties", "scale", "period", "total", "mean", "cooperative", "events", "articles"),
                doubted=False,
            ),
            Table(
                "parties", "a party under its name in the record", View.PARTY,
                _columns(
                    "party.name", "party.kind", "party.sector", "party.aliases", "party.part_of", "party.succeeds"
                ),
                doubted=False,
            ),
        )
    }
)  # fmt: skip


def tables(names: Iterable[str] = ()) -> list[Table]:
    """Return the tables called ``names``, all of them without any; KeyError for one that there is not."""
    return [TABLES[name] for name in names] or list(TABLES.values())
