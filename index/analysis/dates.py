"""Calendar words: months, weekdays, and dates in digits.

Keys: `@2023-10-07`, `@-10-07` without a year, `@2023-10`, `@-10`, `@2023`, `@1990s`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from index.analysis.normalise import fold

__all__ = ["Day", "day_keys", "decade", "months", "read_numeric", "weekdays", "year"]

_NUMERIC = re.compile(r"^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})$")
_DAYS_IN = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DECADE = re.compile(r"^(\d{3}0)s$")
_DECADES_AR = {
    fold(word): f"19{tens}0s"
    for tens, words in {
        2: "عشرينيات العشرينيات العشرينات",
        3: "ثلاثينيات الثلاثينيات الثلاثينات",
        4: "أربعينيات الأربعينيات الأربعينات",
        5: "خمسينيات الخمسينيات الخمسينات",
        6: "ستينيات الستينيات الستينات",
        7: "سبعينيات السبعينيات السبعينات",
        8: "ثمانينيات الثمانينيات الثمانينات",
        9: "تسعينيات التسعينيات التسعينات",
    }.items()
    for word in words.split()
}

# Beside CLDR's: Levantine, Maghreb and older spellings; two-word names stand with a blank.
_MORE_MONTHS: dict[str, dict[int, tuple[str, ...]]] = {
    "en": {9: ("sept",)},
    "ar": {
        1: ("كانون الثاني", "جانفي"),
        2: ("شباط", "فيفري"),
        3: ("آذار", "اذار"),
        4: ("نيسان", "ابريل", "افريل"),
        5: ("أيار", "ايار", "ماي"),
        6: ("حزيران", "يونيه", "جوان"),
        7: ("تموز", "يوليه", "جويلية"),
        8: ("آب", "اوت"),
        9: ("أيلول", "ايلول"),
        10: ("تشرين الأول", "تشرين الاول"),
        11: ("تشرين الثاني",),
        12: ("كانون الأول", "كانون الاول"),
    },
}


class Day(NamedTuple):
    """A calendar day of which parts may be missing (0)."""

    year: int
    month: int
    day: int


@cache
def months(language: str) -> dict[tuple[str, ...], int]:
    """Month number by folded name (one or two words); empty where CLDR has no such language."""
    names: dict[tuple[str, ...], int] = {}
    for width, table in _calendar(language, "months"):
        for number, name in table.items():
            words = _name(name)
            if words and (width == "wide" or len(words[0]) >= 3):
                names[words] = int(number)
    for number, more in _MORE_MONTHS.get(language, {}).items():
        names.update((_name(name), number) for name in more)
    return names


@cache
def weekdays(language: str) -> dict[str, str]:
    """English name of the weekday by folded name."""
    english = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    return {
        words[0]: english[int(number)]
        for width, table in _calendar(language, "days")
        for number, name in table.items()
        if width == "wide" and len(words := _name(name)) == 1
    }


def _name(name: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in name.replace(".", "").split())


def _calendar(language: str, field: str) -> list[tuple[str, Any]]:
    from babel import Locale, UnknownLocaleError  # tens of milliseconds: only when asked

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return []
    table: Any = locale.months if field == "months" else locale.days
    widths = ("abbreviated", "wide") if language != "ar" else ("wide",)
    return [(w, table[form][w]) for form in ("format", "stand-alone") for w in widths]


def year(value: str) -> bool:
    """Whether canonical digits may be a year."""
    return len(value) == 4 and value.isdigit() and "1000" <= value <= "2199"


def decade(folded: str) -> str | None:
    """Key of a decade: 1990s, التسعينيات."""
    match = _DECADE.match(folded)
    return f"@{match[1]}s" if match else _prefixed(_DECADES_AR.get(folded))


def _prefixed(value: str | None) -> str | None:
    return f"@{value}" if value else None


def read_numeric(folded: str, *, month_first: bool) -> tuple[Day, ...]:
    """Days that digits such as 2023-10-07 or 07/10/2023 may mean, the likelier first."""
    match = _NUMERIC.match(folded)
    if match is None:
        return ()
    first, second, third = int(match[1]), int(match[2]), int(match[3])
    if len(match[1]) == 4:
        days = [Day(first, second, third)]
    else:
        days = [Day(third, second, first), Day(third, first, second)]
        if month_first:
            days.reverse()
    return tuple(dict.fromkeys(day for day in days if _exists(day)))


def _exists(day: Day) -> bool:
    return 1 <= day.month <= 12 and 1 <= day.day <= _DAYS_IN[day.month - 1] and day.year >= 1000


def day_keys(day: Day) -> tuple[tuple[str, float], ...]:
    """Keys of a day with how surely each stands for it."""
    if day.day:
        short = (f"@-{day.month:02}-{day.day:02}", 0.8 if day.year else 1.0)
        if not day.year:
            return (short, (f"@-{day.month:02}", 0.4))
        month = f"@{day.year}-{day.month:02}"
        return ((f"{month}-{day.day:02}", 1.0), short, (month, 0.5))
    if day.year:
        return ((f"@{day.year}-{day.month:02}", 1.0), (f"@-{day.month:02}", 0.5))
    return ((f"@-{day.month:02}", 1.0),)
