"""Acts and roles as single articles tell them: after people's decisions, under the record's names.

An event of the record draws several reports of one act together, an office several reports of one role; these are
the reports themselves.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from standoff.ontology import Act, DocumentHead, Fact, PartialDate, Role


@dataclass(frozen=True, slots=True)
class ActReport:
    """An act as one article tells it. ``when`` is the day the article was printed, not that of the act."""

    id: str
    parties: tuple[str, ...]
    when: PartialDate | None
    evidence: tuple[str, ...]
    act: Act
    document: DocumentHead
    words: str


@dataclass(frozen=True, slots=True)
class RoleReport:
    """A role as one article tells it. ``when`` is the day the article was printed."""

    id: str
    parties: tuple[str, ...]
    when: PartialDate | None
    evidence: tuple[str, ...]
    role: Role
    document: DocumentHead
    words: str


def act_reports(facts: Iterable[Fact]) -> tuple[ActReport, ...]:
    """Return the acts among ``facts``, which are one document's and in the record's names, by place."""
    made = []
    for fact in _in_order(facts):
        if isinstance(act := fact.finding, Act):
            names = tuple(dict.fromkeys(each.name for each in (*act.actors, *act.recipients)))
            made.append(ActReport(fact.id, names, fact.document.published, (fact.id,), act, fact.document, fact.words))
    return tuple(made)


def role_reports(facts: Iterable[Fact]) -> tuple[RoleReport, ...]:
    """Return the roles among ``facts``, which are one document's and in the record's names, by place."""
    made = []
    for fact in _in_order(facts):
        if isinstance(role := fact.finding, Role):
            names = (role.person, role.organisation) if role.organisation else (role.person,)
            made.append(
                RoleReport(fact.id, names, fact.document.published, (fact.id,), role, fact.document, fact.words)
            )
    return tuple(made)


def _in_order(facts: Iterable[Fact]) -> list[Fact]:
    told = [fact for fact in facts if isinstance(fact.finding, Act | Role)]
    return sorted(told, key=lambda fact: ((fact.span.start, fact.span.end) if fact.span else (-1, -1), fact.id))
