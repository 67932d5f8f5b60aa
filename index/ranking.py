"""How lexical and vector scores become one, and which passages may take part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from index.filters import Filters

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.cards import ArticleCard

__all__ = ["Allowed", "allow", "fuse", "recency"]

LEXICAL = 0.75
"""Share of BM25 in the fused score; the rest is the vectors'."""

RECENCY = 0.05
"""Share of the recency prior, when the question has a date."""

HALF_LIFE_DAYS = 30.0
"""Age at which an article's recency has halved."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """Which articles pass the filters."""

    passing: NDArray[np.bool_]
    """Articles for which every filter holds."""
    kept: NDArray[np.bool_]
    """Of these, one of each group of copies."""


def allow(cards: Sequence[ArticleCard], filters: Filters) -> Allowed:
    """Apply filters, and let copies of one story take one place.

    The original is kept unless a filter excludes it; then the first of its copies is.
    """
    outlets = {outlet.casefold() for outlet in filters.outlets}
    passing = np.array([_passes(card, filters, outlets) for card in cards], dtype=bool)
    kept = np.zeros(len(cards), dtype=bool)
    seen: set[str] = set()
    originals_first = sorted(range(len(cards)), key=lambda n: (cards[n].copies_of is not None, n))
    for number in originals_first:
        origin = cards[number].copies_of or cards[number].id
        if passing[number] and origin not in seen:
            seen.add(origin)
            kept[number] = True
    return Allowed(passing, kept)


def fuse(
    lexical: NDArray[np.float32], cosine: NDArray[np.float32], top: float
) -> NDArray[np.float32]:
    """Convex sum of BM25, as a share of the best passage's, and cosine similarity.

    Args:
        lexical: BM25 scores of some passages.
        cosine: Their similarity to the question, in [-1, 1].
        top: The highest BM25 score of any passage that is allowed.

    Returns:
        Scores in [0, 1]. Bruch et al., "An Analysis of Fusion Functions for Hybrid Retrieval"
        (TOIS 2023), find such a sum better than reciprocal ranks.
    """
    share = lexical / np.float32(top) if top > 0 else np.zeros_like(lexical)
    near = np.clip(cosine, 0.0, 1.0)
    return (LEXICAL * share + (1 - LEXICAL) * near).astype(np.float32)


def recency(cards: Sequence[ArticleCard], as_of: date) -> NDArray[np.float32]:
    """How near each article is to a day, in [0, 1]; 0 for one without a known date."""
    ages = [(as_of - card.day).days if card.day else None for card in cards]
    return np.array(
        [0.0 if age is None else 0.5 ** (max(age, 0) / HALF_LIFE_DAYS) for age in ages],
        dtype=np.float32,
    )


def _passes(card: ArticleCard, filters: Filters, outlets: set[str]) -> bool:
    if filters.languages and card.language not in filters.languages:
        return False
    if outlets and card.outlet.casefold() not in outlets:
        return False
    if filters.articles and card.id not in filters.articles:
        return False
    return _in_time(card.day, filters)


def _in_time(day: date | None, filters: Filters) -> bool:
    if day is None:
        # Nothing shows that it is from the days asked for; nothing shows it is from the future.
        return not (filters.since or filters.until)
    if filters.since and day < filters.since:
        return False
    if filters.until and day > filters.until:
        return False
    return not (filters.as_of and day > filters.as_of)
