"""Bylines: who wrote an article, as a line or an e-mail address says, also when scanning broke the address."""

from __future__ import annotations

import re
from dataclasses import dataclass

from standoff.sources.house.masthead import is_outlet

_NAME_WORD = r"(?:[A-ZÀ-Þ](?:[\w’'-]{0,25}|\.)|de|du|van|von|der|den|al|bin|la|le|y)"
_NAME = rf"[A-ZÀ-Þ][\w’'.-]{{0,25}}(?: {_NAME_WORD}){{1,4}}+"
_NAMES = rf"{_NAME}(?:(?:,? and |,? & |, ){_NAME}){{0,4}}"
_POST = (
    r"[^.!?]{0,60}\b(?:correspondents?|editors?|reporters?|writers?|staff|political|health|industrial|business|labou?r"
    r"|economics|education|transport|columnists?|bureau|agency|desk|team|press|news)\b[^.!?]{0,40}"
)
_BY = re.compile(
    rf"(?i:(?:(?:words|written|reported|posted|story|text|analysis|report|exclusive|opinion|comment)[ ])?by):?[ ]"
    rf"(?P<names>{_NAMES})"
    rf"(?P<rest>(?:,? ?(?:in|at|for) [A-Z][\w ]{{1,30}}|, [A-Z]{{2,6}})?(?:(?:,| \||[ ]?[–—-]|\s{{2,}})?\s?{_POST})?)"
)
_WITH_ADDRESS = re.compile(rf"[Bb][Yy] (?P<names>{_NAMES}) (?P<address>[A-Za-z][^@]{{0,40}}@[^@]{{3,60}})")
_BY_CAPITALS = re.compile(r"BY (?P<names>[A-Z][A-Z’'-]+(?: [A-Z][A-Z’'.-]+){1,3})")
_BARE = re.compile(_NAMES)
_WITH_POST = re.compile(rf"(?P<names>{_NAMES})(?:,| \|| [–—-]) ?(?P<post>{_POST})")
_ADDRESS = re.compile(
    r"(?:e-?mail:? |contact:? )?(?P<local>[A-Za-z][\w’'-]{0,30}+(?: ?[._] ?[A-Za-z][\w’'-]{0,30}+){0,3}+) ?@ ?"
    r"(?P<domain>[A-Za-z0-9-]{1,40}+(?: [A-Za-z0-9-]{1,40}+)?(?: ?\. ?[A-Za-z0-9-]{2,40}+){1,4}+)\.?",
    re.IGNORECASE,
)
_POST_WORD = re.compile(
    r"\b(?:(?:health|political|industrial|business|labou?r|economics|education|transport|chief|senior|deputy|news) )*"
    r"(?:correspondents?|editors?|reporters?|writers?|staff|columnists?|bureau|agency|desk|team)\b",
    re.IGNORECASE,
)
_POST_ALONE = re.compile(r"\b(?:correspondent|editor|reporter|writer|columnist)s?\Z", re.IGNORECASE)
_POST_OF_WRITER = re.compile(
    r"(?:[A-Za-z&-]+ ){0,4}(?:correspondent|editor|reporter|writer|columnist)(?:(?: at|,) .{2,40})?", re.IGNORECASE
)
_FROM_OUR = re.compile(
    r"(?:From|By) (?:our|a|an)(?: [A-Za-z-]+){0,3} (?:[Cc]orrespondents?|[Rr]eporters?|[Ss]taff|[Ww]riters?)"
    r"(?:,? (?:in |at )?[A-Z][\w’'-]{1,20}(?: [A-Z][\w’'-]{1,20}){0,2})?"
)
_IN_PLACE = re.compile(r" (?:in|at) [A-Z]\w{1,20}(?: [A-Z]\w{1,20})?\Z")
_HANDLE = re.compile(r"@\w{2,30}")
_LONGEST = 160
_BULLET = re.compile(r"l(?=[A-Z]|[bcdfghjkmnpqrstvwxz])")
_NO_NAMES = (
    "the a an of in on for to and or at with from over after says said is are be as new no not but how why what when"
    " who will may can union talks strike government minister ministers association committee council trade health"
    " news press agency week times post mail"
)
_NOT_A_NAME = frozenset(_NO_NAMES.split())


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote it, in order, the domain of an e-mail address that stands with it, and the outlet named behind."""

    authors: tuple[str, ...]
    domain: str | None = None
    outlet: str | None = None


def read_byline(line: str) -> Byline | None:
    """Take a line; return whom it names when it is a byline, else None.

    "By Jane Doe", "By Jane Doe and John Roe, Health Correspondent", "Jane Doe, industrial editor", an e-mail address
    (also "jane. doe@paper. com"), a social-media handle. A date after the names must have been taken off before.
    """
    line = line.rstrip(" \u00a0|–—·•,-") if len(line) <= _LONGEST else ""
    if not line:
        return None
    if match := _ADDRESS.fullmatch(line):
        return _from_address(match)
    if _HANDLE.fullmatch(line) or _FROM_OUR.fullmatch(line):
        return Byline(())
    if match := _WITH_ADDRESS.fullmatch(line):
        return Byline(_people(match["names"]), re.sub(r"\s", "", match["address"].split("@")[1]).lower())
    if match := _BY.fullmatch(line) or _BY_CAPITALS.fullmatch(line) or _WITH_POST.fullmatch(line):
        names, outlet = _without_outlet(line, match["names"])
        return Byline(_people(names), outlet=outlet)
    return None


def read_bare_name(line: str) -> Byline | None:
    """Take a line between headline and text; return the byline when it is a person's name and nothing else."""
    line = _IN_PLACE.sub("", line)
    words = line.split()
    if not 2 <= len(words) <= 9 or not _BARE.fullmatch(line) or line.isupper():
        return None
    people = _people(line)
    if any(word.lower() in _NOT_A_NAME for person in people for word in person.split()):
        return None
    return Byline(people) if all(2 <= len(person.split()) <= 4 for person in people) else None


