from __future__ import annotations

import pytest

from standoff.sources.house.byline import is_post_of_writer, read_bare_name, read_byline


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the ports had closed.",
        "By the end of May nothing had been agreed",
        "By any standard, the offer was poor",
        "Jane Doe said nothing.",
        "From our correspondence we know the answer",
        "Write to pilots@guild.example before noon.",
        "",
        "-----",
    ],
)
def test_a_sentence_is_no_byline(line: str) -> None:
    assert read_byline(line) is None


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Jane Doe", ("Jane Doe",)),
        ("by Jane Doe", ("Jane Doe",)),
        ("BY JANE DOE", ("Jane Doe",)),
        ("By Jane Doe, Health Correspondent", ("Jane Doe",)),
        ("By Jane Doe and John Roe", ("Jane Doe", "John Roe")),
        ("By Jane Doe, John Roe and Ann O’Dell in Stannick", ("Jane Doe", "John Roe", "Ann O’Dell")),
        ("Words by Jane Doe", ("Jane Doe",)),
        ("Jane Doe, industrial editor", ("Jane Doe",)),
        ("By Jane Doe |", ("Jane Doe",)),
        ("By Jane Doe, QNA", ("Jane Doe",)),
        ("By Jane Doe for Harbour Week", ("Jane Doe",)),
        ("@janedoe", ()),
        ("By Alison Brough, Rural Affairs Editor", ("Alison Brough",)),
        ("By Jane Doe, John Roe, Rural Affairs Editor", ("Jane Doe", "John Roe")),
        ("From our correspondent, Ossing", ()),
        ("From our own correspondent in Port Vell", ()),
    ],
)
def test_a_byline_names_its_authors(line: str, authors: tuple[str, ...]) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert byline.authors == authors


@pytest.mark.parametrize(
    ("line", "authors", "domain"),
    [
        ("jane.doe@paper.example", ("Jane Doe",), "paper.example"),
        ("jane. doe@paper. example", ("Jane Doe",), "paper.example"),
        ("ljane. doe@paper. example", ("Jane Doe",), "paper.example"),
        ("lJane. Doe@evening paper. example", ("Jane Doe",), "eveningpaper.example"),
        ("lydia.lane@paper.co.uk", ("Lydia Lane",), "paper.co.uk"),
        ("newsdesk@paper.example", (), "paper.example"),
        ("By JANE DOE jane .doe @ paper. exam ple", ("Jane Doe",), "paper.example"),
    ],
)
def test_an_address_names_its_owner_also_when_scanning_broke_it(
    line: str, authors: tuple[str, ...], domain: str
) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert (byline.authors, byline.domain) == (authors, domain)


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Ines Fairlie", ("Ines Fairlie",)),
        ("Ines Fairlie and Tom van Loo", ("Ines Fairlie", "Tom van Loo")),
        ("Ines Fairlie in Stannick", ("Ines Fairlie",)),
        ("Ines Fairlie Health Correspondent", ("Ines Fairlie",)),
        ("Trade Union News", None),
        ("Fairlie", None),
        ("Talks resume", None),
    ],
)
def test_a_name_alone_is_a_byline_when_nothing_else_is_in_the_line(line: str, authors: tuple[str, ...] | None) -> None:
    byline = read_bare_name(line)
    assert (byline.authors if byline else None) == authors


@pytest.mark.parametrize(
    ("line", "authors", "outlet"),
    [
        ("By Jane Doe, The Fenland Courier", ("Jane Doe",), "The Fenland Courier"),
        ("By Jane Doe and John Roe, Fenland Courier", ("Jane Doe", "John Roe"), "Fenland Courier"),
        ("By Jane Doe, Ports Correspondent, The Tideway", ("Jane Doe",), "The Tideway"),
        ("By Jane Doe, Emily Post and John Roe", ("Jane Doe", "Emily Post", "John Roe"), None),
        ("By Jane Doe, John Roe", ("Jane Doe", "John Roe"), None),
    ],
)
def test_a_paper_behind_the_names_is_no_author(line: str, authors: tuple[str, ...], outlet: str | None) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert (byline.authors, byline.outlet) == (authors, outlet)


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("Ports Reporter", True),
        ("Industrial editor", True),
        ("Guild and agency to meet", False),
        ("The editor resigned.", False),
    ],
)
def test_a_post_under_a_name_is_told_in_any_case(line: str, answer: bool) -> None:
    assert is_post_of_writer(line) is answer
