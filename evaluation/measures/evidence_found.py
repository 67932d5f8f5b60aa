"""Evidence at k: whether a gold quote stands in the first k passages.

    evidence@k = 1 if some passage p <= k shares at least half of the shorter of the two
                 with a gold quote, else 0                         range {0, 1}

A finer hit than that of the article: a long article can be found by the wrong passage. (DPR calls
the like of it top-k accuracy: Karpukhin et al., EMNLP 2020,
https://aclanthology.org/2020.emnlp-main.550.)
"""

from collections.abc import Sequence

from evaluation.measures.applies import ranks_evidence
from evaluation.measures.measure import Measure, among
from evaluation.outcome import Place

__all__ = ["ENOUGH", "MEASURES", "evidence_found"]

ENOUGH = 0.5
"""The part of the shorter stretch that must be shared for two stretches to be the same place."""


def evidence_found(passages: Sequence[Place], gold: Sequence[Place], k: int) -> float:
    """Evidence at k of one ranking.

    Args:
        passages: Where they stand, best first.
        gold: Where the gold quotes stand.
        k: How many passages count, at least 1.
    """
    return float(any(p.shares(g) >= ENOUGH for p in passages[:k] for g in gold))


def _at(k: int) -> Measure:
    return Measure(
        name=f"evidence@{k}",
        about=f"A gold quote stands in the first {k} passages.",
        family="retrieval",
        value=among(
            ranks_evidence, lambda o: evidence_found([r.place for r in o.ranked], o.gold, k)
        ),
    )


MEASURES = (_at(1), _at(3), _at(10))
