"""The same run under another bar of confidence, without asking again.

A run that was made to answer everything (`answer_threshold` 0) holds what any higher bar would
give: below the bar the answer is a refusal, above it nothing changes.
"""

from __future__ import annotations

from dataclasses import replace

from evaluation.outcome import Outcome

__all__ = ["at_threshold"]


def at_threshold(outcome: Outcome, threshold: float) -> Outcome:
    """What would have come of the question.

    Args:
        outcome: Of a run that was made to answer.
        threshold: Confidence below which an answer is a refusal, in [0, 1].
    """
    answer = outcome.answer
    if answer is None or answer.confidence is None or answer.confidence >= threshold:
        return outcome
    refused = replace(
        answer, answer="", abstained=True, statements=(), citations=(), disagreements=()
    )
    return replace(outcome, answer=refused, quoted=(), support=())
