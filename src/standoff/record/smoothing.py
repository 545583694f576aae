"""Kernels: how much a statement weighs in a network of one day, the less the farther it lies from that day.

After Discourse Network Analyzer, as the manual of rDNA describes it (dna_network, ``kernel``) and its exporter does it
(github.com/leifeld/dna, Exporter.java): a mid-point γ moves through the days with a window of width w round it, and a
statement of day t weighs K(u), u = 2 (t − γ) / w. Where two statements make a tie between actors, it weighs the
square root of the product of both. K is

    uniform         ½             |u| ≤ 1
    triangular      1 − |u|       |u| ≤ 1
    Epanechnikov    ¾ (1 − u²)    |u| ≤ 1
    Gaussian        e^(−u²/2) / √(2π), of every statement, however far

These are the kernels of their names, which fall off alike on both sides. The exporter, as far as its code was read,
leaves out a sign and a square for two of them, |1 − u| and ¾ (1 − u)², and so weighs what comes after γ more than what
came before: that is not followed here.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from functools import partial

from standoff.errors import InvalidValue
from standoff.record.discourse import Use, in_order


class Kernel(StrEnum):
    """How weight falls off from the middle of a window to its ends."""

    UNIFORM = "uniform"
    TRIANGULAR = "triangular"
    EPANECHNIKOV = "Epanechnikov"
    GAUSSIAN = "Gaussian"

    def weight(self, u: float) -> float:
        """Return K(u): 0 is the middle of the window, −1 and 1 are its ends."""
        if self is Kernel.GAUSSIAN:
            return math.exp(-u * u / 2) / math.sqrt(2 * math.pi)
        if abs(u) > 1:
            return 0.0
        if self is Kernel.TRIANGULAR:
            return 1 - abs(u)
        return 0.75 * (1 - u * u) if self is Kernel.EPANECHNIKOV else 0.5


#: How much a statement counts.
Weigh = Callable[[Use], float]


def smoothed(
    statements: Iterable[Use], *, kernel: Kernel, days: int, step: int = 1
) -> Iterator[tuple[dt.date, tuple[Use, ...], Weigh]]:
    """Yield (mid-point, statements, weigh) of a window of ``days`` that moves by ``step`` days; never undated ones.

    ``one_mode`` and ``two_mode`` take the statements with ``weigh``. A window of an odd number of days gets one more,
    so that it has a middle; only whole windows are yielded, from the first day of any statement to the last. The
    statements are those within the window, for the Gaussian kernel all. Raises InvalidValue (``bad-value``) for a
    window or a step of less than a day.
    """
    if days < 1 or step < 1:
        raise InvalidValue("bad-value", f"a window of {days} days cannot move by {step}")
    half = (days + 1) // 2
    dated = in_order(statements)
    known = [use.day.toordinal() for use in dated if use.day]
    for middle in range(known[0] + half, known[-1] - half + 1, step) if known else ():
        weigh = partial(_weight, kernel, middle, half)
        inside = (use for use, day in zip(dated, known, strict=True) if abs(day - middle) <= half)
        yield dt.date.fromordinal(middle), dated if kernel is Kernel.GAUSSIAN else tuple(inside), weigh


def _weight(kernel: Kernel, middle: int, half: int, use: Use) -> float:
    return kernel.weight((use.day.toordinal() - middle) / half) if use.day else 0.0
