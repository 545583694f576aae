"""``standoff show acts``: who did what to whom, whether it happened, and who says so."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from standoff.cli.options import dates_options, format_option, limit_option, record_option, rows
from standoff.cli.output import clean, say
from standoff.cli.show import decided, listing
from standoff.cli.show.statements import doubtful

if TYPE_CHECKING:
    from standoff.ontology import Act, Fact, PartialDate

STATUSES = ("happened", "planned", "offered", "possible", "did-not-happen", "ended")


def _known_type(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """Refuse what is neither a type of act nor the mode of one."""
    from standoff.ontology import act_types

    modes = {mode for row in act_types().values() for mode in row.modes}
    if value is not None and value not in act_types().keys() | modes:
        raise click.BadParameter(f"{value!r} is no act; the types: {', '.join(act_types())}")
    return value


@click.command(epilog="\b\nExample:\n  standoff show acts --party Strake --type demand --since 2014-05")
@click.option("--party", metavar="NAME", help="Done by or to this party; a part of the name will do.")
@click.option(
    "--type", "kind", metavar="TYPE", callback=_known_type, help="Of this type (demand) or in this manner (urge)."
)
@click.option("--status", type=click.Choice(STATUSES), help="That stand so only.")
@dates_options
@limit_option
@record_option
@format_option
def acts(
    party: str | None,
    kind: str | None,
    status: str | None,
    outlet: str | None,
    since: dt.date | None,
    until: dt.date | None,
    limit: int | None,
    record: Path,
    form: str,
) -> None:
    """List who did what to whom, in the order of publication.

    In brackets: the status unless it happened, the date that the words give, and who says so where the outlet does
    not. A "?" after the name marks what was found with a confidence below 0.6: read it in its paragraph, with "show
    why", before you rely on it.
    """
    from standoff.ontology import Kind
    from standoff.store import Filters

    filters = Filters(party=party, kind=kind, status=status, outlet=outlet, since=since, until=until)
    with listing.open_record(record) as store:
        page = decided.standing(store, Kind.ACT, filters, limit=rows(limit, form))
        if form == "json":
            listing.put_page("acts", page, listed_act)
        elif not page.total:
            listing.tell_empty(store, "such acts")
        else:
            _tell(page.items)
            listing.tell_rest(len(page), page.total)


def _tell(facts: tuple[Fact, ...]) -> None:
    """Print acts under their documents."""
    document = None
    for fact in facts:
        if fact.document.id != document:
            if document:
                say()
            document = fact.document.id
            row = fact.document
            say(f"{row.id}  {listing.when(row)}  {listing.outlet(row)}  {row.title or row.source}", hanging=" " * 13)
        say(clean(_line(fact)), indent=f"  {fact.id}  ", hanging=" " * 15)


def _line(fact: Fact) -> str:
    act = act_of(fact)
    whom = f" to {act.target}" if act.target else ""
    notes = [standing(act)] if standing(act) != "happened" else []
    notes += [told] if (told := stated_date(act.date)) else []
    notes += [f"says {act.said_by}"] if act.said_by else []
    noted = f" ({'; '.join(notes)})" if notes else ""
    about = f": {act.about}" if act.about else ""
    doubt = "?" if doubtful(fact) else ""
    return f"{act.actor or 'somebody'}{doubt}{whom}: {act.mode or act.type}{noted}{about}"


def act_of(fact: Fact) -> Act:
    """Return the act that a fact is."""
    from standoff.ontology import Act

    assert isinstance(fact.finding, Act)
    return fact.finding


def standing(act: Act) -> str:
    """Return whether it happened, as the extraction format says it: what is denied did not happen."""
    return "did-not-happen" if not act.polarity and act.status == "happened" else str(act.status)


def stated_date(date: PartialDate | None) -> str | None:
    """Return the date where the words of the article give it, None where that of publication stands in."""
    return None if date is None or date.basis == "publication" else str(date)


def listed_act(fact: Fact) -> dict[str, object]:
    """Return an act of a listing for JSON."""
    place = {"id": fact.id, "words": fact.words}
    return place | act_object(act_of(fact)) | {"document": listing.document_object(fact.document)}


def act_object(act: Act) -> dict[str, object]:
    """Return what is told of an act, for JSON."""
    return {
        "type": act.type,
        "mode": act.mode,
        "actor": act.actor,
        "target": act.target,
        "about": act.about,
        "status": standing(act),
        "date": str(act.date) if act.date else None,
        "date_basis": str(act.date.basis) if act.date else None,
        "condition": act.condition,
        "said_by": act.said_by,
        "quantities": [
            {"value": q.value, "unit": q.unit, "of": q.of, "place": [q.words.start, q.words.end]}
            for q in act.quantities
        ],
        "trigger": [act.trigger.start, act.trigger.end],
        "confidence": act.confidence,
    }
