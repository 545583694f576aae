"""The same article in another place: reprints and near copies, told by the runs of words two texts share.

MinHash over word shingles (Broder, 1997) estimates the overlap of two texts from short signatures; banding (Leskovec,
Rajaraman and Ullman, *Mining of Massive Datasets*, chapter 3) finds the pairs worth comparing without comparing all.
Hashes come from hashlib and fixed seeds, so that every machine has the same signatures.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from standoff.errors import InvalidValue
from standoff.ontology import Copy, CopyKind, DocumentHead
from standoff.text import folded

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: How many words make a run. Four: an edited word spoils four runs, and two articles on one event share few.
RUN = 4

#: Bands of rows: two texts are compared when a band agrees. A Jaccard index of one third is met in 96 of 100 pairs,
#: one of 0.01 (two articles on one subject) in 1 of 10,000.
BANDS, ROWS = 85, 3

#: The least share of the shorter text's runs that makes a near copy, and a reprint.
NEAR_COPY, REPRINT = 0.5, 0.8

#: Texts with fewer runs than this say too little to tell a copy from a common phrase.
SHORTEST = 20

#: How many minima of a text are worked out together.
_BLOCK = 32

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_AGENCY = re.compile(r"\b(?:agency|newswire|wire|press association|associated press)\b", re.I)


@dataclass(frozen=True, slots=True)
class Signature:
    """What is kept of a text to find its copies: ``minima``, 32-bit little-endian, and how many ``runs`` it has.

    Raises InvalidValue (``bad-value``) for minima of another length than BANDS times ROWS, which another version made.
    """

    minima: bytes
    runs: int

    def __post_init__(self) -> None:
        if len(self.minima) != 4 * BANDS * ROWS:
            raise InvalidValue("bad-value", f"a signature has {BANDS * ROWS} minima", todo="sign the text again")


def signature(text: str) -> Signature:
    """Return the signature of ``text``: of its runs of RUN words, whatever their case, marks and white space."""
    import numpy as np

    runs = _runs(text)
    if not len(runs):
        return Signature(b"\xff" * (4 * BANDS * ROWS), 0)
    factors, summands = _seeds()
    minima = np.empty(BANDS * ROWS, dtype=np.uint32)
    for start in range(0, BANDS * ROWS, _BLOCK):  # a few at a time stay in the processor's cache
        block = slice(start, start + _BLOCK)
        mixed = runs[None, :] * factors[block, None]
        mixed += summands[block, None]
        upper = (mixed >> np.uint64(32)).astype(np.uint32)  # all that is kept of mixed ^ mixed >> 29
        upper ^= upper >> np.uint32(29)
        minima[block] = upper.min(axis=1)
    return Signature(minima.astype("<u4").tobytes(), len(runs))


def _runs(text: str) -> NDArray[np.uint64]:
    """The hashes of the different runs of ``text``."""
    import numpy as np

    words = [word.encode() for word in _WORD.findall(folded(text.replace("\u00ad", "")))]
    runs = {b" ".join(run) for run in zip(*(words[n:] for n in range(RUN)), strict=False)}
    hashes = b"".join(hashlib.blake2b(run, digest_size=8).digest() for run in runs)
    return np.frombuffer(hashes, dtype="<u8").astype(np.uint64)


@cache
def _seeds() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """An odd factor and a summand for each minimum."""
    import numpy as np

    def drawn(which: str) -> list[int]:
        digests = (hashlib.sha256(f"{which} {n}".encode()).digest() for n in range(BANDS * ROWS))
        return [int.from_bytes(digest[:8], "little") for digest in digests]

    factors = np.array(drawn("factor"), dtype=np.uint64) | np.uint64(1)
    return factors, np.array(drawn("summand"), dtype=np.uint64)


def propose(heads: Iterable[DocumentHead], signatures: Mapping[str, Signature]) -> tuple[Copy, ...]:
    """Return for each document that prints what an earlier one printed, which one, sorted by copy.

    ``signatures`` gives each document's by its id; one without is left out. The original is the earliest of those it
    resembles: published first, of one day an agency's before others', then the longer text, then the lower id;
    what has no date comes last. A copy has one original, and the order of ``heads`` is no matter.
    """
    known = {head.id: head for head in heads if head.id in signatures and signatures[head.id].runs >= SHORTEST}
    age = {id: _age(head, signatures[id]) for id, head in known.items()}
    found: dict[str, Copy] = {}
    for one, other in sorted(_candidates(known, signatures)):
        earlier, later = sorted((one, other), key=age.__getitem__)
        share = similarity(signatures[earlier], signatures[later])
        if share < NEAR_COPY:
            continue
        kind = CopyKind.REPRINT if share >= REPRINT else CopyKind.NEAR_COPY
        held = found.get(later)
        if held is None or age[earlier] < age[held.original]:
            found[later] = Copy(earlier, later, kind, round(share, 3))
    return tuple(found[id] for id in sorted(found))


def similarity(one: Signature, other: Signature) -> float:
    """Return the share of the shorter text's runs that both hold, as the signatures have it; from 0 to 1."""
    import numpy as np

    if not one.runs or not other.runs:
        return 0.0
    equal = np.frombuffer(one.minima, dtype="<u4") == np.frombuffer(other.minima, dtype="<u4")
    jaccard = float(equal.mean())
    shared = jaccard * (one.runs + other.runs) / (1 + jaccard)
    return min(1.0, shared / min(one.runs, other.runs))


def _candidates(known: Mapping[str, DocumentHead], signatures: Mapping[str, Signature]) -> set[tuple[str, str]]:
    """The pairs of ids that agree in a band. Of many that agree, each is paired with the one before and the first."""
    ids = sorted(known)
    minima = [signatures[id].minima for id in ids]
    width = 4 * ROWS
    return {
        pair
        for band in range(BANDS)
        for alike in _alike([each[band * width : (band + 1) * width] for each in minima])
        for pair in _pairs([ids[number] for number in alike])
    }


def _alike(rows: list[bytes]) -> Iterator[list[int]]:
    """Yield the numbers of those of ``rows`` that are the same, at least two at a time, in their order.

    Rows are compared by a mixture of their minima; should ever two rows have the same by chance, two texts are compared
    in vain.
    """
    import numpy as np

    if not rows:
        return
    minima = np.frombuffer(b"".join(rows), dtype="<u4").reshape(-1, ROWS)
    mixed = (minima * _seeds()[0][:ROWS]).sum(axis=1, dtype=np.uint64)
    order = np.argsort(mixed, kind="stable")
    ends = np.flatnonzero(np.diff(mixed[order], append=mixed[order[-1:]] + np.uint64(1))) + 1
    starts = np.concatenate(([0], ends[:-1]))
    for start, end in zip(*(each[ends - starts > 1].tolist() for each in (starts, ends)), strict=True):
        yield order[start:end].tolist()


#: As many alike texts are all compared with each other; more are a series of copies, or a phrase on every page.
_CROWD = 32


def _pairs(ids: list[str]) -> Iterator[tuple[str, str]]:
    if len(ids) <= _CROWD:
        yield from ((one, other) for n, one in enumerate(ids) for other in ids[n + 1 :])
    else:
        yield from ((ids[0], other) for other in ids[1:])
        yield from pairwise(ids)


def _age(head: DocumentHead, signed: Signature) -> tuple[object, ...]:
    day = head.published.earliest.isoformat() if head.published else "9999"
    return day, not _AGENCY.search(head.publisher or ""), -signed.runs, head.id
