"""Figures and days that a sentence gives for what is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.asking import Asked
from bot.disagreeing.nearness import FAR, away, outermost, said_by_question, telling
from bot.disagreeing.value import Found, Kind, Told, Value
from bot.matching import Piece
from index.analysis.terms import Unit

__all__ = ["read_day", "read_figure"]

_NEAR_ENOUGH: dict[Kind, int] = {"number": 8, "date": 14}
_MOST = 8  # figures above which a sentence is a table, unless one stands right there
_RIGHT_THERE = 2
_AKIN = 0.3
_FOOTNOTE = re.compile(r"\[\s*$")
_OF_ANOTHER_MEASURE = re.compile(
    r"\s?(?:%|٪|per ?cent|(?:year|day|hour|week|month|mile)s?\b|(?:sq|square|km|mi|m|ft|feet)\b"
    r"|في المئة|بالمئة|سنة|سنوات|عاما|يوما|أيام)",
    re.IGNORECASE,
)
_RATE = re.compile(r"\s+(?:\w+\s+)?per\s", re.IGNORECASE)
_LIFE = re.compile(r"\(\s*(?:[^()]{0,40};\s*)?([^()–—-]{4,30})\s*[–—-]\s*([^()–—-]{4,30})\)")
_BORN = re.compile(r"\b(?:born|birth|birthday|birthdate)\b|ولد|ميلاد", re.IGNORECASE)
_DIED = re.compile(r"\b(?:die|died|death|dead|pass(?:ed)? away)\b|توفي|مات|وفاة", re.IGNORECASE)


def read_figure(told: Told) -> Value | None:
    """The number nearest to what is counted."""
    counted = telling(told.words, _counted(told.asked, told.pieces))
    return _nearest("number", _figures(told), counted, told.words)


def read_day(told: Told, found: Found) -> Value | None:
    """The date nearest to what happened, or that of a life in brackets behind a name."""
    said = said_by_question(told.pieces)
    return _lifetime(told) or _nearest(
        "date", _days(told, said), _happened(told, found), told.words
    )


def _counted(asked: Asked, pieces: Sequence[Piece]) -> list[Piece]:
    """What is counted: named by the words that ask, or right after them."""
    plain = [p for p in pieces if not p.unit.name]
    framed = [p for p in plain if p.unit.end <= asked.frame[1]]
    return framed or plain[:1]


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
        and _counts(told.text, u.end)
    )


def _counts(text: str, end: int) -> bool:
    """Whether the number that ends there is no ordinal, no measure and no rate."""
    ordinal = text[end : end + 1].isalpha()
    return not (ordinal or _OF_ANOTHER_MEASURE.match(text, end) or _RATE.match(text, end))


def _like_year(unit: Unit) -> bool:
    return unit.text.isdigit() and any(t.kind == "date" for t in unit.terms)


def _days(told: Told, said: frozenset[str]) -> list[Unit]:
    return outermost(
        u
        for u in told.reading.analysis.units
        if any(t.kind == "date" for t in u.terms) and not any(t.key in said for t in u.terms)
    )


def _happened(told: Told, found: Found) -> Sequence[int]:
    """Where it is said what happened that day: the question's last plain word tells what."""
    plain = [p for p in told.pieces if not p.unit.name]
    if not plain:
        return told.near
    places = telling(told.words, plain[-1:])
    if places or found(plain[-1], told.reading) < _AKIN:
        return places
    return told.near


def _lifetime(told: Told) -> Value | None:
    """Birth or death out of "X (2 July 1829 – 3 November 1913)", X being named by the question."""
    born, died = _BORN.search(told.question), _DIED.search(told.question)
    if bool(born) == bool(died):
        return None
    named = telling(told.words, [p for p in told.pieces if p.unit.name])
    lives = []
    for match in _LIFE.finditer(told.text):
        before = sum(1 for u in told.words if u.end <= match.start())
        gap = min((before - n for n in named if n < before), default=FAR)
        lives.append((gap, match.span(1 if born else 2)))
    gap, (start, end) = min(lives, default=(FAR, (0, 0)))
    days = [u for u in _days(told, frozenset()) if start <= u.start and u.end <= end]
    if not days or gap > _NEAR_ENOUGH["date"]:
        return None
    return Value(kind="date", start=days[-1].start, end=days[-1].end, units=((days[-1],),))


def _nearest(
    kind: Kind, found: Sequence[Unit], near: Sequence[int], words: Sequence[Unit]
) -> Value | None:
    ranked = sorted((away((u.start, u.end), near, words), u.start, u) for u in found)
    if not ranked or ranked[0][0] > _NEAR_ENOUGH[kind]:
        return None
    gap, _, unit = ranked[0]
    if len(ranked) > _MOST and gap > _RIGHT_THERE:
        return None
    return Value(kind=kind, start=unit.start, end=unit.end, units=((unit,),), away=gap)
