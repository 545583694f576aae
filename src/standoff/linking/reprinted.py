"""Acts that a copy prints in the words of its original: they are the original's, and no second event.

Whatever reading makes of the two (another day because the copy came out later, a party that only one of them
introduces) the words tell one act. What stands in words that only the copy has stays its own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from standoff.linking.forms import spelt, words
from standoff.ontology import Act, Copy, DateBasis, Fact
from standoff.text import folded

#: How many words without a difference, the act's own among them, two sentences must share; or all, where they have
#: fewer.
SHARED = 6

#: The least share of the shorter sentence's words that the two have in common.
ALIKE = 0.5

_WORD = re.compile(r"[^\W_]+(?:['.,][^\W_]+)*")
_END = re.compile(r"[.!?…][\"'”’)\]]*\s+|\n\s*\n")
_TIME_WORDS = """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december today yesterday tomorrow tonight week weeks weekend month months year years day days
    morning afternoon evening night last next ago earlier later spring summer autumn fall winter
"""
_TIMES = frozenset(_TIME_WORDS.split())


def printed_again(acts: Iterable[Fact], copies: Iterable[Copy], text: Callable[[str], str]) -> dict[str, str]:
    """Return, by its id, for each act of a copy that stands in words of the original, the id of the original's act.

    ``acts`` are in the record's names; ``text`` gives a document's text by its id, and is asked only for documents of
    ``copies`` that tell acts. Both acts are of one type, told by one word, in sentences that share a run of words
    round it; what one has instead of words of the other must not be able to make it another act. The order of ``acts``
    and ``copies`` is no matter.
    """
    told: defaultdict[str, list[tuple[Fact, Act]]] = defaultdict(list)
    for fact in acts:
        if isinstance(fact.finding, Act):
            told[fact.document.id].append((fact, fact.finding))
    prints: defaultdict[str, list[str]] = defaultdict(list)
    for copy in copies:
        if copy.original in told and copy.copy in told:
            prints[copy.original].append(copy.copy)
    found: dict[str, str] = {}
    for original, again in prints.items():
        printed = _printed(told[original], text(original))
        for document in again:
            found.update(_pairs(printed, _printed(told[document], text(document))))
    return found


@dataclass(frozen=True)
class _Printed:
    """An act where it is printed: the words of its sentence, and those that tell the act, from the ``first``."""

    fact: Fact
    act: Act
    words: tuple[str, ...]
    first: int
    told: tuple[str, ...]

    @cached_property
    def actors(self) -> frozenset[str]:
        """Who acts."""
        return frozenset(actor.name for actor in self.act.actors)

    @cached_property
    def targets(self) -> frozenset[str]:
        """On whom."""
        return frozenset(actor.name for actor in self.act.recipients)


def _printed(acts: list[tuple[Fact, Act]], text: str) -> list[_Printed]:
    """The acts of a document where its text prints them."""
    ends = [0, *(match.end() for match in _END.finditer(text)), len(text)]
    return [_where(fact, act, text, ends) for fact, act in acts]


def _where(fact: Fact, act: Act, text: str, ends: list[int]) -> _Printed:
    trigger = act.trigger
    start = max(end for end in ends if end <= trigger.start)
    end = min((end for end in ends if end >= trigger.end), default=len(text))
    found = list(_words(text, start, end))
    inside = [n for n, (at, until, _) in enumerate(found) if at < trigger.end and until > trigger.start]
    told = tuple(found[n][2] for n in inside)
    return _Printed(fact, act, tuple(word for *_, word in found), min(inside, default=0), told)


def _words(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The words between two places with where they stand, in one spelling; one parted by a soft hyphen is one word."""
    for piece in re.finditer(r"[^\s—–]+", text[start:end]):
        for word in _WORD.findall(folded(piece.group().replace("\u00ad", ""))):
            yield start + piece.start(), start + piece.end(), spelt(word.removesuffix("'s"))


def _pairs(originals: list[_Printed], copied: list[_Printed]) -> Iterator[tuple[str, str]]:
    """Yield the ids of the copy's acts with those of the original's; of several that fit, the one most like it.

    One word of the original is told again by one word of the copy only, the one in the sentence most like its own.
    """
    fitting = [
        (
            -share,
            -_in_common(theirs, mine),
            mine.fact.id,
            theirs.fact.id,
            mine.act.trigger.start,
            theirs.act.trigger.start,
        )
        for mine in copied
        for theirs in originals
        if mine.act.type == theirs.act.type and (share := _alike(theirs, mine))
    ]
    places: dict[int, int] = {}
    done: set[str] = set()
    for *_, mine, theirs, here, there in sorted(fitting):
        if mine in done or places.get(here, there) != there or (here not in places and there in places.values()):
            continue
        places[here] = there
        done.add(mine)
        yield mine, theirs


def _alike(one: _Printed, other: _Printed) -> float:
    """The share of the shorter sentence's words that both have; 0 when they do not tell one act in the same words."""
    if one.told != other.told or not one.told:
        return 0.0
    matcher = SequenceMatcher(None, one.words, other.words, autojunk=False)
    least = min(len(one.words), len(other.words))
    blocks = matcher.get_matching_blocks()
    run = max((block.size for block in blocks if _holds(block.a, block.b, block.size, one, other)), default=0)
    share = sum(block.size for block in blocks) / least
    if run < min(SHARED, least) or share < ALIKE:
        return 0.0
    changed: set[str] = set()
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "replace":
            changed.update(one.words[a:b], other.words[c:d])
    return 0.0 if _contradict(one, other, changed) else share


def _holds(a: int, b: int, size: int, one: _Printed, other: _Printed) -> bool:
    """Whether a run of shared words holds the act's own, in the same place of it."""
    return a <= one.first and one.first + len(one.told) <= a + size and one.first - a == other.first - b


def _contradict(one: _Printed, other: _Printed, changed: set[str]) -> bool:
    """Whether what stands in one sentence instead of what the other has can make it another act.

    So can a word of what it is about or on whom it is done; a word of substance anywhere, unless both tell the act of
    one party; and a day or a number where the acts are told of different days.
    """
    telling = changed - _TIMES - words().small - words().determiners
    matter = {word for act in (one.act, other.act) for word in _in_one_spelling(act.about)}
    if telling & matter or (any(not word[0].isdigit() for word in telling) and not one.actors & other.actors):
        return True
    named = {word for name in one.targets ^ other.targets for word in _in_one_spelling(name)}
    if one.targets and other.targets and telling & named:
        return True
    return bool(changed & _TIMES or any(word[0].isdigit() for word in changed)) and _on_other_days(one.act, other.act)


def _on_other_days(one: Act, other: Act) -> bool:
    """Whether words tell two acts of days that cannot be the same."""
    if one.date is None or other.date is None or DateBasis.PUBLICATION in (one.date.basis, other.date.basis):
        return False
    return one.date.latest < other.date.earliest or other.date.latest < one.date.earliest


def _in_common(one: _Printed, other: _Printed) -> float:
    """In how much two acts agree: in who acts, on whom, and in the words of what it is about."""
    mine, theirs = _in_one_spelling(one.act.about), _in_one_spelling(other.act.about)
    matter = len(mine & theirs) / max(1, len(mine | theirs))
    return (one.actors == other.actors) + (one.targets == other.targets) + matter


def _in_one_spelling(text: str | None) -> frozenset[str]:
    return frozenset(word for *_, word in _words(text or "", 0, len(text or "")))
