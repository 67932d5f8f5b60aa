"""Analysis of many texts, a written word at a time: what an index is built with.

News repeats its words, so every written word is analysed once and stands for itself ever after;
what a text adds are the phrases, numbers and dates that several words make together, looked for
only where a word may begin one. `Analyser.analyse` says the same, text by text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

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
from index.analysis.written_words import (
    DOTTED,
    GOES_ON,
    MONTH,
    NUMBER,
    Book,
    Chunk,
    PlacedTokens,
    WordTable,
)

if TYPE_CHECKING:
    from index.analysis.analyser import Analyser

__all__ = ["BulkReader", "ReadText"]

_APOSTROPHES = frozenset("'’ʼ＇")


class ReadText(NamedTuple):
    """A text as the numbers of its words, and what several of them make together."""

    words: Sequence[int]
    """Numbers in the reader's table."""
    found: Sequence[Found]
    """Phrases, numbers, dates and hyphenated words, one for each stretch."""
    tokens: PlacedTokens
    """The words where they stand."""


class BulkReader:
    """Reads many texts and remembers their words: for as long as many are read, not longer.

    Args:
        analyser: Knows the words.
    """

    def __init__(self, analyser: Analyser) -> None:
        self._analyser = analyser
        self.words = WordTable(analyser)
        self._books: dict[str, Book] = {}

    def read(self, text: str, language: str) -> ReadText | Analysis:
        """A text by the numbers of its words; analysed as a whole where that does not do."""
        book = self._books.get(language)
        if book is None:
            book = self._books[language] = Book(self._analyser, self.words, language)
        chunks = [book[chunk] for chunk in text.split(" ")]
        held = list(chain.from_iterable([chunk.words for chunk in chunks]))
        flags = self.words.flags
        flagged = [at for at, word in enumerate(held) if flags[word]]
        # Capitals throughout change what a word is, and a letter behind a first quote is lost.
        dotted = any(flags[held[at]] & DOTTED for at in flagged)
        if text[:1] in _APOSTROPHES or (dotted and shouted(self.words.lexemes[n] for n in held)):
            return self._analyser.analyse(text, language)
        tokens = PlacedTokens(chunks)
        return ReadText(held, self._found(text, tokens, held, flagged), tokens)

    def _found(
        self, text: str, tokens: PlacedTokens, held: list[int], flagged: list[int]
    ) -> list[Found]:
        """What several words of a text make together."""
        chunks = tokens.chunks
        table = self.words
        flags = [table.flags[word] for word in held]
        last = len(held) - 1
        stems, seconds = table.stems, table.seconds
        heads = [
            at
            for at, (first, second) in enumerate(pairwise(held))
            if stems[second] in seconds[first]
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
            tokens,
            [table.lexemes[word] for word in held],
            [table.languages[word] for word in held],
            _apart(chunks),
        )
        return merged(
            [
                *find_phrases(words, table.tables, heads),
                *find_numbers(words, numbers),
                *find_dates(words, months),
                *find_wholes(words, wholes),
            ]
        )


def _apart(chunks: Sequence[Chunk]) -> list[bool]:
    """For each token of a text whether one space and nothing else stands behind it."""
    apart: list[bool] = []
    for chunk in chunks:
        if apart and not chunk.opens:
            apart[-1] = False
        apart += chunk.apart
    return [*apart[:-1], False]


def _wholes(chunks: Iterable[Chunk]) -> Iterator[int]:
    """Which tokens of a text begin a hyphenated word."""
    at = 0
    for chunk in chunks:
        for place in chunk.wholes:
            yield at + place
        at += len(chunk.words)
