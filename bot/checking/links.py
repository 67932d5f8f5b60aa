"""Which words of a sentence say the same as which words of another."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.checking.view import View, Word
from bot.matching import Embed

__all__ = ["SURE_LINK", "Kin", "link"]

# Cosine of two words' vectors: below the first they are strangers.
_KIN_FROM, _KIN_AT_MOST = 0.42, 0.75
_MOST_VECTORS = 50_000
SURE_LINK = 0.3
"""How sure a link must be to be more than kinship."""


class Kin:
    """Tells how akin English everyday words are, by their vectors.

    Args:
        embed: Unit vectors of texts, shape (n, dimensions).
    """

    def __init__(self, embed: Embed) -> None:
        self._embed = embed
        self._vectors: dict[str, NDArray[np.float32]] = {}

    def akin(self, words: Sequence[str], others: Sequence[str]) -> NDArray[np.float32]:
        """Cosines, shape (words, others)."""
        if not words or not others:
            return np.zeros((len(words), len(others)), np.float32)
        return self._of(words) @ self._of(others).T

    def shares(self, claim: View, told: View, wanting: Sequence[Word]) -> dict[int, float]:
        """For words of a claim that nothing meets, how nearly the closest told word does.

        Returns:
            Shares in (0, 0.75] by place; strangers are left out.
        """
        if claim.language != "en" or told.language != "en":
            return {}
        mine = [w for w in wanting if _plain(w)]
        theirs = [w for w in told.content if _plain(w)]
        cosines = self.akin([w.text for w in mine], [w.text for w in theirs])
        if not cosines.size:
            return {}
        nearest = cosines.max(axis=1)
        return {
            word.at: _KIN_AT_MOST * (float(near) - 0.2) / 0.8
            for word, near in zip(mine, nearest, strict=True)
            if near >= _KIN_FROM
        }

    def _of(self, words: Sequence[str]) -> NDArray[np.float32]:
        new = [w for w in dict.fromkeys(words) if w not in self._vectors]
        if new:
            if len(self._vectors) > _MOST_VECTORS:
                self._vectors = {}
                new = list(dict.fromkeys(words))
            self._vectors.update(zip(new, self._embed(new), strict=True))
        return np.stack([self._vectors[w] for w in words])


def link(claim: View, told: View) -> dict[int, dict[int, float]]:
    """For each claimed content word that is no figure, the told ones that say the same.

    Returns:
        Places of told words with how surely each is meant, in (0, 1].
    """
    same = claim.language == told.language
    links: dict[int, dict[int, float]] = {}
    for word in claim.content:
        met: dict[int, float] = {}
        for key, weight in word.keys.items():
            for place in told.places.get(key, ()):
                sure = _sureness(key, weight, told.words[place], same=same)
                if sure > met.get(place, 0.0):
                    met[place] = sure
        links[word.at] = met
    return links


def _sureness(key: str, weight: float, other: Word, *, same: bool) -> float:
    if key[0] == "~":
        return min(weight, other.keys[key]) if not same else 0.0
    if key[0] == "#":
        # a concept that both certainly may mean is no less than the word itself
        return min(1.0, 0.1 + min(weight, other.keys[key])) if not same else 0.9
    return 1.0 if same else min(weight, other.keys[key])


def _plain(word: Word) -> bool:
    return not word.name and word.text.isascii()
