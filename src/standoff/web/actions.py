"""What changes a record through its pages: decisions, and files that are added. Each ends where it began."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
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
from standoff.query import Record, deciding
from standoff.store import PATIENT
from standoff.text import anchor
from standoff.web.asked import LONGEST, Asked
from standoff.web.desk import Desk
from standoff.web.drawing import drawn
from standoff.web.faults import STATUS
from standoff.web.pages import document
from standoff.web.pages.document import ALLOWED, WHAT

#: A made decision and what to tell of it.
Made = tuple[Decision, str]


Take = Callable[[Record, FormData, str], Made]


def routes(desk: Desk) -> list[Route]:
    """Return the routes that take changes; nothing else in the application does."""
    taking: dict[str, Take] = {
        "/review/decide": _decide,
        "/review/undo": _undo,
        "/review/merge": partial(_parties, making.merge, "are one party now"),
        "/review/forbid": partial(_parties, making.forbid, "are kept apart now"),
        "/review/split": _split,
    }
    made = [Route(path, partial(_take, take, desk), methods=["POST"]) for path, take in taking.items()]
    made.append(Route("/review/add", partial(_take_addition, desk), methods=["POST"]))
    return [*made, Route("/sources/upload", partial(_upload, desk), methods=["POST"])]


async def _take(take: Take, desk: Desk, request: Request) -> Response:
    form = await request.form()
    told = await run_in_threadpool(_carry_out, take, desk, form)
    return RedirectResponse(_back(form, told), status_code=303)


async def _take_addition(desk: Desk, request: Request) -> Response:
    """Add a fact; where its words make no sense, show the article again with the form as it was filled in, and why."""
    form = await request.form()
    try:
        told = await run_in_threadpool(_carry_out, _add, desk, form)
    except (PageError, InvalidValue) as error:
        return await run_in_threadpool(_again, desk, request, form, error)
    return RedirectResponse(_back(form, told), status_code=303)


def _again(desk: Desk, request: Request, form: FormData, error: PageError | InvalidValue) -> Response:
    filled = {name: _text(form, name)[:LONGEST] for name in ("start", "end", "kind", "who", "what", "whom")}
    with Record.open(desk.record, readonly=True, as_kept=True) as record:
        try:
            view = document.view(record, Asked({}, _text(form, "document")))
        except RecordError:
            raise error from None  # there is no article to show it beside
        shown = {**view.shown, "filled": filled, "refused": str(error)}
        return drawn(replace(view, shown=shown), desk, record, request, STATUS.get(error.code, 400))


def _carry_out(take: Take, desk: Desk, form: FormData) -> str:
    with Record.open(desk.record, as_kept=True, wait=PATIENT) as record:
        decision, told = take(record, form, desk.author)
        record.decide(decision)
    desk.upkeep.hold()
    return told


def _back(form: FormData, told: str) -> str:
    """Only ever back to a page of our own: a path, no other host."""
    back = _text(form, "back")
    if not re.fullmatch(r"/[\w/.~%-]*", back) or back.startswith("//"):
        back = "/review"
    asked = {"skip": _text(form, "skip"), "told": told}
    return f"{back}?{urlencode({key: value for key, value in asked.items() if value and value != '0'})}"


def _text(form: FormData, name: str) -> str:
    value = form.get(name, "")
    return value.strip() if isinstance(value, str) else ""


def _needed(form: FormData, name: str) -> str:
    value = _text(form, name)
    if not value:
        raise PageError("bad-query", f"{name} is missing", todo="fill it in and send the form again")
    return value


def _decide(record: Record, form: FormData, author: str) -> Made:
    given = _needed(form, "verb")
    told = _TOLD.get(given)
    if told is None:
        raise PageError("bad-query", f"nobody can {given[:40]!r} a fact", todo="accept, reject, correct or note it")
    verb, fact = Verb(given), record.judged(_needed(form, "fact"))
    note = _needed(form, "note") if verb is Verb.NOTE else _text(form, "note") or None
    changes = {}
    if verb is Verb.CORRECT:
        field, value = _needed(form, "field"), _text(form, "value")
        changes = {field: plain.parse(fact.found.kind, field, value, fact.stands.finding)}
    return deciding.about(record.store, verb, fact, author, changes=changes, note=note), told


#: What is told of a decision about a fact.
_TOLD = {
    "accept": "Accepted.",
    "reject": "Rejected: it is out of the record.",
    "correct": "Corrected.",
    "note": "Noted.",
}


def _undo(record: Record, form: FormData, author: str) -> Made:
    decision = record.store.decision(_needed(form, "decision"))
    return making.undo(decision, author, deciding.moment(record.store)), f"Undone: {decision.verb}."


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
    given = {f: _text(form, n) for f, n in zip(fields, ("who", "what", "whom"), strict=True) if f and _text(form, n)}
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
    from standoff.batch.corpus import run
    from standoff.sources import find, within

    if not any(content for _, content in files):
        raise PageError("bad-query", "no file was chosen", todo="choose one or more files")
    desk.folder.mkdir(exist_ok=True)
    for name, content in files:
        (desk.folder / safe_name(name)).write_bytes(content)
    with Record.open(desk.record, wait=PATIENT) as record:
        paths, base = [str(desk.folder)], desk.folder.parent
        report = run(find(paths, base), record.store, within=within(paths, base))
    desk.upkeep.hold()
    read = report.added + report.revised
    not_read = len(report.unread)
    return f"{read} {'article' if read == 1 else 'articles'} read" + (f", {not_read} not." if not_read else ".")


def safe_name(name: str) -> str:
    """Return ``name`` without folders, and with letters, digits, dots and dashes only: it names a file here."""
    bare = re.sub(r"[^\w.-]+", "-", Path(name.replace("\\", "/")).name).strip(".-")
    return bare[:120] or "file.txt"
