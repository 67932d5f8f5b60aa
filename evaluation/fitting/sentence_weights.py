"""Weights for the order of sentences: listwise softmax.

For a question whose sentences have features x and of which some, R, hold the answer, the loss is
-log(sum over R of exp(w·x) / sum over all of exp(w·x)). It is averaged over the questions of a set,
so that each set counts alike, and summed, with a ridge on w. Only order is learnt: what is common
to all sentences of a question cancels out.

Paper: Cao et al., "Learning to Rank: From Pairwise Approach to Listwise Approach", ICML 2007,
https://doi.org/10.1145/1273496.1273513, here with one relevant group instead of permutations.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from evaluation.fitting.gathering import FEATURES, Case
from evaluation.fitting.minimising import Vector, minimum

__all__ = ["fit_sentences", "right_within"]

_RIDGE = 2e-3


def fit_sentences(cases: Sequence[Case]) -> dict[str, float]:
    """Fit.

    Args:
        cases: Questions with their sentences; those without a right sentence teach nothing.

    Returns:
        A weight a feature.
    """
    taught = [case for case in cases if case.right.any()]
    sizes = {case.source: 0 for case in taught}
    for case in taught:
        sizes[case.source] += 1

    def loss(weights: Vector) -> tuple[float, Vector]:
        total, slope = _RIDGE * float(weights @ weights), 2 * _RIDGE * weights
        for case in taught:
            value, gradient = _case_loss(case, weights)
            total += value / sizes[case.source]
            slope = slope + gradient / sizes[case.source]
        return total, slope

    found = minimum(loss, len(FEATURES))
    return {name: round(float(w), 3) for name, w in zip(FEATURES, found, strict=True)}


def right_within(cases: Sequence[Case], weights: dict[str, float], shown: int) -> float:
    """Share of questions with a right sentence among the first so many, in [0, 1]."""
    vector = np.array([weights[name] for name in FEATURES])
    right = [
        case.right[np.argsort(-(case.features @ vector), kind="stable")[:shown]].any()
        for case in cases
    ]
    return float(np.mean(right)) if right else 0.0


def _case_loss(case: Case, weights: Vector) -> tuple[float, Vector]:
    scores = case.features @ weights
    odds = np.exp(scores - scores.max())
    right = odds[case.right]
    value = -float(np.log(right.sum() / odds.sum()))
    expected = odds @ case.features / odds.sum()
    return value, expected - right @ case.features[case.right] / right.sum()
