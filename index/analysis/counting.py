"""Which keys many texts hold and how often: the same as analysing each, a word at a time.

An index needs no units, only counts. News repeats its words, so every written word is analysed
once and stands for its keys ever after; what a text adds are the phrases, numbers and dates that
several words make together, looked for only where a word may begin one. A text is cut at its
spaces, because no token reaches over one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.analysis.analyser import Analyser, shouted
from index.analysis.phrases import (
    Found,
    Words,
    find_dates,
    find_numbers,
    find_phrases,
    find_wholes,
    merged,
)
from index.analysis.terms import Analysis
from index.analysis.written_words import (
    DOTTED,
    GOES_ON,
    HEAD,
    MONTH,
    NUMBER,
    Book,
    Chunk,
    PlacedTokens,
    WordTable,
    key_weights,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["LARGEST_COUNT", "KeyCounter", "KeyCounts", "count_terms"]

LARGEST_COUNT = 255
"""A key that occurs more often counts as often as this."""
_APOSTROPHES = frozenset("'’ʼ＇")


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
        analyser: Whose analysis is counted; `count_terms(analyser.analyse(…))` says the same.
    """

    def __init__(self, analyser: Analyser) -> None:
        self._analyser = analyser
        self._words = WordTable(analyser)
        self._books: dict[str, Book] = {}

    @property
    def keys(self) -> dict[str, int]:
        """The number of every key met so far."""
        return self._words.numbers

    def count(self, texts: Sequence[tuple[str, str]]) -> Iterator[KeyCounts]:
        """Counts of texts given with their languages; a few hundred at a time cost least."""
        words: list[Sequence[int]] = []
        extra: list[tuple[int, int, int, float]] = []
        for number, (text, language) in enumerate(texts):
            held, further = self._held(text, language)
            words.append(held)
            extra += [(number, *found) for found in further]
        return _summed(self._words, words, extra)

    def _held(self, text: str, language: str) -> tuple[Sequence[int], list[tuple[int, int, float]]]:
        """Words whose keys a text holds, and what it holds beyond: key, count, weight."""
        book = self._books.get(language)
        if book is None:
            book = self._books[language] = Book(self._analyser, self._words, language)
        chunks = [book[chunk] for chunk in text.split(" ")]
        held = list(chain.from_iterable([chunk.words for chunk in chunks]))
        flags = self._words.flags
        flagged = [at for at, word in enumerate(held) if flags[word]]
        # Capitals throughout change what a word is, and a letter behind a first quote is lost.
        dotted = any(flags[held[at]] & DOTTED for at in flagged)
        if text[:1] in _APOSTROPHES or (dotted and shouted(self._words.lexemes[n] for n in held)):
            return (), self._plainly(text, language)
        found = self._found(text, chunks, held, flagged)
        return held, [entry for phrase in found for entry in self._entries(phrase, held)]

    def _plainly(self, text: str, language: str) -> list[tuple[int, int, float]]:
        counted = count_terms(self._analyser.analyse(text, language))
        return [
            (self._words.number(key), count, weight) for key, (count, weight) in counted.items()
        ]

    def _found(
        self, text: str, chunks: list[Chunk], held: list[int], flagged: list[int]
    ) -> list[Found]:
        """What several words of a text make together."""
        table = self._words
        flags = [table.flags[word] for word in held]
        last = len(held) - 1
        heads = [
            at
            for at in flagged
            if flags[at] & HEAD and at < last and table.begins_phrase(held[at], held[at + 1])
        ]
        # A number of one word says no more than the word.
        numbers = [
            at for at in flagged if flags[at] & NUMBER and at < last and flags[at + 1] & GOES_ON
        ]
        months = [at for at in flagged if flags[at] & MONTH]
        wholes = list(_wholes(chunks))
        if not (heads or numbers or months or wholes):
            return []
        words = Words(
            text,
            PlacedTokens(chunks),
            [table.lexemes[word] for word in held],
            [table.languages[word] for word in held],
        )
        return merged(
            [
                *find_phrases(words, table.tables, heads),
                *find_numbers(words, numbers),
                *find_dates(words, months),
                *find_wholes(words, wholes),
            ]
        )

    def _entries(self, found: Found, held: list[int]) -> Iterator[tuple[int, int, float]]:
        number = self._words.number
        if found.first < found.last:
            for key, weight in key_weights(found.terms).items():
                yield number(key), 1, weight
            return
        # Keys of one word belong to it: they do not count once more.
        own = self._words.lexemes[held[found.first]]
        if own.content:
            known = {term.key for term in own.terms}
            for term in found.terms:
                yield number(term.key), int(term.key not in known), term.weight
                known.add(term.key)


def _wholes(chunks: Iterable[Chunk]) -> Iterator[int]:
    """Which tokens of a text begin a hyphenated word."""
    at = 0
    for chunk in chunks:
        for place in chunk.wholes:
            yield at + place
        at += len(chunk.words)


def _summed(
    table: WordTable,
    words: Sequence[Sequence[int]],
    extra: Sequence[tuple[int, int, int, float]],
) -> Iterator[KeyCounts]:
    """Counts of texts from the words each holds and what each holds beyond: text, key, …."""
    numbers = np.fromiter(chain.from_iterable(words), dtype=np.int64)
    texts = np.repeat(np.arange(len(words)), [len(held) for held in words])
    starts = np.array(table.starts)
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
            np.repeat(texts, lengths) * size + np.array(table.keys)[places],
            further["text"] * size + further["key"],
        ]
    )
    counts = np.concatenate([np.ones(len(places), dtype=np.int64), further["count"]])
    weights = np.concatenate([np.array(table.weights)[places], further["sure"]])
    order = np.argsort(held, kind="stable")
    held = held[order]
    firsts = np.flatnonzero(np.diff(held, prepend=-1))
    summed = np.minimum(np.add.reduceat(counts[order], firsts), LARGEST_COUNT).astype(np.uint8)
    surest = np.maximum.reduceat(weights[order], firsts)
    distinct = held[firsts]
    keys = (distinct % size).astype(np.int32)
    bounds = np.searchsorted(distinct, size * np.arange(len(words) + 1))
    for first, last in pairwise(bounds):
        yield KeyCounts(keys[first:last], summed[first:last], surest[first:last])
