"""Unnamed: what those go by who have no name of their own: "a Guild spokesman", "Ann Lee's friends", "crews".

A spokesman is named by the body or the person that he speaks for, an owner by their own name, and a body by its name
in place of the short form.
"""

from __future__ import annotations

import re

from standoff.ontology import PartyKind
from standoff.reading.antecedents import Antecedents, Speaker
from standoff.reading.descriptions import Source
from standoff.reading.documents import plain, small
from standoff.reading.holders import Holders
from standoff.reading.lexicon import lexicon
from standoff.reading.phrases import Phrase, PhraseKind
from standoff.reading.pronouns import Pronouns

#: Before "spokesman": words that tell of no body.
_NOBODYS = frozenset(["senior", "official", "second", "a", "the"])


class Unnamed:
    """Names the sources of one page that stay unnamed."""

    def __init__(self, before: Antecedents, holders: Holders, pronouns: Pronouns) -> None:
        """Take what stands before each place, the holders of roles, and whom pronouns mean."""
        self.before, self.holders, self.pronouns = before, holders, pronouns
        self.page, self.names = before.page, before.names

    def speaker(self, source: Source, words: str, noun: str, place: int) -> Speaker:
        """Return what ``source`` goes by: its ``words`` and their ``noun``, with names in place of short forms."""
        words = self._bodies_named(words, place)
        plural = (
            noun.endswith("s")
            or (noun in ("group", "number") and " of " in words)
            or noun in ("people", "spokespeople", "men", "women", "staff")
        )
        if "spokes" in noun and not plural:
            return self._spokesperson(source, words, noun, place)
        name = self.owned(self._in_full(plain(words, *source.mentions), source), source, place)
        return Speaker(source.span, name, PartyKind.COLLECTIVE if plural else PartyKind.UNNAMED, 0.75)

    def owned(self, name: str, source: Source, place: int) -> str:
        """Return ``name`` with its owner's name for "its" in "its leaders", and "an official" for "one official"."""
        name = re.sub(r"^one (\w+)", lambda m: f"{_article(m.group(1))} {m.group(1)}", name)
        owner = re.match(r"(its|their|his|her)\s+", name)
        whose = self.pronouns.meant(source.span, owner.group(1), place).name if owner else None
        if owner and whose:
            return f"{whose}'{'' if whose.endswith('s') else 's'} {name[owner.end() :]}"
        return name

    def _spokesperson(self, source: Source, words: str, noun: str, place: int) -> Speaker:
        """ "A spokesman for the Guild" is "a Guild spokesman"; "a spokesman" speaks for the body named last."""
        if source.mentions:
            return Speaker(source.span, self._spokesman_of(source.mentions[0], noun), PartyKind.UNNAMED, 0.85)
        name, certainty = (
            self._spoke_before(words, noun)
            or self._told_by_words(source, words, noun, place)
            or self._told_by_place(noun, place)
        )
        return Speaker(source.span, name, PartyKind.UNNAMED, certainty)

    def _spokesman_of(self, mention: Phrase, noun: str) -> str:
        """The spokesman of the person or body that is named with him."""
        if mention.kind is PhraseKind.PERSON and (entity := self.names.of(mention)):
            return f"{entity.name}'s {noun}"
        return _voice(" ".join(mention.words), noun)

    def _spoke_before(self, words: str, noun: str) -> tuple[str, float] | None:
        """ "The spokesman": the one who spoke last."""
        if re.match(r"(?:the|our|his|her|their|its)\b", words, re.I):
            for _, speaker in reversed(self.before.told[-4:]):
                if speaker.name and speaker.name.endswith(noun):
                    return speaker.name, 0.8
        return None

    def _told_by_words(self, source: Source, words: str, noun: str, place: int) -> tuple[str, float] | None:
        """ "A spokesman for the mayor", "her spokesman", "an agency spokesman"."""
        office = re.search(r"\bfor (the [a-z][a-z -]+)$", words)
        if office and (person := self.holders.office(office.group(1), office.group(1).split()[-1], place)):
            return f"{person}'s {noun}", 0.8
        if re.match(r"(?:his|her|its|their)\s", words, re.I):
            return self.owned(small(words), source, place), 0.6
        stated = re.search(rf"^(?:(?:an?|the|one|another)\s+)?(.*?)\s*{noun}\b", words, re.I)
        whose = self._bodies_named(stated.group(1), place) if stated else ""
        return (_voice(whose, noun), 0.8) if whose and whose.lower() not in _NOBODYS else None

    def _told_by_place(self, noun: str, place: int) -> tuple[str, float]:
        """ "A spokesman": of the body that his sentence or the two before speak of."""
        near = [p for p in self.before.mentions(place, 2) if p.kind is PhraseKind.BODY]
        sentence = self.page.sentences[self.page.sentence_at(place)]
        if not any(sentence.contains(p.span) for p in near) and (body := self.before.short_form_in(sentence, place)):
            return _voice(body.name, noun), 0.7
        subject = next((p for p in reversed(near) if self.before.is_subject(p)), near[-1] if near else None)
        return (_voice(subject.name, noun), 0.7) if subject else (f"a {noun}", 0.5)

    def _in_full(self, name: str, source: Source) -> str:
        """ "Mr Winter’s friends" with the name that the article gives of him."""
        first = source.mentions[0] if source.mentions else None
        entity = self.names.of(first) if first and first.kind is PhraseKind.PERSON else None
        called = " ".join(first.span.of(self.page.text).split()) if first else ""
        if entity is None or not name.lower().startswith(called.lower()):
            return name
        return entity.name + name[len(called) :]

    def _bodies_named(self, words: str, place: int) -> str:
        """ "an agency source" with the agency's name in place of the short form."""
        parts = words.split()
        at = int(len(parts) > 1 and parts[0].lower() in ("the", "a", "an", "one", "some", "two", "senior"))
        noun = parts[at].lower() if parts else ""
        if (
            noun in lexicon().bodies
            and (len(parts) == 1 or parts[at].islower())
            and (at + 1 < len(parts) or len(parts) == 1)
        ):
            body = self.names.body_like(noun, place)
            if body and body.name.lower() != noun:
                article = [_article(body.name) if parts[0].lower() in ("a", "an") else parts[0]] if at else []
                return " ".join([*article, body.name, *parts[at + 1 :]])
        return words


def joined(names: list[str]) -> str | None:
    """Return ``names`` as one that goes for all of them, each once: "Ann Lee, Tom Bell and Joss Pell"."""
    once = list(dict.fromkeys(names))
    if len(once) < 2:
        return once[0] if once else None
    return f"{', '.join(once[:-1])} and {once[-1]}"


def _voice(whose: str, noun: str) -> str:
    return f"{_article(whose)} {whose} {noun}"


def _article(name: str) -> str:
    spelt = re.match(r"[FHLMNRSX][B-DF-HJ-NP-TV-Z]+\b", name)  # "an RFL spokesman"
    return "an" if spelt or name[:1].lower() in "aeio" else "a"
