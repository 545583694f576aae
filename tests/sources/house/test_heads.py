"""Whole heads, as papers, agencies, offices and blogs write them: what a careful reader would take from each."""

from __future__ import annotations

import pytest

from standoff.ontology import DocumentKind, RegionKind
from standoff.sources.house import House, mark

BODY = (
    "The guild and the agency are to meet on Monday for the first time since May, the port of Stannick said.\n\n"
    "‘We have nothing to lose,’ said Joss Tarrant, who chairs the guild's committee.\n\n"
    "The agency would not comment.\n"
)
TITLE = "Guild and agency to meet"


def read(head: str) -> House:
    return mark(f"{head}\n\n{BODY}")


#: Heads that give no date of publishing, however many dates they hold.
UNDATED = [
    f"{TITLE}\n\nThe two sides met on 6 May 2014 and parted without a word.",
    "Guild to strike on 6 May 2014",
    "Pilots rally, 6 May 2014",
    "Pilots Rally, 6 May 2014",
    "Annual Conference of Harbour Pilots, 6 May 2014",
    "Minutes of the Joint Pilotage Council, 6 May 2014",
    "Harbour Congress\n6-8 May 2014",
    "Harbour Congress\n6–8 May 2014",
    "Harbour Congress\n6 May 2014 – 8 May 2014",
    "Harbour Congress\nMay 6 to May 8, 2014",
    "Public meeting on pilotage\n\nDate: 6 May 2014\nTime: 10.00\nVenue: Customs House, Stannick",
    "Public meeting on pilotage\n\nWhen: 6 May 2014\nWhere: Customs House, Stannick",
    "Pilotage dues\n\nFrom 6 May 2014: £31.50\nFrom 1 June 2014: £33.00",
    "Pilotage dues\n\n6 May 2014 £31.50\n1 June 2014 £33.00",
    "Answers are due by 6 May 2014",
    "Effective 6 May 2014",
    "Deadline: 6 May 2014",
    f"{TITLE}\n\nMay 6",
    f"{TITLE}\n\nTuesday",
    f"{TITLE}\n\n6 May",
    f"{TITLE}\n\nMonday 6 May\nUpdated Thursday 8 May",
    f"{TITLE}\n\n31 June 2014",
    "Budget 2014: guild and agency to meet\n\n6 May",
    f"{TITLE}\n\n© 2013–2014 Fenland Publishing\n\n6 May",
    "Press release No. 6/5/2014\n\nAgency to meet guild",
    "The Stannick Accord, 6 May 2014",
    "Stannick Town Hall, 6 May 2014",
    f"{TITLE}\n\nAccessed 6 May 2014",
    f"{TITLE}\n\nVersion 2, 6 May 2014",
    f"{TITLE}\n\nThe pilots walked out on\n6 May 2014\nand have not been back since, the guild says.",
    "Strike dates\n6 May 2014\n13 May 2014\n20 May 2014",
    f"{TITLE}\n\n— The Fenland Courier, 6 May 2014",
    # A chronicle's dates are those of its entries.
    "Chronicle of a quarrel\n\n6 May 2014\n\nThe guild walks out of the Joint Pilotage Council.\n\n"
    "8 July 2014\n\nThe branches write to both sides.",
    "Chronicle of a quarrel\n\nHow the two sides fell out, day by day.\n\n6 May 2014\n\nThe guild walks out of "
    "the talks.\n\n8 July 2014\n\nThe branches write to both sides.",
]

