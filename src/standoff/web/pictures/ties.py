"""Who acts on and speaks of whom, drawn: at most 150 parties, the same places for the same ties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from standoff.record import Edge

#: The most parties that are drawn: more is no picture. The rest is listed.
MOST = 150
WIDTH, HEIGHT, MARGIN = 1000, 640, 60


@dataclass(frozen=True, slots=True)
class Node:
    """A party's place, its size by how much concerns it, and where its name stands."""

    name: str
    x: float
    y: float
    radius: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A line between two parties, as thick as it is heavy, painted by how warm it is."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    paint: str
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Ties:
    """The drawing, and the parties that it leaves out."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    left_out: tuple[str, ...]


def ties(edges: Sequence[Edge]) -> Ties | None:
    """Return the drawing of ``edges``, both directions of a pair as one line; None without any."""
    weights: Counter[str] = Counter()
    for edge in edges:
        weights[edge.source] += edge.weight
        weights[edge.target] += edge.weight
    ranked = [name for name, _ in sorted(weights.items(), key=lambda item: (-item[1], item[0]))]
    drawn = frozenset(ranked[:MOST])
    pairs: dict[tuple[str, str], list[Edge]] = {}
    for edge in edges:
        if edge.source in drawn and edge.target in drawn and edge.source != edge.target:
            pairs.setdefault(tuple(sorted((edge.source, edge.target))), []).append(edge)  # type: ignore[arg-type]
    if not pairs:
        return None
    places = _places(pairs)
    heaviest = max(weights[name] for name in places)
    nodes = tuple(
        Node(name, x, y, round(4 + 10 * (weights[name] / heaviest) ** 0.5, 1), "end" if x > WIDTH * 0.7 else "start")
        for name, (x, y) in sorted(places.items())
    )
    most = max(sum(edge.weight for edge in group) for group in pairs.values())
    lines = tuple(_tie(places[a], places[b], group, most) for (a, b), group in sorted(pairs.items()))
    return Ties(WIDTH, HEIGHT, nodes, lines, tuple(ranked[MOST:]))


def _places(pairs: dict[tuple[str, str], list[Edge]]) -> dict[str, tuple[float, float]]:
    import networkx

    graph = networkx.Graph()
    for (left, right), group in sorted(pairs.items()):
        graph.add_edge(left, right, weight=float(sum(edge.weight for edge in group)) ** 0.5)
    found = networkx.spring_layout(graph, seed=7, k=2.2 / max(len(graph), 1) ** 0.5, iterations=120, weight="weight")
    xs, ys = [p[0] for p in found.values()], [p[1] for p in found.values()]
    wide, high = max(xs) - min(xs) or 1, max(ys) - min(ys) or 1
    return {
        name: (
            round(MARGIN + (WIDTH - 2 * MARGIN) * (float(x) - min(xs)) / wide, 1),
            round(MARGIN + (HEIGHT - 2 * MARGIN) * (float(y) - min(ys)) / high, 1),
        )
        for name, (x, y) in found.items()
    }


def _tie(start: tuple[float, float], end: tuple[float, float], group: list[Edge], most: int) -> Tie:
    scores = [edge.score * edge.weight for edge in group if edge.score is not None]
    paint = "even" if not scores or not sum(scores) else "cool" if sum(scores) > 0 else "warm"
    width = round(0.8 + 5 * (sum(edge.weight for edge in group) / most) ** 0.5, 1)
    return Tie(*start, *end, width, paint, tuple(sorted(group, key=lambda e: (-e.weight, e.source, str(e.kind)))))
