"""Every written word of many texts, analysed once and known by its number ever after.

A text is cut at its spaces, because no token reaches over one; what stands between two spaces is
remembered with its tokens, as news repeats its words.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Collection, Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple, overload

from index.analysis.lexeme import Lexeme
from index.analysis.number_words import number_word
from index.analysis.phrases import begins_month, begins_number, hyphenated
from index.analysis.terms import Term
from index.analysis.tokens import Token

if TYPE_CHECKING:
    from index.analysis.analyser import Analyser
    from index.analysis.lexicon import Table

__all__ = [
    "DOTTED",
    "GOES_ON",
    "MONTH",
    "NUMBER",
    "Book",
    "Chunk",
    "PlacedTokens",
    "WordTable",
    "key_weights",
]

NUMBER, GOES_ON, MONTH, DOTTED = 1, 2, 4, 8
"""What a word may begin or go on with: a number of several words, a month; and whether its stem
ends with a full stop, as only that of an acronym does."""

_MOST_CHUNKS = 1 << 18
"""Chunks that are remembered of the texts of one language."""
_ALONE = re.compile('["“«(\\[]*([A-Za-z]+|[\u0621-\u063a\u0641-\u064a]+)[.,:;!?"”»)\\]،؛؟]*')


class Chunk(NamedTuple):
    """What stands between two spaces."""

    words: tuple[int, ...]
    """Numbers of its tokens."""
    tokens: tuple[Token, ...]
    """Their places in it."""
    wholes: tuple[int, ...]
    """Which tokens begin a hyphenated word."""
    length: int
    """Characters."""
    opens: bool
    """Whether its first token begins it."""
    apart: tuple[bool, ...]
    """For each token whether it ends it."""


class WordTable:
    """Every written word met, by number, with what counting asks of it."""

    def __init__(self, analyser: Analyser) -> None:
        self._vocabulary = analyser.vocabulary
        self._known: dict[tuple[str, str, str], int] = {}
        self.numbers: dict[str, int] = {}
        self.lexemes: list[Lexeme] = []
        self.languages: list[str] = []
        self.surfaces: list[str] = []
        self.flags: list[int] = []
        self.stems: list[str] = []
        # The second stems of the phrases that begin with each word.
        self.seconds: list[Collection[str]] = []
        self.tables: dict[str, Table] = {}
        # The keys of word n stand from starts[n] to starts[n + 1]; none for a function word.
        self.starts = array("q", [0])
        self.keys = array("i")
        self.weights = array("f")

    def number(self, key: str) -> int:
        """The number of a key."""
        return self.numbers.setdefault(key, len(self.numbers))

    def word(self, token: Token, language: str) -> int:
        """The number of a written word in a text of a language."""
        code = self._vocabulary.rules_for(token.text[0], language)
        at = self._known.get((token.text, token.kind, code))
        if at is None:
            at = self._known[token.text, token.kind, code] = len(self.lexemes)
            self.surfaces.append(token.text)
            self._add(self._vocabulary.lexeme(token.text, token.kind, code), code)
        return at

    def _add(self, lexeme: Lexeme, code: str) -> None:
        if code not in self.tables:
            self.tables[code] = self._vocabulary.table(code)
        self.lexemes.append(lexeme)
        self.languages.append(code)
        self.flags.append(self._flags(lexeme, code))
        self.stems.append(lexeme.stem)
        self.seconds.append(self.tables[code].phrases.get(lexeme.stem, ()))
        if lexeme.content:
            held = key_weights(lexeme.terms)
            numbers = self.numbers
            self.keys.extend([numbers.setdefault(key, len(numbers)) for key in held])
            self.weights.extend(held.values())
        self.starts.append(len(self.keys))

    def _flags(self, lexeme: Lexeme, code: str) -> int:
        # A short word in capitals is read as an acronym: what it counts has to be asked for.
        counts = lexeme.number or (lexeme.form == "upper" and number_word(lexeme.folded, code))
        goes_on = bool(counts) or lexeme.folded in ("and", "a", "an")
        return (
            NUMBER * begins_number(lexeme)
            | GOES_ON * goes_on
            | MONTH * begins_month(lexeme)
            | DOTTED * (lexeme.stem[-1:] == ".")
        )


class Book(dict[str, Chunk]):
    """The chunks of texts of one language."""

    def __init__(self, analyser: Analyser, words: WordTable, language: str) -> None:
        super().__init__()
        self._analyser = analyser
        self._words = words
        self._language = language

    def __missing__(self, chunk: str) -> Chunk:
        """A chunk that is met for the first time."""
        made = self._alone(chunk) or self._cut(chunk)
        if len(self) < _MOST_CHUNKS:
            self[chunk] = made
        return made

    def _alone(self, chunk: str) -> Chunk | None:
        """A word with nothing but punctuation around it, as most are: told by a cheaper pattern."""
        match = _ALONE.fullmatch(chunk)
        if match is None:
            return None
        token = Token(*match.span(1), match[1], "word")
        word = self._words.word(token, self._language)
        length = len(chunk)
        return Chunk((word,), (token,), (), length, token.start == 0, (token.end == length,))

    def _cut(self, chunk: str) -> Chunk:
        # Cut as it stands in a text: behind a space.
        behind = f" {chunk}"
        tokens = self._analyser.cut(behind, self._language)
        joined = [hyphenated(behind, left, right) for left, right in pairwise(tokens)]
        return Chunk(
            tuple([self._words.word(token, self._language) for token in tokens]),
            tuple([token._replace(start=token.start - 1, end=token.end - 1) for token in tokens]),
            tuple([n for n, bound in enumerate(joined) if bound and not (n and joined[n - 1])]),
            len(chunk),
            bool(tokens) and tokens[0].start == 1,
            tuple([token.end == len(behind) for token in tokens]),
        )


class PlacedTokens(Sequence[Token]):
    """The tokens of a text, each made when it is looked at: few are."""

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        self.chunks = chunks

    @cached_property
    def _placed(self) -> list[tuple[int, Token]]:
        ends = accumulate([chunk.length + 1 for chunk in self.chunks])
        return [
            (end - chunk.length - 1, token)
            for end, chunk in zip(ends, self.chunks, strict=True)
            for token in chunk.tokens
        ]

    def __len__(self) -> int:
        """How many tokens."""
        return sum([len(chunk.words) for chunk in self.chunks])

    @overload
    def __getitem__(self, number: int) -> Token: ...

    @overload
    def __getitem__(self, number: slice) -> list[Token]: ...

    def __getitem__(self, number: int | slice) -> Token | list[Token]:
        """Tokens with their places in the text."""
        if isinstance(number, slice):
            return [_moved(*placed) for placed in self._placed[number]]
        return _moved(*self._placed[number])


def _moved(at: int, token: Token) -> Token:
    return Token(at + token.start, at + token.end, token.text, token.kind)


def key_weights(terms: Sequence[Term]) -> dict[str, float]:
    """Each key once, with the weight it is first given."""
    return {term.key: term.weight for term in reversed(terms)}
