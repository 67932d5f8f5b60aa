"""Arabic roots: what "convinced" and "to be convinced" have in common.

Far too coarse for search, where a root joins a third of the lexicon; as a hint between a question
and a sentence that is already near it, it is worth having. The roots are those of the ISRI stemmer
(Taghva, Elkhoury and Coombs, "Arabic Stemming Without A Root Dictionary", ITCC 2005).
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nltk.stem.isri import ISRIStemmer

__all__ = ["arabic_root"]

_LETTERS = 3


@lru_cache(maxsize=50_000)
def arabic_root(word: str) -> str | None:
    """The root of three letters, or None.

    >>> arabic_root("مقتنعة") == arabic_root("تقتنع")
    True
    >>> arabic_root("truce") is None
    True
    """
    if not "\u0621" <= word[:1] <= "\u064a":
        return None
    root: str = _stemmer().stem(word)
    return root if len(root) == _LETTERS else None


@cache
def _stemmer() -> ISRIStemmer:
    from nltk.stem.isri import ISRIStemmer  # brings half of nltk with it

    return ISRIStemmer()
