"""The written forms of a full date, and where they stand in a text.

A date without its year is no date here: the year is never supplied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import lru_cache

from corpus.article import Span
from corpus.calendar_names import day_pattern, flatten, month_number, month_pattern

__all__ = ["is_date_line", "may_hold_date", "parse_date", "written_dates"]

_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_LONGEST_VALUE = 200
_EPOCH_UNITS = {9: 1, 10: 1, 13: 10**3, 16: 10**6, 19: 10**9}
_YEAR = re.compile(r"\d{4}")
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:[T ]?\d{4}(?:\d{2})?(?:\.\d+)?Z?)?")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_TIME = (
    r"(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\.\d+)?"
    r"|\d{1,2}(?=\s*[ap]\.?m))\s*(?:[ap]\.?\s?m\b\.?|صباحا|مساء|[صم]\b)?"
)
_ZONE = r"(?:GMT|UTC|Z|E[SD]?T|C[SD]?T|M[SD]T|P[SD]?T|BST|CEST|CET|IST|[+-]\d{1,2}:?\d{2})"
_GLUE = r"at|on|of|the|في|يوم|الساعه|بتاريخ|تمام|التوقيت|بتوقيت|غرينتش|جرينتش|عند"


def parse_date(value: str) -> date | None:
    """Read the date a field gives, or None when it gives none in full.

    Takes ISO 8601, RFC 2822, seconds or milliseconds since 1970 (UTC), and dates written out in
    English or Arabic. `11/07/2023`, which is two different days to two readers, is no date.

    Example:
        >>> parse_date("٧ تشرين الثاني ٢٠٢٣"), parse_date("October 7")
        (datetime.date(2023, 11, 7), None)
    """
    value = value.strip()
    if not value or len(value) > _LONGEST_VALUE:
        return None
    if _NUMBER.fullmatch(value) or _COMPACT.fullmatch(value):
        return _numeric(value)
    return next((day for day, _ in written_dates(value)), None)


def written_dates(text: str) -> Iterator[tuple[date, Span]]:
    """Yield every full date written in `text` with its place, in order."""
    if not may_hold_date(text):
        return
    last = 0
    for match in _forms().finditer(flatten(text)):
        day = _read(match)
        if day is not None and match.start() >= last:
            last = match.end()
            yield day, Span(start=match.start(), end=match.end())


def may_hold_date(text: str) -> bool:
    """Tell at little cost whether a text has the figures that every form of a date has."""
    return bool(_YEAR.search(text) and _DAY.search(text))


def is_date_line(line: str) -> bool:
    """Tell whether a line holds a full date and nothing else but a weekday and a time."""
    if len(line) > _LONGEST_VALUE:
        return False
    found = [span for _, span in written_dates(line)]
    if not found:
        return False
    rest = line
    for span in reversed(found):
        rest = f"{rest[: span.start]} {rest[span.end :]}"
    return not any(map(str.isalnum, _beside().sub(" ", flatten(rest))))


def _numeric(value: str) -> date | None:
    compact = _COMPACT.fullmatch(value)
    if compact:
        day = _day(*map(int, compact.groups()))
        if day is not None:
            return day
    whole = value.partition(".")[0]
    unit = _EPOCH_UNITS.get(len(whole))
    if unit is None and len(whole) == 12:
        unit = _EPOCH_UNITS[13]
    if unit is None:
        return None
    try:
        moment = datetime.fromtimestamp(int(whole) / unit, tz=UTC)
    except (OverflowError, OSError, ValueError):
        return None
    return _day(moment.year, moment.month, moment.day)


def _read(match: re.Match[str]) -> date | None:
    part = match.groupdict()
    if part["y1"]:
        return _day(int(part["y1"]), int(part["m1"]), int(part["d1"]))
    if part["y2"]:
        return _unordered(int(part["a2"]), int(part["b2"]), int(part["y2"]), part["sep2"])
    which = "3" if part["y3"] else "4"
    month = month_number(part[f"m{which}"])
    twin = part.get(f"n{which}")
    # "نوفمبر (تشرين الثاني)": both names must mean the same month.
    if month is None or (twin and month_number(twin) != month):
        return None
    return _day(int(part[f"y{which}"]), month, int(part[f"d{which}"]))


def _unordered(first: int, second: int, year: int, separator: str) -> date | None:
    if separator == ".":
        return _day(year, second, first)
    if first == second:
        return _day(year, first, second)
    if first > 12:
        return _day(year, second, first)
    if second > 12:
        return _day(year, first, second)
    return None


def _day(year: int, month: int, day: int) -> date | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=1)
def _forms() -> re.Pattern[str]:
    month = month_pattern()
    twin = rf"(?:\s*[/(]\s*(?P<n{{n}}>{month})\s*\)?)?"
    # A year may run into the time that follows it: "November 15, 20231:02 AM".
    year = r"(?P<y{n}>\d{{4}})(?:(?!\d)|(?=\d{{1,2}}:\d{{2}}))"
    iso = r"(?<![\d/.-])(?P<y1>\d{4})(?P<sep1>[-/.])(?P<m1>\d{1,2})(?P=sep1)(?P<d1>\d{1,2})(?!\d)"
    slashed = (
        r"(?<![\d/.-])(?P<a2>\d{1,2})\s?(?P<sep2>[-/.])\s?(?P<b2>\d{1,2})\s?(?P=sep2)\s?"
        r"(?P<y2>\d{4})(?![\d/-])"
    )
    day_first = (
        r"(?<![\d:.])(?P<d3>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?:of\s+|من\s+|شهر\s+)*"
        rf"(?P<m3>{month})\b\.?{twin.format(n=3)}[\s,،-]+(?:من\s+|عام\s+|سنه\s+|العام\s+)*"
        + year.format(n=3)
    )
    month_first = (
        rf"\b(?P<m4>{month})\b\.?\s+(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?\s*[,،]?\s+" + year.format(n=4)
    )
    return re.compile("|".join((iso, slashed, day_first, month_first)), re.IGNORECASE)


@lru_cache(maxsize=1)
def _beside() -> re.Pattern[str]:
    return re.compile(
        rf"{_TIME}|\b(?:{_ZONE}|{day_pattern()}|{_GLUE})\b|[مﻫه]ـ?(?=\s|$)", re.IGNORECASE
    )