#: The head; then its title, outlet, date and authors.
DATED: list[tuple[str, str | None, str | None, str, tuple[str, ...]]] = [
    # A date by itself, in every order.
    (f"{TITLE}\n\n2014-05-06", TITLE, None, "2014-05-06", ()),
    (f"{TITLE}\n\n2014/05/06", TITLE, None, "2014-05-06", ()),
    (f"{TITLE}\n\n2014-05-06T10:15:00+01:00", TITLE, None, "2014-05-06", ()),
    (f"{TITLE}\n\n2014-05-06T10:15Z", TITLE, None, "2014-05-06", ()),
    (f"{TITLE}\n\n6-May-2014", TITLE, None, "2014-05-06", ()),
    (f"{TITLE}\n\n6 May, 2014", TITLE, None, "2014-05-06", ()),
    (f"{TITLE}\n\nTuesday, May 6th, 2014", TITLE, None, "2014-05-06", ()),
    (f"{TITLE}\nTuesday 6 May 2014, 10.15 BST", TITLE, None, "2014-05-06", ()),
    (f"{TITLE}\nTue 6 May 2014 17.30 BST", TITLE, None, "2014-05-06", ()),
    (f"{TITLE}\n\n6 May 2014 · 3 min read", TITLE, None, "2014-05-06", ()),
    (f"{TITLE}\n\n6 May 2014 | Reading time: 3 minutes", TITLE, None, "2014-05-06", ()),
    # Published, posted, updated.
    (f"{TITLE}\n\nPosted on May 6, 2014", TITLE, None, "2014-05-06", ()),
    (f"{TITLE}\nPosted on May 6, 2014 by admin", TITLE, None, "2014-05-06", ()),
    (f"{TITLE}\n\nPublished: 6 May 2014 at 10:15", TITLE, None, "2014-05-06", ()),
    (f"{TITLE}\n\nFirst published 6 May 2014, last modified 8 May 2014", TITLE, None, "2014-05-06", ()),
    (f"{TITLE}\n\nLast updated 8 May 2014 | First published 6 May 2014", TITLE, None, "2014-05-06", ()),
    (f"{TITLE}\n\nUpdated 8 May 2014\nPublished 6 May 2014", TITLE, None, "2014-05-06", ()),
    (f"{TITLE}\n\n8 May 2014\n\nFirst published: 6 May 2014", TITLE, None, "2014-05-06", ()),
    (f"{TITLE}\n\nPublished\n6 May 2014", TITLE, None, "2014-05-06", ()),
    # A year told elsewhere in the head.
    (f"{TITLE}\n\nMay 6\nUpdated May 8, 2014", TITLE, None, "2014-05-06", ()),
    (f"{TITLE}\n\nPublished 30 December\nUpdated 2 January 2015", TITLE, None, "2014-12-30", ()),
    (f"The Fenland Courier, 2014\n\n{TITLE}\n\nTuesday 6 May", TITLE, "The Fenland Courier", "2014-05-06", ()),
    (f"Volume 12, 2014\n\n{TITLE}\n\nTue 6 May", TITLE, None, "2014-05-06", ()),
    # Bylines.
    (f"{TITLE}\n\nBy Ines Fairlie, 6 May 2014", TITLE, None, "2014-05-06", ("Ines Fairlie",)),
    (f"{TITLE}\n\nBy Ines Fairlie — 6 May 2014", TITLE, None, "2014-05-06", ("Ines Fairlie",)),
    (f"{TITLE}\n\nBy Ines Fairlie | Published 6 May 2014", TITLE, None, "2014-05-06", ("Ines Fairlie",)),
    (f"{TITLE}\n\nBy Ines Fairlie • 6 May 2014 • 3 min read", TITLE, None, "2014-05-06", ("Ines Fairlie",)),
    (f"{TITLE}\n\nBy Ines Fairlie on May 6, 2014", TITLE, None, "2014-05-06", ("Ines Fairlie",)),
    (f"{TITLE}\n\nPosted on May 6, 2014 by Ines Fairlie", TITLE, None, "2014-05-06", ("Ines Fairlie",)),
    (
        f"{TITLE}\n\nBy Ines Fairlie | 6 May 2014 | Last updated 8 May 2014 at 10:15",
        TITLE,
        None,
        "2014-05-06",
        ("Ines Fairlie",),
    ),
    (
        f"{TITLE}\n\nBy Ines Fairlie, Ports Correspondent | 6 May 2014",
        TITLE,
        None,
        "2014-05-06",
        ("Ines Fairlie",),
    ),
    (
        f"{TITLE}\n\nBy Ines Fairlie and Tom Loo, The Fenland Courier, 6 May 2014",
        TITLE,
        "The Fenland Courier",
        "2014-05-06",
        ("Ines Fairlie", "Tom Loo"),
    ),
    (
        f"{TITLE}\n\nBy Ines Fairlie, Fenland Courier — 6 May 2014",
        TITLE,
        "Fenland Courier",
        "2014-05-06",
        ("Ines Fairlie",),
    ),
    (
        f"{TITLE}\n\nBy Ines Fairlie\nThe Fenland Courier\n6 May 2014",
        TITLE,
        "The Fenland Courier",
        "2014-05-06",
        ("Ines Fairlie",),
    ),
    (
        f"{TITLE}\n\nThe Fenland Courier\nBy Ines Fairlie\n6 May 2014",
        TITLE,
        "The Fenland Courier",
        "2014-05-06",
        ("Ines Fairlie",),
    ),
    # Outlet and date.
    (f"The Fenland Courier\n6 May 2014\n\n{TITLE}", TITLE, "The Fenland Courier", "2014-05-06", ()),
    (f"THE FENLAND COURIER\n\n6 May 2014\n\n{TITLE}", TITLE, "The Fenland Courier", "2014-05-06", ()),
    (f"{TITLE}\n\nFenland Courier\n6 May 2014", TITLE, "Fenland Courier", "2014-05-06", ()),
    (f"{TITLE}\nFenland Courier, 6 May 2014", TITLE, "Fenland Courier", "2014-05-06", ()),
    (f"The Fenland Courier, 6 May 2014\n\n{TITLE}", TITLE, "The Fenland Courier", "2014-05-06", ()),
    (f"The Daily Post — Tuesday 6 May 2014 — Page 4\n\n{TITLE}", TITLE, "The Daily Post", "2014-05-06", ()),
    (f"6 May 2014 | The Fenland Courier | Page 4\n\n{TITLE}", TITLE, "The Fenland Courier", "2014-05-06", ()),
    (f"THE FENLAND COURIER   Tuesday 6 May 2014   £1.20\n\n{TITLE}", TITLE, "The Fenland Courier", "2014-05-06", ()),
    (f"{TITLE}\n\nRadio Stannick, 6 May 2014", TITLE, "Radio Stannick", "2014-05-06", ()),
    (f"From The Fenland Courier, 6 May 2014\n\n{TITLE}", TITLE, "The Fenland Courier", "2014-05-06", ()),
    (
        f"{TITLE}\n\nBy Ines Fairlie\nPorts Reporter\nThe Fenland Courier\n6 May 2014",
        TITLE,
        "The Fenland Courier",
        "2014-05-06",
        ("Ines Fairlie",),
    ),
    # A place before the date, a section or a person is no outlet.
    (f"{TITLE}\n\nStannick, 6 May 2014", TITLE, None, "2014-05-06", ()),
    (f"{TITLE}\n\nInes Fairlie | 6 May 2014", TITLE, None, "2014-05-06", ()),
    (f"{TITLE}\n\nPolitics | 6 May 2014", TITLE, None, "2014-05-06", ()),
    (f"The Long Wait\n6 May 2014\n\n{TITLE}", TITLE, None, "2014-05-06", ()),
    (f"Minister Promises Pay Review\n6 May 2014\n\n{TITLE}", "Minister Promises Pay Review", None, "2014-05-06", ()),
    (f"{TITLE}\n7 May 2014\nUpdated 8 May 2014\nBBC News, Stannick", TITLE, "BBC News", "2014-05-07", ()),
    (f"{TITLE}\n(The Fenland Courier, 6 May 2014)", TITLE, "The Fenland Courier", "2014-05-06", ()),
    (f"{TITLE}\n\nUpdated\n8 May 2014\nPublished\n6 May 2014", TITLE, None, "2014-05-06", ()),
    (f"{TITLE}\n\nPublished 10:15 AM EDT, Tue May 6, 2014", TITLE, None, "2014-05-06", ()),
    (f"{TITLE}\nTuesday 05/06/2014", TITLE, None, "2014-05-06", ()),
    (
        f"Headline: {TITLE}\nSource: Fenland Courier\nAuthor: Ines Fairlie\nDate: 6 May 2014",
        TITLE,
        "Fenland Courier",
        "2014-05-06",
        ("Ines Fairlie",),
    ),
    # Under a line that says more of the headline.
    (
        f"{TITLE}\n\nBoth sides say that they have nothing to lose.\n\nBy Ines Fairlie\n6 May 2014",
        TITLE,
        None,
        "2014-05-06",
        ("Ines Fairlie",),
    ),
]

