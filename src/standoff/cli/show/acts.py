"""``standoff show acts``: who did what to whom, whether it happened, and who says so."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from standoff.cli.options import dates_options, format_option, limit_option, record_option, rows
from standoff.cli.show import listing, reports
from standoff.cli.show.statements import doubtful

if TYPE_CHECKING:
    from standoff.ontology import Act, PartialDate
    from standoff.query import ActReport
    from standoff.store import Page

STATUSES = ("happened", "planned", "offered", "possible", "did-not-happen", "ended")


def _known_type(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """Refuse what is neither a type of act nor the mode of one."""
    from standoff.ontology import act_types

    modes = {mode for row in act_types().values() for mode in row.modes}
    if value is not None and value not in act_types().keys() | modes:
        raise click.BadParameter(f"{value!r} is no act; the types: {', '.join(act_types())}")
    return value


@click.command(epilog="\b\nExample:\n  standoff show acts --party Strake --type demand --since 2014-05")
@click.option("--party", metavar="NAME", help="Done by or to this party; a part of a name will do.")
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

    It goes by what stands after decisions, in the record's names.

    In brackets: the type and, where it has one, the mode; the status unless it happened, the date that the words give,
    and who says so where the outlet does not. A "?" after the name marks what was found with a confidence below 0.6:
    read it in its paragraph, with "show why", before you rely on it.
    """
    from standoff.query import View
    from standoff.store import Says

    of_type = Says(("act.type", "act.mode"), (kind,)) if kind else None
    with listing.open_folded(record) as opened:
        choice = reports.choice(
            opened,
            View.ACT,
            party=party,
            outlet=outlet,
            since=since,
            until=until,
            state=status,
            says=of_type,
        )
        page: Page[ActReport] = opened.entries(View.ACT, choice, limit=rows(limit, form))
        if form == "json":
            listing.put_page("acts", page, listed_act)
        elif not page.total:
            listing.tell_empty(opened.store, "such acts")
        else:
            reports.tell_by_document(page, lambda report: _line(report.act))
            listing.tell_rest(len(page), page.total)


def _line(act: Act) -> str:
    from standoff.web.wording import matter, phrase

    whom = f" {listing.and_(each.name for each in act.recipients)}" if act.recipients else ""
    notes = [f"{act.type}, {act.mode}" if act.mode else act.type]
    notes += [str(act.standing)] if act.standing != "happened" else []
    notes += [told] if (told := stated_date(act.date)) else []
    notes += [f"says {act.said_by}"] if act.said_by else []
    doubt = "?" if doubtful(act) else ""
    who = listing.and_((each.name for each in act.actors), "somebody")
    return f"{who}{doubt} {phrase(act)}{whom}{matter(act)} ({'; '.join(notes)})"


def stated_date(date: PartialDate | None) -> str | None:
    """Return the date where the words of the article give it, None where that of publication stands in."""
    return None if date is None or date.basis == "publication" else str(date)


def listed_act(report: ActReport) -> dict[str, object]:
    """Return an act of a listing for JSON."""
    place = {"id": report.id, "words": report.words}
    return place | act_object(report.act) | {"document": listing.document_object(report.document)}


def act_object(act: Act) -> dict[str, object]:
    """Return what is told of an act, for JSON."""
    return {
        "type": act.type,
        "mode": act.mode,
        "actor": act.actor,
        "target": act.target,
        "about": act.about,
        "status": str(act.standing),
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
