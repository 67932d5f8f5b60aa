"""Passages: runs of whole sentences, the unit that is indexed and ranked."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.article import Span

__all__ = ["Passage"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A run of whole sentences of one article's body."""

    id: str
    """Stable: made from the article's id, the range and the words."""
    article: str
    """Id of the article."""
    start: int
    """First code point in the article's text."""
    end: int
    """One past the last code point."""
    text: str
    """The article's text from `start` to `end`, unchanged."""
    sentences: tuple[Span, ...]
    """The sentences, as ranges of the article's text (not of the passage's)."""
