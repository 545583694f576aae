"""Reported clauses: which words of its sentence a cue reports, by the frame of its verb.

Before the cue ("…, she alleged"), behind it ("said that …"), or after a marker ("urged X to …", "accused X of …").
A clause ends with its sentence, or where the next report begins that does not lie inside it.
"""

from __future__ import annotations

import re

from standoff.ontology import Span
from standoff.reading.cues import Cue
from standoff.reading.lexicon import Form, Frame, lexicon
from standoff.reading.page import Page

_TIME = (
    r"(?:on|in|at|during|after|before|following|via|through|by|earlier|late|last|this|next|yesterday|today|tonight|"
    r"recently|again|afterwards|later|to|from|outside|over)\b"
)
_WHEN_AND_WHERE = (
    r"(?:\w*day|week|month|night|year|statement|letter|interview|email|speech|conference|meeting|"
    r"report|release|submission)"
)
#: An adjunct has no subject of its own: "last month he doubted that" is none.
_NO_SUBJECT = r"(?!(?:he|she|it|they|we|I|there|who|which)\b)"
_OWNERS = r"(?:a |the |its |his |her |their )?"
#: What may stand between a cue and its clause without being part of it.
_ADJUNCT = re.compile(
    rf"(?:,? {_TIME}(?: {_NO_SUBJECT}[\w’'/:-]+){{0,6}}?,?)(?= that\b|,? [\"“‘']|:|$)|(?:, {_TIME}[^,.;:]{{0,60}},)"
    rf"|(?: {_TIME} {_OWNERS}(?:[\w’'-]+ )?{_WHEN_AND_WHERE}\b,?)"
    r"|(?: (?:yesterday|today|tonight|again|later|bluntly|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
)
#: "that is not enough" is a clause of its own.
_THAT = re.compile(
    r"[,:]?\s*(?:only\s+(?=that\b))?(?:that\b(?!\s+(?:is|was|would|will|has|had|could|should|may|might|did|does)\b)\s*)?"
)
_FINITE = re.compile(r"\b\w+(?:ed|n['’]t)\b")
_NO_CLAUSE = re.compile(
    r"(?:(?:(?:its|their|his|her|new) )?(?:plans?|intentions?|proposals?) (?:to|for)|so (?:on|in|at|to)|"
    r"ahead of|amid|alongside|shortly|to|of|with|for|in|when|as|after|while|during|outside|about|at|on|by)\b"
)
_PRESENT = re.compile(r"\b[a-z]+s\b")
_CLOSED = re.compile(r"\w,[\"”’'](?=\s+(?:and |but |then )?$)")
_COORDINATE = re.compile(
    r"(?:[,;]|\s[-–—])?\s*\b(?:but|and|while|whilst|whereas|although|though|yet|as|who|which|before|after|then)\s*$|[,;]\s*$|\s[-–—]\s*$"
)


def reported(page: Page, cue: Cue, later: list[Cue]) -> Span | None:
    """Return the words that ``cue`` reports in its own sentence, None when it reports none there.

    ``later`` are the following cues of the same sentence. Quotation marks are kept; the full stop is not.
    """
    if cue.content is not None:
        return tidy(page, cue.content.start, cue.content.end)
    if cue.form is None:
        return _with_according(page, cue)
    if content := _before_cue(page, cue):
        return content
    end = clause_end(page, cue, later)
    for frame in (
        Frame.PREDICATE,
        Frame.AS,
        Frame.OF,
        Frame.FOR,
        Frame.INFINITIVE,
        Frame.NOUN,
        Frame.GERUND,
        Frame.OBJECT,
        Frame.CLAUSE,
    ):
        if frame in cue.form.frames and (content := _BY_FRAME[frame](page, cue, end)):
            return content
    return None


def tidy(page: Page, start: int, end: int) -> Span | None:
    """Trim a clause: white space, a comma or full stop at its end; None when no word is left."""
    span = Span(start, max(start, end)).trimmed(page.text)
    while len(span) and page.text[span.start] in ",;:":
        span = Span(span.start + 1, span.end).trimmed(page.text)
    while (len(span) and page.text[span.end - 1] in ",;:-–—") or (
        len(span) and page.text[span.end - 1] == "." and not _quoted_end(page, span)
    ):
        span = Span(span.start, span.end - 1).trimmed(page.text)
    return span if re.search(r"\w", span.of(page.text)) else None


def _quoted_end(page: Page, span: Span) -> bool:
    return page.quotation_at(span.end - 1) is not None


# before the cue

#: The comma that ends the words, and what of the source's own words may stand behind it: "…, the envoy Ann Lee said".
_UP_TO_SOURCE = re.compile(
    r",[\"'”’]?\s+(?:(?:but|and|as|the|an?|its|their|[A-Z][\w.’'-]*|[\w’'-]+ (?=[\w’'-]+ $))\s+){0,6}$|,[\"'”’]?\s*$"
)


