"""Discourse networks as files: numbers worked out by hand, matrices that mirror themselves, DL as UCINET reads it."""

from __future__ import annotations

import csv
import datetime as dt
import re
from pathlib import Path

import pytest

from standoff.exports.discourse import ONE_MODE, discourse, dl, matrix
from standoff.exports.safety import guarded, restored
from standoff.query import Record
from standoff.record import Aggregation, Network, Normalisation, Use, one_mode, two_mode, uses


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


def test_the_list_has_every_statement_that_counts(every_record: Record, tmp_path: Path) -> None:
    discourse(every_record, tmp_path)
    head, *said = rows(tmp_path / "statements.csv")
    assert head == ["date", "actor", "issue", "qualifier", "document", "evidence"]
    counted = uses(every_record.assembled.account.positions, copies=every_record.copies())
    assert [row[1:3] for row in said] == [[each.actor, each.issue] for each in counted]
    ids = {fact for row in said for fact in row[5].split("; ")}
    assert {fact.id for fact in every_record.facts_called(ids)} == ids


def test_a_name_that_would_run_is_guarded_in_a_matrix(tmp_path: Path) -> None:
    network = one_mode([use("=Ann", "pay", 1, 1), use("@Bob", "pay", 1, 2)], aggregation=Aggregation.CONGRUENCE)
    text = matrix(network, tmp_path / "a.csv").read_text(encoding="utf-8")
    assert text.splitlines()[0] == f",{guarded('=Ann')},{guarded('@Bob')}"
