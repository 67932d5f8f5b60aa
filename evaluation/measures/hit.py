"""Hit at k (success at k): whether any relevant article is among the first k.

    hit@k = 1 if first k ∩ relevant ≠ ∅ else 0            range {0, 1}

Reference: trec_eval, measure "success", https://github.com/usnistgov/trec_eval.
"""

from collections.abc import Collection, Sequence

from evaluation.measures.applies import ranks_articles
from evaluation.measures.measure import Measure, among

__all__ = ["MEASURES", "hit"]


def hit(ranked: Sequence[str], relevant: Collection[str], k: int) -> float:
    """Hit of one ranking.

    >>> hit(["a", "b"], {"b"}, k=1), hit(["a", "b"], {"b"}, k=2)
    (0.0, 1.0)

    Args:
        ranked: Ids, best first, each once.
        relevant: Ids that are right.
        k: How many places count, at least 1.
    """
    return float(not set(relevant).isdisjoint(ranked[:k]))


def _at(k: int) -> Measure:
    return Measure(
        name=f"hit@{k}",
        about=f"A gold article is among the first {k} found.",
        family="retrieval",
        value=among(ranks_articles, lambda o: hit(o.articles, o.question.articles, k)),
    )


MEASURES = (_at(1), _at(3), _at(10))
