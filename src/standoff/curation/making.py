"""Making decisions: each function returns a valid one, or raises InvalidValue and nothing is decided.

The id is a digest of what is decided, by whom and when, so that sending a decision twice makes one. ``at`` is the time
it is made, with its zone. A decision about words carries their anchor (``standoff.text.anchor``, made in the source's
current text): the caller has the text, nothing here reads it. The ``fact`` is the one that was found, before any
correction (``Curated.as_found``), and the anchor that of its words.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping

from standoff.curation import values
from standoff.curation.values import encode
from standoff.errors import InvalidValue
from standoff.ontology import LETTERS, Anchor, Decision, Fact, Kind, Span, Verb, distinction

#: The first letter of a decision's id.
LETTER = "j"


def accept(fact: Fact, author: str, at: dt.datetime, anchor: Anchor | None, note: str | None = None) -> Decision:
    """Return the decision that ``fact`` is right. ``anchor`` is that of its words, None only for a fact without any."""
    return _about(Verb.ACCEPT, fact, author, at, anchor, note=note)


def reject(fact: Fact, author: str, at: dt.datetime, anchor: Anchor | None, note: str | None = None) -> Decision:
    """Return the decision that ``fact`` is wrong and out of the record; ``anchor`` as for ``accept``."""
    return _about(Verb.REJECT, fact, author, at, anchor, note=note)


def correct(
    fact: Fact,
    changes: Mapping[str, object],
    author: str,
    at: dt.datetime,
    anchor: Anchor | None,
    note: str | None = None,
    *,
    stands: Fact | None = None,
) -> Decision:
    """Return the decision that fields of ``fact`` have other values: ``changes`` by field, of the finding's own types.

    Where the type has a span, give an Anchor; where it refers to another finding (``within``, ``continues``,
    ``in_response_to``), the Anchor of that one's words. ``stands`` is the fact as earlier corrections leave it. Raises
    InvalidValue when a value is not of the field's type or does not go with the others.
    """
    told = {field: encode(value) for field, value in changes.items()}
    return correct_as(fact, told, author, at, anchor, note, stands=stands)


def correct_as(
    fact: Fact,
    changes: Mapping[str, str],
    author: str,
    at: dt.datetime,
    anchor: Anchor | None,
    note: str | None = None,
    *,
    stands: Fact | None = None,
) -> Decision:
    """As ``correct``, with values as JSON text (``plain.parse`` makes it of what a person typed)."""
    given = tuple(sorted(changes.items()))
    values.changed((stands or fact).finding, values.check(fact.kind, given))
    return _about(Verb.CORRECT, fact, author, at, anchor, changes=given, note=note)


def add(
    kind: Kind,
    source: str,
    anchor: Anchor,
    changes: Mapping[str, object],
    author: str,
    at: dt.datetime,
    *,
    sha256: str | None = None,
    note: str | None = None,
) -> Decision:
    """Return the decision that ``source`` says something that was not found: a finding of ``kind`` on selected words.

    ``changes`` are its fields as for ``correct``; the place is given by ``anchor`` and need not be among them. The
    subject of the decision is the id that the fact will have. Raises InvalidValue when it makes no such finding.
    """
    return add_as(
        kind, source, anchor, {f: encode(v) for f, v in changes.items()}, author, at, sha256=sha256, note=note
    )


def add_as(
    kind: Kind,
    source: str,
    anchor: Anchor,
    changes: Mapping[str, str],
    author: str,
    at: dt.datetime,
    *,
    sha256: str | None = None,
    note: str | None = None,
) -> Decision:
    """As ``add``, with values as JSON text."""
    given = tuple(sorted(changes.items()))
    finding = values.added(kind, "new", Span(anchor.start, anchor.end), values.check(kind, given))
    subject = LETTERS[kind] + _digest((source, kind, distinction(finding), anchor))[:10]
    return _made(Verb.ADD, subject, author, at, source=source, anchor=anchor, changes=given, note=note, sha256=sha256)


def note(about: Fact | str, words: str, author: str, at: dt.datetime, anchor: Anchor | None = None) -> Decision:
    """Return a note beside a fact, or, by name or id, beside a party or an entry of the record.

    Raises InvalidValue (``bad-value``) for a note without words.
    """
    if not words.strip():
        raise InvalidValue("bad-value", "a note needs words")
    if isinstance(about, Fact):
        return _about(Verb.NOTE, about, author, at, anchor, note=words)
    return _made(Verb.NOTE, about, author, at, note=words)


def merge(
    name: str,
    other: str,
    author: str,
    at: dt.datetime,
    *,
    documents: Iterable[str] = (),
    other_documents: Iterable[str] = (),
    note: str | None = None,
) -> Decision:
    """Return the decision that two names are one party's: in all documents, or in those (by id) that are given."""
    return _names(Verb.MERGE, name, other, author, at, documents, other_documents, note)


def forbid(
    name: str,
    other: str,
    author: str,
    at: dt.datetime,
    *,
    documents: Iterable[str] = (),
    other_documents: Iterable[str] = (),
    note: str | None = None,
) -> Decision:
    """Return the decision that two names are never one party's; ``documents`` as for ``merge``."""
    return _names(Verb.FORBID_MERGE, name, other, author, at, documents, other_documents, note)


