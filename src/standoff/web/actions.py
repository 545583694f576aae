"""What changes a record through its pages: decisions, and files that are added. Each ends where it began."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from standoff.curation import making, plain
from standoff.errors import InvalidValue, PageError, RecordError
from standoff.ontology import Decision, Kind, Span, Verb
from standoff.query import Judged, Record, deciding
from standoff.store import PATIENT
from standoff.text import anchor
from standoff.web.again import again, typed
from standoff.web.desk import Desk
from standoff.web.pages.document import ALLOWED, WHAT

#: A made decision and what to tell of it.
Made = tuple[Decision, str]


Take = Callable[[Record, FormData, str], Made]


def routes(desk: Desk) -> list[Route]:
    """Return the routes that take changes; nothing else in the application does."""
    taking: dict[str, Take] = {
        "/review/add": _add,
        "/review/decide": _decide,
        "/review/undo": _undo,
        "/review/merge": partial(_parties, making.merge, "are one party now"),
        "/review/forbid": partial(_parties, making.forbid, "are kept apart now"),
        "/review/split": _split,
    }
    made = [Route(path, partial(_take, take, desk), methods=["POST"]) for path, take in taking.items()]
    return [*made, Route("/sources/upload", partial(_upload, desk), methods=["POST"])]


async def _take(take: Take, desk: Desk, request: Request) -> Response:
    """Do what a form asks and go back to where it stood; where it makes no sense, show it again as it was filled in."""
    form = await request.form()
    try:
        told = await run_in_threadpool(_carry_out, take, desk, form)
    except (PageError, InvalidValue) as error:
        return await run_in_threadpool(again, desk, request, form, error)
    except RecordError as error:
        if error.code != "no-such-id":
            raise
        return await run_in_threadpool(again, desk, request, form, error)
    return RedirectResponse(_back(form, told), status_code=303)


def _carry_out(take: Take, desk: Desk, form: FormData) -> str:
    with Record.open(desk.record, as_kept=True, wait=PATIENT) as record:
        decision, told = take(record, form, desk.author)
        record.decide(decision)
    desk.upkeep.hold()
    return told


def _back(form: FormData, told: str) -> str:
    """Only ever back to a page of our own: a path, no other host."""
    back = typed(form, "back")
    if not re.fullmatch(r"/[\w/.~%-]*", back) or back.startswith("//"):
        back = "/review"
    asked = {"skip": typed(form, "skip"), "told": told}
    return f"{back}?{urlencode({key: value for key, value in asked.items() if value and value != '0'})}"


def _needed(form: FormData, name: str) -> str:
    value = typed(form, name)
    if not value:
        raise PageError("bad-query", f"{name} is missing", todo="fill it in and send the form again")
    return value


def _decide(record: Record, form: FormData, author: str) -> Made:
    given = _needed(form, "verb")
    told = _TOLD.get(given)
    if told is None:
        raise PageError("bad-query", f"nobody can {given[:40]!r} a fact", todo="accept, reject, correct or note it")
    verb, fact = Verb(given), record.judged(_needed(form, "fact"))
    note = _needed(form, "note") if verb is Verb.NOTE else typed(form, "note") or None
    changes = _changes(form, fact) if verb is Verb.CORRECT else {}
    return deciding.about(record.store, verb, fact, author, changes=changes, note=note), told


def _changes(form: FormData, fact: Judged) -> dict[str, str]:
    """Return what a correction changes, as JSON text by field: one ``field`` and its ``value``, as programs send it, or
    what is no longer as the form had it."""
    if "field" in form:
        told = {_needed(form, "field"): typed(form, "value")}
    else:
        asked = [name.removeprefix("new-") for name in form if name.startswith("new-")]
        told = {each: typed(form, f"new-{each}") for each in asked}
        told = {each: value for each, value in told.items() if value != typed(form, f"was-{each}")}
    if not told:
        raise PageError("bad-query", "nothing was changed", todo="change at least one field")
    return {each: plain.parse(fact.found.kind, each, value, fact.stands.finding) for each, value in told.items()}


#: What is told of a decision about a fact.
_TOLD = {
    "accept": "Accepted.",
    "reject": "Rejected: it is out of the record.",
    "correct": "Corrected.",
    "note": "Noted.",
}


def _undo(record: Record, form: FormData, author: str) -> Made:
    before, decision = deciding.undoing(record.store, _needed(form, "decision"), author)
    whose = "" if before.author == author else f" by {before.author}"
    return decision, f"Undone: {before.verb}{whose}, {about(before)}."


def about(decision: Decision) -> str:
    """Return what ``decision`` is about, for people: the words of a fact, a name."""
    words = decision.anchor.exact if decision.anchor else decision.subject
    return f"“{words if len(words) <= 60 else f'{words[:59]}…'}”"


def _parties(make: Callable[..., Decision], told: str, record: Record, form: FormData, author: str) -> Made:
    one, other = (record.party(_needed(form, field)).party.name for field in ("name", "other"))
    if one == other:
        raise PageError("bad-query", f"{one} is already one party", todo="name two parties")
    (mine, here), (theirs, there) = record.as_borne(one), record.as_borne(other)
    decision = make(mine, theirs, author, deciding.moment(record.store), documents=here, other_documents=there)
    return decision, f"{one} and {other} {told}."


def _split(record: Record, form: FormData, author: str) -> Made:
    name, documents = _needed(form, "name"), _needed(form, "documents").replace(",", " ").split()
    for id in documents:
        record.store.head(id)
    other = _needed(form, "as")
    return making.split(name, documents, other, author, deciding.moment(record.store)), f"There, {name} is {other}."


#: Which fields of a finding the three plain words of the form are, by kind: who, what, whom.
_FIELDS = {
    Kind.STATEMENT: ("speaker_name", "kind", "addressee"),
    Kind.ROLE: ("person", "role", "organisation"),
    Kind.PART: ("part", None, "whole"),
    Kind.ACT: ("actor", "type", "target"),
    Kind.POSITION: ("holder", "stance", "issue"),
}


def _add(record: Record, form: FormData, author: str) -> Made:
    try:
        kind = Kind(_needed(form, "kind"))
        fields = _FIELDS[kind]
    except (ValueError, KeyError):
        raise PageError("bad-query", "no such fact can be added", where="kind") from None
    head = record.store.head(_needed(form, "document"))
    text = record.document(head.id).text
    start, end = (_needed(form, name) for name in ("start", "end"))
    if not all(place.isdecimal() and len(place) < 10 for place in (start, end)):
        raise PageError("bad-query", "the place of the words is two whole numbers", where="start")
    place = anchor(text, Span(int(start), int(end)))
    given = {f: typed(form, n) for f, n in zip(fields, ("who", "what", "whom"), strict=True) if f and typed(form, n)}
    if kind is Kind.ROLE:
        given.setdefault("status", "current")
    allowed, field = ALLOWED.get(kind, ()), fields[1]
    if field in given and allowed and given[field] not in allowed:
        raise PageError(
            "bad-query",
            f"there is no {WHAT[kind]} {given[field][:40]!r}",
            where="what",
            todo=f"one of: {', '.join(allowed)}",
        )
    changes = {field: plain.parse(kind, field, value) for field, value in given.items()}
    at = deciding.moment(record.store)
    return making.add_as(kind, head.source, place, changes, author, at, sha256=head.sha256), f"Added: a {kind}."


async def _upload(desk: Desk, request: Request) -> Response:
    async with request.form() as form:
        given = [each for each in form.getlist("files") if isinstance(each, UploadFile)]
        files = [(each.filename or "", await each.read()) for each in given]
    told = await run_in_threadpool(_read_files, desk, files)
    return RedirectResponse(f"/sources?{urlencode({'told': told})}", status_code=303)


def _read_files(desk: Desk, files: list[tuple[str, bytes]]) -> str:
    if not any(content for _, content in files):
        raise PageError("bad-query", "no file was chosen", todo="choose one or more files")
    with Record.open(desk.record, wait=PATIENT) as record:
        held = {head.sha256: head.source for head in record.documents()}
        new, told = [], []
        for name, content in files:
            texts = _texts(name, content)
            if texts and all(text in held for text in texts):  # under another name it would only reprint itself
                told.append(f"{safe_name(name)} was already read as {held[texts[0]]}.")
                continue
            held.update((text, f"{desk.folder.name}/{safe_name(name)}") for text in texts)
            new.append((name, content))
        if new:
            told.insert(0, _kept(desk, record, new))
    if new:
        desk.upkeep.hold()
    return " ".join(told)


def _texts(name: str, content: bytes) -> list[str]:
    """Return the digests of the articles' texts in a file."""
    from standoff.ontology import Document
    from standoff.sources import read_bytes

    return [each.sha256 for each in read_bytes(content, safe_name(name)) if isinstance(each, Document)]


def _kept(desk: Desk, record: Record, files: list[tuple[str, bytes]]) -> str:
    """Keep ``files`` beside the record and read them; return what came of it."""
    from standoff.batch.corpus import run
    from standoff.sources import find, within

    desk.folder.mkdir(exist_ok=True)
    for name, content in files:
        (desk.folder / safe_name(name)).write_bytes(content)
    paths, base = [str(desk.folder)], desk.folder.parent
    report = run(find(paths, base), record.store, within=within(paths, base))
    read = report.added + report.revised
    not_read = len(report.unread)
    return f"{read} {'article' if read == 1 else 'articles'} read" + (f", {not_read} not." if not_read else ".")


def safe_name(name: str) -> str:
    """Return ``name`` without folders, and with letters, digits, dots and dashes only: it names a file here."""
    bare = re.sub(r"[^\w.-]+", "-", Path(name.replace("\\", "/")).name).strip(".-")
    return bare[:120] or "file.txt"
