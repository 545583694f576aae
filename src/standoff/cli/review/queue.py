"""``standoff review``: facts one by one, the most doubtful first, and one key for what to make of each."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from standoff.cli.options import format_option, limit_option, record_option, rows
from standoff.cli.output import clean, say
from standoff.cli.refresh import refresh
from standoff.cli.review.desk import Desk, author_option, desk
from standoff.cli.review.facts import corrected
from standoff.cli.show import listing
from standoff.cli.show.why import headline, tell_fact

if TYPE_CHECKING:
    from standoff.curation.doubt import Doubt

_KEYS = "a accept, r reject, c correct, s skip, u undo, q quit"


@click.group(
    invoke_without_command=True,
    short_help="Decide what stands in the record.",
    epilog="\b\nExample:\n  standoff review",
)
@limit_option
@author_option
@record_option
@format_option
@click.pass_context
def review(ctx: click.Context, limit: int | None, author: str, record: Path, form: str) -> None:
    """Decide what stands in the record.

    Without a command: go through the facts that nobody has looked at, doubtful ones first. Each is shown in its
    paragraph and waits for one key: a accepts it, r rejects it, c corrects a field, s skips it, u takes back the last
    decision, q ends. Where nobody sits at the terminal, or with --format json, the queue is listed instead.

    Every decision is kept at once, with who made it and when, and can be undone: see "standoff review list". At the
    end of the sitting the record is put together once.
    """
    if ctx.invoked_subcommand:
        return
    if form == "json" or not sits_there():
        _list(limit, record, form)
        return
    refresh(record)
    with desk(record, author) as at:
        waiting = at.record.waiting(limit=limit or None).items
        if not waiting:
            say("Nothing waits to be looked at.")
        sitting = _Sitting(at, waiting)
        sitting.run()
    if sitting.changed:  # once for all of them, so that nobody waits at each key, nor for what is shown next
        refresh(record)


def sits_there() -> bool:
    """Tell whether somebody is at the terminal to press keys."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _list(limit: int | None, record: Path, form: str) -> None:
    with listing.open_folded(record) as opened:
        waiting = opened.waiting(limit=rows(limit, form))
        if form == "json":
            listing.put_page("review", waiting, _object)
            return
        if not waiting.total:
            listing.tell_empty(opened.store, "facts that nobody has looked at")
    for each in waiting:
        say(clean(f"{each.fact.id}  {headline(each.fact.finding)}"), hanging="    ")
        if each.fact.words:
            say(clean(f"“{each.fact.words}”"), indent="    ")
        if each.reasons:
            say(clean("; ".join(each.reasons)), indent="    ")
    listing.tell_rest(len(waiting), waiting.total)


def _object(each: Doubt) -> dict[str, object]:
    fact = each.fact
    return {
        "id": fact.id,
        "fact": str(fact.kind),
        "headline": headline(fact.finding),
        "words": fact.words,
        "doubt": each.score,
        "reasons": list(each.reasons),
        "document": listing.document_object(fact.document),
    }


@dataclass(slots=True)
class _Sitting:
    """One going through the queue: where it is, and what was decided at which place.

    ``changed`` tells that the record was, undone decisions included.
    """

    at: Desk
    waiting: tuple[Doubt, ...]
    place: int = 0
    made: list[tuple[int, str]] = field(default_factory=list)
    changed: bool = False

    def run(self) -> None:
        """Ask about one after the other until the queue or the patience ends."""
        while self.place < len(self.waiting):
            each = self.waiting[self.place]
            say()
            why = "; ".join(each.reasons) or "nobody has looked at it"
            say(clean(f"{self.place + 1} of {len(self.waiting)}: {why}"))
            tell_fact(self.at.record, self.at.judged(each.fact.id))
            say()
            say(f"[{_KEYS}]")
            if not self._answer(each):
                break
        say(f"{len(self.made)} decided, {len(self.waiting) - self.place} left.")

    def _answer(self, each: Doubt) -> bool:
        """Do what the next key says; tell whether to go on."""
        match click.getchar().lower():
            case "a":
                self._made(self.at.about("accept", self.at.judged(each.fact.id)))
            case "r":
                self._made(self.at.about("reject", self.at.judged(each.fact.id)))
            case "c":
                self._correct(each)
            case "s":
                self.place += 1
            case "u":
                self._undo()
            case "q" | "\x03" | "\x04" | "\x1b":
                return False
            case _:
                say("That key means nothing here.")
        return True

    def _made(self, id: str) -> None:
        self.made.append((self.place, id))
        self.changed = True
        self.place += 1

    def _correct(self, each: Doubt) -> None:
        from standoff.curation import values
        from standoff.errors import InvalidValue, RecordError

        fact = self.at.judged(each.fact.id)
        say(f"Fields: {', '.join(values.fields(fact.found.kind))}")
        name = click.prompt("field", default="", show_default=False).strip()
        if not name:
            return
        text = click.prompt("value", default="", show_default=False)
        try:
            self._made(corrected(self.at, fact, {name: text}))
        except (InvalidValue, RecordError) as error:
            if isinstance(error, RecordError) and error.code != "no-such-id":
                raise
            say(clean(f"Not kept: {error}"))

    def _undo(self) -> None:
        from standoff.curation import making

        if not self.made:
            say("Nothing was decided in this sitting.")
            return
        self.place, id = self.made.pop()
        self.at.record.decide(making.undo(id, self.at.author, self.at.moment()))
