"""Numbers that a whole set has and no question alone: what confidence is worth.

Questions stand in order of confidence, the surest first; those of equal confidence can only be
answered together. Each function takes every resample at once: how often each question was drawn.

Papers: Geifman, Uziel, El-Yaniv, "Bias-Reduced Uncertainty Estimation for Deep Neural Classifiers",
ICLR 2019, https://openreview.net/forum?id=SJfb5jCqKm (AURC); El-Yaniv, Wiener, "On the Foundations
of Noise-free Selective Classification", JMLR 2010, https://jmlr.org/papers/v11/el-yaniv10a.html;
Fawcett, "An Introduction to ROC Analysis", 2006, https://doi.org/10.1016/j.patrec.2005.10.010.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

__all__ = ["CURVES", "admitted", "aurc", "auroc"]

Numbers = NDArray[np.float64]
Curve = Callable[[Numbers, Numbers, Numbers], Numbers]

_ANSWERED = 0.8


def aurc(wrong: Numbers, ranks: Numbers, drawn: Numbers) -> Numbers:
    """Area under the risk–coverage curve: the mean, over questions, of the risk there.

        risk at a question = wrong among it and the surer ones / how many these are
        aurc = mean of that over the questions                    range [0, 1], less is better

    Args:
        wrong: 1 where the answer is wrong; the surest question first.
        ranks: Rising with doubt; equal for equal confidence.
        drawn: (resamples, questions): how often each question was drawn.
    """
    _, last = _tied(ranks)
    reached = np.cumsum(drawn, axis=1)[:, last]
    failed = np.cumsum(drawn * wrong, axis=1)[:, last]
    risk = np.divide(failed, reached, out=np.zeros_like(failed), where=reached > 0)
    return _share((drawn * risk).sum(axis=1), drawn.sum(axis=1))


def auroc(right: Numbers, ranks: Numbers, drawn: Numbers) -> Numbers:
    """Chance that of two questions, one of each sort, confidence is higher for the right one.

        auroc = P(surer) + P(as sure) / 2       range [0, 1]; 0.5 for a coin

    Args:
        right: 1 for the one sort, 0 for the other; the surest question first.
        ranks: Rising with doubt; equal for equal confidence.
        drawn: (resamples, questions): how often each question was drawn.
    """
    first, last = _tied(ranks)
    yes, no = drawn * right, drawn * (1 - right)
    reached = np.cumsum(yes, axis=1)
    before = (reached - yes)[:, first]
    wins = (no * (before + (reached[:, last] - before) / 2)).sum(axis=1)
    return _share(wins, yes.sum(axis=1) * no.sum(axis=1))


def admitted(unanswerable: Numbers, ranks: Numbers, drawn: Numbers) -> Numbers:
    """Share of the unanswerable that are answered where 80% of the answerable are.

    Args:
        unanswerable: 1 where nothing answers; the surest question first.
        ranks: Rising with doubt; equal for equal confidence.
        drawn: (resamples, questions): how often each question was drawn.
    """
    _, last = _tied(ranks)
    yes = np.cumsum(drawn * (1 - unanswerable), axis=1)[:, last]
    no = np.cumsum(drawn * unanswerable, axis=1)[:, last]
    # A hair below: 0.8 of a whole number is not always the float it should be.
    cut = np.argmax(yes >= _ANSWERED * yes[:, -1:] - 1e-9, axis=1)
    found = _share(no[np.arange(len(no)), cut], no[:, -1])
    return np.where(yes[:, -1] > 0, found, np.nan)


def _tied(ranks: Numbers) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For every question the first and the last place of those as sure as it is."""
    first = np.searchsorted(ranks, ranks, side="left")
    last = np.searchsorted(ranks, ranks, side="right") - 1
    return first, last


def _share(part: Numbers, whole: Numbers) -> Numbers:
    share: Numbers = np.divide(part, whole, out=np.full_like(part, np.nan), where=whole > 0)
    return share


CURVES: Mapping[str, Curve] = {"aurc": aurc, "auroc": auroc, "admitted at 80": admitted}
"""By the names that `evaluation.measures.measure.Summary` gives them."""
