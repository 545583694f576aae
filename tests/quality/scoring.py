"""How well the demo corpus is read, measured against its own truth.

    statements found   F1: spans overlap with intersection over union >= 0.5
    statements exact   the same at >= 0.9
    statements whole   found, and by the right speaker
    speaker            of the statements found, the share with the right speaker
    recall of a kind   of the direct, mixed, indirect statements in the truth, the share found
    roles              F1 over (person, role, body, status)
    acts found         F1: the words of the triggers overlap
    acts typed         F1: type (a mode counts as its type) and doer are right, and the target where both give one
    positions          F1: holder and stance are right, and the words overlap
    dialogue           F1: the pair is right, and whether they talk, are asked to, or have stopped
    dialogue level     of the dialogue found, the share with the right level
    votes              F1: body (a committee with or without its parent's name) and result are right
    vote numbers       F1 over the numbers of those votes: each option's count, electorate, turnout

Spans are compared without outer white space, marks and punctuation. Names must be equal but for case, titles, a
leading article and white space: the truth gives each article's own fullest form, so nothing looser is needed.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from standoff import reading, sources
from standoff.exports import extract
from standoff.ontology import Act, Document, Findings, Span, Statement, act_types

DEMO = Path(__file__).parents[2] / "src" / "standoff" / "demo"
_TRIM = " \t\r\n'\"‘’“”`´.,;:!?…–—-()[]\u00a0\u00ad"
_TITLES = re.compile(r"^(?:(?:the|a|an|mr|mrs|ms|miss|dr|sir|dame|captain|capt|professor|prof|rev)\.?\s+)+", re.I)

_TYPE_OF_MODE = {mode: name for name, row in act_types().items() for mode in row.modes}

Truth = dict[str, Any]
Named = tuple[Span, str | None, str]


@dataclass
class Tally:
    """Hits, truth and findings of each measure."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, measure: str, hits: int, truth: int, found: int) -> None:
        for what, number in (("hit", hits), ("truth", truth), ("found", found)):
            self.counts[measure, what] += number

    def f1(self, measure: str) -> float:
        hits, truth, found = (self.counts[measure, what] for what in ("hit", "truth", "found"))
        return 2 * hits / (truth + found) if hits else 0.0

    def recall(self, measure: str) -> float:
        return self.counts[measure, "hit"] / max(1, self.counts[measure, "truth"])


