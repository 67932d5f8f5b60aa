"""The days of the week that a sentence names."""

from __future__ import annotations

from functools import lru_cache

from bot.checking.figures import WEEKDAYS
from bot.checking.view import View, Word

__all__ = ["weekday", "weekdays"]

_ARTICLE_AR = "ال"
_LETTERS_AR = "بلوفك"  # what may be joined before the article


def weekday(word: Word) -> str | None:
    """Which day of the week a word names.

    An Arabic one has the article: without it, اثناء is "during", أحد "one".
    """
    days = word.keys.keys() & WEEKDAYS
    bare = word.text.lstrip(_LETTERS_AR)
    if not days or not (word.text.isascii() or bare.startswith((_ARTICLE_AR, "ل"))):
        return None
    return min(days)


@lru_cache(maxsize=20_000)
def weekdays(view: View) -> frozenset[str]:
    """The days that a sentence names."""
    return frozenset(day for word in view.words if (day := weekday(word)))
