"""Recall at k: the share of the relevant articles among the first k.

    recall@k = |first k ∩ relevant| / |relevant|          range [0, 1]

An article stands where its best passage stands.

Reference: Manning, Raghavan, Schütze, "Introduction to Information Retrieval", 2008, section 8.4,
https://nlp.stanford.edu/IR-book.
"""

from collections.abc import Collection, Sequence

from evaluation.measures.applies import ranks_articles
from evaluation.measures.measure import Measure, among

__all__ = ["MEASURES", "recall"]


def recall(ranked: Sequence[str], relevant: Collection[str], k: int) -> float:
    """Recall of one ranking.

    >>> recall(["a", "b", "c"], {"c", "d"}, k=3)
    0.5

    Args:
        ranked: Ids, best first, each once.
        relevant: Ids that are right; none gives 0.
        k: How many places count, at least 1.
    """
    wanted = set(relevant)
    return len(wanted & set(ranked[:k])) / len(wanted) if wanted else 0.0


def _at(k: int) -> Measure:
    return Measure(
        name=f"recall@{k}",
        about=f"Share of the gold articles among the first {k} found.",
        family="retrieval",
        value=among(ranks_articles, lambda o: recall(o.articles, o.question.articles, k)),
    )


MEASURES = (_at(5), _at(10))
