"""The documentation names every command, option, exit code and error code, and shows the help as it really is.

After a change to a command: STANDOFF_WRITE_DOCS=1 python -m pytest tests/test_docs.py brings docs/cli.md up to date.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from standoff import errors
from standoff.cli import app
from standoff.cli.entry import EXIT_CODES

DOCS = Path(__file__).parents[1] / "docs"
CLI = DOCS / "cli.md"

#: Codes of problems that are no exceptions: see docs/errors.md.
OTHER_CODES = {"reader-failed"}

_HELP = re.compile(r"```console\n\$ standoff ?([a-z ]*?) ?--help\n(.*?)```", re.DOTALL)


def commands(
    command: click.Command = app, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command with the words that call it."""
    yield path, command
    if isinstance(command, click.Group):
        for name, inner in sorted(command.commands.items()):
            yield from commands(inner, (*path, name))


COMMANDS = dict(commands())

each_command = pytest.mark.parametrize("path", COMMANDS, ids=lambda path: " ".join(path) or "standoff")


def help_of(path: tuple[str, ...]) -> str:
    return CliRunner().invoke(app, [*path, "--help"], prog_name="standoff", terminal_width=80).output


def written() -> str:
    return CLI.read_text(encoding="utf-8")


def test_the_help_can_be_brought_up_to_date() -> None:
    if os.environ.get("STANDOFF_WRITE_DOCS"):
        fresh = _HELP.sub(lambda m: f"```console\n$ {call(m[1])} --help\n{help_of(tuple(m[1].split()))}```", written())
        CLI.write_text(fresh, encoding="utf-8")


def call(words: str) -> str:
    return f"standoff {words}".strip()


@each_command
def test_the_documentation_shows_the_help_as_it_is(path: tuple[str, ...]) -> None:
    shown = {tuple(words.split()): text for words, text in _HELP.findall(written())}
    assert shown.get(path) == help_of(path), "see the first lines of this file"


@each_command
def test_every_help_has_an_example_that_parses(path: tuple[str, ...]) -> None:
    command = COMMANDS[path]
    examples = re.findall(r"^\s+(standoff .*)$", command.epilog or "", re.MULTILINE)
    assert examples
    for example in examples:
        assert example.startswith(call(" ".join(path)))
        parsed(example)


def parsed(line: str) -> None:
    """Parse a command line without running it; click.UsageError when it makes no sense."""
    import shlex

    words = shlex.split(line.split(" > ")[0])[1:]
    command: click.Command = app
    context = click.Context(app)
    while isinstance(command, click.Group) and words:
        name, found, words = command.resolve_command(context, words)
        assert found is not None
        assert name is not None
        command = found
    command.make_context("standoff", words, parent=context)


def test_every_command_line_in_the_documentation_parses() -> None:
    lines = [
        line.removeprefix("$ ").split(" | ")[0]
        for file in sorted(DOCS.glob("*.md"))
        for block in re.findall(r"```console\n(.*?)```", file.read_text(encoding="utf-8"), re.DOTALL)
        for line in block.splitlines()
        if line.startswith("$ standoff ") and "--help" not in line and "--version" not in line
    ]
    assert len(lines) >= 5
    for line in lines:
        parsed(line)


@each_command
def test_every_option_says_what_it_does(path: tuple[str, ...]) -> None:
    silent = [p.name for p in COMMANDS[path].params if isinstance(p, click.Option) and not p.help]
    assert silent == []


@pytest.mark.parametrize("code", EXIT_CODES)
def test_every_exit_code_is_documented(code: int) -> None:
    assert f"| {code} | {EXIT_CODES[code]}" in written()


def test_every_error_code_is_documented_and_no_other() -> None:
    known = set(OTHER_CODES)
    for error in vars(errors).values():
        if isinstance(error, type) and issubclass(error, errors.StandoffError):
            known |= error.codes
    page = (DOCS / "errors.md").read_text(encoding="utf-8").split("## Problems")[0]
    told = re.findall(r"^\| `([a-z-]+)` \|", page, re.MULTILINE)
    assert sorted(told) == sorted(known)


def problem_codes() -> set[str]:
    """Every code that a Problem is made with in the source."""
    source = Path(errors.__file__).parent
    texts = (file.read_text(encoding="utf-8") for file in source.rglob("*.py"))
    return {code for text in texts for code in re.findall(r"Problem\(\s*\"([a-z-]+)\"", text)}


@pytest.mark.parametrize("code", sorted(problem_codes()))
def test_every_code_of_a_problem_is_documented(code: str) -> None:
    pages = "".join((DOCS / name).read_text(encoding="utf-8") for name in ("errors.md", "sources.md"))
    assert f"| `{code}` |" in pages
