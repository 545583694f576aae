"""Who acts on and speaks of whom as GraphML and GEXF, for Gephi, Cytoscape, NetworkX and igraph."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from standoff.exports.safety import for_xml
from standoff.exports.writing import replacing, write_lines
from standoff.query import Record

if TYPE_CHECKING:
    import networkx


def graph(record: Record) -> networkx.MultiDiGraph[str]:
    """Return the network of ``record``: parties as nodes, ties as edges, one edge for each kind of tie."""
    import networkx

    made: Any = networkx.MultiDiGraph()
    known = {each.party.name: each for each in record.parties()}
    edges = record.network().items
    nodes = _nodes({name for edge in edges for name in (edge.source, edge.target)})
    for name, node in nodes.items():
        party = known[name].party if name in known else None
        made.add_node(
            node,
            label=_told(name),
            **_given(
                kind=party.kind if party else None,
                sector=party.sector if party else None,
                part_of=party.part_of if party else None,
            ),
        )
    for edge in edges:
        made.add_edge(
            nodes[edge.source],
            nodes[edge.target],
            key=edge.id,
            kind=str(edge.kind),
            weight=float(edge.weight),
            documents=edge.documents,
            **({} if edge.score is None else {"score": edge.score}),
            **_given(first=edge.when, last=edge.last, evidence=" ".join(edge.evidence)),
        )
    return made


def _nodes(names: Iterable[str]) -> dict[str, str]:
    """Return what each of ``names`` is called in XML: two names that look the same there stay two nodes."""
    nodes: dict[str, str] = {}
    taken: set[str] = set()
    for name in sorted(names):
        node = _told(name)
        while node in taken:
            node += "\N{REPLACEMENT CHARACTER}"
        nodes[name] = node
        taken.add(node)
    return nodes


def _told(text: str) -> str:
    """Return ``text`` as it will be read from the file: lines end in a line feed there, whatever was written."""
    return for_xml(text.replace("\r\n", "\n").replace("\r", "\n"))


def _given(**attributes: object) -> dict[str, str]:
    """Return what is known of ``attributes``: what no text gives is not there, rather than empty."""
    return {name: _told(str(value)) for name, value in attributes.items() if value}


def graphml(record: Record, to: Path) -> list[Path]:
    """Write the network of ``record`` as GraphML to ``to``; return the files written."""
    import networkx

    with replacing(to) as part:
        networkx.write_graphml_xml(graph(record), part)
    return [to]


def gexf(record: Record, to: Path) -> list[Path]:
    """Write the network as GEXF 1.2 to ``to``, without the day of writing: the same record, the same bytes."""
    import networkx

    made = graph(record)
    networkx.set_edge_attributes(made, {edge: edge[2] for edge in made.edges}, "id")
    text = "\n".join(networkx.generate_gexf(made))
    write_lines([re.sub(r"(<meta)[^>]*(>)", r"\1\2", text, count=1)], to)
    return [to]
