"""Claims: what one source says of an act, a position or an office: that it happened, is planned, never was."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from standoff.ontology.evidence import Certainty, check_evidence
from standoff.ontology.span import Span


class ActStatus(StrEnum):
    """Whether it happened. Kept apart from the type; one at a time."""

    HAPPENED = "happened"
    PLANNED = "planned"
    OFFERED = "offered"
    POSSIBLE = "possible"
    DID_NOT_HAPPEN = "did-not-happen"
    ENDED = "ended"


_FACTS = frozenset({ActStatus.HAPPENED, ActStatus.ENDED})
_SURE = frozenset({Certainty.CERTAIN, Certainty.PROBABLE})


@dataclass(frozen=True, slots=True)
class Claim:
    """One source's word about ``instance`` (the id of what it is about).

    ``said_by`` is None when the outlet itself asserts it. ``polarity`` is False when the source denies it,
    ``certainty`` is how sure the source makes itself. Raises InvalidValue (``bad-value``) without evidence.
    """

    instance: str
    said_by: str | None
    evidence: tuple[Span, ...]
    status: ActStatus = ActStatus.HAPPENED
    polarity: bool = True
    certainty: Certainty = Certainty.CERTAIN

    def __post_init__(self) -> None:
        check_evidence(self.evidence, f"the claim about {self.instance}")

    @property
    def affirms(self) -> bool | None:
        """True when the source says that it is so, False when it denies it, None when it says neither."""
        if self.certainty not in _SURE:
            return None
        if self.status is ActStatus.DID_NOT_HAPPEN:
            return False
        return self.polarity if self.status in _FACTS else None

    def contradicts(self, other: Claim) -> bool:
        """Tell whether two sources differ about one instance. Both are kept: the record takes no side."""
        apart = self.instance == other.instance and self.said_by != other.said_by
        return apart and {self.affirms, other.affirms} == {True, False}
