"""Sums of token vectors, a written word at a time: what averaging embedders are made of.

The tokenizer of WordLlama (Llama's) marks a word's beginning and has no token that reaches over a
space, so a text's tokens are those of the words between its spaces. News repeats its words: each
is tokenised once and remembered, the first thousands of them with the sum of their vectors.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

__all__ = ["WordVectors"]

_MOST_SUMMED = 1 << 15
"""Words whose sum is kept: 32 MB, and most of what is said."""
_MOST_WORDS = 1 << 18
"""Words whose tokens are remembered."""
_TOGETHER = 64
"""Words that are tokenised side by side."""
_BLANK = "▁"
"""What the tokenizer writes for a space; met in a text, it may join with one."""
_MARKED = "<"
"""Begins the tokenizer's own marks, as `</s>`: words behind one are cut otherwise."""


class WordVectors:
    """Sums the token vectors of texts. Not safe to use from two threads at once.

    Args:
        tokenizer: Cuts words into tokens.
        table: A vector for each token.
    """

    def __init__(self, tokenizer: Tokenizer, table: NDArray[np.float32]) -> None:
        self._tokenizer = tokenizer
        self._tokens = len(table)
        self._summed = self._tokens
        # Pages that are never written to cost no memory.
        self._rows = np.empty((self._tokens + _MOST_SUMMED, table.shape[1]), dtype=np.float32)
        self._rows[: self._tokens] = table
        self._ones = np.ones(1 << 12, dtype=np.float32)
        named = sorted(tokenizer.get_vocab().items(), key=itemgetter(1))
        self._opens = np.array([name.startswith(_BLANK) for name, _ in named])
        self._known: dict[str, Sequence[int]] = {}

    def sums(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text: the sum of its tokens' vectors, zeros for a text without a token."""
        found = np.zeros((len(texts), self._rows.shape[1]), dtype=np.float32)
        if len(self._known) > _MOST_WORDS:
            self._known.clear()
            self._summed = self._tokens
        cut = [_words(text) for text in texts]
        self._learn(chain.from_iterable(cut))
        for row, words in enumerate(cut):
            rows = list(chain.from_iterable(map(self._known.__getitem__, words)))
            for first in range(0, len(rows), len(self._ones)):
                held = self._rows.take(rows[first : first + len(self._ones)], axis=0)
                found[row] += self._ones[: len(held)] @ held
        return found

    def _learn(self, words: Iterable[str]) -> None:
        """Tokenise words that are met for the first time."""
        new = [word for word in dict.fromkeys(words) if word not in self._known]
        whole = [word for word in new if not _stands_alone(word)]
        for text, tokens in zip(whole, self._encoded(whole), strict=True):
            self._remember(text, tokens)
        alone = [word for word in new if _stands_alone(word)]
        # Side by side, because a call costs more than a word.
        groups = [alone[first : first + _TOGETHER] for first in range(0, len(alone), _TOGETHER)]
        for group, tokens in zip(groups, self._encoded(map(" ".join, groups)), strict=True):
            begins = np.flatnonzero(self._opens[tokens]).tolist()
            for word, (first, end) in zip(group, pairwise([*begins, len(tokens)]), strict=True):
                self._remember(word, tokens[first:end])

    def _encoded(self, texts: Iterable[str]) -> list[list[int]]:
        encoded = self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        return [np.minimum(tokens.ids, self._tokens - 1).tolist() for tokens in encoded]

    def _remember(self, word: str, tokens: Sequence[int]) -> None:
        if len(tokens) > 1 and self._summed < len(self._rows):
            self._rows[self._summed] = self._rows.take(tokens, axis=0).sum(axis=0)
            tokens = (self._summed,)
            self._summed += 1
        self._known[word] = tokens


def _words(text: str) -> list[str]:
    """A text by its spaces, or as a whole where its tokens may reach over one."""
    words = text.split(" ")
    return words if all(words) and _BLANK not in text and _MARKED not in text else [text]


def _stands_alone(word: str) -> bool:
    return bool(word) and " " not in word and _BLANK not in word and _MARKED not in word