def _before_cue(page: Page, cue: Cue) -> Span | None:
    """ "Deadlines had to move, the envoy said.": the sentence up to the comma before the report."""
    assert cue.form is not None
    if Frame.CLAUSE not in cue.form.frames or cue.form.form is Form.PARTICIPLE:
        return None
    start = subject_start(page, cue)
    before = page.text[cue.sentence.start : start]
    plain = _UP_TO_SOURCE.search(before)
    after = page.text[max(cue.span.end, cue.source.span.end) : cue.sentence.end]
    goes_on = plain is not None and _PARTICIPLE.match(after) is not None  # "…, she said, adding that …"
    goes_on = goes_on or (plain is not None and cue.after_words and _is_apposition(after))
    if plain and not goes_on and re.match(r",\s+(?!who\b|which\b)\w", after) and cue.form.inverts:
        return _around_cue(page, cue, start)
    if not plain or len(before.split()) < 4:
        return None
    if not cue.after_words and not goes_on and not _ends_after(after):
        return None
    comma = cue.sentence.start + before.rindex(",")
    first = page.quotation_at(cue.sentence.start)
    if first is not None and first.outer.start < cue.sentence.start:
        return None  # the last of several sentences in one quotation
    if first is not None and not re.search(r"\w", page.text[first.outer.end : start]):
        return None  # all of it is one quotation
    return tidy(page, cue.sentence.start, comma + _marks_after(before))


_ROLE_IN_FRONT = re.compile(
    r"(?:^|[,;:\x00\"'”’]\s*)"
    r"((?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s|[A-Z][\w’' -]{1,40}['’]s\s)[^,.;:\x00]{2,90}),\s$"
)


def _is_apposition(after: str) -> bool:
    """ "…, said Ann Lee, chair of the Guild.": what stands behind the source says who it is, to the sentence's end."""
    words = re.findall(r"[\w’'-]+", after.lower())
    return after.startswith(", ") and bool(set(words) & lexicon().roles) and not set(words) & lexicon().finite


def _around_cue(page: Page, cue: Cue, start: int) -> Span | None:
    """ "The deal, the envoy said, was dead.": the whole sentence, the report in its midst, where none is quoted."""
    if page.quotations_in(Span(cue.sentence.start, cue.sentence.end)) or start - cue.sentence.start > 160:
        return None
    return tidy(page, cue.sentence.start, cue.sentence.end)


def subject_start(page: Page, cue: Cue) -> int:
    """Return where the words for the source or the cue begin: "the minister, Ann Lee," begins with its article."""
    start = min(cue.span.start, cue.source.span.start)
    front = _ROLE_IN_FRONT.search(page.unquoted(Span(cue.sentence.start, start)))
    if front and cue.source.span.start == start:
        words = re.findall(r"[a-z-]+", front.group(1).lower())
        if any(w in lexicon().roles or w in lexicon().relations for w in words):
            return cue.sentence.start + front.start(1)
    return start


def _marks_after(before: str) -> int:
    """A closing mark behind the comma belongs to the words before it."""
    return 2 if re.search(r",[\"'”’]\s", before[before.rindex(",") :]) else 0


def _ends_after(after: str) -> bool:
    """Tell whether nothing but an adjunct follows the report: "… in a statement."."""
    words = after.strip(" .,\"'”’\n")
    return not words or (len(words.split()) <= 7 and re.match(rf"{_TIME}", words) is not None and " that " not in words)


def _with_according(page: Page, cue: Cue) -> Span | None:
    """ "…, according to X." and "According to X, …"."""
    if cue.span.start - cue.sentence.start > 2:
        start = cue.sentence.start
        return tidy(page, start, cue.span.start)
    after = re.compile(r",\s*").match(page.text, _comma_after(page, cue), cue.sentence.end)
    return tidy(page, after.end(), cue.sentence.end) if after else None


def _comma_after(page: Page, cue: Cue) -> int:
    place = page.text.find(",", cue.source.span.end, cue.sentence.end)
    return place if place >= 0 else cue.sentence.end


# behind the cue


def clause_end(page: Page, cue: Cue, later: list[Cue]) -> int:
    """Where the clause behind ``cue`` ends: before the next report that is not inside it."""
    for other in later:
        start = other.span.start
        if cue.span.end <= other.source.span.start < start:
            start = other.source.span.start
        before = page.text[cue.span.end : start]
        if other.content is not None:
            continue
        if other.form is None:
            return start
        if closing := _CLOSED.search(before):
            return cue.span.end + closing.end()
        coordinate = _COORDINATE.search(before)
        if not coordinate or not before[: coordinate.start()].strip():
            continue
        place = cue.span.end + coordinate.start()
        own_subject = other.source.span.start >= cue.span.end
        if page.quotation_at(place) is None and (other.source == cue.source or own_subject):
            return place
    return cue.sentence.end


