"""How sure it is that the articles answer at all."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from bot.asking import Asked
from bot.candidates import Candidate
from bot.matching import Piece

__all__ = ["confidence", "read_signals"]

# Without a number there is no answer to "how many"; a reason can be given in any words.
_HARD = ("number", "date", "person", "place")

_A_FIGURE = 0.5  # how surely a number must be the one asked for


def read_signals(
    asked: Asked,
    pieces: Sequence[Piece],
    missing: Sequence[Piece],
    best: Sequence[Candidate],
    language: str,
) -> dict[str, float]:
    """What tells an answered question from one the articles only come near to.

    Args:
        asked: What the question wants.
        pieces: The question's content words.
        missing: Those that the articles of the answer do not hold.
        best: The answer's sentences, best first.
        language: The question's.
    """
    if not best or not pieces:
        return {}
    total = sum(p.weight for p in pieces) or 1.0
    first = best[0].features
    best_kind = first.kind
    across = best[0].language != language
    return {
        "coverage": first.coverage,
        "context": max(c.features.context for c in best),
        "names": first.names,
        "similarity": 0.0 if across else first.similarity,
        "predicate": first.predicate,
        "no_kind": float(asked.wants in _HARD and best_kind == 0),
        "loose_kind": float(asked.wants in _HARD and 0 < best_kind < 1),
        "no_reason": float(asked.wants == "reason" and best_kind == 0),
        "no_holder": float(asked.office and best_kind < 1),
        "no_figure": float(
            asked.wants == "number" and max(c.features.kind for c in best) < _A_FIGURE
        ),
        "no_saying": float(asked.wants == "saying" and best_kind == 0),
        "proximity": first.proximity,
        "missing": sum(p.weight for p in missing) / total,
        "missing_names": float(any(p.unit.name for p in missing)),
        "across": float(across),
    }


def confidence(signals: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Logistic of the weighted signals, in [0, 1]; 0 when there is nothing to go by."""
    if not signals:
        return 0.0
    # An office is held by whoever is named beside it; a count is given by a number of the counted.
    if signals.get("no_holder") or signals.get("no_figure"):
        return 0.0
    logit = weights["bias"] + sum(weights.get(name, 0.0) * v for name, v in signals.items())
    return 1.0 / (1.0 + math.exp(-logit))
