from __future__ import annotations

import pytest

from standoff.errors import UnreadableSource
from standoff.ontology import DateBasis, PartialDate
from standoff.sources.article import Known, make_document
from standoff.sources.limits import Limits

WORDS = "The guild said that it would be glad to meet the agency and to talk of the terms of it."


@pytest.mark.parametrize(("text", "code"), [(" \n\u00a0", "empty"), (WORDS * 20, "too-large")])
def test_a_text_that_cannot_be_kept_is_refused(text: str, code: str) -> None:
    with pytest.raises(UnreadableSource) as caught:
        make_document(text, "a.txt", Known(), Limits(text_characters=1000))
    assert caught.value.code == code


def test_what_came_with_the_text_outranks_what_the_text_says() -> None:
    text = f"Published: 06/05/2014\n\nBy Ines Fairlie\n\n{WORDS}"
    given = PartialDate("2014-05-07", DateBasis.GIVEN)
    document = make_document(text, "a.txt", Known(authors=("Colm Reddy",), published=given))
    assert (document.authors, document.published) == (("Colm Reddy",), given)
    assert "date-order" not in [problem.code for problem in document.problems]


def test_a_guess_is_asked_for_only_when_nothing_else_gives_a_date() -> None:
    guess = PartialDate("2014-05-07", DateBasis.METADATA)
    assert make_document(WORDS, "a", Known(guess_date=lambda: guess)).published == guess
    stated = make_document(f"6 May 2014\n\n{WORDS}", "a", Known(guess_date=lambda: guess)).published
    assert str(stated) == "2014-05-06"


def test_what_the_article_does_not_say_is_listed() -> None:
    document = make_document(f"{WORDS}\n\njane.doe@bigpress.example", "a.txt", Known())
    messages = {problem.code: problem.message for problem in document.problems}
    assert set(messages) == {"date-unknown", "outlet-unknown"}
    assert "bigpress.example" in messages["outlet-unknown"]
