"""What a file is, by its first bytes: documents that must be saved as text first, and what is no document at all.

A name is never asked. ``format_of`` knows what is surely not text; whatever it does not know may be.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_AS_TEXT = "save it as plain text or HTML first"
_FROM_PROGRAM = "open it and save it as plain text (.txt) or HTML first"


@dataclass(frozen=True, slots=True)
class Format:
    """A format that is not read: ``what`` it is, and ``todo`` about it.

    ``kind`` is the noun for what holds no article whatever is done to it ("picture"); None for a document.
    """

    what: str
    todo: str = _AS_TEXT
    kind: str | None = None


_PICTURE = Format("a picture", kind="picture")
_RECORDING = Format("a sound recording", kind="recording")
_FILM = Format("a film", kind="film")
_FONT = Format("a font", kind="font")
_PROGRAM = Format("a program", kind="program")
_ARCHIVE = Format("an archive", "unpack it first", kind="archive")
_PDF = Format("a PDF file", "save its text as plain text (.txt) first: most PDF viewers can")
_WORD = Format("a Word document", _FROM_PROGRAM)
_OPEN = Format("an OpenDocument text", _FROM_PROGRAM)
_MAIL = Format("an e-mail with its headers", "save the message's text as plain text (.txt) first")
DATABASE = Format("a database")

_BEGINNINGS: tuple[tuple[bytes, Format], ...] = (
    (b"%PDF-", _PDF),
    (b"{\\rtf", Format("an RTF document", _FROM_PROGRAM)),
    (b"\xd0\xcf\x11\xe0", Format("an old Word or other office document", _FROM_PROGRAM)),
    (b"SQLite format 3", DATABASE),
    (b"WARC/", Format("a web archive", "save the page itself as HTML first")),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"8BPS", _PICTURE),
    (b"\x00\x00\x01\x00", _PICTURE),
    (b"ID3", _RECORDING),
    (b"\xff\xfb", _RECORDING),
    (b"\xff\xf3", _RECORDING),
    (b"OggS", _RECORDING),
    (b"fLaC", _RECORDING),
    (b"FORM", _RECORDING),
    (b"\x1aE\xdf\xa3", _FILM),
    (b"\x00\x00\x01\xba", _FILM),
    (b"FLV\x01", _FILM),
    (b"OTTO\x00", _FONT),
    (b"\x00\x01\x00\x00", _FONT),
    (b"ttcf", _FONT),
    (b"wOFF", _FONT),
    (b"wOF2", _FONT),
    (b"\x7fELF", _PROGRAM),
    (b"MZ\x90\x00", _PROGRAM),
    (b"\xca\xfe\xba\xbe", _PROGRAM),
    (b"\xcf\xfa\xed\xfe", _PROGRAM),
    (b"\xfe\xed\xfa", _PROGRAM),
    (b"\x1f\x8b", _ARCHIVE),
    (b"BZh", _ARCHIVE),
    (b"\xfd7zXZ", _ARCHIVE),
    (b"\x28\xb5\x2f\xfd", _ARCHIVE),
    (b"7z\xbc\xaf", _ARCHIVE),
    (b"Rar!", _ARCHIVE),
)
#: What the names of the parts of a ZIP file tell about it; the first that is found counts.
_INSIDE: tuple[tuple[bytes, Format], ...] = (
    (b"mimetypeapplication/vnd.oasis.opendocument.text", _OPEN),
    (b"mimetypeapplication/epub+zip", Format("an e-book", "save the chapter as plain text or HTML first")),
    (b"mimetypeapplication/vnd.oasis", Format("an OpenDocument file", _FROM_PROGRAM)),
    (b"word/", _WORD),
    (b"xl/", Format("a spreadsheet", _FROM_PROGRAM)),
    (b"ppt/", Format("a presentation", _FROM_PROGRAM)),
    (b"[Content_Types].xml", Format("a Word or other office document", _FROM_PROGRAM)),
)
_BOXES = {b"avif": _PICTURE, b"heic": _PICTURE, b"heix": _PICTURE, b"mif1": _PICTURE, b"M4A ": _RECORDING}
_RIFF = {b"WAVE": _RECORDING, b"AVI ": _FILM, b"WEBP": _PICTURE}
#: Headers as mail programs write them, one of those among them that nobody pastes into a text.
_HEADERS = re.compile(
    rb"(?:From - [^\n]*\n)?(?:[A-Za-z][A-Za-z0-9-]{0,40}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n)*+){2,}"
)
_TECHNICAL = re.compile(
    rb"^(?:Received|Return-Path|Delivered-To|MIME-Version|Message-ID|DKIM-Signature|Content-Transfer-Encoding):",
    re.IGNORECASE | re.MULTILINE,
)
_DRAWING = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*|<!--.{0,500}?-->\s*|<!DOCTYPE svg[^>]{0,300}>\s*)*<svg[\s>]", re.DOTALL
)
_MARKS_OF_CODE = re.compile(rb"[{}]|=++|<++|>++|_++|;\s*\n|\(\)")  # a ruled line counts once
_HEAD = 4096
_MOST_MARKS = 0.02


def format_of(data: bytes) -> Format | None:
    """Take a file or its beginning; return the format it is in when that is none of text, None when it may be text."""
    for beginning, found in _BEGINNINGS:
        if data.startswith(beginning):
            return found
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return next((found for part, found in _INSIDE if part in data), _ARCHIVE)
    if data[4:8] == b"ftyp":
        return _BOXES.get(data[8:12], _FILM)
    if data.startswith(b"RIFF"):
        return _RIFF.get(data[8:12], _RECORDING)
    head = data[: 4 * _HEAD]
    if (headers := _HEADERS.match(head)) and _TECHNICAL.search(headers[0]):
        return _MAIL
    return None


def is_no_document(head: bytes) -> str | None:
    """Take the beginning of a file that a folder holds; return the noun for what it is when that is no document.

    Besides pictures and the like: drawings in mark-up, and programs or style sheets, full of signs that no prose
    has. A file that is named as text is not asked about here.
    """
    found = format_of(head)
    if found:
        return found.kind
    if _DRAWING.match(head):
        return _PICTURE.kind
    marks = len(_MARKS_OF_CODE.findall(head))
    if marks > max(5, len(head) * _MOST_MARKS) and head.lstrip()[:1] not in {b"<", b"{", b"["} and b"\0" not in head:
        return _PROGRAM.kind
    return None
