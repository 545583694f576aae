"""Discourse networks as Discourse Network Analyzer writes them: matrices as CSV and UCINET DL, and an event list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from standoff.exports.safety import for_xml
from standoff.exports.writing import write_csv, write_lines
from standoff.query import Record
from standoff.record import (
    Aggregation,
    Kernel,
    Network,
    Normalisation,
    Positions,
    Use,
    one_mode,
    smoothed,
    two_mode,
    uses,
    windows,
)

#: The projections that are written, by file name: one mode by aggregation, and actors by issues.
ONE_MODE = {
    "congruence": Aggregation.CONGRUENCE,
    "conflict": Aggregation.CONFLICT,
    "subtract": Aggregation.SUBTRACT,
}


@dataclass(frozen=True, slots=True)
class Moving:
    """A window of ``days`` that moves by ``step`` days, with a ``kernel`` or none."""

    days: int
    step: int = 1
    kernel: Kernel | None = None

    def over(self, said: Sequence[Use]) -> Iterator[tuple[str, Sequence[Use], Callable[[Use], float] | None]]:
        """Yield what each window is called (its days, or its mid-point), its statements, and how they weigh."""
        if self.kernel:
            for middle, inside, weigh in smoothed(said, kernel=self.kernel, days=self.days, step=self.step):
                yield str(middle), inside, weigh
        else:
            for first, last, inside in windows(said, days=self.days, step=self.step):
                yield f"{first}--{last}", inside, None


def discourse(
    record: Record,
    to: Path,
    normalisation: Normalisation = Normalisation.AVERAGE,
    moving: Moving | None = None,
) -> list[Path]:
    """Write the projections of ``record``'s positions into the folder ``to``; return the files.

    Statements count once in a document, those of a reprint not again. ``normalisation`` is that of the one-mode
    networks; actors by issues is not normalised. With ``moving``, those of each window are written too, into a folder
    of its own within ``windows``; a kernel leaves no combinations, so that actors by issues are then support less
    opposition. Raises InvalidValue (``bad-value``) where the normalisation does not go with a kernel.
    """
    to.mkdir(parents=True, exist_ok=True)
    stands = record.positions().items
    said = uses(Positions(stands, (), ()), copies=record.copies())
    files = [_list(said, to / "statements.csv"), *_projections(said, to, normalisation)]
    for name, inside, weigh in moving.over(said) if moving else ():
        folder = to / "windows" / name
        folder.mkdir(parents=True, exist_ok=True)
        files += _projections(inside, folder, normalisation, weigh)
    return files


def _projections(
    said: Sequence[Use],
    to: Path,
    normalisation: Normalisation,
    weigh: Callable[[Use], float] | None = None,
) -> list[Path]:
    files = []
    for name, aggregation in ONE_MODE.items():
        network = one_mode(said, aggregation=aggregation, normalisation=normalisation, weigh=weigh)
        files += [matrix(network, to / f"{name}.csv"), dl(network, to / f"{name}.dl")]
    affiliation = two_mode(said, aggregation=Aggregation.SUBTRACT if weigh else Aggregation.COMBINE, weigh=weigh)
    return [*files, matrix(affiliation, to / "actors-by-issues.csv"), dl(affiliation, to / "actors-by-issues.dl")]


def matrix(network: Network, to: Path) -> Path:
    """Write ``network`` as a matrix with the names in the first row and column."""
    weights = _weights(network)
    rows = ([row, *(_number(weights.get((row, column), 0.0)) for column in network.columns)] for row in network.rows)
    write_csv((["", *network.columns], *rows), to)
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
        lines += [f"{title}:", *map(_label, names)]
    lines.append("data:")
    lines += [
        " ".join(str(_number(weights.get((row, column), 0.0))) for column in network.columns) for row in network.rows
    ]
    write_lines(lines, to)
    return to


def _label(name: str) -> str:
    """Return ``name`` as a label of DL: within quotation marks, which it cannot hold itself, on one line."""
    return '"' + " ".join(for_xml(name).replace('"', "'").split()) + '"'


def _weights(network: Network) -> dict[tuple[str, str], float]:
    found = {(row, column): weight for row, column, weight in network.ties}
    if network.rows == network.columns:
        found |= {(column, row): weight for (row, column), weight in found.items()}
    return found


def _number(weight: float) -> float | int:
    """Return ``weight`` to ten digits, which no order of adding changes; whole numbers without a point."""
    rounded = float(f"{weight:.10g}")
    return int(rounded) if rounded.is_integer() else rounded


def _list(said: Iterable[Use], to: Path) -> Path:
    header = ("date", "actor", "issue", "qualifier", "document", "evidence")
    rows = ((str(u.day or ""), u.actor, u.issue, u.level, u.document, "; ".join(u.evidence)) for u in said)
    write_csv((header, *rows), to)
    return to
