"""``standoff show timeline``, ``dialogue``, ``demands``, …: the entries of the record, with the facts they rest on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from standoff.cli.options import day, format_option, limit_option, record_option, rows
from standoff.cli.output import clean, say
from standoff.cli.show import listing
from standoff.cli.show import tell_entries as tell

if TYPE_CHECKING:
    from standoff.query import Doubtful, Record
    from standoff.store import Choice

#: An entry in lines: the first for what it is, the others for what stands under it.
Tell = Callable[..., Iterator[str]]


@dataclass(frozen=True, slots=True)
class Listing:
    """One command: which view it lists, what it says of itself, and how it tells an entry."""

    name: str
    view: str
    short: str
    long: str
    example: str
    tell: Tell
    kind: str | None = None  # what --kind chooses by, in words
    state: str | None = None
    with_mandate: bool = False  # what is told beside a vote


LISTINGS = (
    Listing(
        "timeline", "event", "List what happened, was planned, offered or denied.",
        "List events by date: reports of one act drawn together, reprints counted once.\n\n"
        "In brackets: what did not simply happen (planned, offered, possible, denied), whether accounts differ,\n"
        "and \"? in doubt\" where it rests on a doubtful reading alone, or tells too little.",
        'standoff show timeline --party "Guild of Harbour Pilots" --since 2016', tell.event, "type of act", "status",
    ),
    Listing(
        "dialogue", "channel", "List who is talking to whom, at which level.",
        "List the channels between parties: their level, state, since when, by whom, on what condition.\n\n"
        "What follows from other facts and is told by nobody is marked (derived).",
        "standoff show dialogue --state paused", tell.channel, "level", "state",
    ),
    Listing(
        "demands", "demand", "List what was demanded, asked or offered, and what became of it.",
        "List demands, requests, offers and invitations with every step of their lives.",
        "standoff show demands --state refused", tell.demand, "kind of demand", "state",
    ),
    Listing(
        "mandates", "ballot", "List votes with their numbers, and the mandates they gave.",
        "List votes and ballots, with only the numbers that the sources give, whether these hold, and what became of\n"
        "the mandate.\n\n"
        "What follows from a law alone names it and where it holds: no text says which law a dispute is under.",
        "standoff show mandates --party Guild", tell.ballot, "kind of vote", "state", with_mandate=True,
    ),
    Listing(
        "agreements", "agreement", "List how far each agreement got.",
        "List agreements and contracts, from sought to in force, step by step.",
        "standoff show agreements", tell.agreement, "level", "state",
    ),
    Listing(
        "positions", "stand", "List who stands where on what.",
        "List stances by holder and issue, for how long they are told, and on whose word.",
        'standoff show positions --party "Coastal Ports Agency"', tell.stand, "issue", "stance",
    ),
    Listing(
        "shifts", "shift", "List changes of stance.",
        "List where a holder's stance on an issue changed, before and after.",
        "standoff show shifts", tell.shift, "issue",
    ),
    Listing(
        "contradictions", "contradiction", "List who said both.",
        "List support and opposition of one holder on one issue at one time.",
        "standoff show contradictions", tell.contradiction, "issue",
    ),
    Listing(
        "index", "point", "List how warm or cold each pair was, period by period.",
        "List the conflict-cooperation index of each pair: sum, mean with its interval, and what it rests on.",
        'standoff show index --party "Guild of Harbour Pilots" --kind PLOVER', tell.point, "scale", "period",
    ),
    Listing(
        "parties", "presence", "List the parties under the record's names.",
        "List whom the sources name, each under one name of the record, with its other names.\n\n"
        "Those who speak and act most come first, then those who are described and not named (a spokesman, "
        "1,200 pilots), then those that are only mentioned: --state named, described or mentioned.",
        "standoff show parties --state named --kind organisation", tell.presence, "kind of party", "standing",
    ),
    Listing(
        "copies", "copy", "List which articles print others again.",
        "List reprints and near copies: their events count once, their sources are kept.",
        "standoff show copies", tell.copy, "kind of copy",
    ),
)  # fmt: skip


def commands() -> Iterator[click.Command]:
    """Yield the command of every listing."""
    for each in LISTINGS:
        yield _command(each)


def _command(each: Listing) -> click.Command:
    def run(
        parties: tuple[str, ...],
        since: dt.date | None,
        until: dt.date | None,
        kind: str | None,
        state: str | None,
        as_of: dt.date | None,
        limit: int | None,
        record: Path,
        form: str,
    ) -> None:
        _list(each, _Asked(parties, since, until, kind, state, as_of), limit, record, form)

    run.__doc__ = each.long
    made: Callable[..., Any] = run
    options = [
        click.option("--party", "parties", multiple=True, metavar="NAME", help="Of this party; twice for a pair."),
        click.option("--since", callback=day(last=False), metavar="DATE", help="On or after this day."),
        click.option("--until", callback=day(last=True), metavar="DATE", help="On or before this day."),
        click.option("--kind", metavar="WORD", help=f"Of this {each.kind}.", hidden=each.kind is None),
        click.option("--state", metavar="WORD", help=f"Of this {each.state}.", hidden=each.state is None),
        click.option("--as-of", "as_of", callback=day(last=True), metavar="DATE", help="As it was known on this day."),
    ]
    for decorate in (format_option, record_option, limit_option, *reversed(options)):
        made = decorate(made)
    return click.command(each.name, short_help=each.short, epilog=f"\b\nExample:\n  {each.example}")(made)


@dataclass(frozen=True, slots=True)
class _Asked:
    parties: tuple[str, ...]
    since: dt.date | None
    until: dt.date | None
    kind: str | None
    state: str | None
    as_of: dt.date | None

    def choice(self, record: Record) -> Choice:
        """Return what was asked for with the record's names; RecordError (``no-such-id``) for a party it lacks."""
        from standoff.store import Choice

        names = tuple(record.party(name).party.name for name in self.parties)
        return Choice(names, self.kind, self.state, self.since, self.until)


