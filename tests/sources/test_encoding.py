from __future__ import annotations

import pytest

from standoff.errors import UnreadableSource
from standoff.sources.encoding import decode

WORDS = "The guild’s chair said: ‘The naïve offer – £5 – is off.’"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 and so on",
        b"PK\x03\x04 and so on",
        b"\x89PNG\r\n",
        b"\xff\xd8\xff\xe0",
        b"GIF89a",
        b"{\\rtf1 hello}",
        b"\x1f\x8b\x08",
        b"WARC/1.0",
        b"text with a \x00 NUL",
        bytes(range(1, 9)) * 20,
    ],
)
def test_what_is_no_text_is_refused_by_its_content(data: bytes) -> None:
    with pytest.raises(UnreadableSource) as caught:
        decode(data, "letter.txt")
    assert (caught.value.code, caught.value.where) == ("not-text", "letter.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_western_text_comes_out_whole_in_every_common_encoding(encoding: str) -> None:
    words = WORDS * 3 if len((WORDS * 3).encode(encoding)) % 2 == 0 else WORDS * 2
    assert decode(words.encode(encoding), "a.txt") == (words, ())


def test_nothing_is_tidied() -> None:
    text = "One \r\n\r\ntwo\t\u00a0\n\n"
    assert decode(text.encode(), "a.txt")[0] == text


def test_a_few_stray_western_bytes_in_utf8_are_read_and_reported() -> None:
    text, problems = decode("£5, £6 and £7 – said ".encode() + b"\x93no\x94", "a.txt")
    assert text == "£5, £6 and £7 – said “no”"
    assert [problem.code for problem in problems] == ["encoding"]


def test_a_page_that_declares_its_encoding_is_believed() -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><body>Łódź</body></html>'
    assert decode(page.encode("iso-8859-2"), "a.html")[0] == page


def test_a_declaration_of_no_known_encoding_is_passed_over() -> None:
    page = '<html><head><meta charset="hex"></head><body>café</body></html>'
    assert decode(page.encode("cp1252"), "a.html")[0] == page


def test_a_guess_is_reported_as_one() -> None:
    text, problems = decode(("Съд реши, че преговорите ще продължат през май. " * 20).encode("cp1251"), "a.txt")
    assert text
    assert any("encoding" in problem.code for problem in problems)
