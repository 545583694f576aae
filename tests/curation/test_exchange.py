"""Decisions as lines: out and in again is byte for byte, and what is broken is refused with its number."""

from __future__ import annotations

import codecs
from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.curation.facts import NOON, at

from standoff.curation import exchange, making
from standoff.errors import InvalidValue
from standoff.ontology import Anchor, Kind

MADE = [
    making.merge("Ann Orr", "Orr", "Ines", at(1), documents=["d2", "d1"]),
    making.forbid("Ann Orr", "Ann Orr MP", "Ines", at(2), note="father and daughter"),
    making.split("Kell", ["d1"], "Jane Kell", "Ines", at(3)),
    making.regroup("the tariff", "pilotage tariff", "Ines", at(4)),
    making.note("Ferry Crews' Association", "renamed", "Ines", at(5)),
    making.add(Kind.STATEMENT, "a.txt", Anchor("not asked", "were ", "", 5, 14), {"kind": "direct"}, "Ines", at(6)),
]
MADE.append(making.undo(MADE[0], "Ines", at(7)))


def test_out_and_in_and_out_again_is_byte_for_byte() -> None:
    lines = list(exchange.lines(MADE))
    received = exchange.receive(lines, ())
    assert received == exchange.Received(tuple(MADE), 0, ())
    assert list(exchange.lines(received.new)) == lines


def test_what_is_there_already_is_passed_over() -> None:
    received = exchange.receive(exchange.lines([*MADE, *MADE[:2]]), MADE[:3])
    assert (received.new, received.known) == (tuple(MADE[3:]), 5)


BROKEN = [
    (b"{}", "missing required field"),
    (b"not json", "no decision"),
    (b"\xff\xfe", "no decision"),
    (b"[" * 100_000, "no decision"),
    (msgspec.json.encode(replace(MADE[0], author="Joan")), "changed by hand"),
    (msgspec.json.encode(MADE[0]).replace(b"Ines", b"    "), "author"),
    (msgspec.json.encode(MADE[0]).replace(b"Z", b""), "time zone"),
    (msgspec.json.encode(MADE[0]).replace(b'"merge"', b'"marry"'), "marry"),
    (msgspec.json.encode(replace(MADE[2], changes=())), "split needs as"),
    (msgspec.json.encode(replace(MADE[3], changes=(("issue", "7"),))), "issue"),
    (msgspec.json.encode(replace(MADE[3], changes=(*MADE[3].changes, ("colour", '"red"')))), "no 'colour'"),
    (msgspec.json.encode(replace(MADE[5], anchor=None)), "needs the words"),
    (msgspec.json.encode(replace(MADE[5], subject="x1")), "no fact's id"),
    (msgspec.json.encode(replace(MADE[6], subject=" ")), "subject"),
]


@pytest.mark.parametrize(("line", "told"), BROKEN, ids=range(len(BROKEN)))
def test_a_broken_line_is_refused_by_number_and_the_others_are_taken(line: bytes, told: str) -> None:
    good = list(exchange.lines(MADE[:2]))
    received = exchange.receive([good[0], b"\n", line + b"\n", good[1]], ())
    assert received.new == tuple(MADE[:2])
    assert [refused.line for refused in received.refused] == [3]
    assert told in received.refused[0].reason


def test_a_mark_at_the_beginning_of_a_file_does_no_harm() -> None:
    lines = list(exchange.lines(MADE))
    assert exchange.receive([codecs.BOM_UTF8 + lines[0], *lines[1:]], ()).new == tuple(MADE)


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)


@given(TEXTS, TEXTS, TEXTS, st.timezones().map(lambda zone: NOON.astimezone(zone)))
def test_whatever_is_written_comes_back(about: str, words: str, author: str, when: object) -> None:
    decision = making.note(about, words, author, when)  # type: ignore[arg-type]
    line = b"".join(exchange.lines([decision]))
    assert line.count(b"\n") == 1
    assert exchange.read(line) == decision


def test_a_decision_without_a_zone_or_an_author_is_not_made() -> None:
    with pytest.raises(InvalidValue, match="time zone"):
        making.note("Kell", "seen", "Ines", NOON.replace(tzinfo=None))
    with pytest.raises(InvalidValue, match="author"):
        making.note("Kell", "seen", " ", NOON)
