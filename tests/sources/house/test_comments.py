from __future__ import annotations

import pytest

from standoff.ontology import RegionKind
from standoff.sources.house.comments import CommentSection, find_comments
from standoff.sources.house.lines import split_lines

ARTICLE = "The guild met on Monday.\n\nIt voted to go home.\n\nThe agency was sorry to hear it.\n\n"


def section_of(text: str) -> CommentSection | None:
    return find_comments(split_lines(text), american=False)


def read(text: str) -> list[tuple[str | None, str, str]]:
    section = section_of(text)
    assert section is not None
    return [(c.author, str(c.posted), c.text.of(text)) for c in section.comments]


@pytest.mark.parametrize(
    "text",
    [
        ARTICLE,
        ARTICLE + "Comments\n\nThe minister made none.",
        "Comments\n\nThe guild met on 4 October 2019.\n\nThe agency did not.",
        "Comments",
        "",
    ],
)
def test_without_a_comments_head_there_is_no_section(text: str) -> None:
    assert section_of(text) is None


@pytest.mark.parametrize(
    "head",
    [
        "Harbour Light 4 October, 2019 3:41 pm",
        "Harbour Light 4 October 2019 at 15:41",
        "Harbour Light October 4, 2019 at 3:41 pm",
        "Harbour Light | 4 Oct 2019 15:41",
        "Harbour Light on 4 October 2019 at 3.41pm said:",
        "Harbour Light says: 4 October 2019, 3:41 pm Reply",
        "Posted by Harbour Light on 04/10/2019 15:41",
        "Harbour Light\n4 October 2019 at 3:41 pm",
        "Harbour Light 3:41pm on 4 October 2019",
    ],
)
@pytest.mark.parametrize(
    "header", ["READERS' COMMENTS [1]", "Comments (1)", "1 comment", "Readers’ comments", "Comments"]
)
def test_every_layout_gives_author_time_and_words(header: str, head: str) -> None:
    text = f"{ARTICLE}{header}\n\n{head}\n\nAbout time too."
    assert read(text) == [("Harbour Light", "2019-10-04T15:41", "About time too.")]


def test_a_name_may_be_a_title_or_a_whole_phrase() -> None:
    text = (
        f"{ARTICLE}Comments (3)\n\nThe Harbour Master 2 May, 2021 1:00 pm\n\nNo.\n\n"
        "Turn the tide please 2 May, 2021 2:00 pm\n\nYes.\n\nMr A. N. Other (retd) 2 May, 2021 3:00 pm\n\nPerhaps."
    )
    names = ["The Harbour Master", "Turn the tide please", "Mr A. N. Other (retd)"]
    assert [author for author, _, _ in read(text)] == names


def test_a_date_inside_a_comment_opens_no_new_one() -> None:
    words = "We were promised an answer by 3 May 2021\n\nI still wait."
    text = f"{ARTICLE}Comments (1)\n\nBosun 2 May, 2021 1:00 pm\n\n{words}"
    assert read(text) == [("Bosun", "2021-05-02T13:00", words)]


def test_notes_buttons_and_the_foot_of_the_page_are_furniture() -> None:
    text = (
        f"{ARTICLE}READERS' COMMENTS [1]\n\nPlease note, only pilots may comment\n\nBosun 2 May, 2021 1:00 pm\n\n"
        "No.\n\nReply\n\nHarbour Week © 2021"
    )
    section = section_of(text)
    assert section is not None
    assert [(r.kind, r.span.of(text)) for r in section.regions] == [
        (RegionKind.COMMENTS, "READERS' COMMENTS [1]"),
        (RegionKind.FURNITURE, "Please note, only pilots may comment"),
        (RegionKind.COMMENTS, "Bosun 2 May, 2021 1:00 pm"),
        (RegionKind.COMMENT, "No."),
        (RegionKind.FURNITURE, "Reply"),
        (RegionKind.FURNITURE, "Harbour Week © 2021"),
    ]


def test_a_numbered_header_makes_what_follows_comments_even_without_names() -> None:
    text = f"{ARTICLE}READERS' COMMENTS [2]\n\nAbout time.\n\nNot before time."
    assert read(text) == [(None, "None", "About time."), (None, "None", "Not before time.")]


def test_a_comment_without_words_is_kept_empty() -> None:
    text = f"{ARTICLE}Comments (2)\n\nBosun 2 May, 2021 1:00 pm\n\nMate 2 May, 2021 2:00 pm\n\nNo."
    assert [words for _, _, words in read(text)] == ["", "No."]


def test_the_word_comment_above_a_column_heads_no_readers_comments() -> None:
    text = "Who pays for the tide?\n\nComment\n\nJudith Farrant\n\nThursday 8 May 2014\n\nThe harbour has a price."
    assert section_of(text) is None
