from __future__ import annotations

import pytest

from standoff.sources.house.headline import body_follows, choose_title, looks_like_headline, same_words
from standoff.sources.house.lines import split_lines


@pytest.mark.parametrize(
    "line",
    [
        "The guild met on Monday.",
        "they walked out of the talks",
        "Leonard Strake said:",
        "‘We will be back the same afternoon.’",
        "Talks",
        "The guild met. The agency did not",
        "word " * 40,
    ],
)
def test_what_reads_as_running_text_is_no_headline(line: str) -> None:
    assert not looks_like_headline(split_lines(line)[0])


@pytest.mark.parametrize(
    "line",
    [
        "Guild and agency to meet at last",
        "‘No case’ for review, pilots told",
        "Will the pilots strike?",
        "PILOTS SHUT THE DOOR",
        "58 pilots walk out at St. Bride",
        "Dr. Lade warns of delay",
    ],
)
def test_a_short_line_without_a_stop_may_be_a_headline(line: str) -> None:
    assert looks_like_headline(split_lines(line)[0])


def test_a_headline_needs_running_text_below_it() -> None:
    assert body_follows(split_lines("Pilots to meet\n\nThe guild and the agency are to meet on Monday."), 0)
    assert not body_follows(split_lines("Pilots to meet\n\nAgency too"), 0)


def test_case_and_marks_make_no_other_headline() -> None:
    assert same_words("Pilots’ leaders: ‘no’", "PILOTS' LEADERS – NO")


@pytest.mark.parametrize(
    ("headlines", "title"),
    [
        ([], None),
        (["Pilots walk out"], "Pilots walk out"),
        (["SILENT CHANNEL", "Not a ship moves as pilots walk out"], "SILENT CHANNEL"),
        (["Pilots walk out", "Not a ship moves in any port"], "Pilots walk out"),
        (["The Tideway", "Not a ship moves as pilots walk out"], "Not a ship moves as pilots walk out"),
    ],
)
def test_the_first_headline_is_the_title_unless_it_is_the_outlets_name(headlines: list[str], title: str | None) -> None:
    assert choose_title(headlines) == title
