"""Two runs over the same questions: what changed, and whether by more than chance.

The difference of a measure is taken question by question. Its interval is a paired bootstrap: both
runs are resampled alike. Its p-value is a randomisation test: were the runs alike, each question's
two outcomes could as well be swapped; p is how often swapping gives as large a difference.

Papers: Smucker, Allan, Carterette, "A Comparison of Statistical Significance Tests for Information
Retrieval Evaluation", CIKM 2007, https://doi.org/10.1145/1321440.1321528; Berg-Kirkpatrick et al.,
EMNLP 2012, https://aclanthology.org/D12-1091.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evaluation.errors import RunError
from evaluation.intervals import Draws, draws, interval, parts, resampled
from evaluation.measures.measure import Measure, Summary
from evaluation.summary import Scores

__all__ = ["Change", "compare"]

_SWAPS = 2000
_SIDES_LISTED = 50
# Sums in another order differ in the last digits; such a swap is as large, not smaller.
_EQUAL = 1e-12
_SIDES = ("hit@1", "answer@3", "evidence cited", "refused unanswerable", "refused answerable")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """How a measure differs from the baseline."""

    value: float
    """This run minus the baseline."""
    low: float
    """Lower end of the 95% interval."""
    high: float
    """Upper end."""
    p: float | None
    """Of no difference; None for measures that are not means."""
    baseline: float
    """The baseline's value."""


def compare(now: Scores, before: Scores, *, seed: int = 0) -> dict[str, Any]:
    """Compare a run with a baseline.

    Args:
        now: Scores of this run.
        before: Scores of the baseline, over the same questions in any order.
        seed: Of the resampling.

    Returns:
        `{"measures": {name: {value, low, high, p, baseline}}, "sides": {name: {"better": [ids],
        "worse": [ids]}}}`.

    Raises:
        RunError: The baseline is over other questions.
    """
    order = _order(now, before)
    drawn = draws(len(now.ids), seed=seed)
    random = np.random.default_rng(seed)
    swapped = random.integers(0, 2, (_SWAPS, len(now.ids)), dtype=np.uint8)
    changes: dict[str, Any] = {}
    sides: dict[str, Any] = {}
    for measure in now.measures:
        ours, theirs = now.column(measure.name), before.column(measure.name)[order]
        by = now.order(measure.name), before.order(measure.name)
        orders = by[0], by[1] if by[1] is None else by[1][order]
        change = _change(ours, theirs, drawn, swapped, measure.summary, orders)
        if change is not None:
            changes[measure.name] = asdict(change)
        if measure.name in _SIDES:
            sides[measure.name] = _sides(now.ids, ours, theirs, measure)
    return {"measures": changes, "sides": sides}


def _order(now: Scores, before: Scores) -> NDArray[np.int64]:
    places = {name: place for place, name in enumerate(before.ids)}
    if set(places) != set(now.ids):
        common = len(set(places) & set(now.ids))
        raise RunError(
            f"the baseline is over other questions: {common:,} of {len(now.ids):,} in common",
            "run the same set for both",
        )
    return np.array([places[name] for name in now.ids], dtype=np.int64)


def _change(
    ours: NDArray[np.float64],
    theirs: NDArray[np.float64],
    drawn: Draws,
    swapped: Draws,
    summary: Summary,
    orders: tuple[NDArray[np.float64] | None, NDArray[np.float64] | None],
) -> Change | None:
    if np.isnan(ours).all() or np.isnan(theirs).all():
        return None
    once = np.ones((1, len(ours)))
    baseline = float(resampled(theirs, once, summary, orders[1])[0])
    value = float(resampled(ours, once, summary, orders[0])[0]) - baseline
    if np.isnan(value):  # a curve over questions that are all alike
        return None
    after = resampled(ours, drawn, summary, orders[0])
    spread = after - resampled(theirs, drawn, summary, orders[1])
    low, high = interval(spread, value)
    p = _p_value(ours, theirs, swapped, value) if summary == "mean" else None
    return Change(value=value, low=low, high=high, p=p, baseline=baseline)


def _p_value(
    ours: NDArray[np.float64], theirs: NDArray[np.float64], swapped: Draws, value: float
) -> float:
    as_large = 0
    for part in parts(swapped):
        away = part.astype(np.float64)
        one = _mean(1 - away, ours, away, theirs)
        other = _mean(1 - away, theirs, away, ours)
        as_large += int(np.count_nonzero(np.abs(one - other) >= abs(value) - _EQUAL))
    return float((1 + as_large) / (1 + len(swapped)))


def _mean(
    kept: NDArray[np.float64],
    first: NDArray[np.float64],
    away: NDArray[np.float64],
    second: NDArray[np.float64],
) -> NDArray[np.float64]:
    total = kept @ np.nan_to_num(first) + away @ np.nan_to_num(second)
    counted = kept @ (~np.isnan(first)) + away @ (~np.isnan(second))
    mean: NDArray[np.float64] = np.divide(
        total, counted, out=np.full_like(total, np.nan), where=counted > 0
    )
    return mean


def _sides(
    ids: list[str], ours: NDArray[np.float64], theirs: NDArray[np.float64], measure: Measure
) -> dict[str, list[str]]:
    sign = -1 if measure.better == "lower" else 1

    def where(changed: NDArray[np.bool_]) -> Iterator[str]:
        return (ids[place] for place in np.flatnonzero(changed)[:_SIDES_LISTED])

    difference = sign * (ours - theirs)
    return {"better": list(where(difference > 0)), "worse": list(where(difference < 0))}
