"""Confidence: whether an answer's own doubt tells right from wrong.

    aurc     = area under the risk–coverage curve (`evaluation.curves.aurc`), less is better
    auroc    = chance that an answerable question has more confidence than an unanswerable one
    admitted = unanswerable answered where the bar lets 80% of the answerable through

Wrong is: a failure; whatever is said to a question without an answer; an answer whose first three
statements hold no gold answer, or, where the set gives none, that cites no gold article. A declined
answerable question is wrong at its place: it shows nothing. So that the curve tells of confidence
alone, run with an answer threshold of 0. A system that states no confidence has none of these.

Papers: at `evaluation.curves`.
"""

from __future__ import annotations

from evaluation.measures.answer_found import answer_found
from evaluation.measures.measure import Measure
from evaluation.outcome import Outcome

__all__ = ["MEASURES", "confidence", "wrong"]

_SHOWN = 3


def confidence(outcome: Outcome) -> float | None:
    """How sure the answer is; a failed question is the least sure of all."""
    return outcome.answer.confidence if outcome.answer else -1.0


def wrong(outcome: Outcome) -> float | None:
    """1 for what is wrong when it is shown, 0 for what is right; None where that is not known."""
    asked = outcome.question
    if outcome.answer is None or not asked.answerable:
        return 1.0
    if asked.answers:
        return 1.0 - answer_found(outcome.said, asked.answers, _SHOWN)
    if asked.articles:
        cited = {place.article for place in outcome.cited}
        return float(cited.isdisjoint(asked.articles))
    return None


def _told(outcome: Outcome) -> bool:
    return confidence(outcome) is not None


MEASURES = (
    Measure(
        name="aurc",
        about="Area under the risk–coverage curve: errors left when the least sure are declined.",
        family="abstention",
        value=lambda o: wrong(o) if _told(o) else None,
        summary="aurc",
        order=confidence,
        better="lower",
    ),
    Measure(
        name="confidence auroc",
        about="Chance that an answerable question has more confidence than an unanswerable one.",
        family="abstention",
        value=lambda o: float(o.question.answerable) if _told(o) else None,
        summary="auroc",
        order=confidence,
    ),
    Measure(
        name="admitted at 80%",
        about="Share of the unanswerable answered where 80% of the answerable are.",
        family="abstention",
        value=lambda o: float(not o.question.answerable) if _told(o) else None,
        summary="admitted at 80",
        order=confidence,
        better="lower",
    ),
)
