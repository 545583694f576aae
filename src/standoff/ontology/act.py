"""Acts: who did what to whom, whether it happened, and what the act is worth on two scales."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources

from standoff.errors import InvalidValue
from standoff.ontology.date import PartialDate
from standoff.ontology.span import Span


class ActStatus(StrEnum):
    """Whether it happened. Kept apart from the type; one at a time."""

    HAPPENED = "happened"
    PLANNED = "planned"
    OFFERED = "offered"
    POSSIBLE = "possible"
    DID_NOT_HAPPEN = "did-not-happen"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class ActType:
    """One row of the act table (``acts.toml``, where every column's source stands).

    ``plover_score`` and ``goldstein`` are None for acts that a scale leaves out.
    """

    name: str
    definition: str
    term: str
    modes: tuple[str, ...] = ()
    plover: str | None = None
    plover_mode: str | None = None
    plover_score: float | None = None
    mode_scores: tuple[tuple[str, float], ...] = ()
    cameo: tuple[str, ...] = ()
    goldstein: tuple[float, float] | None = None
    own: bool = False

    def score(self, mode: str | None = None) -> float | None:
        """Return the PLOVER score of the act in ``mode``, the type's own without one; None when left out."""
        return dict(self.mode_scores).get(mode or "", self.plover_score)


@cache
def act_types() -> dict[str, ActType]:
    """Return the forty act types by name, in the table's order."""
    table = tomllib.loads(resources.files(__package__).joinpath("acts.toml").read_text(encoding="utf-8"))
    return {row["name"]: _row(row) for row in table["act"]}


def _row(row: dict[str, object]) -> ActType:
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    scores = row.get("mode_scores", {})
    assert isinstance(scores, dict)
    values["mode_scores"] = tuple(scores.items())
    return ActType(**values)  # type: ignore[arg-type]


def act_type(name: str) -> ActType:
    """Return the type called ``name``; InvalidValue (``unknown-type``) when there is none."""
    try:
        return act_types()[name]
    except KeyError:
        raise InvalidValue(
            "unknown-type",
            f"no act type is called {name!r}",
            todo="the forty types are listed in ontology/acts.toml",
        ) from None


@dataclass(frozen=True, slots=True)
class Act:
    """One event between two parties, as one document tells it.

    ``trigger`` is the word that tells it; ``said_by`` names the source when the act is asserted inside a quotation
    or a report, None when the outlet asserts it. ``polarity`` is False for an act that is denied or negated.
    Raises InvalidValue (``unknown-type``) for a type that the table does not have.
    """

    id: str
    type: str
    trigger: Span
    evidence: tuple[Span, ...]
    status: ActStatus = ActStatus.HAPPENED
    mode: str | None = None
    actor: str | None = None
    target: str | None = None
    about: str | None = None
    date: PartialDate | None = None
    said_by: str | None = None
    condition: str | None = None
    in_response_to: str | None = None
    polarity: bool = True
    confidence: float = 1.0

    def __post_init__(self) -> None:
        act_type(self.type)
