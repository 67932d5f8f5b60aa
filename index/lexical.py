"""BM25 over the analyser's keys, a unit's alternatives counting as one term.

A unit of a question may stand in a passage as its stem, as a name's skeleton or as a concept of
another language. Summing over such alternatives rewards ambiguity, so they form one synonym set
(Pirkola, "The effects of query structure and dictionary setups", SIGIR 1998): the unit's rarity
is that of the set, and the surest alternative that occurs gives its count.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.analysis.commonness import rarity
from index.analysis.terms import Analysis, Term, Unit
from index.lexical_build import UNSURE
from index.slips import Slip, Slips
from index.spellings import Spellings, in_arabic_script, script_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["FEW", "SURE", "TITLE", "Field", "Found", "Lexicon", "Scored", "UnitScore"]

TITLE = 0.3
"""Weight of a word in the article's title beside the same word in the passage."""

PHRASE = 0.3
"""Weight of a phrase beside its words, which count on their own."""

BESIDE_STEMS = 0.7
"""Share of a concept's or a name's certainty in passages of the question's language: there the
word itself can be met, and what only means or sounds the same is mostly something else."""

FEW = 0.5
"""Added to a unit's rarity: in a corpus of a few articles, what all of them say still counts."""

SURE = 0.6
"""Weight from which a key is taken as evidence that the asked-for word occurs."""


class Field:
    """The BM25 arrays of one field, memory-mapped.

    Args:
        folder: What `index.lexical_build.build_field` wrote; it may hold nothing.
        documents: How many documents there are.
    """

    def __init__(self, folder: Path, documents: int) -> None:
        self.documents = documents
        self._vocabulary: dict[str, int] = {}
        if (folder / "params.index.json").exists():
            import bm25s

            engine = bm25s.BM25.load(folder, mmap=True, show_progress=False)
            self._vocabulary = engine.vocab_dict
            # Still on disk, but without the cost a memmap adds to every slice.
            self._data: NDArray[np.float32] = np.asarray(engine.scores["data"])
            self._rows: NDArray[np.int32] = np.asarray(engine.scores["indices"])
            self._starts: NDArray[np.int64] = np.asarray(engine.scores["indptr"])

    def _held(self, key: str) -> tuple[NDArray[np.int32], NDArray[np.float32]] | None:
        """Documents that hold a key, in order, with its saturated count in (0, 1) there."""
        number = self._vocabulary.get(key)
        if number is None:
            return None
        held = slice(int(self._starts[number]), int(self._starts[number + 1]))
        rows = self._rows[held]
        # bm25s stores count times rarity; the rarity of the synonym set takes its place.
        return rows, self._data[held] / np.float32(self.idf(len(rows)))

    def find(self, terms: Sequence[Term], own: NDArray[np.bool_] | None = None) -> Found:
        """Where any of some alternatives occurs, taken as one term.

        Args:
            terms: The alternatives.
            own: Which documents are in the question's language; none of them when not given.
        """
        posted = [
            (n, t.weight**UNSURE, found)
            for n, t in enumerate(terms)
            if (found := self._held(t.key))
        ]
        if not posted:
            return _NOWHERE
        if len(posted) == 1:
            [(number, weight, (only, saturation))] = posted
            values = saturation * _worth(terms[number], weight, only, own)
            return Found(only, values, np.full(len(only), number, np.int16), weight * len(only))
        value = np.zeros(self.documents, dtype=np.float32)
        which = np.zeros(self.documents, dtype=np.int16)
        held = 0.0
        # The surest first, so that a document counts for the surest key it holds.
        for number, weight, (rows, saturation) in sorted(posted, key=lambda one: -one[1]):
            values = saturation * _worth(terms[number], weight, rows, own)
            before = value[rows]
            held += weight * (len(rows) - np.count_nonzero(before))
            better = values > before
            value[rows] = np.maximum(values, before)
            which[rows[better]] = number
        there = np.flatnonzero(value > 0).astype(np.int32)
        return Found(there, value[there], which[there], held)

    def keys(self) -> Iterable[str]:
        """Everything that stands in some document."""
        return self._vocabulary

    def has(self, key: str) -> bool:
        """Whether a key stands in any document."""
        return key in self._vocabulary

    def occurs(self, keys: Sequence[str], allowed: NDArray[np.bool_]) -> bool:
        """Whether any of the keys stands in any document that is allowed."""
        postings = (self._held(key) for key in keys)
        return any(bool(allowed[found[0]].any()) for found in postings if found is not None)

    def idf(self, documents: float) -> float:
        """Rarity of what occurs in so many documents, in Lucene's log form."""
        return float(np.log1p((self.documents - documents + 0.5) / (documents + 0.5)))


