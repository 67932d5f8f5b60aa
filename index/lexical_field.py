"""Where the keys of a question's units occur in one field, and how often.

A unit's keys are alternatives that count as one term (see `index.lexical`): in each document the
one that gives most. The postings of all units are laid in one array, key after key, so that a few
calls do for all of them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from index.lexical_build import UNSURE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.analysis.terms import Term

__all__ = ["Field", "Found"]

BESIDE_STEMS = 0.7
"""Share of a concept's or a name's certainty in passages of the question's language: there the
word itself can be met, and what only means or sounds the same is mostly something else."""

_MOST_COUNTED = 1 << 14
"""Synonym sets of which it is remembered in how many documents they occur."""


class _Posted(NamedTuple):
    """A key of a synonym set that occurs."""

    number: int
    """Among the alternatives."""
    weight: float
    """How surely it stands for the unit."""
    beside: float
    """The same in documents of the question's language."""
    first: int
    end: int
    """Its postings."""


class Found(NamedTuple):
    """The postings of synonym sets in one field; for each set key by key, the surest first."""

    size: int
    """How many documents the field has."""
    rows: NDArray[np.int32]
    """Documents that hold a key, for each key in order."""
    values: NDArray[np.float32]
    """Saturated count there times how surely the key stands for the unit, in (0, 1]."""
    starts: Sequence[int]
    """Where the postings of each key begin."""
    keys: Sequence[tuple[int, int]]
    """The set of each key and its number among the alternatives."""
    ends: Sequence[int]
    """Where the postings of each set end."""

    def add_to(self, total: NDArray[np.float32], worths: Sequence[float]) -> None:
        """Add to the score of each document what the best key of each set gives there."""
        best = np.empty_like(total)
        first = 0
        for worth, end in zip(worths, self.ends, strict=True):
            if first < end:
                best.fill(0)
                np.maximum.at(best, self.rows[first:end], self.values[first:end])
                best *= np.float32(worth)
                total += best
            first = end

    def at(self, rows: NDArray[np.integer]) -> list[dict[int, tuple[float, int]]]:
        """For each set its best value in those of some documents that hold it, and by which key."""
        found: list[dict[int, tuple[float, int]]] = [{} for _ in self.ends]
        marked = np.zeros(self.size, dtype=bool)
        marked[rows] = True
        places = np.flatnonzero(marked.take(self.rows))
        runs = np.searchsorted(self.starts, places, side="right") - 1
        for row, value, run in zip(
            self.rows[places].tolist(), self.values[places].tolist(), runs.tolist(), strict=True
        ):
            number, key = self.keys[run]
            best = found[number]
            if row not in best or value > best[row][0]:
                best[row] = (value, key)
        return found


class Field:
    """The BM25 arrays of one field, memory-mapped.

    Args:
        folder: What `index.lexical_build.build_field` wrote; it may hold nothing.
        documents: How many documents there are.
    """

    def __init__(self, folder: Path, documents: int) -> None:
        self.documents = documents
        self._vocabulary: dict[str, int] = {}
        self._counted: dict[tuple[Term, ...], float] = {}
        self._data = np.zeros(0, np.float32)
        self._rows = np.zeros(0, np.int32)
        if (folder / "params.index.json").exists():
            import bm25s

            engine = bm25s.BM25.load(folder, mmap=True, show_progress=False)
            self._vocabulary = engine.vocab_dict
            # Still on disk, but without the cost a memmap adds to every slice.
            self._data = np.asarray(engine.scores["data"])
            self._rows = np.asarray(engine.scores["indices"])
            self._starts: NDArray[np.int64] = np.asarray(engine.scores["indptr"])

    def find(self, sets: Sequence[tuple[Term, ...]], own: NDArray[np.bool_]) -> Found:
        """Where any of some alternatives occurs, each set of them taken as one term.

        Args:
            sets: The alternatives.
            own: Which documents are in the question's language.
        """
        by_set = [self._posted(terms) for terms in sets]
        posted = list(chain.from_iterable(by_set))
        lengths = [one.end - one.first for one in posted]
        rows = _joined(self._rows, posted)
        # bm25s stores count times rarity; the rarity of the synonym set takes its place.
        rarity = _column([self.idf(length) for length in lengths])
        values = _joined(self._data, posted)
        values /= np.repeat(rarity, lengths)
        shares = _column([share for one in posted for share in (one.weight, one.beside)])
        which = np.repeat(np.arange(0, len(shares), 2), lengths)
        which += own.take(rows)
        values *= shares.take(which)
        ends = np.cumsum([0, *lengths]).tolist()
        return Found(
            size=self.documents,
            rows=rows,
            values=values,
            starts=ends[:-1],
            keys=[(number, one.number) for number, found in enumerate(by_set) for one in found],
            ends=[ends[n] for n in np.cumsum([len(found) for found in by_set]).tolist()],
        )

    def count(self, terms: tuple[Term, ...]) -> float:
        """How many documents some alternatives count for: an unsure key counts for less."""
        counted = self._counted.get(terms)
        if counted is None:
            if len(self._counted) >= _MOST_COUNTED:
                self._counted.clear()
            counted = self._counted[terms] = self._documents(self._posted(terms))
        return counted

    def _documents(self, posted: Sequence[_Posted]) -> float:
        """Each document counts as much as the surest key that it holds."""
        counted = 0.0
        met = np.zeros(self.documents if len(posted) > 1 else 0, dtype=bool)
        for number, one in enumerate(posted, start=1):
            new = one.end - one.first
            if len(met):
                rows = self._rows[one.first : one.end]
                new -= int(np.count_nonzero(met.take(rows)))
                if number < len(posted):
                    met[rows] = True
            counted += one.weight * new
        return counted

    def _posted(self, terms: Sequence[Term]) -> list[_Posted]:
        """The keys that occur, the surest first."""
        posted = []
        for number, term in enumerate(terms):
            key = self._vocabulary.get(term.key)
            if key is not None:
                weight = term.weight**UNSURE
                also = term.kind in ("concept", "name")
                beside = BESIDE_STEMS * term.weight if also else weight
                posted.append(
                    _Posted(number, weight, beside, *self._starts[key : key + 2].tolist())
                )
        return sorted(posted, key=lambda one: -one.weight)

    def keys(self) -> Iterable[str]:
        """Everything that stands in some document."""
        return self._vocabulary

    def has(self, key: str) -> bool:
        """Whether a key stands in any document."""
        return key in self._vocabulary

    def occurs(self, keys: Sequence[str], allowed: NDArray[np.bool_]) -> bool:
        """Whether any of the keys stands in any document that is allowed."""
        numbers = [number for key in keys if (number := self._vocabulary.get(key)) is not None]
        return any(
            bool(allowed.take(self._rows[self._starts[n] : self._starts[n + 1]]).any())
            for n in numbers
        )

    def idf(self, documents: float) -> float:
        """Rarity of what occurs in so many documents, in Lucene's log form."""
        return math.log1p((self.documents - documents + 0.5) / (documents + 0.5))


def _joined(postings: NDArray[Any], posted: Sequence[_Posted]) -> NDArray[Any]:
    return np.concatenate([postings[:0], *(postings[one.first : one.end] for one in posted)])


def _column(numbers: Sequence[float]) -> NDArray[np.float32]:
    return np.array(numbers, dtype=np.float32)
