"""Questions to ranked passages: the values, and by name the LlamaIndex retriever.

The retriever is imported when it is asked for: LlamaIndex costs seconds that the values do not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from index.passages import Passage

if TYPE_CHECKING:
    from index.llama import DatelineRetriever, Question

__all__ = ["DatelineRetriever", "Hit", "Match", "Question", "Retrieval", "Taken"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One piece of the question found in a passage."""

    asked: str
    """As written in the question."""
    key: str
    """The key that matched (see `index.analysis.terms.Term`)."""
    score: float
    """Its share of the lexical score."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage with its score and why."""

    passage: Passage
    """What was found."""
    title: str
    """Title of its article."""
    score: float
    """Fused score in [0, 1]; comparable within one question only."""
    lexical: float
    """BM25 score before normalisation, 0 when only the vector found it."""
    vector: float
    """Cosine similarity of question and passage, in [-1, 1]."""
    recency: float | None = None
    """How near its article is to the day asked about, in [0, 1]; None without such a day."""
    matches: tuple[Match, ...] = ()
    """The question's pieces that occur in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A word of the question that occurs nowhere, taken for one that does."""

    asked: str
    """As written in the question."""
    written: str
    """As written in the best passage that has the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retrieval:
    """What a question brought back."""

    hits: tuple[Hit, ...]
    """Best first."""
    unknown: tuple[str, ...] = ()
    """Content words of the question that occur in no article that passes the filters."""
    taken: tuple[Taken, ...] = ()
    """Slips of spelling: words of the question, and what they were taken for."""
    notice: str | None = None
    """One line when the vectors could not take part."""


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the protocol of modules (PEP 562)
    if name in ("DatelineRetriever", "Question"):
        from index import llama

        return getattr(llama, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
