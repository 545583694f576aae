"""What changed between two accounts: what appeared, moved to another state, is contradicted, or went, view by view."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from standoff.ontology import PartialDate
from standoff.record.account import Account


class ChangeKind(StrEnum):
    """How an entry changed."""

    APPEARED = "appeared"
    MOVED = "moved"  # it stands in another state
    CONTRADICTED = "contradicted"  # accounts of it differ that did not before
    ADDED_TO = "added to"  # more evidence, nothing else
    WENT = "went"  # no longer in the record: a document was re-read, or a person rejected it


@dataclass(frozen=True, slots=True)
class Change:
    """One entry's change. ``view`` is the account's field ("channels"), ``entry`` the entry's id; ``was`` and ``now``
    are its states in words, None where it was or is not there. ``evidence`` are the facts that are new to it (of one
    that went, those it had).
    """

    id: str
    parties: tuple[str, ...]
    when: PartialDate | None
    evidence: tuple[str, ...]
    view: str
    kind: ChangeKind
    entry: str
    title: str
    was: str | None
    now: str | None


def between(before: Account, after: Account) -> tuple[Change, ...]:
    """Return what is different in ``after``, by view, date and id. Nothing where the two are the same."""
    raise NotImplementedError