def split(
    name: str, documents: Iterable[str], other: str, author: str, at: dt.datetime, note: str | None = None
) -> Decision:
    """Return the decision that in ``documents`` (ids) ``name`` is somebody else's, who is to be called ``other``.

    Raises InvalidValue (``bad-value``) without documents.
    """
    within = sorted(set(documents))
    if not within:
        raise InvalidValue("bad-value", "a split needs the documents in which the name is somebody else's")
    changes = (("as", encode(_two(name, other))), ("documents", encode(within)))
    return _made(Verb.SPLIT, name, author, at, changes=changes, note=note)


def merge_acts(
    act: Fact, other: Fact, author: str, at: dt.datetime, anchor: Anchor, other_anchor: Anchor, note: str | None = None
) -> Decision:
    """Return the decision that two acts are reports of one event; the anchors are those of their words."""
    return _acts(Verb.MERGE, act, other, author, at, anchor, other_anchor, note)


def forbid_acts(
    act: Fact, other: Fact, author: str, at: dt.datetime, anchor: Anchor, other_anchor: Anchor, note: str | None = None
) -> Decision:
    """Return the decision that two acts are never reports of one event."""
    return _acts(Verb.FORBID_MERGE, act, other, author, at, anchor, other_anchor, note)


def regroup(wording: str, issue: str, author: str, at: dt.datetime, note: str | None = None) -> Decision:
    """Return the decision that ``wording`` belongs to ``issue``: one of its wordings, or a name for it.

    Raises InvalidValue (``bad-value``) where either is blank.
    """
    if not wording.strip() or not issue.strip():
        raise InvalidValue("bad-value", "a wording and an issue are needed")
    return _made(Verb.REGROUP, wording, author, at, changes=(("issue", encode(issue)),), note=note)


def undo(decision: Decision | str, author: str, at: dt.datetime, note: str | None = None) -> Decision:
    """Return the decision that another one (or its id) is out of force; an undo can be undone."""
    return _made(Verb.UNDO, decision if isinstance(decision, str) else decision.id, author, at, note=note)


def _about(
    verb: Verb,
    fact: Fact,
    author: str,
    at: dt.datetime,
    anchor: Anchor | None,
    changes: tuple[tuple[str, str], ...] = (),
    note: str | None = None,
) -> Decision:
    _check_words(fact, anchor)
    document = fact.document
    return _made(
        verb,
        fact.id,
        author,
        at,
        source=document.source,
        anchor=anchor,
        changes=changes,
        note=note,
        sha256=document.sha256,
    )


def _check_words(fact: Fact, anchor: Anchor | None) -> None:
    if fact.span is None:
        return
    if anchor is None or (anchor.exact, anchor.start, anchor.end) != (fact.words, fact.span.start, fact.span.end):
        raise InvalidValue("bad-value", "a decision about words needs the anchor of just these words", where=fact.id)


def _acts(
    verb: Verb,
    act: Fact,
    other: Fact,
    author: str,
    at: dt.datetime,
    anchor: Anchor,
    other_anchor: Anchor,
    note: str | None,
) -> Decision:
    if {act.kind, other.kind} != {Kind.ACT} or act.id == other.id:
        raise InvalidValue("bad-value", f"{act.id} and {other.id} are not two acts")
    _check_words(other, other_anchor)
    changes = (
        ("with", encode(other.id)),
        ("with-anchor", encode(other_anchor)),
        ("with-sha256", encode(other.document.sha256)),
        ("with-source", encode(other.document.source)),
    )
    return _about(verb, act, author, at, anchor, changes=changes, note=note)


def _names(
    verb: Verb,
    name: str,
    other: str,
    author: str,
    at: dt.datetime,
    documents: Iterable[str],
    other_documents: Iterable[str],
    note: str | None,
) -> Decision:
    within, other_within = sorted(set(documents)), sorted(set(other_documents))
    apart = bool(within and other_within) and not set(within) & set(other_within)  # a name may mean one here, one there
    changes = [("with", encode(other if apart and name.strip() == other.strip() else _two(name, other)))]
    if within:
        changes.append(("documents", encode(within)))
    if other_within:
        changes.append(("with-documents", encode(other_within)))
    return _made(verb, name, author, at, changes=tuple(sorted(changes)), note=note)


def _two(name: str, other: str) -> str:
    if not name.strip() or not other.strip() or name == other:
        raise InvalidValue("bad-value", f"two different names are needed, not {name!r} and {other!r}")
    return other


def _made(
    verb: Verb,
    subject: str,
    author: str,
    at: dt.datetime,
    *,
    source: str | None = None,
    anchor: Anchor | None = None,
    changes: tuple[tuple[str, str], ...] = (),
    note: str | None = None,
    sha256: str | None = None,
) -> Decision:
    if at.tzinfo is None:
        raise InvalidValue("bad-value", "a decision's time needs a time zone")
    unnamed = Decision("", verb, subject, author, at.astimezone(dt.UTC), source, anchor, changes, note, sha256)
    return dataclasses.replace(unnamed, id=id_of(unnamed))


def id_of(decision: Decision) -> str:
    """Return the id that ``decision`` has by what it says, who made it and when: what is empty in it is left out."""
    names = [field.name for field in dataclasses.fields(Decision) if field.name != "id"]
    said = {name: value for name in names if (value := getattr(decision, name)) not in (None, ())}
    return LETTER + _digest({**said, "made": decision.made.astimezone(dt.UTC)})[:16]


def _digest(value: object) -> str:
    return hashlib.sha256(encode(value).encode("utf-8")).hexdigest()
