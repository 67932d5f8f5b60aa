"""Failures: questions that ended in an error instead of an answer or a refusal.

    failed = questions with an error / questions        range [0, 1], lower is better

They stay in every other measure with the worst value.
"""

from evaluation.measures.measure import Measure

__all__ = ["MEASURES"]

MEASURES = (
    Measure(
        name="failed",
        about="Share of the questions that ended in an error.",
        family="answer",
        value=lambda o: float(o.answer is None),
        better="lower",
    ),
)
