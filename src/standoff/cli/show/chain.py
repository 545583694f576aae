"""Who reports whom, and in which word: the chain from an outlet's words to those of the person at the end of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from standoff.ontology import Fact, Statement
    from standoff.store import Store

UNKNOWN = "speaker unknown"


class Chains:
    """Looks up, once for each document, which statements stand within which."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[str, dict[str, Fact]] = {}
        self._text = ("", "")  # of the document that was asked for last

    def id(self, fact: Fact, local: str | None) -> str | None:
        """Return the record's id of the statement that ``fact``'s document calls ``local``."""
        other = self._of(fact).get(local or "")
        return other.id if other else None

    def speakers(self, fact: Fact) -> tuple[str, ...]:
        """Return who speaks, outermost first, the statement's own speaker last."""
        from standoff.ontology import Statement, attribution_chain

        assert isinstance(fact.finding, Statement)
        statements: dict[str, Statement] = {
            local: other.finding for local, other in self._of(fact).items() if isinstance(other.finding, Statement)
        }
        return tuple(link.speaker_name or UNKNOWN for link in attribution_chain(fact.finding, statements))

    def cue(self, fact: Fact) -> str | None:
        """Return the words that report a statement ("denied"); where it goes on, those of its first stretch."""
        from standoff.ontology import Statement

        finding, seen = fact.finding, {fact.id}
        while isinstance(finding, Statement) and finding.cue is None and finding.continues:
            first = self._of(fact).get(finding.continues)
            if first is None or first.id in seen:
                return None
            seen.add(first.id)
            finding = first.finding
        if not isinstance(finding, Statement) or finding.cue is None:
            return None
        return " ".join(finding.cue.of(self._text_of(fact)).split()) or None

    def _text_of(self, fact: Fact) -> str:
        if self._text[0] != fact.document.id:
            self._text = (fact.document.id, self._store.document(fact.document.id).text)
        return self._text[1]

    def _of(self, fact: Fact) -> dict[str, Fact]:
        from standoff.ontology import Kind, Statement
        from standoff.store import Filters

        if fact.document.id not in self._known:
            facts = self._store.facts(Kind.STATEMENT, Filters(document=fact.document.id))
            named = ((f.finding.id, f) for f in facts if isinstance(f.finding, Statement))
            self._known[fact.document.id] = dict(named)
        return self._known[fact.document.id]
