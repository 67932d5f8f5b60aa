"""Figures that a sentence gives for what is counted or measured."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.disagreeing.bounds import bound_of
from bot.disagreeing.nearness import away, outermost, said_by_question, telling
from bot.disagreeing.subject import names_something
from bot.disagreeing.value import Told, Value
from bot.matching import Piece
from bot.slots.measures import compared_measure
from bot.slots.units import Measure, unit_behind
from bot.slots.units import Unit as Measured
from index.analysis.terms import Unit

__all__ = ["read_figure"]

_NEAR_ENOUGH, _VERB_NEAR = 8, 3
_MOST = 8  # figures above which a sentence is a table, unless one stands right there
_RIGHT_THERE = 2
_FOOTNOTE = re.compile(r"\[\s*$")
_NO_COUNT = re.compile(r"first|second|third|half|quarter|\w+th|\d+(?:st|nd|rd)", re.IGNORECASE)
_POWER = re.compile(r"\b[kcm]?m\s?$")  # "km 2"
_RATE = re.compile(r"\s+(?:[\w-]+\s+){0,3}per\s|\s?/\s?[a-z]", re.IGNORECASE)
# Of a part that comes on top it is no wonder that it differs from the whole.
_MORE = re.compile(
    r"\b(?:additional|another|further|extra|a new)\s+(?:US)?[$£€]?\s?$", re.IGNORECASE
)
_IN_MORE = re.compile(
    r"\s+(?:\w+\s+)?(?:in\s+)?(?:additional|more|new|further|extra)\b", re.IGNORECASE
)
_POPULATION = re.compile(r"\bpopulation\b|عدد (?:ال)?سكان", re.IGNORECASE)
_LIVING = re.compile(r"people|inhabitants|residents|persons|نسمة|ساكن\w*", re.IGNORECASE)
_PEOPLE = re.compile(r"people|persons|شخصا?|[أا]شخاص", re.IGNORECASE)


def read_figure(told: Told) -> Value | None:
    """The number nearest to what is counted, of the measure that is asked for."""
    wanted = compared_measure(told.question)
    measured = wanted != "count"
    counted = _counted(told)
    near, most = telling(told.words, counted), _NEAR_ENOUGH
    if _POPULATION.search(told.question):
        near = [*near, *(n for n, u in enumerate(told.words) if _LIVING.fullmatch(u.text))]
    if not near and (measured or any(_PEOPLE.fullmatch(p.unit.text) for p in counted)):
        near, most = list(told.near), _NEAR_ENOUGH if measured else _VERB_NEAR  # "killed 14"
    figures = [(u, _measured(u, wanted, told.text)) for u in _figures(told)]
    return _nearest([(u, m) for u, m in figures if m is not None], near, told, most)


def _measured(figure: Unit, wanted: Measure, text: str) -> Measured | None:
    """What the figure is measured in, None where it measures something else than is wanted."""
    units = unit_behind(text[: figure.start], text[figure.end :])
    if wanted == "count":
        return None if units else Measured("")
    return units.get(wanted)


def _counted(told: Told) -> list[Piece]:
    """What is counted: named by the words that ask, or right after them."""
    plain = [p for p in told.pieces if not names_something(p, told.question)]
    start, end = told.asked.frame
    framed = [p for p in plain if start <= p.unit.start and p.unit.end <= end]
    after = [p for p in plain if p.unit.start >= end]
    return framed or after[:1] or plain[:1]


def _figures(told: Told) -> list[Unit]:
    units, said = told.reading.analysis.units, said_by_question(told.pieces)
    dates = [u for u in units if u.terms and u.terms[0].kind == "date"]
    return outermost(
        u
        for u in units
        if any(t.kind == "number" for t in u.terms)
        and not any(t.key in said for t in u.terms)
        and not any(d.start <= u.start and u.end <= d.end for d in dates)
        and not _like_year(u)
        and not _FOOTNOTE.search(told.text[: u.start])
        and not (u.text in ("2", "3") and _POWER.search(told.text[: u.start]))
        and not _NO_COUNT.fullmatch(u.text)
        and not told.text[u.end : u.end + 1].isalpha()  # 4th, 12m
        and not _RATE.match(told.text, u.end)
        and not _MORE.search(told.text[: u.start])
        and not _IN_MORE.match(told.text, u.end)
    )


def _like_year(unit: Unit) -> bool:
    return unit.text.isdigit() and any(t.kind == "date" for t in unit.terms)


def _nearest(
    figures: Sequence[tuple[Unit, Measured]], near: Sequence[int], told: Told, most: int
) -> Value | None:
    ranked = sorted(
        ((away((u.start, u.end), near, told.words), u.start, n) for n, (u, _) in enumerate(figures))
    )
    if not ranked or ranked[0][0] > most:
        return None
    gap, _, best = ranked[0]
    if len(ranked) > _MOST and gap > _RIGHT_THERE:
        return None
    unit, measured = figures[best]
    return Value(
        kind="number",
        start=unit.start,
        end=unit.end,
        units=((unit,),),
        away=gap,
        measured=measured,
        bound=bound_of(told.text, unit.start),
    )
