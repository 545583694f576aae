from __future__ import annotations

import pytest

from standoff.errors import UnreadableSource
from standoff.ontology import DateBasis, Document
from standoff.sources.html import is_markup, read_html

BODY = (
    "<p>The guild and the agency are to meet on Monday for the first time since May, it was said last night.</p>"
    "<p>‘We have nothing to lose,’ said Joss Tarrant, who chairs the guild's committee of pilots and masters.</p>"
    "<p>The agency would not comment, but one of its officials was heard to whistle on the stairs of the ministry.</p>"
)
MENU = '<nav><a href="/">Home</a> <a href="/news">News</a></nav>'
FOOT = "<footer><p>© Harbour Week. We use cookies to make your visit better, and you accept them.</p></footer>"


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{MENU}{body}{FOOT}</body></html>"


def read(body: str, head: str = "") -> Document:
    return read_html(page(body, head), "a.html")


def regions(document: Document) -> list[tuple[str, str]]:
    return [(str(region.kind), region.span.of(document.text)) for region in document.regions]


@pytest.mark.parametrize("text", ["<html><body></body></html>", "<p>", page("")])
def test_a_page_without_an_article_is_refused(text: str) -> None:
    with pytest.raises(UnreadableSource) as caught:
        read_html(text, "a.html")
    assert caught.value.code == "no-article"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("<!DOCTYPE html><html>", True),
        ("<!-- saved from -->\n<html>", True),
        ('<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html>', True),
        ("<p>The guild met.</p>", True),
        ("Saved page\n<html><body>", True),
        ("The guild met.", False),
        ("<Bosun> the guild met", False),
        ("5 < 6", False),
    ],
)
def test_a_page_is_known_by_its_first_tag(text: str, answer: bool) -> None:
    assert is_markup(text, "a") is answer


def test_other_mark_up_is_refused() -> None:
    with pytest.raises(UnreadableSource, match="no web page"):
        is_markup('<?xml version="1.0"?><rss></rss>', "a.xml")


def test_the_article_is_taken_and_what_is_round_it_is_left() -> None:
    document = read(f"<article><h1>Guild and agency to meet</h1>{BODY}</article>")
    assert document.text.startswith("Guild and agency to meet\n\nThe guild and the agency are to meet")
    assert document.text.endswith("on the stairs of the ministry.")
    assert "cookies" not in document.text
    assert document.text.count("\n\n") == 3
    assert regions(document) == [("title", "Guild and agency to meet")]


def test_headline_and_byline_stand_first_as_regions() -> None:
    head = '<meta property="og:title" content="Guild and agency to meet"><meta property="og:site_name" content="HW">'
    byline = '<div class="byline">By Ines Fairlie | <time datetime="2014-05-06">6 May 2014</time></div>'
    document = read(f"<article><h1>Guild and agency to meet</h1>{byline}{BODY}</article>", head)
    assert regions(document) == [("title", "Guild and agency to meet"), ("byline", "By Ines Fairlie | 6 May 2014")]
    assert (document.title, document.publisher, document.authors) == (
        "Guild and agency to meet",
        "HW",
        ("Ines Fairlie",),
    )
    assert document.published is not None
    assert (str(document.published), document.published.basis) == ("2014-05-06", DateBasis.METADATA)


def test_comments_follow_the_article_with_author_and_time() -> None:
    comments = (
        '<section id="comments"><h2>Readers’ comments [2]</h2><p>Please note, only pilots may comment</p><ol>'
        '<li class="comment"><cite>Bosun</cite> <time datetime="2014-05-06T10:12">6 May 2014 10:12 am</time>'
        '<div class="comment-content"><p>No.</p><p>Never.</p></div></li>'
        '<li class="comment"><cite>Mate</cite> <time datetime="2014-05-06T11:00">6 May 2014 11:00 am</time>'
        '<div class="comment-content"><p>Yes.</p></div></li></ol></section>'
    )
    document = read(f"<article><h1>Guild and agency to meet</h1>{BODY}</article>{comments}")
    found = [(c.author, str(c.posted), c.text.of(document.text)) for c in document.comments]
    assert found == [("Bosun", "2014-05-06T10:12", "No.\n\nNever."), ("Mate", "2014-05-06T11:00", "Yes.")]
    assert regions(document)[1:] == [
        ("comments", "Readers’ comments [2]"),
        ("furniture", "Please note, only pilots may comment"),
        ("comments", "Bosun 6 May 2014 10:12 am"),
        ("comment", "No.\n\nNever."),
        ("comments", "Mate 6 May 2014 11:00 am"),
        ("comment", "Yes."),
    ]


def test_a_date_in_the_address_is_better_than_none() -> None:
    head = '<link rel="canonical" href="https://hw.example/2014/05/06/meeting">'
    document = read(f"<article>{BODY}</article>", head)
    assert document.url == "https://hw.example/2014/05/06/meeting"
    assert document.published is not None
    assert (str(document.published), document.published.basis) == ("2014-05-06", DateBasis.ADDRESS)


def test_a_page_that_breaks_the_article_finder_is_still_read(monkeypatch: pytest.MonkeyPatch) -> None:
    import trafilatura

    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError("odd page")

    monkeypatch.setattr(trafilatura, "bare_extraction", broken)
    document = read(f"<article>{BODY}</article>")
    assert "nothing to lose" in document.text
    assert "article-not-found" in [problem.code for problem in document.problems]
