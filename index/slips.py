"""A name that occurs nowhere, taken for one that is spelled nearly so and does occur.

Distance is the number of letters added, left out, changed, or swapped with their neighbour
(Damerau, "A technique for computer detection and correction of spelling errors", CACM 1964).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from index.analysis.commonness import rarity
from index.analysis.terms import Analysis, Term, Unit

__all__ = ["Slip", "Slips", "distance"]

_SHORTEST = 5
_TWO_FROM = 8
"""Letters from which two slips are forgiven instead of one."""
_CERTAINTY = {1: 0.55, 2: 0.4}
_SIGNS = frozenset("#~=@")


@dataclass(frozen=True, slots=True)
class Slip:
    """A word of a question and what it is taken for."""

    asked: str
    """As written in the question."""
    taken: str
    """Key of the word that occurs."""
    sure: bool
    """Whether hardly anything else can be meant: letters of a long word swapped or left out."""


class Slips:
    """Finds the near words of one index's vocabulary.

    Args:
        vocabulary: Keys that occur.
    """

    def __init__(self, vocabulary: Callable[[], Iterable[str]]) -> None:
        self._vocabulary = vocabulary

    def mend(
        self, analysis: Analysis, missing: Callable[[Unit], bool]
    ) -> tuple[Analysis, tuple[Slip, ...]]:
        """The analysis with a near word beside each that is missing, and what was taken for what.

        Words that the lexicon or the language at large knows are no slips.
        """
        units: list[Unit] = []
        slips: list[Slip] = []
        for unit in analysis.units:
            found = self._near(unit) if _may_slip(unit, analysis.language) and missing(unit) else []
            terms = [Term(key, "word", _CERTAINTY[far]) for key, far in found]
            units.append(replace(unit, terms=(*unit.terms, *terms)) if terms else unit)
            if found:
                key, far = found[0]
                sure = len(found) == 1 and far == 1 and _only_moved(_stem(unit), key)
                slips.append(Slip(unit.text, key, sure))
        return (replace(analysis, units=tuple(units)), tuple(slips)) if slips else (analysis, ())

    def _near(self, unit: Unit) -> list[tuple[str, int]]:
        """The nearest words with their distance; none when too many are as near."""
        word = _stem(unit)
        most = 2 if len(word) >= _TWO_FROM else 1
        letters = set(word)
        found = [
            (key, far)
            for first in dict.fromkeys(word[:2])
            for length in range(len(word) - most, len(word) + most + 1)
            for key in self._by_start.get((first, length), ())
            if len(letters.symmetric_difference(key)) <= 2 * most
            and (far := distance(word, key, most)) <= most
            and (key[0] == word[0] or key[:2] == word[1::-1])
        ]
        nearest = min((far for _, far in found), default=0)
        best = [(key, far) for key, far in found if far == nearest]
        return best if len(best) <= 2 else []

    @cached_property
    def _by_start(self) -> dict[tuple[str, int], list[str]]:
        words: dict[tuple[str, int], list[str]] = defaultdict(list)
        for key in self._vocabulary():
            if len(key) >= _SHORTEST - 1 and key[0] not in _SIGNS:
                words[key[0], len(key)].append(key)
        return dict(words)


def distance(one: str, other: str, most: int) -> int:
    """Slips between two words; `most` + 1 as soon as there are more.

    >>> distance("zelenksy", "zelensky", 2), distance("blinkin", "blinken", 1)
    (1, 1)
    """
    before: Sequence[int] = ()
    row: Sequence[int] = range(len(other) + 1)
    for i, letter in enumerate(one, start=1):
        now = [i]
        for j, there in enumerate(other, start=1):
            cost = min(row[j] + 1, now[j - 1] + 1, row[j - 1] + (letter != there))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == there:
                cost = min(cost, before[j - 2] + 1)
            now.append(cost)
        if min(now) > most:
            return most + 1
        before, row = row, now
    return min(row[-1], most + 1)


def _may_slip(unit: Unit, language: str) -> bool:
    return (
        unit.content
        and unit.parts == 1
        and len(_stem(unit)) >= _SHORTEST
        and unit.text.isalpha()
        and all(term.kind in ("word", "name") for term in unit.terms)
        and rarity(unit.text, language) == 1.0
    )


def _stem(unit: Unit) -> str:
    return next((term.key for term in unit.terms if term.kind == "word"), "")


def _only_moved(word: str, key: str) -> bool:
    """Whether a long word differs by no changed letter: Petersen is not Peterson."""
    return len(word) >= _TWO_FROM and (len(word) != len(key) or sorted(word) == sorted(key))
