"""Scales of conflict and cooperation: what an act is worth, and in which of four classes it falls.

The weights are those of ``ontology/acts.toml``. A vote is worth what it decides: its effect is its mode.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from standoff.ontology import ActType, Grounds, Standard, act_type


class Scale(StrEnum):
    """What an event is worth."""

    PLOVER = "PLOVER"
    GOLDSTEIN_LOW = "CAMEO-Goldstein (low)"  # the lowest weight of the act's CAMEO codes
    GOLDSTEIN_MID = "CAMEO-Goldstein (mid)"  # midway between the lowest and the highest
    GOLDSTEIN_HIGH = "CAMEO-Goldstein (high)"  # the highest
    SIGN = "±1"  # 1 for an act that PLOVER scores above zero, −1 below, 0 at zero


class Quad(StrEnum):
    """PLOVER's four classes of act."""

    VERBAL_COOPERATION = "verbal cooperation"
    MATERIAL_COOPERATION = "material cooperation"
    VERBAL_CONFLICT = "verbal conflict"
    MATERIAL_CONFLICT = "material conflict"


#: Which of PLOVER's sixteen types fall in which class.
QUADS: Mapping[str, Quad] = MappingProxyType(
    {
        **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), Quad.VERBAL_COOPERATION),
        **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), Quad.MATERIAL_COOPERATION),
        **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), Quad.VERBAL_CONFLICT),
        **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), Quad.MATERIAL_CONFLICT),
    }
)

#: Where the classes come from.
QUADS_STANDARD = Standard("PLOVER", Grounds.RECALLED)

#: What a vote counts as, by its effect: PLOVER's type, and the Goldstein weight of its CAMEO code (133, 127, 030, 111).
_EFFECTS: Mapping[str, tuple[str, float]] = MappingProxyType(
    {
        "for action": ("THREATEN", -5.8),
        "offer refused": ("REJECT", -5.0),
        "offer accepted": ("AGREE", 4.0),
        "no confidence": ("ACCUSE", -2.0),
    }
)


@cache
def weight(type: str, mode: str | None, scale: Scale) -> float | None:
    """Return what an act of ``type`` in ``mode`` is worth on ``scale``; None where the scale leaves it out.

    Raises InvalidValue for a type (``unknown-type``) or a mode (``bad-value``) that the table of acts does not have.
    """
    act = act_type(type)
    score = act.score(mode)
    if scale is Scale.PLOVER:
        return score
    if scale is Scale.SIGN:
        return None if score is None else float((score > 0) - (score < 0))
    return _goldstein(act, mode, scale)


def _goldstein(act: ActType, mode: str | None, scale: Scale) -> float | None:
    if act.name == "vote":
        return _EFFECTS[mode][1] if mode and mode in _EFFECTS else None
    if act.goldstein is None:
        return None
    low, high = act.goldstein
    if scale is Scale.GOLDSTEIN_MID:
        return (low + high) / 2
    return low if scale is Scale.GOLDSTEIN_LOW else high


@cache
def quad(type: str, mode: str | None) -> Quad | None:
    """Return the class of an act of ``type`` in ``mode``; None where PLOVER has no type for it.

    Raises InvalidValue (``unknown-type``) for a type that the table of acts does not have.
    """
    plover = act_type(type).plover
    if type == "vote":
        plover = _EFFECTS[mode][0] if mode and mode in _EFFECTS else None
    return QUADS.get(plover) if plover else None
