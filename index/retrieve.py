"""Questions to ranked passages."""

from __future__ import annotations

from dataclasses import dataclass

from index.passages import Passage

__all__ = ["Hit", "Match", "Retrieval"]


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
    matches: tuple[Match, ...] = ()
    """The question's pieces that occur in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retrieval:
    """What a question brought back."""

    hits: tuple[Hit, ...]
    """Best first."""
    unknown: tuple[str, ...] = ()
    """Content words of the question that occur in no article that passes the filters."""
