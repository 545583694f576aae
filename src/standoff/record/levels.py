"""Levels: what the words of an act say of talks: whether it concerns them, at which level, and whether to return."""

from __future__ import annotations

import re
from collections.abc import Iterable

from standoff.ontology import Level, ObjectKind
from standoff.record.timeline import Event

#: The words of each level, the most telling first: "formal talks at the conciliation service" are third-party ones.
LEVEL_WORDS: tuple[tuple[Level, str], ...] = (
    (Level.THIRD_PARTY, r"conciliat\w*|mediat(?:e|or|ors|ion)|arbitrat\w*|third[- ]party|brokered|go-between"),
    (Level.INFORMAL, r"informal\w*|off[- ]the[- ]record|back[- ]channel|private (?:talks|meetings?)|lunch|dinner"),
    (
        Level.FORMAL,
        r"formal\w*|regular (?:\w+ )?meetings?|(?:monthly|weekly|quarterly) (?:\w+ )?(?:meetings?|sittings?)|sittings?"
        r"|joint (?:\w+ ){0,3}(?:council|committee|forum|board|body)|(?:liaison|consultative|standing) \w+",
    ),
    (Level.NEGOTIATION, r"negotiat(?:e|ing|ion|ions)\b(?! committee| team)|bargaining|(?:pay|contract) talks"),
    (Level.LEADERS, r"leaders['’]? (?:meeting|talks|summit)|summit|meeting of (?:the )?leaders|(?:two|both) leaders"),
    (Level.CORRESPONDENCE, r"correspondence|exchange of letters"),
)
_LEVELS = tuple((level, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for level, words in LEVEL_WORDS)
_TALKS = re.compile(
    r"\b(?:talk(?:s|ing)?|meet(?:s|ing|ings)?|dialogue|negotiat\w*|conversations?|discuss\w*|contacts?|invit\w*"
    r"|sit(?:s|ting|tings)? down|round the table|(?:at|to) the table|face[- ]to[- ]face)\b",
    re.IGNORECASE,
)
#: "A port-by-port return" is a document: the noun alone tells of no talks.
_RETURN = re.compile(
    r"\b(?:to return|return(?:s|ed|ing)? (?:to|of)|returning|(?:early|quick|speedy|swift|immediate|prompt) return"
    r"|rejoin\w*|resum\w*|reconven\w*|restor\w*|reopen\w*|restart\w*|(?:com|go|gett?)(?:e|ing)? back"
    r"|(?:came|went|back) (?:to|at|in|round)|end(?:ing)? (?:its|their|the) boycott|think\w* again)\b",
    re.IGNORECASE,
)
_IMPASSE = re.compile(r"\b(?:impasse|dead-?lock\w*|stalemate|gridlock)\b", re.IGNORECASE)


def level_of(event: Event) -> Level | None:
    """Return the level that the words of ``event`` name; None where they name none."""
    for level, pattern in _LEVELS:
        if any(pattern.search(text) for text in _texts(event)):
            return level
    if event.mode == "hosted by third party":
        return Level.THIRD_PARTY
    return Level.NEGOTIATION if event.type == "meet" and event.mode == "negotiation" else None


def speaks_of_talks(event: Event) -> bool:
    """Tell whether the words of ``event`` speak of meeting, talking or an invitation to it."""
    if event.object and event.object.kind is ObjectKind.CHANNEL:
        return True
    return any(_TALKS.search(text) or _RETURN.search(text) for text in _texts(event)) or level_of(event) is not None


def speaks_of_return(event: Event) -> bool:
    """Tell whether ``event`` is about taking up again what had stopped."""
    return any(_RETURN.search(text) for text in _texts(event))


def speaks_of_impasse(event: Event) -> bool:
    """Tell whether ``event`` is said to have ended in deadlock."""
    return bool(event.outcome and _IMPASSE.search(event.outcome))


def _texts(event: Event) -> Iterable[str]:
    named = event.object.name if event.object else None
    return [text for text in (event.about, named, event.place, event.in_response_to) if text]
