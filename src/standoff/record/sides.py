"""Sides: for which body somebody acts. A union's chair, its committee and its branch act for the union.

Nothing is guessed: a person acts for the body of a role that a document gives it, a committee for the body that a
document says it belongs to, and whoever has neither acts for itself. An agency that belongs to a ministry is a body of
its own: only committees, boards and branches (PartyKind.COMMITTEE) act for the whole.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from standoff.ontology import Fact


class Sides:
    """Whose side everybody named in a record is on, by date. Made from role, part, name and act facts, in any order."""

    def __init__(self, facts: Iterable[Fact] = ()) -> None:
        raise NotImplementedError

    def of(self, name: str, day: dt.date | None = None) -> str:
        """Return the body for which ``name`` acts on ``day``; ``name`` itself where nobody says.

        Of several roles the one reported nearest to ``day`` counts, of equally near ones the first by name of its
        body; without a day, the one that most documents report.
        """
        raise NotImplementedError

    def members(self, body: str) -> tuple[str, ...]:
        """Return everybody who at any time acts for ``body``, itself included, sorted."""
        raise NotImplementedError

    def answerable(self, name: str) -> bool:
        """Tell whether ``name`` can be one of two sides: a person or body, no unnamed crowd, document or outlet."""
        raise NotImplementedError
