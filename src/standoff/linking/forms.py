"""The form of a name: its words, its title, whether it is an acronym, and whether it says who is meant at all."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib import resources

from standoff.ontology import Sector
from standoff.reading.lexicon import lexicon
from standoff.text import folded

#: How many names are remembered taken apart: those of a large record, and no more.
_KEPT = 2**17

_WORD = re.compile(r"[^\W_]+(?:['.&/-][^\W_]+)*\.?|&")
_POSSESSIVE = re.compile(r"(?:'s|(?<=s)')(?=\s|$)")
_OWNED = re.compile(r"(?P<owner>\S.*?)(?:'s|(?<=s)')\s+(?P<own>\S.*)")
#: "the negotiating committee of the Guild": told as a part, not named as the Council of the Isles is.
_PART_OF = re.compile(r"(?:the )?(?P<own>[a-z][a-z -]*[a-z]) of (?P<owner>(?:the )?[A-Z]\S*(?: \S+)*)")
_ACRONYM = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Z][A-Za-z]{0,2}[A-Z][A-Z&/a-z-]{0,6}s?")


@dataclass(frozen=True, slots=True)
class Words:
    """What linking goes by (``names.toml``), in lower case."""

    hypocorisms: dict[str, frozenset[str]]
    parts: frozenset[str]
    generic: frozenset[str]
    bodies: frozenset[str]
    sovereign: frozenset[str]
    several: frozenset[str]
    dropped: frozenset[str]
    small: frozenset[str]
    determiners: frozenset[str]
    people: frozenset[str]
    empty: frozenset[str]
    narrows: frozenset[str]
    sectors: tuple[tuple[Sector, frozenset[str]], ...]


@cache
def words() -> Words:
    """Return the word lists, read once."""
    table = tomllib.loads((resources.files(__package__) / "names.toml").read_text(encoding="utf-8"))
    short: dict[str, set[str]] = {}
    for line in table.pop("hypocorisms"):
        for name in line:
            short.setdefault(name, set()).update(line)
    sectors = tuple((Sector(name), frozenset(found)) for name, found in table.pop("sectors").items())
    lists = {key: frozenset(value) for key, value in table.items()}
    return Words(hypocorisms={name: frozenset(found) for name, found in short.items()}, sectors=sectors, **lists)


@dataclass(frozen=True)
class Form:
    """A name taken apart. ``words`` are folded, without article, title and possessive endings.

    ``title`` and ``gender`` ("f", "m") are what its title or given name tells; ``acronym`` holds for "BMA",
    ``capital`` when its first word that counts has one, ``common`` when its last one has none, ``described``
    when its second has none: "Members of the crew". ``owner`` is whose it
    is: "the guild" in "the guild's pay committee", which is then named ``own``.
    """

    words: tuple[str, ...]
    title: str | None
    gender: str | None
    acronym: bool
    capital: bool
    common: bool
    described: bool = False
    owner: str | None = None
    own: str | None = None

    @cached_property
    def key(self) -> str:
        """What all spellings of the name have in common."""
        return " ".join(self.words)

    @cached_property
    def content(self) -> tuple[str, ...]:
        """The words by which it is told apart: without small ones."""
        return tuple(word for word in self.words if word not in words().small)

    @cached_property
    def titled(self) -> bool:
        """Whether a title tells of a man or a woman."""
        return self.title in lexicon().female or self.title in lexicon().male

    @cached_property
    def part(self) -> bool:
        """Whether it is named as a part of a body: a committee, a branch, whoever's."""
        return len(self.words) > 0 and self.words[-1] in words().parts

    @cached_property
    def generic(self) -> bool:
        """Whether it says nothing of who is meant but what it is: "the guild", "executive council".

        A council of several bodies is named by them, and is no part of one: "Hospital Employers' Council".
        """
        lists = words()
        if not self.content:
            return True
        *before, head = self.content
        if head in lists.parts:
            if self.capital and _of_several(before):
                return False
            return not self.capital or all(word in lists.generic or word in lists.bodies for word in before)
        return (head in lists.bodies and all(word in lists.generic for word in before)) or self.somebody

    @cached_property
    def small(self) -> bool:
        """Whether it is written as no name is, and is more than a noun for a body: "campaigners"."""
        return not self.capital and self.words[0][:1].isalpha() and not self.generic

    @cached_property
    def somebody(self) -> bool:
        """Whether it describes people whom nobody names: "a spokesman", "Members", "Lawyers for the employers"."""
        if not self.content:
            return False
        first = self.words[0]
        begins = (
            first in words().people and first[-2:-1] != "s" == first[-1:] and (self.described or len(self.words) == 1)
        )
        return (self.common and self.content[-1] in words().people) or begins

    @cached_property
    def several(self) -> bool:
        """Whether it counts some of whom none is named: "1,200 pilots", "Five public sector unions"."""
        return self.described and (self.words[0][0].isdigit() or self.words[0] in words().several)


