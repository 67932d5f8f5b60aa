"""Citation recall and precision of ALCE: does what is cited support what is said?

    recall    = statements that all their citations together support / statements
    precision = citations that are needed / citations                  range [0, 1] each

A citation is needed when its statement is supported and it supports it alone, or the others do not
support it without it. An answer that says nothing has 0 of each when the question has an answer,
and is not counted otherwise. Support is judged by the verifier, so an answer that the same verifier
let through has a high recall by construction: the numbers tell most of other systems' answers.

Paper: Gao et al., "Enabling Large Language Models to Generate Text with Citations" (ALCE),
EMNLP 2023, https://aclanthology.org/2023.emnlp-main.398.
"""

from __future__ import annotations

from collections.abc import Sequence

from evaluation.measures.measure import Measure, among
from evaluation.outcome import Outcome, Support

__all__ = ["MEASURES", "alce_precision", "alce_recall"]


def alce_recall(support: Sequence[Support]) -> float:
    """Share of the statements that their citations support; 0 for none."""
    return sum(found.together for found in support) / len(support) if support else 0.0


def alce_precision(support: Sequence[Support]) -> float:
    """Share of the citations that are needed; 0 for none."""
    needed = [need for found in support for need in found.needed]
    return sum(needed) / len(needed) if needed else 0.0


def _counts(outcome: Outcome) -> bool:
    if outcome.answer is not None and outcome.support is None:
        return False
    return bool(outcome.said) or outcome.question.answerable


MEASURES = (
    Measure(
        name="alce citation precision",
        about="Share of the citations that their statement needs, by the verifier.",
        family="citation",
        value=among(_counts, lambda o: alce_precision(o.support or ())),
    ),
    Measure(
        name="alce citation recall",
        about="Share of the statements that their citations support, by the verifier.",
        family="citation",
        value=among(_counts, lambda o: alce_recall(o.support or ())),
    ),
)
