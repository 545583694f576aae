"""A tiny network learns, goes on where it stopped, and runs the same as an eight-bit graph."""

from collections import Counter
from dataclasses import asdict, replace
from pathlib import Path

import pytest
import torch
from training.batches import batch, grouped
from training.rows import Row

from standoff.language.pieces import WordPieces
from training import encoder, learn, network

WORDS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "she", "he", "said", "left", "so", ".", "ann")
ROWS = [
    Row("ewt", "d", ("She", "said", "so", "."), ("O",) * 4, ("PRON", "VERB", "ADV", "PUNCT"), ("PRP", "VBD", "RB", "."),
        (2, 0, 2, 2), ("nsubj", "root", "advmod", "punct")),
    Row("ewt", "d", ("Ann", "left", "."), ("B-PER", "O", "O"), ("PROPN", "VERB", "PUNCT"), ("NNP", "VBD", "."),
        (2, 0, 2), ("nsubj", "root", "punct")),
]  # fmt: skip
NAMES = [Row("docred", "e", ("Ann", "left"), ("B-PER", "O"))]
RECIPE = learn.recipe_of({"epochs": 2, "edited": 1, "pieces_a_batch": 12, "augment": False, "name_share": 1.0})


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"WIDTH": 24, "HEADS": 2, "LAYERS": 2, "INNER": 32}.items():
        monkeypatch.setattr(encoder, name, value)
    monkeypatch.setattr(network, "WIDTH", 24)
    monkeypatch.setattr(learn, "LAYERS", 2)


def made() -> tuple[network.Network, WordPieces, network.Labels]:
    labels = learn.inventory(ROWS)
    torch.manual_seed(1)
    built = network.Network(len(WORDS), labels)
    built.encoder.mix = torch.nn.Parameter(torch.zeros(3))
    return built, WordPieces(WORDS), labels


def test_learning_lowers_the_loss() -> None:
    built, pieces, labels = made()
    learner = learn.Learner(built, pieces, labels, RECIPE, 20)
    (group,) = grouped(ROWS, pieces, 100, None)
    losses = [learner.learn(batch(group, pieces, labels)) for _ in range(60)]
    assert sum(losses[-5:]) < 0.7 * sum(losses[:5])


def test_names_alone_teach_too() -> None:
    built, pieces, labels = made()
    learner = learn.Learner(built, pieces, labels, RECIPE, 1)
    (group,) = grouped(NAMES, pieces, 100, None)
    assert learner.learn(batch(group, pieces, labels)) > 0


def test_a_run_is_taken_up_where_it_stopped(tmp_path: Path) -> None:
    built, pieces, labels = made()
    whole = learn.fit(built, pieces, labels, RECIPE, (ROWS, NAMES, ROWS), tmp_path)
    built, pieces, labels = made()
    again = learn.fit(built, pieces, labels, RECIPE, (ROWS, NAMES, ROWS), tmp_path)
    assert whole.step == again.step
    assert whole.epochs == again.epochs == 3
    assert set(whole.halfway) == set(whole.averaged)
    assert all(torch.equal(a, again.averaged[name]) for name, a in whole.averaged.items())


def test_the_second_part_can_be_run_anew(tmp_path: Path) -> None:
    built, pieces, labels = made()
    learn.fit(built, pieces, labels, RECIPE, (ROWS, NAMES, ROWS), tmp_path)
    (tmp_path / learn.HALFWAY).replace(tmp_path / learn.CHECKPOINT)
    built, pieces, labels = made()
    other = learn.recipe_of({**asdict(RECIPE), "seed": 9})
    assert learn.fit(built, pieces, labels, other, (ROWS, NAMES, ROWS), tmp_path).epochs == 3


def test_a_second_part_alone_is_averaged_with_its_start(tmp_path: Path) -> None:
    built, pieces, labels = made()
    start = {name: value.detach().clone() for name, value in built.named_parameters()}
    recipe = learn.recipe_of({**asdict(RECIPE), "epochs": 0, "edited": 5, "warm_up": 0.0, "half": False})
    learner = learn.fit(built, pieces, labels, recipe, (ROWS, NAMES, ROWS), tmp_path)
    assert all(torch.equal(value, start[name]) for name, value in learner.halfway.items())
    assert not torch.equal(learner.averaged["upos.bias"], start["upos.bias"])


def test_frozen_layers_stay_as_they_are(tmp_path: Path) -> None:
    built, pieces, labels = made()
    start = {name: value.detach().clone() for name, value in built.named_parameters()}
    recipe = learn.recipe_of({**asdict(RECIPE), "frozen": 1})
    learn.fit(built, pieces, labels, recipe, (ROWS, NAMES, ROWS), tmp_path)
    changed = {name for name, value in built.named_parameters() if not torch.equal(value, start[name])}
    assert "encoder.layers.1.up.weight" in changed
    assert not [name for name in changed if name.startswith("encoder.layers.0.")]


def test_a_wheel_that_is_not_the_pinned_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.whl").write_bytes(b"no wheel")
    with pytest.raises(ValueError, match="not the pinned encoder"):
        encoder.open_wheel(tmp_path / "x.whl")


def test_the_rate_falls_to_nothing_in_two_parts() -> None:
    built, pieces, labels = made()
    recipe = learn.recipe_of({"epochs": 12, "horizon": 16, "edited": 6})
    learner = learn.Learner(built, pieces, labels, recipe, 100)
    rates = [learner._rate(step) for step in range(0, 1800, 50)]
    assert max(rates) == pytest.approx(1.0, abs=0.06)
    assert learner._rate(1199) == pytest.approx(learner._rate(1201), abs=0.01)
    assert 0.2 < learner._rate(1200) < 0.3
    assert learner._rate(1799) < 0.01


def test_edited_prose_is_read_more_often_in_the_second_part() -> None:
    letters = [replace(ROWS[0], doc="email-1")] * 200
    news = [replace(ROWS[0], doc="GUM_news_x")] * 200
    recipe = learn.recipe_of({"epochs": 1, "edited": 1, "augment": False})
    docs = Counter(row.doc for row in learn.rows_of_epoch(letters + news, [], recipe, 1))
    assert docs["email-1"] < 100
    assert docs["GUM_news_x"] > 250
    assert len(learn.rows_of_epoch(letters + news, [], recipe, 0)) == 400


def test_what_ships_is_the_mean_of_the_ends() -> None:
    built, pieces, labels = made()
    state = learn.Learner(built, pieces, labels, RECIPE, 1).state()
    state["halfway"] = {name: value + 2 for name, value in state["averaged"].items()}
    name = "upos.bias"
    assert torch.allclose(learn.final_weights([state])[name], state["averaged"][name] + 1)
    assert torch.equal(learn.final_weights([{**state, "halfway": {}}] * 2)[name], state["averaged"][name])
