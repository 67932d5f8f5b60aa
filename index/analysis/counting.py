"""Which keys many texts hold and how often: the same as analysing each, a word at a time.

An index needs no units, only counts: those of a text's words, by number, and of what several words
make together (`index.analysis.bulk`), summed over many texts at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.analysis.bulk import BulkReader, ReadText
from index.analysis.phrases import Found
from index.analysis.terms import Analysis
from index.analysis.written_words import WordTable, key_weights

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["LARGEST_COUNT", "KeyCounter", "KeyCounts", "count_terms"]

LARGEST_COUNT = 255
"""A key that occurs more often counts as often as this."""


_NO_WORDS = np.zeros(0, dtype=np.int64)


class KeyCounts(NamedTuple):
    """Which keys a text holds, by number, how often and how surely."""

    keys: NDArray[np.int32]
    counts: NDArray[np.uint8]
    weights: NDArray[np.float32]


def count_terms(analysis: Analysis) -> dict[str, tuple[int, float]]:
    """Each key of the content units with how often it stands there and how surely."""
    found: dict[str, tuple[int, float]] = {}
    for unit in analysis.units:
        if unit.content:
            for key, weight in key_weights(unit.terms).items():
                count, sure = found.get(key, (0, 0.0))
                found[key] = (count + 1, max(weight, sure))
    return found


class KeyCounter:
    """Counts the keys of many texts.

    Args:
        reader: By whose analyser; `count_terms(analyser.analyse(…))` says the same.
    """

    def __init__(self, reader: BulkReader) -> None:
        self._reader = reader
        self._words = reader.words

    @property
    def keys(self) -> dict[str, int]:
        """The number of every key met so far."""
        return self._words.numbers

    def count(self, texts: Sequence[tuple[str, str]]) -> Iterator[KeyCounts]:
        """Counts of texts given with their languages; a few hundred at a time cost least."""
        return self.counted(self._reader.read_all(texts))

    def counted(self, texts: Sequence[ReadText | Analysis]) -> Iterator[KeyCounts]:
        """Counts of texts that the same reader has read."""
        words: list[NDArray[np.int64]] = []
        extra: list[tuple[int, int, int, float]] = []
        for number, text in enumerate(texts):
            held, further = self._held(text)
            words.append(held)
            extra += [(number, *found) for found in further]
        return _summed(self._words, words, extra)

    def _held(
        self, read: ReadText | Analysis
    ) -> tuple[NDArray[np.int64], list[tuple[int, int, float]]]:
        """Words whose keys a text holds, and what it holds beyond: key, count, weight."""
        if isinstance(read, Analysis):
            counted = count_terms(read)
            further = [(self._words.number(key), *found) for key, found in counted.items()]
            return _NO_WORDS, further
        return read.words, [entry for found in read.found for entry in self._entries(found, read)]

    def _entries(self, found: Found, read: ReadText) -> Iterator[tuple[int, int, float]]:
        number = self._words.number
        if found.first < found.last:
            for key, weight in key_weights(found.terms).items():
                yield number(key), 1, weight
            return
        # Keys of one word belong to it: they do not count once more.
        own = self._words.lexemes[int(read.words[found.first])]
        if own.content:
            known = {term.key for term in own.terms}
            for term in found.terms:
                yield number(term.key), int(term.key not in known), term.weight
                known.add(term.key)


def _summed(
    table: WordTable,
    words: Sequence[NDArray[np.int64]],
    extra: Sequence[tuple[int, int, int, float]],
) -> Iterator[KeyCounts]:
    """Counts of texts from the words each holds and what each holds beyond: text, key, …."""
    numbers = np.concatenate([_NO_WORDS, *words])
    texts = np.repeat(np.arange(len(words)), [len(held) for held in words])
    starts = np.asarray(table.starts)
    lengths = starts[numbers + 1] - starts[numbers]
    ends = np.cumsum(lengths)
    # The places of every word's keys, one run after the other.
    places = np.arange(ends[-1] if len(ends) else 0) + np.repeat(
        starts[numbers] - ends + lengths, lengths
    )
    further = np.array(
        extra, dtype=[("text", "i8"), ("key", "i8"), ("count", "i8"), ("sure", "f4")]
    )
    size = max(1, len(table.numbers))
    held = np.concatenate(
        [
            np.repeat(texts, lengths) * size + np.asarray(table.keys)[places],
            further["text"] * size + further["key"],
        ]
    )
    counts = np.concatenate([np.ones(len(places), dtype=np.int64), further["count"]])
    weights = np.concatenate([np.asarray(table.weights)[places], further["sure"]])
    order = np.argsort(held)  # in any order within a key: sums and maxima do not care
    held = held[order]
    firsts = np.flatnonzero(np.diff(held, prepend=-1))
    summed = np.minimum(np.add.reduceat(counts[order], firsts), LARGEST_COUNT).astype(np.uint8)
    surest = np.maximum.reduceat(weights[order], firsts)
    distinct = held[firsts]
    keys = (distinct % size).astype(np.int32)
    bounds = np.searchsorted(distinct, size * np.arange(len(words) + 1))
    # No generator: it would hold on to the table's arrays, which could not grow meanwhile.
    return (KeyCounts(keys[a:b], summed[a:b], surest[a:b]) for a, b in pairwise(bounds.tolist()))
