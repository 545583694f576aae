"""The reader: one document through every finder."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib import resources

from standoff.ontology import Document, Findings, Problem, Statement
from standoff.reading.acts import find_acts
from standoff.reading.acts_dates import ActDates
from standoff.reading.bodies import Bodies
from standoff.reading.cues import CueFinder
from standoff.reading.dates import find_dates
from standoff.reading.mentions import phrases
from standoff.reading.names import Names
from standoff.reading.page import lay_out
from standoff.reading.quantities import find_quantities
from standoff.reading.roles import RoleFinder, stored_roles
from standoff.reading.speakers import Speakers
from standoff.reading.statements import StatementFinder, stored_statements
from standoff.reading.syntax import Syntax


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
    """Return what ``document`` says: names, statements, roles, parts and acts, with places in its stored text.

    Any document can be read; one that says nothing gives empty findings. A statement whose speaker stays unknown is
    kept and counted among the problems, and so is a language model that is missing or damaged. The model is loaded
    once a process, with the first document that has a sentence.
    """
    page = lay_out(document)
    syntax = Syntax(page)  # every finder's: the sentences are analysed once, when the first of them asks
    mentions = phrases(page)
    names = Names(page, mentions)
    bodies = Bodies(page, mentions, names)
    roles = RoleFinder(page, mentions, names, bodies).find()
    cues = CueFinder(page, mentions).find()
    statements = stored_statements(page, StatementFinder(page, cues, Speakers(page, mentions, names, roles)).find())
    dates = find_dates(page.text, page.sentences, document.published)
    quantities = find_quantities(page.text, page.sentences)
    acts = find_acts(page, mentions, names, roles, statements, syntax, ActDates(page, dates), quantities)
    return Findings(
        names=names.export(),
        statements=statements,
        roles=stored_roles(page, roles),
        parts=bodies.stored_parts(),
        acts=acts,
        problems=tuple(_problems(statements, syntax)),
    )


def _problems(statements: tuple[Statement, ...], syntax: Syntax) -> Iterator[Problem]:
    """Yield what the reading could not resolve."""
    unknown = sum(s.speaker_name is None for s in statements)
    if unknown:
        yield Problem("speaker-unknown", f"{unknown} statements have no speaker that can be told")
    if syntax.problem:
        yield syntax.problem
