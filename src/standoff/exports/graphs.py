"""Who acts on and speaks of whom as GraphML and GEXF, for Gephi, Cytoscape, NetworkX and igraph."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from standoff.exports.safety import for_xml
from standoff.query import Record

if TYPE_CHECKING:
    import networkx


def graph(record: Record) -> networkx.MultiDiGraph[str]:
    """Return the network of ``record``: parties as nodes, ties as edges, one edge for each kind of tie."""
    import networkx

    made: Any = networkx.MultiDiGraph()
    known = {each.party.name: each for each in record.parties()}
    edges = record.network().items
    for name in sorted({name for edge in edges for name in (edge.source, edge.target)}):
        party = known.get(name)
        made.add_node(
            for_xml(name),
            label=for_xml(name),
            kind=str(party.party.kind) if party else "",
            sector=str(party.party.sector or "") if party else "",
            part_of=for_xml(party.party.part_of or "") if party else "",
        )
    for edge in edges:
        made.add_edge(
            for_xml(edge.source),
            for_xml(edge.target),
            key=f"{edge.kind}",
            kind=str(edge.kind),
            weight=float(edge.weight),
            documents=edge.documents,
            score=edge.score if edge.score is not None else 0.0,
            first=str(edge.when or ""),
            last=str(edge.last or ""),
            evidence=" ".join(edge.evidence),
        )
    return made


def graphml(record: Record, to: Path) -> list[Path]:
    """Write the network as GraphML to ``to``."""
    import networkx

    networkx.write_graphml_xml(graph(record), to)
    return [to]


def gexf(record: Record, to: Path) -> list[Path]:
    """Write the network as GEXF 1.2 to ``to``, without the day of writing: the same record, the same bytes."""
    import re

    import networkx

    text = "\n".join(networkx.generate_gexf(graph(record)))
    to.write_text(re.sub(r"(<meta)[^>]*(>)", r"\1\2", text) + "\n", encoding="utf-8")
    return [to]