def _list(each: Listing, asked: _Asked, limit: int | None, path: Path, form: str) -> None:
    from standoff.query import View

    with listing.open_folded(path) as now:
        record = now.as_of(asked.as_of) if asked.as_of else now
        page = record.entries(View(each.view), asked.choice(record), limit=rows(limit, form))
        if form == "json":
            listing.put_items(each.name, [_object(entry, each, record) for entry in page], page.total)
        elif not page.items:
            listing.tell_empty(now.store, f"such {each.name}")
        else:
            in_doubt = record.doubtful(page)
            for entry in page:
                _say(entry, each, record, in_doubt)
            listing.tell_rest(len(page), page.total)


def _object(entry: Any, each: Listing, record: Record) -> dict[str, object]:
    if not each.with_mandate:
        return listing.plain(entry)
    given = record.mandate_of(entry)
    return {**listing.plain(entry), "mandate": listing.plain(given) if given else None}


def _say(entry: Any, each: Listing, record: Record, in_doubt: Doubtful) -> None:
    first, *under = tell.told(each.tell, entry, in_doubt)
    given = record.mandate_of(entry) if each.with_mandate else None
    if given:
        under[-1:-1] = tell.mandate(given)
    say(clean(first), hanging="    ")
    for line in under:
        say(clean(line), indent="    ", hanging="      ")


@click.command(
    short_help="Tell what is known of one party.",
    epilog='\b\nExample:\n  standoff show party "Tobias Renn"',
)
@click.argument("name")
@record_option
@format_option
def party(name: str, record: Path, form: str) -> None:
    """Tell what is known of one party: its names, offices, what it did last, where it stands.

    NAME is its name in the record, or any other that only it has.
    """
    with listing.open_folded(record) as opened:
        known = opened.party(name)
        called = known.party.name
        told = {
            "offices": opened.offices(called).items,
            "dialogue": opened.dialogue(called).items,
            "demands": opened.demands(called).items,
            "positions": opened.positions(called).items,
            "timeline": opened.timeline(called).items,
        }
        if form == "json":
            listing.put_items(
                "party",
                [{"party": listing.plain(known), **{k: [listing.plain(e) for e in v] for k, v in told.items()}}],
                1,
            )
            return
        for line in tell.party(known):
            say(clean(line), hanging="    ")
        for heading, found in told.items():
            if found:
                say()
                say(f"{heading.capitalize()} ({len(found)}{', the latest' if len(found) > 5 else ''}):")
                in_doubt = opened.doubtful(found[-5:])
                for entry in found[-5:]:
                    say(clean(next(tell.told(tell.TELLERS[heading], entry, in_doubt))), indent="  ", hanging="    ")


@click.command(
    short_help="Tell what changed since a day.",
    epilog="\b\nExample:\n  standoff show changes --since 2016-04",
)
@click.option("--since", callback=day(last=False), required=True, metavar="DATE", help="From this day on.")
@click.option(
    "--until",
    callback=day(last=True),
    metavar="DATE",
    help="Up to this day; else the last that anything was printed on.",
)
@limit_option
@record_option
@format_option
def changes(since: dt.date, until: dt.date | None, limit: int | None, record: Path, form: str) -> None:
    """Tell what is known that was not known the day before: what appeared, moved, or is contradicted.

    Days are days of publication: what had been printed before --since is compared with what had been printed by the
    end of --until, or of the last day on which anything was. When articles were read counts for nothing, and articles
    without a date are left out.
    """
    from standoff.cli.show.tell_changes import sentence
    from standoff.query.changed import changed

    with listing.open_folded(record) as opened:
        found = changed(opened, since, until)
        undated = opened.undated()
        shown = found[: rows(limit, form)]
        if form == "json":
            listing.put_items("changes", [listing.plain(change) for change, _, _ in shown], len(found), undated=undated)
            return
        if not found:
            say("Nothing changed in that time.")
        for each in shown:
            say(clean(sentence(each)), hanging="    ")
        listing.tell_rest(len(shown), len(found))
        if undated:
            say()
            articles = "1 article has no date and is" if undated == 1 else f"{undated:,} articles have no date and are"
            say(f"{articles} left out.")
