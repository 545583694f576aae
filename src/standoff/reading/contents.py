"""Contents: which words a cue reports, where the tree of its sentence and the rules for its clause are weighed.

The rules (``clauses``) know marks and order, the tree (``complements``) knows what hangs on what. Where both tell, the
tree has the end of the clause and the rules its beginning; quotations are taken whole.
"""

from __future__ import annotations

import re

from standoff.ontology import Span
from standoff.reading.clauses import reported, subject_start, tidy
from standoff.reading.cues import Cue
from standoff.reading.lexicon import Frame
from standoff.reading.page import Page

_ASIDE = re.compile(
    r" [–—] an? (?:[a-z]+ )?[a-z]+ (?:that |which )?(?:he|she|it|they) (?:\w+ly )?\w+ed\b|"
    r",[\"'”’]? an? (?:claim|charge|suggestion|remark|view|description|comparison|verdict|idea|allegation|accusation)\b"
    r"|,[\"'”’]? (?:raising|prompting|leaving|sparking|forcing|triggering|drawing|fuelling|dashing|paving)\b"
)


#: Behind the quoted words of "called it “a pause”": where or when that was.
_WHERE = re.compile(r"\s*(?:in|at|on|during|over|amid|after|before|to|for)\b")
_TO_DO = re.compile(r"\s+[\"“‘']?to\s")
#: "what the guild calls a farce" needs no quotation marks.
_NAMED = re.compile(r"\bwhat (?:the |The )?$")
#: Frames whose words are shown by marks, not by the tree: "called the offer “a farce”".
_QUOTING = frozenset([Frame.PREDICATE, Frame.AS])


def content(page: Page, cue: Cue, later: list[Cue]) -> Span | None:
    """Return the words that ``cue`` reports in its sentence, None when it reports none there.

    ``later`` are the following cues of the same sentence. Quotation marks are kept; the full stop is not.
    """
    if cue.content is not None:
        span = _without_aside(page, cue.content)
        inside = page.quotation_at(cue.span.start) is not None
        span = span if inside else _with_quotations(page, span)
        return tidy(page, span.start, span.end)
    if cue.by_tree and cue.complement is None and cue.form and not cue.form.frames & _QUOTING:
        return None
    rule = reported(page, cue, later)
    if cue.complement is None:
        return rule
    tree = _fitted(page, cue)
    told = _told_from(cue)
    if (
        cue.form
        and cue.form.frames <= _QUOTING
        and rule is None
        and not cue.complement.sure
        and not _NAMED.search(page.text[max(0, told - 12) : told])
    ):
        return None
    if tree is None or rule is None:
        return tree or rule
    return _weighed(page, cue, rule, tree)


def _told_from(cue: Cue) -> int:
    """Where the words of a cue and its source begin."""
    return min(cue.source.span.start, cue.span.start)


def _fitted(page: Page, cue: Cue) -> Span | None:
    """The tree's complement, without what the article adds to it, with its quotations taken whole."""
    assert cue.complement is not None
    span = cue.complement.content
    told = _told_from(cue)
    if span.start < told < span.end and not cue.complement.aside:
        span = Span(span.start, min(span.end, subject_start(page, cue)))
    if span.end <= told and page.text[span.end : told].lstrip(" \"'”’").startswith(":"):
        return None  # a heading before a colon
    span = _without_aside(page, span)
    span = _with_quotations(page, span)
    if _is_quoted_up_to_cue(page, cue, span):
        return None  # a quotation, which is found as such
    return tidy(page, span.start, span.end)


def _without_aside(page: Page, span: Span) -> Span:
    """The words without what the article adds behind a comma, or a quotation of its own behind a colon."""
    if colon := re.compile(r":\s*[\"“‘']").search(page.text, span.start, span.end):
        return Span(span.start, max(span.start + 1, colon.start()))
    for aside in _ASIDE.finditer(page.text, span.start, span.end):
        if page.quotation_at(aside.end() - 1) is None and len(page.text[span.start : aside.start()].split()) > 3:
            return Span(span.start, aside.start())
    return span


def _with_quotations(page: Page, span: Span) -> Span:
    """Widen the words so that no quotation is cut: its marks belong to what they enclose."""
    start, end = span.start, span.end
    for quotation in page.quotations_in(span):
        if quotation.outer.start < start and quotation.outer.end > start:
            start = quotation.outer.start
        if quotation.outer.start < end < quotation.outer.end:
            end = quotation.outer.end
    for quotation in page.quotations_in(Span(start, min(len(page.text), end + 2))):
        if start <= quotation.outer.start and quotation.inner.end <= end + 1 and quotation.outer.start < end:
            end = max(end, quotation.outer.end)
    return Span(start, end)


def _is_quoted_up_to_cue(page: Page, cue: Cue, span: Span) -> bool:
    first = page.quotation_at(span.start)
    if first is None or span.start >= cue.span.start:
        return False
    told = _told_from(cue)
    return not re.search(r"\w", page.text[first.outer.end : max(first.outer.end, min(span.end, told))])


def _weighed(page: Page, cue: Cue, rule: Span, tree: Span) -> Span:
    assert cue.complement is not None
    if not rule.overlaps(tree) or (cue.complement.sure and cue.form and cue.form.frames != {Frame.PREDICATE}):
        return tree
    if cue.form and Frame.PREDICATE in cue.form.frames and _WHERE.match(page.text, rule.end, tree.end):
        return Span(tree.start, max(tree.start + 1, rule.end))  # "called it “a pause” in the talks"
    if rule.start < cue.span.start < rule.end:
        return rule  # the whole sentence round its cue
    if tree.end <= cue.span.start and rule.end <= cue.span.start:
        return Span(tree.start, max(tree.start + 1, min(rule.end, tree.end)))
    if rule.end <= cue.span.start or tree.end <= cue.span.start or cue.complement.aside:
        return tree
    start = tree.start
    if rule.start < start:
        gap = page.text[rule.start : start]
        start = start if re.search(r"\bthat\b", gap) else rule.start
    asked = cue.form is not None and Frame.NOUN in cue.form.frames and _TO_DO.match(page.text, tree.end, rule.end)
    return Span(start, rule.end if asked else tree.end)  # "asking for the board “to resign”"
