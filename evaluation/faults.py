"""What went wrong with a question, in a few words, the worst first."""

from __future__ import annotations

from evaluation.measures.answer_found import answer_found
from evaluation.measures.citations import citation_precision
from evaluation.measures.evidence_found import evidence_found
from evaluation.outcome import Outcome

__all__ = ["FAULTS", "fault"]

FAULTS = (
    "ended in an error",
    "a quote differs from its article",
    "answered although nothing answers it",
    "declined; its article was not found",
    "declined although it is answered",
    "answer not shown; its article was not found",
    "answer not shown; its passage was not found",
    "answer not shown although its passage was found",
    "answer shown, but elsewhere than in the gold evidence",
    "answer shown, but not in the first statement",
)
"""Every fault, the worst first."""

_LOOKED_AT = 10
_SHOWN = 3


def fault(outcome: Outcome) -> str | None:
    """The worst fault of an outcome.

    Returns:
        One of `FAULTS`, or None where nothing went wrong.
    """
    if outcome.answer is None:
        return FAULTS[0]
    if not all(outcome.quoted):
        return FAULTS[1]
    if not outcome.question.answerable:
        return None if outcome.abstained else FAULTS[2]
    if outcome.abstained:
        return FAULTS[4] if _article_found(outcome) else FAULTS[3]
    if outcome.question.answers and not _shown(outcome, _SHOWN):
        return _why_not_shown(outcome)
    if outcome.gold and not citation_precision(outcome.cited, outcome.gold):
        return FAULTS[8]
    if outcome.question.answers and not _shown(outcome, 1):
        return FAULTS[9]
    return None


def _why_not_shown(outcome: Outcome) -> str:
    if not _article_found(outcome):
        return FAULTS[5]
    places = [ranked.place for ranked in outcome.ranked]
    if outcome.gold and not evidence_found(places, outcome.gold, _LOOKED_AT):
        return FAULTS[6]
    return FAULTS[7]


def _article_found(outcome: Outcome) -> bool:
    gold = set(outcome.question.articles)
    return not gold or not gold.isdisjoint(outcome.articles[:_LOOKED_AT])


def _shown(outcome: Outcome, n: int) -> bool:
    return bool(answer_found(outcome.said, outcome.question.answers, n))
