"""What people decided: append-only decisions and their algebra. Nothing here reads a text.

``making`` makes decisions, ``curate`` applies those about facts; ``parties``, ``events`` and ``issues`` settle what
linking proposes; ``exchange`` carries decisions from one record to another; ``doubt`` orders what is to be looked at.
"""

from standoff.curation import doubt, events, exchange, issues, making, parties, plain
from standoff.curation.follow import Orphan, Remembered, remembered
from standoff.curation.review import Curated, Review, State, curate
from standoff.curation.standing import in_order, standing, undone
from standoff.curation.union import LEAST, Settled

__all__ = [
    "Curated",
    "LEAST",
    "Orphan",
    "Remembered",
    "Review",
    "Settled",
    "State",
    "curate",
    "doubt",
    "events",
    "exchange",
    "in_order",
    "issues",
    "making",
    "parties",
    "plain",
    "remembered",
    "standing",
    "undone",
]
