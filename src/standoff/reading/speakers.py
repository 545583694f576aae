"""Speakers: who the source of a report is, within the article.

Names lead to the person or body they name. Pronouns go to the nearest fitting one: the last speaker or subject of
that gender and number. Words for roles go to the person who has the role in this article; short forms of bodies to
the body last named that they fit. What fits nobody stays a description, or unresolved.
"""

from __future__ import annotations

import re
from dataclasses import replace

from standoff.ontology import PartyKind
from standoff.reading.antecedents import BODIES, Antecedents, Speaker
from standoff.reading.cues import Cue
from standoff.reading.described import Described
from standoff.reading.descriptions import Source, SourceKind
from standoff.reading.documents import Documents, plain
from standoff.reading.holders import Holders
from standoff.reading.lexicon import lexicon
from standoff.reading.names import Names
from standoff.reading.page import Page
from standoff.reading.phrases import Phrase, PhraseKind
from standoff.reading.pronouns import Pronouns
from standoff.reading.roles import Held
from standoff.reading.unnamed import joined

__all__ = ["Speaker", "Speakers"]

#: Verbs of going on with what one has been saying.
_ADDING = frozenset(["add", "continue", "go on", "conclude"])
_SUBJECT = re.compile(
    r"((?:[\w’'-]+ ){0,4}?[\w’'-]+) (?:are|were|have|had|will|would|is|was|has|must|may|could|should)\b"
)


class Speakers:
    """Tells who the sources of one page's reports are, in order of place: each answer counts for the next."""

    def __init__(self, page: Page, phrases: tuple[Phrase, ...], names: Names, roles: list[Held]) -> None:
        """Take the page, its mentions, who they are, and the roles found."""
        named = [p for p in phrases if p.kind is not PhraseKind.PRONOUN and not p.quoted]
        holders, documents = Holders(names, roles, named), Documents(page, named)
        self.page, self.names, self.roles = page, names, roles
        self._before = Antecedents(page, names, named)
        self._pronouns = Pronouns(self._before, holders, documents)
        self._described = Described(self._before, holders, documents, self._pronouns)

    @property
    def told(self) -> list[tuple[int, Speaker]]:
        """Who has spoken so far, with the places of their cues, in order of place."""
        return self._before.told

    @told.setter
    def told(self, told: list[tuple[int, Speaker]]) -> None:
        self._before.told = told

    def who(self, cue: Cue, *, nested: bool = False, before: int | None = None, by: Speaker | None = None) -> Speaker:
        """Return the speaker of ``cue``; remember them unless ``nested`` in another's report, which is ``by`` somebody.

        A pronoun is somebody named before ``before``: "Lee would never have come, he said" is not Lee's word.
        """
        place = min(cue.span.start, cue.source.span.start)
        if before is not None and cue.source.kind is SourceKind.PRONOUN:
            place = min(place, before)
        if (
            by is not None
            and cue.source.kind is SourceKind.PRONOUN
            and self._pronouns.can_be(cue.source.mentions[0].name, by)
        ):
            return replace(by, mention=cue.source.span, certainty=min(by.certainty, 0.8))
        speaker = self._who(cue.source, place)
        if speaker.name is None and before is not None and before < cue.source.span.start:
            speaker = self._own_subject(cue, before) or speaker
        speaker = self._going_on(cue, speaker, place) or speaker
        if not nested:
            self.told.append((cue.span.start, speaker))
        return speaker

    def _going_on(self, cue: Cue, speaker: Speaker, place: int) -> Speaker | None:
        """ "Ann Lee said … The engineer added …": who adds is who spoke just before, if nobody else is meant."""
        words = cue.source.span.of(self.page.text).lower()
        adds = cue.form is not None and cue.form.verb in _ADDING and cue.source.kind is SourceKind.DESCRIBED
        if not adds or speaker.kind is not PartyKind.UNNAMED or not words.startswith("the ") or cue.source.mentions:
            return None
        last = self._before.just_spoke(place)
        return replace(last, mention=cue.source.span, certainty=0.65) if last else None

    def _own_subject(self, cue: Cue, start: int) -> Speaker | None:
        """ "Port leaders are to meet the minister, they said": the subject of what is said, where nobody was named."""
        pronoun = cue.source.mentions[0].name.lower() if cue.source.kind is SourceKind.PRONOUN else ""
        subject = _SUBJECT.match(self.page.text, start, cue.source.span.start) if pronoun in ("it", "they") else None
        if subject is None:
            return None
        words = subject.group(1)
        named = next((p for p in self._before.mentions(start + len(words), 0) if p.span.end == subject.end(1)), None)
        if named is not None and named.kind is PhraseKind.BODY and pronoun == "it":
            return self._before.speaker(named, cue.source.span)
        noun = words.split()[-1].lower()
        if pronoun == "they" and noun.endswith("s") and noun in lexicon().unnamed | lexicon().bodies:
            return Speaker(cue.source.span, plain(words), PartyKind.COLLECTIVE, 0.6)
        return None

    def inside(self, cue: Cue, quoted: Speaker | None) -> Speaker | None:
        """Return the speaker of a report inside a quotation of ``quoted``; None where it cannot be told.

        "I" is the one who is quoted, "we" the body that they speak for.
        """
        pronoun = cue.source.mentions[0].name.lower() if cue.source.kind is SourceKind.PRONOUN else ""
        if pronoun == "i":
            return replace(quoted, mention=cue.source.span) if quoted and quoted.name else None
        if pronoun == "we":
            body = self._body_of(quoted) if quoted else None
            return Speaker(cue.source.span, body, PartyKind.ORGANISATION, 0.7) if body else None
        speaker = self._who(cue.source, cue.source.span.start)
        return speaker if speaker.name and (quoted is None or speaker.name != quoted.name) else None

    def _body_of(self, speaker: Speaker) -> str | None:
        """The body that a speaker is, or holds an office in."""
        if speaker.kind in BODIES:
            return speaker.name
        return next((h.organisation for h in self.roles if h.person == speaker.name and h.organisation), None)

    def _who(self, source: Source, place: int) -> Speaker:
        if source.kind is SourceKind.NAMED:
            return self._before.speaker(source.mentions[-1], source.span)
        if source.kind is SourceKind.JOINT:
            names = [e.name for m in source.mentions if (e := self.names.of(m))]
            return Speaker(source.span, joined(names), PartyKind.COLLECTIVE, 0.9)
        if source.kind is SourceKind.PRONOUN:
            return self._pronouns.meant(source.span, source.mentions[0].name.lower(), place)
        return self._described.speaker(source, place)

    def names_anybody(self, start: int, end: int) -> bool:
        """Tell whether a person is named outside quotation marks between two places."""
        return self._before.names_anybody(start, end)
