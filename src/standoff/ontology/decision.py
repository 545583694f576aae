"""Decisions: what people made of what the machine proposed. Append-only, signed, dated, reversible."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from standoff.errors import InvalidValue
from standoff.ontology.anchor import Anchor


class Verb(StrEnum):
    """What a person can decide."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    ADD = "add"
    MERGE = "merge"
    SPLIT = "split"
    FORBID_MERGE = "forbid-merge"
    REGROUP = "regroup"
    NOTE = "note"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Decision:
    """One person's decision about one subject.

    ``subject`` is the id of a finding, the name of a party, the wording of an issue or, for ``undo``, the id of a
    decision. ``anchor`` holds the words a decision about a finding rests on, so that it follows them when ``source`` is
    read again; ``sha256`` is the digest of the text it was made on, in which the anchor's position is certain.
    ``changes`` are (field, value) pairs, values as JSON text; which ones a verb takes is in docs/curation.md. Raises
    InvalidValue (``bad-value``) when the author is empty, the time has no zone, or a correction changes nothing.
    """

    id: str
    verb: Verb
    subject: str
    author: str
    made: dt.datetime
    source: str | None = None
    anchor: Anchor | None = None
    changes: tuple[tuple[str, str], ...] = ()
    note: str | None = None
    sha256: str | None = None

    def __post_init__(self) -> None:
        if not self.author.strip():
            raise InvalidValue("bad-value", "a decision needs its author", where=self.id)
        if self.made.tzinfo is None:
            raise InvalidValue("bad-value", "a decision's time needs a time zone", where=self.id)
        if self.verb is Verb.CORRECT and not self.changes:
            raise InvalidValue("bad-value", "a correction must change something", where=self.id)
