"""The reader: one document through every finder."""

from __future__ import annotations

import hashlib
from importlib import resources

from standoff.ontology import Document, Findings, Problem
from standoff.reading.bodies import Bodies
from standoff.reading.cues import CueFinder
from standoff.reading.mentions import phrases
from standoff.reading.names import Names
from standoff.reading.page import lay_out
from standoff.reading.roles import RoleFinder, stored_roles
from standoff.reading.speakers import Speakers
from standoff.reading.statements import StatementFinder, stored_statements
from standoff.reading.syntax import Syntax
from standoff.reading.treecues import TreeCues


def _label() -> str:
    """The reader's name: a digest of the rules and word lists that make it, so that no change of theirs goes unseen."""
    digest = hashlib.sha256()
    for room in ("text", "language", "reading"):
        folder = resources.files("standoff") / room
        for file in sorted(folder.iterdir(), key=lambda f: f.name):
            if file.name.endswith((".py", ".toml")):
                digest.update(file.read_bytes())
    return f"rules/{digest.hexdigest()[:12]}"


#: Names this reader; a record reads a document anew when it was read by another.
READER = _label()


def read(document: Document) -> Findings:
    """Return what ``document`` says: names, statements, roles and parts, with places in its stored text.

    Any document can be read; one that says nothing gives empty findings. A statement whose speaker stays unknown is
    kept and counted among the problems.
    """
    page = lay_out(document)
    mentions = phrases(page)
    names = Names(page, mentions)
    bodies = Bodies(page, mentions, names)
    roles = RoleFinder(page, mentions, names, bodies).find()
    cues = TreeCues(page, Syntax(page), mentions).joined(CueFinder(page, mentions).find())
    statements = stored_statements(page, StatementFinder(page, cues, Speakers(page, mentions, names, roles)).find())
    unknown = sum(s.speaker_name is None for s in statements)
    problems = (
        (Problem("speaker-unknown", f"{unknown} statements have no speaker that can be told"),) if unknown else ()
    )
    return Findings(
        names=names.export(),
        statements=statements,
        roles=stored_roles(page, roles),
        parts=bodies.stored_parts(),
        problems=problems,
    )
