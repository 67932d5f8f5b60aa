"""What is evaluated: the part of `bot.engine.Engine` that a run needs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bot.answer import Answer, Verdict
from corpus.article import Article
from index.filters import Filters
from index.retrieve import Retrieval

__all__ = ["Card", "Judged", "Subject"]


class Card(Protocol):
    """An article as a catalogue lists it."""

    @property
    def id(self) -> str:
        """Its id."""


class Judged(Protocol):
    """A verdict on a claim."""

    @property
    def verdict(self) -> Verdict:
        """What was found."""

    @property
    def score(self) -> float:
        """Support in [0, 1]."""

    @property
    def reason(self) -> str:
        """Why."""


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

    def check(self, claim: str, /, *, document: str | None = ...) -> Judged:
        """Judge a claim by a document."""
