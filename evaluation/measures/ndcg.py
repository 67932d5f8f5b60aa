"""Normalised discounted cumulative gain at k, every relevant article gaining 1.

    DCG@k  = sum over relevant places p <= k of 1 / log2(p + 1)
    nDCG@k = DCG@k / DCG@k of the best possible ranking            range [0, 1]

Paper: Järvelin, Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM TOIS 20(4),
2002, https://doi.org/10.1145/582415.582418.
"""

from collections.abc import Collection, Iterable, Sequence
from math import log2

from evaluation.measures.applies import ranks_articles
from evaluation.measures.measure import Measure, among

__all__ = ["MEASURES", "ndcg"]


def ndcg(ranked: Sequence[str], relevant: Collection[str], k: int) -> float:
    """The nDCG of one ranking.

    >>> round(ndcg(["a", "b"], {"b"}, k=10), 3)
    0.631

    Args:
        ranked: Ids, best first, each once.
        relevant: Ids that are right; none gives 0.
        k: How many places count, at least 1.
    """
    wanted = set(relevant)
    gained = _gain(place for place, name in enumerate(ranked[:k], 1) if name in wanted)
    best = _gain(range(1, min(k, len(wanted)) + 1))
    return gained / best if best else 0.0


def _gain(places: Iterable[int]) -> float:
    return sum(1.0 / log2(place + 1) for place in places)


MEASURES = (
    Measure(
        name="ndcg@10",
        about="How near the top the gold articles stand, the first places counting most.",
        family="retrieval",
        value=among(ranks_articles, lambda o: ndcg(o.articles, o.question.articles, 10)),
    ),
)
