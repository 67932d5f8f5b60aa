"""Words that are said for other words of their language: kids for child, cops for police."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from index.analysis.lexicon import Said, languages_of, lines

__all__ = ["read_said"]


def read_said(paths: Iterable[Path]) -> list[Said]:
    """What the lexicon files of one language say, in order.

    Args:
        paths: Lexicon files; those of two languages are passed over.

    Raises:
        LexiconError: A file cannot be read, or a line is not of the format.
    """
    return [
        Said(language, usual, others)
        for path in paths
        for language, other in [languages_of(path)]
        if language == other
        for usual, others in lines(path)
    ]
