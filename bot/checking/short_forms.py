"""Names and their initials: Los Angeles and LA, convolutional neural network and CNN."""

from __future__ import annotations

from functools import lru_cache

from bot.checking.view import View, Word

__all__ = ["shortened"]

_LEAST = 2  # letters


def shortened(claim: View, word: Word, told: View) -> bool:
    """Whether a claimed name is told by its initials, or claimed by them and told in full."""
    letters = word.unit.text.replace(".", "")
    if letters.isupper() and len(letters) >= _LEAST:
        return letters.rstrip("S") in _initials(told) or letters in _initials(told)
    return any(run in _acronyms(told) for run in _runs(claim, word))


def _runs(view: View, word: Word) -> list[str]:
    """Initials of the runs of names that hold the word."""
    low = high = word.at
    while low and view.words[low - 1].name:
        low -= 1
    while high + 1 < len(view.words) and view.words[high + 1].name:
        high += 1
    initials = "".join(w.unit.text[:1].upper() for w in view.words[low : high + 1])
    return [initials] if len(initials) >= _LEAST else []


@lru_cache(maxsize=20_000)
def _initials(view: View) -> str:
    """The first letters of all content words, in order."""
    return "".join(w.unit.text[:1].upper() for w in view.words if w.content)


@lru_cache(maxsize=20_000)
def _acronyms(view: View) -> frozenset[str]:
    texts = (w.unit.text.replace(".", "") for w in view.words)
    return frozenset(t for t in texts if t.isupper() and len(t) >= _LEAST)
