"""Days that a sentence gives for what happened."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.disagreeing.nearness import FAR, akin, away, outermost, said_by_question, telling
from bot.disagreeing.subject import names_something
from bot.disagreeing.value import Told, Value
from index.analysis.terms import Unit

__all__ = ["read_day"]

_NEAR_ENOUGH = 14
_AKIN = 0.3
_MOST = 8  # dates above which a sentence is a table, unless one stands right there
_RIGHT_THERE = 2
_BEHIND = 3  # words between a name and the brackets behind it
_RIGHT_BEHIND = 5  # as many in a menu or a table: "X, 4th Baron Y (1885–1955)"
_LIFE = re.compile(r"\(\s*(?:[^()]{0,40};\s*)?([^()–—-]{4,30})\s*[–—-]\s*([^()–—-]{4,30})\)")
_BRACKETS = re.compile(r"\(([^()]{4,40})\)")
_DAY = re.compile(r"date|day|year|time|month", re.IGNORECASE)  # "birth date" asks of a birth
_BORN = re.compile(r"\b(?:born|birth|birthday|birthdate)\b|ولد|ميلاد", re.IGNORECASE)
_DIED = re.compile(r"\b(?:die|died|death|dead|pass(?:ed)? away)\b|توفي|مات|وفاة", re.IGNORECASE)
# Of an event or a work the day in brackets behind its name is the one that is asked for.
_TOOK_PLACE = re.compile(
    r"\b(?:take place|took place|happen(?:ed)?|occur(?:red)?|fought|held|released?|published)\b",
    re.IGNORECASE,
)
_LIGHT = re.compile(r"\b(?:take place|took place|happen(?:ed)?|occur(?:red)?)\b", re.IGNORECASE)
# Verbs of one beginning or end: what was founded in May was not established in June.
_SAME = tuple(
    frozenset(line.split())
    for line in (
        "founded established launched created formed opened inaugurated begun started incorporated"
        " instituted founding establishment",
        "built completed constructed erected finished",
        "released issued published launched release publication",
        "died die dead death",
        "born birth",
        "began begin begun started start opened premiered",
        "opened open inaugurated",
    )
)


def read_day(told: Told) -> Value | None:
    """The date nearest to what happened, or one in brackets behind a name.

    "X (2 July 1829 - 3 November 1913)" gives birth and death, "X (May 1858)" when it took place.

    Args:
        told: Sentence and question.
    """
    life = _lifetime(told)
    if life is not None:
        return life
    days = _days(told, said_by_question(told.pieces))
    value = _nearest(days, _happened(told), told)
    if value is None and _TOOK_PLACE.search(told.question):
        value = _in_brackets(told, days)
    if value is None and _LIGHT.search(told.question):
        value = _nearest(days, _named(told), told)
    return value


def _days(told: Told, said: frozenset[str]) -> list[Unit]:
    return outermost(
        u
        for u in told.reading.analysis.units
        if any(t.kind == "date" for t in u.terms) and not any(t.key in said for t in u.terms)
    )


def _happened(told: Told) -> Sequence[int]:
    """Where it is said what happened that day: the question's last plain word tells what."""
    plain = [
        p
        for p in told.pieces
        if not names_something(p, told.question) and not _DAY.fullmatch(p.unit.text)
    ]
    if not plain:
        return told.near
    verb = plain[-1]
    same = frozenset[str]().union(*(g for g in _SAME if verb.unit.text.casefold() in g))
    places = [
        *telling(told.words, [verb]),
        *(n for n, u in enumerate(told.words) if u.text.casefold() in same),
    ]
    if places or same or told.found(verb, told.reading) < _AKIN:
        return places
    return akin(told.words, verb, told.reading) or told.near


def _named(told: Told) -> list[int]:
    return telling(told.words, [p for p in told.pieces if names_something(p, told.question)])


def _lifetime(told: Told) -> Value | None:
    """Birth or death out of "X (2 July 1829 – 3 November 1913)", X being named by the question."""
    born, died = _BORN.search(told.question), _DIED.search(told.question)
    if bool(born) == bool(died):
        return None
    spans = [m.span(1 if born else 2) for m in _LIFE.finditer(told.text)]
    days = _days(told, frozenset())
    sure = _behind_name(told, days, spans, _RIGHT_BEHIND)
    return replace(sure, told_so=True) if sure else _behind_name(told, days, spans, _NEAR_ENOUGH)


def _in_brackets(told: Told, days: Sequence[Unit]) -> Value | None:
    spans = [m.span(1) for m in _BRACKETS.finditer(told.text)]
    return _behind_name(told, days, spans, _BEHIND)


def _behind_name(
    told: Told, days: Sequence[Unit], spans: Sequence[tuple[int, int]], most: int
) -> Value | None:
    """The last date of the span that stands nearest behind a name of the question."""
    named = _named(told)
    gaps = []
    for span in spans:
        before = sum(1 for u in told.words if u.end <= span[0])
        gaps.append((min((before - n for n in named if n < before), default=FAR), span))
    gap, (start, end) = min(gaps, default=(FAR, (0, 0)))
    within = [u for u in days if start <= u.start and u.end <= end]
    if not within or gap > most:
        return None
    return Value(kind="date", start=within[-1].start, end=within[-1].end, units=((within[-1],),))


def _nearest(days: Sequence[Unit], near: Sequence[int], told: Told) -> Value | None:
    ranked = sorted((away((u.start, u.end), near, told.words), u.start, u) for u in days)
    if not ranked or ranked[0][0] > _NEAR_ENOUGH:
        return None
    gap, _, day = ranked[0]
    if len(ranked) > _MOST and gap > _RIGHT_THERE:
        return None
    return Value(kind="date", start=day.start, end=day.end, units=((day,),), away=gap)