#: The head; then its title, outlet, date and kind.
OF_A_KIND: list[tuple[str, str | None, str | None, str | None, DocumentKind]] = [
    (
        f"Press release: Coastal Ports Agency\nNo. 41/2014\n20 May 2014\n\n{TITLE}",
        TITLE,
        "Coastal Ports Agency",
        "2014-05-20",
        DocumentKind.STATEMENT,
    ),
    (
        f"PRESS RELEASE\n\nMinistry of Harbours\n\n20 May 2014\n\n{TITLE}",
        TITLE,
        "Ministry of Harbours",
        "2014-05-20",
        DocumentKind.STATEMENT,
    ),
    (
        f"MINISTRY OF HARBOURS\n\nPress release\nRef: MH/41/2014\nDate: 20 May 2014\n\n{TITLE}",
        TITLE,
        "Ministry of Harbours",
        "2014-05-20",
        DocumentKind.STATEMENT,
    ),
    (
        f"Ministry of Harbours\nNews release No. 41/2014 — 20 May 2014\n\n{TITLE}",
        TITLE,
        "Ministry of Harbours",
        "2014-05-20",
        DocumentKind.STATEMENT,
    ),
    (
        f"Press release: Ministry of Harbours, 20 May 2014\n\n{TITLE}",
        TITLE,
        "Ministry of Harbours",
        "2014-05-20",
        DocumentKind.STATEMENT,
    ),
    (
        f"No. 41/2014          20 May 2014\n\nPress release: Ministry of Harbours\n\n{TITLE}",
        TITLE,
        "Ministry of Harbours",
        "2014-05-20",
        DocumentKind.STATEMENT,
    ),
    (
        f"Ministry of Harbours press release, 20 May 2014\n\n{TITLE}",
        TITLE,
        "Ministry of Harbours",
        "2014-05-20",
        DocumentKind.STATEMENT,
    ),
    (
        f"Press release\nIssued: 20 May 2014\nIssued by: Ministry of Harbours\nTel: 555 0100\n\n{TITLE}",
        TITLE,
        "Ministry of Harbours",
        "2014-05-20",
        DocumentKind.STATEMENT,
    ),
    (
        f"{TITLE}\n\nFrom:\nMinistry of Harbours\nPublished\n20 May 2014",
        TITLE,
        "Ministry of Harbours",
        "2014-05-20",
        DocumentKind.NEWS,
    ),
    (f"FOR IMMEDIATE RELEASE\n\nMay 20, 2014\n\n{TITLE}", TITLE, None, "2014-05-20", DocumentKind.STATEMENT),
    (f"FOR IMMEDIATE RELEASE — 20 May 2014\n\n{TITLE}", TITLE, None, "2014-05-20", DocumentKind.STATEMENT),
    (f"For immediate release\nReleased 20 May 2014\n\n{TITLE}", TITLE, None, "2014-05-20", DocumentKind.STATEMENT),
    (f"Press release No. 41/2014\n20 May\n\n{TITLE}", TITLE, None, "2014-05-20", DocumentKind.STATEMENT),
    (
        "Letters to the Editor\nThe Fenland Courier\n23 May 2014\n\nSir — Your leader was wrong.",
        None,
        "The Fenland Courier",
        "2014-05-23",
        DocumentKind.LETTER,
    ),
    (
        "The Fenland Courier\n23 May 2014\n\nLetters to the Editor\n\nSir - Your leader was wrong.",
        None,
        "The Fenland Courier",
        "2014-05-23",
        DocumentKind.LETTER,
    ),
    (
        f"# {TITLE}\n\n*Opinion* — by Lydia Wren, The Fenland Courier, 27 May 2014",
        TITLE,
        "The Fenland Courier",
        "2014-05-27",
        DocumentKind.COLUMN,
    ),
    (f"{TITLE}\n\nOpinion — by Lydia Wren, 27 May 2014", TITLE, None, "2014-05-27", DocumentKind.COLUMN),
    (f"{TITLE}\n\nOpinion | 27 May 2014", TITLE, None, "2014-05-27", DocumentKind.COLUMN),
    (f"Analysis · 27 May 2014\n\n{TITLE}", TITLE, None, "2014-05-27", DocumentKind.NEWS),
]


