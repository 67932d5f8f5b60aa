"""Reciprocal rank: one over the place of the first relevant article; its mean is the MRR.

    RR@k = 1 / rank of the first relevant if rank <= k else 0     range [0, 1]

Paper: Voorhees, "The TREC-8 Question Answering Track Report", TREC 1999,
https://trec.nist.gov/pubs/trec8/papers/qa_report.pdf.
"""

from collections.abc import Collection, Sequence

from evaluation.measures.applies import ranks_articles
from evaluation.measures.measure import Measure, among

__all__ = ["MEASURES", "reciprocal_rank"]


def reciprocal_rank(ranked: Sequence[str], relevant: Collection[str], k: int) -> float:
    """Reciprocal rank of one ranking.

    >>> reciprocal_rank(["a", "b"], {"b"}, k=10)
    0.5

    Args:
        ranked: Ids, best first, each once.
        relevant: Ids that are right.
        k: How many places count, at least 1.
    """
    places = (place for place, name in enumerate(ranked[:k], 1) if name in relevant)
    return 1.0 / next(places, float("inf"))


MEASURES = (
    Measure(
        name="mrr@10",
        about="One over the place of the first gold article.",
        family="retrieval",
        value=among(ranks_articles, lambda o: reciprocal_rank(o.articles, o.question.articles, 10)),
    ),
)
