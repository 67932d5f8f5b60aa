"""Every measure, in the order of the report. A new one is added here."""

from evaluation.measures import (
    abstention,
    alce,
    answer_found,
    citations,
    confidence,
    cost,
    disagreement,
    evidence_found,
    failures,
    hit,
    latency,
    ndcg,
    quotes,
    recall,
    reciprocal_rank,
    words,
)
from evaluation.measures.measure import Measure

__all__ = ["MEASURES", "named"]

MEASURES: tuple[Measure, ...] = (
    *hit.MEASURES,
    *recall.MEASURES,
    *reciprocal_rank.MEASURES,
    *ndcg.MEASURES,
    *evidence_found.MEASURES,
    *answer_found.MEASURES,
    *words.MEASURES,
    *failures.MEASURES,
    *disagreement.MEASURES,
    *citations.MEASURES,
    *alce.MEASURES,
    *quotes.MEASURES,
    *abstention.MEASURES,
    *confidence.MEASURES,
    *latency.MEASURES,
    *cost.MEASURES,
)


def named(name: str) -> Measure | None:
    """The measure of that name, or None."""
    return next((measure for measure in MEASURES if measure.name == name), None)
