from __future__ import annotations

import pytest
from lxml import html

from standoff.sources.page_comments import PageComments, take_comments
from standoff.sources.page_walk import walk_paragraphs

WORDPRESS = """<div id="comments" class="comments-area"><h2 class="comments-title">2 comments</h2>
<ol class="comment-list"><li id="comment-1" class="comment even depth-1"><article class="comment-body">
<footer class="comment-meta"><div class="comment-author vcard"><b class="fn">Bosun</b>
<span class="says">says:</span></div>
<div class="comment-metadata"><a href="#">
<time datetime="2014-05-06T10:12:00+01:00">6 May 2014 at 10:12 am</time></a></div></footer>
<div class="comment-content"><p>No.</p></div><div class="reply"><a>Reply</a></div></article>
<ol class="children"><li class="comment"><article class="comment-body"><footer class="comment-meta">
<b class="fn">Mate</b><time datetime="2014-05-06T11:00:00+01:00">6 May</time></footer>
<div class="comment-content"><p>Yes.</p></div></article></li></ol></li></ol></div>"""

SCHEMA = """<div class="discussion"><div itemscope itemtype="https://schema.org/Comment">
<span itemprop="author">Bosun</span><time itemprop="dateCreated" datetime="2014-05-06T10:12">10:12</time>
<div itemprop="text">No.</div></div><div itemscope itemtype="https://schema.org/Comment">
<span itemprop="author">Mate</span><time datetime="2014-05-06T11:00">11:00</time>
<div itemprop="text">Yes.</div></div></div>"""

PLAIN = """<div class="reader-comments"><div class="comment-item"><span class="username">Bosun</span>
<span class="date">6 May 2014, 10:12 am</span><p>No.</p></div><div class="comment-item"><span
class="username">Mate</span>
<span class="date">6 May 2014, 11:00 am</span><p>Yes.</p><button>Report</button></div></div>"""


def taken(markup: str) -> tuple[PageComments, str]:
    root = html.fromstring(f"<html><body><article><p>The article.</p></article>{markup}</body></html>")
    return take_comments(root), " ".join(walk_paragraphs(root, 10_000))


@pytest.mark.parametrize(
    "markup",
    [
        "",
        '<p class="comment">The minister made no comment.</p>',
        '<div class="comments"><p>Comments are closed</p></div>',
        '<div class="comment"></div>',
    ],
)
def test_without_an_author_or_a_time_there_is_no_comment(markup: str) -> None:
    found, left = taken(markup)
    assert found.comments == ()
    assert left.startswith("The article.")


@pytest.mark.parametrize("markup", [WORDPRESS, SCHEMA, PLAIN], ids=["wordpress", "schema.org", "plain"])
def test_common_mark_up_gives_author_time_and_words(markup: str) -> None:
    found, left = taken(markup)
    assert [(c.author, str(c.posted), c.paragraphs) for c in found.comments] == [
        ("Bosun", "2014-05-06T10:12", ("No.",)),
        ("Mate", "2014-05-06T11:00", ("Yes.",)),
    ]
    assert left == "The article."


def test_the_sections_heading_is_kept_as_printed() -> None:
    found, _ = taken(WORDPRESS)
    assert found.heading == "2 comments"


def test_a_comment_of_several_paragraphs_keeps_them() -> None:
    markup = (
        '<div class="comment"><cite>Bosun</cite><time datetime="2014-05-06">x</time><p>One<br>two</p><p>three</p></div>'
    )
    found, _ = taken(markup)
    assert found.comments[0].paragraphs == ("One", "two", "three")


def test_a_time_that_is_none_is_left_open() -> None:
    found, _ = taken('<div class="comment"><cite>Bosun</cite><time datetime="2014-99-99">later</time><p>No.</p></div>')
    assert (found.comments[0].posted, found.comments[0].printed_time) == (None, "later")
