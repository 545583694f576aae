"""What the four commands do."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from standoff.language.network import HERE, Network
from standoff.language.own import OwnAnalyser
from training import card, manifest, marks, measure, rows

VOCABULARY = "vocabulary.txt"
MEASURED = ("ewt-dev", "ewt-test", "gum-devtest-news", "pud-news", "pud-wiki")


def prepare(data: Path, work: Path, encoder: Path, other_versions: bool) -> None:
    """Check the encoder and the sets, and write the labels that the network will tell apart."""
    from training.encoder import open_wheel
    from training.learn import inventory

    _, vocabulary = open_wheel(encoder)
    wrong = manifest.differing(data)
    missing = [line for line in wrong if line.endswith("missing")]
    if missing or (wrong and not other_versions):
        raise SystemExit("\n".join([*wrong, "see training/README.md"]))
    treebank = [row for name in rows.TREEBANKS for row in rows.read(data, name)]
    work.mkdir(parents=True, exist_ok=True)
    labels = asdict(inventory(treebank))
    (work / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")
    words = sum(len(row.forms) for row in treebank)
    print(f"{len(treebank)} sentences with trees, {words} words; {len(vocabulary)} pieces")


def train(
    data: Path,
    work: Path,
    encoder: Path,
    recipe_values: dict[str, Any],
    threads: int,
    start: Path | None = None,
    model: Path | None = None,
) -> None:
    """Fit the network, on a GPU when there is one.

    It begins with the encoder, or where the first part in work directory `start` ended, or with the exported `model`.
    """
    import shutil

    import torch

    from standoff.language.pieces import WordPieces
    from training.learn import CHECKPOINT, HALFWAY, fit, recipe_of

    torch.set_num_threads(threads)
    work.mkdir(parents=True, exist_ok=True)
    if start and not (work / CHECKPOINT).exists():
        shutil.copy(start / HALFWAY, work / CHECKPOINT)
        shutil.copy(start / "labels.json", work / "labels.json")
    recipe = recipe_of(recipe_values)
    treebank = [row for name in rows.TREEBANKS for row in rows.read(data, name)]
    names = [row for name in rows.NAME_SETS for row in rows.read(data, name)]
    if recipe.bodies:
        treebank, names = [[rows.cleaned(row) for row in read] for read in (treebank, names)]
    torch.manual_seed(recipe.seed)
    network, vocabulary, labels = _from_model(work, model) if model else _from_encoder(work, encoder)
    network.to("cuda" if torch.cuda.is_available() else "cpu")
    (work / "recipe.json").write_text(json.dumps(asdict(recipe), indent=1) + "\n", encoding="utf-8")
    fit(network, WordPieces(vocabulary), labels, recipe, (treebank, names, rows.read(data, "ewt-dev")), work)


def _from_encoder(work: Path, encoder: Path) -> tuple[Any, list[str], Any]:
    from training.encoder import open_wheel
    from training.network import Network as Trained

    weights, vocabulary = open_wheel(encoder)
    labels = _labels(work)
    network = Trained(len(vocabulary), labels)
    network.encoder.load(weights)
    return network, vocabulary, labels


def _from_model(work: Path, model: Path) -> tuple[Any, list[str], Any]:
    """Restore an exported model, and keep beside the run its labels and its vocabulary, which is shorter."""
    from training.restore import restore

    network, vocabulary, labels = restore(model)
    (work / "labels.json").write_text(json.dumps(asdict(labels), indent=1) + "\n", encoding="utf-8")
    (work / VOCABULARY).write_text("\n".join(vocabulary), encoding="utf-8")
    return network, vocabulary, labels


def _labels(work: Path) -> Any:
    from training.network import Labels

    raw = json.loads((work / "labels.json").read_text(encoding="utf-8"))
    return Labels(**{kind: tuple(values) for kind, values in raw.items()})


def export(data: Path, works: list[Path], encoder: Path, to: Path | None, version: str, exact: bool) -> None:
    """Write the mean of the runs in `works` to `to`, or into the package with its digests."""
    import torch

    from training.encoder import open_wheel
    from training.export import export as write
    from training.export import write_digests
    from training.learn import CHECKPOINT, final_weights

    states = [torch.load(work / CHECKPOINT, map_location="cpu", weights_only=True) for work in works]
    own = works[0] / VOCABULARY
    vocabulary = own.read_text(encoding="utf-8").split("\n") if own.exists() else open_wheel(encoder)[1]
    weights = {name: value.float().numpy() for name, value in final_weights(states).items()}
    treebank = [row for name in rows.TREEBANKS for row in rows.read(data, name)]
    digests = write(weights, vocabulary, _labels(works[0]), treebank, to or HERE, version, exact)
    if to is None:
        write_digests(HERE.parent / "shipped.py", digests)
    for name in digests:
        print(f"{((to or HERE) / name).stat().st_size:>10,} {name}")


def evaluate(data: Path, work: Path, model: Path | None, names: list[str]) -> None:
    """Print the scores of a model on gold words and from raw text; the card is rewritten for the shipped one."""
    analyser = OwnAnalyser(Network(model or HERE))
    found: dict[str, dict[str, dict[str, float]]] = {}
    for name in names or MEASURED:
        read = rows.read(data, name)
        found[name] = {
            "gold": measure.scores(analyser, read),
            "raw": measure.scores(analyser, read, raw=True),
            "marks": marks.agreement(read),
        }
        for kind, values in found[name].items():
            print(f"{name} {kind}: " + ", ".join(f"{what} {value:.1f}" for what, value in values.items()), flush=True)
    if not names:
        work.mkdir(parents=True, exist_ok=True)
        (work / "scores.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
        card.write((model or HERE) / "CARD.md", analyser.name, found)
