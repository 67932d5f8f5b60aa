"""Disagreement shown: answers that put differing reports side by side.

    disagreement shown = answers with at least one disagreement / questions     range [0, 1]

Neither high nor low is good by itself: it says how often it happens.
"""

from evaluation.measures.measure import Measure

__all__ = ["MEASURES"]

MEASURES = (
    Measure(
        name="disagreement shown",
        about="Share of the answers that show articles in disagreement.",
        family="answer",
        value=lambda o: float(bool(o.answer and o.answer.disagreements)),
        better="neither",
    ),
)
