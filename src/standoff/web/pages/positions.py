"""Positions: who stands where on which issue, over time, with shifts and contradictions side by side."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from standoff.ontology import Stance
from standoff.query import Record
from standoff.query import View as Entries
from standoff.record import Stand
from standoff.web.asked import Asked
from standoff.web.listings import party_choice, steps
from standoff.web.views import View
from standoff.web.wording import STANCE_MARKS

#: The table shows the issues that most is said of, and the holders who say most.
ISSUES, HOLDERS = 12, 14


def view(record: Record, asked: Asked) -> View:
    """Return the positions asked for: ``party``, ``issue``, ``stance``."""
    stance, issue = asked.choice("stance", Stance), asked.text("issue")
    choice, names = party_choice(record, asked, kind=issue, state=str(stance) if stance else None)
    stands = record.entries(Entries.STAND, choice).items
    of_issue = party_choice(record, asked, kind=issue)[0]
    shifts = record.entries(Entries.SHIFT, of_issue).items
    contradictions = record.entries(Entries.CONTRADICTION, of_issue).items
    shown = sorted(stands, key=lambda each: (each.issue, each.holder, str(each.since or ""), each.id))
    facts = [fact for each in (*shown, *shifts, *contradictions) for fact in each.evidence]
    return View(
        "positions",
        "Positions",
        {"positions": stands, "shifts": shifts, "contradictions": contradictions},
        {
            "table": table(stands),
            "stands": _by_issue(shown),
            "shifts": shifts,
            "contradictions": contradictions,
            "long_held": sorted((s for s in stands if s.days >= 365), key=lambda s: (-s.days, s.id)),
            "quotes": steps(record, facts),
            "ids": record.addresses(),
            "marks": STANCE_MARKS,
            "stances": [(str(each), str(each)) for each in Stance],
            "chosen": names,
        },
    )


def _by_issue(stands: Iterable[Stand]) -> list[tuple[str, list[Stand]]]:
    groups: dict[str, list[Stand]] = defaultdict(list)
    for stand in stands:
        groups[stand.issue].append(stand)
    return sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))


def table(stands: Iterable[Stand]) -> tuple[list[str], list[tuple[str, list[list[Stand]]]]] | None:
    """Return the issues, and for each holder what it holds on each of them, oldest first; None with fewer than two."""
    every = list(stands)
    issues = [name for name, _ in _ranked(each.issue for each in every)][:ISSUES]
    holders = [name for name, _ in _ranked(each.holder for each in every if each.issue in issues)][:HOLDERS]
    if len(every) < 2:
        return None
    cells: dict[tuple[str, str], list[Stand]] = defaultdict(list)
    for stand in sorted(every, key=lambda each: (str(each.since or ""), each.id)):
        cells[stand.holder, stand.issue].append(stand)
    return issues, [(holder, [cells[holder, issue] for issue in issues]) for holder in holders]


def _ranked(names: Iterable[str]) -> list[tuple[str, int]]:
    return sorted(Counter(names).items(), key=lambda item: (-item[1], item[0]))
