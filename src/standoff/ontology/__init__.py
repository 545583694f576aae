"""The words we speak: every term of a record of a dispute, as frozen values. Nothing here reads or writes anything.

Each module keeps one term and states its rules; ``acts.toml`` is the table of the forty act types.
"""

from standoff.ontology.act import Act, ActStatus, ActType, act_type, act_types
from standoff.ontology.agreement import BEFORE_RATIFICATION, Agreement, AgreementState, AgreementStep
from standoff.ontology.anchor import Anchor
from standoff.ontology.channel import TRANSITIONS, Channel, ChannelState, Level, next_state
from standoff.ontology.date import DateBasis, PartialDate, Precision
from standoff.ontology.decision import Decision, Verb
from standoff.ontology.demand import DERIVED, FINAL, Demand, DemandKind, DemandState, DemandStep
from standoff.ontology.document import Comment, Document, DocumentKind, Problem, Region, RegionKind
from standoff.ontology.findings import Finding, Findings
from standoff.ontology.office import Office, Role, RoleStatus
from standoff.ontology.party import Mention, Name, Part, Party, PartyKind, Sector
from standoff.ontology.position import Position, Stance
from standoff.ontology.span import Span, covering
from standoff.ontology.statement import Access, Statement, StatementKind, attribution_chain
from standoff.ontology.vote import Count, Mandate, MandateState, Vote, VoteKind, VoteResult

__all__ = [
    "Access",
    "Act",
    "ActStatus",
    "ActType",
    "Agreement",
    "AgreementState",
    "AgreementStep",
    "Anchor",
    "BEFORE_RATIFICATION",
    "Channel",
    "ChannelState",
    "Comment",
    "Count",
    "DERIVED",
    "DateBasis",
    "Decision",
    "Demand",
    "DemandKind",
    "DemandState",
    "DemandStep",
    "Document",
    "DocumentKind",
    "FINAL",
    "Finding",
    "Findings",
    "Level",
    "Mandate",
    "MandateState",
    "Mention",
    "Name",
    "Office",
    "Part",
    "PartialDate",
    "Party",
    "PartyKind",
    "Position",
    "Precision",
    "Problem",
    "Region",
    "RegionKind",
    "Role",
    "RoleStatus",
    "Sector",
    "Span",
    "Stance",
    "Statement",
    "StatementKind",
    "TRANSITIONS",
    "Verb",
    "Vote",
    "VoteKind",
    "VoteResult",
    "act_type",
    "act_types",
    "attribution_chain",
    "covering",
    "next_state",
]