def _lead(page: Page, start: int, end: int) -> int:
    """Step over adjuncts and "that" behind a cue; return where its clause begins."""
    place = start
    for _ in range(3):
        adjunct = _ADJUNCT.match(page.text, place, end)
        if not adjunct or page.quotation_at(place) is not None:
            break
        place = adjunct.end()
    that = _THAT.match(page.text, place, end)
    return that.end() if that else place


def _clause(page: Page, cue: Cue, end: int) -> Span | None:
    assert cue.form is not None
    start = _lead(page, cue.span.end, end)
    if cue.after_words or _PARTICIPLE.match(page.text, cue.span.end) or _NEXT.match(page.text, cue.span.end):
        return None
    content = tidy(page, start, _without_colon(page, start, end))
    if content is None or content.start >= end:
        return None
    stated = re.search(r"\bthat\b", page.text[cue.span.end : content.start]) is not None
    quoted = page.quotation_at(content.start) is not None
    words = content.of(page.text)
    if cue.form.needs_that and not stated and not quoted and not _CLEAR.match(words):
        return None
    content = _without_aside(page, _behind_noun(page, content))
    if stated or quoted:
        return content
    return (
        content
        if len(words.split()) >= 3 and (cue.form.sure or _has_verb(page, content)) and not _NO_CLAUSE.match(words)
        else None
    )


#: "…, she said and left": what she did next.
_NEXT = re.compile(r",?\s+(?:and|but|before|then)\s+(?!that\b)")
#: "…, she said, pausing": what she did, not what she said.
_PARTICIPLE = re.compile(r",\s+(?:\w+ly\s+)?[a-z]{2,}ing\b")
#: A clause without "that" that can be nothing else: its subject and a finite verb stand right at its beginning.
_CLEAR = re.compile(
    r"(?:it|he|she|they|we|there|this|(?:the|its|their|his|her|a|an|all|no|some) (?:[\w’'-]+ ){1,3}?|"
    r"(?:[A-Z][\w’'-]* ){1,4}?)"
    r"\s?(?:is|are|was|were|has|have|had|will|would|could|should|must|may|might|can|cannot|did|does|do|won['’]t|"
    r"wouldn['’]t)\b"
)
#: What the speaker did next, behind words that are all quoted.
_GOES_ON = re.compile(
    r",?\s+which\b|\s+(?:and|before|then)\s+(?:then |later |promptly )?"
    r"(?:\w+ed|left|went|sat|took|made|put|began|hung|rang|drove)\b"
)
_NOUN_THAT = re.compile(
    r"(?:[\w’'-]+\s){0,4}?(?P<noun>[a-z]+)(?:\s(?:by|from|of|made|on|in|earlier|last|this)\s[^.;:,\"“]{1,110}?)?\sthat\s"
)
_ASIDE = re.compile(
    r", an? (?:claim|charge|suggestion|remark|view|description|comparison|verdict|idea|allegation|accusation)\b"
    r"|, (?:but|though|although|even though|even as|despite(?! (?:[a-z]+ ){0,2}[a-z]+ing\b)|in what|in an?|a move|"
    r"an? [a-z]+ (?:move|step|claim))\b"
    r"| [–—] an? (?:[a-z]+ )?[a-z]+ (?:that |which )?(?:he|she|it|they) (?:\w+ly )?\w+ed\b"
    r"|,[\"'”’]? (?:raising|prompting|leaving|sparking|forcing|triggering|drawing|fuelling|dashing|paving|bringing)\b"
)


def _behind_noun(page: Page, content: Span) -> Span:
    """ "repeated the board's warning that the quay would close": the words behind the noun for somebody's words."""
    noun = _NOUN_THAT.match(page.text, content.start, content.end)
    if noun is None or noun.group("noun").lower().removesuffix("s") not in lexicon().noun_cues:
        return content
    return tidy(page, noun.end(), content.end) or content


def _without_aside(page: Page, content: Span) -> Span:
    """What the article adds after a comma ("…, but he did not resign") is not part of what was said."""
    opening = page.quotation_at(content.start)
    if opening and opening.outer.end < content.end and _GOES_ON.match(page.text, opening.outer.end, content.end):
        return Span(content.start, opening.outer.end)  # said "no" and left the room
    for aside in _ASIDE.finditer(page.text, content.start, content.end):
        if page.quotation_at(aside.start()) is None and len(page.text[content.start : aside.start()].split()) > 3:
            return Span(content.start, aside.start())
        closing = page.quotation_at(aside.start())
        if closing and closing.outer.end <= aside.end() and page.text[aside.start() + 1] in "\"'”’":
            return Span(content.start, closing.outer.end)
    return content


