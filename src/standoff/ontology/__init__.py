"""The words we speak: every term of a record of a dispute, as frozen values. Nothing here reads or writes anything.

Each module keeps one term and states its rules; ``acts.toml`` is the table of the forty act types.
"""

from standoff.ontology.access import Access, AccessPath
from standoff.ontology.act import Act, ActObject, Actor, ActType, ObjectKind, act_type, act_types
from standoff.ontology.agreement import (
    AGREEMENT_MOVES,
    BEFORE_RATIFICATION,
    Adopter,
    AdoptionStatus,
    Agreement,
    AgreementLevel,
    AgreementState,
    AgreementStep,
    NonNegotiable,
)
from standoff.ontology.anchor import Anchor
from standoff.ontology.channel import (
    EVENTS,
    TRANSITIONS,
    Account,
    Channel,
    ChannelMove,
    ChannelNote,
    ChannelState,
    ChannelStep,
    Level,
    Urging,
    next_state,
)
from standoff.ontology.claim import ActStatus, Claim
from standoff.ontology.date import DateBasis, PartialDate, Precision
from standoff.ontology.decision import Decision, Verb
from standoff.ontology.demand import (
    DEMAND_MOVES,
    DEMAND_STANDARDS,
    DERIVED,
    FINAL,
    Demand,
    DemandKind,
    DemandState,
    DemandStep,
)
from standoff.ontology.document import Comment, Document, DocumentKind, Problem, Region, RegionKind
from standoff.ontology.evidence import Certainty
from standoff.ontology.fact import LETTERS, DocumentHead, Fact, Kind
from standoff.ontology.findings import Finding, Findings
from standoff.ontology.law import BALLOT_LAWS, BallotLaw, Share, Threshold, ballot_law
from standoff.ontology.link import Bearer, Copy, CopyKind, Join, KnownParty, SameAct, SameIssue
from standoff.ontology.office import Office, Role, RoleStatus
from standoff.ontology.party import Name, Part, Party, PartyKind, Sector
from standoff.ontology.position import HolderLevel, Position, PositionBasis, Reporter, Stance
from standoff.ontology.quantity import Bound, Quantity
from standoff.ontology.span import Span, covering
from standoff.ontology.standard import Grounds, Standard
from standoff.ontology.statement import Statement, StatementKind, attribution_chain
from standoff.ontology.vote import (
    MANDATE_MOVES,
    VOTE_MOVES,
    Count,
    GroupResult,
    Mandate,
    MandateState,
    Vote,
    VoteKind,
    VoteResult,
    VoteState,
)

__all__ = [
    "AGREEMENT_MOVES",
    "Access",
    "AccessPath",
    "Account",
    "Act",
    "ActObject",
    "ActStatus",
    "ActType",
    "Actor",
    "Adopter",
    "AdoptionStatus",
    "Agreement",
    "AgreementLevel",
    "AgreementState",
    "AgreementStep",
    "Anchor",
    "BALLOT_LAWS",
    "BEFORE_RATIFICATION",
    "BallotLaw",
    "Bearer",
    "Bound",
    "Certainty",
    "Channel",
    "ChannelMove",
    "ChannelNote",
    "ChannelState",
    "ChannelStep",
    "Claim",
    "Comment",
    "Copy",
    "CopyKind",
    "Count",
    "DEMAND_MOVES",
    "DEMAND_STANDARDS",
    "DERIVED",
    "DateBasis",
    "Decision",
    "Demand",
    "DemandKind",
    "DemandState",
    "DemandStep",
    "Document",
    "DocumentHead",
    "DocumentKind",
    "EVENTS",
    "FINAL",
    "Fact",
    "Finding",
    "Findings",
    "Grounds",
    "GroupResult",
    "HolderLevel",
    "Join",
    "Kind",
    "KnownParty",
    "LETTERS",
    "Level",
    "MANDATE_MOVES",
    "Mandate",
    "MandateState",
    "Name",
    "NonNegotiable",
    "ObjectKind",
    "Office",
    "Part",
    "PartialDate",
    "Party",
    "PartyKind",
    "Position",
    "PositionBasis",
    "Precision",
    "Problem",
    "Quantity",
    "Region",
    "RegionKind",
    "Reporter",
    "Role",
    "RoleStatus",
    "SameAct",
    "SameIssue",
    "Sector",
    "Share",
    "Span",
    "Stance",
    "Standard",
    "Statement",
    "StatementKind",
    "TRANSITIONS",
    "Threshold",
    "Urging",
    "VOTE_MOVES",
    "Verb",
    "Vote",
    "VoteKind",
    "VoteResult",
    "VoteState",
    "act_type",
    "act_types",
    "attribution_chain",
    "ballot_law",
    "covering",
    "next_state",
]
