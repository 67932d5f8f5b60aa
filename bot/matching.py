"""How much of one text is found in another: the measure behind ranking, checking and abstaining."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from index.analysis.terms import Analysis, Term, Unit

__all__ = ["Analyses", "Idf", "Matcher", "Piece", "Reading", "best_match", "union"]

Idf = Callable[[Sequence[Term]], float]
"""Inverse document frequency of alternatives that count as one."""


class Analyses(Protocol):
    """The part of an analyser that matching needs."""

    def analyse(self, text: str, language: str, *, question: bool = False) -> Analysis:
        """The text's units."""
        ...


@dataclass(frozen=True, slots=True)
class Reading:
    """A text with the keys it can be matched by."""

    analysis: Analysis
    keys: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Piece:
    """One content word of a text, its weight, and the phrases it is part of."""

    unit: Unit
    weight: float
    """Its idf share: how much of the text's meaning rests on it."""
    phrases: tuple[Unit, ...]


def best_match(unit: Unit, keys: Mapping[str, float]) -> float:
    """How surely the unit occurs among the keys, in [0, 1]."""
    best = 0.0
    for term in unit.terms:
        found = keys.get(term.key)
        if found is not None:
            best = max(best, min(term.weight, found))
    return best


class Matcher:
    """Reads texts once and compares them by idf-weighted pieces.

    Args:
        analyser: Gives the units of a text.
        idf: Weight of a unit's alternatives in the corpus.
        remembered: How many readings are kept.
    """

    def __init__(self, analyser: Analyses, idf: Idf, *, remembered: int = 20_000) -> None:
        self._analyser = analyser
        self._idf = idf
        self.read = lru_cache(maxsize=remembered)(self._read)

    def _read(self, text: str, language: str) -> Reading:
        analysis = self._analyser.analyse(text, language)
        return Reading(analysis, analysis.weights())

    def pieces(self, text: str, language: str, *, question: bool = False) -> tuple[Piece, ...]:
        """The content words of a text; phrases count through their words."""
        analysis = self._analyser.analyse(text, language, question=question)
        phrases = [u for u in analysis.units if u.parts > 1]
        return tuple(
            Piece(
                unit,
                self._idf(unit.terms),
                tuple(p for p in phrases if p.start <= unit.start and unit.end <= p.end),
            )
            for unit in analysis.content
            if unit.parts == 1
        )

    @staticmethod
    def match(piece: Piece, keys: Mapping[str, float]) -> float:
        """How surely the piece occurs, by itself or within a phrase, in [0, 1]."""
        return max((best_match(unit, keys) for unit in (piece.unit, *piece.phrases)), default=0.0)

    def coverage(self, pieces: Iterable[Piece], keys: Mapping[str, float]) -> float:
        """Share of the pieces' weight that is found, in [0, 1]; 0 for no pieces."""
        total = found = 0.0
        for piece in pieces:
            total += piece.weight
            found += piece.weight * self.match(piece, keys)
        return found / total if total else 0.0


def union(readings: Iterable[Reading]) -> dict[str, float]:
    """The keys of several texts with the highest weight each has."""
    merged: dict[str, float] = {}
    for reading in readings:
        for key, weight in reading.keys.items():
            if weight > merged.get(key, 0.0):
                merged[key] = weight
    return merged
