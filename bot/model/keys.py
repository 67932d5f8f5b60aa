"""Opaque keys of the sentences a model is shown: short, random, and absent from every article.

A number could be guessed or planted by an article ("[1]"); a key drawn for this request cannot.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable

__all__ = ["KEY", "draw_keys"]

# Consonant, digit, consonant, digit: never a word, never a number, no letter like another.
_LETTERS = "bcdfghjkmnpqrtvwxz"
_DIGITS = "23456789"
KEY = re.compile(f"[{_LETTERS}][{_DIGITS}][{_LETTERS}][{_DIGITS}]")
_ANYWHERE = re.compile(f"(?=({KEY.pattern}))")


def draw_keys(count: int, rng: random.Random, avoiding: Iterable[str] = ()) -> tuple[str, ...]:
    """As many different keys as sentences.

    >>> draw_keys(2, random.Random(7))
    ('p4r2', 'd3q2')

    Args:
        count: How many; at most 5,000.
        rng: Where the chance comes from.
        avoiding: Texts in which no key may occur.
    """
    taken = {hit for text in avoiding for hit in _ANYWHERE.findall(text.lower())}
    keys: dict[str, None] = {}
    while len(keys) < count:
        key = "".join(rng.choice(pool) for pool in (_LETTERS, _DIGITS, _LETTERS, _DIGITS))
        if key not in taken:
            keys[key] = None
    return tuple(keys)
