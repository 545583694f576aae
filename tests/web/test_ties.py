"""Who is tied to whom, drawn: no more than can be seen, and nobody left out unsaid."""

from __future__ import annotations

from itertools import combinations

from standoff.record import Edge, EdgeKind
from standoff.web.pictures.ties import GROUPS, HEIGHT, MOST, WIDTH, ties


def edge(source: str, target: str, weight: int = 1) -> Edge:
    return Edge(f"{source}-{target}", (source, target), None, ("a1",), EdgeKind.ACTS_ON, source, target, weight, 1)


CROWD = [edge(f"Body {n}", f"Body {n % 7}", 3) for n in range(7, 40)] + [
    edge(f"Body {a}", f"Body {b}") for a, b in combinations(range(7), 2)
]
PAIRS = [edge(f"Left {n:02}", f"Right {n:02}") for n in range(30)]


def test_the_drawing_is_the_same_whatever_the_order_of_ties() -> None:
    one, other = ties(tuple(CROWD + PAIRS)), ties(tuple(reversed(CROWD + PAIRS)))
    assert one
    assert other
    assert (one.nodes, {(t.x1, t.y1, t.x2, t.y2) for t in one.ties}) == (
        other.nodes,
        {(t.x1, t.y1, t.x2, t.y2) for t in other.ties},
    )


def test_groups_beside_the_largest_are_drawn_as_many_as_fit_and_the_others_named() -> None:
    drawn = ties(tuple(CROWD + PAIRS))
    assert drawn
    beside = [node.name for node in drawn.nodes if node.name.startswith("Left")]
    assert len(beside) == GROUPS
    everybody = {name for each in CROWD + PAIRS for name in (each.source, each.target)}
    assert {node.name for node in drawn.nodes} | set(drawn.left_out) == everybody
    assert not {node.name for node in drawn.nodes} & set(drawn.left_out)
    assert len(drawn.ties) == len({frozenset((e.source, e.target)) for e in CROWD}) + GROUPS


def test_at_most_so_many_are_drawn() -> None:
    drawn = ties(tuple(edge("Hub", f"Body {n}") for n in range(MOST + 50)))
    assert drawn
    assert len(drawn.nodes) == MOST
    assert len(drawn.left_out) == 51


def test_marks_and_names_lie_within_the_drawing_and_no_name_on_another() -> None:
    drawn = ties(tuple(CROWD + PAIRS))
    assert drawn
    assert all(0 <= node.x <= WIDTH and 0 <= node.y <= HEIGHT for node in drawn.nodes)
    labels = [node.label for node in drawn.nodes if node.label]
    assert len(labels) > 10
    assert all(label.size <= label.y <= HEIGHT for label in labels)


def test_without_ties_there_is_no_drawing() -> None:
    assert ties(()) is None
    assert ties((edge("Guild", "Guild"),)) is None