@dataclass(frozen=True, slots=True)
class Found:
    """Where a synonym set occurs in one field."""

    rows: NDArray[np.int32]
    """Documents that hold one of the keys, in order."""
    values: NDArray[np.float32]
    """Saturated count there times how surely the key stands for the unit, in (0, 1]."""
    keys: NDArray[np.int16]
    """Which of the keys gave that value."""
    documents: float
    """How many documents the set counts for: an unsure key counts for less."""

    def at(self, rows: NDArray[np.integer]) -> tuple[NDArray[np.float32], NDArray[np.int16]]:
        """Values in some documents and the keys they come from; 0 where it does not occur."""
        if not len(self.rows):
            return np.zeros(len(rows), np.float32), np.zeros(len(rows), np.int16)
        places = np.minimum(np.searchsorted(self.rows, rows), len(self.rows) - 1)
        there = self.rows[places] == rows
        return np.where(there, self.values[places], np.float32(0)), self.keys[places]


_NOWHERE = Found(
    np.zeros(0, np.int32), np.zeros(0, np.float32), np.zeros(0, np.int16), documents=0.0
)


@dataclass(frozen=True, slots=True)
class UnitScore:
    """What a unit of the question adds to each passage that holds it."""

    unit: Unit
    worth: float
    """How telling it is: rare in this corpus, and rare in the language at large."""
    body: Found
    title: Found

    def at(
        self, passages: NDArray[np.integer], articles: NDArray[np.integer]
    ) -> list[tuple[float, str]]:
        """What it adds to some passages, and the key it was found by in each."""
        body, keys = self.body.at(passages)
        title, title_keys = self.title.at(articles)
        added = self.worth * (body + TITLE * title)
        numbers = np.where(body > 0, keys, title_keys)
        return [(float(a), self.unit.terms[n].key) for a, n in zip(added, numbers, strict=True)]


@dataclass(frozen=True, slots=True)
class Scored:
    """A question scored against every passage."""

    total: NDArray[np.float32]
    """BM25 score of each passage."""
    possible: float
    """What no passage can exceed without its title: every unit, as often as you like."""
    units: tuple[UnitScore, ...]
    """The distinct content units of the question."""


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
        self._slips = Slips(lambda: {*self._body.keys(), *self._title.keys()})
        self._spellings = Spellings(lambda: {*self._body.keys(), *self._title.keys()})

    def idf(self, terms: Sequence[Term]) -> float:
        """Rarity of some alternatives taken as one; the highest there is when none occurs."""
        return self._body.idf(self._body.find(terms).documents)

    def mend(self, analysis: Analysis) -> tuple[Analysis, tuple[Slip, ...]]:
        """A question with near words beside those that occur nowhere, and what they are."""
        return self._slips.mend(analysis, lambda unit: not any(map(self._has, _sure(unit))))

    def _has(self, key: str) -> bool:
        return self._body.has(key) or self._title.has(key)

    def score(self, analysis: Analysis) -> Scored:
        """Score all passages for a question; a unit that is said twice counts once."""
        total = np.zeros(self._body.documents, dtype=np.float32)
        titles = np.zeros(self._title.documents, dtype=np.float32)
        units: list[UnitScore] = []
        written: NDArray[np.bool_] = self._languages == analysis.language
        own = written[self._article_of]
        for unit in _distinct(analysis.content):
            body, title = self._body.find(unit.terms, own), self._title.find(unit.terms, written)
            worth = (self._body.idf(body.documents) + FEW) * _at_large(unit, analysis.language)
            total[body.rows] += body.values * np.float32(worth)
            titles[title.rows] += title.values * np.float32(worth)
            units.append(UnitScore(unit, worth, body, title))
        total += np.float32(TITLE) * titles[self._article_of]
        return Scored(total, sum(u.worth for u in units), tuple(units))

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


def _worth(
    term: Term, weight: float, rows: NDArray[np.int32], own: NDArray[np.bool_] | None
) -> NDArray[np.float32] | np.float32:
    """What meeting a key is worth in some documents."""
    if own is None or term.kind not in ("concept", "name"):
        return np.float32(weight)
    return np.where(own[rows], np.float32(BESIDE_STEMS * term.weight), np.float32(weight))


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
