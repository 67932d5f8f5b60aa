"""Numbers and dates of a sentence with what bounds them: "more than 1,900 people"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Literal

from bot.checking.wordlists import listed
from index.analysis.terms import Unit

__all__ = ["WEEKDAYS", "Bound", "Day", "Figure", "find_figures"]

Bound = Literal["exact", "over", "under", "nearly", "about", "vague"]

_EARLIER = 4  # words before a figure in which its bound may stand
_PERCENT_AR = ("المئة", "المائة", "بالمئة", "بالمائة")
WEEKDAYS = frozenset(
    f"#{day}day" for day in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
)
_BOUNDS: tuple[Bound, ...] = ("nearly", "about", "over", "under")
_EVERYDAY = frozenset({"=1", "=0.5"})
_YEAR = 4  # digits


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day of which parts may be missing (0)."""

    year: int
    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A number or a date."""

    first: int
    """Place of its first word among the single words."""
    last: int
    """Place of its last."""
    text: str
    value: Decimal | None
    """Of a number."""
    days: tuple[Day, ...]
    """What a date may mean; empty for a number."""
    bound: Bound
    """What stands before it: "more than" is over; "hundreds" is vague."""


def find_figures(text: str, singles: Sequence[Unit], phrases: Sequence[Unit]) -> tuple[Figure, ...]:
    """The figures of a sentence in order, each of as many words as belong to it."""
    found: list[Figure] = []
    taken: set[int] = set()
    for unit in sorted([*phrases, *singles], key=lambda u: (-u.parts, u.start)):
        places = [i for i, s in enumerate(singles) if unit.start <= s.start and s.end <= unit.end]
        if not places or not taken.isdisjoint(places) or not _is_figure(unit):
            continue
        if _joined(text, unit) or _is_next_one(text, unit):
            continue
        taken.update(places)
        before = [s.text.casefold() for s in singles[: places[0]]]
        before = [w for w in before if w not in listed("currency")][-_EARLIER:]
        value, bound = _value(unit), _bound(before)
        if unit.text.casefold() in listed("vague"):
            value, bound = _times(value, before), "vague"
        found.append(Figure(places[0], places[-1], unit.text, value, _days(unit), bound))
    return tuple(sorted(found, key=lambda f: f.first))


def _is_figure(unit: Unit) -> bool:
    if any(t.kind == "date" for t in unit.terms):
        return True
    if unit.text in listed("no_figures"):
        return False
    if unit.text.endswith(_PERCENT_AR) or any(t.key in WEEKDAYS for t in unit.terms):
        return False  # في المئة is per cent, الاثنين is Monday
    # "first", "one" and "half" are everyday words more often than counts
    counts = any(t.kind == "number" and t.key not in _EVERYDAY for t in unit.terms)
    return counts or unit.text.isdigit()


def _joined(text: str, unit: Unit) -> bool:
    """Whether it counts nothing: joined to a word (F-16), to a year (2018–19), or a list's."""
    if text[unit.end : unit.end + 1] == ")" and not text[: unit.start].strip("( "):
        return True  # the number of a list's item
    if any(t.kind == "date" for t in unit.terms) and unit.text[:1].isalpha():
        return False  # "pre-October 7"
    if unit.start < _YEAR + 1 or text[unit.start - 1] not in "-–":
        return False
    before = text[unit.start - 1 - _YEAR : unit.start - 1]
    return before[-1].isalpha() or (before.isdigit() and len(unit.text) == _YEAR // 2)


def _is_next_one(text: str, unit: Unit) -> bool:
    """Whether it is one more, not a part or a time: "a second victim", not "a third of them"."""
    words = f"{text[: unit.start]}{unit.text}".casefold().split()[-2:]
    if len(words) < 2 or words[0] != "a" or words[1] not in listed("ordinals"):
        return False
    return not text[unit.end :].lstrip().startswith("of ")


def _value(unit: Unit) -> Decimal | None:
    for term in unit.terms:
        if term.kind == "number":
            try:
                return Decimal(term.key[1:])
            except InvalidOperation:
                return None
    return None


def _times(value: Decimal | None, before: Sequence[str]) -> Decimal | None:
    """Ten thousand for tens of thousands."""
    words = [w for w in before[-2:] if w != "of"]
    factor = 10 if words and words[-1] in listed("tens") else 1
    return None if value is None else value * factor


def _days(unit: Unit) -> tuple[Day, ...]:
    dates = [t for t in unit.terms if t.kind == "date"]
    if not dates:
        return ()
    best = max(t.weight for t in dates)
    return tuple(d for t in dates if t.weight >= best and (d := _day(t.key[1:])))


def _day(key: str) -> Day | None:
    """A day from `2023-10-07`, `-10-07`, `2023-10`, `-10` or `2023`."""
    parts = key.split("-")
    if not all(p.isdigit() for p in parts if p):
        return None  # a decade
    numbers = [int(p) if p else 0 for p in parts] + [0, 0]
    return Day(numbers[0], numbers[1], numbers[2])


def _bound(before: Sequence[str]) -> Bound:
    words = f"_{'_'.join(before)}"
    for bound in _BOUNDS:
        if any(words.endswith(f"_{phrase}") for phrase in listed(bound)):
            return bound
    return "exact"
