"""Which wordings name one issue: linking's proposals under what people decided.

A wording that a person put with an issue is that issue's and no other's: what is proposed about it counts no more. An
issue may be called by one of its wordings or by a name of its own; a wording that is put with itself stands alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from standoff.curation.follow import Orphan
from standoff.curation.grammar import sound
from standoff.curation.standing import in_order, standing
from standoff.curation.union import Settled, Together, when
from standoff.curation.union import settle as settle_items
from standoff.ontology import Decision, SameIssue, Verb


def settle(
    wordings: Iterable[str], same: Iterable[SameIssue], decisions: Iterable[Decision]
) -> Settled[str, SameIssue]:
    """Return ``wordings`` in groups that are one issue each: ``same`` under ``decisions``.

    Proposals of a confidence under 0.5 count for nothing; decisions about other things are passed over. ``called`` of
    the result says which issue each wording that a person regrouped belongs to.
    """
    known = frozenset(wordings)
    last: dict[str, Decision] = {}
    regroupings, broken = sound(d for d in standing(in_order(decisions)) if d.verb is Verb.REGROUP)
    overruled, orphans = [], [*broken]
    for decision in regroupings:
        if decision.subject not in known:
            orphans.append(Orphan(decision, f"no position is worded {decision.subject!r} now"))
            continue
        if earlier := last.get(decision.subject):
            overruled.append(Orphan(earlier, f"{decision.author} decided otherwise later ({decision.id})"))
        last[decision.subject] = decision
    issue_of = {wording: issue(decision) for wording, decision in last.items()}
    members: dict[str, set[str]] = defaultdict(set)
    for wording, called in issue_of.items():
        members[called] |= {wording, called} & known
    together = [Together(last[wording], frozenset(members[called])) for wording, called in issue_of.items()]
    together.sort(key=lambda each: when(each.decision))
    free = (link for link in same if link.left not in issue_of and link.right not in issue_of)
    return settle_items(sorted(known), free, together, (), overruled=overruled, orphans=orphans, called=issue_of)


def issue(decision: Decision) -> str:
    """Return the issue that ``decision`` puts its wording with."""
    return msgspec.json.decode(dict(decision.changes)["issue"], type=str)
