"""The outlet, where an article names it itself: "Harbour Week has learned", "a letter seen by The Tideway", "told HSJ".

An outlet speaks of itself in a few fixed phrases, and seldom in any other way. A name is taken

1. when one phrase that only outlets use of themselves holds it ("has learned", "can reveal", "understands", "seen by");
2. when "told X" holds it, every mention of X is in such a phrase, and nobody else is a likely outlet: an outlet that
   is quoted by others ("told the BBC") needs two such phrases, or one of the first kind;
3. when an e-mail address's domain and a name in the text have the same letters.
"""

from __future__ import annotations

import re
from collections import Counter

_WORD = r"[A-Z][A-Za-z0-9’'&.-]*[A-Za-z0-9]"
_NAME = rf"(?P<name>(?:[Tt]he )?{_WORD}(?: (?:of |and |on )?{_WORD}){{0,4}}+)"
_STRONG = (
    re.compile(
        rf"\b{_NAME} (?:has (?:exclusively )?learn(?:ed|t)|can (?:exclusively )?(?:reveal|report|disclose)|understands"
        r"|has (?:seen|been (?:told|shown|informed))|revealed (?:last|earlier|this|in)|reported (?:last|earlier))\b"
    ),
    re.compile(
        r"\b(?:seen|obtained|viewed|uncovered|commissioned) by "
        + _NAME
        + r"|\b(?:leaked|passed|shown|shared with|released) to "
        + _NAME.replace("name>", "name2>")
        + r"|\bshared with "
        + _NAME.replace("name>", "name3>")
    ),
)
_WEAK = re.compile(
    r"\b(?:told|speaking to|spoke to|tells|contacted by|approached by|asked by|interview with"
    r"|(?:said|confirmed|replied) to) " + _NAME
)
_PUBLISHED_IN = re.compile(
    r"^(?:this (?:article|story|piece) )?(?:was )?(?:first |originally )?(?:published|appeared) (?:in|by|on|at) "
    rf"{_NAME}",
    re.IGNORECASE | re.MULTILINE,
)
#: Bodies and people that are told things and are no outlets.
_TOLD_BUT_NO_OUTLET = re.compile(
    r"(?:the )?(?:MPs?|MSPs?|AMs?|MEPs?|Parliament|Congress|Senate|House|Commons|Lords|Assembly|Cabinet|Westminster"
    r"|Whitehall|Downing Street|Treasury|Court|High Court|Tribunal|Committee|President|Prime Minister|Minister|Council"
    r"|Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady|Baroness|Professor|Prof|Labour|Conservatives?|Tories|Democrats|Republicans|TUC"
    r"|Senators?|Ministers|Members|Americans|Britons|I|He|She|They|We|It|A|An|This|That|Monday|Tuesday|Wednesday"
    r"|Thursday|Friday|Saturday|Sunday)\b.*",
    re.IGNORECASE,
)
#: Broadcasters and agencies whose interviews other outlets report. General knowledge, used only to be careful.
_OFTEN_QUOTED = re.compile(
    r"(?:the )?(?:BBC|ITV|ITN|Sky|Channel \d|CNN|NBC|CBS|ABC|MSNBC|Fox|CNBC|PBS|NPR|Reuters|AP|Associated Press|AFP|PA"
    r"|Press Association|Bloomberg|LBC|Today|Newsnight|Radio|Times Radio|GB News|Al Jazeera|RTE|RTÉ|Twitter)\b.*"
)


def outlet_from_text(text: str) -> str | None:
    """Take an article's own text (no comments, no furniture); return the outlet it names itself as, or None."""
    if match := _PUBLISHED_IN.search(text):
        return _trimmed(match["name"])
    strong, weak = _counts(text)
    if strong:
        return _settled(max(strong, key=lambda name: (strong[name] + weak[name], -text.index(name))), text)
    likely = [name for name, times in weak.items() if _only_told(name, times, text)]
    return _settled(likely[0], text) if len(likely) == 1 else None


def outlet_from_domain(domain: str, text: str) -> str | None:
    """Return the name in ``text`` whose letters are those of an e-mail address's ``domain`` ("harbourweek.example")."""
    label = domain.split(".")[0].lower()
    if len(label) < 5:
        return None
    for match in re.finditer(rf"(?:The )?{_WORD}(?: {_WORD}){{0,3}}+", text):
        if re.sub(r"[^a-z0-9]", "", match[0].lower()) in {label, "the" + label, label.removeprefix("the")}:
            return match[0]
    return None


def _counts(text: str) -> tuple[Counter[str], Counter[str]]:
    strong: Counter[str] = Counter()
    weak: Counter[str] = Counter()
    for pattern in _STRONG:
        strong.update(_trimmed(next(g for g in match.groups() if g)) for match in pattern.finditer(text))
    weak.update(_trimmed(match["name"]) for match in _WEAK.finditer(text))
    for counter in (strong, weak):
        for name in [name for name in counter if not name or _TOLD_BUT_NO_OUTLET.fullmatch(name)]:
            del counter[name]
    return strong, weak


def _trimmed(name: str) -> str:
    """The name without a possessive or an article that only the sentence needs."""
    name = re.sub(r"(?:’s|'s)\Z", "", name)
    return name.removeprefix("the ")


def _only_told(name: str, times: int, text: str) -> bool:
    """Rule 2: no mention outside the phrases; one phrase is enough only for a name that others do not report from."""
    mentions = len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text))
    return mentions == times and (times > 1 or not _OFTEN_QUOTED.fullmatch(name)) and _is_no_person(name, text)


def _is_no_person(name: str, text: str) -> bool:
    """A surname or a first name told something is mentioned elsewhere; two plain words told once may be a person."""
    position = text.find(name)
    return not text[max(0, position - 4) : position].lower().endswith("the ") or text.count(name) > 1


def _settled(name: str, text: str) -> str:
    """The name with its article where the text writes it with a capital inside a sentence."""
    bare = name.removeprefix("The ")
    return f"The {bare}" if re.search(rf"[a-z,] The {re.escape(bare)}(?!\w)", text) else bare
