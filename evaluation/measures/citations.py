"""Citations against gold evidence: precision, recall, and any right one.

    precision = citations that are right / citations           range [0, 1]
    recall    = gold quotes that are cited / gold quotes       range [0, 1]
    cited     = 1 if any citation is right, else 0             range {0, 1}

A citation is right when it shares at least half of the shorter of the two with a gold quote of the
same article. An answer without citations has 0 of each. Recall is low by nature where the set lists
several places that each suffice; `cited` is then the fairer number.

After Gao et al., "Enabling Large Language Models to Generate Text with Citations" (ALCE),
EMNLP 2023, https://aclanthology.org/2023.emnlp-main.398, with gold places instead of a model.
"""

from collections.abc import Sequence

from evaluation.measures.applies import has_evidence
from evaluation.measures.evidence_found import ENOUGH
from evaluation.measures.measure import Measure, among
from evaluation.outcome import Place

__all__ = ["MEASURES", "citation_precision", "citation_recall"]


def citation_precision(cited: Sequence[Place], gold: Sequence[Place]) -> float:
    """Share of the citations that stand at a gold quote; 0 for none."""
    right = sum(_meets(place, gold) for place in cited)
    return right / len(cited) if cited else 0.0


def citation_recall(cited: Sequence[Place], gold: Sequence[Place]) -> float:
    """Share of the gold quotes that a citation stands at; 0 for none."""
    reached = sum(_meets(place, cited) for place in gold)
    return reached / len(gold) if gold else 0.0


def _meets(place: Place, others: Sequence[Place]) -> bool:
    return any(place.shares(other) >= ENOUGH for other in others)


MEASURES = (
    Measure(
        name="citation precision",
        about="Share of the citations that stand at gold evidence.",
        family="citation",
        value=among(has_evidence, lambda o: citation_precision(o.cited, o.gold)),
    ),
    Measure(
        name="citation recall",
        about="Share of the gold evidence that is cited.",
        family="citation",
        value=among(has_evidence, lambda o: citation_recall(o.cited, o.gold)),
    ),
    Measure(
        name="evidence cited",
        about="At least one citation stands at gold evidence.",
        family="citation",
        value=among(has_evidence, lambda o: float(citation_precision(o.cited, o.gold) > 0)),
    ),
)
