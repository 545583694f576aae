"""A newcomer's first hour: a folder of cuttings, one of them broken, one of them changed later."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

CUTTINGS = {
    "tideway/2014-05-15-talks-off.txt": """Quarry drivers leave the table

By Perrin Hale
Published: 15 May 2014

Drivers at the Holm quarries have broken off talks with their employer over night shifts.

"We came with figures and were offered biscuits," said Maud Farrant, general secretary of the Quarry Drivers' Union.

Ms Farrant said that the company had not answered three letters.
""",
    "tideway/2014-06-20-reply.txt": """Holm Stone answers its drivers

By Perrin Hale
Published: 20 June 2014

Holm Stone has asked the drivers to come back.

"Our door is open on any weekday," said Edwin Sallow, chief executive of Holm Stone.
""",
    "echo/column.html": """<html><head><title>Why the quarries are quiet</title></head><body><nav>Home News Sport</nav>
<article><h1>Why the quarries are quiet</h1>
<p>It is now five weeks since the lorries stopped running at night, and the villages below the quarries sleep well.</p>
<p>“Nobody has told us when they will run again,” said Edwin Sallow, the chief executive of Holm Stone, last week.</p>
<p>Whether the drivers will go back to the table is another question, and one for themselves.</p>
</article><footer>Cookies and privacy</footer></body></html>
""",
    "echo/broken.txt": "",
    "echo/german.txt": "Die Fahrer der Steinbrüche haben die Gespräche abgebrochen. Sie wollen erst wieder reden, wenn "
    "das Unternehmen ihre Briefe beantwortet hat, und das kann nach Lage der Dinge noch lange dauern.\n",
}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    for name, text in CUTTINGS.items():
        file = tmp_path / "cuttings" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def standoff(desk: Path, *words: str, expect: int = 0) -> str:
    command = [sys.executable, "-m", "standoff", *words]
    ended = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=desk, check=False)
    assert ended.returncode == expect, ended.stderr + ended.stdout
    assert "Traceback" not in ended.stderr
    return ended.stdout if expect in (0, 1) else ended.stderr


def items(desk: Path, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(standoff(desk, "show", *words, "--format", "json"))["items"]
    return found


def test_from_a_folder_of_cuttings_to_a_record(desk: Path) -> None:
    assert "there is no record here yet" in standoff(desk, "show", "statements", expect=3)

    told = standoff(desk, "read", "cuttings", expect=1)
    assert "Read 3 documents into record.db: 3 added" in told
    assert "cuttings/echo/broken.txt" in told
    assert "[empty]" in told
    assert "cuttings/echo/german.txt" in told
    assert "[language]" in told

    said = {item["words"]: item["speaker"] for item in items(desk, "statements")}
    assert said["We came with figures and were offered biscuits"] == "Maud Farrant"
    assert said["Nobody has told us when they will run again"] == "Edwin Sallow"

    (reply,) = items(desk, "statements", "--speaker", "sallow", "--since", "2014-06-20", "--until", "2014-06-20")
    assert "«Our door is open on any weekday»" in standoff(desk, "show", "why", reply["id"])

    offices = {(item["person"], item["organisation"]) for item in items(desk, "offices")}
    assert ("Edwin Sallow", "Holm Stone") in offices

    assert [item["document"]["source"] for item in items(desk, "search", "lorries", "villages")] == [
        "cuttings/echo/column.html"
    ]
    assert items(desk, "search", "cookies") == []


def test_reading_again_changes_nothing_and_a_changed_cutting_is_noticed(desk: Path) -> None:
    standoff(desk, "read", "cuttings", expect=1)
    (reply,) = items(desk, "statements", "--speaker", "sallow", "--since", "2014-06-20", "--until", "2014-06-20")
    before = (desk / "record.db").read_bytes()
    assert "3 unchanged" in standoff(desk, "read", "cuttings", expect=1)
    assert (desk / "record.db").read_bytes() == before

    file = desk / "cuttings/tideway/2014-06-20-reply.txt"
    file.write_text(file.read_text() + "\nThe drivers will answer on Monday.\n", encoding="utf-8")
    assert "1 revised, 2 unchanged" in standoff(desk, "read", "cuttings", expect=1)
    assert items(desk, "search", "Monday")[0]["document"]["source"] == "cuttings/tideway/2014-06-20-reply.txt"
    assert "revision 2 of 2" in standoff(desk, "show", "why", reply["id"])


def test_a_mended_file_leaves_the_list_of_what_was_not_read(desk: Path) -> None:
    standoff(desk, "read", "cuttings", expect=1)
    assert [item["source"] for item in items(desk, "unread")] == [
        "cuttings/echo/broken.txt",
        "cuttings/echo/german.txt",
    ]
    mended = desk / "cuttings/echo/broken.txt"
    mended.write_text(CUTTINGS["tideway/2014-06-20-reply.txt"].replace("weekday", "day"), encoding="utf-8")
    (desk / "cuttings/echo/german.txt").unlink()
    assert "1 added" in standoff(desk, "read", "cuttings")
    assert items(desk, "unread") == [], "what is no longer there need not be mended"


def test_a_deleted_cutting_stays_in_the_record_and_is_said_to_be_gone(desk: Path) -> None:
    standoff(desk, "read", "cuttings", expect=1)
    (reply,) = items(desk, "statements", "--speaker", "sallow", "--since", "2014-06-20", "--until", "2014-06-20")
    file = desk / "cuttings/tideway/2014-06-20-reply.txt"
    text = file.read_text(encoding="utf-8")
    file.unlink()
    assert "Gone (1)" in standoff(desk, "read", "cuttings", expect=1)
    assert "Gone" not in standoff(desk, "read", "cuttings", expect=1), "it is news only once"
    gone = [item["source"] for item in items(desk, "documents") if item["gone"]]
    assert gone == ["cuttings/tideway/2014-06-20-reply.txt"]
    assert "gone:" in standoff(desk, "show", "documents")
    assert "gone:" in standoff(desk, "show", "why", reply["id"])
    file.write_text(text, encoding="utf-8")
    standoff(desk, "read", "cuttings", expect=1)
    assert not any(item["gone"] for item in items(desk, "documents"))


def test_several_workers_make_the_same_record(desk: Path) -> None:
    standoff(desk, "read", "cuttings", "--record", "one.db", expect=1)
    standoff(desk, "read", "cuttings", "--record", "two.db", "--workers", "2", expect=1)
    listings = [standoff(desk, "show", "statements", "--record", record) for record in ("one.db", "two.db")]
    assert listings[0] == listings[1]
    assert listings[0]


def test_the_demo_shows_what_there_is_to_see(desk: Path) -> None:
    told = standoff(desk, "demo", "--no-serve")
    assert "Try next:" in told
    command = next(line for line in told.splitlines() if "show why" in line).split()
    assert "«" in standoff(desk, *command[1:])
    assert "as before" in standoff(desk, "demo", "--no-serve")
    assert "record.db" in standoff(desk, "doctor")
