"""How sure it is that the articles answer at all."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from bot.candidates import Candidate
from bot.matching import Piece

__all__ = ["confidence", "read_signals"]


def read_signals(
    pieces: Sequence[Piece], missing: Sequence[Piece], best: Sequence[Candidate], language: str
) -> dict[str, float]:
    """What tells an answered question from one the articles only come near to.

    Args:
        pieces: The question's content words.
        missing: Those that the articles of the answer do not hold.
        best: The answer's sentences, best first.
        language: The question's.
    """
    if not best or not pieces:
        return {}
    total = sum(p.weight for p in pieces) or 1.0
    first = best[0].features
    across = best[0].language != language
    return {
        "coverage": first.coverage,
        "context": max(c.features.context for c in best),
        "names": first.names,
        "similarity": 0.0 if across else first.similarity,
        "kind": first.kind,
        "proximity": first.proximity,
        "missing": sum(p.weight for p in missing) / total,
        "missing_most": max((p.weight for p in missing), default=0.0),
        "missing_names": float(any(p.unit.name for p in missing)),
        "across": float(across),
        "across_missing": float(across) * sum(p.weight for p in missing) / total,
    }


def confidence(signals: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Logistic of the weighted signals, in [0, 1]; 0 when there is nothing to go by."""
    if not signals:
        return 0.0
    logit = weights["bias"] + sum(weights.get(name, 0.0) * v for name, v in signals.items())
    return 1.0 / (1.0 + math.exp(-logit))
