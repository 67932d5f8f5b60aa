"""Weights for the chance that the articles answer: logistic regression with held signs.

A signal that speaks against an answer may not raise the confidence, and one that speaks for it may
not lower it, whatever a small set suggests. In every set answers and refusals weigh alike; of the
refusals, near-misses weigh somewhat more than questions whose articles are missing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from bot.answerable import confidence
from evaluation.fitting.gathering import Observed
from evaluation.fitting.minimising import Vector, minimum

__all__ = ["area", "fit_confidence", "refused_at"]

_RIDGE = 5e-3
_AGAINST = ("no_", "loose", "missing", "withheld", "ahead")
_EITHER = ("asks",)  # what is asked for speaks neither for an answer nor against one
_BY_HAND = 2.0  # what a set counts whose unanswerable questions people wrote
_NEAR_MISSES = 0.6
_TINY = 1e-9


def fit_confidence(seen: Sequence[Observed]) -> dict[str, float]:
    """Fit.

    Args:
        seen: Answers of both sorts; at least one.

    Returns:
        A weight a signal, and `bias`.
    """
    names = list(seen[0].signals)
    rows = np.array([[1.0, *(o.signals[name] for name in names)] for o in seen])
    truth = np.array([float(o.answers) for o in seen])
    shares = _shares(seen)

    def loss(weights: Vector) -> tuple[float, Vector]:
        chance = 1 / (1 + np.exp(-(rows @ weights)))
        likely = truth * np.log(chance + _TINY) + (1 - truth) * np.log(1 - chance + _TINY)
        held = np.concatenate([[0.0], weights[1:]])  # the bias is free
        value = -float(shares @ likely) + _RIDGE * float(held @ held)
        return value, -rows.T @ (shares * (truth - chance)) + 2 * _RIDGE * held

    free: list[tuple[float | None, float | None]] = [(None, None)]
    held = [_bounds(name) for name in names]
    found = minimum(loss, rows.shape[1], free + held)
    return {name: round(float(w), 3) for name, w in zip(["bias", *names], found, strict=True)}


def _bounds(name: str) -> tuple[float | None, float | None]:
    """What a weight may be: what speaks against an answer never raises the confidence."""
    if name.startswith(_EITHER):
        return None, None
    return (None, 0.0) if name.startswith(_AGAINST) else (0.0, None)


def _shares(seen: Sequence[Observed]) -> Vector:
    """What each counts: in every set the two sorts sum to 1 where all kinds are there."""
    groups = Counter((o.source, o.kind) for o in seen)
    parts = {
        "asked": 1.0,
        "no sentence": _NEAR_MISSES,
        "no article": 1 - _NEAR_MISSES,
        "elsewhere": 1 - _NEAR_MISSES,
        "unanswerable": 1.0,
    }
    by_hand = {o.source for o in seen if o.kind == "unanswerable"}
    return np.array(
        [
            parts[o.kind] / groups[o.source, o.kind] * (_BY_HAND if o.source in by_hand else 1.0)
            for o in seen
        ]
    )


def area(
    answered: Sequence[Observed], others: Sequence[Observed], weights: Mapping[str, float]
) -> float:
    """Chance that an answer is given more confidence than a refusal (AUC), ties counting half.

    1 tells them apart, 0.5 is guessing; NaN where one side is empty.
    """
    if not answered or not others:
        return float("nan")
    above = _confidences(answered, weights)[:, None]
    below = _confidences(others, weights)[None]
    return float(((above > below) + 0.5 * (above == below)).mean())


def refused_at(seen: Sequence[Observed], bar: float, weights: Mapping[str, float]) -> float:
    """Share of them below a bar of confidence, in [0, 1]; NaN where there are none."""
    return float((_confidences(seen, weights) < bar).mean()) if seen else float("nan")


def _confidences(seen: Sequence[Observed], weights: Mapping[str, float]) -> Vector:
    return np.array([confidence(o.signals, weights) for o in seen])
