"""Discourse networks as files: numbers worked out by hand, matrices that mirror themselves, DL as UCINET reads it."""

from __future__ import annotations

import csv
import datetime as dt
import re
from itertools import pairwise
from pathlib import Path

import pytest

from standoff.errors import InvalidValue
from standoff.exports.discourse import ONE_MODE, Moving, discourse, dl, matrix
from standoff.exports.safety import guarded, restored
from standoff.query import Record
from standoff.record import Aggregation, Kernel, Network, Normalisation, Use, one_mode, two_mode, uses


def use(actor: str, issue: str, level: int, day: int) -> Use:
    return Use(actor, issue, level, dt.date(2016, 1, day), f"d{day}", (f"p{day}",))


#: Ann: pay yes, yes; rest no. Bob: pay yes; rest yes. Cy: rest no.
SAID = [
    use("Ann", "pay", 1, 1),
    use("Ann", "pay", 1, 2),
    use("Ann", "rest", 0, 3),
    use("Bob", "pay", 1, 4),
    use("Bob", "rest", 1, 5),
    use("Cy", "rest", 0, 6),
]


def rows(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8", newline="") as told:
        return [[restored(cell) for cell in row] for row in csv.reader(told)]


# Ann–Bob agree on pay (2·1), differ on rest (1·1); mean activity (3 + 2) / 2 = 2.5.
# Ann–Cy agree on rest (1·1); (3 + 1) / 2 = 2. Bob–Cy differ on rest (1·1); (2 + 1) / 2 = 1.5.
@pytest.mark.parametrize(
    ("aggregation", "normalisation", "expected"),
    [
        (Aggregation.CONGRUENCE, Normalisation.NO, "0 2 1 / 2 0 0 / 1 0 0"),
        (Aggregation.CONGRUENCE, Normalisation.AVERAGE, "0 0.8 0.5 / 0.8 0 0 / 0.5 0 0"),
        (Aggregation.CONFLICT, Normalisation.NO, "0 1 0 / 1 0 1 / 0 1 0"),
        (Aggregation.SUBTRACT, Normalisation.NO, "0 1 1 / 1 0 -1 / 1 -1 0"),
        (Aggregation.SUBTRACT, Normalisation.AVERAGE, "0 0.4 0.5 / 0.4 0 -0.6666666667 / 0.5 -0.6666666667 0"),
    ],
)
def test_actors_by_actors(
    tmp_path: Path, aggregation: Aggregation, normalisation: Normalisation, expected: str
) -> None:
    network = one_mode(SAID, aggregation=aggregation, normalisation=normalisation)
    numbers = [line.split() for line in expected.split(" / ")]
    assert rows(matrix(network, tmp_path / "a.csv")) == [
        ["", "Ann", "Bob", "Cy"],
        *([name, *line] for name, line in zip(("Ann", "Bob", "Cy"), numbers, strict=True)),
    ]


def test_actors_by_issues(tmp_path: Path) -> None:
    both = [*SAID, use("Cy", "rest", 1, 7)]
    assert rows(matrix(two_mode(both), tmp_path / "a.csv")) == [
        ["", "pay", "rest"],
        ["Ann", "1", "2"],
        ["Bob", "1", "1"],
        ["Cy", "0", "3"],
    ]


def test_dl_of_one_mode(tmp_path: Path) -> None:
    network = one_mode(SAID, aggregation=Aggregation.CONFLICT, normalisation=Normalisation.NO)
    assert dl(network, tmp_path / "a.dl").read_text(encoding="utf-8") == (
        'dl n = 3, format = fullmatrix\nlabels:\n"Ann"\n"Bob"\n"Cy"\ndata:\n0 1 0\n1 0 1\n0 1 0\n'
    )


def test_dl_of_two_modes_with_names_that_would_break_it(tmp_path: Path) -> None:
    network = Network(('Ann "A" Orr', "Bo,\nChen"), ("pay: now", "x\0"), (("Bo,\nChen", "pay: now", 2.0),), ((),))
    assert dl(network, tmp_path / "a.dl").read_text(encoding="utf-8") == (
        "dl nr = 2, nc = 2, format = fullmatrix\n"
        'row labels:\n"Ann \'A\' Orr"\n"Bo, Chen"\n'
        'column labels:\n"pay: now"\n"x\N{REPLACEMENT CHARACTER}"\n'
        "data:\n0 0\n2 0\n"
    )


def read_dl(file: Path) -> tuple[list[str], list[str], list[list[float]]]:
    """Read DL as UCINET's guide has it: n, or nr and nc; labels, one in quotation marks after another; the matrix."""
    head, _, rest = file.read_text(encoding="utf-8").partition("\n")
    sizes = {name: int(size) for name, size in re.findall(r"(n|nr|nc) = (\d+)", head)}
    assert head.startswith("dl ")
    assert head.endswith("format = fullmatrix")
    labels, _, data = rest.partition("data:\n")
    blocks = dict(re.findall(r'^((?:row |column )?labels):\n((?:"[^"\n]*"\n)*)', labels, re.MULTILINE))
    names = {title: re.findall(r'"([^"]*)"', block) for title, block in blocks.items()}
    numbers = [[float(number) for number in line.split()] for line in data.splitlines()]
    own = names.get("labels", [])
    down, across = names.get("row labels", own), names.get("column labels", own)
    assert (len(down), len(across)) == (sizes.get("nr", sizes.get("n")), sizes.get("nc", sizes.get("n")))
    assert [len(line) for line in numbers] == [len(across)] * len(down)
    return down, across, numbers


def test_the_files_of_a_record(every_record: Record, tmp_path: Path) -> None:
    files = {file.name: file for file in discourse(every_record, tmp_path / "dna")}
    names = [*ONE_MODE, "actors-by-issues"]
    assert set(files) == {"statements.csv", *(f"{n}.{e}" for n in names for e in ("csv", "dl"))}
    for name in names:
        head, *body = rows(files[f"{name}.csv"])
        down, across, numbers = read_dl(files[f"{name}.dl"])
        assert [[float(cell) for cell in row[1:]] for row in body] == numbers
        assert (len(body), len(head) - 1) == (len(down), len(across))
        if name in ONE_MODE:
            assert head[1:] == [row[0] for row in body]
            assert numbers == [list(column) for column in zip(*numbers, strict=True)]
            assert all(row[n] == 0 for n, row in enumerate(numbers))


@pytest.mark.parametrize("kernel", [None, *Kernel])
def test_the_files_of_a_moving_window(demo: Path, tmp_path: Path, kernel: Kernel | None) -> None:
    with Record.open(demo, readonly=True) as record:
        whole = discourse(record, tmp_path / "whole")
        files = discourse(record, tmp_path / "dna", moving=Moving(180, 90, kernel))
    there = sorted(file.relative_to(tmp_path / "dna").as_posix() for file in files)
    of_windows = [name for name in there if name.startswith("windows/")]
    assert sorted(set(there) - set(of_windows)) == sorted(file.name for file in whole)
    folders = sorted({Path(name).parent.name for name in of_windows})
    assert len(folders) > 5
    assert len(of_windows) == len(folders) * 2 * (len(ONE_MODE) + 1)
    first = [dt.date.fromisoformat(name.split("--")[0]) for name in folders]
    assert {later - earlier for earlier, later in pairwise(first)} == {dt.timedelta(90)}
    for name in of_windows:
        if name.endswith("congruence.csv"):
            assert all(float(cell) >= 0 for row in rows(tmp_path / "dna" / name)[1:] for cell in row[1:])


def test_a_kernel_and_a_normalisation_that_knows_no_weights_are_refused(demo: Path, tmp_path: Path) -> None:
    with Record.open(demo, readonly=True) as record, pytest.raises(InvalidValue, match="knows no weights"):
        discourse(record, tmp_path, Normalisation.JACCARD, Moving(180, 90, Kernel.GAUSSIAN))


def test_the_list_has_every_statement_that_counts(every_record: Record, tmp_path: Path) -> None:
    discourse(every_record, tmp_path)
    head, *said = rows(tmp_path / "statements.csv")
    assert head == ["date", "actor", "issue", "qualifier", "document", "evidence"]
    counted = uses(every_record.account.positions, copies=every_record.copies())
    assert [row[1:3] for row in said] == [[each.actor, each.issue] for each in counted]
    ids = {fact for row in said for fact in row[5].split("; ")}
    assert {fact.id for fact in every_record.facts_called(ids)} == ids


def test_a_name_that_would_run_is_guarded_in_a_matrix(tmp_path: Path) -> None:
    network = one_mode([use("=Ann", "pay", 1, 1), use("@Bob", "pay", 1, 2)], aggregation=Aggregation.CONGRUENCE)
    text = matrix(network, tmp_path / "a.csv").read_text(encoding="utf-8")
    assert text.splitlines()[0] == f",{guarded('=Ann')},{guarded('@Bob')}"
