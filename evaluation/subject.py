"""What is evaluated: the part of `bot.engine.Engine` that a run needs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bot.answer import Answer
from corpus.article import Article
from index.filters import Filters
from index.retrieve import Retrieval

__all__ = ["Card", "Subject"]


class Card(Protocol):
    """An article as a catalogue lists it."""

    @property
    def id(self) -> str:
        """Its id."""


class Subject(Protocol):
    """Answers questions and shows its articles."""

    def ask(self, question: str, /, *, filters: Filters = ...) -> Answer:
        """Answer a question."""

    def search(self, words: str, /, *, k: int = ..., filters: Filters = ...) -> Retrieval:
        """Rank passages."""

    def articles(self) -> Sequence[Card]:
        """List the articles."""

    def article(self, article: str, /) -> Article:
        """Open one; KeyError for an unknown id."""
