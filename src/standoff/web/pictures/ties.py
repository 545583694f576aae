"""Who acts on and speaks of whom, drawn: at most 150 parties, the same places for the same ties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from standoff.record import Edge

#: The most parties that are drawn: more is no picture. The rest is listed.
MOST = 150
#: In units of the drawing; ``BELOW`` is the room for parties without a tie to the largest group.
WIDTH, HEIGHT, MARGIN, BELOW = 1000, 680, 60, 90
#: How many groups without a tie to the largest are drawn below it.
GROUPS = 7
#: The longest name that is written out.
LONGEST = 30


@dataclass(frozen=True, slots=True)
class Label:
    """A party's name as it is drawn: shortened where it is long, beside its mark."""

    words: str
    x: float
    y: float
    size: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Node:
    """A party's place, its size by how much concerns it, and its name where there is room for it."""

    name: str
    x: float
    y: float
    radius: float
    label: Label | None


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


@lru_cache(maxsize=8)
def ties(edges: tuple[Edge, ...]) -> Ties | None:
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
    pairs = {pair: group for pair, group in pairs.items() if pair[0] in places}
    heaviest = max(weights[name] for name in places)
    sizes = {name: round(4 + 10 * (weights[name] / heaviest) ** 0.5, 1) for name in places}
    labels = _labels([name for name in ranked if name in places], places, sizes)
    nodes = tuple(Node(name, x, y, sizes[name], labels.get(name)) for name, (x, y) in sorted(places.items()))
    most = max(sum(edge.weight for edge in group) for group in pairs.values())
    lines = tuple(_tie(places[a], places[b], group, most) for (a, b), group in sorted(pairs.items()))
    return Ties(WIDTH, HEIGHT, nodes, lines, tuple(name for name in ranked if name not in places))


def _places(pairs: dict[tuple[str, str], list[Edge]]) -> dict[str, tuple[float, float]]:
    """The largest group of tied parties has most of the room; the next ones stand in a row below, as many as fit."""
    import networkx

    graph = networkx.Graph()
    for (left, right), group in sorted(pairs.items()):
        graph.add_edge(left, right, weight=float(sum(edge.weight for edge in group)) ** 0.5)
    groups = sorted((sorted(group) for group in networkx.connected_components(graph)), key=lambda g: (-len(g), g))
    del groups[GROUPS + 1 :]
    floor = HEIGHT - MARGIN if len(groups) == 1 else HEIGHT - MARGIN - BELOW
    places = _spread(graph.subgraph(groups[0]), (MARGIN, 20, WIDTH - MARGIN, floor))
    step = (WIDTH - 2 * MARGIN) / max(len(groups) - 1, 1)
    for number, group in enumerate(groups[1:]):
        begin = MARGIN + step * number
        room = (begin + step * 0.1, floor + 50.0, begin + step * 0.7, HEIGHT - 20.0)
        places |= _spread(graph.subgraph(group), room)
    return places


def _spread(graph: Any, room: tuple[float, float, float, float]) -> dict[str, tuple[float, float]]:
    """Return places for ``graph`` that fill ``room`` (left, top, right, bottom)."""
    import networkx

    ordered = networkx.Graph()  # a subgraph's own order is that of a set
    ordered.add_nodes_from(sorted(graph))
    ordered.add_edges_from(sorted((min(a, b), max(a, b), data) for a, b, data in graph.edges(data=True)))
    found = networkx.spring_layout(ordered, seed=7, k=3.2 / len(ordered) ** 0.5, iterations=60, weight="weight")
    left, top, right, bottom = room
    xs, ys = _evenly([float(p[0]) for p in found.values()]), _evenly([float(p[1]) for p in found.values()])
    return {
        name: (round(left + (right - left) * x, 1), round(top + (bottom - top) * y, 1))
        for name, x, y in zip(found, xs, ys, strict=True)
    }


def _evenly(values: list[float]) -> list[float]:
    """Return ``values`` from 0 to 1, half as they are and half by their rank: a crowd in the middle opens up."""
    least, most = min(values), max(values)
    order = {place: rank for rank, place in enumerate(sorted(range(len(values)), key=lambda i: (values[i], i)))}
    last = max(len(values) - 1, 1)
    return [
        0.5 if most == least else 0.5 * (value - least) / (most - least) + 0.5 * order[place] / last
        for place, value in enumerate(values)
    ]


def _labels(
    ranked: Sequence[str], places: Mapping[str, tuple[float, float]], sizes: Mapping[str, float]
) -> dict[str, Label]:
    """Return the names that have room, those with most ties first: none over another name or over a larger mark."""
    taken = [(x - sizes[n], y - sizes[n], x + sizes[n], y + sizes[n]) for n, (x, y) in places.items() if sizes[n] > 6]
    made: dict[str, Label] = {}
    for name in ranked:
        x, y, radius = *places[name], sizes[name]
        words = name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"
        size = 13 if radius > 7 else 11
        wide = len(words) * size * 0.58
        for anchor, at, down in (
            ("start", x + radius + 4, 4.0),
            ("end", x - radius - 4, 4.0),
            ("middle", x, -radius - 5),
            ("middle", x, radius + size + 1),
        ):
            left = at - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
            box = (left, y + down - size, left + wide, y + down + 2)
            inside = box[0] >= 0 and box[1] >= 0 and box[2] <= WIDTH and box[3] <= HEIGHT
            if inside and not any(_over(box, other) for other in taken):
                taken.append(box)
                made[name] = Label(words, round(at, 1), round(y + down, 1), size, anchor)
                break
    return made


def _over(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _tie(start: tuple[float, float], end: tuple[float, float], group: list[Edge], most: int) -> Tie:
    scores = [edge.score * edge.weight for edge in group if edge.score is not None]
    paint = "even" if not scores or not sum(scores) else "cool" if sum(scores) > 0 else "warm"
    width = round(0.8 + 5 * (sum(edge.weight for edge in group) / most) ** 0.5, 1)
    return Tie(*start, *end, width, paint, tuple(sorted(group, key=lambda e: (-e.weight, e.source, str(e.kind)))))
