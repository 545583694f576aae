"""Partial dates: as much of a date as a text gives."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.errors import InvalidValue
from standoff.ontology import PartialDate, Precision

DATES = st.dates(dt.date(1800, 1, 1), dt.date(2200, 12, 31))
PREFIXES = st.tuples(DATES, st.sampled_from([4, 7, 10])).map(lambda p: PartialDate(p[0].isoformat()[: p[1]]))


@pytest.mark.parametrize(
    "value", ["", "21", "2021-13", "2021-02-30", "2021-5", "May 2021", "2021-05-20T", "2021-05-20T25:00"]
)
def test_what_is_no_date_is_refused(value: str) -> None:
    with pytest.raises(InvalidValue):
        PartialDate(value)


def test_a_date_cannot_begin_after_its_end() -> None:
    with pytest.raises(InvalidValue, match=r"begin after its end"):
        PartialDate("2021", since=dt.date(2021, 5, 1), until=dt.date(2021, 4, 1))


@pytest.mark.parametrize(
    ("value", "precision", "earliest", "latest"),
    [
        ("2021", Precision.YEAR, "2021-01-01", "2021-12-31"),
        ("2024-02", Precision.MONTH, "2024-02-01", "2024-02-29"),
        ("2021-05-20", Precision.DAY, "2021-05-20", "2021-05-20"),
        ("2021-05-20T15:53", Precision.MINUTE, "2021-05-20", "2021-05-20"),
    ],
)
def test_the_prefix_carries_its_own_precision(value: str, precision: Precision, earliest: str, latest: str) -> None:
    date = PartialDate(value)
    assert (date.precision, date.earliest.isoformat(), date.latest.isoformat()) == (precision, earliest, latest)


def test_a_stated_range_narrows_the_prefix() -> None:
    early = PartialDate("2013", since=dt.date(2013, 1, 1), until=dt.date(2013, 4, 30))
    assert early.is_before(PartialDate("2013-05"))
    assert not PartialDate("2013").is_before(PartialDate("2013-05"))


@given(PREFIXES, PREFIXES)
def test_surely_before_is_possibly_before_and_never_both_ways(one: PartialDate, other: PartialDate) -> None:
    if one.is_before(other):
        assert one.may_be_before(other)
        assert not other.may_be_before(one)


@given(PREFIXES, PREFIXES, PREFIXES)
def test_surely_before_is_transitive(a: PartialDate, b: PartialDate, c: PartialDate) -> None:
    if a.is_before(b) and b.is_before(c):
        assert a.is_before(c)
