"""Analysis of many texts, a written word at a time: what an index is built with.

News repeats its words, so every written word is analysed once and stands for itself ever after;
what a text adds are the phrases, numbers and dates that several words make together, looked for
only where a word may begin one. `Analyser.analyse` says the same, text by text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.analysis.chunks import ChunkTable, Page, PlacedTokens
from index.analysis.phrases import (
    Found,
    Words,
    find_dates,
    find_numbers,
    find_phrases,
    find_wholes,
    merged,
    shouted,
)
from index.analysis.terms import Analysis
from index.analysis.written_words import DOTTED, GOES_ON, MONTH, NUMBER, PHRASE, WordTable

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.analysis.analyser import Analyser

__all__ = ["BulkReader", "ReadText"]

_APOSTROPHES = frozenset("'’ʼ＇")


class ReadText(NamedTuple):
    """A text as the numbers of its words, and what several of them make together."""

    words: NDArray[np.int64]
    """Numbers in the reader's table."""
    found: Sequence[Found]
    """Phrases, numbers, dates and hyphenated words, one for each stretch."""
    tokens: PlacedTokens
    """The words where they stand."""


class _Places(NamedTuple):
    """Where something of several words may begin in a text, by kind and in order."""

    phrases: list[int]
    numbers: list[int]
    months: list[int]
    wholes: list[int]


class BulkReader:
    """Reads many texts and remembers their words: for as long as many are read, not longer.

    Args:
        analyser: Knows the words.
    """

    def __init__(self, analyser: Analyser) -> None:
        self._analyser = analyser
        self.words = WordTable(analyser)
        self._chunks = ChunkTable(analyser, self.words)

    def read(self, text: str, language: str) -> ReadText | Analysis:
        """A text by the numbers of its words; analysed as a whole where that does not do."""
        return self.read_all([(text, language)])[0]

    def read_all(self, texts: Sequence[tuple[str, str]]) -> list[ReadText | Analysis]:
        """Texts given with their languages; a few hundred at a time cost least."""
        page = self._chunks.page(texts)
        flags = np.asarray(self.words.flags)[page.words]
        dotted = np.flatnonzero(flags & DOTTED)
        kinds = [_by_text(found, page.bounds) for found in self._beginnings(page, flags)]
        places = map(_Places._make, zip(*kinds, strict=True))
        read: list[ReadText | Analysis] = []
        for number, (text, there) in enumerate(zip(texts, places, strict=True)):
            first, end = page.bounds[number : number + 2]
            if self._needs_all(page.words[first:end], text[0], _any_in(dotted, first, end)):
                read.append(self._analyser.analyse(*text))
                continue
            tokens = PlacedTokens(page, first, end, self.words)
            found = self._found(text[0], tokens, page, first, there) if any(there) else []
            read.append(ReadText(page.words[first:end], found, tokens))
        return read

    def _needs_all(self, held: NDArray[np.int64], text: str, dotted: bool) -> bool:
        """Whether a text says something else than its words, one by one.

        Capitals throughout change what a word is, and a letter behind a first quote is lost.
        """
        if text[:1] in _APOSTROPHES:
            return True
        return dotted and shouted(self.words.lexemes[word] for word in held.tolist())

    def _beginnings(self, page: Page, flags: NDArray[np.uint8]) -> list[NDArray[np.int64]]:
        """The places of all texts where a phrase, a number, a month or a whole may begin."""
        inside = np.ones(max(0, len(flags) - 1), dtype=bool)  # whether the next is of the same text
        inside[[at - 1 for at in page.bounds[1:-1] if 0 < at < len(flags)]] = False
        heads = np.flatnonzero((flags[:-1] & PHRASE > 0) & inside)
        heads = heads[self.words.begin_phrases(page.words[heads], page.words[heads + 1])]
        # A number of one word says no more than the word.
        numbers = (flags[:-1] & NUMBER > 0) & (flags[1:] & GOES_ON > 0) & inside
        return [heads, np.flatnonzero(numbers), np.flatnonzero(flags & MONTH), page.wholes]

    def _found(
        self, text: str, tokens: PlacedTokens, page: Page, first: int, places: _Places
    ) -> list[Found]:
        """What several words of a text make together."""
        table = self.words
        held = slice(first, first + len(tokens))
        numbers = page.words[held].tolist()
        words = Words(
            text,
            tokens,
            list(map(table.lexemes.__getitem__, numbers)),
            list(map(table.languages.__getitem__, numbers)),
            page.apart[held].tolist(),
        )
        return merged(
            [
                *find_phrases(words, table.tables, places.phrases),
                *find_numbers(words, places.numbers),
                *find_dates(words, places.months),
                *find_wholes(words, places.wholes),
            ]
        )


def _by_text(places: NDArray[np.int64], bounds: Sequence[int]) -> list[list[int]]:
    """Places of many texts as lists of places in each."""
    cuts = np.searchsorted(places, bounds).tolist()
    whole = places.tolist()
    return [
        [place - first for place in whole[begin:end]] if end > begin else []
        for first, begin, end in zip(bounds[:-1], cuts[:-1], cuts[1:], strict=True)
    ]


def _any_in(places: NDArray[np.int64], first: int, end: int) -> bool:
    at = int(np.searchsorted(places, first))
    return at < len(places) and bool(places[at] < end)
