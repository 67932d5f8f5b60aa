"""Bootstrap percentile intervals over questions.

A resample draws as many questions as there are, with replacement; it is held as how often each
question was drawn, so that a mean over all resamples is one matrix product.

Book: Efron, Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from evaluation.curves import CURVES
from evaluation.measures.measure import Summary

__all__ = ["Draws", "Estimate", "draws", "estimate", "interval", "parts", "resampled"]

Draws = NDArray[np.generic]
"""(resamples, questions): how often each question was drawn."""

# Resamples are multiplied out a few at a time: whole, in floats, those of 10,000 questions would
# take more memory than everything else in a run.
_CELLS = 1 << 20

_QUANTILES = {"median": 0.5, "p95": 0.95}


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A number with its uncertainty."""

    value: float
    """Over the questions as they are."""
    low: float
    """Lower end of the 95% interval."""
    high: float
    """Upper end."""
    n: int
    """How many questions it is over."""


def draws(questions: int, *, resamples: int = 1000, seed: int = 0) -> Draws:
    """Resample questions; the same arguments give the same draws.

    Args:
        questions: How many there are, at least 1.
        resamples: How many resamples.
        seed: Of the generator.
    """
    random = np.random.default_rng([seed, questions])
    drawn = np.empty((resamples, questions), dtype=np.uint16)
    for row in drawn:
        row[:] = np.bincount(random.integers(0, questions, questions), minlength=questions)
    return drawn


def estimate(
    values: NDArray[np.float64],
    drawn: Draws,
    summary: Summary = "mean",
    level: float = 0.95,
    order: NDArray[np.float64] | None = None,
) -> Estimate | None:
    """Summarise the values of the questions.

    Args:
        values: One number a question; NaN where the measure says nothing.
        drawn: Resamples of the same questions.
        summary: How numbers are brought together.
        level: Of the interval, in (0, 1).
        order: By what a curve puts the questions in order, highest first.

    Returns:
        The number and its interval, or None when the measure says nothing of any question.
    """
    counted = int(np.count_nonzero(~np.isnan(values)))
    if not counted:
        return None
    value = float(resampled(values, np.ones((1, len(values))), summary, order)[0])
    if np.isnan(value):  # a curve over questions that are all alike
        return None
    low, high = interval(resampled(values, drawn, summary, order), value, level)
    return Estimate(value=value, low=low, high=high, n=counted)


def interval(spread: NDArray[np.float64], value: float, level: float = 0.95) -> tuple[float, float]:
    """The middle part of the resampled values; NaN among them are left out.

    Args:
        spread: The number in every resample.
        value: The number itself, given back twice when no resample has one.
        level: How much of the middle, in (0, 1).
    """
    told = spread[~np.isnan(spread)]
    if not len(told):
        return value, value
    low, high = np.quantile(told, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)


def resampled(
    values: NDArray[np.float64],
    drawn: Draws,
    summary: Summary,
    order: NDArray[np.float64] | None = None,
) -> NDArray[np.float64]:
    """The summary of every resample; NaN where it drew no question that counts."""
    says = ~np.isnan(values)
    told = values[says]
    by = np.zeros(len(told)) if order is None else -order[says]
    if summary in _QUANTILES:
        by = told
    place = np.argsort(by, kind="stable")
    ranks = by[place]
    columns = np.flatnonzero(says)[place]
    return np.concatenate(
        [
            _summed(told[place], ranks, part[:, columns].astype(np.float64), summary)
            for part in parts(drawn)
        ]
    )


def parts(drawn: Draws) -> Iterator[Draws]:
    """The resamples a few at a time, so many that they fit in a few megabytes."""
    rows = max(1, _CELLS // max(1, drawn.shape[1]))
    for first in range(0, len(drawn), rows):
        yield drawn[first : first + rows]


def _summed(
    values: NDArray[np.float64],
    ranks: NDArray[np.float64],
    drawn: NDArray[np.float64],
    summary: Summary,
) -> NDArray[np.float64]:
    if summary in CURVES:
        return CURVES[summary](values, ranks, drawn)
    if summary in _QUANTILES:
        return _quantile(values, drawn, _QUANTILES[summary])
    total: NDArray[np.float64] = drawn @ values
    if summary == "total":
        return total
    counted = drawn.sum(axis=1)
    mean: NDArray[np.float64] = np.divide(
        total, counted, out=np.full_like(total, np.nan), where=counted > 0
    )
    return mean


def _quantile(
    rising: NDArray[np.float64], drawn: NDArray[np.float64], share: float
) -> NDArray[np.float64]:
    """The smallest value with at least `share` of the drawn values at or below it."""
    reached = np.cumsum(drawn, axis=1)
    counted = reached[:, -1]
    first = np.argmax(reached >= share * counted[:, None], axis=1)
    return np.where(counted > 0, rising[first], np.nan)
