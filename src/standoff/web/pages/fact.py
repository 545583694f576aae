"""One fact: its words, who says so through whom, what the record makes of it, and what people decided."""

from __future__ import annotations

from standoff.ontology import Fact, Statement, attribution_chain
from standoff.query import Record
from standoff.query.quotes import quote
from standoff.web.asked import Asked
from standoff.web.fielding import asking, changes, shown
from standoff.web.pages.document import tell
from standoff.web.resting import resting
from standoff.web.views import View


def view(record: Record, asked: Asked) -> View:
    """Return the fact of the id asked for, as people's decisions leave it, with everything that rests on it."""
    judged = record.judged(asked.id)
    fact, review = judged.stands, judged.review
    document = record.document(fact.document.id)
    rests = record.rests_on(fact.id)
    return View(
        "fact",
        tell(fact),
        {"fact": fact, "review": review, "rests": {str(name): [e.id for e in each] for name, each in rests.items()}},
        {
            "fact": fact,
            "quote": quote(fact, document.text) if fact.span else None,
            "fields": shown(fact),
            "ask_for": asking,
            "changes": changes,
            "refused": None,
            "filled": {},
            "chain": _chain(fact, judged.beside),
            "review": review,
            "resting": list(resting(record, fact.id)),
            "ids": record.addresses(),
        },
    )


def _chain(fact: Fact, facts: tuple[Fact, ...]) -> list[Statement]:
    if not isinstance(fact.finding, Statement):
        return []
    others = {
        each.finding.id: each.finding
        for each in facts
        if isinstance(each.finding, Statement) and each.document.id == fact.document.id
    }
    chain = attribution_chain(fact.finding, others) if fact.finding.within in {None, *others} else (fact.finding,)
    return list(chain) if len(chain) > 1 else []
