"""How much of one text is found in another: the measure behind ranking, checking and abstaining."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.analysis.commonness import rarity
from index.analysis.terms import Analysis, Term, Unit

__all__ = [
    "KIN_BY_CONCEPT",
    "SURE_ACROSS",
    "Analyses",
    "Embed",
    "Found",
    "Idf",
    "Matcher",
    "Piece",
    "Reading",
    "best_match",
    "nearness",
    "overlap",
    "union",
]

Idf = Callable[[Sequence[Term]], float]
"""Inverse document frequency of alternatives that count as one."""

Embed = Callable[[Sequence[str]], NDArray[np.float32]]
"""Unit vectors of texts, shape (n, dimensions)."""

# Of a word that the corpus has everywhere this share of its weight is left.
_LEAST_OF_IDF = 0.35
# Cosine of two words' vectors: from the first on they are kin, at 1 they count as the second.
_KIN_FROM, _KIN_AT_MOST = 0.38, 0.8
SURE_ACROSS = 0.65
"""How sure a translation must be to count as the word itself."""
_SURE_KIN = 0.45  # how surely a word must mean a concept for what is akin to that
KIN_BY_CONCEPT = 0.5
"""What a word counts that may stand for the one sought."""
_MOST_VECTORS = 50_000
_FIGURES = ("number", "date")
_ASKING = frozenset(
    word
    for line in (
        "how what which who whom whose where when why",
        "كم ما ماذا من أين متى كيف لماذا أي هل",
    )
    for word in line.split()
)
_AUXILIARY = frozenset(
    word
    for line in (
        "be been being is are was were am do does did has have had will would shall should",
        "can could may might must to going not",
    )
    for word in line.split()
)


class Analyses(Protocol):
    """The part of an analyser that matching needs."""

    def analyse(self, text: str, language: str, *, question: bool = False) -> Analysis:
        """The text's units."""
        ...

    def akin(self, key: str, language: str) -> frozenset[str]:
        """Concepts near to one."""
        ...


@dataclass(frozen=True)
class Reading:
    """A text with the keys it can be matched by."""

    analysis: Analysis
    keys: Mapping[str, float]
    embed: Embed = field(repr=False)

    @cached_property
    def plain(self) -> tuple[str, ...]:
        """Its content words that are no names, each once."""
        return tuple(
            dict.fromkeys(u.text.casefold() for u in self.analysis.units if u.content and _plain(u))
        )

    @cached_property
    def vectors(self) -> NDArray[np.float32]:
        """Vectors of its plain words, shape (words, dimensions)."""
        return self.embed(self.plain)


Terms = tuple[tuple[str, float], ...]
"""Keys under which something can be found, each with its weight."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One content word of a text, its weight, and the phrases it is part of."""

    unit: Unit
    weight: float
    """How much of the text's meaning rests on it, in (0, 1]."""
    phrases: tuple[Unit, ...]
    language: str
    vector: NDArray[np.float32] | None
    """Of a plain word, for telling its kin; None for names, numbers and dates."""
    akin: frozenset[str]
    """Concepts near to those it may stand for."""
    terms: Terms
    """Keys of its own and of its phrases with the highest weight each has."""


Found = Mapping[str, float]
"""Keys with the highest weight each has."""


def best_match(terms: Terms, keys: Found) -> float:
    """How surely one of the terms occurs among the keys, in [0, 1]."""
    best = 0.0
    for key, weight in terms:
        found = keys.get(key)
        if found is not None:
            best = max(best, min(weight, found))
    return best


