"""The record opened: facts, links and decisions put together, and asked. It holds no rules about disputes.

with Record.open("record.db") as record:
    record.refresh()
    record.timeline(party="Guild of Harbour Pilots")
"""

from standoff.query.assembling import STEPS, Assembled, Progress, assemble
from standoff.query.doubtful import Doubtful
from standoff.query.entries import View
from standoff.query.freshness import Behind
from standoff.query.quotes import Quote
from standoff.query.record import Record
from standoff.query.said import Said

__all__ = ["Assembled", "Behind", "Doubtful", "Progress", "Quote", "Record", "STEPS", "Said", "View", "assemble"]
