"""What a sentence gives for the slot a question asks for, and when two of these agree.

Two values agree unless it is sure that both cannot be meant: rounding, a more precise date, a
place within the other, a longer form of a name and a wider list are no disagreement.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.asking import Asked
from bot.disagreeing.bounds import Bound
from bot.matching import Piece, Reading
from bot.slots.units import Unit as Measured
from index.analysis.terms import Unit

__all__ = ["Found", "Kind", "Told", "Value", "agree", "is_country", "told_in"]

Found = Callable[[Piece, Reading], float]
"""How surely a piece of a question occurs in a text, words akin to it counting in part."""

_COUNTED = Measured("")
Kind = Literal["number", "date", "name", "place", "noun", "list", "answer"]

# What share of a figure it may stand for: two exact ones within 5% of each other agree.
_BOUNDS: dict[Bound, tuple[float, float]] = {
    "": (0.975, 1.025),
    "about": (0.9, 1.1),
    "least": (0.975, 1.25),
    "most": (0.0, 1.025),
}
_SURE = 0.5  # how surely a key must stand for the words to tell them apart or together
_TOLD = 0.4
_WHOLE_COUNTRY = 1.0
_LONG, _AROUND = 40, 15  # words


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence beside the question it may answer."""

    asked: Asked
    """What the question wants."""
    question: str
    pieces: Sequence[Piece]
    """The question's content words."""
    reading: Reading
    """The sentence."""
    words: Sequence[Unit]
    """Its words, without phrases."""
    text: str
    """As written."""
    near: Sequence[int]
    """Numbers of the words that say what the question says, names apart."""
    found: Found


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A stretch of a sentence that fills the slot."""

    kind: Kind
    start: int
    """First code point in the sentence."""
    end: int
    units: tuple[tuple[Unit, ...], ...]
    """What it is made of: one group for a figure, a day, a name; a group for each name of a place
    with what it lies in, nearest first, and for each item of a list."""
    away: int = 0
    """Words between it and what is asked of it."""
    told_so: bool = False
    """Whether the writing itself says that it is the one: in brackets behind the name, "by X"."""
    means: frozenset[str] = frozenset()
    """The things of a kind that a noun may tell of (`bot.disagreeing.kinds`)."""
    measured: Measured = _COUNTED
    """What a figure is measured in."""
    bound: Bound = ""
    """Of a figure."""

    def keys(self) -> frozenset[str]:
        """All keys that stand for it surely enough."""
        return frozenset().union(*(_keys(group) for group in self.units))


def agree(a: Value, b: Value) -> bool:
    """Whether both may be meant.

    Args:
        a: A value.
        b: Another of the same slot.
    """
    if a.kind != b.kind:
        return True
    match a.kind:
        case "number":
            return a.measured.of != b.measured.of or _same_figure(a, b)
        case "date":
            return _same_day(a.keys(), b.keys())
        case "place":
            return _same_place(a, b)
        case "list":  # whether one is wider is told by the articles (`bot.disagreeing.lists`)
            return not (a.keys() & b.keys())
        case "answer":
            return a.means == b.means
        case "noun":
            return _same_thing(a, b)
        case _:
            # Across scripts names share no more than a faint key, and that is enough.
            if _script(a) != _script(b):
                return bool(_all_keys(a) & _all_keys(b))
            return bool(a.keys() & b.keys())


def told_in(value: Value, reading: Reading, other: Value) -> bool:
    """Whether a sentence that gives another value holds this one, whatever it says of it.

    Of a list that says nothing. In a menu or a table only what stands near to the other counts.

    Args:
        value: What is looked for.
        reading: The sentence.
        other: What it gives.
    """
    if value.kind == "list":
        return False
    keys = _keys_near(reading, other)
    told = [_stands(unit, keys) for group in value.units[:1] for unit in group]
    # A name is told by one of its words, in another script too.
    return any(told) if value.kind == "name" else bool(told) and all(told)


def _keys_near(reading: Reading, value: Value) -> Mapping[str, float]:
    """The keys of a sentence, of a long one those around a value."""
    words = [u for u in reading.analysis.units if u.parts == 1]
    if len(words) <= _LONG:
        return reading.keys
    before = sum(1 for u in words if u.end <= value.start)
    after = sum(1 for u in words if u.start < value.end)
    first, last = words[max(0, before - _AROUND)], words[min(len(words), after + _AROUND) - 1]
    found: dict[str, float] = {}
    for unit in reading.analysis.units:
        if first.start <= unit.start and unit.end <= last.end:
            for term in unit.terms:
                found[term.key] = max(found.get(term.key, 0.0), term.weight)
    return found


def _stands(unit: Unit, keys: Mapping[str, float]) -> bool:
    return any(t.key in keys for t in unit.terms if t.weight >= _TOLD)


def _script(value: Value) -> bool:
    """Whether it is written in Latin letters without marks."""
    return all(u.text.isascii() for group in value.units for u in group)


def _all_keys(value: Value) -> frozenset[str]:
    return frozenset(t.key for group in value.units for u in group for t in u.terms)


def _keys(units: Sequence[Unit]) -> frozenset[str]:
    return frozenset(t.key for u in units for t in u.terms if t.weight >= _SURE)


def _same_figure(a: Value, b: Value) -> bool:
    """Whether the ranges that the figures may stand for meet."""
    return any(x[0] <= y[1] and y[0] <= x[1] for x in _ranges(a) for y in _ranges(b))


def _ranges(value: Value) -> list[tuple[float, float]]:
    low, high = _BOUNDS[value.bound]
    return [
        (low * figure * value.measured.scale, high * figure * value.measured.scale)
        for figure in _figures(value.keys())
    ]


def _figures(keys: frozenset[str]) -> list[float]:
    found = []
    for key in keys:
        try:
            found.append(float(key.removeprefix("=")))
        except ValueError:
            continue
    return found


def _same_day(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether one date holds the other: a year its months, "7 November" that of any year."""
    return any(_holds(a, b) or _holds(b, a) for a in _finest(ours) for b in _finest(theirs))


