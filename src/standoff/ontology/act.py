"""Acts: who did what to whom, whether it happened, and what the act is worth on two scales."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources

from standoff.errors import InvalidValue
from standoff.ontology.claim import ActStatus, Claim
from standoff.ontology.date import PartialDate
from standoff.ontology.evidence import Certainty, check_confidence, check_evidence
from standoff.ontology.party import PartyKind
from standoff.ontology.quantity import Quantity
from standoff.ontology.span import Span


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
        """Return the PLOVER score of the act in ``mode``, the type's own where the mode has none; None when left out.

        Raises InvalidValue (``bad-value``) for a mode that the type does not have.
        """
        self.check(mode)
        return dict(self.mode_scores).get(mode or "", self.plover_score)

    def check(self, mode: str | None) -> None:
        """Raise InvalidValue (``bad-value``) unless ``mode`` is None or one of the type's modes."""
        if mode is not None and mode not in self.modes:
            known = ", ".join(self.modes) or "none"
            raise InvalidValue("bad-value", f"{self.name} has no mode {mode!r}", todo=f"its modes: {known}")


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
class Actor:
    """One party to an act, as the document names it.

    A collective may have a ``count`` and some ``members`` named ("nine leaders, among them Ann Lee"); one without
    members is an unnamed collective ("a number of trusts"). Raises InvalidValue (``bad-value``) for an empty name, for
    a count or members of what is no collective, and for a count below one or below the members named.
    """

    name: str
    kind: PartyKind | None = None
    count: int | None = None
    members: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise InvalidValue("bad-value", "an actor needs a name or a description")
        counted = self.count is not None or bool(self.members)
        if counted and self.kind is not PartyKind.COLLECTIVE:
            raise InvalidValue("bad-value", f"only a collective has a count and members, which {self.name!r} is not")
        if self.count is not None and self.count < max(1, len(self.members)):
            raise InvalidValue("bad-value", f"{self.name!r} cannot be {self.count} with {len(self.members)} named")

    @property
    def unnamed(self) -> bool:
        """Whether it is a collective of which nobody is named."""
        return self.kind is PartyKind.COLLECTIVE and not self.members


class ObjectKind(StrEnum):
    """What else than a party an act can be done to."""

    DOCUMENT = "document"
    DEMAND = "demand"
    AGREEMENT = "agreement"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class ActObject:
    """The thing an act is done to: the letter that is written, the demand that is rejected."""

    kind: ObjectKind
    name: str


@dataclass(frozen=True, slots=True)
class Act:
    """One event between parties, as one document tells it.

    ``trigger`` is the word that tells it; ``said_by`` names the source when the act is asserted inside a quotation
    or a report, None when the outlet asserts it. ``polarity`` is False for an act that is denied or negated,
    ``certainty`` is how sure the source makes itself.

    ``actors`` did it, ``recipients`` had it done to them; ``actor`` and ``target`` are the names of the first of
    each. Where only those names are given, the tuples are filled from them, and the other way round. ``beneficiary``
    is for whom a campaign speaks, apart from whom it is addressed to.

    Raises InvalidValue: ``unknown-type`` for a type that the table does not have, ``bad-value`` for a mode that the
    type does not have, without evidence or trigger, for a confidence outside 0 to 1, and when ``actor``
    or ``target`` is not the first of its tuple.
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
    actors: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    object: ActObject | None = None
    quantities: tuple[Quantity, ...] = ()
    outcome: str | None = None
    place: str | None = None
    beneficiary: str | None = None
    certainty: Certainty = Certainty.CERTAIN

    def __post_init__(self) -> None:
        act_type(self.type).check(self.mode)
        check_evidence(self.evidence, f"the act {self.type}", where=self.id)
        if not len(self.trigger):
            raise InvalidValue("bad-value", f"the act {self.type} needs the word that tells it", where=self.id)
        check_confidence(self.confidence, f"the act {self.type}", where=self.id)
        self._agree("actor", "actors")
        self._agree("target", "recipients")

    def _agree(self, first: str, every: str) -> None:
        name: str | None = getattr(self, first)
        parties: tuple[Actor, ...] = getattr(self, every)
        if not parties:
            object.__setattr__(self, every, (Actor(name),) if name is not None else ())
        elif name is None:
            object.__setattr__(self, first, parties[0].name)
        elif name != parties[0].name:
            raise InvalidValue(
                "bad-value",
                f"{first} is {name!r}, but the first of {every} is {parties[0].name!r}",
                where=self.id,
                todo="give one of the two, or change both",
            )

    @property
    def standing(self) -> ActStatus:
        """Whether it happened, in one word: what is denied did not happen."""
        denied = not self.polarity and self.status is ActStatus.HAPPENED
        return ActStatus.DID_NOT_HAPPEN if denied else self.status

    @property
    def claim(self) -> Claim:
        """What its source says of it."""
        return Claim(self.id, self.said_by, self.evidence, self.status, self.polarity, self.certainty)
