"""The review: what is most in doubt, one after the other; what people decided; and what no longer finds its words."""

from __future__ import annotations

from itertools import islice

from standoff.curation import in_order, standing, undone
from standoff.query import Record
from standoff.query import View as Entries
from standoff.query.quotes import quotes
from standoff.store import Choice
from standoff.web.asked import Asked
from standoff.web.fielding import asking, changes
from standoff.web.pages.document import tell
from standoff.web.views import View

#: How many facts of the queue are shown at once, and how many past decisions.
SHOWN, PAST = 10, 30


def view(record: Record, asked: Asked) -> View:
    """Return the beginning of the queue, past ``skip`` facts, with the history of decisions."""
    skip = asked.number("skip", 0, least=0)
    waiting = record.waiting(limit=skip + SHOWN)
    shown = waiting.items[skip:]
    words = {quote.fact: quote for quote in quotes(record.store, [doubt.fact for doubt in shown])}
    orphans = record.orphans()
    made = in_order(record.decisions())
    history = list(islice(reversed(made), PAST))
    return View(
        "review",
        "Review",
        {"waiting": waiting.total, "queue": shown, "decisions": history, "orphans": orphans},
        {
            "queue": shown,
            "total": waiting.total,
            "doubtful": record.entries(Entries.WAITING, Choice(state="doubtful"), limit=0).total,
            "skip": skip,
            "shown_at_once": SHOWN,
            "quotes": words,
            "history": history,
            "undone": undone(made),
            "last_by": {decision.author: decision for decision in standing(made)},
            "orphans": orphans,
            "tell": tell,
            "asking": asking,
            "changes": changes,
            "refused": None,
            "filled": {},
            "at": None,
            "message": asked.text("told"),
        },
    )
