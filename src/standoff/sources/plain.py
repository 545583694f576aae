"""Plain text: the stored text is the file's content, unchanged to the last character."""

from __future__ import annotations

from standoff.ontology import Document, Problem
from standoff.sources.article import Known, make_document
from standoff.sources.limits import LIMITS, Limits


def read_plain(text: str, name: str, problems: tuple[Problem, ...] = (), limits: Limits = LIMITS) -> Document:
    """Take decoded text; return its Document. Raises UnreadableSource (``empty``, ``too-large``, ``language``)."""
    return make_document(text, name, Known(problems=problems), limits)
