"""Days that words such as "since March" or "قبل 2024" restrict an answer to."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.calendar_names import flatten, month_number, month_pattern
from corpus.dating import parse_date

__all__ = ["Period", "read_period"]

_DAY = timedelta(days=1)
_OPENING = re.compile(
    r"(?:only\s+|just\s+|فقط\s+)?و?(?:(?P<since>since|from|starting(?: in| from)?|منذ|من|ابتداء من)"
    r"|(?P<after>after|later than|بعد)|(?P<before>before|earlier than|prior to|قبل)"
    r"|(?P<until>until|till|up to|no later than|حتي|لغايه|الي غايه)"
    r"|(?P<between>between|بين))\s+(?P<when>.+)",
    re.IGNORECASE,
)
_ONWARDS = re.compile(r"\s+(?:on|onwards?|only|until now|till now|فصاعدا|فقط|حتي الان)$", re.I)
_RANGE = re.compile(r"(?P<first>.+?)\s+(?:and|to|until|till|و ?|الي|حتي)\s*(?P<last>.+)", re.I)
_LABEL = re.compile(r"^(?:the (?:month|year) of|last|the|شهر|عام|سنه|العام|مطلع|بدايه)\s+", re.I)
_MARKS = " \t?؟!.,،"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days an article may be from; both ends belong to it."""

    since: date | None = None
    """The first, None when there is none."""
    until: date | None = None
    """The last, None when there is none."""


def read_period(text: str, today: date) -> Period | None:
    """The days a text names from its first word to its last; None when it says anything else.

    A month without its year is the last one that has begun.

    >>> read_period("since March", date(2024, 2, 1)).since
    datetime.date(2023, 3, 1)

    Args:
        text: English or Arabic.
        today: The day it is said.
    """
    flat = flatten(text).strip(_MARKS)
    opening = _OPENING.fullmatch(flat)
    if opening is None:
        return None
    when = _ONWARDS.sub("", opening["when"])
    if opening["between"] or opening["since"]:
        ends = _RANGE.fullmatch(when)
        first = _span(ends["first"], today) if ends else None
        last = _span(ends["last"], today) if ends else None
        if first and last:
            years = first[0].year - last[1].year + (first[0].month > last[1].month)
            # "between November and February": the one after that November
            return Period(since=first[0], until=_later(last[1], max(0, years)))
    named = _span(when, today)
    if named is None or opening["between"]:
        return None
    first_day, last_day = named
    if opening["since"]:
        return Period(since=first_day)
    if opening["after"]:
        return Period(since=last_day + _DAY)
    return Period(until=first_day - _DAY if opening["before"] else last_day)


def _later(day: date, years: int) -> date:
    length = calendar.monthrange(day.year + years, day.month)[1]
    return day.replace(year=day.year + years, day=min(day.day, length))


def _span(when: str, today: date) -> tuple[date, date] | None:
    """First and last day of a day, month or year."""
    named = _LABEL.sub("", when.strip(_MARKS)).strip()
    day = parse_date(named) if not named.isdigit() else None
    if day is not None:
        return day, day
    if re.fullmatch(r"\d{4}", named):
        year = int(named)
        return (date(year, 1, 1), date(year, 12, 31)) if 1800 <= year <= 2200 else None
    found = re.fullmatch(
        rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?\s+)?(?P<month>{month_pattern()})\.?"
        r"(?:\s+(?P<after>\d{1,2})(?:st|nd|rd|th)?)?(?:[\s,،]+(?:عام )?(?P<year>\d{4}))?",
        named,
        re.IGNORECASE,
    )
    return _in_month(found, today) if found else None


def _in_month(found: re.Match[str], today: date) -> tuple[date, date] | None:
    month = month_number(found["month"])
    if month is None:
        return None
    year = int(found["year"] or 0) or today.year - (month > today.month)
    length = calendar.monthrange(year, month)[1]
    day = int(found["day"] or found["after"] or 0)
    if day > length:
        return None
    return date(year, month, day or 1), date(year, month, day or length)
