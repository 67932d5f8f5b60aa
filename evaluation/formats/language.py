"""The language of a set whose files do not name it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

__all__ = ["common_language"]

_SAMPLE = 40


def common_language(texts: Iterable[str]) -> str:
    """The language of the first few texts taken together; one question is too short to tell.

    Returns:
        ISO 639-1 code, `und` when undetermined.
    """
    from corpus.languages import detect  # loads a model of its own

    return detect("\n".join(islice(texts, _SAMPLE)))
