"""Bytes to text: byte order marks, UTF-8, UTF-16, what a page declares, Windows-1252, and a guess at last.

What is not text at all (PDF, pictures, archives, control characters) is refused, whatever the file is called.
"""

from __future__ import annotations

import codecs
import re

from standoff.errors import UnreadableSource
from standoff.ontology import Problem
from standoff.sources.formats import format_of

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"<meta\s[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_XML_DECLARED = re.compile(rb"\A\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
_SAMPLE = 200_000
_MOST_CONTROL = 0.002
_ESCAPED = range(0xDC80, 0xDD00)
_ESCAPED_CHARACTERS = re.compile("[\udc80-\udcff]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


def decode(data: bytes, name: str) -> tuple[str, tuple[Problem, ...]]:
    """Take a file's bytes; return its text and what was wrong with it.

    The text is the content unchanged to the last character but for a byte order mark, which is dropped. Raises
    UnreadableSource (``not-text``) for anything that is no text, ``name`` saying which.
    """
    if found := format_of(data):
        raise _not_text(f"it is {found.what}", name, found.todo)
    text, problems = _decode(data)
    control = len(_CONTROL.findall(text))
    if "\0" in text or control > max(2, len(text) * _MOST_CONTROL):
        raise _not_text("it holds control characters, as programs and pictures do", name)
    if text.count("\ufffd") > max(5, len(text) // 20):
        raise _not_text("its characters are in no known encoding", name)
    return text, problems


def _not_text(what: str, name: str, todo: str = "save it as plain text or HTML first") -> UnreadableSource:
    return UnreadableSource("not-text", f"not text: {what}", where=name, todo=todo)


def _decode(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    for mark, marked in _BOMS:
        if data.startswith(mark):
            return _forgiving(data[len(mark) :], marked)
    if encoding := _wide(data):
        return _forgiving(data, encoding)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    if (declared := _declared(data)) and declared not in {"utf-8", "ascii"}:
        return _forgiving(data, declared)
    return _mostly_utf8(data) or _western(data) or _guessed(data)


def _forgiving(data: bytes, encoding: str) -> tuple[str, tuple[Problem, ...]]:
    try:
        return data.decode(encoding), ()
    except (UnicodeError, ValueError):
        text = data.decode(encoding, errors="replace")
        return text, (Problem("encoding", f"some bytes are not {encoding}; they stand as \ufffd"),)


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: English text in it has a zero in nearly every other byte."""
    sample = data[:2000]
    if len(sample) < 8 or len(data) % 2:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.7 and even < half * 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.7 and odd < half * 0.1 else None


def _declared(data: bytes) -> str | None:
    match = _XML_DECLARED.search(data[:1000]) or _DECLARED.search(data[:10_000])
    if not match:
        return None
    name = match[1].decode("ascii").lower()
    try:
        found = codecs.lookup(name)
        "".encode(found.name)  # codecs such as "hex" are no text encodings
    except (LookupError, ValueError):
        return None
    # The web reads Latin-1 as Windows-1252 (WHATWG Encoding Standard), and a page that says UTF-16 here is not.
    return {"iso8859-1": "cp1252", "ascii": "ascii"}.get(found.name, found.name if "16" not in found.name else None)


def _mostly_utf8(data: bytes) -> tuple[str, tuple[Problem, ...]] | None:
    """UTF-8 with a few stray bytes of Windows-1252, as texts pasted together have; None when most do not fit."""
    sample = data[:_SAMPLE].decode("utf-8", errors="surrogateescape")
    if 2 * len(_ESCAPED_CHARACTERS.findall(sample)) > len(_BEYOND_ASCII.findall(sample)):
        return None
    text = data.decode("utf-8", errors="surrogateescape")
    strays = len(_ESCAPED_CHARACTERS.findall(text))
    western = {code: bytes([code - 0xDC00]).decode("cp1252", errors="replace") for code in _ESCAPED}
    return text.translate(western), (Problem("encoding", f"{strays} bytes are not UTF-8; read as Windows-1252"),)


def _western(data: bytes) -> tuple[str, tuple[Problem, ...]] | None:
    """Windows-1252, when nearly all is ASCII and the rest is what English and its neighbours use beside it."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    beyond = _BEYOND_ASCII.findall(text[:_SAMPLE])
    fitting = sum(c.isalpha() or c in "‘’“”–—…£€°·•§©®½¼¾«»´\u00a0\u00ad™¡¿" for c in beyond)
    return (text, ()) if len(beyond) * 5 < len(text[:_SAMPLE]) and fitting * 20 >= len(beyond) * 19 else None


def _guessed(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    import charset_normalizer

    best = charset_normalizer.from_bytes(data[:_SAMPLE]).best()
    encoding = best.encoding if best else "cp1252"
    text, problems = _forgiving(data, encoding)
    return text.removeprefix("\ufeff"), (Problem("encoding", f"no encoding is declared; read as {encoding}"), *problems)
