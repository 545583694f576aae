"""The command as a process: how it starts, how it ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from standoff.cli import entry
from standoff.cli.progress import Progress
from standoff.cli.show import listing

Process = Callable[..., "subprocess.CompletedProcess[str]"]

ENVIRONMENT = {**os.environ, "PYTHONWARNINGS": "error", "COLUMNS": "80"}


@pytest.fixture
def standoff(tmp_path: Path) -> Process:
    def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "standoff", *words]
        return subprocess.run(
            command,
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=tmp_path,
            env={**ENVIRONMENT, **environment},
            check=False,
        )

    return run


def test_a_record_error_is_one_line_and_exit_code_3(standoff: Process) -> None:
    ended = standoff("show", "documents")
    assert (ended.returncode, ended.stdout) == (3, "")
    assert ended.stderr.startswith("standoff: record.db: there is no record here yet")
    assert ended.stderr.count("\n") == 1


def test_a_mistyped_command_is_exit_code_2(standoff: Process) -> None:
    ended = standoff("shwo")
    assert ended.returncode == 2
    assert "No such command 'shwo'" in ended.stderr


def test_no_command_at_all_shows_the_help(standoff: Process) -> None:
    ended = standoff()
    assert "Usage: standoff" in ended.stdout + ended.stderr


def test_reading_ends_with_0_1_or_4(standoff: Process, cuttings: Path) -> None:
    assert standoff("read", "cuttings").returncode == 0
    (cuttings / "empty.txt").touch()
    assert standoff("read", "cuttings").returncode == 1
    assert standoff("read", "cuttings/empty.txt").returncode == 4


def test_a_port_that_is_taken_is_said_with_what_to_do(cuttings: Path, standoff: Process) -> None:
    assert standoff("read", "cuttings").returncode == 0
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ended = standoff("serve", "--no-browser", "--port", str(taken.getsockname()[1]))
    assert ended.returncode == 6
    assert "cannot be used" in ended.stderr
    assert "--port" in ended.stderr
    assert "fault" not in ended.stderr


def test_a_fault_of_the_program_is_one_line_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stumble(record: Path) -> None:
        raise KeyError("no such\x1b thing")

    monkeypatch.setattr(listing, "open_record", stumble)
    monkeypatch.setattr(sys, "argv", ["standoff", "show", "documents"])
    with pytest.raises(SystemExit) as ended:
        entry.main()
    assert ended.value.code == 70
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("standoff: a fault of the program: KeyError: 'no such")
    monkeypatch.setenv("STANDOFF_DEBUG", "1")
    with pytest.raises(KeyError):
        entry.main()


def test_output_that_is_closed_early_is_no_error(standoff: Process, tmp_path: Path) -> None:
    line = '{"text": "The ferry crews met the harbour board, and the board has said that it would answer. %s"}\n'
    (tmp_path / "press.jsonl").write_text("".join(line % ("They waited. " * n) for n in range(200)), encoding="utf-8")
    command = [sys.executable, "-m", "standoff", "extract", "press.jsonl"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path, env=ENVIRONMENT
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 141


def _hear_interrupts() -> None:
    """A run in the background hands on that interrupts are ignored; at a terminal nobody ignores them."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def test_an_interrupted_reading_says_so_and_can_be_taken_up_again(standoff: Process, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    text = 'Crews of the {} ferry met the board. "We were not asked," said Ann Orr, chair of the crews.\n' * 10
    for number in range(90):
        (folder / f"{number:03}.txt").write_text(text.format(*[number] * 10), encoding="utf-8")
    command = [sys.executable, "-m", "standoff", "read", "many"]
    with subprocess.Popen(
        command,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=ENVIRONMENT,
        preexec_fn=_hear_interrupts,
    ) as process:
        while not (tmp_path / "record.db").exists():
            assert process.poll() is None, "it ended before it began"
            time.sleep(0.01)
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        assert process.stderr
        assert process.stderr.read().strip() == b"standoff: interrupted"
        assert process.wait() == 130
    assert standoff("read", "many", "--workers", "2").returncode == 0
    assert "90 documents" in standoff("doctor").stdout


def test_a_terminal_without_unicode_gets_an_answer_all_the_same(standoff: Process, cuttings: Path) -> None:
    (cuttings / "odd.txt").write_text(
        "“We were not asked,” said Åsa Orr, chair of the crews. The board has said that it knew.", encoding="utf-8"
    )
    plain = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    assert standoff("read", "cuttings", **plain).returncode == 0
    shown = standoff("show", "statements", **plain)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "Åsa Orr: “We were not asked”" in shown.stdout
    assert (
        "Åsa"
        in standoff("show", "documents", "--format", "json", **plain).stdout
        + standoff("extract", "cuttings/odd.txt", **plain).stdout
    )


def test_version_and_completion(standoff: Process) -> None:
    assert standoff("--version").stdout.startswith("standoff ")
    assert "_standoff_completion" in standoff(_STANDOFF_COMPLETE="bash_source").stdout


@pytest.mark.parametrize("words", [["--help"], ["extract", "--help"]])
def test_the_help_does_not_wait_for_the_libraries(words: list[str], tmp_path: Path) -> None:
    heavy = ["trafilatura", "lxml", "numpy", "py3langid", "rich", "sqlite3", "msgspec", "multiprocessing"]
    script = (
        "import sys; sys.argv[1:] = sys.argv[1:]\n"
        "from standoff.cli import main\n"
        "try: main()\n"
        f"except SystemExit: print('LOADED', [name for name in {heavy} if name in sys.modules])\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script, *words], capture_output=True, text=True, env=ENVIRONMENT, check=True
    )
    assert ended.stdout.splitlines()[-1] == "LOADED []"


def test_extract_starts_in_under_half_a_second_of_work(standoff: Process, cuttings: Path) -> None:
    """Measured in the process's own time, so that what else runs on the machine is no matter."""
    before = os.times()
    runs = 3
    for _ in range(runs):
        assert standoff("extract", "--help").returncode == 0
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    assert used / runs < 0.5


# Progress


class Terminal:
    """A terminal that remembers what was written to it."""

    encoding = "utf-8"

    def __init__(self) -> None:
        self.written = ""

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.written += text
        return len(text)

    def flush(self) -> None: ...


def test_progress_is_shown_on_a_terminal_when_work_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    with Progress(patience=0.0) as progress:
        progress(1, 3, "one.txt")
        progress(2, 3, "[bold]\x1b]0;two.txt")
    assert "2/3" in terminal.written
    assert "[bold]" in terminal.written
    assert "\x1b]0;" not in terminal.written


def test_progress_is_quiet_when_work_is_short_or_nobody_watches(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Progress(patience=0.0) as progress:
        progress(1, 3, "one.txt")
    assert capsys.readouterr().err == ""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with Progress(patience=60.0) as progress:
        progress(1, 3, "one.txt")
    assert terminal.written == ""
