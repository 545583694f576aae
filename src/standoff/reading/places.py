"""Places: quick answers about many spans of one text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from standoff.ontology import Span


class Places:
    """A set of spans, asked what overlaps or holds another; an answer costs the logarithm of their number."""

    def __init__(self, spans: Iterable[Span]) -> None:
        """Take the spans in any order."""
        self._spans = sorted(spans)
        self._starts = [s.start for s in self._spans]
        self._farthest = list(accumulate((s.end for s in self._spans), max))

    def overlap(self, span: Span) -> bool:
        """Tell whether any of the spans shares a code point with ``span``."""
        index = bisect_left(self._starts, span.end)
        return index > 0 and self._farthest[index - 1] > span.start

    def holding(self, span: Span) -> Iterator[Span]:
        """Yield the spans that contain ``span``, the latest to begin first."""
        index = bisect_right(self._starts, span.start)
        while index > 0 and self._farthest[index - 1] >= span.end:
            index -= 1
            if self._spans[index].contains(span):
                yield self._spans[index]
