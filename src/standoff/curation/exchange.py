"""Decisions as JSON lines: one decision a line, to carry from one record to another. Out and in again is byte for byte.

A line that is no decision is refused with its number, and the others are taken all the same.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec

from standoff.curation.grammar import check
from standoff.curation.making import id_of
from standoff.errors import InvalidValue
from standoff.ontology import Decision


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that was not taken; lines are counted from 1."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Received:
    """What lines held: decisions that are ``new``, how many were ``known`` already, and what was ``refused``."""

    new: tuple[Decision, ...]
    known: int
    refused: tuple[Refused, ...]


def lines(decisions: Iterable[Decision]) -> Iterator[bytes]:
    """Yield each decision as one line of JSON in UTF-8, with the newline."""
    for decision in decisions:
        yield msgspec.json.encode(decision, order="deterministic") + b"\n"


def receive(told: Iterable[bytes], held: Iterable[Decision]) -> Received:
    """Return what the lines ``told`` add to the decisions ``held``; empty lines are passed over.

    A decision whose id is held with the same content is known; with another content it is refused.
    """
    by_id = {decision.id: decision for decision in held}
    new: list[Decision] = []
    known, refused = 0, []
    for number, line in enumerate(told, start=1):
        if not line.strip():
            continue
        try:
            decision = read(line)
        except InvalidValue as error:
            refused.append(Refused(number, error.what))
            continue
        if decision.id not in by_id:
            by_id[decision.id] = decision
            new.append(decision)
        elif by_id[decision.id] == decision:
            known += 1
        else:
            refused.append(Refused(number, f"another decision already has the id {decision.id}"))
    return Received(tuple(new), known, tuple(refused))


def read(line: bytes) -> Decision:
    """Return the decision that ``line`` holds; InvalidValue (``bad-value``) when it holds none, or a broken one."""
    try:
        decision = msgspec.json.decode(line.removeprefix(codecs.BOM_UTF8), type=Decision)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InvalidValue("bad-value", f"this is no decision: {error}") from error
    check(decision)
    if decision.id != id_of(decision):
        raise InvalidValue("bad-value", "its id does not belong to what it says: it was changed by hand")
    return decision
