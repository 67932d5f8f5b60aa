"""Quote exactness: whether the quotes are the article's own words at the stated place.

    exactness = quotes equal to article.text[start:end] / quotes     range [0, 1]

Counted for answers that cite at all; it must be 1, always.

It is the first promise of the design. Compare "citation accuracy" in Liu et al., EMNLP Findings
2023, https://aclanthology.org/2023.findings-emnlp.467.
"""

from collections.abc import Sequence

from evaluation.measures.measure import Measure, among
from evaluation.outcome import Outcome

__all__ = ["MEASURES", "exactness"]


def exactness(quoted: Sequence[bool]) -> float:
    """Share of the quotes that are exact; 1 for none."""
    return sum(quoted) / len(quoted) if quoted else 1.0


def _cites(outcome: Outcome) -> bool:
    return bool(outcome.quoted)


MEASURES = (
    Measure(
        name="quote exactness",
        about="Share of the quotes that equal the article's text at their offsets.",
        family="citation",
        value=among(_cites, lambda o: exactness(o.quoted)),
    ),
)
