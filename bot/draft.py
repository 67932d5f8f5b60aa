"""What a composer hands to the engine: sentences with their sources, before they are numbered."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answer import Verdict

__all__ = ["Drafted", "Source"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A range of an article that supports a sentence."""

    article: str
    """Article id."""
    start: int
    """First code point in the article's text."""
    end: int
    """One past the last code point."""
    score: float
    """How strongly it supports the sentence, in [0, 1]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """A checked sentence with what supports it."""

    text: str
    """The sentence, without marks."""
    sources: tuple[Source, ...]
    """Never empty; the first is the best."""
    verdict: Verdict = "supported"
    reason: str = "verbatim"
    span: tuple[int, int] | None = None
    """The words of `text` that answer, where that is sure."""
