"""Words: where each one starts and ends, by the conventions of the Universal Dependencies treebanks of
English.

Clitics part from their hosts (`they|'ll`, `do|n't`, `BMA|'s`, `can|not`), hyphens part compounds
(`12|-|hour`) but not prefixes (`pre-election`, `co-signed`), units part from figures (`£|5|bn`). Decimals,
times, dates, abbreviations, initials, addresses of the web and of mail stay whole. The source is the
annotation guide of UD English EWT; the share of its words that are found is printed by `python -m training
evaluate`.

The text is read once from left to right. Every repetition that could be tried again is possessive or
bounded, so the time taken grows with the length of the text, whatever the text is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from standoff.language.abbreviations import PREFIXES, is_abbreviation


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark: `text` is the stored text from `start` to `end` (code points, half open).

    `space_after` is false when the next token follows with nothing between, and true at the end of the text.
    """

    start: int
    end: int
    text: str
    space_after: bool


_LETTER = r"[^\W\d_]"
_MARK = r"\u0300-\u036f\u200d\u00ad\u2060\ufe0f"
_RUN = rf"(?:\w|[{_MARK}])++"
_APOSTROPHE = "['’ʼ]"
_HOST = r"[A-Za-z0-9][A-Za-z0-9-]{0,62}+"
_SUFFIX = r"(?:com|org|net|edu|gov|info|int|mil|co\.uk|org\.uk|gov\.uk|ac\.uk|nhs\.uk|uk|eu|ie|de|fr|ca|us|io)"
_FIGURE = r"(?:\d{1,3}(?:,\d{3}){1,8}+(?!\d)|\d++)(?:[.:/]\d++){0,4}+"
_UNITS = r"p|m|k|bn|mn|tn|km|kg|mm|cm|mph|ft|am|pm|g|pc|hrs?|mins?|AM|PM|K|MW|MB|GB"

# Order matters: the first alternative that matches at a place wins.
_TOKEN = re.compile(
    "|".join(
        (
            r"(?P<url>(?:https?://|ftp://|www\.)[^\s<>\"“”|]{1,2000}+)",
            rf"(?P<mail>(?<![\w.%+-])[A-Za-z0-9._%+-]{{1,64}}+@{_HOST}(?:\.{_HOST}){{1,8}})",
            rf"(?P<site>(?<![\w.@-]){_HOST}(?:\.{_HOST}){{0,4}}\.{_SUFFIX}(?![\w-])(?:/[\w./%-]{{0,300}}+)?)",
            rf"(?P<handle>@(?={_LETTER})\w++|\#(?={_LETTER})\w++)",
            r"(?P<telephone>(?<![\w-])(?:1-)?(?:\d{3}-)?\d{3}-\d{4}(?![\w-])|(?<![\w-])\d{4}-\d\d-\d\d(?![\w-]))",
            rf"(?P<figure>(?<!\w){_FIGURE}(?:(?=(?:{_UNITS})\b)|(?:st|nd|rd|th|s)?+(?!\w))|(?<![\w.])\.\d++)",
            r"(?P<acronym>(?<![\w.])(?:[A-Za-z]\.){2,12}+(?:[A-Z](?![\w.]))?)",
            r"(?P<joined>(?<!\w)(?:[A-Z]{1,4}&[A-Z]{1,4}|[wW]/o|c/o|[nN]/[aA]|s/he)(?!\w))",
            rf"(?P<prefix>(?<![\w-])(?i:{PREFIXES})[-‐‑](?=\w\w){_RUN}(?:{_APOSTROPHE}{_RUN})*+)",
            r"(?P<rule>_{2,}+|(?P<same>[^\w\s])(?P=same){7,}+)",
            r"(?P<clitic>(?<=[\w)\]”\"])['’`](?:s|ll|re|ve|d|m|S|LL|RE|VE|D|M)\b)",
            r"(?P<short>(?<!\w)['’](?:em|tis|twas|\d0s)\b)",
            rf"(?P<word>{_RUN}(?:{_APOSTROPHE}(?=\w){_RUN})*+)",
            r"(?P<dots>\.{2,}+|…++|-{2,}+|[!?]{2,}+|[*=+~<]{2,}+|>{2,}+|''|``)",
            rf"(?P<mark>[^\s][{_MARK}\U0001f3fb-\U0001f3ff]*+)",
        )
    )
)
_ADDRESS_TAIL = ".,;:!?'’)]}»"
_CLITIC = re.compile(r"(?i)(?:(?<=\w)n['’]t|['’](?:s|m|d|ll|ve|re))\Z")
_FUSED = {
    "cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "dunno": 2, "lemme": 3, "gimme": 3, "dont": 2, "didnt": 3,
    "doesnt": 4, "isnt": 2, "wasnt": 3, "arent": 3, "couldnt": 5, "wouldnt": 5, "havent": 4, "hasnt": 3,
}  # fmt: skip
_INITIAL_NEXT = re.compile(r"\s?[^\W\d_a-z]")
_LOOK_AHEAD = 12


