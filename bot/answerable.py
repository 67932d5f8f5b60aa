"""How sure it is that the articles answer at all."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from bot.asking import Asked
from bot.candidates import Candidate
from bot.matching import Piece

__all__ = ["confidence", "read_signals"]

_A_FIGURE = 0.5  # how surely a number must be the one asked for
_A_PERSON = 0.7  # how surely a name must be a person
_MANY = 12  # words of a question from which on it is simply long
_SCALE = 20.0  # brings the ranker's score to the size of the other signals


def read_signals(
    asked: Asked,
    pieces: Sequence[Piece],
    missing: Sequence[Piece],
    best: Sequence[Candidate],
    language: str,
    score: float,
) -> dict[str, float]:
    """What tells an answered question from one the articles only come near to.

    Args:
        asked: What the question wants.
        pieces: The question's content words.
        missing: Those that the articles of the answer do not hold.
        best: The answer's sentences, best first.
        language: The question's.
        score: The ranker's score of the best sentence.
    """
    if not best or not pieces:
        return {}
    total = sum(p.weight for p in pieces) or 1.0
    first = best[0].features
    kind = first.kind
    across = best[0].language != language
    number = asked.wants == "number"
    return {
        "coverage": first.coverage,
        "context": max(c.features.context for c in best),
        "similarity": first.similarity,
        "predicate": first.predicate,
        "kind": kind,
        "score": score / _SCALE,
        "length": min(1.0, len(pieces) / _MANY),
        "across": float(across),
        "no_holder": float(asked.office and kind < 1),
        "no_figure": float(number and max(c.features.kind for c in best) < _A_FIGURE),
        "no_person": float(asked.wants == "person" and kind < _A_PERSON),
        "loose_figure": float(number and _A_FIGURE <= kind < 1),
        "missing": sum(p.weight for p in missing) / total,
        "missing_names": float(any(p.unit.name for p in missing)),
        # What was said, how and when is told beside a verb that a paraphrase seldom keeps.
        "asks_saying": float(asked.wants in ("saying", "manner")),
        "asks_date": float(asked.wants == "date"),
        "asks_reason": float(asked.wants == "reason"),
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
