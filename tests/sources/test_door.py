from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.errors import UnreadableSource
from standoff.ontology import Document
from standoff.sources import Limits, Source, Unread, find, read, read_bytes, read_text

WORDS = "The guild said that it would be glad to meet the agency and to talk of the terms of it."
PAGE = f"<!DOCTYPE html><html><head><title>Talks</title></head><body><article><p>{WORDS}</p><p>{WORDS}</p></article>"


def one(data: bytes, name: str = "a.txt", limits: Limits | None = None) -> Document | Unread:
    (item,) = read_bytes(data, name, limits or Limits())
    return item


def code_of(item: Document | Unread) -> str | None:
    return item.error.code if isinstance(item, Unread) else None


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"%PDF-1.4", "not-text"),
        (b"a\0b" * 50, "not-text"),
        (b'<?xml version="1.0"?><rss><channel/></rss>', "not-text"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><text>a</text></svg>', "not-text"),
        (b"<html><body></body></html>", "no-article"),
        (b"x" * 2000, "too-large"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, code: str) -> None:
    assert code_of(one(data, limits=Limits(input_bytes=1000))) == code


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl", "a.pdf", "a.docx", "a"])
@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (WORDS.encode(), "text/plain"),
        (PAGE.encode(), "text/html"),
        (f'{{"text": "{WORDS}"}}'.encode(), "application/json"),
    ],
)
def test_content_decides_and_not_the_name(data: bytes, media_type: str, name: str) -> None:
    item = one(data, name)
    assert isinstance(item, Document)
    assert item.media_type == media_type


def test_a_folder_of_good_and_bad_files_is_read_to_its_end(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WORDS)
    (tmp_path / "b.txt").write_bytes(b"%PDF-1.4")
    (tmp_path / "c.jsonl").write_text(f'{{"text": "{WORDS}"}}\nnonsense\n')
    found = [item for source in find([tmp_path, tmp_path / "z.txt"], tmp_path) for item in read(source)]
    assert [(item.source, code_of(item)) for item in found] == [
        ("a.txt", None),
        ("b.txt", "not-text"),
        ("c.jsonl#1", None),
        ("c.jsonl#2", "bad-json"),
        ("z.txt", "not-found"),
    ]


def test_a_file_that_goes_away_or_grows_after_it_was_found_is_no_accident(tmp_path: Path) -> None:
    gone = Source("a.txt", tmp_path / "a.txt")
    assert [code_of(item) for item in read(gone)] == ["not-found"]
    (tmp_path / "b.txt").write_text("x" * 100)
    large = Source("b.txt", tmp_path / "b.txt")
    assert [code_of(item) for item in read(large, Limits(input_bytes=10))] == ["too-large"]


@pytest.mark.skipif(sys.platform == "win32", reason="no such files there")
def test_a_named_pipe_or_a_folder_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "folder.txt").mkdir()
    for name in ("pipe.txt", "folder.txt"):
        assert [code_of(item) for item in read(Source(name, tmp_path / name))] == ["not-text"]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="everything may be read by this user")
def test_a_file_without_permission_is_not_allowed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(WORDS)
    path.chmod(0)
    assert [code_of(item) for item in read(Source("a.txt", path))] == ["not-allowed"]


def test_a_string_is_read_as_plain_text_and_raises_instead() -> None:
    assert read_text(WORDS, "a").text == WORDS
    with pytest.raises(UnreadableSource):
        read_text("", "a")


SEEDS = [
    PAGE.encode(),
    f'{{"text": "{WORDS}", "date": "2014-05-06"}}\n'.encode(),
    f"Published: 14/10/2004\n\nTalks to resume\n\n{WORDS}\n\nComments (1)\n\nBob 2 May, 2021 1:00 pm\n\nNo.".encode(),
    b"<div id=comments><div class=comment><cite>Bob</cite><time datetime=2021-05-02T13:00>x</time><p>No.</p></div>",
    b'<script type="application/ld+json">{"@type": "Article", "author": [{"name": "A"}], "datePublished": 5}</script>',
    b'<meta property="og:title" content="Talks"><meta name="date" content="2014-99-99"><link rel=canonical href=x>',
]


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    data = bytearray(b"".join(draw(st.lists(st.sampled_from(SEEDS), min_size=1, max_size=3))))
    for _ in range(draw(st.integers(0, 6))):
        place = draw(st.integers(0, len(data)))
        data[place : place + draw(st.integers(0, 30))] = draw(
            st.binary(max_size=8) | st.sampled_from([b"<", b'"', b"{"])
        )
    return bytes(data)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300) | mutated())
def test_no_bytes_make_it_raise_and_every_region_lies_in_the_text(data: bytes) -> None:
    for item in read_bytes(data, "a"):
        if isinstance(item, Document):
            end = 0
            for region in item.regions:
                assert end <= region.span.start <= region.span.end <= len(item.text)
                end = region.span.end
            assert item.sha256


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400))
def test_no_string_makes_it_raise_anything_else(text: str) -> None:
    with suppress(UnreadableSource):
        read_text(text, "a")