def tokenize(text: str) -> list[Token]:
    """Take any text; return its tokens in order. White space is in none of them, everything else in exactly one."""
    spans: list[tuple[int, int]] = []
    for start, end in _pieces(text):
        if text[start:end] == "." and spans and spans[-1][1] == start and _owns_stop(text, spans, end):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    after = [start for start, _ in spans[1:]] + [-1]
    return [
        Token(start, end, text[start:end], end != following)
        for (start, end), following in zip(spans, after, strict=False)
    ]


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind == "word" or kind == "prefix":
            yield from _without_clitics(text, *match.span())
        elif kind == "url" or kind == "site":
            yield from _address(text, *match.span())
        else:
            yield match.span()


def _without_clitics(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    fused = _FUSED.get(text[start:end].lower()) if end - start < 9 else None
    if fused:
        yield start, start + fused
        yield start + fused, end
        return
    clitics: list[tuple[int, int]] = []
    while len(clitics) < 3 and (match := _CLITIC.search(text, max(start + 1, end - 4), end)):
        clitics.append(match.span())
        end = match.start()
    yield start, end
    yield from reversed(clitics)


def _address(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give back the marks that close the sentence around an address: "(see www.example.org)."."""
    stop = end
    while stop > start + 1 and text[stop - 1] in _ADDRESS_TAIL:
        stop -= 1
    if text[stop : stop + 1] == ")" and text.find("(", start, stop) >= 0:
        stop += 1
    yield start, stop
    for place in range(stop, end):
        yield place, place + 1


def _owns_stop(text: str, spans: list[tuple[int, int]], end: int) -> bool:
    """Tell whether the full stop before `end` belongs to the last of `spans`."""
    start, stop = spans[-1]
    if stop - start > 8 or not text[start].isalpha():
        return False
    word = text[start:stop]
    if len(word) == 1 and word.isupper():
        return _is_initial(text, spans, end)
    return is_abbreviation(word, text[end : end + _LOOK_AHEAD])


def _is_initial(text: str, spans: list[tuple[int, int]], end: int) -> bool:
    """A capital and a full stop before a capital; after a lower-case word ("plan B. The") it is no initial."""
    if not _INITIAL_NEXT.match(text, end):
        return False
    if len(spans) < 2:
        return True
    before = text[spans[-2][0] : spans[-2][1]]
    if text[spans[-1][0] : spans[-1][1]] == "I" and not before[:1].isupper():
        return False
    return not (before[:1].islower() and text[end : end + 1].isspace()) or before in _BEFORE_NAMES


_BEFORE_NAMES = frozenset({
    "and", "or", "by", "of", "from", "to", "with", "for", "against", "as", "that", "says", "said", "told",
    "asked", "is", "was", "when", "while"
})  # fmt: skip
