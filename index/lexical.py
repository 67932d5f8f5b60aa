"""BM25 over the analyser's keys, a unit's alternatives counting as one term.

A unit of a question may stand in a passage as its stem, as a name's skeleton or as a concept of
another language. Summing over such alternatives rewards ambiguity, so they form one synonym set
(Pirkola, "The effects of query structure and dictionary setups", SIGIR 1998): the unit's rarity
is that of the set, and the surest alternative that occurs gives its count.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.analysis.commonness import rarity
from index.analysis.terms import Analysis, Term, Unit
from index.lexical_field import Field
from index.slips import Slip, Slips
from index.spellings import Spellings, in_arabic_script, script_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.lexical_field import Found

__all__ = ["FEW", "SURE", "TITLE", "Lexicon", "Scored"]

TITLE = 0.3
"""Weight of a word in the article's title beside the same word in the passage."""

PHRASE = 0.3
"""Weight of a phrase beside its words, which count on their own."""

FEW = 0.5
"""Added to a unit's rarity: in a corpus of a few articles, what all of them say still counts."""

SURE = 0.6
"""Weight from which a key is taken as evidence that the asked-for word occurs."""

_TOGETHER = 32
"""Units of a question that are looked up at a time, which bounds the memory for doing so."""

_LANGUAGES = 8
"""Languages of questions for which it is remembered what is written in them."""


class _Part(NamedTuple):
    """Units of a question, and where they were found."""

    units: Sequence[Unit]
    worths: Sequence[float]
    body: Found
    title: Found


@dataclass(frozen=True, slots=True)
class Scored:
    """A question scored against every passage."""

    total: NDArray[np.float32]
    """BM25 score of each passage."""
    possible: float
    """What no passage can exceed without its title: every unit, as often as you like."""
    parts: tuple[_Part, ...]
    """The distinct content units of the question, with what each is worth."""

    def shares(
        self, passages: NDArray[np.integer], articles: NDArray[np.integer]
    ) -> Iterator[tuple[str, list[tuple[float, str]]]]:
        """What each unit adds to some passages, and the key it was found by in each.

        Args:
            passages: Numbers of passages.
            articles: Number of the article of each.
        """
        for part in self.parts:
            for unit, worth, bodies, titles in zip(
                part.units,
                part.worths,
                part.body.at(passages),
                part.title.at(articles),
                strict=True,
            ):
                found = []
                for passage, article in zip(passages.tolist(), articles.tolist(), strict=True):
                    title, key = titles.get(article, (0.0, 0))
                    body, key = bodies.get(passage, (0.0, key))
                    found.append((worth * (body + TITLE * title), unit.terms[key].key))
                yield unit.text, found


class Lexicon:
    """The lexical side of an index: passages and titles.

    Args:
        folder: Holds `body` and `title`.
        article_of: Number of the article of each passage.
        articles: How many articles there are.
        languages: Of the articles, ISO 639-1.
    """

    def __init__(
        self,
        folder: Path,
        article_of: NDArray[np.int32],
        articles: int,
        languages: Sequence[str] = (),
    ) -> None:
        self._languages = np.array(languages) if languages else np.full(articles, "")
        self._article_of = article_of
        self._body = Field(folder / "body", len(article_of))
        self._title = Field(folder / "title", articles)
        self._written = lru_cache(maxsize=_LANGUAGES)(self._in_language)
        self._slips = Slips(lambda: {*self._body.keys(), *self._title.keys()})
        self._spellings = Spellings(lambda: {*self._body.keys(), *self._title.keys()})

    def idf(self, terms: tuple[Term, ...]) -> float:
        """Rarity of some alternatives taken as one; the highest there is when none occurs."""
        return self._body.idf(self._body.count(terms))

    def mend(self, analysis: Analysis) -> tuple[Analysis, tuple[Slip, ...]]:
        """A question with near words beside those that occur nowhere, and what they are."""
        return self._slips.mend(analysis, lambda unit: not any(map(self._has, _sure(unit))))

    def _has(self, key: str) -> bool:
        return self._body.has(key) or self._title.has(key)

    def score(self, analysis: Analysis) -> Scored:
        """Score all passages for a question; a unit that is said twice counts once."""
        total = np.zeros(self._body.documents, dtype=np.float32)
        titles = np.zeros(self._title.documents, dtype=np.float32)
        written, own = self._written(analysis.language)
        units = _distinct(analysis.content)
        parts = []
        for first in range(0, len(units), _TOGETHER):
            some = units[first : first + _TOGETHER]
            terms = [unit.terms for unit in some]
            body, title = self._body.find(terms, own), self._title.find(terms, written)
            worths = [
                (self.idf(unit.terms) + FEW) * _at_large(unit, analysis.language) for unit in some
            ]
            body.add_to(total, worths)
            title.add_to(titles, worths)
            parts.append(_Part(some, worths, body, title))
        total += np.float32(TITLE) * titles.take(self._article_of)
        return Scored(total, sum(w for part in parts for w in part.worths), tuple(parts))

    def _in_language(self, language: str) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Which articles and which passages are written in a language."""
        written: NDArray[np.bool_] = self._languages == language
        return written, written[self._article_of]

    def may_be_elsewhere(self, unit: Unit) -> bool:
        """Whether articles of the other script hold a name near this one by its skeleton."""
        script = script_of(unit.text)
        arabic = np.array([in_arabic_script(language) for language in self._languages], dtype=bool)
        other = {"arabic": ~arabic, "latin": arabic}.get(script)
        if other is None or not other.any():
            return False
        passages = other[self._article_of]
        return any(
            self._body.occurs([key], passages) or self._title.occurs([key], other)
            for key in self._spellings.near(unit)
        )

    def unknown(
        self, analysis: Analysis, passages: NDArray[np.bool_], articles: NDArray[np.bool_]
    ) -> tuple[str, ...]:
        """Content words that no allowed passage or title holds under a key that is sure."""
        missing: list[Unit] = []
        known: list[Unit] = []
        for unit in analysis.content:
            sure = _sure(unit)
            there = self._body.occurs(sure, passages) or self._title.occurs(sure, articles)
            (known if there else missing).append(unit)
        phrases = [u for u in known if u.parts > 1]
        words = [
            unit.text
            for unit in missing
            if unit.parts == 1 and not any(p.start <= unit.start < p.end for p in phrases)
        ]
        return tuple(dict.fromkeys(words))


def _sure(unit: Unit) -> list[str]:
    return [t.key for t in unit.terms if t.weight >= SURE] or [unit.terms[0].key]


def _at_large(unit: Unit, language: str) -> float:
    # A few articles cannot tell that "say" is an everyday word and "veto" is not.
    if unit.parts > 1:
        return PHRASE
    return 1.0 if unit.name else math.sqrt(rarity(unit.text, language))


def _distinct(units: Sequence[Unit]) -> list[Unit]:
    first = {tuple(sorted(t.key for t in unit.terms)): unit for unit in reversed(units)}
    return [unit for unit in reversed(first.values()) if unit.terms]