class Matcher:
    """Reads texts once and compares them by weighted pieces.

    Args:
        analyser: Gives the units of a text.
        idf: Weight of a unit's alternatives in the corpus.
        embed: Vectors of words, for telling kin ("staff", "personnel").
        remembered: How many readings are kept.
    """

    def __init__(
        self, analyser: Analyses, idf: Idf, embed: Embed, *, remembered: int = 20_000
    ) -> None:
        self._analyser = analyser
        self._idf = idf
        self._embed = embed
        self._vectors: dict[str, NDArray[np.float32]] = {}
        self._highest = idf(()) or 1.0
        self.read = lru_cache(maxsize=remembered)(self._read)

    def _read(self, text: str, language: str) -> Reading:
        analysis = self._analyser.analyse(text, language)
        return Reading(analysis, analysis.weights(), self._word_vectors)

    def _word_vectors(self, words: Sequence[str]) -> NDArray[np.float32]:
        new = [word for word in words if word not in self._vectors]
        if new:
            if len(self._vectors) > _MOST_VECTORS:
                self._vectors = {}
                new = list(words)
            self._vectors.update(zip(new, self._embed(new), strict=True))
        if not words:
            return np.zeros((0, 1), np.float32)
        return np.stack([self._vectors[word] for word in words])

    def akin(self, key: str, language: str) -> frozenset[str]:
        """Concepts near to one, as the analyser knows them."""
        return self._analyser.akin(key, language)

    def pieces(self, text: str, language: str, *, question: bool = False) -> tuple[Piece, ...]:
        """The content words of a text; phrases count through their words."""
        analysis = self._analyser.analyse(text, language, question=question)
        phrases = [u for u in analysis.units if u.parts > 1]
        plain = [u.text.casefold() for u in analysis.content if _plain(u)]
        vectors = dict(zip(plain, self._word_vectors(plain), strict=True))
        pieces = []
        for unit in analysis.content:
            if unit.parts == 1 or _stands_alone(unit, analysis):
                within = [p for p in phrases if p.start <= unit.start and unit.end <= p.end]
                keys = union({t.key: t.weight} for u in (unit, *within) for t in u.terms)
                pieces.append(
                    Piece(
                        unit,
                        self._weight(unit, language),
                        tuple(within),
                        language,
                        vectors.get(unit.text.casefold()) if _plain(unit) else None,
                        self._near(unit, language),
                        tuple(keys.items()),
                    )
                )
        return tuple(pieces)

    def _near(self, unit: Unit, language: str) -> frozenset[str]:
        concepts = [
            term.key for term in unit.terms if term.kind == "concept" and term.weight >= _SURE_KIN
        ]
        return frozenset[str]().union(*(self._analyser.akin(key, language) for key in concepts))

    def _weight(self, unit: Unit, language: str) -> float:
        """Rare at large and rare here weigh most."""
        here = min(1.0, self._idf(unit.terms) / self._highest)
        at_large = 1.0 if unit.name else rarity(unit.text, language)
        return at_large * (_LEAST_OF_IDF + (1 - _LEAST_OF_IDF) * here)

    @staticmethod
    def match(piece: Piece, keys: Found) -> float:
        """How surely the piece occurs, by itself or within a phrase, in [0, 1]."""
        return best_match(piece.terms, keys)

    def found(self, piece: Piece, reading: Reading) -> float:
        """As `match`, with words akin to the piece counting in part."""
        exact = self.match(piece, reading.keys)
        if piece.language != reading.analysis.language:
            # No stem can meet across languages: a sure translation is as good as the word itself.
            return min(1.0, exact / SURE_ACROSS)
        if exact >= _KIN_AT_MOST or piece.unit.name:
            return exact
        return max(exact, self._kin(piece, reading))

    @staticmethod
    def _kin(piece: Piece, reading: Reading) -> float:
        """How near the nearest word of the text is, by concepts and by vectors."""
        kin = 0.0 if reading.keys.keys().isdisjoint(piece.akin) else KIN_BY_CONCEPT
        if piece.vector is not None and len(reading.vectors):
            nearest = (reading.vectors @ piece.vector).max(keepdims=True)
            kin = max(kin, float(nearness(nearest)[0]))
        return kin

    def coverage(self, pieces: Iterable[Piece], reading: Reading) -> float:
        """Share of the pieces' weight that is found, in [0, 1]; 0 for no pieces."""
        total = found = 0.0
        for piece in pieces:
            total += piece.weight
            found += piece.weight * self.found(piece, reading)
        return found / total if total else 0.0


def nearness(cosines: NDArray[np.float32]) -> NDArray[np.float64]:
    """What words count that have these cosines with the one sought, each in [0, 0.8]."""
    nearest = cosines.astype(np.float64)
    return np.where(nearest >= _KIN_FROM, _KIN_AT_MOST * (nearest - 0.2) / 0.8, 0.0)


def union(many: Iterable[Found]) -> dict[str, float]:
    """The keys of several texts with the highest weight each has."""
    merged: dict[str, float] = {}
    for keys in many:
        for key, weight in keys.items():
            if weight > merged.get(key, 0.0):
                merged[key] = weight
    return merged


def overlap(a: Reading, b: Reading) -> float:
    """Share of keys in common, by the longer text, in [0, 1]; 0 when one has none."""
    ours, theirs = set(a.keys), set(b.keys)
    if not ours or not theirs:
        return 0.0
    return len(ours & theirs) / max(len(ours), len(theirs))


def _stands_alone(phrase: Unit, analysis: Analysis) -> bool:
    """Whether a phrase says what none of its words says: "took over", but not "how many"."""
    words = [
        u
        for u in analysis.units
        if u.parts == 1 and phrase.start <= u.start and u.end <= phrase.end
    ]
    said = [u.text.casefold() for u in words]
    empty = said[0] in _ASKING or all(word in _AUXILIARY for word in said)
    return not empty and not any(u.content for u in words)


def _plain(unit: Unit) -> bool:
    """Whether the unit is an everyday word: names and figures have no kin, only equals."""
    return (
        unit.parts == 1
        and not unit.name
        and unit.text.isascii()  # the embedded vectors tell kin among English words only
        and all(t.kind not in _FIGURES for t in unit.terms)
    )
