"""How sure it is that the articles answer at all."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from bot.asking import Asked
from bot.candidates import Candidate
from bot.matching import Piece
from bot.slots.narrower import asks_name, lacks_narrower, lacks_successor
from bot.slots.tellers import teller, teller_kind
from bot.slots.unsaid import is_ahead, is_withheld

__all__ = ["confidence", "read_signals"]

_A_FIGURE = 0.5  # how surely a number must be the one asked for
_A_PERSON = 0.7  # how surely a name must be a person
_MET = 0.4  # how surely a word must be found to count as said
_MANY = 12  # words of a question from which on it is simply long
_DECIDE = ("no_holder", "no_figure", "no_name", "no_speaker", "no_successor", "no_hour")
"""Nothing makes up for these: an office is held by whoever is named beside it, a count is given by
a number of the counted, what somebody said by a sentence in which they speak."""
_SCALE = 20.0  # brings the ranker's score to the size of the other signals


def read_signals(
    question: str,
    asked: Asked,
    pieces: Sequence[Piece],
    missing: Sequence[Piece],
    met: Sequence[float],
    best: Sequence[Candidate],
    language: str,
    score: float,
) -> dict[str, float]:
    """What tells an answered question from one the articles only come near to.

    Args:
        question: As written.
        asked: What the question wants.
        pieces: The question's content words.
        missing: Those that the articles of the answer do not hold.
        met: How surely each piece is found in the answer's sentences, in [0, 1].
        best: The answer's sentences, best first.
        language: The question's.
        score: The ranker's score of the best sentence.
    """
    if not best or not pieces:
        return {}
    start, end = asked.frame
    about = [(p, m) for p, m in zip(pieces, met, strict=True) if not start <= p.unit.start < end]
    unmet = sum(p.weight for p, m in about if m < _MET)
    first = best[0].features
    kind = first.kind
    across = best[0].language != language
    number = asked.wants == "number"
    return {
        "coverage": first.coverage,
        "similarity": first.similarity,
        "predicate": first.predicate,
        "kind": kind,
        "passage": first.passage,
        "score": score / _SCALE,
        "length": min(1.0, len(pieces) / _MANY),
        "across": float(across),
        "no_holder": float(asked.office and kind < 1),
        "no_figure": float(number and max(c.features.kind for c in best) < _A_FIGURE),
        "no_person": float(asked.wants == "person" and kind < _A_PERSON),
        "loose_figure": float(number and _A_FIGURE <= kind < 1),
        **_untold(question, asked, pieces, best, language),
        "missing_shown": unmet / (sum(p.weight for p, _ in about) or 1.0),
        "missing_names": float(any(p.unit.name for p in missing)),
        # What was said, how and when is told beside a verb that a paraphrase seldom keeps.
        "asks_saying": float(asked.wants in ("saying", "manner")),
        "asks_date": float(asked.wants == "date"),
        "asks_reason": float(asked.wants == "reason"),
    }


def _untold(
    question: str,
    asked: Asked,
    pieces: Sequence[Piece],
    best: Sequence[Candidate],
    language: str,
) -> dict[str, float]:
    """What is asked for more narrowly and the best sentence lacks, or says is open."""
    asking = question[slice(*asked.focus)] if asked.focus[1] else question
    speaker = teller(question, language, pieces)
    reading, text = best[0].reading, best[0].text
    return {
        "no_name": float(asks_name(asking) and not best[0].features.kind),
        "no_speaker": float(bool(speaker) and not teller_kind(speaker, reading, text)),
        "no_successor": float(lacks_successor(asked, asking, text)),
        "no_hour": float(all(lacks_narrower(asking, c.text) for c in best)),
        "withheld": float(is_withheld(text)),
        "ahead": float(is_ahead(asking, text)),
    }


def confidence(signals: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Logistic of the weighted signals, in [0, 1]; 0 when there is nothing to go by."""
    if not signals:
        return 0.0
    if any(signals.get(name) for name in _DECIDE):
        return 0.0
    logit = weights["bias"] + sum(weights.get(name, 0.0) * v for name, v in signals.items())
    return 1.0 / (1.0 + math.exp(-logit))
