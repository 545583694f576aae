"""What the confidence of a finding is worth: python -m tests.quality.reliability

Of the positions, channels and votes found in the demo corpus, how many there are in each band of confidence, their mean
confidence, and the share that the corpus' own truth has. A truth lists what is plain: a finding that it lacks may be
right all the same, positions above all (docs/quality.md says how those were judged).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from standoff import reading
from standoff.exports import extract
from standoff.ontology import Channel, Position, Vote
from tests.quality.scoring import (
    Truth,
    articles,
    matched,
    placed,
    same_channel,
    same_position,
    same_vote,
)

BANDS = ((0.0, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 1.01))
LAYERS: dict[str, Callable[[Truth, Truth], bool]] = {
    "positions": same_position,
    "dialogue": same_channel,
    "votes": same_vote,
}

Judged = tuple[float, bool]


def judged() -> dict[str, list[Judged]]:
    """Of each layer, every finding's confidence and whether the truth has it."""
    found: dict[str, list[Judged]] = {layer: [] for layer in LAYERS}
    for truth, document in articles():
        findings = reading.read(document)
        printed = extract(document, findings)
        sure: dict[str, Sequence[Position | Channel | Vote]] = {
            "positions": findings.positions,
            "dialogue": findings.dialogue,
            "votes": findings.votes,
        }
        for layer, same in LAYERS.items():
            rows = printed[layer]
            assert isinstance(rows, list)
            right = {id(row) for _, row in matched(placed(truth[layer], document), rows, same)}
            found[layer] += [(one.confidence, id(row) in right) for one, row in zip(sure[layer], rows, strict=True)]
    return found


def table(found: list[Judged]) -> Iterator[tuple[str, int, float, float]]:
    """Band, number of findings, their mean confidence, and the share of them in the truth; empty bands are left out."""
    for low, high in BANDS:
        inside = [(sure, right) for sure, right in found if low <= sure < high]
        if inside:
            count = len(inside)
            yield (
                f"{low:.1f}–{min(high, 1):.1f}",
                count,
                sum(s for s, _ in inside) / count,
                sum(r for _, r in inside) / count,
            )


def main() -> None:
    """Print a table for each layer."""
    for layer, found in judged().items():
        print(f"{layer}: {len(found)} findings")
        for band, count, mean, share in table(found):
            print(f"  {band:9}{count:5}   confidence {mean:.2f}   in the truth {share:.2f}")


if __name__ == "__main__":
    main()
