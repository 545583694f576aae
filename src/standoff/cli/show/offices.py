"""``standoff show offices``: who held which role in which body, as far as documents tell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from standoff.cli.options import dates_options, day, format_option, limit_option, record_option, rows
from standoff.cli.output import say
from standoff.cli.show import listing, reports

if TYPE_CHECKING:
    from standoff.query import RoleReport
    from standoff.record import Tenure


@click.command(
    short_help="List who held which role in which body.",
    epilog="\b\nExample:\n  standoff show offices --speaker Strake --until 2015-06",
)
@click.option("--speaker", "--person", "person", metavar="NAME", help="Held by this person; a part of a name will do.")
@dates_options
@click.option("--as-of", "as_of", callback=day(last=True), metavar="DATE", help="As it was known on this day.")
@click.option(
    "--kind", "status", type=click.Choice(["current", "former", "future"]), help="With a report of this kind only."
)
@limit_option
@record_option
@format_option
def offices(
    person: str | None,
    outlet: str | None,
    since: dt.date | None,
    until: dt.date | None,
    as_of: dt.date | None,
    status: str | None,
    limit: int | None,
    record: Path,
    form: str,
) -> None:
    """List who held which role in which body, with the dates of the articles that say so.

    It goes by what stands after decisions, in the record's names. Nothing is inferred: an office is shown as current,
    former or future on the days of the articles that call it so.
    """
    from standoff.ontology import RoleStatus
    from standoff.query import View

    with listing.open_folded(record) as now:
        opened = now.as_of(as_of) if as_of else now
        choice = reports.choice(
            opened, View.ROLE, party=person, first="role.person", outlet=outlet, since=since, until=until
        )
        tenures = _tenures(opened.entries(View.ROLE, choice))
        if status:
            tenures = tuple(tenure for tenure in tenures if tenure.of(RoleStatus(status)))
        shown = tenures[: rows(limit, form)]
        if form == "json":
            listing.put_items("offices", [_object(tenure) for tenure in shown], len(tenures))
        elif not tenures:
            listing.tell_empty(now.store, "such offices")
        else:
            _tell(shown)
            listing.tell_rest(len(shown), len(tenures))


def _tenures(reports: Iterable[RoleReport]) -> tuple[Tenure, ...]:
    from standoff.record import Told, offices

    return offices(Told(each.role, each.when, each.id) for each in reports)


def _tell(tenures: tuple[Tenure, ...]) -> None:
    """Print tenures under their bodies."""
    body: str | None = ""
    for tenure in tenures:
        if tenure.organisation != body:
            if body != "":
                say()
            body = tenure.organisation
            say(body or "Body not named")
        say(f"{tenure.person}, {tenure.role}", indent="  ", hanging="    ")
        say("; ".join(_reports(tenure)), indent="    ", hanging="      ")


def _reports(tenure: Tenure) -> list[str]:
    """Return for each status from when to when it is reported, and the first fact that says so."""
    from standoff.ontology import RoleStatus

    found = []
    for status in RoleStatus:
        reports = tenure.of(status)
        dates = [str(report.published) for report in reports if report.published]
        if reports:
            days = "undated" if not dates else dates[0] if dates[0] == dates[-1] else f"{dates[0]} to {dates[-1]}"
            times = f", {len(reports)} reports" if len(reports) > 1 else ""
            found.append(f"{status} {days} ({reports[0].evidence}{times})")
    return found


def _object(tenure: Tenure) -> dict[str, object]:
    return {
        "person": tenure.person,
        "role": tenure.role,
        "organisation": tenure.organisation,
        "reports": [
            {
                "status": str(report.status),
                "published": str(report.published) if report.published else None,
                "evidence": report.evidence,
            }
            for report in tenure.reports
        ],
    }
