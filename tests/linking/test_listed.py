"""A list of parties in a plain file: read whole, or refused with the party and the field named."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from standoff.errors import InvalidValue, UnreadableSource
from standoff.linking import listed
from standoff.linking.listed import ListedParty
from standoff.ontology import PartialDate, Party, PartyKind, Sector

WRITTEN = """
[[party]]
name = "Guild of Ferrymen"
acronyms = ["GoF"]
aliases = ["Ferrymen's Guild", "GoF"]
sector = "union"

[[party]]
name = "pay committee"
kind = "committee"
part_of = "Guild of Ferrymen"

[[party]]
name = "Department for Ships"
succeeds = "Ministry of Ports"
from = "2015-10"

[[party]]
name = "Ministry of Ports"
to = "2015-09-30"
"""


def test_a_list_says_who_is_called_what_when() -> None:
    guild, committee, department, ministry = listed.parse(WRITTEN)
    assert guild == ListedParty(
        Party("Guild of Ferrymen", PartyKind.ORGANISATION, Sector.UNION, ("GoF", "Ferrymen's Guild"))
    )
    assert guild.names == ("Guild of Ferrymen", "GoF", "Ferrymen's Guild")
    assert (committee.party.kind, committee.party.part_of) == (PartyKind.COMMITTEE, "Guild of Ferrymen")
    assert (department.party.succeeds, department.start, department.end) == (
        "Ministry of Ports",
        PartialDate("2015-10"),
        None,
    )
    assert ministry.end == PartialDate("2015-09-30")


@pytest.mark.parametrize(
    ("date", "old", "new"),
    [("2014", True, False), ("2015", True, True), ("2015-10-01", False, True), ("2020-01-01", False, True)],
)
def test_a_party_is_met_while_it_goes_by_its_names(date: str, old: bool, new: bool) -> None:
    _, _, department, ministry = listed.parse(WRITTEN)
    assert (ministry.may_be_met(PartialDate(date)), department.may_be_met(PartialDate(date))) == (old, new)


def test_without_a_date_nobody_is_ruled_out() -> None:
    assert all(each.may_be_met(None) for each in listed.parse(WRITTEN))


def test_an_empty_list_is_a_list() -> None:
    assert listed.parse("") == ()


REFUSED = {
    "no TOML": ("[[party]\n", "not TOML"),
    "a party outside a [[party]]": ('name = "Guild"', "there is no field 'name'"),
    "no list": ('party = "Guild"', "no list of parties"),
    "no name": ('[[party]]\nkind = "committee"', "party 1: a party without a name"),
    "an empty name": ('[[party]]\nname = " "', "name is no text"),
    "a field of another name": ('[[party]]\nname = "Guild"\nalias = "G"', "there is no field 'alias'"),
    "a text where a list should be": ('[[party]]\nname = "Guild"\naliases = "G"', "aliases is no list of texts"),
    "a number where a text should be": ('[[party]]\nname = "Guild"\nfrom = 2015', "from is no text"),
    "a kind that is none": ('[[party]]\nname = "Guild"\nkind = "club"', "'club' is no kind"),
    "a sector that is none": ('[[party]]\nname = "Guild"\nsector = "boats"', "'boats' is no sector"),
    "a name twice": ('[[party]]\nname = "Guild"\n[[party]]\nname = "guild"', "'guild' is listed twice"),
    "a whole that is not listed": ('[[party]]\nname = "branch"\npart_of = "Guild"', "'Guild', which is not listed"),
    "a circle": (
        '[[party]]\nname = "A"\nsucceeds = "B"\n[[party]]\nname = "B"\nsucceeds = "A"',
        "succeeds of 'A' leads in a circle",
    ),
}


@pytest.mark.parametrize(("text", "told"), REFUSED.values(), ids=REFUSED)
def test_a_list_with_a_mistake_is_refused_and_the_mistake_named(text: str, told: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        listed.parse(text, "my.toml")
    assert caught.value.code == "bad-list"
    assert told in str(caught.value)
    assert "my.toml" in str(caught.value)


@pytest.mark.parametrize("dates", ['from = "last year"', 'from = "2016"\nto = "2015"'])
def test_a_date_that_is_none_is_refused(dates: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        listed.parse(f'[[party]]\nname = "Guild"\n{dates}')
    assert caught.value.code == "bad-date"


def test_a_list_is_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "parties.toml"
    path.write_text(WRITTEN, encoding="utf-8")
    assert listed.load(path) == listed.parse(WRITTEN)


@pytest.mark.parametrize(("made", "code"), [(None, "not-found"), (b"\xff\xfe", "not-text")])
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, made: bytes | None, code: str) -> None:
    path = tmp_path / "parties.toml"
    if made is not None:
        path.write_bytes(made)
    with pytest.raises(UnreadableSource) as caught:
        listed.load(path)
    assert caught.value.code == code
    with pytest.raises(UnreadableSource):
        listed.load(tmp_path)


def test_the_shipped_list_has_the_successive_departments_with_their_dates() -> None:
    by_name = {each.party.name: each for each in listed.shipped()}
    chain = ["Department of Health and Social Care"]
    while (before := by_name[chain[-1]].party.succeeds) is not None:
        chain.append(before)
    assert chain == [
        "Department of Health and Social Care",
        "Department of Health",
        "Department of Health and Social Security",
        "Ministry of Health",
    ]
    for later, earlier in pairwise(chain):
        end, start = by_name[earlier].end, by_name[later].start
        assert end is not None
        assert start is not None
        assert end.is_before(start)


def test_a_list_that_is_not_shipped_is_told_with_those_that_are() -> None:
    with pytest.raises(UnreadableSource, match="uk-health"):
        listed.shipped("moon-health")
