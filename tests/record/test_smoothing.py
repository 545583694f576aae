"""Kernels: what is near counts more than what is far, before as after, and nothing counts less than nothing."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.errors import InvalidValue
from standoff.record import (
    Aggregation,
    Kernel,
    Network,
    Normalisation,
    Use,
    one_mode,
    smoothed,
    two_mode,
    windows,
)

NEW_YEAR = dt.date(2016, 1, 1)
KERNELS = st.sampled_from(Kernel)

#: Each example moves a window through sixty days.
FEWER = settings(max_examples=30, deadline=None)
BOUNDED = [Kernel.UNIFORM, Kernel.TRIANGULAR, Kernel.EPANECHNIKOV]


def use(actor: str, day: int | None, level: int = 1, issue: str = "pay") -> Use:
    date = None if day is None else NEW_YEAR + dt.timedelta(day)
    return Use(actor, issue, level, date, f"d{day}", (f"p-{actor}-{day}-{level}-{issue}",))


def raw(said: Iterable[Use], aggregation: Aggregation, weigh: Callable[[Use], float] | None = None) -> Network:
    """Who agrees, not normalised."""
    return one_mode(said, aggregation=aggregation, normalisation=Normalisation.NO, weigh=weigh)


USES = st.lists(
    st.builds(
        use,
        actor=st.sampled_from("ABC"),
        day=st.one_of(st.none(), st.integers(0, 60)),
        level=st.sampled_from([0, 1]),
        issue=st.sampled_from(["pay", "rest"]),
    ),
    max_size=14,
)


@pytest.mark.parametrize(
    ("kernel", "middle", "half", "end"),
    [
        (Kernel.UNIFORM, 0.5, 0.5, 0.5),
        (Kernel.TRIANGULAR, 1.0, 0.5, 0.0),
        (Kernel.EPANECHNIKOV, 0.75, 0.5625, 0.0),
        (Kernel.GAUSSIAN, 0.3989422804, 0.3520653268, 0.2419707245),
    ],
)
def test_the_kernels_are_those_of_their_names(kernel: Kernel, middle: float, half: float, end: float) -> None:
    assert [kernel.weight(u) for u in (0, 0.5, 1)] == pytest.approx([middle, half, end])


@given(KERNELS, st.floats(-4, 4), st.floats(-4, 4))
def test_weight_is_never_negative_alike_on_both_sides_and_falls_off(kernel: Kernel, one: float, other: float) -> None:
    assert kernel.weight(one) >= 0
    assert kernel.weight(one) == kernel.weight(-one)
    near, far = sorted((abs(one), abs(other)))
    assert kernel.weight(near) >= kernel.weight(far)


@pytest.mark.parametrize("kernel", Kernel)
def test_every_kernel_weighs_one_in_all(kernel: Kernel) -> None:
    width = 0.001
    assert math.fsum(kernel.weight(n * width) * width for n in range(-8000, 8001)) == pytest.approx(1, abs=0.001)


@FEWER
@given(USES, st.integers(1, 20), st.integers(1, 5))
def test_a_uniform_kernel_counts_what_is_in_the_window_half(said: list[Use], half: int, step: int) -> None:
    moving = list(smoothed(said, kernel=Kernel.UNIFORM, days=2 * half, step=step))
    plain = list(windows(said, days=2 * half + 1, step=step))
    assert [middle for middle, _, _ in moving] == [first + dt.timedelta(half) for first, _, _ in plain]
    for (_, inside, weigh), (_, _, counted) in zip(moving, plain, strict=True):
        assert inside == counted
        for aggregation in (Aggregation.CONGRUENCE, Aggregation.CONFLICT, Aggregation.SUBTRACT, Aggregation.IGNORE):
            weighed = one_mode(inside, aggregation=aggregation, normalisation=Normalisation.NO, weigh=weigh)
            told = one_mode(counted, aggregation=aggregation, normalisation=Normalisation.NO)
            assert [weight for *_, weight in weighed.ties] == pytest.approx([w / 2 for *_, w in told.ties])
            average = one_mode(inside, aggregation=aggregation, weigh=weigh)
            assert [w for *_, w in average.ties] == pytest.approx(
                [w for *_, w in one_mode(counted, aggregation=aggregation).ties]
            )
        taken, told = (
            two_mode(inside, aggregation=Aggregation.IGNORE, weigh=weigh),
            two_mode(counted, aggregation=Aggregation.IGNORE),
        )
        assert [w for *_, w in taken.ties] == pytest.approx([w / 2 for *_, w in told.ties])


@FEWER
@given(USES, KERNELS, st.integers(1, 20))
def test_what_actors_take_up_weighs_as_much_as_their_statements(said: list[Use], kernel: Kernel, days: int) -> None:
    for _, inside, weigh in smoothed(said, kernel=kernel, days=days, step=7):
        told = two_mode(inside, aggregation=Aggregation.IGNORE, weigh=weigh)
        assert math.fsum(w for *_, w in told.ties) == pytest.approx(math.fsum(map(weigh, inside)))


@FEWER
@given(USES, KERNELS, st.integers(1, 20), st.randoms(use_true_random=False))
def test_agreement_and_conflict_are_all_there_is_and_the_order_is_no_matter(
    said: list[Use], kernel: Kernel, days: int, chance: object
) -> None:
    shuffled = sorted(said, key=lambda _: chance.random())  # type: ignore[attr-defined]
    again = smoothed(shuffled, kernel=kernel, days=days, step=5)
    for (_, inside, weigh), (_, other, _) in zip(smoothed(said, kernel=kernel, days=days, step=5), again, strict=True):
        assert inside == other
        near, far, every, less = (
            {
                (a, b): w
                for a, b, w in one_mode(inside, aggregation=each, normalisation=Normalisation.NO, weigh=weigh).ties
            }
            for each in (Aggregation.CONGRUENCE, Aggregation.CONFLICT, Aggregation.IGNORE, Aggregation.SUBTRACT)
        )
        assert all(w > 0 for w in (*near.values(), *far.values()))
        for pair, weight in every.items():
            assert near.get(pair, 0) + far.get(pair, 0) == pytest.approx(weight)
            assert near.get(pair, 0) - far.get(pair, 0) == pytest.approx(less.get(pair, 0), abs=1e-12)


def test_two_statements_make_a_tie_as_heavy_as_the_root_of_both() -> None:
    said = [use("A", 0), use("B", 4), use("C", 8, 0)]
    ((middle, inside, weigh),) = smoothed(said, kernel=Kernel.GAUSSIAN, days=8)
    assert middle == NEW_YEAR + dt.timedelta(4)
    ((one, other, weight),) = raw(inside, Aggregation.CONGRUENCE, weigh).ties
    assert (one, other) == ("A", "B")
    assert weight == pytest.approx(math.sqrt(Kernel.GAUSSIAN.weight(1) * Kernel.GAUSSIAN.weight(0)))


@pytest.mark.parametrize("kernel", BOUNDED)
def test_only_a_gaussian_looks_beyond_the_window(kernel: Kernel) -> None:
    said = [use("A", day) for day in range(0, 30, 2)]
    for middle, inside, weigh in smoothed(said, kernel=kernel, days=6):
        assert all(each.day and abs(each.day - middle).days <= 3 for each in inside)
        assert all(weigh(each) == 0 for each in set(said) - set(inside))
    assert all(inside == tuple(said) for _, inside, _ in smoothed(said, kernel=Kernel.GAUSSIAN, days=6))


def test_undated_statements_are_in_no_window() -> None:
    assert list(smoothed([use("A", None)], kernel=Kernel.GAUSSIAN, days=6)) == []
    for _, inside, _ in smoothed([use("A", 0), use("A", None), use("B", 9)], kernel=Kernel.GAUSSIAN, days=6):
        assert len(inside) == 2


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: list(smoothed([use("A", 0)], kernel=Kernel.UNIFORM, days=0)),
        lambda: list(smoothed([use("A", 0)], kernel=Kernel.UNIFORM, days=5, step=0)),
        lambda: one_mode([use("A", 0)], normalisation=Normalisation.JACCARD, weigh=lambda _: 0.5),
        lambda: one_mode([use("A", 0)], normalisation=Normalisation.COSINE, weigh=lambda _: 0.5),
        lambda: two_mode([use("A", 0)], weigh=lambda _: 0.5),
    ],
)
def test_what_makes_no_sense_is_refused(wrong: Callable[[], object]) -> None:
    with pytest.raises(InvalidValue):
        wrong()
