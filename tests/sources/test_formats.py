"""What a file is, by its first bytes."""

from __future__ import annotations

import io
import zipfile

import pytest

from standoff.sources import Unread, read_bytes
from standoff.sources.formats import format_of, is_no_document

PROSE = b"The guild said that it would be glad to meet the agency (on Monday); it asked for [sic] terms.\n" * 9
MAIL = b"From: Ann Orr <orr@guild.example>\nTo: press@guild.example\nSubject: Talks\n"
SCRIPT = b"function show(box) { var at = box.start; for (i = 0; i < 9; i++) { draw(at[i]); } }\n" * 9


def zipped(*names: str, first: str = "") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        if first:
            archive.writestr("mimetype", first)
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        PROSE,
        b"Talks off\n=========\n_____________________________\n\n" + PROSE,
        b"Dear Sir,\nFrom: the branch\nTo: the guild\nWe met.",
        MAIL + b"\nWe met.",
        b"PKs were met by the guild.",
        b"MZ",
        b'{"text": "We met."}',
        b"<p>We met.</p>",
        b"",
    ],
)
def test_what_may_be_text_is_left_to_the_readers(data: bytes) -> None:
    assert format_of(data) is None
    assert is_no_document(data) is None


@pytest.mark.parametrize(
    ("data", "what", "advice"),
    [
        (b"%PDF-1.7", "a PDF file", "plain text"),
        (zipped("[Content_Types].xml", "word/document.xml"), "a Word document", "open it and save it"),
        (zipped("content.xml", first="application/vnd.oasis.opendocument.text"), "an OpenDocument text", "open it"),
        (b"{\\rtf1 We met.}", "an RTF document", "open it and save it"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word", "open it and save it"),
        (b"Received: from a by b\n\tfor c\n" + MAIL + b"\nWe met.", "an e-mail", "the message's text"),
    ],
)
def test_a_document_that_is_no_text_says_what_it_is_and_what_to_do(data: bytes, what: str, advice: str) -> None:
    (item,) = read_bytes(data, "letter.txt")
    assert isinstance(item, Unread)
    assert item.error.code == "not-text"
    assert what in item.error.what
    assert advice in (item.error.todo or "")
    assert is_no_document(data) is None


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "picture"),
        (b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg">', "picture"),
        (b"\x00\x00\x00\x20ftypisom", "film"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "recording"),
        (b"wOF2\x00", "font"),
        (b"\x7fELF\x02", "program"),
        (SCRIPT, "program"),
        (b".byline { color: #333; margin: 0 }\n" * 20, "program"),
        (b"def shown(at_most: int) -> str:\n    return found[at_most] == self.most\n" * 9, "program"),
        (zipped("a.txt"), "archive"),
        (b"\x1f\x8b\x08", "archive"),
    ],
)
def test_what_is_no_document_is_told_by_its_content(data: bytes, kind: str) -> None:
    assert is_no_document(data) == kind
