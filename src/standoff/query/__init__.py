"""The record opened: facts, links and decisions put together, and asked. It holds no rules about disputes.

with Record.open("record.db") as record:
    record.refresh()
    record.timeline(party="Guild of Harbour Pilots")
"""

from standoff.query import deciding
from standoff.query.assembling import STEPS, Assembled, Progress, assemble
from standoff.query.doubtful import Doubtful
from standoff.query.entries import View
from standoff.query.freshness import Behind
from standoff.query.judged import Judged
from standoff.query.quotes import Quote
from standoff.query.record import Record
from standoff.query.reports import ActReport, RoleReport
from standoff.query.said import Said, said

__all__ = [
    "ActReport",
    "Assembled",
    "Behind",
    "Doubtful",
    "Judged",
    "Progress",
    "Quote",
    "Record",
    "RoleReport",
    "STEPS",
    "Said",
    "View",
    "assemble",
    "deciding",
    "said",
]
