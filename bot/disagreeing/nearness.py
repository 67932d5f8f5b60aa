"""Where a sentence says what the question says, and how far from there something stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.matching import Matcher, Piece, Reading
from index.analysis.terms import Unit

__all__ = ["FAR", "akin", "away", "outermost", "said_by_question", "telling"]

FAR = 99
"""Farther than anything that belongs together."""

_TOLD = 0.3
_SURE = 0.75
_PARTS = 1
_KIN = 0.42  # cosine of words that may say one thing


def telling(words: Sequence[Unit], pieces: Iterable[Piece], least: float = _TOLD) -> list[int]:
    """Numbers of the words that say one of the pieces too.

    Args:
        words: Of the sentence.
        pieces: Of the question.
        least: How surely they must match.
    """
    asked = list(pieces)
    keys = {key for piece in asked for key, _ in piece.terms}
    found = []
    for n, unit in enumerate(words):
        if unit.content:
            held = {t.key: t.weight for t in unit.terms if t.key in keys}
            if held and any(Matcher.match(piece, held) >= least for piece in asked):
                found.append(n)
    return found


def akin(words: Sequence[Unit], piece: Piece, reading: Reading) -> list[int]:
    """Numbers of the words that mean about what a plain word of the question means: English only.

    Args:
        words: Of the sentence.
        piece: Of the question.
        reading: The sentence.
    """
    plain = [n for n, u in enumerate(words) if u.content and not u.name and u.text.isalpha()]
    if piece.vector is None or not plain or reading.analysis.language != piece.language:
        return []
    vectors = reading.embed([words[n].text.casefold() for n in plain])
    return [n for n, c in zip(plain, vectors @ piece.vector, strict=True) if float(c) >= _KIN]


def away(span: tuple[int, int], near: Sequence[int], words: Sequence[Unit]) -> int:
    """Words between a span and the nearest of some words, `FAR` for none.

    What means something parts more than what does not: the 1,280 of "the population density was
    1,280" is farther from "population" than the 4,624 of "the population was 4,624".
    """
    inside = [n for n, u in enumerate(words) if span[0] <= u.start < span[1]]
    return min(
        (_between(words, *sorted((n, m))) for n in inside for m in near if m not in inside),
        default=FAR,
    )


def said_by_question(pieces: Iterable[Piece]) -> frozenset[str]:
    """Keys that surely stand for words of the question: no answer is among them."""
    return frozenset(t.key for p in pieces for t in p.unit.terms if t.weight >= _SURE)


def outermost(units: Iterable[Unit]) -> list[Unit]:
    """Units that are no part of a longer one: the day, not its year."""
    given = list(units)
    return [u for u in given if not any(_part_of(u, other) for other in given)]


def _part_of(unit: Unit, other: Unit) -> bool:
    return other.parts > unit.parts and other.start <= unit.start and unit.end <= other.end


def _between(words: Sequence[Unit], left: int, right: int) -> int:
    return right - left + sum(_PARTS for u in words[left + 1 : right] if u.content and not u.name)
