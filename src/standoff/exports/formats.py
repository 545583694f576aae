"""The formats that a record can be written in: what each is called, what it holds, and whether it makes a folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from standoff.exports import discourse, followthemoney, graphs, plover, spreadsheets, webannotation, whole
from standoff.query import Record


@dataclass(frozen=True, slots=True)
class Format:
    """One format: ``write`` takes the record and a path, and returns the files written.

    ``ending`` is that of its file, None for a format that fills a folder.
    """

    name: str
    holds: str
    ending: str | None
    write: Callable[[Record, Path], list[Path]]


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        each.name: each
        for each in (
            Format("record", "all that is kept, to be read back with standoff import", ".jsonl", whole.whole),
            Format("csv", "every view as a table", None, spreadsheets.csv_files),
            Format("xlsx", "every view as a sheet", ".xlsx", spreadsheets.workbook),
            Format("parquet", "every view as a table (extra: parquet)", None, spreadsheets.parquet_files),
            Format("graphml", "who acts on and speaks of whom", ".graphml", graphs.graphml),
            Format("gexf", "the same network, for Gephi", ".gexf", graphs.gexf),
            Format("annotations", "every fact as a W3C Web Annotation", ".jsonl", webannotation.web_annotations),
            Format("plover", "events as PLOVER 2.0 codes them", ".jsonl", plover.plover),
            Format("ftm", "parties, offices and articles for FollowTheMoney", ".jsonl", followthemoney.entities),
            Format("dna", "discourse networks, as matrices and DL", None, discourse.discourse),
        )
    }
)
