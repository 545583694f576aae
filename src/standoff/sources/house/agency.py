"""Agency datelines: the place and agency before a report's first sentence, "PORT VELL, Fla. (AP) —"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PLACE = (
    r"(?:[A-Z][A-Z.’'-]++(?: [A-Z][A-Z.’'-]++){0,4}+|[A-Z][a-z’'-]++(?: [A-Z][a-z’'-]++){0,2}+)"
    r"(?:/[A-Z][A-Za-z. ]{1,30}?){0,3}(?:, [A-Z][A-Za-z. ]{1,25}?)?"
)
_DAY = r"(?:, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})?)?"
_DASH = r" ?(?:--?|[–—])(?: |(?=[A-Z“\"‘]))"
_AGENCY = re.compile(rf"(?:{_PLACE}{_DAY} )?\((?P<agency>[A-Z][A-Za-z .&’'-]{{1,30}}?)\){_DASH}")
_PLACE_ONLY = re.compile(rf"[A-Z][A-Z.’'-]{{2,}}+(?: [A-Z][A-Z.’'-]++){{0,3}}+(?:, [A-Z][a-z.]{{2,12}}+)?{_DAY}{_DASH}")

#: Common knowledge: what the best-known news agencies' marks stand for. Any other mark is kept as it is printed.
_AGENCIES = {
    "AP": "Associated Press",
    "AFP": "Agence France-Presse",
    "PA": "PA Media",
    "UPI": "United Press International",
    "DPA": "Deutsche Presse-Agentur",
    "dpa": "Deutsche Presse-Agentur",
}


@dataclass(frozen=True, slots=True)
class AgencyLine:
    """The opening of a report: how many characters of the paragraph it takes, and the agency when it is named."""

    length: int
    agency: str | None


def read_agency(paragraph: str) -> AgencyLine | None:
    """Take a report's first paragraph; return its agency dateline, the dash included, or None.

    "PORT VELL (Reuters) - ", "(Reuters) - ", "Port Vell, Maine (AP) — " and, in capitals only, "PORT VELL — ".
    """
    if match := _AGENCY.match(paragraph):
        name = match["agency"]
        return AgencyLine(len(match[0].rstrip()), _AGENCIES.get(name, name))
    if match := _PLACE_ONLY.match(paragraph):
        return AgencyLine(len(match[0].rstrip()), None)
    return None
