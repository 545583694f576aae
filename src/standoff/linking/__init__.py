"""Across documents: the same party, the same event, the same article reprinted. Proposes, and never decides.

Each module proposes one kind of link: ``parties``, ``copies``, ``events`` (with ``reprinted``, which pairs the acts of
copies), ``issues``, ``succession``; ``listed`` reads a list of parties that a user can write.
"""

from standoff.linking import copies, events, issues, listed, parties, succession
from standoff.linking.copies import Signature, signature
from standoff.linking.listed import ListedParty, load, shipped
from standoff.linking.roll import Roll, bearers

__all__ = [
    "ListedParty",
    "Roll",
    "Signature",
    "bearers",
    "copies",
    "events",
    "issues",
    "listed",
    "load",
    "parties",
    "shipped",
    "signature",
    "succession",
]
