"""Files made to exhaust a reader: each ends with a document or a reason, in seconds."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from standoff.ontology import Document
from standoff.sources import Limits, Unread, read_bytes
from standoff.sources.house import mark

#: Of the processor, whatever else the machine does; what they are guarded against takes minutes.
SECONDS = 15.0
SAID = b"<p>The guild said that the talks would be resumed after the ballot of its members.</p>"

FILES: dict[str, Callable[[], bytes]] = {
    "identical paragraphs": lambda: b"<html><body><article>" + SAID * 150_000,
    "elements nested deep": lambda: b"<html><body>" + b"<div>" * 200_000 + b"talks",
    "lists nested deep": lambda: b"<html><body>" + b"<ul><li>the guild and " * 9_000,
    "attributes never closed": lambda: b"<html><body>" + b'<a b="' * 300_000,
    "attributes without end": lambda: b"<html><p " + b" ".join(b"a%d=1" % i for i in range(200_000)) + b">talks",
    "comments nested deep": lambda: b"<html><body>" + b"<div class=comment><cite>a</cite><p>no</p>" * 9_000,
    "comments without end": lambda: (
        b"<html><body>" + SAID + b"<div id=comments>" + b"<div class=comment><cite>a</cite><p>no</p></div>" * 60_000
    ),
    "opening marks alone": lambda: b"<html>" + b"<" * 400_000,
    "dashes after a comment's opening": lambda: b"<!--" + b"-" * 5_000_000,
    "brackets in JSON-LD": lambda: b'<html><script type="application/ld+json">' + b"[" * 400_000 + b"</script>" + SAID,
    "brackets in JSON": lambda: b'{"text":' + b"[" * 5_000_000,
    "a doctype with entities": lambda: (
        b'<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><html><body><p>&b;&b;</p>' + SAID
    ),
    "lines without end": lambda: b"the\n" * 2_000_000,
    "white space without end": lambda: b"the" + b" " * 9_000_000 + b"of the",
    "dates without end": lambda: b"1/1/2002 " * 1_000_000,
    "comment heads without end": lambda: b"Comments [5]\n\n" + b"Bob 1/1/2002 12:01 pm\n\nthe guild\n\n" * 200_000,
    "captions without end": lambda: b"\n\n".join(
        b"the guild said so and went number %d the" % i for i in range(170_000)
    ),
    "names that are told things": lambda: b" ".join(b"she told Aa%d that" % i for i in range(30_000)),
    "bytes in no encoding": lambda: bytes(range(128, 256)) * 100_000,
}


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_ends_in_time(name: str) -> None:
    data = FILES[name]()
    start = time.process_time()
    items = list(read_bytes(data, name))
    assert time.process_time() - start < SECONDS
    assert items
    assert all(isinstance(item, Document | Unread) for item in items)


def test_external_entities_are_not_fetched(tmp_path: object) -> None:
    page = b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>&x;</p>' + SAID + SAID
    (item,) = read_bytes(page, "a.html")
    assert isinstance(item, Document)
    assert "root:" not in item.text


def test_a_page_beyond_the_article_finder_is_read_by_a_plain_walk_and_says_so() -> None:
    (item,) = read_bytes(b"<html><body>" + SAID * 20, "a.html", Limits(page_elements=10))
    assert isinstance(item, Document)
    assert "article-not-found" in [problem.code for problem in item.problems]
    assert item.text.count("The guild said") == 20


def test_a_page_of_too_many_tags_is_refused() -> None:
    (item,) = read_bytes(b"<html><body>" + SAID * 20, "a.html", Limits(page_tags=30))
    assert isinstance(item, Unread)
    assert item.error.code == "too-large"


@pytest.mark.parametrize(
    "piece", ["a ", "A", "A b: ", "- ", "1/1/", "Aa Bb ", "told Aa ", "@a.", "(x", "\n\n", "By A ", ", "]
)
def test_the_house_rules_take_time_in_proportion_to_the_text(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            mark(text)
            best = min(best, time.process_time() - start)
        return best

    assert seconds(128_000) < max(0.5, 12 * seconds(32_000))
