"""Which outcomes a measure can be about: never a matter of how good they are."""

from __future__ import annotations

from evaluation.outcome import Outcome

__all__ = ["has_answer", "has_evidence", "ranks_articles", "ranks_evidence"]


def ranks_articles(outcome: Outcome) -> bool:
    """The set names the articles that hold the answer, and the system shows a ranking."""
    known = outcome.question.answerable and bool(outcome.question.articles)
    return known and outcome.passages is not None


def ranks_evidence(outcome: Outcome) -> bool:
    """The set says where the answer stands, and the system shows a ranking."""
    return has_evidence(outcome) and outcome.passages is not None


def has_evidence(outcome: Outcome) -> bool:
    """The set says where in them the answer stands."""
    return outcome.question.answerable and bool(outcome.gold)


def has_answer(outcome: Outcome) -> bool:
    """The set gives a gold answer."""
    return outcome.question.answerable and bool(outcome.question.answers)