@pytest.mark.parametrize("head", UNDATED)
def test_a_date_of_something_else_is_not_taken_for_the_articles(head: str) -> None:
    assert read(head).published is None


@pytest.mark.parametrize(("head", "title", "outlet", "date", "authors"), DATED)
def test_a_head_is_told_whole(
    head: str, title: str | None, outlet: str | None, date: str, authors: tuple[str, ...]
) -> None:
    house = read(head)
    assert (house.title, house.publisher, str(house.published), house.authors) == (title, outlet, date, authors)


@pytest.mark.parametrize(("head", "title", "outlet", "date", "kind"), OF_A_KIND)
def test_a_head_tells_what_sort_of_text_follows(
    head: str, title: str | None, outlet: str | None, date: str | None, kind: DocumentKind
) -> None:
    house = read(head)
    assert (house.title, house.publisher, str(house.published), house.kind) == (title, outlet, date, kind)


@pytest.mark.parametrize("head", [row[0] for row in DATED])
def test_nothing_of_a_head_is_left_in_the_running_text_and_nothing_of_the_text_in_the_head(head: str) -> None:
    text = f"{head}\n\n{BODY}"
    house = mark(text)
    marked = [region for region in house.regions if region.kind is not RegionKind.CAPTION]
    assert all(region.span.end <= len(head) for region in marked)
    left = [
        line
        for line in head.splitlines()
        if line.strip() and not any(line.strip() in region.span.of(text) for region in marked)
    ]
    assert [line for line in left if not line.endswith(".")] == []


def test_a_list_of_what_was_read_names_neither_outlet_nor_date() -> None:
    house = mark(f"{TITLE}\n\n{BODY}\nThe Fenland Courier, 6 May 2014\nHarbour Week, 7 May 2014")
    assert (house.publisher, house.published) == (None, None)


def test_an_outlet_and_a_date_may_stand_at_the_foot() -> None:
    house = mark(f"{TITLE}\n\n{BODY}\nThe Fenland Courier, 6 May 2014")
    assert (house.publisher, str(house.published)) == ("The Fenland Courier", "2014-05-06")