def _without_colon(page: Page, start: int, end: int) -> int:
    """A colon in front of a quotation ends the clause: what follows is a statement of its own."""
    colon = re.compile(r":\s*[\"“‘']").search(page.text, start, end)
    return colon.start() if colon else end


def _has_verb(page: Page, content: Span) -> bool:
    """Tell whether a verb stands in the words; with quoted words among them a form in -s is enough."""
    words = content.of(page.text)
    if any(w.strip(",.") in lexicon().finite for w in words.lower().split()) or _FINITE.search(words):
        return True
    return bool(page.quotations_in(content) and _PRESENT.search(words))


def _object(page: Page, cue: Cue, end: int) -> Span | None:
    """ "told LRP (that) …": the clause begins behind whom it was told."""
    if cue.addressee is None:
        return None
    start = _lead(page, cue.addressee.end, end)
    content = tidy(page, start, _without_colon(page, start, end))
    if content is None or re.match(r"to\b", content.of(page.text)):
        return content
    words = content.of(page.text)
    stated = re.search(r"\bthat\b", page.text[cue.addressee.end : content.start]) or page.quotation_at(content.start)
    if not stated and (_NO_CLAUSE.match(words) or not _has_verb(page, content)):
        return None
    return content if len(words.split()) >= 2 else None


def _marked(marker: str, reach: int) -> re.Pattern[str]:
    return re.compile(rf"(?:\s+[^\s.;:]+){{0,{reach}}}?\s+(?={marker})")


#: "to" with a verb behind it, not with somebody or something.
_TO_DO = r"to\s(?!the\b|an?\b|its\b|their\b|his\b|her\b|this\b|that\b|all\b|[A-Z0-9£$])"
_TO, _OF, _FOR = _marked(_TO_DO, 9), _marked(r"of\b", 10), _marked(r"for\b", 10)


def _infinitive(page: Page, cue: Cue, end: int) -> Span | None:
    marker = _TO.match(page.text, cue.span.end, end)
    return tidy(page, marker.end(), end) if marker else None


def _of(page: Page, cue: Cue, end: int) -> Span | None:
    marker = _OF.match(page.text, cue.span.end, end)
    return tidy(page, min(marker.end() + len("of "), end), end) if marker else None


def _for(page: Page, cue: Cue, end: int) -> Span | None:
    marker = _FOR.match(page.text, cue.span.end, end)
    return tidy(page, cue.span.end, end) if marker else None


def _as(page: Page, cue: Cue, end: int) -> Span | None:
    marker = _marked(r"as\b(?! (?:he|she|it|they|we|part|soon|long)\b)", 12).match(page.text, cue.span.end, end)
    if marker is None:
        return None
    bare = re.compile(r"\s+as\s+").match(page.text, cue.span.end, end)  # "a claim she described as …"
    return tidy(page, bare.end() if bare else cue.span.end, end)


def _noun(page: Page, cue: Cue, end: int) -> Span | None:
    if cue.form is not None and cue.form.verb.endswith(" against"):
        return tidy(page, cue.span.end - len("against"), end)
    content = tidy(page, _lead(page, cue.span.end, end), end)
    return content if content and len(content.of(page.text).split()) >= 2 else None


_DOING = re.compile(r"\s+(?=(?!(?:no|any|every|some)?thing\b|during\b)[a-z]{2,}ing\b)")


def _gerund(page: Page, cue: Cue, end: int) -> Span | None:
    """ "denied misleading the crews"."""
    doing = _DOING.match(page.text, cue.span.end, end)
    return tidy(page, doing.end(), end) if doing else None


def _predicate(page: Page, cue: Cue, end: int) -> Span | None:
    """ "called the offer “a farce”": only with a quotation, up to its closing mark."""
    inside = [q for q in page.outermost if cue.span.end < q.outer.start and q.outer.end <= end]
    if not inside or len(page.text[cue.span.end : inside[0].outer.start].split()) > 8:
        return None
    last = inside[0]
    for following in inside[1:]:
        if (
            "," in page.text[last.outer.end : following.outer.start]
            or " called " in page.text[last.outer.end : following.outer.start]
        ):
            break
        last = following
    return tidy(page, cue.span.end, last.outer.end)


_BY_FRAME = {
    Frame.CLAUSE: _clause,
    Frame.OBJECT: _object,
    Frame.INFINITIVE: _infinitive,
    Frame.OF: _of,
    Frame.FOR: _for,
    Frame.AS: _as,
    Frame.NOUN: _noun,
    Frame.GERUND: _gerund,
    Frame.PREDICATE: _predicate,
}
