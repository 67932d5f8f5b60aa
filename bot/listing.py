"""Which articles a list shows: by words of their titles, by outlet, by language."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from index.analysis.normalise import fold

if TYPE_CHECKING:
    from index.reader import ArticleCard

__all__ = ["listed"]


def listed(
    cards: Iterable[ArticleCard],
    *,
    words: str = "",
    outlets: Collection[str] = (),
    languages: Collection[str] = (),
) -> list[ArticleCard]:
    """The articles that pass, in their order; what is empty restricts nothing.

    Args:
        cards: Articles.
        words: Each must stand somewhere in the title, whatever its case, marks or form of alef.
        outlets: Names, compared without case.
        languages: ISO 639-1 codes.
    """
    wanted = _folded(words).split()
    names = {name.casefold() for name in outlets}
    return [
        card
        for card in cards
        if (not names or card.outlet.casefold() in names)
        and (not languages or card.language in languages)
        and (not wanted or _holds(_folded(card.title), wanted))
    ]


def _holds(title: str, wanted: Iterable[str]) -> bool:
    return all(word in title for word in wanted)


def _folded(text: str) -> str:
    return " ".join(map(fold, text.split()))
