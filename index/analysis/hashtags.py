"""Hashtags and handles cut into their words: #FreePalestine, @IsraeliPM, #ceasefirenow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from index.analysis.commonness import rarity
from index.analysis.tokens import Token

__all__ = ["without_hashtags"]

_SIGNS = frozenset("#@")
_HUMPS = re.compile(r"[A-Z]+(?![a-z])|[A-Z][a-z]+|[a-z]+|[0-9]+")
_LONGEST_PART, _SHORTEST_PART = 14, 3
_MOST_PARTS = 5
_LITTLE_WORDS = (
    "a am an as at be by do go he i if in is it me my no of on or so the to uk un up us we"
)
_LITTLE = frozenset(_LITTLE_WORDS.split())
_RARE = 0.93
"""Rarity from which a word is not taken for a part of a hashtag in small letters."""


def without_hashtags(text: str, tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens of a text, those of Latin hashtags and handles word by word.

    >>> from index.analysis.tokens import tokenise
    >>> text = "#FreePalestine #ceasefirenow"
    >>> [token.text for token in without_hashtags(text, tokenise(text))]
    ['Free', 'Palestine', 'ceasefire', 'now']
    """
    for token in tokens:
        if token.kind == "word" and token.start and text[token.start - 1] in _SIGNS:
            yield from _parts(token)
        else:
            yield token


def _parts(token: Token) -> Iterator[Token]:
    words = _HUMPS.findall(token.text) if token.text.isascii() else []
    if len(words) == 1 and words[0] == token.text:
        words = _small_words(token.text)
    if len(words) < 2 or "".join(words) != token.text or max(map(len, words)) < _SHORTEST_PART:
        yield token
        return
    at = token.start
    for word in words:
        yield Token(at, at + len(word), word, "number" if word.isdigit() else "word")
        at += len(word)


def _small_words(run: str) -> list[str]:
    """The fewest common words that a run of small letters is made of; none when there are none."""
    small = run.casefold()
    if rarity(small, "en") < 1.0:
        return []
    best: list[tuple[float, list[str]] | None] = [(0.0, []), *([None] * len(run))]
    for end in range(1, len(run) + 1):
        for start in range(max(0, end - _LONGEST_PART), end):
            before, word = best[start], small[start:end]
            if before is None or len(before[1]) == _MOST_PARTS or not _common(word):
                continue
            cost = before[0] + 1.0 + rarity(word, "en")
            now = best[end]
            if now is None or cost < now[0]:
                best[end] = (cost, [*before[1], run[start:end]])
    found = best[-1]
    return found[1] if found else []


def _common(word: str) -> bool:
    if len(word) < _SHORTEST_PART or word in _LITTLE:
        return word in _LITTLE
    return rarity(word, "en") < _RARE