def corpus_digest() -> str:
    """The digest of every file of the corpus and its truth, names and bytes, in order."""
    digest = hashlib.sha256()
    for path in sorted(p for p in DEMO.rglob("*") if p.is_file() and p.suffix in {".txt", ".html", ".jsonl", ".json"}):
        digest.update(path.relative_to(DEMO).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def articles() -> Iterator[tuple[Truth, Document]]:
    """Each article with its truth."""
    documents = {}
    for source in sources.find([DEMO / "articles"], base=DEMO):
        assert isinstance(source, sources.Source)
        for number, item in enumerate(sources.read(source)):
            assert isinstance(item, Document), item
            documents[source.name, number] = item
    for path in sorted((DEMO / "truth").glob("*.json")):
        if path.stem != "record":
            truth = json.loads(path.read_text(encoding="utf-8"))
            yield truth, documents[truth["file"], truth.get("item", 0)]


def locate(text: str, words: str, nth: int = 0) -> Span:
    """Where ``words`` stand in ``text`` for the ``nth`` time, white space aside."""
    pattern = r"\s+".join(re.escape(part) for part in words.split())
    matches = list(re.finditer(pattern, text))
    assert len(matches) > nth, f"{words[:60]!r} does not stand {nth + 1} times in the text"
    return Span(matches[nth].start(), matches[nth].end())


def trimmed(text: str, span: Span) -> Span:
    """``span`` without outer white space, marks and punctuation."""
    return span.trimmed(text, _TRIM)


def measure() -> dict[str, float]:
    """The figures, rounded to three places."""
    tally = Tally()
    for truth, document in articles():
        findings = reading.read(document)
        _statements(tally, truth, document, findings)
        _roles(tally, truth, findings)
        _acts(tally, truth, document, findings)
        printed = extract(document, findings)
        for layer, same in (("positions", same_position), ("dialogue", same_channel), ("votes", same_vote)):
            gold, found = placed(truth[layer], document), printed[layer]
            assert isinstance(found, list)
            pairs = list(matched(gold, found, same))
            tally.add(layer, len(pairs), len(gold), len(found))
            if layer == "dialogue":
                tally.add("dialogue level", sum(g["level"] == f["level"] for g, f in pairs), len(pairs), len(pairs))
            for one, other in pairs if layer == "votes" else ():
                numbers, read = _numbers(one), _numbers(other)
                tally.add("vote numbers", len(numbers & read), len(numbers), len(read))
    figures = {f"statements {name}": tally.f1(name) for name in ("found", "exact", "whole")}
    figures |= {f"recall {kind}": tally.recall(f"recall {kind}") for kind in ("direct", "mixed", "indirect")}
    figures |= {"speaker": tally.recall("speaker"), "roles": tally.f1("roles")}
    figures |= {f"acts {name}": tally.f1(f"acts {name}") for name in ("found", "typed")}
    figures |= {name: tally.f1(name) for name in ("positions", "dialogue", "votes", "vote numbers")}
    figures |= {"dialogue level": tally.recall("dialogue level")}
    return {name: round(value, 3) for name, value in figures.items()}


def _statements(tally: Tally, truth: Truth, document: Document, findings: Findings) -> None:
    gold, found = _gold(truth, document), _found(document, findings.statements)
    pairs = paired(gold, found, 0.5)
    right = sum(judged_right(truth, document, findings.statements).values())
    tally.add("found", len(pairs), len(gold), len(found))
    tally.add("exact", len(paired(gold, found, 0.9)), len(gold), len(found))
    tally.add("whole", right, len(gold), len(found))
    tally.add("speaker", right, len(pairs), len(pairs))
    for kind in ("direct", "mixed", "indirect"):
        of_kind = {i for i, g in enumerate(gold) if g[2] == kind}
        tally.add(f"recall {kind}", sum(i in of_kind for i, _ in pairs), len(of_kind), 0)


def _gold(truth: Truth, document: Document) -> list[Named]:
    return [
        (
            trimmed(document.text, locate(document.text, s["content"], s.get("nth", 0))),
            s["speaker_name"],
            s["kind"],
        )
        for s in truth["statements"]
    ]


def _found(document: Document, statements: Sequence[Statement]) -> list[Named]:
    return [(trimmed(document.text, s.content), s.speaker_name, str(s.kind)) for s in statements]


def judged_right(truth: Truth, document: Document, statements: Sequence[Statement]) -> dict[int, bool]:
    """Tell of each statement with a match in the truth, by its place in ``statements``, if the speaker is right."""
    gold, found = _gold(truth, document), _found(document, statements)
    return {j: same_name(gold[i][1], found[j][1]) for i, j in paired(gold, found, 0.5)}


def paired(gold: list[Named], found: list[Named], least: float) -> list[tuple[int, int]]:
    """Pair truth and findings one to one, the best overlap first."""
    overlaps = [(_overlap(g[0], f[0]), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)]
    pairs: list[tuple[int, int]] = []
    for value, i, j in sorted(overlaps, key=lambda o: (-o[0], o[1], o[2])):
        if value >= least and all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


def _overlap(one: Span, other: Span) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / (max(one.end, other.end) - min(one.start, other.start)) if shared > 0 else 0.0


def same_name(one: str | None, other: str | None) -> bool:
    """Equal but for case, white space, curly marks, titles and a leading article."""
    return _plain(one) == _plain(other)


def _plain(name: str | None) -> str:
    folded = " ".join((name or "").replace("’", "'").replace("\u00ad", "").lower().split())
    return _TITLES.sub("", folded)


def _roles(tally: Tally, truth: Truth, findings: Findings) -> None:
    gold = Counter(
        (_plain(r["person"]), _plain(r["role"]), _plain(r["organisation"]), r["status"]) for r in truth["roles"]
    )
    found = Counter((_plain(r.person), _plain(r.role), _plain(r.organisation), str(r.status)) for r in findings.roles)
    tally.add("roles", sum((gold & found).values()), sum(gold.values()), sum(found.values()))


def _acts(tally: Tally, truth: Truth, document: Document, findings: Findings) -> None:
    gold: list[Truth] = truth["acts"]
    places = sorted({locate(document.text, g["trigger"], g.get("nth", 0)) for g in gold})
    triggers = sorted({act.trigger for act in findings.acts})
    found = sum(1 for _ in matched(places, triggers, Span.overlaps))
    tally.add("acts found", found, len(places), len(triggers))
    typed = sum(1 for _ in matched(gold, findings.acts, same_act))
    tally.add("acts typed", typed, len(gold), len(findings.acts))


def same_act(gold: Truth, act: Act) -> bool:
    """Type and doer are the same, and the target where both give one."""
    kind = gold["type"] if gold["type"] in act_types() else _TYPE_OF_MODE.get(gold["type"])
    targets = not gold["target"] or not act.target or same_name(gold["target"], act.target)
    return kind == act.type and same_name(gold["actor"], act.actor) and targets


#: Three things that can be with the talks of two parties.
_GROUPS = {
    **dict.fromkeys(("open", "resumed"), "talking"),
    **dict.fromkeys(("offered", "sought"), "asked"),
    **dict.fromkeys(("paused", "refused", "broken"), "stopped"),
}


def placed(rows: list[Truth], document: Document) -> list[Truth]:
    """The truth with the place of each row's evidence."""
    return [{**row, "at": locate(document.text, row["evidence"], row.get("nth", 0))} for row in rows]


def same_channel(gold: Truth, found: Truth) -> bool:
    """The pair is the same, and so is whether they talk, are asked to, or have stopped."""
    pairs = ({_plain(name) for name in row["parties"]} for row in (gold, found))
    return next(pairs) == next(pairs) and _GROUPS[gold["state"]] == _GROUPS.get(found["state"])


def same_position(gold: Truth, found: Truth) -> bool:
    """Holder and stance are the same and the words overlap."""
    overlaps = any(gold["at"].overlaps(Span(*place)) for place in found["evidence"])
    return same_name(gold["holder"], found["holder"]) and gold["stance"] == found["stance"] and overlaps


def same_vote(gold: Truth, found: Truth) -> bool:
    """Body and result are the same; a committee may be called with or without the name of its parent."""
    one, other = _plain(gold["body"]).split(), _plain(found["body"]).split()
    return bool(other) and (set(one) <= set(other) or set(other) <= set(one)) and gold["result"] == found["result"]


def _numbers(vote: Truth) -> set[tuple[str, float, str]]:
    counts = {(c["option"], float(c["value"]), c["unit"]) for c in vote["counts"]}
    return counts | {(name, float(vote[name]), "") for name in ("electorate", "turnout") if vote[name] is not None}


def matched(gold: Iterable[Any], found: Iterable[Any], match: Callable[[Any, Any], bool]) -> Iterator[tuple[Any, Any]]:
    """Pair each of ``gold`` with the first of ``found`` that fits and is not taken."""
    left = list(found)
    for one in gold:
        other = next((a for a in left if match(one, a)), None)
        if other is not None:
            left.remove(other)
            yield one, other


if __name__ == "__main__":
    print(json.dumps(measure(), indent=2))
