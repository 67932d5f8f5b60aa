"""Answer at n: whether a gold answer stands in the first n statements.

    answer@n = 1 if a statement s <= n contains a gold answer, word for word after
               normalisation (`evaluation.matching`), else 0       range {0, 1}

For answers made of whole sentences this says what a reader sees; exact match would be 0.

Paper: Karpukhin et al., EMNLP 2020, https://aclanthology.org/2020.emnlp-main.550 (the same test on
passages).
"""

from collections.abc import Sequence

from evaluation.matching import contains
from evaluation.measures.applies import has_answer
from evaluation.measures.measure import Measure, among

__all__ = ["MEASURES", "answer_found"]


def answer_found(statements: Sequence[str], answers: Sequence[str], n: int) -> float:
    """Answer at n of one answer.

    >>> answer_found(["He flew in.", "They met in Doha."], ["Doha"], n=1)
    0.0

    Args:
        statements: What was said, in order; none for a refusal.
        answers: Gold answers, any of which is right.
        n: How many statements count, at least 1.
    """
    return float(any(contains(said, gold) for said in statements[:n] for gold in answers))


def _at(n: int) -> Measure:
    first = "the first statement" if n == 1 else f"the first {n} statements"
    return Measure(
        name=f"answer@{n}",
        about=f"A gold answer stands in {first}.",
        family="answer",
        value=among(has_answer, lambda o: answer_found(o.said, o.question.answers, n)),
    )


MEASURES = (_at(1), _at(3))
