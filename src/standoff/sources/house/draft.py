"""What is known so far while the house rules run over one text: the notes that every step adds to."""

from __future__ import annotations

from dataclasses import dataclass, field

from standoff.ontology import Problem, Region, RegionKind
from standoff.sources.house.credits import Dated
from standoff.sources.house.lines import Line


@dataclass(slots=True)
class Draft:
    """The lines of one text, which of them are taken, and what they say of the article.

    ``later_dates`` and ``later_outlets`` stand at the foot. ``entries`` are lines that hold the date of an entry of a
    chronicle, ``years`` those that the head tells.
    """

    text: str
    lines: list[Line]
    american: bool | None
    entries: frozenset[int] = frozenset()
    regions: list[Region] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    headlines: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    dates: list[Dated] = field(default_factory=list)
    later_dates: list[Dated] = field(default_factory=list)
    years: set[int] = field(default_factory=set)
    outlets: list[str] = field(default_factory=list)
    later_outlets: list[str] = field(default_factory=list)
    domains: list[str] = field(default_factory=list)
    kickers: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    agency: str | None = None
    release: bool = False
    issuer: str | None = None
    under_headline: int | None = None

    def mark(self, index: int, kind: RegionKind) -> None:
        """Mark the ``index``-th line as a region of ``kind``."""
        self.taken.add(index)
        self.regions.append(Region(kind, self.lines[index].span))

    def untitle(self, index: int) -> None:
        """Take it back that the ``index``-th line is a headline: it names who issues the text."""
        line = self.lines[index]
        self.headlines = [headline for headline in self.headlines if headline != line.plain]
        self.regions = [region for region in self.regions if region.span != line.span]
        self.mark(index, RegionKind.FURNITURE)
