"""Whether a name may stand in articles of another script, spelled too oddly to be matched.

Skeletons (`index.analysis.skeletons`) are compared with a looser bar than for matching: letters
that the two scripts often take for each other cost half, as do those often left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from index.analysis.normalise import is_arabic, is_latin
from index.analysis.terms import Unit

__all__ = ["Spellings", "apart", "in_arabic_script", "script_of"]

_ARABIC_SCRIPT = frozenset({"ar", "ckb", "fa", "ps", "sd", "ug", "ur"})
_ALIKE = frozenset(
    frozenset((one, other))
    for one, others in {
        "K": "CGHX",
        "X": "H",
        "G": "HJ",
        "J": "$CYZ",
        "C": "$ST",
        "S": "$Z",
        "T": "DSZ",
        "D": "Z",
        "B": "F",
        "F": "W",
        "W": "AY",
        "A": "HY",
        "N": "M",
    }.items()
    for other in others
)
_WEAK = frozenset("AHWY")
_LONG = 4
"""Letters of a skeleton from which a whole letter may differ."""


class Spellings:
    """The names of one index by their skeletons.

    Args:
        vocabulary: Keys that occur.
    """

    def __init__(self, vocabulary: Callable[[], Iterable[str]]) -> None:
        self._vocabulary = vocabulary

    def near(self, unit: Unit) -> Iterator[str]:
        """Keys of names that may be the unit's, written in another script.

        What a lexicon has is known in both scripts: nothing comes near it.
        """
        if any(term.kind not in ("word", "name") for term in unit.terms):
            return
        for skeleton in (term.key[1:] for term in unit.terms if term.kind == "name"):
            bar = 1.0 if len(skeleton) >= _LONG else 0.5
            for length in range(len(skeleton) - 2, len(skeleton) + 3):
                for other in self._by_length.get(length, ()):
                    if apart(skeleton, other, bar) <= bar:
                        yield f"~{other}"

    @cached_property
    def _by_length(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = defaultdict(list)
        for key in self._vocabulary():
            if key.startswith("~"):
                found[len(key) - 1].append(key[1:])
        return dict(found)


def apart(one: str, other: str, most: float) -> float:
    """How far two skeletons are apart; some value above `most` as soon as they are farther.

    >>> apart("SRK", "SRC", 1), apart("NRWC", "WRC", 1)
    (0.5, 1.0)
    """
    row: Sequence[float] = _start(other)
    for letter in one:
        dropped = _left_out(letter)
        now = [row[0] + dropped]
        for j, there in enumerate(other):
            now.append(
                min(row[j + 1] + dropped, now[j] + _left_out(there), row[j] + _cost(letter, there))
            )
        if min(now) > most:
            return most + 1
        row = now
    return row[-1]


def script_of(word: str) -> str:
    """`arabic`, `latin`, or nothing for a word of neither."""
    if any(map(is_arabic, word)):
        return "arabic"
    return "latin" if any(map(is_latin, word)) else ""


def in_arabic_script(language: str) -> bool:
    """Whether a language is written in Arabic letters."""
    return language in _ARABIC_SCRIPT


def _start(other: str) -> list[float]:
    row = [0.0]
    for letter in other:
        row.append(row[-1] + _left_out(letter))
    return row


def _left_out(letter: str) -> float:
    return 0.5 if letter in _WEAK else 1.0


def _cost(one: str, other: str) -> float:
    if one == other:
        return 0.0
    return 0.5 if frozenset((one, other)) in _ALIKE else 1.0