def _finest(keys: frozenset[str]) -> list[str]:
    dates = [k.removeprefix("@") for k in keys if k.startswith("@")]
    return [
        d for d in dates if not any(o != d and (o.startswith(d) or o.endswith(d)) for o in dates)
    ]


def _holds(wide: str, narrow: str) -> bool:
    if wide.endswith("0s") and narrow[:4].isdigit():
        return narrow.startswith(wide[:3])
    return narrow.startswith(wide) or (wide.startswith("-") and wide in narrow)


def _same_thing(a: Value, b: Value) -> bool:
    """Whether they share a word, but not where the rest of each tells them apart.

    A badminton player is no football player, but a football coach may have been one.
    """
    if a.means or b.means:
        return not (a.means and b.means) or bool(a.means & b.means)
    ours, theirs = ([_keys([u]) for u in v.units[0]] if v.units else [] for v in (a, b))
    if not ours or not theirs:
        return True
    if not ours[-1] & theirs[-1]:
        return bool(a.keys() & b.keys())
    left, right = (frozenset().union(*group[:-1]) for group in (ours, theirs))
    return not (left and right) or bool(left & right)


def _same_place(a: Value, b: Value) -> bool:
    """Whether the places may be one: "Tokyo" and "Japan", but not two towns of one country."""
    ours, theirs = [_keys(g) for g in a.units], [_keys(g) for g in b.units]
    if ours[0] & theirs[0]:
        return True
    within = any(ours[0] & group for group in theirs[1:]) or any(
        theirs[0] & group for group in ours[1:]
    )
    return within or _size(a.units[0]) != _size(b.units[0])


def _size(group: Sequence[Unit]) -> str:
    """How large a place is, as far as known: one of another size may lie in it."""
    return "country" if is_country(group) else "place"


def is_country(group: Sequence[Unit]) -> bool:
    """Whether a name is a country's that the lexicon knows."""
    return any(t.kind == "concept" and t.weight >= _WHOLE_COUNTRY for u in group for t in u.terms)
