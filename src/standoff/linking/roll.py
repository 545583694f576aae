"""The roll: whom documents name, and what they tell of those names. What linking starts from, and the record names by.

It is called document by document, and holds no fact: a record of any size passes through the memory that one takes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from standoff.linking import succession
from standoff.linking.bearers import Local, Page
from standoff.linking.succession import Succession
from standoff.ontology import Bearer, DocumentHead, Fact, Join, Name


class Roll:
    """Whom documents name, by document; ``joins`` says why several names of one document are held to be one's.

    ``documents`` are those that tell anything, ``forms`` the other forms that they give of a name, ``successions``
    which body they have as the heir of which.
    """

    def __init__(self) -> None:
        self.joins: list[Join] = []
        self.forms: dict[Bearer, tuple[str, ...]] = {}
        self.documents: list[DocumentHead] = []
        self.successions: list[Succession] = []
        self._locals: list[Local] = []

    @classmethod
    def of(cls, facts: Iterable[Fact] | Roll) -> Roll:
        """Return what ``facts`` tell, in whatever order they come; a roll as it is."""
        if isinstance(facts, Roll):
            return facts
        by_document: defaultdict[str, list[Fact]] = defaultdict(list)
        for fact in facts:
            by_document[fact.document.id].append(fact)
        roll = cls()
        for told in by_document.values():
            roll.call(told)
        return roll

    def call(self, facts: Collection[Fact]) -> None:
        """Take in one document, of which ``facts`` are all the facts; without any it is not on the roll."""
        if not facts:
            return
        page = Page(facts)
        self.documents.append(page.document)
        self._locals += page.locals
        self.joins += page.joins
        self.successions += succession.told(facts)
        for fact in facts:
            if isinstance(fact.finding, Name) and fact.finding.forms:
                bearer = Bearer(fact.finding.canonical, fact.document.id)
                self.forms[bearer] = tuple(dict.fromkeys((*self.forms.get(bearer, ()), *fact.finding.forms)))

    @property
    def locals(self) -> list[Local]:
        """Whom documents name, in the order of the documents' ids."""
        self._locals.sort(key=lambda local: local.document.id)
        return self._locals


def bearers(facts: Iterable[Fact] | Roll) -> tuple[Bearer, ...]:
    """Return every name that ``facts`` use, document by document, sorted: what groups of bearers are made of."""
    found = (bearer for local in Roll.of(facts).locals for bearer in local.bearers)
    return tuple(sorted(found, key=lambda bearer: (bearer.name, bearer.document)))
