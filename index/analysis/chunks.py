"""What stands between two spaces of many texts, cut into words once and known by number ever after.

A text is cut at its spaces and line ends, because no token reaches over one; what stands between
is remembered with its tokens, as news repeats its words. What is known of a chunk is kept in flat
arrays, so that a whole batch of texts is put together from them at once.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from functools import cached_property
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple, overload
from weakref import proxy

import numpy as np

from index.analysis.phrases import hyphenated
from index.analysis.tokens import Token
from index.analysis.written_words import WordTable

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.analysis.analyser import Analyser

__all__ = ["ChunkTable", "Page", "PlacedTokens"]

_MOST_CHUNKS = 1 << 19
"""Chunks that are remembered, some 100 bytes each."""
_LINE_END = "\n"
_ALONE = re.compile('["“«(\\[]*([A-Za-z]+|[\u0621-\u063a\u0641-\u064a]+)[.,:;!?"”»)\\]،؛؟]*')


class Page(NamedTuple):
    """A batch of texts by the numbers of their words, one text after the other."""

    words: NDArray[np.int64]
    """Numbers in the table of words."""
    begins: NDArray[np.int64]
    """Where each word begins in its text."""
    ends: NDArray[np.int64]
    """One past where it ends."""
    apart: NDArray[np.bool_]
    """Whether one space and nothing else stands between a word and the next."""
    wholes: NDArray[np.int64]
    """Places of the words that begin a hyphenated one."""
    bounds: list[int]
    """The words of text n stand from bounds[n] to bounds[n + 1]."""


class ChunkTable:
    """Every chunk met in texts of any language.

    Args:
        analyser: Cuts those that are more than a word.
        words: Where their words are numbered.
    """

    def __init__(self, analyser: Analyser, words: WordTable) -> None:
        self._analyser = analyser
        self._table = words
        self._forget()

    def _forget(self) -> None:
        self._books: dict[str, _Book] = {}
        # The tokens of chunk n stand from starts[n] to starts[n + 1].
        self._starts = array("q", [0])
        self._words = array("q")
        self._begins = array("i")
        self._ends = array("i")
        self._lengths = array("i")
        self._opens = array("b")
        self._hyphened = array("b")
        self._wholes: dict[int, tuple[int, ...]] = {}

    def page(self, texts: Sequence[tuple[str, str]]) -> Page:
        """Texts given with their languages, cut into words."""
        # Nothing is learnt once arrays are looked at in place: they could not grow meanwhile.
        if len(self._lengths) > _MOST_CHUNKS:
            self._forget()
        cut = [self._cut_at_spaces(*text) for text in texts]
        sizes = [len(chunks) for chunks in cut]
        chunks = np.fromiter(chain.from_iterable(cut), dtype=np.int64, count=sum(sizes))
        starts = np.asarray(self._starts)
        counts = starts[chunks + 1] - starts[chunks]
        firsts = np.concatenate(([0], np.cumsum(counts)))
        held_by = np.repeat(np.arange(len(chunks)), counts)
        places = np.arange(firsts[-1]) + (starts[chunks] - firsts[:-1])[held_by]
        ends = np.asarray(self._ends)[places]
        widths = np.asarray(self._lengths)[chunks]
        # Where each chunk begins in its text: chunks are a space apart.
        along = np.concatenate(([0], np.cumsum(widths + 1)))
        edges = np.concatenate(([0], np.cumsum(sizes, dtype=np.int64)))
        at = (along[:-1] - np.repeat(along[edges[:-1]], sizes))[held_by]
        bounds = firsts[edges]
        followed = np.append(np.asarray(self._opens)[chunks] > 0, False)[held_by + 1]
        apart = (ends == widths[held_by]) & followed
        apart[bounds[1:][bounds[1:] > 0] - 1] = False
        return Page(
            np.asarray(self._words)[places],
            at + np.asarray(self._begins)[places],
            at + ends,
            apart,
            self._wholes_of(chunks, firsts),
            bounds.tolist(),
        )

    def _cut_at_spaces(self, text: str, language: str) -> list[int]:
        book = self._books.get(language)
        if book is None:
            # Not held by its books, so that all goes when it goes.
            book = self._books[language] = _Book(proxy(self), language)
        # A line end becomes a chunk that takes no room, so that places stay those of the text.
        return list(map(book.__getitem__, text.replace(_LINE_END, f" {_LINE_END} ").split(" ")))

    def _wholes_of(self, chunks: NDArray[np.int64], firsts: NDArray[np.int64]) -> NDArray[np.int64]:
        found = [
            int(firsts[at]) + place
            for at in np.flatnonzero(np.asarray(self._hyphened)[chunks])
            for place in self._wholes[int(chunks[at])]
        ]
        return np.array(found, dtype=np.int64)

    def learn(self, chunk: str, language: str) -> int:
        """The number of a chunk that is met for the first time."""
        number = len(self._lengths)
        match = _ALONE.fullmatch(chunk)
        if match:
            # A word with nothing but punctuation around it, as most are: told by a cheaper pattern.
            tokens = [Token(*match.span(1), match[1], "word")]
        else:
            tokens = self._tokens(chunk, language)
            joined = [hyphenated(chunk, left, right) for left, right in pairwise(tokens)]
            if any(joined):
                self._wholes[number] = tuple(
                    [n for n, bound in enumerate(joined) if bound and not (n and joined[n - 1])]
                )
        for token in tokens:
            self._words.append(self._table.word(token, language))
            self._begins.append(token.start)
            self._ends.append(token.end)
        self._starts.append(len(self._words))
        self._lengths.append(-1 if chunk == _LINE_END else len(chunk))
        self._hyphened.append(number in self._wholes)
        self._opens.append(bool(tokens) and tokens[0].start == 0)
        return number

    def _tokens(self, chunk: str, language: str) -> list[Token]:
        # Cut as it stands in a text: behind a space.
        behind = self._analyser.cut(f" {chunk}", language)
        return [token._replace(start=token.start - 1, end=token.end - 1) for token in behind]


class _Book(dict[str, int]):
    """The chunks of texts of one language, by their numbers."""

    def __init__(self, table: ChunkTable, language: str) -> None:
        super().__init__()
        self._table = table
        self._language = language

    def __missing__(self, chunk: str) -> int:
        """A chunk that is met for the first time."""
        number = self[chunk] = self._table.learn(chunk, self._language)
        return number


class PlacedTokens(Sequence[Token]):
    """The tokens of a text, each made when it is looked at: few are.

    Args:
        page: A batch of texts.
        first: The text's first word in it.
        end: One past its last.
        table: Every written word.
    """

    def __init__(self, page: Page, first: int, end: int, table: WordTable) -> None:
        self._page = page
        self._held = slice(first, end)
        self._table = table

    @cached_property
    def _places(self) -> tuple[list[int], list[int], list[int]]:
        page = self._page
        found = (page.begins, page.ends, page.words)
        begins, ends, words = (part[self._held].tolist() for part in found)
        return begins, ends, words

    def __len__(self) -> int:
        """How many tokens."""
        return self._held.stop - self._held.start

    @overload
    def __getitem__(self, number: int) -> Token: ...

    @overload
    def __getitem__(self, number: slice) -> list[Token]: ...

    def __getitem__(self, number: int | slice) -> Token | list[Token]:
        """Tokens with their places in the text."""
        if isinstance(number, slice):
            return [self[at] for at in range(*number.indices(len(self)))]
        begins, ends, words = self._places
        word = words[number]
        return Token(
            begins[number], ends[number], self._table.surfaces[word], self._table.kinds[word]
        )