def is_post_of_writer(line: str) -> bool:
    """Tell whether ``line``, right under a writer's name, is a post in whatever case ("College Reporter")."""
    return len(line) <= 80 and _POST_OF_WRITER.fullmatch(line) is not None


def is_post(line: str) -> bool:
    """Tell whether ``line``, under a byline, gives its author's post ("Health reporter, BBC News")."""
    return len(line) <= _LONGEST and re.fullmatch(_POST, line) is not None and not line.endswith((".", "!", "?"))


def _without_outlet(line: str, names: str) -> tuple[str, str | None]:
    """The names without an outlet behind the last comma of the line: "Jane Doe, The Fenland Courier"."""
    last = line.rpartition(", ")[2]
    if last == line or not is_outlet(last):
        return names, None
    return names.removesuffix(f", {last}"), last


def _people(names: str) -> tuple[str, ...]:
    """The people among the names: "Health Correspondent" after a comma is a post."""
    found = [name.strip(" ,") for name in re.split(r",? and |,? & |, ", names)]
    found = found[:1] + [name for name in found[1:] if not _POST_ALONE.search(name)]
    people = (_POST_WORD.split(name, maxsplit=1)[0].strip(" ,") for name in found)
    return tuple(_cased(name) for name in people if " " in name and not name.startswith("The "))


def _cased(name: str) -> str:
    return " ".join(part.capitalize() for part in name.split()) if name.isupper() else name


def _from_address(match: re.Match[str]) -> Byline:
    """The mailbox as a name where it has two parts; a scanner's bullet, read as "l", is dropped.

    No English given name begins with "l" and another consonant, nor with "l" and a capital.
    """
    local, domain = match["local"], re.sub(r"\s", "", match["domain"]).lower()
    parts = [part for part in re.split(r"[ ._]+", local) if part]
    if parts and len(parts[0]) > 2:
        parts[0] = _BULLET.sub("", parts[0], count=1)
    person = " ".join(part if part[0].isupper() and not part.isupper() else part.capitalize() for part in parts)
    return Byline((person,) if 2 <= len(parts) <= 3 and not any(c.isdigit() for c in local) else (), domain)
