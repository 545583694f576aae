"""Findings: everything that one reading of one document holds to be said in it."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.ontology.act import Act
from standoff.ontology.channel import Channel
from standoff.ontology.document import Problem
from standoff.ontology.office import Role
from standoff.ontology.party import Name, Part
from standoff.ontology.position import Position
from standoff.ontology.statement import Statement
from standoff.ontology.vote import Vote

#: A finding of any kind.
Finding = Statement | Role | Part | Act | Position | Channel | Vote


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in one document, each kind in order of place; spans are places in the stored text.

    ``names`` are the parties it speaks of, each once; ``problems`` is what the reading could not resolve.
    """

    names: tuple[Name, ...] = ()
    statements: tuple[Statement, ...] = ()
    roles: tuple[Role, ...] = ()
    parts: tuple[Part, ...] = ()
    acts: tuple[Act, ...] = ()
    positions: tuple[Position, ...] = ()
    dialogue: tuple[Channel, ...] = ()
    votes: tuple[Vote, ...] = ()
    problems: tuple[Problem, ...] = ()
