"""Bootstrap intervals."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.intervals import draws, estimate, resampled

VALUES = st.lists(st.one_of(st.floats(0, 1), st.just(float("nan"))), min_size=1, max_size=30)


@given(VALUES, st.sampled_from(["mean", "median", "p95"]))
def test_an_interval_stays_within_the_values(values: list[float], summary: str) -> None:
    column = np.array(values)
    found = estimate(column, draws(len(values), resamples=50), summary)  # type: ignore[arg-type]
    told = column[~np.isnan(column)]
    if found is None:
        assert not len(told)
        return
    assert found.n == len(told)
    tiny = 1e-9
    assert told.min() - tiny <= found.low <= found.high <= told.max() + tiny
    assert told.min() - tiny <= found.value <= told.max() + tiny


def test_the_same_seed_gives_the_same_interval_and_another_does_not() -> None:
    column = np.linspace(0, 1, 40)
    assert estimate(column, draws(40)) == estimate(column, draws(40))
    assert estimate(column, draws(40)) != estimate(column, draws(40, seed=7))


def test_the_interval_of_a_share_is_near_the_binomial_one() -> None:
    column = np.array([1.0] * 300 + [0.0] * 100)
    found = estimate(column, draws(400, resamples=4000))
    assert found is not None
    assert found.value == 0.75
    half = 1.96 * (0.75 * 0.25 / 400) ** 0.5
    assert found.low == pytest.approx(0.75 - half, abs=0.006)
    assert found.high == pytest.approx(0.75 + half, abs=0.006)


def test_a_draw_takes_as_many_questions_as_there_are() -> None:
    assert (draws(17, resamples=20).sum(axis=1) == 17).all()


def test_quantiles_count_each_draw() -> None:
    column = np.array([10.0, 20.0, 30.0, float("nan")])
    drawn = np.array([[1.0, 1.0, 1.0, 5.0], [3.0, 0.0, 0.0, 1.0], [0.0, 0.0, 0.0, 4.0]])
    medians = resampled(column, drawn, "median")
    assert medians[:2].tolist() == [20.0, 10.0]
    assert np.isnan(medians[2])
    assert resampled(column, drawn, "p95")[0] == 30.0
    assert resampled(column, drawn, "total")[0] == 60.0


def test_a_measure_that_says_nothing_has_no_estimate() -> None:
    assert estimate(np.array([float("nan")] * 3), draws(3)) is None
