"""The one place that asks SciPy for a minimum."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from evaluation.errors import RunError

__all__ = ["Bounds", "Vector", "minimum"]

Vector = NDArray[np.float64]
Bounds = Sequence[tuple[float | None, float | None]]
"""Least and greatest value of each weight; None where there is none."""


def minimum(
    loss: Callable[[Vector], tuple[float, Vector]], size: int, bounds: Bounds | None = None
) -> Vector:
    """Where a smooth function is least, by L-BFGS-B from zero.

    Args:
        loss: Gives value and gradient.
        size: How many weights there are.
        bounds: One pair a weight.

    Raises:
        RunError: SciPy is not installed.
    """
    try:
        from scipy.optimize import minimize
    except ImportError:
        raise RunError("fitting needs SciPy", "pip install 'dateline[report]'") from None
    found = minimize(loss, np.zeros(size), jac=True, method="L-BFGS-B", bounds=bounds)
    return np.asarray(found.x, dtype=np.float64)
