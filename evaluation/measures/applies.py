"""Which outcomes a measure can be about: what the set says, never what came back."""

from __future__ import annotations

from evaluation.outcome import Outcome

__all__ = ["has_answer", "has_evidence", "has_gold_articles"]


def has_gold_articles(outcome: Outcome) -> bool:
    """The set names the articles that hold the answer."""
    return outcome.question.answerable and bool(outcome.question.articles)


def has_evidence(outcome: Outcome) -> bool:
    """The set says where in them the answer stands."""
    return outcome.question.answerable and bool(outcome.gold)


def has_answer(outcome: Outcome) -> bool:
    """The set gives a gold answer."""
    return outcome.question.answerable and bool(outcome.question.answers)
