"""``standoff review list`` and ``standoff review orphans``: what was decided, and what of it waits."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from standoff.cli.options import format_option, limit_option, record_option, rows
from standoff.cli.output import clean, say
from standoff.cli.show import listing

if TYPE_CHECKING:
    from standoff.curation import Orphan
    from standoff.ontology import Decision


@click.command(name="list", epilog="\b\nExample:\n  standoff review list --limit 10")
@limit_option
@record_option
@format_option
def list_(limit: int | None, record: Path, form: str) -> None:
    """List decisions, the last one first, with the ids that undo takes.

    Behind each stands "undone" where it is out of force, and "waits" where nothing in the record answers to it now.
    """
    from standoff.curation import in_order, standing
    from standoff.query import Record

    with Record.open(record, readonly=True) as opened:
        made = in_order(opened.decisions())
        stand = {decision.id for decision in standing(made)}
        waiting = {orphan.decision.id: orphan.reason for orphan in opened.orphans()}
    shown = made[::-1][: rows(limit, form)]
    if form == "json":
        listing.put_items("decisions", [_object(each, stand, waiting) for each in shown], len(made))
        return
    if not made:
        say("Nobody has decided anything yet. Next: standoff review")
    for decision in shown:
        state = _state(decision, stand, waiting)
        told = f"{decision.made:%Y-%m-%d %H:%M} {decision.author}: {_what(decision)}" + (f" ({state})" if state else "")
        say(clean(told), indent=f"{decision.id}  ", hanging="    ")
    listing.tell_rest(len(shown), len(made))


@click.command(epilog="\b\nExample:\n  standoff review orphans")
@limit_option
@record_option
@format_option
def orphans(limit: int | None, record: Path, form: str) -> None:
    """List the decisions that nothing in the record answers to now, and why.

    They are kept, and apply again as soon as something does: when an article is there again, or is read otherwise.
    """
    from standoff.query import Record

    with Record.open(record, readonly=True) as opened:
        found = opened.orphans()
    shown = found[: rows(limit, form)]
    if form == "json":
        listing.put_items("orphans", [_orphan_object(each) for each in shown], len(found))
        return
    if not found:
        say("Every decision applies.")
    for orphan in shown:
        decision = orphan.decision
        say(clean(f"{decision.id}  {decision.author}: {_what(decision)}"), hanging="    ")
        say(clean(f"{orphan.reason}."), indent="    ")
    listing.tell_rest(len(shown), len(found))


def _what(decision: Decision) -> str:
    """Return a decision in one line, for people."""
    fields = "; ".join(f"{field}={_short(text)}" for field, text in decision.changes)
    about = decision.subject + (f" “{_cut(decision.anchor.exact)}”" if decision.anchor else "")
    return " ".join(
        part for part in (str(decision.verb), about, fields, f"– {decision.note}" if decision.note else "") if part
    )


def _short(text: str) -> str:
    """Return a value as JSON, a place as its words."""
    import msgspec

    from standoff.curation.follow import anchors_in

    words = [anchor["exact"] for anchor in anchors_in(msgspec.json.decode(text))]
    return ", ".join(f"“{_cut(each)}”" for each in words) or _cut(text)


def _cut(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"


def _state(decision: Decision, stand: set[str], waiting: Mapping[str, str]) -> str | None:
    from standoff.ontology import Verb

    if decision.id in waiting:
        return f"waits: {waiting[decision.id]}"
    return None if decision.id in stand or decision.verb is Verb.UNDO else "undone"


def _object(decision: Decision, stand: set[str], waiting: Mapping[str, str]) -> dict[str, object]:
    import msgspec

    state = _state(decision, stand, waiting)
    told: dict[str, object] = msgspec.to_builtins(decision)
    return told | {"state": "waits" if decision.id in waiting else state or "in force"}


def _orphan_object(orphan: Orphan) -> dict[str, object]:
    import msgspec

    told: dict[str, object] = msgspec.to_builtins(orphan.decision)
    return told | {"reason": orphan.reason}
