"""The reader: one document through every finder."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib import resources

from standoff.ontology import Document, Findings, Problem, Statement
from standoff.reading.acts import find_acts
from standoff.reading.acts_dates import ActDates
from standoff.reading.acts_parties import Parties
from standoff.reading.bodies import Bodies
from standoff.reading.cues import CueFinder
from standoff.reading.dates import find_dates
from standoff.reading.dialogue import find_dialogue
from standoff.reading.fullforms import spelt_out
from standoff.reading.mentions import phrases
from standoff.reading.names import Names
from standoff.reading.offices import find_roles
from standoff.reading.page import Page, lay_out
from standoff.reading.phrases import Phrase
from standoff.reading.positions import find_positions
from standoff.reading.printing import counted_from, counting_note
from standoff.reading.quantities import find_quantities
from standoff.reading.roles import Held, stored_roles
from standoff.reading.speakers import Speakers
from standoff.reading.statements import Report, StatementFinder, stored_statements
from standoff.reading.syntax import Syntax
from standoff.reading.tagged import Tags, weighed
from standoff.reading.treecues import TreeCues
from standoff.reading.votes import find_votes


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


def find_reports(
    page: Page, syntax: Syntax, mentions: tuple[Phrase, ...], names: Names, roles: list[Held]
) -> list[Report]:
    """Return the statements of a page before they are numbered, in order of place."""
    trees = TreeCues(page, syntax, mentions)
    cues = trees.joined(CueFinder(page, mentions).find())
    speakers = Speakers(page, mentions, names, roles)
    return StatementFinder(page, cues, speakers, trees.quoted()).find()


def read(document: Document) -> Findings:
    """Return everything that ``document`` is found to say, with places in its stored text.

    Any document can be read; one that says nothing gives empty findings. A statement whose speaker stays unknown is
    kept and counted among the problems, and so is a language model that is missing or damaged. The model is loaded
    once a process, with the first document that has a sentence.
    """
    page = lay_out(document)
    syntax = Syntax(page)  # every finder's: the sentences are analysed once, when the first of them asks
    mentions = spelt_out(page, weighed(page, phrases(page), syntax))
    names = Names(page, mentions)
    bodies = Bodies(page, mentions, names)
    roles = find_roles(page, mentions, names, bodies)
    statements = stored_statements(page, find_reports(page, syntax, mentions, names, roles))
    dates = find_dates(page.text, page.sentences, counted_from(document))
    quantities = find_quantities(page.text, page.sentences)
    acts = find_acts(page, mentions, names, roles, statements, syntax, ActDates(page, dates), quantities)
    parties, parts = Parties(page, mentions, names, roles, statements), bodies.stored_parts()
    return Findings(
        names=names.export(Tags(page, syntax).is_body),
        statements=statements,
        roles=stored_roles(page, roles),
        parts=parts,
        acts=acts,
        positions=find_positions(parties, roles, parts, syntax, dates),
        dialogue=find_dialogue(parties, roles, parts, acts, syntax, dates),
        votes=find_votes(parties, parts, syntax, quantities, dates),
        problems=tuple(_problems(document, statements, syntax)),
    )


def _problems(document: Document, statements: tuple[Statement, ...], syntax: Syntax) -> Iterator[Problem]:
    """Yield what the reading could not resolve."""
    unknown = sum(s.speaker_name is None for s in statements)
    if unknown:
        yield Problem("speaker-unknown", f"{unknown} statements have no speaker that can be told")
    if note := counting_note(document):
        yield note
    if syntax.problem:
        yield syntax.problem
