"""Every written word of many texts, analysed once and known by its number ever after."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from index.analysis.lexeme import Lexeme
from index.analysis.number_words import number_word
from index.analysis.phrases import begins_month, begins_number
from index.analysis.terms import Term
from index.analysis.tokens import Token, TokenKind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.analysis.analyser import Analyser
    from index.analysis.lexicon import Table

__all__ = ["DOTTED", "GOES_ON", "MONTH", "NUMBER", "PHRASE", "WordTable", "key_weights"]

NUMBER, GOES_ON, MONTH, DOTTED, PHRASE = 1, 2, 4, 8, 16
"""What a word may begin or go on with: a number of several words, a month; whether its stem
ends with a full stop, as only that of an acronym does; and whether a phrase may begin with it."""

_STEM_BITS = 24


class WordTable:
    """Every written word met, by number, with what counting asks of it."""

    def __init__(self, analyser: Analyser) -> None:
        self._vocabulary = analyser.vocabulary
        self._known: dict[tuple[str, str, str], int] = {}
        self.numbers: dict[str, int] = {}
        self.lexemes: list[Lexeme] = []
        self.languages: list[str] = []
        self.surfaces: list[str] = []
        self.kinds: list[TokenKind] = []
        self.flags = array("B")
        self.tables: dict[str, Table] = {}
        # Languages and stems by number, and each pair of stems that a phrase begins with.
        self._codes: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        self._pairs = np.zeros(0, dtype=np.int64)
        self._code_of = array("q")
        self._stem_of = array("q")
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
            self.kinds.append(token.kind)
            self._add(self._vocabulary.lexeme(token.text, token.kind, code), code)
        return at

    def _add(self, lexeme: Lexeme, code: str) -> None:
        if code not in self.tables:
            self._open(code)
        self.lexemes.append(lexeme)
        self.languages.append(code)
        self.flags.append(self._flags(lexeme, code))
        self._code_of.append(self._codes[code])
        self._stem_of.append(self._stem(lexeme.stem))
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
            | PHRASE * (lexeme.stem in self.tables[code].phrases)
        )

    def _stem(self, stem: str) -> int:
        return self._stems.setdefault(stem, len(self._stems))

    def _open(self, code: str) -> None:
        """Have the phrases of a language at hand."""
        table = self.tables[code] = self._vocabulary.table(code)
        number = self._codes[code] = len(self._codes)
        pairs = [
            ((number << _STEM_BITS | self._stem(first)) << _STEM_BITS) | self._stem(second)
            for first, seconds in table.phrases.items()
            for second in seconds
        ]
        self._pairs = np.sort(np.concatenate([self._pairs, np.array(pairs, dtype=np.int64)]))

    def begin_phrases(
        self, firsts: NDArray[np.int64], seconds: NDArray[np.int64]
    ) -> NDArray[np.bool_]:
        """For each of some words, with the one behind it, whether a phrase begins with both."""
        if not len(self._pairs):
            return np.zeros(len(firsts), dtype=bool)
        codes, stems = np.asarray(self._code_of), np.asarray(self._stem_of)
        begun = (codes[firsts] << _STEM_BITS | stems[firsts]) << _STEM_BITS | stems[seconds]
        places = np.minimum(np.searchsorted(self._pairs, begun), len(self._pairs) - 1)
        found: NDArray[np.bool_] = self._pairs[places] == begun
        return found


def key_weights(terms: Sequence[Term]) -> dict[str, float]:
    """Each key once, with the weight it is first given."""
    return {term.key: term.weight for term in reversed(terms)}
