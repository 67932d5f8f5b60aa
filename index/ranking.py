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

__all__ = ["Allowed", "allow", "fuse", "highest", "one_of_each", "recency"]

LEXICAL = 0.7
"""Share of BM25 in the fused score; the rest is the vectors'."""

RECENCY = 0.05
"""Share of the recency prior, when the question has a date."""

AGAIN = 0.7
"""Share of the reranker in the score of a passage it has looked at, when there is one."""

HALF_LIFE_DAYS = 30.0
"""Age at which an article's recency has halved."""


SAME_LENGTH = 0.7
"""Least length of the shorter of two copies that share a place; an excerpt has its own."""

CLEARLY = 0.9
"""A copy answers in the original's place when the original scores less than this share of it."""


_SHARES = (0.5, 0.25, 0.125, 0.0)
"""Of the highest score, above which the best are looked for, one after the other."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """Which articles may take part in a ranking."""

    passing: NDArray[np.bool_]
    """Articles for which every filter holds."""
    place: NDArray[np.int32]
    """Number of the article whose place each one shares: its own, but for copies."""

    @property
    def originals(self) -> NDArray[np.bool_]:
        """Of the passing articles, one of each group of copies."""
        leads: NDArray[np.bool_] = self.place == np.arange(len(self.place))
        return leads & self.passing


def allow(cards: Sequence[ArticleCard], lengths: Sequence[int], filters: Filters) -> Allowed:
    """Apply filters, and find which articles share one place because they are copies.

    Args:
        cards: The articles.
        lengths: Characters of their bodies.
        filters: The original of a group may be excluded; then the first of its copies leads it.
    """
    outlets = {outlet.casefold() for outlet in filters.outlets}
    hidden = {card.copies_of or card.id for card in cards if card.id in filters.without}
    passing = np.array(
        [
            (card.copies_of or card.id) not in hidden and _passes(card, filters, outlets)
            for card in cards
        ],
        dtype=bool,
    )
    place = np.arange(len(cards), dtype=np.int32)
    leaders: dict[str, list[int]] = {}
    for number in sorted(_numbers(passing), key=lambda n: (cards[n].copies_of is not None, n)):
        group = leaders.setdefault(cards[number].copies_of or cards[number].id, [])
        same = (n for n in group if _like_long(lengths[n], lengths[number]))
        place[number] = leader = next(same, number)
        if leader == number:
            group.append(number)
    return Allowed(passing, place)


def one_of_each(
    scores: NDArray[np.float32], articles: NDArray[np.int32], allowed: Allowed
) -> NDArray[np.bool_]:
    """Which passages stay when copies of one story take one place.

    The leader of the group stays, unless a copy holds something that fits clearly better.

    Args:
        scores: Of some passages.
        articles: Number of the article of each.
        allowed: Says which articles share a place.
    """
    places = allowed.place[articles]
    stays = np.ones(len(articles), dtype=bool)
    # Most articles have no copy: only places that some copy shares are looked at.
    shared = np.flatnonzero(np.isin(places, places[places != articles]))
    articles, places, scores = articles[shared], places[shared], scores[shared]
    best: dict[int, dict[int, float]] = {}
    for place, article, score in zip(
        places.tolist(), articles.tolist(), scores.tolist(), strict=True
    ):
        group = best.setdefault(place, {})
        group[article] = max(score, group.get(article, 0.0))
    winner: dict[int, int] = {}
    for place, group in best.items():
        top = max(group, key=lambda n: (group[n], -n))
        winner[place] = place if group.get(place, -1.0) >= CLEARLY * group[top] else top
    winners = np.array([winner[place] for place in places.tolist()], dtype=np.int32)
    stays[shared] = winners == articles
    return stays


def highest(scores: NDArray[np.float32], count: int) -> NDArray[np.int64]:
    """Where the highest scores above 0 stand, in no order."""
    top = float(scores.max(initial=0.0))
    for share in _SHARES:  # most scores are far below the highest: these need no comparing
        places = np.flatnonzero(scores > np.float32(share * top))
        if len(places) == count:
            return places
        if len(places) > count:
            return places[np.argpartition(-scores[places], count)[:count]]
    return places


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


def _numbers(mask: NDArray[np.bool_]) -> list[int]:
    found: list[int] = np.flatnonzero(mask).tolist()
    return found


def _like_long(one: int, other: int) -> bool:
    return min(one, other) >= SAME_LENGTH * max(one, other)
