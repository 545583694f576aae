"""Bodies under a new name: which follows which. Succession, not identity: two parties, one after the other.

Told by a list of parties, or in the words of a fact: "the Department for Ships, formerly the Ministry of Ports".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from standoff.linking.forms import folded_keeping_case, form
from standoff.ontology import Bearer, Fact, Name, PartyKind

_ARTICLE = r"(?:,? (?:by|as|with|into))?(?: (?:the|a|an|its|new|newly created))*"
#: What stands between the new name and the old one, and the other way round.
_NEW_OLD = (
    rf",? \(?(?:formerly|previously|once)(?: known as| called)?{_ARTICLE} ",
    rf",?(?: which| that)? (?:(?:has )?replaced|replaces|succeeds|succeeded|(?:takes|took) over from){_ARTICLE} ",
    rf",? (?:the )?successor (?:of|to){_ARTICLE} ",
)
_OLD_NEW = (
    rf",?(?: (?:which|that))? (?:is|was|has been|had been|were)(?: (?:now|since|later))? "
    rf"(?:renamed|rebranded|replaced|superseded|succeeded){_ARTICLE} ",
    rf",? (?:since |later |now )?(?:renamed|rebranded){_ARTICLE} ",
    rf",? now (?:known as|called){_ARTICLE} ",
    rf",? (?:became|has become|will become|becomes){_ARTICLE} ",
)


#: What stands in all of these: words without any of it need not be looked into.
_TELLING = re.compile("formerly|previously|once|replace|succe|took|takes|rename|rebrand|supersede|now|bec[ao]m")


@dataclass(frozen=True, slots=True, order=True)
class Succession:
    """That a document has ``later`` as the new name or heir of ``earlier``; ``fact`` is the id of what says so."""

    earlier: Bearer
    later: Bearer
    fact: str


def told(facts: Iterable[Fact]) -> tuple[Succession, ...]:
    """Return which bodies the words of ``facts`` have as the heirs of which others, sorted, each pair once a document.

    Only bodies that the same document names (Name) are looked for, and both names must stand in the words.
    """
    bodies: defaultdict[str, set[str]] = defaultdict(set)
    worded: list[Fact] = []
    for fact in facts:
        if isinstance(fact.finding, Name) and fact.finding.kind is not PartyKind.PERSON:
            bodies[fact.document.id] |= {fact.finding.canonical}
        elif _TELLING.search(fact.words.replace("\u00ad", "")):
            worded.append(fact)
    found: dict[tuple[Bearer, Bearer], Succession] = {}
    for fact in sorted(worded, key=lambda each: each.id):
        for earlier, later in _in_words(fact.words, bodies[fact.document.id]):
            pair = Bearer(earlier, fact.document.id), Bearer(later, fact.document.id)
            found.setdefault(pair, Succession(*pair, fact.id))
    return tuple(sorted(found.values()))


def _in_words(words: str, bodies: set[str]) -> Iterator[tuple[str, str]]:
    plain = folded_keeping_case(words)
    here = [(name, folded_keeping_case(name)) for name in sorted(bodies) if not form(name).generic]
    here = [(name, spelt) for name, spelt in here if spelt in plain]
    for one, first in here:
        for other, second in here:
            if one == other or first in second or second in first:
                continue
            if any(re.search(re.escape(first) + between + re.escape(second), plain) for between in _NEW_OLD):
                yield other, one
            if any(re.search(re.escape(first) + between + re.escape(second), plain) for between in _OLD_NEW):
                yield one, other
