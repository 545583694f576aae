"""Offices as far as documents tell: nothing inferred, nothing lost, in one order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from standoff.ontology import PartialDate, Role, RoleStatus, Span
from standoff.record import Tenure, TenureReport, Told, offices
from standoff.text import folded

CURRENT, FORMER, FUTURE = RoleStatus.CURRENT, RoleStatus.FORMER, RoleStatus.FUTURE


def told(
    person: str, status: RoleStatus, date: str | None, id: str, role: str = "chair", body: str | None = "ferry branch"
) -> Told:
    return Told(
        Role(person, role, body, status, evidence=(Span(0, 1),)), PartialDate(date) if date else None, evidence=id
    )


REPORTS = [
    told("Ann Orr", FORMER, "2016-02", "r4"),
    told("Ann Orr", CURRENT, "2014-05-15", "r1"),
    told("Ann Orr", CURRENT, None, "r9"),
    told("Ann Orr", CURRENT, "2015", "r2"),
    told("Leonard Strake", FUTURE, "2015-12", "r3"),
    told("Ann Orr", CURRENT, "2014-05-15", "r5", role="treasurer"),
    told("Ines Vale", CURRENT, "2014-05-15", "r6", body=None),
    told("Ines Vale", CURRENT, "2014-05-15", "r7", body="Coast Guild"),
]


def test_nobody_held_an_office_when_nobody_says_so() -> None:
    assert offices([]) == ()


def test_a_tenure_lists_each_report_with_its_date_and_its_evidence() -> None:
    chair = next(t for t in offices(REPORTS) if (t.person, t.role) == ("Ann Orr", "chair"))
    assert chair.reports == (
        TenureReport(CURRENT, PartialDate("2014-05-15"), "r1"),
        TenureReport(CURRENT, PartialDate("2015"), "r2"),
        TenureReport(FORMER, PartialDate("2016-02"), "r4"),
        TenureReport(CURRENT, None, "r9"),
    )
    assert [report.evidence for report in chair.of(CURRENT)] == ["r1", "r2", "r9"]
    assert chair.latest.evidence == "r4"


def test_an_office_is_one_however_its_names_are_spelt() -> None:
    (tenure,) = offices(
        [
            told("Ann O’Dell", CURRENT, "2014", "r1", body="Crews' Guild"),
            told("Ann O'Dell", CURRENT, "2015", "r2", role="Chair", body="crews’  guild"),
            told("Ann O’Dell", FORMER, "2016", "r3", body="Crews' Guild"),
        ]
    )
    assert (tenure.person, tenure.role, tenure.organisation) == ("Ann O’Dell", "chair", "Crews' Guild")
    assert [report.evidence for report in tenure.reports] == ["r1", "r2", "r3"]


def test_an_undated_report_is_the_latest_only_where_none_has_a_date() -> None:
    (tenure,) = offices([told("Ann Orr", CURRENT, None, "r9")])
    assert tenure.latest.evidence == "r9"


def test_tenures_stand_by_body_role_and_first_date_the_bodiless_last() -> None:
    listed = [(t.organisation, t.role, t.person) for t in offices(REPORTS)]
    assert listed == [
        ("Coast Guild", "chair", "Ines Vale"),
        ("ferry branch", "chair", "Ann Orr"),
        ("ferry branch", "chair", "Leonard Strake"),
        ("ferry branch", "treasurer", "Ann Orr"),
        (None, "chair", "Ines Vale"),
    ]


def test_the_same_report_twice_is_one() -> None:
    assert offices(REPORTS + REPORTS) == offices(REPORTS)


names = st.sampled_from(["Ann Orr", "ann orr", "Leonard Strake", "Åsa"])
bodies = st.sampled_from([None, "", "Guild", "guild", "Ferry branch"])
dates = st.sampled_from([None, "2014", "2014-01", "2014-01-01", "2015-06"])
anything = st.lists(
    st.builds(
        told,
        names,
        st.sampled_from(RoleStatus),
        dates,
        st.sampled_from(["r1", "r2", "r3"]),
        st.sampled_from(["chair", "Chair"]),
        bodies,
    ),
    max_size=12,
)


@given(anything, st.randoms(use_true_random=False))
def test_the_order_of_reports_is_no_matter(reports: list[Told], random: st.randoms) -> None:  # type: ignore[valid-type]
    shuffled = list(reports)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert offices(shuffled) == offices(reports)


def spelt(*names: str | None) -> tuple[str | None, ...]:
    return tuple(None if name is None else folded(name) for name in names)


@given(anything)
def test_no_report_is_lost_and_none_is_added(reports: list[Told]) -> None:
    def flat(tenures: tuple[Tenure, ...]) -> set[tuple[object, ...]]:
        return {
            (*spelt(t.person, t.role, t.organisation), r.status, str(r.published), r.evidence)
            for t in tenures
            for r in t.reports
        }

    assert flat(offices(reports)) == {
        (*spelt(r.role.person, r.role.role, r.role.organisation), r.role.status, str(r.published), r.evidence)
        for r in reports
    }
