"""What a person types for a field, as JSON: words of the article become anchors, ids the anchors of their words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from standoff.cli.review.desk import Desk
    from standoff.ontology import Anchor, Span
    from standoff.query import Judged


def value(at: Desk, judged: Judged, field: str, text: str) -> str:
    """Return ``text``, typed for ``field`` of a fact, as JSON text; raises InvalidValue where it is no such value."""
    from standoff.curation import plain, values
    from standoff.query import deciding

    fact = judged.found
    reference = (fact.kind, field) in values.REFERENCES
    if text != "null" and reference:
        return values.encode(deciding.place(at.store, at.judged(text).found))
    if values.holds_place(fact.kind, field) and text != "null":
        return values.encode(_places(at.store.text(fact.document.id), text, values.is_list(fact.kind, field)))
    return plain.parse(fact.kind, field, text, judged.stands.finding)


def selected(text: str, words: str, which: int | None = None) -> Span:
    """Return where ``words`` stand in ``text``: the only place, or the one numbered ``which``, counted from 1.

    Raises InvalidValue (``bad-value``) where they do not stand there, or in several places and ``which`` is None.
    """
    from standoff.errors import InvalidValue
    from standoff.ontology import Span

    places, start = [], text.find(words) if words else -1
    while start >= 0:
        places.append(Span(start, start + len(words)))
        start = text.find(words, start + 1)
    if not places:
        raise InvalidValue("bad-value", f"the article does not say {words!r}", todo="give its words exactly")
    if which is None and len(places) > 1:
        raise InvalidValue(
            "bad-value", f"the article says {words!r} {len(places)} times", todo="give more words, or say which one"
        )
    if which is not None and which > len(places):
        raise InvalidValue("bad-value", f"the article says {words!r} {len(places)} times only")
    return places[(which or 1) - 1]


def _places(article: str, text: str, several: bool) -> Any:
    import json

    from standoff.text import anchor

    try:
        told = json.loads(text)
    except ValueError:
        told = text
    words = told if isinstance(told, list) else [told]
    anchors: list[Anchor] = [anchor(article, selected(article, str(each))) for each in words]
    return anchors if several else anchors[0]
