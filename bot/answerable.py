"""How sure it is that the articles answer at all."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.asking import Asked
from bot.candidates import Candidate
from bot.matching import Piece

__all__ = ["Held", "confidence", "read_signals"]

# Without a number there is no answer to "how many"; a reason can be given in any words.
_HARD = ("number", "date", "person", "place")
_A_FIGURE = 0.5  # how surely a number must be the one asked for
_A_PERSON = 0.7  # what a person away from what is asked of them counts
_MANY = 12  # words of a question from which on it is simply long
_SCALE = 20.0  # brings the ranker's score to the size of the other signals


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """How surely each content word of the question is held, in the order of the words."""

    here: Sequence[float]
    """By the best sentence."""
    near: Sequence[float]
    """By it and its neighbours."""


def read_signals(
    asked: Asked,
    pieces: Sequence[Piece],
    missing: Sequence[Piece],
    best: Sequence[Candidate],
    language: str,
    held: Held,
    score: float,
) -> dict[str, float]:
    """What tells an answered question from one the articles only come near to.

    Args:
        asked: What the question wants.
        pieces: The question's content words.
        missing: Those that the articles of the answer do not hold.
        best: The answer's sentences, best first.
        language: The question's.
        held: Where the question's words stand.
        score: The ranker's score of the best sentence.
    """
    if not best or not pieces:
        return {}
    total = sum(p.weight for p in pieces) or 1.0
    first = best[0].features
    kind = first.kind
    across = best[0].language != language
    person = asked.wants == "person"
    number = asked.wants == "number"
    return {
        "coverage": first.coverage,
        "context": max(c.features.context for c in best),
        "names": first.names,
        "similarity": first.similarity,
        "predicate": first.predicate,
        "proximity": first.proximity,
        "kind": kind,
        "score": score / _SCALE,
        "length": min(1.0, len(pieces) / _MANY),
        "across": float(across),
        "no_kind": float(asked.wants in _HARD and kind == 0),
        "no_holder": float(asked.office and kind < 1),
        "no_figure": float(number and max(c.features.kind for c in best) < _A_FIGURE),
        "no_person": float(person and kind < _A_PERSON),
        "loose_person": float(person and kind == _A_PERSON),
        "loose_figure": float(number and _A_FIGURE <= kind < 1),
        "missing": sum(p.weight for p in missing) / total,
        "missing_names": float(any(p.unit.name for p in missing)),
        "missing_most": _heaviest(pieces, held.here),
        "missing_most_near": _heaviest(pieces, held.near),
        # What was said, how and when is told beside a verb that a paraphrase seldom keeps.
        "asks_saying": float(asked.wants in ("saying", "manner")),
        "asks_date": float(asked.wants == "date"),
        "asks_reason": float(asked.wants == "reason"),
    }


def _heaviest(pieces: Sequence[Piece], held: Sequence[float]) -> float:
    """Weight of the weightiest word that is not held, less as far as it is."""
    return max(p.weight * (1 - found) for p, found in zip(pieces, held, strict=True))


def confidence(signals: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Logistic of the weighted signals, in [0, 1]; 0 when there is nothing to go by."""
    if not signals:
        return 0.0
    # An office is held by whoever is named beside it; a count is given by a number of the counted.
    if signals.get("no_holder") or signals.get("no_figure"):
        return 0.0
    logit = weights["bias"] + sum(weights.get(name, 0.0) * v for name, v in signals.items())
    return 1.0 / (1.0 + math.exp(-logit))
