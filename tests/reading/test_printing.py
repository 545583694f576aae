"""When an article without a date was printed, by its readers' comments: what tells nothing first."""

from __future__ import annotations

import pytest

from standoff.ontology import Comment, DateBasis, Document, PartialDate, Span
from standoff.reading import read
from standoff.reading.printing import counted_from, counting_note

TEXT = "The Guild of Pilots paused its meetings with the Harbour Board in May."


def article(*posted: str | None, published: str | None = None) -> Document:
    day = PartialDate(published, DateBasis.METADATA) if published else None
    comments = tuple(Comment("Ann", PartialDate(each) if each else None, Span(0, 0)) for each in posted)
    return Document("quay.txt", TEXT, "text/plain", published=day, comments=comments)


@pytest.mark.parametrize(
    "posted",
    [
        (),
        (None, None),
        ("2021-09-02",),  # one comment alone may come years later
        ("2021-09-02", None),
        ("2021-09-02", "2021-09-20"),
    ],
)
def test_nothing_is_guessed_from_comments_that_do_not_come_together(posted: tuple[str | None, ...]) -> None:
    document = article(*posted)
    assert counted_from(document) is None
    assert counting_note(document) is None
    assert read(document).acts[0].date is None


def test_an_article_is_printed_in_the_week_up_to_its_first_comment() -> None:
    day = counted_from(article("2021-09-03T10:00", "2021-09-02T12:01"))
    assert day is not None
    assert (str(day.earliest), str(day.latest)) == ("2021-08-26", "2021-09-02")


def test_a_date_of_publication_comes_before_comments() -> None:
    document = article("2021-09-02", "2021-09-02", published="2015-06-01")
    assert counted_from(document) == document.published
    assert counting_note(document) is None


def test_words_that_name_a_time_count_from_the_comments_and_a_note_says_so() -> None:
    document = article("2021-09-02", "2021-09-02")
    found = read(document)
    assert {(str(act.date), act.date and act.date.basis) for act in found.acts} == {("2021-05", DateBasis.RESOLVED)}
    assert [problem.code for problem in found.problems] == ["date-from-comments"]
    assert document.published is None
