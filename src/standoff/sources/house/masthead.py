"""Names at the head of a text: of outlets ("The Fenland Courier"), of the bodies that issue statements, of neither.

A name can be told only by its words. How much they must say depends on where it stands: beside a date or a byline on
one line, "The Tideway" is an outlet; on a line of its own, "Hard Times" may be a headline and "Pay Review" is one.
"""

from __future__ import annotations

import re

#: Last words of outlets' names that hardly end a headline.
_SURE = (
    r"Advertiser|Argus|Bugle|Bulletin|Chronicle|Clarion|Courier|Crier|Despatch|Dispatch|Echo|Enquirer|Examiner|Gazette"
    r"|Guardian|Herald|Inquirer|Journal|Lantern|Mercury|Messenger|Observer|Sentinel|Telegraph|Tribune"
)
#: Last words of outlets' names that end headlines too.
_LIKELY = r"Express|Globe|Independent|Ledger|Mail|Mirror|News|Post|Press|Star|Sun|Times|Weekly|Week|Wire"
#: Last words of outlets' names that are of an outlet only with "The" before them, and may be of a report.
_SELDOM = r"Record|Register|Review|Standard"
_LAST_SURE = re.compile(rf"\b(?:{_SURE})\Z")
_LAST_LIKELY = re.compile(rf"\b(?:{_SURE}|{_LIKELY})\Z")
_LAST_ANY = re.compile(rf"\b(?:{_SURE}|{_LIKELY}|{_SELDOM})\Z")
_PERIODICAL = re.compile(rf"\b(?:Daily|Evening|Morning|Sunday|Weekly) (?:{_SURE}|{_LIKELY}|{_SELDOM})\Z")
_BROADCASTER = re.compile(r"(?:Radio|Television|TV|BBC|ITV) [A-Z].*")
_PLACE_WITH_ARTICLE = re.compile(r"The (?:Hague|Bronx|Gambia|Netherlands|Bahamas|Philippines|Wirral|Fens|Borders)")
_SECTION = re.compile(
    r"(?:the )?(?:latest|local|breaking|world|national|regional|international|business|sports?|health|city|top|home|in"
    r"|uk|us|more|other|good|bad|fake|real|old|new|hard|end of|first|last|next|this|that|strike|pay)"
    r" (?:the )?(?:news|times|post|press|week|mail|wire|star|sun|record|review|standard|express|weekly)",
    re.IGNORECASE,
)
#: What is held, told or decided on a day: a date beside it is its own.
_EVENT = re.compile(
    r"\b(?:meetings?|conference|congress|summit|rally|ballot|vote|election|hearing|festival|session|march|strike|report"
    r"|statement|committee|council|debate|speech|talks|day|minutes|agenda|notes|summary|proceedings|order|act|bill"
    r"|notice|circular|review|budget|deadline|effective|from|until|due|closing|fair|forum|lecture|seminar|workshop"
    r"|launch|accord|pact|charter|protocol|declaration|judge?ment|ruling|reading|decision|hall|centre|center|square|hotel"
    r"|church|school|room|arena|theatre|museum|tour|concert|match|survey|agreement|treaty|closed|open|starts?|ends?|valid|born|died|as)\b",
    re.IGNORECASE,
)
_SMALL = frozenset({"of", "and", "the", "on", "for", "in"})
_NOT_IN_OUTLETS = re.compile(r"[:,]| (?:in|for) |\A(?:From|In|By|For) ")
_BODY_NOUN = (
    r"(?:Ministry|Department|Office|Council|Authority|Agency|Union|Federation|Association|Confederation|Guild|Society"
    r"|Committee|Commission|Board|Trust|Service|Institute|Party|Company|Group|College|University|Government"
    r"|Secretariat|Chamber|League|Alliance|Foundation|Bank)"
)
_BODY = re.compile(rf"(?:The )?(?:(?:[\w’'&-]+ ){{1,6}}{_BODY_NOUN}|(?:[\w’'&-]+ ){{0,3}}{_BODY_NOUN} (?:of|for) .+)")
_MOST_WORDS = 6


def is_outlet(name: str) -> bool:
    """Tell whether a name that stands beside a date or behind a byline is an outlet's, or may be by its article."""
    if not _is_short_name(name) or _SECTION.fullmatch(name) or _PLACE_WITH_ARTICLE.fullmatch(name):
        return False
    return is_surely_outlet(name) or (
        name.startswith("The ") and (_LAST_ANY.search(name) is not None or not _EVENT.search(name))
    )


def is_surely_outlet(name: str) -> bool:
    """Tell whether the words of a name say that it is an outlet's, and not only its article."""
    return " " in name and bool(_LAST_LIKELY.search(name) or _BROADCASTER.fullmatch(name))


def masthead_in(line: str, among_headlines: bool) -> str | None:
    """Return the outlet that a line of its own near a date names, also with a place behind: "BBC News, Stannick".

    Without its article a name counts only where the head has another headline (``among_headlines``).
    """
    name, _, place = cased(line).partition(", ")
    known = not place or could_be_place(place)
    return name if known and _is_masthead(name, among_headlines) else None


def _is_masthead(name: str, among_headlines: bool) -> bool:
    if not _is_short_name(name) or _SECTION.fullmatch(name):
        return False
    words = name.split()
    if name.startswith("The "):
        likely = _PERIODICAL.search(name) or (len(words) < 4 and _LAST_LIKELY.search(name))
        return bool(_LAST_SURE.search(name) or (len(words) <= 4 and likely))
    if not among_headlines or not 2 <= len(words) <= 4:
        return False
    return bool(_LAST_SURE.search(name) or _PERIODICAL.search(name) or _BROADCASTER.fullmatch(name))


def is_body(line: str) -> bool:
    """Tell whether a line is nothing but a body's name: "Coastal Ports Agency", "Ministry of Harbours"."""
    name = cased(line)
    return len(name.split()) <= 10 and is_name(name) and _BODY.fullmatch(name) is not None


def could_be_place(name: str) -> bool:
    """Tell whether a name before a date could be the place where a text was written: no outlet, and nothing held."""
    plain = name[-1:].isalpha() and not any(character.isdigit() for character in name)
    return plain and len(name.split()) <= 3 and is_name(name) and not _EVENT.search(name)


def is_name(words: str) -> bool:
    """Tell whether all words but small ones begin with a capital."""
    found = words.split()
    return bool(found) and all(word[0].isupper() or word in _SMALL or word == "&" for word in found)


def cased(name: str) -> str:
    """Return a name of several words in capitals as names are written, any other as it is."""
    if not name.isupper() or " " not in name:
        return name
    words = [word.capitalize() for word in name.split()]
    return " ".join(words[:1] + [word.lower() if word.lower() in _SMALL else word for word in words[1:]])


def _is_short_name(name: str) -> bool:
    return (
        2 <= len(name) <= 60
        and len(name.split()) <= _MOST_WORDS
        and is_name(name)
        and name[-1].isalpha()
        and not _NOT_IN_OUTLETS.search(name)
    )
