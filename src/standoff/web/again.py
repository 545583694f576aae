"""A form that was refused, shown again where it stood: with what was typed, and why it was not taken."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from standoff.errors import RecordError, StandoffError
from standoff.query import Record
from standoff.web.addresses import path_of
from standoff.web.asked import LONGEST, Asked
from standoff.web.desk import Desk
from standoff.web.drawing import drawn
from standoff.web.faults import STATUS, advice, wants_json
from standoff.web.pages import document, fact, review
from standoff.web.views import View

#: The fields of the form that adds a fact, and of those about two names.
_ADDING = ("start", "end", "kind", "who", "what", "whom")
_NAMES = ("name", "other", "documents", "as")

#: How far a queue is gone through that somebody says to have skipped.
_FARTHEST = 1_000_000


def again(desk: Desk, request: Request, form: FormData, error: StandoffError) -> Response:
    """Return the page that ``form`` was sent from, with what was typed in it and what is wrong with it.

    Raises ``error`` where there is no such page, and for programs, which have no page.
    """
    if wants_json(request):
        raise error
    with Record.open(desk.record, readonly=True, as_kept=True) as record:
        try:
            view, path = _page(record, form, request.url.path.rpartition("/")[2])
        except RecordError:
            raise error from None  # what it was about is gone
        told = f"{error.what}{f' ({todo})' if (todo := advice(error)) else ''}."
        view = replace(view, shown={**view.shown, "refused": told})
        return drawn(view, desk, record, request, STATUS.get(error.code, 400), here=path)


def typed(form: FormData, name: str) -> str:
    """Return what was typed in the field ``name`` of ``form``, stripped; empty where nothing was."""
    value = form.get(name, "")
    return value.strip() if isinstance(value, str) else ""


def _page(record: Record, form: FormData, action: str) -> tuple[View, str]:
    """Return the page that the form for ``action`` stands on, filled in, and its path."""
    if action == "add":
        id = typed(form, "document")
        shown = _with(document.view(record, Asked({}, id)), filled=_filled(form, _ADDING))
        return shown, path_of("document", id)
    if action != "decide":
        shown = _with(_queue(record, form), filled=_filled(form, _NAMES), at=action)
        return shown, path_of("review")
    id = typed(form, "fact")
    filled = _filled(form, [name for name in form if re.match(r"(new|was)-", name)] + ["note"])
    if not typed(form, "back"):
        queue = _queue(record, form)
        if any(doubt.fact.id == id for doubt in queue.shown["queue"]):
            return _with(queue, filled=filled, at=id), path_of("review")
    return _with(fact.view(record, Asked({}, id)), filled=filled), path_of("fact", id)


def _queue(record: Record, form: FormData) -> View:
    skip = typed(form, "skip")
    sensible = skip.isascii() and skip.isdecimal() and len(skip) < 9 and int(skip) <= _FARTHEST
    return review.view(record, Asked({"skip": skip if sensible else "0"}))


def _filled(form: FormData, names: tuple[str, ...] | list[str]) -> Mapping[str, str]:
    return {name: typed(form, name)[:LONGEST] for name in names if name in form}


def _with(view: View, **more: Any) -> View:
    return replace(view, shown={**view.shown, **more})
