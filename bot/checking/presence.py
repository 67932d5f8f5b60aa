"""Names and figures of a claim that are nowhere in the evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from bot.checking.agreement import agrees
from bot.checking.counts import in_its_place
from bot.checking.figures import Figure
from bot.checking.pair import Fault
from bot.checking.support import Claimed, Held
from bot.checking.verbs import verbs
from bot.checking.view import View, Word
from bot.checking.weekdays import weekday, weekdays
from bot.checking.wordlists import listed

__all__ = ["absent"]

_NAMED_AT = 0.3
_DONE_AT = 0.15
_ABOUT_AT = 0.5
_PART, _PART_WEIGHT, _HEARD_AT = 2, 1.0, 0.34


def absent(claimed: Claimed, held: Sequence[Held]) -> Iterator[Fault]:
    """What is claimed and told of nowhere, though no rewording can do without it.

    Args:
        claimed: The claim.
        held: What the sentences hold of it, the nearest first.
    """
    view = claimed.view
    for row, at in enumerate(claimed.places):
        word = view.words[at]
        if _names(word) and all(h.shares[row] < _NAMED_AT for h in held):
            yield Fault("name", f"{word.unit.text} is not named there", at)
        day = weekday(word)
        if day and all(day not in weekdays(h.pair.told) for h in held):
            yield Fault("weekday", f"{word.unit.text} is not there", at)
    yield from _absent_figures(view, held)
    yield from _undone(claimed, held)
    yield from _unheard(claimed, held)


def _absent_figures(view: View, held: Sequence[Held]) -> Iterator[Fault]:
    told = [f for h in held for f in h.pair.told.figures]
    for figure in view.figures:
        if _in_parts(figure, told) or any(_gives(h, figure) for h in held):
            continue
        if figure.text.casefold() in listed("dual") and _all_arabic(held):
            continue
        place = in_its_place(held[0].pair, figure)
        if place is not None:
            other, ruled_out = place
            reason = f"“{figure.text}” where it says “{other.text}”"
            yield Fault("figure", reason, figure.first, sure=ruled_out)
        else:
            rule = "small figure" if figure.text.casefold() in listed("countable") else "figure"
            yield Fault(rule, f"{figure.text} is not there", figure.first)


def _all_arabic(held: Sequence[Held]) -> bool:
    return all(h.pair.told.language == "ar" for h in held)


def _undone(claimed: Claimed, held: Sequence[Held]) -> Iterator[Fault]:
    """Nothing is told that is like any of the verbs."""
    done = verbs(claimed.view)
    deeds = [row for row, at in enumerate(claimed.places) if at in done]
    best = np.max([h.shares for h in held], axis=0)
    for part in _parts(claimed.view):
        mine = [row for row in deeds if claimed.places[row] in part]
        texts = [claimed.view.words[claimed.places[row]].text for row in mine]
        undone = bool(mine) and all(best[row] < _DONE_AT for row in mine)
        if undone and not listed("light").issuperset(texts):
            yield Fault("deed", f"nothing there is like “{', '.join(texts)}”")


def _gives(held: Held, figure: Figure) -> bool:
    """Whether a sentence has the figure, or one that makes it true of the same things."""
    return any(
        agrees(other, figure)
        and (
            other.value == figure.value
            or bool(figure.days)
            or held.coverage >= _ABOUT_AT
            or held.pair.beside(figure.first, other.first)
        )
        for other in held.pair.told.figures
    )


def _names(word: Word) -> bool:
    return word.name and not word.figure and word.text not in listed("linking")


def _unheard(claimed: Claimed, held: Sequence[Held]) -> Iterator[Fault]:
    """A part of the claim of which next to nothing is told anywhere."""
    best = np.max([h.shares for h in held], axis=0)
    for part in _parts(claimed.view):
        rows = [row for row, at in enumerate(claimed.places) if at in part]
        plain = [row for row in rows if not claimed.view.words[claimed.places[row]].name]
        weights = np.array([claimed.weights[claimed.places[row]] for row in rows])
        if len(plain) < _PART or weights.sum() < _PART_WEIGHT:
            continue
        if float(best[rows] @ weights / weights.sum()) < _HEARD_AT:
            text = " ".join(claimed.view.words[claimed.places[row]].unit.text for row in rows)
            yield Fault("part", f"nothing there of “{text}”")


def _parts(view: View) -> list[set[int]]:
    """The claim cut at marks, at words that open a clause, and at "and"."""
    parts: list[set[int]] = [set()]
    before = -1
    for word in view.words:
        if word.clause != before or word.text in listed("going_on"):
            parts.append(set())
        parts[-1].add(word.at)
        before = word.clause
    return parts


def _in_parts(figure: Figure, told: Sequence[Figure]) -> bool:
    """Whether the day stands in one place and its year in another."""
    years = {day.year for f in told for day in f.days}
    days = {(day.month, day.day) for f in told for day in f.days}
    return any(
        day.month and day.year in years and (day.month, day.day) in days for day in figure.days
    )
