"""All content words of a question looked for in many texts at once.

`Matcher.found` says the same of one word and one text. A question is held against some two hundred
sentences and passages, whose words are mostly the same: here each key is looked up in the few that
are sought, and each distinct word is compared with the question's words once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.matching import KIN_BY_CONCEPT, SURE_ACROSS, Piece, Reading, nearness

__all__ = ["Finds", "Sought"]

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Finds:
    """How surely each piece is found in each text; rows are texts, columns pieces."""

    exact: Numbers
    """As `Matcher.match`."""
    found: Numbers
    """As `Matcher.found`."""


class Sought:
    """The pieces of a question, by the keys they are found by.

    Args:
        pieces: All of one language.
    """

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        self._keys: dict[str, list[tuple[int, float]]] = {}
        self._akin: dict[str, list[int]] = {}
        for column, piece in enumerate(pieces):
            for key, weight in piece.terms:
                self._keys.setdefault(key, []).append((column, weight))
            for key in piece.akin:
                self._akin.setdefault(key, []).append(column)
        self._plain = [n for n, piece in enumerate(pieces) if piece.vector is not None]

    def look(self, readings: Sequence[Reading]) -> Finds:
        """Look for every piece in every text."""
        exact = self._exact(readings)
        return Finds(exact, self._with_kin(exact, readings))

    def places(self, reading: Reading) -> list[int]:
        """Where in the text, in units, each piece first occurs that does."""
        first: dict[int, int] = {}
        keys = self._keys
        for at, unit in enumerate(reading.analysis.units):
            for term in unit.terms:
                if term.key in keys:
                    for column, _ in keys[term.key]:
                        first.setdefault(column, at)
        return list(first.values())

    def _exact(self, readings: Sequence[Reading]) -> Numbers:
        exact = np.zeros((len(readings), len(self._pieces)))
        for row, reading in zip(exact, readings, strict=True):
            for key in self._keys.keys() & reading.keys.keys():
                there = reading.keys[key]
                for column, weight in self._keys[key]:
                    row[column] = max(row[column], min(weight, there))
        return exact

    def _with_kin(self, exact: Numbers, readings: Sequence[Reading]) -> Numbers:
        found = np.minimum(1.0, exact / SURE_ACROSS)
        language = self._pieces[0].language if self._pieces else ""
        own = [n for n, r in enumerate(readings) if r.analysis.language == language]
        if own:
            kin = self._kin([readings[n] for n in own])
            kin[:, [piece.unit.name for piece in self._pieces]] = 0.0
            found[own] = np.maximum(exact[own], kin)
        return found

    def _kin(self, readings: Sequence[Reading]) -> Numbers:
        """How near the nearest word of each text is, by concepts and by vectors."""
        kin = np.zeros((len(readings), len(self._pieces)))
        for row, reading in zip(kin, readings, strict=True):
            for key in self._akin.keys() & reading.keys.keys():
                row[self._akin[key]] = KIN_BY_CONCEPT
        worded = [n for n, reading in enumerate(readings) if reading.plain]
        if worded and self._plain:
            nearest = nearness(self._nearest([readings[n] for n in worded]))
            at = np.ix_(worded, self._plain)
            kin[at] = np.maximum(kin[at], nearest)
        return kin

    def _nearest(self, readings: Sequence[Reading]) -> NDArray[np.float32]:
        """Cosine of the word of each text that is nearest to each plain piece."""
        rows: dict[str, int] = {}
        places = [rows.setdefault(word, len(rows)) for r in readings for word in r.plain]
        starts = np.cumsum([0, *(len(r.plain) for r in readings[:-1])])
        sought = np.stack([v for p in self._pieces if (v := p.vector) is not None])
        cosines = readings[0].embed(list(rows)) @ sought.T
        nearest: NDArray[np.float32] = np.maximum.reduceat(cosines[places], starts, axis=0)
        return nearest
