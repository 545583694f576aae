from __future__ import annotations

import pytest

from standoff.sources.house.furniture import is_edge_furniture, is_furniture, is_release_line, issuer_in


@pytest.mark.parametrize(
    "line",
    [
        "The guild called on its members to share the letter with their branches.",
        "Read the letter, said the chair, and you will see.",
        "News of the walk-out reached the minister at noon.",
        "He was asked to sign in the book.",
        "Follow the money, the union told its members.",
        "Share prices fell by 4 per cent.",
        "More than 90 per cent voted for the strike.",
        "Email traffic between the two sides had stopped.",
        "Our site in Port Vell is to close, the company said.",
        "Home care workers will join the strike.",
        "",
    ],
)
def test_a_sentence_of_an_article_is_never_furniture(line: str) -> None:
    assert not is_furniture(line)
    assert not is_edge_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "This site is intended for maritime professionals only",
        "Scroll down for video",
        "Read more: Pilots and agency to meet",
        "Related: Pilots and agency to meet",
        "Related Article: Seven letters, one answer",
        "We use cookies to make your visit better.",
        "Advertisement",
        "Share this on Wavelink",
        "Follow Harbour Week on Twitter",
        "Sign up for our newsletter",
        "© Harbour Week 2014",
        "The Tideway Publishing Company © 2015",
        "Copyright Harbour Week. All rights reserved.",
        "Story continues below",
        "Please note, only pilots may add comments",
    ],
)
def test_the_sites_own_lines_are_furniture_anywhere(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line", ["Home News Views Jobs Sign in", "News", "ENDS", "Notes to editors", "Tags: pay, rest"]
)
def test_menus_and_closing_words_are_furniture_only_at_the_edges(line: str) -> None:
    assert is_edge_furniture(line)
    assert not is_furniture(line)


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("Press release: Fenland Water Authority", "Fenland Water Authority"),
        ("PRESS RELEASE – The Guild of Harbour Pilots", "Guild of Harbour Pilots"),
        ("Media statement from the Fenland Water Authority", "Fenland Water Authority"),
        ("News from the Fenland Water Authority", "Fenland Water Authority"),
        ("News from the docks", None),
        ("News release 41/14", None),
        ("Press release: Talks to resume on Monday", None),
    ],
)
def test_the_header_of_a_press_statement_may_name_its_issuer(line: str, body: str | None) -> None:
    assert issuer_in(line) == body


def test_a_line_calls_a_text_a_press_statement() -> None:
    assert is_release_line("News release 41/14")
    assert not is_release_line("The press release was sent on Monday, he said")
