"""The stems of any language's words behind one door."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from functools import lru_cache

from index.analysis.arabic import ArabicStemmer, bare
from index.analysis.normalise import fold, plain_latin
from index.analysis.stems import stemmer
from index.analysis.tokens import tokenise

__all__ = ["Stemming"]

_CACHED = 65_536


class Stemming:
    """Stems words and phrases of all languages.

    Args:
        known: Folded Arabic words that are whole as they are.
    """

    def __init__(self, known: AbstractSet[str] = frozenset()) -> None:
        self.arabic = ArabicStemmer(known)
        self._stemmers: dict[str, Callable[[str], str]] = {}
        self.stem = lru_cache(maxsize=_CACHED)(self._stem)

    def phrase(self, phrase: str, language: str) -> list[str]:
        """The stems of a phrase's words."""
        words = [phrase] if phrase.isalpha() else [token.text for token in tokenise(phrase)]
        return [self.stem(word, language) for word in words]

    def spelled(self, name: str, language: str) -> str:
        """A proper name of one word as it is looked up: folded, not stemmed."""
        folded = fold(name)
        return bare(folded) if language == "ar" else plain_latin(folded).replace(".", "")

    def _stem(self, word: str, language: str) -> str:
        folded = fold(word)
        if language == "ar" and folded[:1] > "\u0600":
            return self.arabic.stems(folded)[0].text
        stem = self._stemmers.get(language)
        if stem is None:
            stem = self._stemmers[language] = stemmer(language)
        return stem(folded)
