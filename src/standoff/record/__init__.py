"""The fold: what many documents tell, made one account. Pure functions; nothing here reads, writes or remembers.

Each module is one fold; every entry it returns says whom it concerns, when, and what facts it rests on (``Entry``).
"""

from standoff.record.account import Account, asked, fold, known
from standoff.record.agreements import AdopterEntry, AgreementLife, AgreementPoint, ClaimedFinal, agreements
from standoff.record.ballots import Ballot, Figure, ThresholdCheck, VoteStep, ballots, voting_day
from standoff.record.canonical import Alike, Names, canonical
from standoff.record.changes import Change, Changed, ChangeKind, between, standing, title
from standoff.record.channels import ChannelAccount, ChannelHistory, ChannelPoint, channels
from standoff.record.collectives import Representation, Total, collectives, kind_of_collective
from standoff.record.demands import DemandLife, DemandPoint, demands
from standoff.record.discourse import (
    Aggregation,
    Duplicates,
    Network,
    Normalisation,
    Qualifier,
    Use,
    one_mode,
    two_mode,
    uses,
    windows,
    windows_of,
)
from standoff.record.entry import Entry, Occurrence, entry_id
from standoff.record.holdings import Holding, OfficeConflict, holder_at, holdings
from standoff.record.index import Period, Point, index, indexes
from standoff.record.mandates import MandateLife, MandateStep, mandates
from standoff.record.networks import Edge, EdgeKind, acting, speaking
from standoff.record.offices import Tenure, TenureReport, Told, offices
from standoff.record.parties import parties
from standoff.record.positions import Contradiction, PositionReport, Positions, Shift, Stand, Voice, positions
from standoff.record.scales import Quad, Scale, quad, weight
from standoff.record.sides import Sides
from standoff.record.smoothing import Kernel, smoothed
from standoff.record.timeline import Denial, Event, Report, timeline

__all__ = [
    "Account",
    "AdopterEntry",
    "Aggregation",
    "AgreementLife",
    "AgreementPoint",
    "Alike",
    "Ballot",
    "Change",
    "ChangeKind",
    "Changed",
    "ChannelAccount",
    "ChannelHistory",
    "ChannelPoint",
    "ClaimedFinal",
    "Contradiction",
    "DemandLife",
    "DemandPoint",
    "Denial",
    "Duplicates",
    "Edge",
    "EdgeKind",
    "Entry",
    "Event",
    "Figure",
    "Holding",
    "Kernel",
    "MandateLife",
    "MandateStep",
    "Names",
    "Network",
    "Normalisation",
    "Occurrence",
    "OfficeConflict",
    "Period",
    "Point",
    "PositionReport",
    "Positions",
    "Quad",
    "Qualifier",
    "Report",
    "Representation",
    "Scale",
    "Shift",
    "Sides",
    "Stand",
    "Tenure",
    "TenureReport",
    "ThresholdCheck",
    "Told",
    "Total",
    "Use",
    "Voice",
    "VoteStep",
    "acting",
    "agreements",
    "asked",
    "ballots",
    "between",
    "canonical",
    "channels",
    "collectives",
    "demands",
    "entry_id",
    "fold",
    "holder_at",
    "holdings",
    "index",
    "indexes",
    "kind_of_collective",
    "known",
    "mandates",
    "offices",
    "one_mode",
    "parties",
    "positions",
    "quad",
    "smoothed",
    "speaking",
    "standing",
    "timeline",
    "title",
    "two_mode",
    "uses",
    "voting_day",
    "weight",
    "windows",
    "windows_of",
]
