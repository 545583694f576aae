"""Documents: what a letter, a report or a petition goes by: its title where the article gives one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, cached_property

from standoff.reading.descriptions import DETERMINER
from standoff.reading.lexicon import lexicon
from standoff.reading.page import Page
from standoff.reading.phrases import Phrase, PhraseKind

#: Nouns that stand for any titled document.
_UNTITLED = frozenset(
    ["document", "booklet", "leaflet", "paper", "pamphlet", "publication", "guidance", "report", "circular"]
)


@cache
def _document_phrase() -> re.Pattern[str]:
    nouns = "|".join(sorted(map(re.escape, lexicon().documents), key=lambda n: (-len(n), n)))
    return re.compile(
        rf"\b(?:the|a|an|this|its|their)\s(?:[\w’'-]+\s){{0,4}}?(?P<noun>{nouns})\b(?!\s(?:of|for)\b)", re.I
    )


class Documents:
    """Names the documents of one page."""

    def __init__(self, page: Page, named: Sequence[Phrase]) -> None:
        """Take the page and the mentions of names outside quotation marks, in order of place."""
        self.page, self.named = page, named

    def before(self, place: int) -> str | None:
        """The document that a sentence shortly before opens with or ends with: "… have signed the letter. It …"."""
        here = self.page.sentence_at(place)
        for index in range(here - 1, max(-1, here - 3), -1):
            sentence = self.page.unquoted(self.page.sentences[index])
            if match := _document_phrase().search(sentence):
                return self.name(" ".join(match.group().split()), match.group("noun").lower())
        return None

    def name(self, words: str, noun: str, *mentions: Phrase) -> str:
        """A document's title where the article gives one, else its description."""
        titled = self._titled
        titles = {p.name for p in titled}
        definite = re.match(r"(?:the|this|that|its|their)\s", words, re.I)
        if definite and len(titles) == 1 and (noun in _UNTITLED or noun in titled.values()):
            return titles.pop()
        return small(DETERMINER.sub("", words), *mentions)

    @cached_property
    def _titled(self) -> dict[Phrase, str]:
        """The names that a word for a document stands beside, with that word."""
        return {p: beside for p in self.named if p.kind is PhraseKind.BODY and (beside := self._noun_beside(p))}

    def _noun_beside(self, phrase: Phrase) -> str | None:
        """The word for a document that stands before a title ("its paper Safe Harbours") or behind it (", a paper")."""
        before = self.page.text[max(0, phrase.span.start - 30) : phrase.span.start].split(" ")
        if len(before) > 1 and not before[-1] and before[-2].lower() in lexicon().documents:
            return before[-2].lower()
        if len(before) > 1 and not before[-1] and before[-2].endswith(",") and before[-2][:-1] in lexicon().documents:
            return before[-2][:-1] if self.page.text[phrase.span.end : phrase.span.end + 1] in (",", ".") else None
        after = re.compile(r", an? (?:[\w’'-]+ ){0,3}?([a-z]+)\b").match(self.page.text, phrase.span.end)
        return after.group(1) if after and after.group(1) in lexicon().documents else None


def small(name: str, *mentions: Phrase) -> str:
    """``name`` with a small first letter, unless it begins with capitals or with the name of one of ``mentions``."""
    if any(name.startswith(m.words[0]) for m in mentions):
        return name
    return name if re.match(r"[^\W\d_a-z]{2}", name) and name[:2].isupper() else name[:1].lower() + name[1:]


def plain(words: str, *mentions: Phrase) -> str:
    """Return a description as a name: "the" dropped, small first letter; "a", counts and ``mentions`` stay."""
    return small(re.sub(r"^the\s+", "", words, flags=re.I), *mentions)
