"""The network as GraphML and GEXF: it comes back with the same nodes and edges, and nothing in it is no XML."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx
import pytest
from lxml import etree

from standoff.exports.graphs import _nodes, gexf, graph, graphml
from standoff.exports.safety import for_xml
from standoff.query import Record

Write = Callable[[Record, Path], list[Path]]

FORMS: list[tuple[Write, Callable[..., Any]]] = [(graphml, networkx.read_graphml), (gexf, networkx.read_gexf)]

each_form = pytest.mark.parametrize(("write", "read"), FORMS, ids=["graphml", "gexf"])


def edges(of: Any) -> dict[tuple[str, str, str], tuple[object, ...]]:
    """Edges by their ends and id, with what they say."""
    return {
        (source, target, str(told.get("id", key))): tuple(
            told.get(name) for name in ("kind", "weight", "documents", "score", "first", "last", "evidence")
        )
        for source, target, key, told in of.edges(keys=True, data=True)
    }


@each_form
def test_the_network_comes_back_as_it_was(every_record: Record, tmp_path: Path, write: Write, read: Any) -> None:
    made = graph(every_record)
    (file,) = write(every_record, tmp_path / "network")
    back = read(file)
    back = back if back.is_multigraph() else networkx.MultiDiGraph(back)
    assert set(back) == set(made)
    assert {n: told.get("label") for n, told in back.nodes(data=True)} == dict(made.nodes(data="label"))
    assert {n: told.get("kind") for n, told in back.nodes(data=True)} == dict(made.nodes(data="kind"))
    assert edges(back) == edges(made)
    assert len(made.edges) == every_record.network().total


@each_form
def test_ids_are_unique_and_no_control_character_gets_through(
    every_record: Record, tmp_path: Path, write: Write, read: Any
) -> None:
    (file,) = write(every_record, tmp_path / "network")
    text = file.read_text(encoding="utf-8")
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", text)
    tree = etree.fromstring(text.encode("utf-8"))
    for kind in ("node", "edge"):
        ids = [element.get("id") for element in tree.iter(f"{{*}}{kind}")]
        assert len(ids) == len(set(ids))
        assert all(ids)


def test_what_nobody_tells_is_not_there(record: Record) -> None:
    by_id = {edge.id: edge for edge in record.network()}
    for *_, key, told in graph(record).edges(keys=True, data=True):
        assert ("score" in told) == (by_id[key].score is not None)
        assert "" not in told.values()
    assert {edge.score is None for edge in by_id.values()} == {True, False}


def test_every_edge_names_facts_that_are_there(record: Record) -> None:
    named = {fact for *_, told in graph(record).edges(data="evidence") for fact in told.split()}
    assert named
    assert {fact.id for fact in record.store.facts_called(named)} == named


def test_two_names_that_look_alike_in_xml_stay_two() -> None:
    names = ["a\x01", "a\x02", "a\N{REPLACEMENT CHARACTER}", "b"]
    nodes = _nodes(names)
    assert len(set(nodes.values())) == len(names)
    assert all(node == for_xml(node) for node in nodes.values())
