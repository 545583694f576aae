"""Offices: who held which role in which body, as far as documents tell.

Names are gathered whatever their spelling (text.spelling) and shown as they are most often spelt. Nothing else is
inferred: a tenure lists what each document says of it, with the date of that document. That somebody was
chair in one article and former chair in a later one is left to the reader, and to later folds, to draw together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from standoff.ontology import PartialDate, Role, RoleStatus
from standoff.text import Spellings, folded


@dataclass(frozen=True, slots=True)
class Told:
    """A role as one document tells it: ``published`` is the document's date, ``evidence`` the fact's id."""

    role: Role
    published: PartialDate | None
    evidence: str


@dataclass(frozen=True, slots=True)
class TenureReport:
    """That a role is current, former or future at ``published``, on the word of the fact called ``evidence``."""

    status: RoleStatus
    published: PartialDate | None
    evidence: str


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person in one role of one body, and every report of it, oldest first, undated ones last."""

    person: str
    role: str
    organisation: str | None
    reports: tuple[TenureReport, ...]

    def of(self, status: RoleStatus) -> tuple[TenureReport, ...]:
        """Return the reports that give the role ``status``, oldest first."""
        return tuple(report for report in self.reports if report.status is status)

    @property
    def latest(self) -> TenureReport:
        """The last dated report; the first undated one when none has a date."""
        dated = [report for report in self.reports if report.published]
        return dated[-1] if dated else self.reports[0]


def offices(told: Iterable[Told]) -> tuple[Tenure, ...]:
    """Return the tenures that ``told`` tells of, by body, role and first date; the order of ``told`` is no matter."""
    gathered: dict[tuple[str, str, str | None], set[TenureReport]] = defaultdict(set)
    spellings = Spellings()
    for each in set(told):
        person, role, body = each.role.person, each.role.role, each.role.organisation
        for name in (person, role, body or ""):
            spellings.add(name)
        key = (folded(person), folded(role), None if body is None else folded(body))
        gathered[key].add(TenureReport(each.role.status, each.published, each.evidence))
    tenures = (
        Tenure(
            spellings.shown(person),
            spellings.shown(role),
            None if body is None else spellings.shown(body),
            reports=tuple(sorted(reports, key=_age)),
        )
        for (person, role, body), reports in gathered.items()
    )
    return tuple(sorted(tenures, key=_place))


def _age(report: TenureReport) -> tuple[bool, str, str, str, str]:
    date = report.published
    return date is None, str(date.earliest) if date else "", str(date or ""), report.evidence, report.status


def _place(tenure: Tenure) -> tuple[object, ...]:
    body, role = tenure.organisation or "", tenure.role
    return (
        not body,
        folded(body),
        folded(role),
        _age(tenure.reports[0]),
        body,
        role,
        tenure.person,
        tenure.organisation is None,
    )
