"""What the acts told so far leave behind: who wrote "the letter", and whose "the offer" and "these allegations" are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

_DOCUMENTS = {
    "legal-action": frozenset(["suit", "lawsuit", "complaint", "filing", "petition", "claim"]),
    "write": frozenset(["letter", "email", "e-mail", "memo", "note"]),
    "publish": frozenset(
        ["booklet", "report", "paper", "circular", "leaflet", "document", "statement", "guidance", "study", "release"]
    ),
}
#: The acts that a noun with "the" takes up, the likeliest first.
_MADE: tuple[tuple[frozenset[str], tuple[str, ...]], ...] = (
    (frozenset(["request", "call", "appeal", "plea"]), ("request", "demand")),
    (frozenset(["demand", "ultimatum"]), ("demand", "request", "threaten")),
    (frozenset(["offer"]), ("offer", "propose")),
    (frozenset(["proposal", "plan", "scheme", "idea"]), ("propose", "offer")),
    (frozenset(["invitation"]), ("invite", "offer")),
    (frozenset(["allegation", "accusation", "charge", "claim"]), ("accuse", "legal-action", "criticise")),
    (frozenset(["criticism", "complaint"]), ("criticise", "accuse")),
    (frozenset(["strike", "walkout", "stoppage", "action"]), ("strike", "protest")),
    (frozenset(["protest", "march", "boycott"]), ("protest", "strike")),
    (frozenset(["ballot", "vote"]), ("vote", "call-vote")),
    (frozenset(["threat", "warning"]), ("threaten", "warn")),
)


@dataclass(frozen=True, slots=True)
class Who:
    """A party found: its canonical name, how sure that is, whether it is a person, whether a name was there."""

    name: str
    certainty: float
    person: bool = False
    named: bool = False


class Told:
    """Remembers who did what while a page is read from its first sentence to its last."""

    def __init__(self) -> None:
        """Nothing is told yet."""
        self._authors: dict[str, Who] = {}
        self._did: dict[str, tuple[Who, Who | None]] = {}
        self._pairs: dict[frozenset[str], list[Who]] = {}
        self._dealings: Counter[frozenset[str]] = Counter()
        self._closest: frozenset[str] = frozenset()

    def wrote(self, kind: str, who: Who) -> None:
        """Remember who first wrote, published or went to court, for "the letter", "the paper", "the suit"."""
        if kind in _DOCUMENTS:
            self._authors.setdefault(kind, who)

    def owns(self, document: str, who: Who) -> None:
        """Remember whose a document is: "the agency's paper", "its report"."""
        kind = next((k for k, nouns in _DOCUMENTS.items() if document in nouns), None)
        if kind is not None:
            self.wrote(kind, who)

    @property
    def publisher(self) -> Who | None:
        """Whoever published what there is to read: of a paper that goes by its title alone."""
        return self._authors.get("publish")

    def did(self, kind: str, who: Who, whom: Who | None = None) -> None:
        """Remember who did an act of this type last, and to whom: for "the offer", "the strike", "both sides"."""
        self._did[kind] = (who, whom)
        if whom is not None and who.name != whom.name and not (who.person or whom.person):
            pair = frozenset((who.name, whom.name))
            self._pairs.setdefault(pair, [who, whom])
            self._dealings[pair] += 1
            if self._dealings[pair] >= self._dealings[self._closest]:
                self._closest = pair

    @property
    def pair(self) -> list[Who]:
        """The two bodies that have had most to do with each other so far; nobody before there are any."""
        return self._pairs.get(self._closest, [])

    @property
    def only_pair(self) -> list[Who]:
        """The two bodies that have to do with each other, where no others have."""
        return self.pair if len(self._pairs) == 1 else []

    def asked(self, noun: str) -> Who | None:
        """Return to whom the last offer or demand was made that "the" with ``noun`` takes up: who is to answer it."""
        kinds = next((kinds for nouns, kinds in _MADE if noun in nouns), ())
        return next((self._did[kind][1] for kind in kinds if kind in self._did), None)

    def author(self, document: str) -> Who | None:
        """Return who wrote the document of this kind that was told of last: "the letter", "the suit"."""
        kind = next((k for k, nouns in _DOCUMENTS.items() if document in nouns), None)
        return self._authors.get(kind) if kind else None

    def maker(self, noun: str) -> Who | None:
        """Return who made the last offer, accusation or strike that "the" with ``noun`` takes up."""
        kinds = next((kinds for nouns, kinds in _MADE if noun in nouns), ())
        return next((self._did[kind][0] for kind in kinds if kind in self._did), None) or self.author(noun)
