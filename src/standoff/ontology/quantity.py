"""Quantities: "nine", "14 pages", "90 % of branches", as far as the words give them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from standoff.errors import InvalidValue
from standoff.ontology.span import Span


class Bound(StrEnum):
    """How the words hold to the value."""

    EXACTLY = "exactly"
    ABOUT = "about"
    AT_LEAST = "at least"
    AT_MOST = "at most"


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount at ``words``: its value and unit, and what it is an amount of ("branches").

    ``value`` is None where the words give no number ("a number of trusts"): a number is never guessed. Raises
    InvalidValue (``bad-value``) when the place is empty or the value is not a finite number.
    """

    words: Span
    value: float | None = None
    unit: str | None = None
    of: str | None = None
    bound: Bound = Bound.EXACTLY

    def __post_init__(self) -> None:
        if not len(self.words):
            raise InvalidValue("bad-value", "a quantity needs the words that give it")
        if self.value is not None and not math.isfinite(self.value):
            raise InvalidValue("bad-value", f"{self.value} is no amount")
