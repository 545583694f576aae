from __future__ import annotations

import pytest
from lxml import html

from standoff.ontology import DateBasis, DocumentKind
from standoff.sources.article import Known
from standoff.sources.page_metadata import date_in_address, read_metadata


def read(head: str, body: str = "<p>The guild met.</p>") -> Known:
    return read_metadata(html.document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>"))


def ld(words: str) -> str:
    return f'<script type="application/ld+json">{words}</script>'


@pytest.mark.parametrize(
    "head",
    [
        "",
        ld("not JSON"),
        ld("[" * 10_000),
        ld("null"),
        ld('{"@type": "Article", "headline": 5, "author": {"name": []}, "publisher": [], "datePublished": {}}'),
        ld('{"@type": ["Organization"], "name": "HW"}'),
        '<meta name="date" content="2014-02-31"><link rel="canonical" href="javascript:alert(1)">',
    ],
)
def test_what_is_missing_or_broken_says_nothing(head: str) -> None:
    assert read(head) == Known(media_type="text/html")


def test_json_ld_is_believed_first() -> None:
    words = (
        '{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": "OpinionNewsArticle", "headline": "Talks to resume",'
        ' "datePublished": "2014-05-06T23:30:00-05:00", "author": [{"name": "Ines Fairlie"}, "Colm Reddy"],'
        ' "publisher": {"name": "Harbour Week"}, "url": "https://hw.example/a"}]}'
    )
    about = read(ld(words) + '<meta name="author" content="Nobody"><meta property="og:site_name" content="Other">')
    assert (about.title, about.publisher, about.authors) == (
        "Talks to resume",
        "Harbour Week",
        ("Ines Fairlie", "Colm Reddy"),
    )
    assert about.published is not None
    assert (str(about.published), about.published.basis) == ("2014-05-06", DateBasis.METADATA)
    assert (about.url, about.kind) == ("https://hw.example/a", DocumentKind.COLUMN)


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ('<meta property="article:published_time" content="2014-05-06T09:00:00Z">', "2014-05-06"),
        ('<meta name="DC.date" content="2014-05-06">', "2014-05-06"),
        ('<meta name="pubdate" content="20140506">', "2014-05-06"),
        ('<meta name="date" content="6 May 2014">', "2014-05-06"),
        ('<meta name="date" content="Tue May 06 09:00:00 BST 2014">', "2014-05-06"),
    ],
)
def test_dates_in_meta_elements(head: str, date: str) -> None:
    assert str(read(head).published) == date


def test_a_time_in_the_page_is_the_date_unless_it_is_a_comments() -> None:
    article = '<div class="top"><time datetime="2014-05-06">6 May</time></div>'
    comment = '<div class="comment"><time datetime="2014-05-09">9 May</time></div>'
    assert str(read("", comment + article).published) == "2014-05-06"
    assert read("", comment).published is None


@pytest.mark.parametrize(
    "body",
    [
        '<p>The pilots will meet again in Stannick on <time datetime="2014-06-01">1 June</time>, they said.</p>',
        '<aside><time datetime="2014-06-01">1 June 2014</time> Ferries to stop</aside>',
        '<nav><time datetime="2014-06-01">Today: 1 June 2014</time></nav>',
        '<p>Updated <time datetime="2014-06-01">1 June 2014</time></p>',
        '<p><span>Last modified:</span> <time datetime="2014-06-01">1 June 2014</time></p>',
        '<time class="updated" datetime="2014-06-01">1 June 2014</time>',
        "<time>1 June</time>",
        "<time>06/05/2014</time>",
    ],
)
def test_a_time_that_is_of_something_else_or_may_be_two_days_is_not_the_date(body: str) -> None:
    assert read("", body).published is None
    before = '<p>Published <time datetime="2014-05-06">6 May 2014</time></p>'
    assert str(read("", body + before).published) == "2014-05-06"


@pytest.mark.parametrize(
    ("language", "date"), [("en-US", "2014-06-05"), ("en-GB", "2014-05-06"), ("en_GB", "2014-05-06"), ("en", "None")]
)
def test_the_pages_language_tells_how_its_dates_in_figures_are_meant(language: str, date: str) -> None:
    page = f'<html lang="{language}"><head><meta name="date" content="06/05/2014"></head><body><p>x</p></body></html>'
    assert str(read_metadata(html.document_fromstring(page)).published) == date


@pytest.mark.parametrize(
    ("title", "body", "answer"),
    [
        ("Guild to ballot members | Harbour Week", "<p>x</p>", "Guild to ballot members"),
        (
            "Guild of Pilots - Press office - Guild to ballot members",
            "<h2>Guild to ballot members</h2>",
            "Guild to ballot members",
        ),
        ("Harbour Week", "<h1>Harbour Week</h1>", "Harbour Week"),
    ],
)
def test_the_title_is_the_heading_that_the_page_repeats(title: str, body: str, answer: str) -> None:
    assert read(f"<title>{title}</title>", body).title == answer


def test_a_press_office_issues_statements() -> None:
    assert read("<title>Guild - Press office - Guild to ballot members</title>").kind is DocumentKind.STATEMENT


@pytest.mark.parametrize(
    ("url", "date"),
    [
        ("https://hw.example/2014/05/06/talks", "2014-05-06"),
        ("https://hw.example/news-2014/talks", None),
        ("https://hw.example/2014/13/06/talks", None),
        (None, None),
    ],
)
def test_an_address_may_hold_the_date(url: str | None, date: str | None) -> None:
    found = date_in_address(url)
    assert (str(found) if found else None) == date
