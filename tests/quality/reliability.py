"""What confidence is worth: python -m tests.quality.reliability

For each band of confidence, how many acts and statements of the demo corpus were given it, the mean of what they were
given, and the share that is right (acts: type, doer and target; statements: the words and the speaker). In the last
line stands the expected calibration error: the mean distance between the two, weighted by how many there are (Naeini et
al. 2015).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from standoff import reading
from standoff.ontology import Document, Findings
from tests.quality.scoring import Named, Truth, articles, locate, matched, paired, same_act, same_name, trimmed

#: Lower ends of the bands.
BANDS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)

Judged = tuple[float, bool]
Row = tuple[float, int, float, float]


def acts(truth: Truth, findings: Findings) -> Iterator[Judged]:
    """Each act's confidence, and whether it is right."""
    right = {act.id for _, act in matched(truth["acts"], findings.acts, same_act)}
    yield from ((act.confidence, act.id in right) for act in findings.acts)


def statements(truth: Truth, document: Document, findings: Findings) -> Iterator[Judged]:
    """Each statement's confidence, and whether its words and its speaker are right."""
    gold: list[Named] = [
        (
            trimmed(document.text, locate(document.text, s["content"], s.get("nth", 0))),
            s["speaker_name"],
            s["kind"],
        )
        for s in truth["statements"]
    ]
    found: list[Named] = [(trimmed(document.text, s.content), s.speaker_name, str(s.kind)) for s in findings.statements]
    right = {j for i, j in paired(gold, found, 0.5) if same_name(gold[i][1], found[j][1])}
    yield from ((s.confidence, number in right) for number, s in enumerate(findings.statements))


def table(judged: Iterable[Judged]) -> list[Row]:
    """For each band that occurs: its lower end, how many, their mean confidence, the share that is right."""
    bands: dict[float, list[Judged]] = {}
    for confidence, right in judged:
        bands.setdefault(max(low for low in BANDS if low <= confidence), []).append((confidence, right))
    return [
        (low, len(held), sum(c for c, _ in held) / len(held), sum(r for _, r in held) / len(held))
        for low, held in sorted(bands.items())
    ]


def calibration_error(rows: list[Row]) -> float:
    """The mean distance of confidence from the share that is right, weighted by number; 0 without rows."""
    total = sum(count for _, count, _, _ in rows)
    return sum(count * abs(mean - share) for _, count, mean, share in rows) / total if total else 0.0


def main() -> None:
    """Measure and print."""
    judged: dict[str, list[Judged]] = {"acts": [], "statements": []}
    for truth, document in articles():
        findings = reading.read(document)
        judged["acts"] += acts(truth, findings)
        judged["statements"] += statements(truth, document, findings)
    for layer, found in judged.items():
        rows = table(found)
        print(f"\n| {layer}: confidence from | how many | mean confidence | share right |\n|---|---|---|---|")
        for low, count, mean, share in rows:
            print(f"| {low:.1f} | {count} | {mean:.2f} | {share:.2f} |")
        print(f"\nexpected calibration error: {calibration_error(rows):.3f}")


if __name__ == "__main__":
    main()
