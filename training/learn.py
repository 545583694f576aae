"""Learning: the loop that fits the network to the rows, seeded, and resumed from its last checkpoint."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from standoff.language.pieces import WordPieces
from training.augment import Names, varied
from training.batches import IGNORED, Batch, batch, grouped
from training.encoder import LAYERS
from training.network import Labels, Network, Outputs
from training.rows import Row, entities


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides the outcome besides the data. The defaults made the model that ships.

    Learning has two parts. Over `epochs`, every treebank sentence is read, and the rate falls as if to reach nothing
    after `horizon` epochs. Over `edited` more, edited prose is read more often (`EDITED_SHARES`) and names more, and
    the rate falls from where it was to nothing. The second part may be run more than once from the same place, with
    other seeds, or, with no `epochs`, from an exported model. What ships is the mean of the (running averages of the)
    weights where the parts end. With `bodies`, sentences are retold with more organisations and names that are none are
    dropped (`rows.cleaned`). `frozen` layers of the encoder, from the lowest, stay as they are. `half` multiplies in
    bfloat16, which helps on a GPU or a processor that has it; on another it is ten times slower.
    """

    seed: int = 7
    epochs: int = 12
    horizon: int = 16
    edited: int = 6
    edited_name_share: float = 0.5
    pieces_a_batch: int = 1500
    encoder_rate: float = 2.5e-4
    head_rate: float = 1.2e-3
    layer_decay: float = 0.9
    warm_up: float = 0.08
    weight_decay: float = 0.01
    smoothing: float = 0.03
    name_share: float = 0.3
    piece_dropout: float = 0.04
    average: float = 0.997
    augment: bool = True
    bodies: bool = False
    frozen: int = 0
    half: bool = True


CHECKPOINT, HALFWAY = "checkpoint.pt", "halfway.pt"
# By what the name of a document holds: its genre. Edited prose more, letters and reviews less.
EDITED_SHARES = {
    "_vlog_": 0.5, "GUM_": 1.5, "weblog-": 1.25, "newsgroup-": 1.25, "email-": 0.3, "reviews-": 0.3, "answers-": 0.3,
}  # fmt: skip


def loss(network: Network, out: Outputs, b: Batch, smoothing: float) -> Tensor:
    """The sum of the heads' losses, each a mean over the words that have a target."""
    parsed = b.heads != IGNORED
    arcs = out.arcs.float().masked_fill(_beyond(b, out.arcs.shape[2]), -1e4)
    tagged = _cross(out.upos, b.upos, smoothing) + 0.5 * _cross(out.xpos, b.xpos, smoothing)
    tree = F.cross_entropy(arcs.flatten(0, 1), b.heads.flatten(), ignore_index=IGNORED, reduction="sum")
    tree = tree / parsed.sum().clamp(min=1)
    rows, words = parsed.nonzero(as_tuple=True)
    scores = network.label(out.dependents[rows, words], out.heads[rows, b.heads[rows, words]])
    labelled = _cross(scores, b.deprel[rows, words], smoothing) if len(rows) else out.arcs.sum() * 0
    each = F.cross_entropy(
        out.names.float().transpose(1, 2), b.names, ignore_index=IGNORED, reduction="none", label_smoothing=smoothing
    )
    known = (b.names != IGNORED).sum().clamp(min=1)
    return tagged + tree + labelled + 2.0 * (each * b.trust[:, None]).sum() / known


def _beyond(b: Batch, width: int) -> Tensor:
    return (torch.arange(width, device=b.words.device)[None] > b.words[:, None])[:, None, :]


def _cross(scores: Tensor, targets: Tensor, smoothing: float) -> Tensor:
    total = F.cross_entropy(
        scores.float().flatten(0, -2),
        targets.flatten(),
        ignore_index=IGNORED,
        reduction="sum",
        label_smoothing=smoothing,
    )
    return total / (targets != IGNORED).sum().clamp(min=1)


def _groups(network: Network, recipe: Recipe) -> list[dict[str, Any]]:
    """Parameters with their rates: lower layers of the encoder learn slower."""
    groups: list[dict[str, Any]] = []
    for name, value in network.named_parameters():
        if not value.requires_grad:
            continue
        rate = recipe.head_rate
        if name.startswith("encoder.layers."):
            rate = recipe.encoder_rate * recipe.layer_decay ** (LAYERS - 1 - int(name.split(".")[2]))
        elif name.startswith("encoder.") and "shapes" not in name and "mix" not in name:
            rate = recipe.encoder_rate * recipe.layer_decay**LAYERS
        decay = recipe.weight_decay if value.ndim > 1 else 0.0
        groups.append({"params": [value], "lr": rate, "weight_decay": decay})
    return groups


