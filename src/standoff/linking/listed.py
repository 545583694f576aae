"""A list of parties that a user can write: who is known beforehand, under which names, and when.

A plain TOML file (docs/parties.md). Never used unless it is asked for; the first list is shipped as ``uk-health``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from standoff.errors import InvalidValue, UnreadableSource
from standoff.ontology import PartialDate, Party, PartyKind, Sector
from standoff.text import folded


@dataclass(frozen=True, slots=True)
class ListedParty:
    """A party of a list: its name, what else it is called, and from when to when it went by these names.

    ``aliases`` hold acronyms too. ``part_of`` and ``succeeds`` are names of other parties of the list. Raises
    InvalidValue (``bad-value``) as Party does, and (``bad-date``) when it would end before it began.
    """

    party: Party
    start: PartialDate | None = None
    end: PartialDate | None = None

    def __post_init__(self) -> None:
        if self.start and self.end and self.end.is_before(self.start):
            raise InvalidValue("bad-date", f"{self.party.name} cannot end in {self.end} having begun in {self.start}")

    @property
    def names(self) -> tuple[str, ...]:
        """Its name, then its aliases."""
        return (self.party.name, *self.party.aliases)

    def may_be_met(self, date: PartialDate | None) -> bool:
        """Tell whether it went by its names on ``date``, as far as that is known."""
        if date is None:
            return True
        began = self.start is None or self.start.earliest <= date.latest
        return began and (self.end is None or date.earliest <= self.end.latest)


def text_of(named: str | Path) -> str:
    """Return the text of a list of parties: one that is shipped ("uk-health"), or a file.

    Raises UnreadableSource (``not-found``, ``not-allowed``, ``not-text``).
    """
    lists = resources.files(__package__) / "lists"
    known = sorted(each.name.removesuffix(".toml") for each in lists.iterdir() if each.name.endswith(".toml"))
    if str(named) in known:
        return (lists / f"{named}.toml").read_text(encoding="utf-8")
    try:
        return Path(named).read_text(encoding="utf-8")
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        todo = f"name a file, or a list that is shipped: {', '.join(known)}"
        raise UnreadableSource("not-found", "there is no such list of parties", where=str(named), todo=todo) from None
    except PermissionError:
        raise UnreadableSource("not-allowed", "the list of parties may not be read", where=str(named)) from None
    except UnicodeDecodeError:
        raise UnreadableSource("not-text", "a list of parties is text in UTF-8", where=str(named)) from None


def load(named: str | Path) -> tuple[ListedParty, ...]:
    """Return the parties of a list, shipped or in a file; raises what ``text_of`` and ``parse`` raise."""
    return parse(text_of(named), str(named))


def shipped(name: str = "uk-health") -> tuple[ListedParty, ...]:
    """Return the parties of a list that comes with the program; UnreadableSource (``not-found``) without one."""
    return load(name)


def parse(text: str, where: str = "the list of parties") -> tuple[ListedParty, ...]:
    """Return the parties that ``text``, TOML, lists, in its order; ``where`` names it in errors.

    Raises InvalidValue (``bad-list``) for what is no TOML, a field that is not known, missing or of another type, a
    name given twice, and a ``part_of`` or ``succeeds`` that is not in the list or leads in a circle; ``bad-date`` for
    a date that is none.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidValue("bad-list", f"not TOML: {error}", where=where) from None
    rows = table.pop("party", [])
    if table:
        raise _bad(f"there is no field {min(table)!r}", where, "each party begins with a line [[party]]")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise _bad("no list of parties", where, "each party begins with a line [[party]]")
    listed = tuple(_row(row, f"{where}, party {number}") for number, row in enumerate(rows, start=1))
    _check(listed, where)
    return listed


_TEXTS = ("name", "kind", "sector", "part_of", "succeeds", "from", "to")
_FIELDS = frozenset({*_TEXTS, "acronyms", "aliases"})


def _row(row: Mapping[str, object], where: str) -> ListedParty:
    if unknown := sorted(set(row) - _FIELDS):
        raise _bad(f"there is no field {unknown[0]!r}", where, f"the fields are {', '.join(sorted(_FIELDS))}")
    given = {field: _text(row, field, where) for field in _TEXTS}
    name = given["name"]
    if name is None:
        raise _bad("a party without a name", where, 'give it one: name = "…"')
    aliases = dict.fromkeys(_texts(row, "acronyms", where) + _texts(row, "aliases", where))
    party = Party(
        name=name,
        kind=PartyKind(_choice(given["kind"] or "organisation", [str(kind) for kind in PartyKind], "kind", where)),
        sector=Sector(_choice(given["sector"], [str(s) for s in Sector], "sector", where)) if given["sector"] else None,
        aliases=tuple(alias for alias in aliases if alias != name),
        succeeds=given["succeeds"],
        part_of=given["part_of"],
    )
    start, end = (PartialDate(given[end]) if given[end] else None for end in ("from", "to"))  # type: ignore[arg-type]
    return ListedParty(party, start, end)


def _text(row: Mapping[str, object], field: str, where: str) -> str | None:
    value = row.get(field)
    if value is not None and (not isinstance(value, str) or not value.strip()):
        raise _bad(f"{field} is no text", where, f'write {field} = "…"')
    return value.strip() if isinstance(value, str) else None


def _texts(row: Mapping[str, object], field: str, where: str) -> list[str]:
    value = row.get(field, [])
    if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
        raise _bad(f"{field} is no list of texts", where, f'write {field} = ["…", "…"]')
    return [each.strip() for each in value]


def _choice(value: str | None, known: list[str], field: str, where: str) -> str:
    if value not in known:
        raise _bad(f"{value!r} is no {field}", where, f"the {field} is one of {', '.join(known)}")
    return value


def _check(listed: tuple[ListedParty, ...], where: str) -> None:
    """Raise InvalidValue (``bad-list``) unless names are given once and lead somewhere, in no circle."""
    names: dict[str, ListedParty] = {}
    for each in listed:
        if folded(each.party.name) in names:
            raise _bad(f"{each.party.name!r} is listed twice", where, "put its names together in one entry")
        names[folded(each.party.name)] = each
    for each in listed:
        for field in ("part_of", "succeeds"):
            _follow(each, field, names, where)


def _follow(each: ListedParty, field: str, names: Mapping[str, ListedParty], where: str) -> None:
    met = {folded(each.party.name)}
    at: ListedParty = each
    while (name := getattr(at.party, field)) is not None:
        if folded(name) not in names:
            raise _bad(f"{field} of {at.party.name!r} is {name!r}, which is not listed", where, "list it too")
        if folded(name) in met:
            raise _bad(f"{field} of {each.party.name!r} leads in a circle", where, "one of them is wrong")
        met.add(folded(name))
        at = names[folded(name)]


def _bad(what: str, where: str, todo: str) -> InvalidValue:
    return InvalidValue("bad-list", what, where=where, todo=todo)
