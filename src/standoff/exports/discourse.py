"""Discourse networks as Discourse Network Analyzer writes them: matrices as CSV and UCINET DL, and an event list."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from standoff.exports.safety import guarded
from standoff.query import Record
from standoff.record import Aggregation, Network, Normalisation, Positions, Use, one_mode, two_mode, uses

#: The projections that are written, by file name: one mode by aggregation, and actors by issues.
ONE_MODE = {
    "congruence": Aggregation.CONGRUENCE,
    "conflict": Aggregation.CONFLICT,
    "subtract": Aggregation.SUBTRACT,
}


def discourse(record: Record, to: Path, normalisation: Normalisation = Normalisation.AVERAGE) -> list[Path]:
    """Write the projections of ``record``'s positions into the folder ``to``; return the files.

    Statements count once in a document. ``normalisation`` is that of the one-mode networks; actors by issues is not
    normalised.
    """
    to.mkdir(parents=True, exist_ok=True)
    stands = record.positions().items
    said = uses(Positions(stands, (), ()))
    files = [_list(said, to / "statements.csv")]
    for name, aggregation in ONE_MODE.items():
        network = one_mode(said, aggregation=aggregation, normalisation=normalisation)
        files += [matrix(network, to / f"{name}.csv"), dl(network, to / f"{name}.dl")]
    affiliation = two_mode(said)
    return [*files, matrix(affiliation, to / "actors-by-issues.csv"), dl(affiliation, to / "actors-by-issues.dl")]


def matrix(network: Network, to: Path) -> Path:
    """Write ``network`` as a matrix with the names in the first row and column."""
    weights = _weights(network)
    with to.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(["", *map(guarded, network.columns)])
        for row in network.rows:
            writer.writerow([guarded(row), *(_number(weights.get((row, column), 0.0)) for column in network.columns)])
    return to


def dl(network: Network, to: Path) -> Path:
    """Write ``network`` as UCINET's DL, full matrix format."""
    weights = _weights(network)
    square = network.rows == network.columns
    size = f"n = {len(network.rows)}" if square else f"nr = {len(network.rows)}, nc = {len(network.columns)}"
    lines = [f"dl {size}, format = fullmatrix"]
    for title, names in (
        [("labels", network.rows)] if square else [("row labels", network.rows), ("column labels", network.columns)]
    ):
        lines += [f"{title}:", ",".join('"' + name.replace('"', "'") + '"' for name in names)]
    lines.append("data:")
    lines += [" ".join(_number(weights.get((row, column), 0.0)) for column in network.columns) for row in network.rows]
    to.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return to


def _weights(network: Network) -> dict[tuple[str, str], float]:
    found = {(row, column): weight for row, column, weight in network.ties}
    if network.rows == network.columns:
        found |= {(column, row): weight for (row, column), weight in found.items()}
    return found


def _number(weight: float) -> str:
    return f"{weight:.10g}"


def _list(said: Iterable[Use], to: Path) -> Path:
    with to.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(["date", "actor", "issue", "qualifier", "document", "evidence"])
        for use in said:
            row = [str(use.day or ""), use.actor, use.issue, use.level, use.document, " ".join(use.evidence)]
            writer.writerow([guarded(each) if isinstance(each, str) else each for each in row])
    return to
