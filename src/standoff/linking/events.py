"""Reports of one act: which act facts tell of one event, so that it is counted once and every account is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from standoff.ontology import Copy, Fact, SameAct


def propose(
    acts: Iterable[Fact], copies: Iterable[Copy] = (), wholes: Mapping[str, str] = MappingProxyType({})
) -> tuple[SameAct, ...]:
    """Return which act facts, already in the record's names, report one event; sorted, one join for each report.

    ``copies`` tells which documents print one article; ``wholes`` gives, by a part's name, what it belongs to (a
    committee's act may be told as its union's). Acts of different days are never joined. What two reports differ in
    (status, polarity, who says so) keeps nobody from joining them: they are then differing accounts. Facts that are
    no acts are left out; the order of ``acts`` is no matter.
    """
    raise NotImplementedError
