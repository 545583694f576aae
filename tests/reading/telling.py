"""What an article is read to say, as the tests of single rules ask for it."""

from __future__ import annotations

from standoff.ontology import Document
from standoff.reading import read


def speakers(text: str) -> list[str | None]:
    """The names of those whose statements ``text`` reports, in order."""
    return [s.speaker_name for s in read(Document("quay.txt", text, "text/plain")).statements]


def roles(text: str) -> list[tuple[str, str, str | None, str]]:
    """The person, role, body and time of each role that ``text`` tells, in order."""
    found = read(Document("quay.txt", text, "text/plain")).roles
    return [(r.person, r.role, r.organisation, r.status.value) for r in found]
