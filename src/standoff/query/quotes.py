"""The words that an entry rests on, in the sentences round them: what a reader checks before trusting it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from standoff.ontology import Act, DocumentHead, Fact, Kind, Position, Span, Statement
from standoff.store import Store

#: How much is shown on either side of the words, in code points: a sentence or so.
ROUND = 220

#: How much is shown on either side of the words that name who said it, where they stand elsewhere.
CREDIT = 80


@dataclass(frozen=True, slots=True)
class Quote:
    """The ``words`` of one fact with what stands ``before`` and ``after`` them in their paragraph.

    ``cut_before`` and ``cut_after`` tell that the paragraph goes on. ``span`` is the words' place in the stored text.
    ``credit`` are the words that name who said it, where they stand elsewhere in the document.
    """

    fact: str
    kind: Kind
    document: DocumentHead
    span: Span
    before: str
    words: str
    after: str
    cut_before: bool
    cut_after: bool
    said_by: str | None
    confidence: float | None
    credit: str | None = None


def quotes(store: Store, facts: Iterable[Fact], most: int | None = None) -> tuple[Quote, ...]:
    """Return the words of those of ``facts`` that have a place, oldest document first, at most ``most`` of them."""
    placed = [fact for fact in facts if fact.span is not None]
    placed.sort(key=lambda fact: (_day(fact.document), fact.document.source, fact.span, fact.id))
    texts: dict[str, str] = {}
    made = []
    for fact in placed[:most]:
        if fact.document.id not in texts:
            texts[fact.document.id] = store.text(fact.document.id)
        made.append(quote(fact, texts[fact.document.id]))
    return tuple(made)


def _day(head: DocumentHead) -> tuple[bool, str]:
    return head.published is None, str(head.published or "")


def quote(fact: Fact, text: str) -> Quote:
    """Return the words of ``fact``, which has a place, in the ``text`` of its document."""
    assert fact.span is not None
    span = fact.span
    begin = max(text.rfind("\n\n", 0, span.start) + 2 if "\n\n" in text[: span.start] else 0, span.start - ROUND)
    blank = text.find("\n\n", span.end)
    end = min(blank if blank >= 0 else len(text), span.end + ROUND)
    begin, end = _at_word(text, begin, span.start), _at_word(text, end, span.end)
    before, after = text[begin : span.start], text[span.end : end]
    return Quote(
        fact=fact.id,
        kind=fact.kind,
        document=fact.document,
        span=span,
        before=before.lstrip() if begin else before,
        words=text[span.start : span.end],
        after=after.rstrip(),
        cut_before=begin > 0 and not text[:begin].endswith("\n\n"),
        cut_after=end < len(text) and not text.startswith("\n\n", end),
        said_by=_said_by(fact),
        confidence=getattr(fact.finding, "confidence", None),
        credit=_credit(fact.finding, text, Span(begin, end)) if isinstance(fact.finding, Statement) else None,
    )


def _credit(said: Statement, text: str, shown: Span) -> str | None:
    """Return the sentence or so that tells who said it, None where it is in what is ``shown`` or nothing tells it."""
    apart = [place for place in (said.cue, said.speaker) if place and not (shown.start <= place.start < shown.end)]
    if not apart:
        return None
    start, stop = min(place.start for place in apart), max(place.end for place in apart)
    if stop - start > ROUND:
        start, stop = apart[-1].start, apart[-1].end  # who said it matters more than the verb
    paragraph = text.rfind("\n\n", 0, start) + 2 if "\n\n" in text[:start] else 0
    blank = text.find("\n\n", stop)
    begin, end = max(paragraph, start - CREDIT), min(blank if blank >= 0 else len(text), stop + CREDIT)
    begin, end = _at_word(text, begin, start), _at_word(text, end, stop)
    told = " ".join(text[begin:end].split())
    return f"{'… ' if begin > paragraph else ''}{told}{' …' if end < (blank if blank >= 0 else len(text)) else ''}"


def _at_word(text: str, place: int, towards: int) -> int:
    """Move ``place`` to a space between it and ``towards``, so that no word is cut in two."""
    if place in (0, len(text)) or text[place - 1].isspace() or text[place].isspace():
        return place
    if place < towards:
        found = text.find(" ", place, towards)
        return found if found >= 0 else place
    found = text.rfind(" ", towards, place)
    return found if found >= 0 else place


def _said_by(fact: Fact) -> str | None:
    match fact.finding:
        case Statement(speaker_name=name):
            return name
        case Act(said_by=name):
            return name
        case Position(reported_by=name):
            return name
    return None
