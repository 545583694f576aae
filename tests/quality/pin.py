"""Pin the floors of quality to what is measured now: python -m tests.quality.pin

Refuses to lower a floor as long as the corpus is the same.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from tests.quality import linking, scoring
from tests.quality.scoring import corpus_digest

FLOORS = Path(__file__).parent / "floors.json"

#: Which figures are pinned where.
PINNED = {FLOORS: scoring.measure, FLOORS.with_name("linking.json"): linking.measure}


class LoweredFloor(Exception):
    """A figure is lower than the floor that was pinned on the same corpus."""


def pinned(old: dict[str, Any], corpus: str, figures: dict[str, float]) -> dict[str, Any]:
    """Return the new floors; raises LoweredFloor where one would fall on the same ``corpus``."""
    if old.get("corpus") == corpus:
        fallen = [
            f"{name}: {figures.get(name)} < {floor}"
            for name, floor in old["floors"].items()
            if figures.get(name, 0) < floor
        ]
        if fallen:
            raise LoweredFloor("; ".join(fallen))
    return {"corpus": corpus, "floors": figures}


def main() -> int:
    """Measure, pin, and print what was pinned."""
    for path, measure in PINNED.items():
        old = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        try:
            new = pinned(old, corpus_digest(), measure())
        except LoweredFloor as fallen:
            print(f"not pinned, quality has fallen: {fallen}", file=sys.stderr)
            return 1
        path.write_text(json.dumps(new, indent=2) + "\n", encoding="utf-8")
        print(path.read_text(encoding="utf-8"), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
