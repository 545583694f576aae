"""How acts and dates do on published event sets, given their path; the sets are no part of the project.

    python -m tests.quality.events plv_train.jsonl.xz       PLOVER types, the actors given
    python -m tests.quality.events plover_gsr.jsonl.xz      the same
    python -m tests.quality.events --dates meantime_en.jsonl.xz     days of the dated expressions, their spans given

One JSON object a line. Types: ``text``, ``plover`` or ``event`` (the type), ``spans`` of which SOURCE or SRC and TARGET
or TAR are the actors. Of the acts found in a sentence the one between the actors is compared; types that no act of ours
maps to (AID, ASSAULT, MOBILIZE) are told apart. Dates: ``text``, ``dct`` (the day of publication) and ``timex`` (places
and TIMEX3 values).
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from standoff import reading
from standoff.ontology import Act, DateBasis, Document, PartialDate, Span, act_types
from standoff.reading.dates import find_dates

Row = dict[str, Any]
SOURCES, TARGETS = {"SOURCE", "SRC", "SRC/TAR"}, {"TARGET", "TAR", "SRC/TAR"}
#: Older and merged names.
NAMES = {"YIELD": "CONCEDE", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "PROVIDE AID": "AID"}
OURS = {kind.plover for kind in act_types().values() if kind.plover}


def rows(path: Path) -> Iterator[Row]:
    """The objects of a file of JSON lines, compressed or not."""
    held = path.read_bytes()
    text = (lzma.decompress(held) if path.suffix == ".xz" else held).decode("utf-8")
    yield from (json.loads(line) for line in text.split("\n") if line)


def between(row: Row, acts: tuple[Act, ...]) -> Act | None:
    """The act whose parties are those of the row, as far as their words tell; the surest of several."""

    def fits(act: Act) -> tuple[int, float]:
        shared = _shares(act.actor, _words(row, SOURCES)) + _shares(act.target, _words(row, TARGETS))
        return shared, act.confidence

    told = [act for act in acts if act_types()[act.type].plover]
    return max(told, key=fits, default=None)


def _words(row: Row, labels: set[str]) -> set[str]:
    return {
        w.lower() for span in row["spans"] if span["label"] in labels for w in span["text"].split() if w[0].isupper()
    }


def _shares(name: str | None, words: set[str]) -> bool:
    return bool(name and {w.lower() for w in name.split()} & words)


def measure_types(path: Path) -> None:
    """Print how many types are right."""
    seen: Counter[tuple[str, str]] = Counter()
    for row in rows(path):
        wanted = str(row.get("plover") or row["event"])
        wanted = NAMES.get(wanted, wanted)
        act = between(row, reading.read(Document("row.txt", row["text"], "text/plain")).acts)
        told = act_types()[act.type].plover if act else None
        for group in (wanted, "ours" if wanted in OURS else "others"):
            seen[group, "all"] += 1
            seen[group, "told"] += told is not None
            seen[group, "right"] += told == wanted
    print("| type | sentences | with an act | right of those | right of all |\n|---|---|---|---|---|")
    for group in ["ours", "others", *sorted({g for g, _ in seen} - {"ours", "others"})]:
        every, told_of, right = (seen[group, what] for what in ("all", "told", "right"))
        if every:
            print(
                f"| {group} | {every} | {told_of / every:.2f} | {right / max(1, told_of):.2f} | {right / every:.2f} |"
            )


def measure_days(path: Path) -> None:
    """Print how many of the expressions whose gold value is a day are given that very day."""
    right = found = every = 0
    for row in rows(path):
        published = _published(row["dct"])
        lines = [Span(*match.span()) for match in re.finditer(r"[^\n]+", row["text"])]
        phrases = find_dates(row["text"], lines, published)
        for gold in row["timex"]:
            if len(gold["value"]) == 10 and gold["type"] == "DATE":
                here = [p for p in phrases if p.span.overlaps(Span(gold["start"], gold["end"]))]
                every += 1
                found += bool(here)
                right += any(p.date and p.date.value[:10] == gold["value"] for p in here)
    print(f"expressions of a day: {every}, found {found / max(1, every):.3f}, day right {right / max(1, every):.3f}")


def _published(day: str | None) -> PartialDate | None:
    """The day of publication: 2009-02-03, or month first as some of the set have it, 02-03-2009."""
    if not day:
        return None
    first, second, third = day[:10].split("-")
    return PartialDate(day[:10] if len(first) == 4 else f"{third}-{first}-{second}", DateBasis.METADATA)


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--dates", action="store_true")
    args = parser.parse_args()
    (measure_days if args.dates else measure_types)(args.path)


if __name__ == "__main__":
    main()
