from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.ontology import DocumentKind
from standoff.sources.house import House, mark

BODY = (
    "The guild and the agency are to meet on Monday for the first time since May.\n\n"
    "‘We have nothing to lose,’ said Joss Tarrant, who chairs the guild's committee.\n\n"
    "The agency would not comment."
)


def regions(text: str, house: House) -> list[tuple[str, str]]:
    return [(str(region.kind), region.span.of(text)) for region in house.regions]


def test_running_text_alone_has_no_regions_and_says_nothing_of_itself() -> None:
    house = mark(BODY)
    assert house.regions == ()
    assert (house.title, house.publisher, house.authors, house.published) == (None, None, (), None)


def test_the_head_is_read_line_by_line_until_the_first_sentence() -> None:
    text = (
        "This site is intended for maritime professionals only\n\n\nGuild and agency to meet\n\n"
        "Guild and agency to meet\n\nBy Ines Fairlie | 6 May 2014\n\nShare on Wavelink\n\nExclusive " + BODY
    )
    house = mark(text)
    assert regions(text, house) == [
        ("furniture", "This site is intended for maritime professionals only"),
        ("title", "Guild and agency to meet"),
        ("title", "Guild and agency to meet"),
        ("byline", "By Ines Fairlie | 6 May 2014"),
        ("furniture", "Share on Wavelink"),
        ("kicker", "Exclusive"),
    ]
    assert (house.title, house.authors, str(house.published)) == (
        "Guild and agency to meet",
        ("Ines Fairlie",),
        "2014-05-06",
    )


def test_headline_name_post_and_date_may_stand_without_blank_lines() -> None:
    text = "Guild and agency to meet\nInes Fairlie\nPorts correspondent, Harbour Week\n6 May 2014\n\n" + BODY
    house = mark(text)
    assert [kind for kind, _ in regions(text, house)] == ["title", "byline", "byline", "dateline"]
    assert (house.authors, str(house.published)) == (("Ines Fairlie",), "2014-05-06")


def test_an_agency_report_opens_with_its_dateline() -> None:
    text = "Guild and agency to meet\n\nBy Colm Reddy\n\nMay 6, 2014\n\nSTANNICK (QNA) — " + BODY
    house = mark(text)
    assert [kind for kind, _ in regions(text, house)] == ["title", "byline", "dateline", "dateline"]
    assert regions(text, house)[-1] == ("dateline", "STANNICK (QNA) —")
    assert house.publisher == "QNA"


def test_a_press_statement_names_its_issuer_and_not_as_its_title() -> None:
    text = f"COASTAL AGENCY\nNews release 41/14\n\nFor immediate use: 20 October 2014\n\nAgency to meet guild\n\n{BODY}"
    house = mark(text)
    assert (house.kind, house.publisher, house.title) == (
        DocumentKind.STATEMENT,
        "Coastal Agency",
        "Agency to meet guild",
    )


@pytest.mark.parametrize("header", ["Press release: Coastal Agency", "News from the Coastal Agency"])
def test_a_press_statement_may_name_its_issuer_in_its_header(header: str) -> None:
    house = mark(f"{header}\n\n20 October 2014\n\nAgency to meet guild\n\n{BODY}")
    assert (house.kind, house.publisher, house.title, str(house.published)) == (
        DocumentKind.STATEMENT,
        "Coastal Agency",
        "Agency to meet guild",
        "2014-10-20",
    )


@pytest.mark.parametrize(
    ("head", "date", "outlet"),
    [
        ("Published: 25/03/2019, The Fenland Courier, Page 4\n\n", "2019-03-25", "The Fenland Courier"),
        ("OSSING, March 14, 2019 (Meridian Wire) — ", "2019-03-14", "Meridian Wire"),
        ("From our correspondent, Ossing, 21 May 2019\n\n", "2019-05-21", None),
        ("Ines Fairlie\n14 October 2019  3 min read\n\n", "2019-10-14", None),
        ("Our readers' favourite harbour.\n\n14 October 2019  3 min read\n\n", "2019-10-14", None),
    ],
)
def test_date_and_outlet_are_read_from_ordinary_headers(head: str, date: str, outlet: str | None) -> None:
    house = mark(f"Guild and agency to meet\n\n{head}{BODY}")
    assert (str(house.published), house.publisher, house.title) == (date, outlet, "Guild and agency to meet")


def test_a_letters_signature_is_its_byline() -> None:
    text = f"Letters\n\nA door left open\n\nSir - {BODY}\n\nHamish Kell\nBranch secretary\nGuild of Pilots"
    house = mark(text)
    assert (house.kind, house.title, house.authors) == (DocumentKind.LETTER, "A door left open", ("Hamish Kell",))
    assert regions(text, house)[-1] == ("byline", "Guild of Pilots")


def test_the_foot_is_read_upwards() -> None:
    text = f"{BODY}\n\nljane. doe@paper. example\n\n© Harbour Week 2014"
    house = mark(text)
    assert [kind for kind, _ in regions(text, house)] == ["byline", "furniture"]
    assert (house.authors, house.domain) == (("Jane Doe",), "paper.example")


def test_a_date_of_updating_stands_in_only_where_there_is_no_other() -> None:
    both = mark(f"Updated: 7 May 2014\n\nPublished: 6 May 2014\n\n{BODY}")
    alone = mark(f"Updated: 7 May 2014\n\n{BODY}")
    assert (str(both.published), both.problems) == ("2014-05-06", ())
    assert (str(alone.published), [p.code for p in alone.problems]) == ("2014-05-07", ["date-updated"])


def test_a_date_that_could_be_read_two_ways_is_reported() -> None:
    house = mark("Published: 06/05/2014\n\nNothing was agreed and nobody was surprised by it.")
    assert (str(house.published), [p.code for p in house.problems]) == ("2014-05-06", ["date-order"])


def test_a_count_of_comments_that_does_not_hold_is_reported() -> None:
    house = mark(f"{BODY}\n\nComments (3)\n\nBosun 2 May, 2021 1:00 pm\n\nNo.")
    assert [p.code for p in house.problems] == ["comment-count"]


def test_a_bold_line_in_the_middle_is_not_taken_for_a_headline() -> None:
    text = BODY.replace("\n\nThe agency", "\n\nA long road\n\nThe agency")
    assert mark(text).regions == ()


PIECES = st.sampled_from(
    [
        "Exclusive ",
        "By Jane Doe",
        "Published: 14/10/2004",
        "READERS' COMMENTS [2]",
        "Bob 4 October, 2019 10:26 am",
        "Guild and agency to meet",
        BODY,
        "Picture: a cutter",
        "Scroll down for video",
        "jane.doe@paper.example",
        "STANNICK (AP) — ",
        "News release 1",
        "\n",
        "\r\n\r\n",
        "Dear Sir,",
    ]
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=40)), max_size=12).map("\n\n".join))
def test_regions_lie_in_the_text_in_order_and_never_overlap(text: str) -> None:
    house = mark(text)
    end = 0
    for region in house.regions:
        assert end <= region.span.start < region.span.end <= len(text)
        end = region.span.end
    assert all(comment.text.end <= len(text) for comment in house.comments)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_break_gives_the_same_regions(ending: str) -> None:
    text = f"Guild and agency to meet\n\nBy Ines Fairlie\n\n{BODY}\n\nComments (1)\n\nBosun 2 May, 2021 1:00 pm\n\nNo."
    other = text.replace("\n", ending)
    assert regions(other, mark(other)) == regions(text, mark(text))
