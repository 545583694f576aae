"""What waits for a person: facts in doubt that nobody has looked at, and decisions whose words are gone."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from struct import Struct

from standoff.curation import Orphan
from standoff.curation.doubt import Doubt, is_doubtful
from standoff.curation.review import RANKS

#: How many facts of the queue are kept: more than anybody looks at before the record is put together anew.
KEPT = 5_000


@dataclass(frozen=True, slots=True)
class Waiting:
    """A fact (``id``) that nobody has looked at; doubt and reasons as ``curation.doubt`` has them."""

    id: str
    score: float
    hanging: int
    reasons: tuple[str, ...]
    evidence: tuple[str, ...] = ()

    @property
    def standing(self) -> str:
        """``doubtful`` or ``likely``, by the doubt alone, however much hangs on it."""
        return "doubtful" if is_doubtful(self.score, self.hanging) else "likely"


@dataclass(frozen=True, slots=True)
class Orphaned:
    """A decision (``id``) that nothing in the record answers to now, and why."""

    id: str
    reason: str
    evidence: tuple[str, ...] = ()


def packed(doubts: Iterable[Doubt]) -> bytes:
    """Return ``doubts`` of one document in few bytes: what ``foremost`` puts in order, and makes entries of."""
    return b"".join(_LENGTH.pack(len(each)) + each for each in map(_packed, doubts))


def _packed(doubt: Doubt) -> bytes:
    """What ``most_doubtful`` sorts by, but for the document, as bytes that come in the same order; then the rest."""
    fact = doubt.fact
    place = (fact.span.start + 1, fact.span.end + 1) if fact.span else (0, 0)
    falling = _ALL - _BITS.unpack(_DOUBLE.pack(doubt.score))[0]  # no score is below 0: the more, the fewer bits
    told = "\x1f".join((fact.id, *doubt.reasons)).encode()
    return (
        _FIRST.pack(not doubt.doubtful, falling, RANKS[fact.kind])
        + _THEN.pack(*place)
        + told
        + _HELD.pack(doubt.hanging)
    )


def foremost(documents: Iterable[bytes]) -> Iterator[Waiting]:
    """Yield the most doubtful of what is packed of ``documents``, which come in the order of their facts."""
    for key in heapq.nsmallest(KEPT, _keys(documents)):
        id, *reasons = key[_FIRST.size + _NUMBER.size + _THEN.size : -_HELD.size].decode().split("\x1f")
        (score,) = _DOUBLE.unpack(_BITS.pack(_ALL - _FIRST.unpack_from(key)[1]))
        (hanging,) = _HELD.unpack_from(key, len(key) - _HELD.size)
        yield Waiting(id, score, hanging, tuple(reasons), (id,))


def _keys(documents: Iterable[bytes]) -> Iterator[bytes]:
    for number, doubts in enumerate(documents):
        at, among = 0, _NUMBER.pack(number)
        while at < len(doubts):
            start = at + _LENGTH.size
            at = start + _LENGTH.unpack_from(doubts, at)[0]
            yield doubts[start : start + _FIRST.size] + among + doubts[start + _FIRST.size : at]


_FIRST, _NUMBER, _THEN, _HELD, _LENGTH = Struct(">?QB"), Struct(">I"), Struct(">II"), Struct(">I"), Struct(">I")
_BITS, _DOUBLE, _ALL = Struct(">Q"), Struct(">d"), (1 << 64) - 1


def orphaned(orphans: Iterable[Orphan]) -> tuple[Orphaned, ...]:
    """Return ``orphans`` as they are kept, each decision once."""
    return tuple(Orphaned(id, reason) for id, reason in {o.decision.id: o.reason for o in orphans}.items())