class Learner:
    """A network, its optimiser and its running average, at a step of a recipe."""

    def __init__(self, network: Network, vocabulary: WordPieces, labels: Labels, recipe: Recipe, an_epoch: int) -> None:
        self.network, self.vocabulary, self.labels, self.recipe = network, vocabulary, labels, recipe
        self.an_epoch, self.step, self.epochs = an_epoch, 0, 0
        self.first = recipe.epochs * an_epoch
        for layer in list(network.encoder.layers)[: recipe.frozen]:
            layer.requires_grad_(False)
        self.steps = self.first + recipe.edited * an_epoch
        self.optimiser = torch.optim.AdamW(_groups(network, recipe), betas=(0.9, 0.98), fused=True)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimiser, self._rate)
        self.averaged = {name: value.detach().clone() for name, value in network.named_parameters()}
        self.halfway: dict[str, Tensor] = {}
        self.device = next(network.parameters()).device

    def _rate(self, step: int) -> float:
        horizon = self.recipe.horizon * self.an_epoch
        before = _falling(min(step, self.first), horizon, self.recipe.warm_up)
        if step < self.first:
            return before
        return before * _falling(step - self.first, self.steps - self.first, 0.0)

    def learn(self, b: Batch) -> float:
        """Take one step on a batch and return its loss."""
        self.network.train()
        b = Batch(*(getattr(b, name).to(self.device) for name in Batch.__slots__))
        dropped = torch.rand(b.pieces.shape, device=self.device) < self.recipe.piece_dropout
        pieces = torch.where(dropped & (b.pieces != self.vocabulary.pad), self.vocabulary.unknown, b.pieces)
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self.recipe.half):
            out = self.network(pieces, b.shapes, b.mask, b.first, b.last)
            value = loss(self.network, out, b, self.recipe.smoothing)
        self.optimiser.zero_grad(set_to_none=True)
        value.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.network.parameters(), 2.0)
        self.optimiser.step()
        self.schedule.step()
        self.step += 1
        if self.step % 4 == 0:
            self._average()
        return float(value.detach())

    @torch.no_grad()
    def _average(self) -> None:
        # Early on the average must not remember the start.
        keep = min(self.recipe.average**4, 1 - 4 / (self.step + 4))
        for name, value in self.network.named_parameters():
            if value.requires_grad:
                self.averaged[name].lerp_(value.detach(), 1 - keep)

    def state(self) -> dict[str, Any]:
        """Everything that is needed to go on."""
        return {
            "step": self.step,
            "epochs": self.epochs,
            "network": self.network.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "schedule": self.schedule.state_dict(),
            "averaged": self.averaged,
            "halfway": self.halfway,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Go on from a state."""
        self.step, self.epochs = state["step"], state["epochs"]
        self.network.load_state_dict(state["network"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.schedule.load_state_dict(state["schedule"])
        self.averaged = state["averaged"]
        self.halfway = state["halfway"]


def _times(row: Row, random: Random) -> int:
    """How often to read a sentence in an epoch of the second part."""
    share = next((value for name, value in EDITED_SHARES.items() if name in row.doc), 1.0)
    return int(share + random.random())


def _falling(step: int, steps: int, warm_up: float) -> float:
    warm = warm_up * steps
    if step < warm:
        return (step + 1) / warm
    return 0.01 + 0.99 * max(0.0, (steps - step) / max(1.0, steps - warm))


def final_weights(states: Sequence[dict[str, Any]]) -> dict[str, Tensor]:
    """The weights to ship, of learners that share their first part: the mean of those where the parts ended."""
    first = states[0]
    ends = [state["averaged"] for state in states] + ([first["halfway"]] if first["halfway"] else [])
    mean = {name: sum(end[name] for end in ends) / len(ends) for name in first["averaged"]}
    return {**first["network"], **mean}


def rows_of_epoch(treebank: Sequence[Row], names: Sequence[Row], recipe: Recipe, epoch: int) -> list[Row]:
    """The rows of one epoch: those with trees, a share of those with names only, each varied anew."""
    random = Random(f"{recipe.seed}/{epoch}")
    second = epoch >= recipe.epochs
    share = recipe.edited_name_share if second else recipe.name_share
    read = [row for row in treebank for _ in range(_times(row, random))] if second else treebank
    chosen = [*read, *random.sample(list(names), int(share * len(names)))]
    if not recipe.augment:
        return chosen
    known = Names.of([*treebank, *names], recipe.bodies)
    return [varied(row, known, random) for row in chosen]


@torch.no_grad()
def quick_scores(network: Network, rows: Sequence[Row], vocabulary: WordPieces, labels: Labels) -> dict[str, float]:
    """Shares of right tags, heads and labelled heads, and F1 of names, without the decoder: to watch learning by."""
    network.eval()
    device = next(network.parameters()).device
    right, total, names = [0, 0, 0], 0, [0, 0, 0]
    for group in grouped(rows, vocabulary, 4000, None):
        b = batch(group, vocabulary, labels)
        b = Batch(*(getattr(b, name).to(device) for name in Batch.__slots__))
        with torch.autocast(device.type, torch.bfloat16):
            out = network(b.pieces, b.shapes, b.mask, b.first, b.last)
            heads = out.arcs.float().masked_fill(_beyond(b, out.arcs.shape[2]), -1e4).argmax(-1)
            rows_ = torch.arange(len(heads), device=device)[:, None]
            deprel = network.label(out.dependents, out.heads[rows_, heads]).argmax(-1)
        for i, one in enumerate(group):
            n = len(one.first)
            total += n
            kinds = [labels.deprel[k].split(":")[0] for k in deprel[i, :n].tolist()]
            good = [a == c for a, c in zip(heads[i, :n].tolist(), one.row.head, strict=True)]
            same = [a == c.split(":")[0] for a, c in zip(kinds, one.row.deprel, strict=True)]
            right[0] += int((out.upos[i, :n].argmax(-1) == b.upos[i, :n]).sum())
            right[1] += sum(good)
            right[2] += sum(g and s for g, s in zip(good, same, strict=True))
            found = set(entities(labels.names[k] for k in out.names[i, :n].argmax(-1).tolist()))
            gold = set(entities(one.row.names or ()))
            for place, count in enumerate((len(found & gold), len(found), len(gold))):
                names[place] += count
    f1 = 200 * names[0] / max(1, names[1] + names[2])
    share = [100 * value / max(1, total) for value in right]
    return {"upos": share[0], "uas": share[1], "las": share[2], "names": f1}


def inventory(rows: Iterable[Row]) -> Labels:
    """The labels that occur in `rows`, sorted."""
    kinds: dict[str, set[str]] = {"upos": set(), "xpos": set(), "deprel": set(), "names": {"O"}}
    for row in rows:
        for kind in ("upos", "xpos", "deprel"):
            kinds[kind].update(getattr(row, kind))
        kinds["names"].update(row.names or ())
    return Labels(**{kind: tuple(sorted(values)) for kind, values in kinds.items()})


def fit(
    network: Network,
    vocabulary: WordPieces,
    labels: Labels,
    recipe: Recipe,
    sets: tuple[Sequence[Row], Sequence[Row], Sequence[Row]],
    folder: Path,
) -> Learner:
    """Fit to (treebank, name-only) rows, watch the third set, and leave a checkpoint an epoch in `folder`."""
    treebank, names, watched = sets
    an_epoch = sum(
        1 for _ in grouped(rows_of_epoch(treebank, names, recipe, 0), vocabulary, recipe.pieces_a_batch, None)
    )
    learner = Learner(network, vocabulary, labels, recipe, an_epoch)
    if not recipe.epochs:
        # The first part is another run's: it ended where this one starts.
        learner.halfway = {name: value.clone() for name, value in learner.averaged.items()}
    checkpoint = folder / CHECKPOINT
    if checkpoint.exists():
        learner.restore(torch.load(checkpoint, weights_only=False))
    started = time.monotonic()
    for epoch in range(learner.epochs, recipe.epochs + recipe.edited):
        random = Random(f"{recipe.seed}/order/{epoch}")
        rows = rows_of_epoch(treebank, names, recipe, epoch)
        groups = list(grouped(rows, vocabulary, recipe.pieces_a_batch, random))
        losses = []
        torch.manual_seed(recipe.seed * 1000 + epoch)
        for group in groups[:an_epoch]:
            losses.append(learner.learn(batch(group, vocabulary, labels)))
            if learner.step % 200 == 0:
                recent = sum(losses[-200:]) / len(losses[-200:])
                seconds = round(time.monotonic() - started)
                _note(folder, {"step": learner.step, "of": learner.steps, "loss": recent, "s": seconds})
        learner.epochs = epoch + 1
        if learner.epochs == recipe.epochs:
            learner.halfway = {name: value.clone() for name, value in learner.averaged.items()}
            _save(learner, folder / HALFWAY)
        _save(learner, checkpoint)
        current = {name: value.detach().clone() for name, value in network.named_parameters()}
        network.load_state_dict(learner.averaged, strict=False)
        _note(folder, {"epoch": epoch + 1, **quick_scores(network, watched, vocabulary, labels)})
        network.load_state_dict(current, strict=False)
    return learner


def _save(learner: Learner, path: Path) -> None:
    new = path.with_suffix(".new")
    torch.save(learner.state(), new)
    new.replace(path)


def _note(folder: Path, entry: dict[str, Any]) -> None:
    line = json.dumps({key: round(v, 4) if isinstance(v, float) else v for key, v in entry.items()})
    print(line, flush=True)
    with (folder / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write(line + "\n")


def recipe_of(values: dict[str, Any]) -> Recipe:
    """A recipe with some values other than the defaults."""
    return Recipe(**{**asdict(Recipe()), **values})