def _of_several(before: list[str]) -> bool:
    """Whether what stands before "council" or "group" says of which bodies it is: "Hospital Employers' Council"."""
    lists = words()
    many = {word for word in before if word.endswith("s") and word in lists.bodies and word[:-1] in lists.bodies}
    return bool(many) and any(word in lists.bodies and word not in lists.generic | many for word in before)


def _is_acronym(name: str) -> bool:
    return bool(_ACRONYM.fullmatch(name)) and not name[1:].islower()


@lru_cache(maxsize=_KEPT)
def form(name: str) -> Form:
    """Return the form of ``name``; "the pay committee of the Guild" has that of "the Guild's pay committee"."""
    name = folded_keeping_case(name)
    told = _PART_OF.fullmatch(name)
    if told and told["own"].split()[-1] in words().parts:
        name = f"{told['owner']}'s {told['own']}"
    plain = _POSSESSIVE.sub("", name)
    found = _WORD.findall(plain)
    while len(found) > 1 and found[0].lower() in words().determiners:
        found = found[1:]
    known = lexicon()
    title = found[0].lower().rstrip(".") if len(found) > 1 and found[0].lower().rstrip(".") in known.titles else None
    bare = found
    while title and len(bare) > 1 and bare[0].lower().rstrip(".") in known.titles:
        bare = bare[1:]
    owned = _OWNED.fullmatch(name)
    has_part = owned and owned["own"].lower().split()[-1] in words().parts | words().people
    lower = tuple(spelt(word.lower().rstrip(".")) for word in bare)
    return Form(
        words=lower or (folded(name),),
        title=title,
        gender=_gender(title, lower),
        acronym=len(bare) == 1 and _is_acronym(bare[0]),
        capital=bool(bare) and bare[0][:1].isupper(),
        common=bool(bare) and bare[-1][:1].islower(),
        described=len(bare) > 1 and not bare[1][:1].isupper() and bare[1] != "&",
        owner=owned["owner"] if owned and has_part else None,
        own=owned["own"] if owned and has_part else None,
    )


def folded_keeping_case(name: str) -> str:
    """Return ``name`` with one kind of apostrophe and single spaces, in its own case."""
    return " ".join(re.sub("[‘’‛ʼ′＇´`]", "'", name.replace("\u00ad", "")).split())


def spelt(word: str) -> str:
    """One spelling of what is spelt in two ways."""
    if word == "&":
        return "and"
    for american, british in (("ization", "isation"), ("izations", "isations")):
        if word.endswith(american):
            return word[: -len(american)] + british
    return {"labor": "labour", "center": "centre", "defense": "defence", "harbor": "harbour"}.get(word, word)


def _gender(title: str | None, bare: tuple[str, ...]) -> str | None:
    known = lexicon()
    if title in known.female or title in known.male:
        return "f" if title in known.female else "m"
    first = bare[0] if len(bare) > 1 else ""
    called = {first} | words().hypocorisms.get(first, frozenset())  # "Chris" may be Christine
    women, men = called & known.given_female, called & known.given_male
    return "f" if women and not men else "m" if men and not women else None


@lru_cache(maxsize=_KEPT)
def initials(name: str) -> frozenset[str]:
    """Return the acronyms that the words of ``name`` make, in capitals: of all words, of those with a capital.

    A word that is an acronym itself counts with all its letters: "NHS England" makes NHSE.
    """
    plain = _POSSESSIVE.sub("", folded_keeping_case(name))
    parts = [part for word in plain.split() for part in re.split(r"[-/]", word) if part and part[0].isalnum()]
    capitals = [part for part in parts if part[0].isupper()]
    made = {
        "".join(part if part.isupper() else part[0] for part in chosen).upper()
        for chosen in (capitals, [p for p in parts if p.lower() not in ("the", "and", "of", "for")], parts)
        if len(chosen) > 1
    }
    return frozenset(each for each in made if len(each) > 1)


def sector_of(name: str) -> Sector | None:
    """Return the sector that the words of a body's name tell of, None where they tell of none."""
    found = form(name)
    held = set(found.words) | {" ".join(found.words[n : n + 2]) for n in range(len(found.words))}
    return next((sector for sector, telling in words().sectors if held & telling), None)
