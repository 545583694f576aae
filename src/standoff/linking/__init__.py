"""Across documents: the same party, the same event, the same article reprinted. Proposes, and never decides.

Each module proposes one kind of link: ``parties``, ``copies``, ``events``, ``issues``, ``succession``; ``listed`` reads
a list of parties that a user can write.
"""

from standoff.linking import copies, events, issues, listed, parties, succession

__all__ = ["copies", "events", "issues", "listed", "parties", "succession"]
