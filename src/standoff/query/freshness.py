"""What the kept entries were put together from, and what the record has come to say since."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.errors import RecordError
from standoff.store import State, Store


@dataclass(frozen=True, slots=True)
class Behind:
    """What the kept entries do not show yet: how many ``decisions``, and how many new ``texts`` of articles.

    Both are 0 where something else has changed: what a better reader found, the list of parties, a file that is gone.
    """

    decisions: int
    texts: int


def stamp(state: State) -> str:
    """Return what entries are stamped with that the rules of this version make of ``state``."""
    from standoff.query.edition import EDITION  # costs reading all rules: only who asks pays

    return f"{state}:{EDITION}"


def behind(store: Store) -> Behind | None:
    """Return what the kept entries of ``store`` lack; None where they are what it says now."""
    made_from, now = store.derived_from, store.state
    if made_from == stamp(now):
        return None
    then = _then(made_from)
    return Behind(max(0, now.decisions - then.decisions), max(0, now.texts - then.texts))


def decisions_shown(store: Store) -> int:
    """Return how many decisions, the first that were made, the kept entries of ``store`` show."""
    return _then(store.derived_from).decisions


def _then(made_from: str | None) -> State:
    return State.parse((made_from or "").partition(":")[0]) or State(0, 0, 0)


def check_usable(store: Store) -> None:
    """Raise RecordError (``not-together``) unless the kept entries of ``store`` were made by this version's rules.

    A record that says nothing has no entries, and needs none.
    """
    from standoff.query.edition import EDITION

    made_from = store.derived_from
    if (made_from or "").partition(":")[2] != EDITION and store.state.changes:
        raise RecordError(
            "not-together",
            "the record has not been put together yet, or by another version of the program",
            where=str(store.path),
            todo="ask again in a moment; Record.refresh does it at once",
        )
