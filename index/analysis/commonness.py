"""How common a word is in its language at large, whatever the corpus says.

Five articles cannot tell that "want" is an everyday word and "veto" is not; the word counts that
come with wordfreq can (Speer, "rspeer/wordfreq", Zenodo 2022, doi:10.5281/zenodo.7199437). Only
its data file is read: importing the package itself takes half a second.
"""

from __future__ import annotations

import gzip
import importlib.util
from functools import cache
from pathlib import Path

import msgpack

__all__ = ["rarity"]

# Zipf scale: 7 is "the", 3 is once in a million words. The list ends at 3.
_COMMON, _RARE = 7.0, 3.0
_LEAST = 0.12


def rarity(word: str, language: str) -> float:
    """How rare a word is at large, in [0.12, 1]; 1 for a word not among the 30,000 most used.

    >>> rarity("the", "en"), rarity("kamikawa", "en")
    (0.12, 1.0)
    >>> rarity("want", "en") < rarity("adopt", "en") < rarity("armistice", "en")
    True

    Args:
        word: As written, in any case.
        language: ISO 639-1 code; every word is taken for rare in a language without counts.
    """
    zipf = _zipf(language).get(word.casefold())
    if zipf is None:
        return 1.0
    return max(_LEAST, min(1.0, (_COMMON - zipf) / (_COMMON - _RARE)))


@cache
def _zipf(language: str) -> dict[str, float]:
    """Words of a language with their place on the Zipf scale."""
    path = _data() / f"small_{language}.msgpack.gz"
    if not path.is_file():
        return {}
    with gzip.open(path) as packed:
        # A header, then one list of words for each centibel below one in one.
        _, *levels = msgpack.load(packed)
    return {word: 9.0 - level / 100 for level, words in enumerate(levels) for word in words}


@cache
def _data() -> Path:
    spec = importlib.util.find_spec("wordfreq")
    if spec is None or not spec.submodule_search_locations:
        return Path()
    return Path(spec.submodule_search_locations[0]) / "data"
