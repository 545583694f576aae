"""How present each party is: counted once an entry, its parts and successors beside it, the most present first."""

from __future__ import annotations

from standoff.ontology import Bearer, KnownParty, Party, PartyKind
from standoff.query.presence import Standing, presences


def party(name: str, kind: PartyKind = PartyKind.ORGANISATION, **more: str) -> KnownParty:
    return KnownParty(name.lower(), Party(name, kind, **more), (Bearer(name, "d1"),))  # type: ignore[arg-type]


def test_those_whom_most_concerns_come_first() -> None:
    found = presences(
        [party("Guild"), party("Agency"), party("Board")], [("Agency",), ("Guild", "Agency")], [("Agency",)]
    )
    assert [(each.id, each.spoken, each.acted) for each in found] == [
        ("agency", 2, 1),
        ("guild", 1, 0),
        ("board", 0, 0),
    ]


def test_who_has_a_name_comes_before_who_is_described_and_who_is_only_mentioned_last() -> None:
    named = [party("Board"), party("a source", PartyKind.UNNAMED), party("Guild"), party("nine", PartyKind.COLLECTIVE)]
    found = presences(named, [("a source",), ("a source",), ("Guild",)], [("nine",)])
    assert [(each.id, each.standing) for each in found] == [
        ("guild", Standing.NAMED),
        ("a source", Standing.DESCRIBED),
        ("nine", Standing.DESCRIBED),
        ("board", Standing.MENTIONED),
    ]


def test_an_entry_counts_once_however_often_it_names_a_party() -> None:
    (found,) = presences([party("Guild")], [("Guild", "Guild")], [])
    assert found.spoken == 1


def test_parts_and_successors_stand_with_the_whole_and_the_predecessor() -> None:
    named = [party("Guild"), party("Council", part_of="Guild"), party("New Guild", succeeds="Guild")]
    found = {each.party.name: each for each in presences(named, [], [])}
    assert found["Guild"].parts == ("Council",)
    assert found["Guild"].heirs == ("New Guild",)
    assert found["Council"].parts == ()
