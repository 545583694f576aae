"""Positions: who stands where on which issue, over time, with shifts and contradictions side by side."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from standoff.ontology import Stance
from standoff.query import Record
from standoff.query import View as Entries
from standoff.record import Stand
from standoff.store import Choice
from standoff.web.asked import Asked
from standoff.web.listings import evidence, listed, party_choice, steps
from standoff.web.views import View
from standoff.web.wording import STANCE_MARKS

#: The table shows the issues that most is said of, and the holders who say most.
ISSUES, HOLDERS = 12, 14
#: So many issues it shows even where of some of them only one stance is told.
FEW = 6
#: How many stances of one holder the table is made of, how many it shows in one place, and how many shifts are shown.
EACH, STANCES, SOME = 40, 3, 12


def view(record: Record, asked: Asked) -> View:
    """Return the positions asked for: ``party``, ``issue``, ``stance``."""
    stance, issue = asked.choice("stance", Stance), asked.text("issue")
    choice, names = party_choice(record, asked, kind=issue, state=str(stance) if stance else None)
    stands, pages = listed(record, Entries.STAND, choice, asked)
    first = pages.number == 1
    of_issue = replace(choice, state=None)
    shifts = record.entries(Entries.SHIFT, of_issue, limit=SOME if first else 0)
    contradictions = record.entries(Entries.CONTRADICTION, of_issue, limit=SOME if first else 0)
    shown = sorted(stands, key=lambda each: (each.issue, each.holder, str(each.since or ""), each.id))
    spoken_of = _most(record, choice) if first else []
    facts = [*evidence(shown, 4), *evidence(contradictions, 8)]
    facts += [fact for shift in shifts for fact in evidence((shift.before, shift.after), 2)]
    return View(
        "positions",
        "Positions",
        {
            "total": stands.total,
            "page": pages.number,
            "positions": stands.items,
            "shifts": shifts.items,
            "contradictions": contradictions.items,
        },
        {
            "table": table(spoken_of),
            "pages": pages,
            "stands": _by_issue(shown),
            "shifts": shifts,
            "contradictions": contradictions,
            "long_held": sorted((s for s in spoken_of if s.days >= 365), key=lambda s: (-s.days, s.id)),
            "quotes": steps(record, facts),
            "in_doubt": record.doubtful([*stands, *spoken_of]),
            "ids": record.addresses(),
            "marks": STANCE_MARKS,
            "stances": [(str(each), str(each)) for each in Stance],
            "chosen": names,
        },
    )


def _most(record: Record, choice: Choice) -> list[Stand]:
    """Return the latest stances of the holders who are reported most."""
    holders = choice.parties[:1] or [name for name, _ in record.concerned(Entries.STAND, choice, limit=HOLDERS)]
    return [
        stand
        for holder in holders
        for stand in record.entries(Entries.STAND, replace(choice, parties=(holder,)), limit=EACH, newest=True)
    ]


def _by_issue(stands: Iterable[Stand]) -> list[tuple[str, list[Stand]]]:
    groups: dict[str, list[Stand]] = defaultdict(list)
    for stand in stands:
        groups[stand.issue].append(stand)
    return sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))


def table(stands: Iterable[Stand]) -> tuple[list[str], list[tuple[str, list[list[Stand]]]]] | None:
    """Return the issues, and for each holder what it holds on each of them, oldest first; None with fewer than two.

    Those of which only one stance is told have nothing to compare: a few of them stand beside the others.
    """
    every = list(stands)
    if len(every) < 2:
        return None
    ranked = _ranked(each.issue for each in every)
    shared = sum(times > 1 for _, times in ranked)
    issues = [name for name, _ in ranked[: min(ISSUES, max(shared, FEW))]]
    holders = [name for name, _ in _ranked(each.holder for each in every if each.issue in issues)][:HOLDERS]
    cells: dict[tuple[str, str], list[Stand]] = defaultdict(list)
    for stand in sorted(every, key=lambda each: (str(each.since or ""), each.id)):
        cells[stand.holder, stand.issue].append(stand)
    return issues, [(holder, [cells[holder, issue][-STANCES:] for issue in issues]) for holder in holders]


def _ranked(names: Iterable[str]) -> list[tuple[str, int]]:
    return sorted(Counter(names).items(), key=lambda item: (-item[1], item[0]))
