"""The outlet, where an article names it itself: "Harbour Week has learned", "a letter seen by The Tideway", "told LRP".

An outlet speaks of itself in a few fixed phrases, and seldom in any other way. A name is taken

1. when a phrase that outlets use of themselves holds it ("has learned", "can reveal", ", X understands", "seen by X"),
   and at least half of its mentions are in such phrases;
2. when "told X" holds it, every mention of X is in such a phrase, and nothing else is a likely outlet: one that others
   often quote ("told the BBC") needs two such phrases;
3. when an e-mail address's domain and a name in the text have the same letters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

_WORD = r"[A-Z][A-Za-z0-9’'&.-]*[A-Za-z0-9]"
_NAME = rf"((?:[Tt]he )?{_WORD}(?: (?:of |and |on )?{_WORD}){{0,4}}+)"
_STRONG = (
    re.compile(rf"\b{_NAME} (?:has (?:exclusively )?learn(?:ed|t)|can (?:exclusively )?(?:reveal|report|disclose))\b"),
    re.compile(rf", {_NAME} (?:understands|has (?:learned|learnt|been told))(?=[.,;]| that\b)"),
    re.compile(rf"\b(?:seen|obtained|viewed) by {_NAME}(?!\w| as\b)"),
    re.compile(rf"\b(?:leaked|passed|shown|shared with) (?:to )?{_NAME}"),
)
_WEAK = re.compile(
    r"\b(?:told|speaking to|spoke to|tells|contacted by|approached by|asked by|interview with"
    rf"|(?:said|confirmed|replied) to) {_NAME}(?!, (?:the|a|an|who|chair|chief|leader|president)\b)"
)
_PUBLISHED_IN = re.compile(
    r"^(?i:(?:this (?:article|story|piece) )?(?:was )?(?:first |originally )?(?:published|appeared) (?:in|by|on|at) )"
    rf"{_NAME}",
    re.MULTILINE,
)
#: Bodies and people that are told things and are no outlets.
_NO_OUTLET = re.compile(
    r"(?:the )?(?:MPs?|MSPs?|AMs?|MEPs?|Parliament|Congress|Senate|House|Commons|Lords|Assembly|Cabinet|Westminster"
    r"|Whitehall|Downing Street|Treasury|Court|High Court|Tribunal|Committee|President|Prime Minister|Minister|Council"
    r"|Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady|Baroness|Professor|Prof|Labour|Conservatives?|Tories|Democrats|Republicans|TUC"
    r"|Senators?|Ministers|Members|Americans|Britons|I|He|She|They|We|It|A|An|This|That|Monday|Tuesday|Wednesday"
    r"|Thursday|Friday|Saturday|Sunday|Captain|Councillor|Judge|General|Governor|Secretary)\b.*",
    re.IGNORECASE,
)
#: Broadcasters and agencies whose interviews other outlets report. General knowledge, used only to be careful.
_OFTEN_QUOTED = re.compile(
    r"(?:the )?(?:BBC|ITV|ITN|Sky|Channel \d|CNN|NBC|CBS|ABC|MSNBC|Fox|CNBC|PBS|NPR|Reuters|AP|Associated Press|AFP|PA"
    r"|Press Association|Bloomberg|LBC|Today|Newsnight|Radio|Times Radio|GB News|Al Jazeera|RTE|RTÉ|Twitter)\b.*"
)
_AGENCY_WORD = r"(?:Press|News|Agency|Service|Wire|Association|Network|Bureau|Media)"
_LONGEST = 200_000
_SHORTEST_DOMAIN = 5
_MOST_NAMES = 20  # each is looked for in the whole text


def outlet_from_text(text: str) -> str | None:
    """Take an article's own text (no comments, no furniture); return the outlet it names itself as, or None."""
    text = text[:_LONGEST]
    if match := _PUBLISHED_IN.search(text):
        return _settled(_trimmed(match[1]), text)
    strong = Counter(_named(match[1] for pattern in _STRONG for match in pattern.finditer(text)))
    weak = Counter(_named(match[1] for match in _WEAK.finditer(text)))
    sure = [
        name for name, _ in strong.most_common(_MOST_NAMES) if 2 * (strong[name] + weak[name]) >= _mentions(name, text)
    ]
    if sure:
        return _settled(max(sure, key=lambda name: (strong[name] + weak[name], -text.index(name))), text)
    likely = [name for name, times in weak.most_common(_MOST_NAMES) if _only_told(name, times, text)]
    return _settled(likely[0], text) if len(likely) == 1 else None


def outlet_from_domain(domain: str, text: str) -> str | None:
    """Return the name in ``text`` whose letters are those of an e-mail address's ``domain`` ("harbourweek.example")."""
    label = domain.split(".")[0].lower()
    if len(label) < _SHORTEST_DOMAIN:
        return None
    for match in re.finditer(rf"(?:The )?{_WORD}(?: {_WORD}){{0,3}}+", text[:_LONGEST]):
        if re.sub(r"[^a-z0-9]", "", match[0].lower()) in {label, f"the{label}", label.removeprefix("the")}:
            return match[0]
    return None


def _named(names: Iterator[str]) -> list[str]:
    found = (_trimmed(name) for name in names)
    return [name for name in found if not _NO_OUTLET.fullmatch(name)]


def _trimmed(name: str) -> str:
    """The name without a possessive or an article that only the sentence needs."""
    return re.sub(r"(?:’s|'s)\Z", "", name).removeprefix("the ").removeprefix("The ")


def _mentions(name: str, text: str) -> int:
    return len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text))


def _only_told(name: str, times: int, text: str) -> bool:
    """Rule 2. A person told something is named elsewhere by surname; "told the X" once is too little to go by."""
    if _mentions(name, text) != times or _mentions(name.split()[-1], text) != times:
        return False
    return times > 1 or not (_OFTEN_QUOTED.fullmatch(name) or f" the {name}" in text)


def _settled(name: str, text: str) -> str:
    """The name with its article where the text writes it with a capital, and nowhere without one."""
    written = re.escape(name) + r"(?!\w)"
    if re.search(rf"[a-z,] The {written}", text):
        return f"The {name}"
    plain = re.search(rf"\b(?:the|in|by|to|for|with|on|at|from) {written}", text)
    return f"The {name}" if not plain and re.search(rf"\bThe {written}", text) else name


def full_name(mark: str, text: str) -> str:
    """Return the name that ``text`` itself gives for an agency's mark, as in "Longreach Press (LRP)"; else the mark.

    The name's last word must be one that agencies are called by, each of its words must begin with a letter of the
    mark, and the mark's letters must follow each other in it.
    """
    if not re.fullmatch(r"[A-Z]{2,6}", mark):
        return mark
    for match in re.finditer(rf"(?=\b({_WORD}(?: {_WORD}){{0,3}}? {_AGENCY_WORD})\b)", text[:_LONGEST]):
        if _abbreviates(mark, match[1]):
            return match[1]
    return mark


def _abbreviates(mark: str, name: str) -> bool:
    letters, initials = iter(name.lower()), "".join(word[0] for word in name.split())
    if not all(letter in letters for letter in mark.lower()):
        return False
    remaining = iter(mark)
    return name[0] == mark[0] and all(initial in remaining for initial in initials)
