"""Words that name times: which are found, and which days they stand for. Invented phrases throughout."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.ontology import DateBasis, PartialDate, Precision, Span
from standoff.reading.dates import DateKind, DatePhrase, DateRole, find_dates

#: A Thursday.
PAPER = PartialDate("2002-12-05")


def find(text: str, published: PartialDate | None = PAPER, day_first: bool = True) -> tuple[DatePhrase, ...]:
    return find_dates(text, [Span(0, len(text))], published, day_first=day_first)


def shown(text: str, published: PartialDate | None = PAPER, day_first: bool = True) -> list[tuple[str, str | None]]:
    """Words and date of each phrase; the days it may stand for where the value alone does not say."""
    found = []
    for phrase in find(text, published, day_first=day_first):
        date = phrase.date
        value = date.value if date else None
        if date and (date.since or date.until):
            value = f"{date.value} ({date.earliest:%d.%m.%y}-{date.latest:%d.%m.%y})"
        found.append((phrase.span.of(text), value))
    return found


# What is no date, or cannot be told


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The talks may march on and fall apart in a second.",
        "Mrs May met the pilots. It was a victory for May, they said.",
        "April Dunn and June Pike chair the branches.",
        "They counted 2000 members, 1,999 boats and £1998.",
        "He wrote in the Sunday Times and the Mail on Sunday.",
        "Black Friday was a bad day for the port.",
        "Version 12.34.56 costs 10/11 of 2/3.",
        "A pilot aged 42 years and a 12-year-old boat.",
        "Prices fall and the spring broke.",
        "At 25:61 the clock stopped.",
    ],
)
def test_no_date(text: str) -> None:
    assert [p.span.of(text) for p in find(text) if p.date] == []


@pytest.mark.parametrize(
    "text",
    ["on Friday", "yesterday", "last month", "5 December", "in May", "two weeks ago", "the past year", "at Christmas"],
)
def test_without_a_day_to_count_from_nothing_is_guessed(text: str) -> None:
    assert [p.date for p in find(text, None)] == [None]


@pytest.mark.parametrize(
    ("text", "value"),
    [("on 5 May 2001", "2001-05-05"), ("in 2008", "2008"), ("in May 2001", "2001-05"), ("early 2013", "2013")],
)
def test_stated_dates_need_no_publication_date(text: str, value: str) -> None:
    (phrase,) = find(text, None)
    assert phrase.date is not None
    assert (phrase.date.value, phrase.date.basis) == (value, DateBasis.STATED)


@pytest.mark.parametrize("text", ["31 February 2003", "the 30th of February", "31 April 2001", "9999 years ago"])
def test_no_such_day(text: str) -> None:
    (phrase,) = find(text)
    assert phrase.date is None


@pytest.mark.parametrize(
    "text", ["several weeks ago", "the past few months", "a week later", "the next day", "that Monday"]
)
def test_too_vague_or_nothing_told_to_count_from(text: str) -> None:
    (phrase,) = find(text)
    assert phrase.date is None


# Days


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5 December 2002", "2002-12-05"),
        ("the 5th of December, 2002", "2002-12-05"),
        ("December 5, 2002", "2002-12-05"),
        ("Dec. 5th", "2002-12-05"),
        ("Fri 6 Dec", "2002-12-06"),
        ("December 5", "2002-12-05"),
        ("5/12/2002", "2002-12-05"),
        ("5.12.02", "2002-12-05"),
        ("12/25/2002", "2002-12-25"),
        ("2002-12-05", "2002-12-05"),
        ("2002-12-05 14:30", "2002-12-05T14:30"),
        ("28 December", "2002-12-28"),
        ("2 January", "2003-01-02"),
        ("10 August last year", "2001-08-10"),
        ("5 May ’99", "1999-05-05"),
        ("Wednesday 29 February", "2012-02-29"),
        ("Boxing Day", "2002-12-26"),
        ("Good Friday 2003", "2003-04-18"),
    ],
)
def test_a_day_of_the_calendar(text: str, value: str) -> None:
    published = PartialDate("2012-03-09") if "29" in text else PAPER
    assert shown(text, published) == [(text, value)]


def test_american_figures() -> None:
    assert shown("5/12/2002", day_first=False) == [("5/12/2002", "2002-05-12")]


def test_a_weekday_decides_the_year() -> None:
    assert shown("Tuesday 10 June", PartialDate("2014-01-05")) == [("Tuesday 10 June", "2014-06-10")]
    assert shown("Monday 10 June", PartialDate("2014-01-05")) == [("Monday 10 June", "2013-06-10")]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They met on Thursday.", "Thursday", "2002-12-05"),
        ("They met last Thursday.", "last Thursday", "2002-11-28"),
        ("They met on Friday.", "Friday", "2002-11-29"),
        ("They will meet on Friday.", "Friday", "2002-12-06"),
        ("On Friday the boats will sail.", "Friday", "2002-12-06"),
        ("The walkout begins on Monday.", "Monday", "2002-12-09"),
        ("Sailings are cancelled until Friday.", "Friday", "2002-12-06"),
        ("A vote is due to be announced on Tuesday.", "Tuesday", "2002-12-10"),
        ("They meet next Tuesday.", "next Tuesday", "2002-12-10"),
        ("They meet next Thursday.", "next Thursday", "2002-12-12"),
        ("They meet Monday week.", "Monday week", "2002-12-16"),
        ("They met on Tuesday last week.", "Tuesday last week", "2002-11-26"),
        ("They met last week on Tuesday.", "last week on Tuesday", "2002-11-26"),
        ("They left yesterday.", "yesterday", "2002-12-04"),
        ("They leave the day after tomorrow.", "the day after tomorrow", "2002-12-07"),
        ("They spoke last night.", "last night", "2002-12-04"),
        ("They vote tonight.", "tonight", "2002-12-05"),
        ("They left on Monday morning.", "Monday morning", "2002-12-02"),
        ("They will strike in three days' time.", "in three days' time", "2002-12-08"),
        ("Three days ago they left.", "Three days ago", "2002-12-02"),
        ("They left a week ago.", "a week ago", "2002-11-28"),
    ],
)
def test_days_counted_from_the_paper(text: str, words: str, value: str) -> None:
    assert shown(text) == [(words, value)]


def test_weeks_ago_leave_three_days_open() -> None:
    assert shown("two weeks ago") == [("two weeks ago", "2002-11-21 (18.11.02-24.11.02)")]


def test_the_statement_has_a_day_of_its_own() -> None:
    spoken = PartialDate("2002-11-20")
    (phrase,) = find_dates("yesterday", [Span(0, 9)], PAPER, spoken=spoken)
    assert phrase.date == PartialDate("2002-11-19", DateBasis.RESOLVED)


def test_who_knows_the_tense_may_tell() -> None:
    text = "Friday"
    for ahead, value in ((True, "2002-12-06"), (False, "2002-11-29"), (None, "2002-11-29")):
        (phrase,) = find_dates(text, [Span(0, 6)], PAPER, ahead=lambda _span, a=ahead: a)  # type: ignore[misc]
        assert phrase.date is not None
        assert phrase.date.value == value


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("They met on 5 May 2001. The next day they left.", "2001-05-06"),
        ("They met on 5 May 2001 and left the same day.", "2001-05-05"),
        ("They met on 5 May 2001. A week later they left.", "2001-05-12"),
        ("They met on 5 May 2001. Three days earlier they had left.", "2001-05-02"),
        ("They met in May 2001. A year earlier they had not.", "2000"),
        ("They met in May 2001 and the following month.", "2001-06"),
        ("They met on 5 May 2001, and on the following Monday.", "2001-05-07"),
        ("Wages rose in May 2001 against the same month a year earlier.", "2000-05"),
    ],
)
def test_what_is_counted_from_the_date_told_before(text: str, told: str) -> None:
    dates = [p.date.value for p in find(text) if p.date]
    assert dates[-1] == told


def test_the_day_after_an_event_is_not_known() -> None:
    assert shown("They met on 5 May 2001, the day after the vote.")[1] == ("the day after", None)


# Times


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("from 7am on July 25", "7am on July 25", "2002-07-25T07:00"),
        ("on Monday at 9.30pm", "Monday at 9.30pm", "2002-12-02T21:30"),
        ("at 14:05 GMT on 3 May 2001", "14:05 GMT on 3 May 2001", "2001-05-03T14:05"),
        ("noon on Tuesday", "noon on Tuesday", "2002-12-03T12:00"),
        ("at 12am yesterday", "12am yesterday", "2002-12-04T00:00"),
    ],
)
def test_a_time_joins_its_day(text: str, words: str, value: str) -> None:
    (phrase,) = find(text)
    assert phrase.date is not None
    assert (phrase.span.of(text), phrase.date.value, phrase.date.precision) == (words, value, Precision.MINUTE)


def test_a_time_alone_takes_the_day_named_beside_it() -> None:
    assert shown("They met on Monday, and talks broke up at 6pm.")[1] == ("6pm", "2002-12-02T18:00")
    assert shown("Talks broke up at 6pm.") == [("6pm", None)]


# Periods and parts of them


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("last month", "2002-11"),
        ("this month", "2002-12"),
        ("next year", "2003"),
        ("last week", "2002 (25.11.02-01.12.02)"),
        ("this week", "2002-12 (02.12.02-08.12.02)"),
        ("early 2013", "2013 (01.01.13-30.04.13)"),
        ("mid-2013", "2013 (01.05.13-31.08.13)"),
        ("late last year", "2001 (01.09.01-31.12.01)"),
        ("the end of the year", "2002 (01.11.02-31.12.02)"),
        ("the first half of 2013", "2013 (01.01.13-30.06.13)"),
        ("earlier this year", "2002 (01.01.02-05.12.02)"),
        ("later this month", "2002-12 (05.12.02-31.12.02)"),
        ("mid-September", "2002-09 (11.09.02-20.09.02)"),
        ("the end of July", "2002-07 (25.07.02-31.07.02)"),
        ("early June", "2002-06 (01.06.02-10.06.02)"),
        ("the last week of March", "2002-03 (25.03.02-31.03.02)"),
        ("last May", "2002-05"),
        ("next May", "2003-05"),
        ("last December", "2001-12"),
        ("May last year", "2001-05"),
        ("March, 2001", "2001-03"),
        ("the second quarter of 2001", "2001 (01.04.01-30.06.01)"),
        ("Q1 2001", "2001 (01.01.01-31.03.01)"),
        ("the last quarter", "2002 (01.07.02-30.09.02)"),
        ("summer 2001", "2001 (01.06.01-31.08.01)"),
        ("the winter of 1978", "1978 (01.12.78-28.02.79)"),
        ("last summer", "2002 (01.06.02-31.08.02)"),
        ("next spring", "2003 (01.03.03-31.05.03)"),
        ("the 1990s", "1990 (01.01.90-31.12.99)"),
        ("the early ’80s", "1980 (01.01.80-30.04.83)"),
        ("2022/23", "2022 (01.04.22-31.03.23)"),
        ("2022/23 season", "2022 (01.09.22-31.08.23)"),
        ("this financial year", "2002 (01.04.02-31.03.03)"),
        ("financial year 2001", "2001 (01.04.01-31.03.02)"),
        ("four years ago", "1998"),
        ("six months ago", "2002-06"),
        ("the week beginning 3 March 2003", "2003-03 (03.03.03-09.03.03)"),
        ("the week ending Friday 7 March 2003", "2003-03 (01.03.03-07.03.03)"),
        ("this weekend", "2002-12 (07.12.02-08.12.02)"),
    ],
)
def test_periods(text: str, value: str) -> None:
    assert shown(text) == [(text, value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They voted in May.", "2002-05"),
        ("They will vote in May.", "2003-05"),
        ("The report is due to be published in December.", "2002-12"),
        ("They struck in December.", "2002-12"),
        ("They met at the weekend.", "2002 (30.11.02-01.12.02)"),
        ("They will meet at the weekend.", "2002-12 (07.12.02-08.12.02)"),
        ("They met in the spring.", "2002 (01.03.02-31.05.02)"),
        ("They will meet in five years.", "2007"),
    ],
)
def test_tense_tells_which(text: str, value: str) -> None:
    assert [shown_value for _, shown_value in shown(text)] == [value]


def test_a_month_of_publication_gives_days_their_width() -> None:
    month = PartialDate("1999-02")
    assert shown("last month", month) == [("last month", "1999-01")]
    assert shown("yesterday", month) == [("yesterday", "1999 (31.01.99-27.02.99)")]


# Ranges, sets, lengths


@pytest.mark.parametrize(
    ("text", "words", "value", "kind"),
    [
        ("2nd to 4th October 2003", "2nd to 4th October 2003", "2003-10 (02.10.03-04.10.03)", DateKind.RANGE),
        ("13-14th September", "13-14th September", "2002-09 (13.09.02-14.09.02)", DateKind.RANGE),
        ("between 2 and 4 May", "2 and 4 May", "2002-05 (02.05.02-04.05.02)", DateKind.RANGE),
        ("19th and 20th September", "19th and 20th September", "2002-09 (19.09.02-20.09.02)", DateKind.SET),
        ("5, 12 and 19 December", "5, 12 and 19 December", "2002-12 (05.12.02-19.12.02)", DateKind.SET),
        ("May 5, 6 and 9", "May 5, 6 and 9", "2002-05 (05.05.02-09.05.02)", DateKind.SET),
        ("between March and May", "March and May", "2002 (01.03.02-31.05.02)", DateKind.RANGE),
        ("between March and May 1998", "March and May 1998", "1998 (01.03.98-31.05.98)", DateKind.RANGE),
        ("from November to February", "November to February", None, DateKind.RANGE),
        ("28 May to 3 June 2001", "28 May to 3 June 2001", "2001 (28.05.01-03.06.01)", DateKind.RANGE),
        ("from 1979 to 1990", "1979 to 1990", "1979 (01.01.79-31.12.90)", DateKind.RANGE),
        ("in 1957-58", "1957-58", "1957 (01.01.57-31.12.58)", DateKind.RANGE),
        ("Monday to Wednesday", "Monday to Wednesday", "2002-12 (02.12.02-04.12.02)", DateKind.RANGE),
    ],
)
def test_ranges_and_sets(text: str, words: str, value: str | None, kind: DateKind) -> None:
    (phrase,) = find(text)
    assert (phrase.span.of(text), phrase.kind) == (words, kind)
    if value:
        assert shown(text)[0][1] == value
    elif phrase.date:
        assert phrase.date.earliest < phrase.date.latest


def test_a_set_names_its_days() -> None:
    (phrase,) = find("Thursday 19th and Friday 20th September")
    assert [d.value for d in phrase.members] == ["2002-09-19", "2002-09-20"]


def test_what_was_moved_is_no_range() -> None:
    assert [v for _, v in shown("The vote was moved from 5 May 2001 to 7 May 2001.")] == ["2001-05-05", "2001-05-07"]


@pytest.mark.parametrize(
    ("text", "length", "value"),
    [
        ("the past 18 months", "P18M", "2001 (05.06.01-05.12.02)"),
        ("the next two years", "P2Y", "2002 (05.12.02-05.12.04)"),
        ("the past year", "P1Y", "2001 (05.12.01-05.12.02)"),
        ("for three days", "P3D", None),
        ("a 48-hour strike", "PT48H", None),
        ("two and a half years", "P2.5Y", None),
        ("for a fortnight", "P2W", None),
        ("for several months", "PXM", None),
        ("a couple of days", "P2D", None),
        ("for years", "PXY", None),
    ],
)
def test_lengths(text: str, length: str, value: str | None) -> None:
    (phrase,) = find(text)
    assert (phrase.kind, phrase.length, shown(text)[0][1]) == (DateKind.DURATION, length, value)


@pytest.mark.parametrize("text", ["every Monday", "each year", "40 hours a week", "on Mondays", "per month"])
def test_what_comes_round_has_no_date(text: str) -> None:
    last = find(text)[-1]
    assert (last.kind, last.date) == (DateKind.SET, None)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("since 2008", DateRole.SINCE),
        ("from 3 May", DateRole.SINCE),
        ("until 28 October", DateRole.UNTIL),
        ("by Friday 14 November", DateRole.BY),
        ("by the end of July", DateRole.BY),
        ("no later than Tuesday", DateRole.BY),
        ("on Tuesday", None),
    ],
)
def test_the_word_before_tells_the_role(text: str, role: DateRole | None) -> None:
    (phrase,) = find(text)
    assert phrase.role is role


def test_only_the_given_stretches_are_read() -> None:
    text = "On 5 May 2001 they met. On 6 May 2001 they left."
    assert [p.span.of(text) for p in find_dates(text, [Span(24, len(text))], PAPER)] == ["6 May 2001"]


# Any text at all

WORDS = st.sampled_from(
    [
        "5",
        "12",
        "2002",
        "1999",
        "31",
        "99",
        "Monday",
        "Friday",
        "May",
        "March",
        "december",
        "Dec.",
        "last",
        "next",
        "this",
        "the",
        "of",
        "and",
        "to",
        "-",
        "–",
        "/",
        ":",
        ".",
        ",",
        "(",
        "'",
        "day",
        "days",
        "week",
        "weeks",
        "month",
        "year",
        "years",
        "ago",
        "earlier",
        "later",
        "between",
        "from",
        "until",
        "since",
        "by",
        "early",
        "mid",
        "end",
        "7am",
        "18:00",
        "noon",
        "quarter",
        "Q1",
        "1990s",
        "a",
        "two",
        "several",
        "half",
        "past",
        "every",
        "yesterday",
        "tomorrow",
        "today",
        "will",
        "was",
        "00",
        "0",
        "\n",
        "\n\n",
        "summer",
        "fall",
        "th",
        "2nd",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=60), st.lists(WORDS, max_size=16).map(" ".join), st.lists(WORDS, max_size=9).map("".join)
)
DAYS = st.dates(dt.date(1800, 1, 1), dt.date(2200, 12, 31))


@given(TEXTS, st.one_of(st.none(), st.dates()), st.booleans())
def test_any_text_gives_ordered_phrases_inside_it(text: str, day: dt.date | None, day_first: bool) -> None:
    published = PartialDate(day.isoformat()) if day else None
    end = 0
    for phrase in find(text, published, day_first=day_first):
        assert end <= phrase.span.start < phrase.span.end <= len(text)
        end = phrase.span.end
        if phrase.date:
            assert dt.date(1000, 1, 1) <= phrase.date.earliest <= phrase.date.latest <= dt.date(2999, 12, 31)
            assert phrase.date.basis in (DateBasis.STATED, DateBasis.RESOLVED)


RELATIVE = [
    *[
        "yesterday",
        "last Thursday",
        "next Tuesday",
        "on Friday",
        "will on Friday",
        "last month",
        "next year",
        "last week",
    ],
    *[
        "5 May",
        "will on 5 May",
        "29 February",
        "Friday 5 May",
        "in May",
        "will in May",
        "two weeks ago",
        "six months ago",
    ],
    *["the past 18 months", "late last year", "the end of the year", "last summer", "next winter", "at Easter"],
    *["the first quarter", "this weekend", "at the weekend", "this financial year", "the last week of March"],
]


@given(st.sampled_from(RELATIVE), DAYS, st.integers(1, 900))
def test_a_later_paper_never_means_an_earlier_day(text: str, day: dt.date, later: int) -> None:
    (first,) = find(text, PartialDate(day.isoformat()))
    (second,) = find(text, PartialDate((day + dt.timedelta(later)).isoformat()))
    assert first.date is not None
    assert second.date is not None
    assert first.date.earliest <= second.date.earliest
    assert first.date.latest <= second.date.latest


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "12 ",
        "1/",
        "5 May ",
        "May ",
        "5, ",
        "between 5 and ",
        "the ",
        "Monday to ",
        "2002-",
        "a week ",
        " ",
        "\n",
        "7:",
    ],
)
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    def taken(size: int) -> float:
        text = (piece * size)[:size]
        begin = time.process_time()
        find_dates(text, [Span(0, len(text))], PAPER)
        return time.process_time() - begin

    small, large = (min(taken(size) for _ in range(3)) for size in (2_000, 16_000))
    assert large < 24 * small + 0.5
