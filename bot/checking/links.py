"""Which words of a sentence say the same as which words of another."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from bot.checking.synonyms import Synonyms
from bot.checking.view import View, Word
from bot.checking.wordlists import listed
from bot.matching import Embed

__all__ = ["SURE_LINK", "Kin", "link"]

# Cosine of two words' vectors: below the first they are strangers.
_KIN_FROM, _KIN_AT_MOST = 0.42, 0.75
_PEOPLE = 0.8
_NAME_SURE = 0.5  # how sure a name's concept must be
_PEOPLES = ("n", "i", "ish", "ese", "er", "ic", "ي", "ية")
_LANDS = ("y", "ey", "land", "ia")  # Germany, Turkey, Finland, Serbia, behind their peoples
_LEAST_STEM = 4  # letters that a place and its people must share
_MOST_VECTORS = 50_000
SURE_LINK = 0.3
"""How sure a link must be to be more than kinship."""


class Kin:
    """Tells how akin English everyday words are, by their vectors.

    Args:
        embed: Unit vectors of texts, shape (n, dimensions).
        akin: Concepts that one word of the other language of the lexicon also means.
        synonyms: Which everyday words may be put for one another.
    """

    def __init__(
        self, embed: Embed, akin: Callable[[str, str], frozenset[str]], synonyms: Synonyms
    ) -> None:
        self._embed = embed
        self._akin = akin
        self.synonyms = synonyms
        self._vectors: dict[str, NDArray[np.float32]] = {}

    def akin(self, words: Sequence[str], others: Sequence[str]) -> NDArray[np.float32]:
        """Cosines, shape (words, others)."""
        if not words or not others:
            return np.zeros((len(words), len(others)), np.float32)
        return self._of(words) @ self._of(others).T

    def one_sense(self, word: Word, other: Word, language: str, its: str) -> bool:
        """Whether one may be put for the other, or a word of another language can render both."""
        if language != its or word.name or other.name:
            return False
        return self.synonyms.unite(word, other) or any(
            not other.keys.keys().isdisjoint(self._akin(key, language))
            for key in word.keys
            if key[0] == "#"
        )

    def cosine(self, word: Word, other: Word, language: str, its: str) -> float:
        """How akin two words are; 0 for names and what is not English."""
        if (language, its) != ("en", "en") or not (_plain(word) and _plain(other)):
            return 0.0
        return float(self.akin([word.text], [other.text])[0, 0])

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
                if key[0] == "#" and _is_capital_of(claim, word, told.words[place], key):
                    continue
                if same and word.name and key[0] == "#" and weight < _NAME_SURE:
                    continue  # روسيا is no form of "heads"
                if sure > met.get(place, 0.0):
                    met[place] = sure
        links[word.at] = _own(met) if same else met
    if same:
        _link_peoples(links, claim, told)
    return links


def _is_capital_of(claim: View, word: Word, other: Word, key: str) -> bool:
    """Whether "in Paris" would be met by France: a government may be so called, a place not."""
    before = claim.words[word.at - 1].text if word.at else ""
    if before not in listed("placing") or not other.name or other.keys[key] < 1.0:
        return False
    return any(k[0] == "#" and weight > word.keys[key] for k, weight in word.keys.items())


def _own(met: dict[int, float]) -> dict[int, float]:
    """The word itself; words of one concept with it only where that is not there."""
    return {at: sure for at, sure in met.items() if sure == 1.0} or met


def _link_peoples(links: dict[int, dict[int, float]], claim: View, told: View) -> None:
    """Places with their peoples: Karelia, Karelian."""
    theirs = [w for w in told.content if w.name]
    for word in claim.content:
        if word.name and not links[word.at]:
            links[word.at] = {w.at: _PEOPLE for w in theirs if _one_people(word.text, w.text)}


def _one_people(name: str, other: str) -> bool:
    short, long = sorted((name.removesuffix("s"), other.removesuffix("s")), key=len)
    if len(short) >= _LEAST_STEM and any(long == short + end for end in _LANDS):
        return True
    stem = short[: max(_LEAST_STEM, len(short) - 1)]
    return len(short) >= _LEAST_STEM and long.startswith(stem) and long.endswith(_PEOPLES)


def _sureness(key: str, weight: float, other: Word, *, same: bool) -> float:
    if key[0] == "~":
        return min(weight, other.keys[key]) if not same else 0.0
    if key[0] == "#":
        # a concept that both certainly may mean is no less than the word itself
        return min(1.0, 0.1 + min(weight, other.keys[key])) if not same else 0.9
    return 1.0 if same else min(weight, other.keys[key])


def _plain(word: Word) -> bool:
    return not word.name and word.text.isascii()
