"""English words for a text in another language, so that an English embedder can place it.

The embedded vectors know English alone: texts in another script fall into one corner and lie far
from an English text that says the same. The analyser knows which concepts their words may stand
for, and a concept is named by an English word. Replacing words by dictionary translations before
comparing texts is as old as cross-language retrieval (Ballesteros and Croft, "Dictionary methods
for cross-lingual information retrieval", DEXA 1996).
"""

from __future__ import annotations

import calendar
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from corpus.languages import detect
from index.analysis.normalise import fold, is_arabic, is_latin
from index.analysis.terms import Analysis, Unit
from index.embedding import LONGEST, Embedder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Analyses", "GlossingEmbedder", "gloss", "glossing"]

_MOST_SENSES = 2
_BESIDE_BEST = 0.5
"""Least certainty of a second sense, as a share of the best one's."""

_LEAST_KNOWN = 0.25
"""Share of a text's content words that must have a concept for the gloss to stand for it."""

_SCRIPT_FROM = 400
"""Letters of a text that show its script."""

_LETTERS = "ا ب ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ ف ق ك ل م ن ه و ي"
_HEARD = "a b t th j h kh d dh r z s sh s d t z a gh f q k l m n h o i"
_SOUNDS = dict(zip(_LETTERS.split(), _HEARD.split(), strict=True))


class Analyses(Protocol):
    """The part of an analyser that a gloss needs."""

    def analyse(self, text: str, language: str) -> Analysis:
        """The text's units."""
        ...


def gloss(analysis: Analysis) -> str:
    """A text's content in English words: concepts by name, figures, names by their sound.

    Words of a phrase that is a concept are left to the phrase. A word with several senses gives
    its best two; no order of words is kept that an averaging embedder would see.

    Args:
        analysis: A text in any language.
    """
    return " ".join(word for unit in _told(analysis) for word in _words(unit))


def glossing(embedder: Embedder, analyser: Analyses) -> Embedder:
    """`embedder` as one that is given English only; itself when it knows more languages."""
    return GlossingEmbedder(embedder, analyser) if embedder.english_only else embedder


class GlossingEmbedder:
    """An embedder of English that is given glosses of texts in other scripts.

    Args:
        embedder: Knows English only.
        analyser: Knows what the words of other languages mean.
    """

    english_only = False

    def __init__(self, embedder: Embedder, analyser: Analyses) -> None:
        self._embedder = embedder
        self._analyser = analyser

    @property
    def name(self) -> str:
        """What the index records."""
        return f"{self._embedder.name}+gloss"

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        return self._embedder.dimensions

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text, of length 1; a row of zeros for a text without a token."""
        return self._embedder.embed([self._english(text[:LONGEST]) for text in texts])

    def _english(self, text: str) -> str:
        language = _language(text)
        if language == "en":
            return text
        analysis = self._analyser.analyse(text, language)
        told = _told(analysis)
        known = sum(any(term.kind == "concept" for term in unit.terms) for unit in told)
        return gloss(analysis) if known >= _LEAST_KNOWN * max(1, len(told)) else text


def _language(text: str) -> str:
    """`en` for Latin letters, whatever they say: their words are not glossed."""
    letters = [char for char in text[:_SCRIPT_FROM] if char.isalpha()]
    if text.isascii() or 2 * sum(map(is_latin, letters)) >= len(letters):
        return "en"
    if 2 * sum(map(is_arabic, letters)) > len(letters):
        return "ar"
    return detect(text[:_SCRIPT_FROM])


def _told(analysis: Analysis) -> list[Unit]:
    """The content units without the words of phrases that are there."""
    reach = -1
    told = []
    for unit in analysis.units:  # a phrase stands before its words
        if unit.content and unit.end > reach:
            told.append(unit)
            if unit.parts > 1:
                reach = unit.end
    return told


def _words(unit: Unit) -> Iterable[str]:
    if unit.text.isascii():
        return (unit.text,)
    senses = [term for term in unit.terms if term.kind == "concept"]
    if senses:
        least = _BESIDE_BEST * senses[0].weight
        return (_named(term.key) for term in senses[:_MOST_SENSES] if term.weight >= least)
    figures = [term.key for term in unit.terms if term.kind in ("number", "date")]
    return (_figure(figures[0]) if figures else _sound(unit.text),)


def _named(key: str) -> str:
    """The English word that a concept's key is made of."""
    return key.removeprefix("#").partition("~")[0].replace("_", " ")


def _figure(key: str) -> str:
    """A number as it is, a date with the month's name."""
    if key[0] == "=":
        return key[1:].removesuffix(".0")
    year, _, rest = key[1:].partition("-")
    month, _, day = rest.partition("-")
    return " ".join(filter(None, (day, month and calendar.month_name[int(month)], year)))


def _sound(word: str) -> str:
    """A word in Latin letters, near enough for pieces of names to meet."""
    heard = "".join(_SOUNDS.get(char, char) for char in fold(word).removeprefix("ال"))
    return unicodedata.normalize("NFKC", heard)
