"""Month and day names of English and Arabic, from CLDR.

Arabic has three sets of month names: the Egyptian (نوفمبر), the Levantine (تشرين الثاني) and the
Maghrebi (نونبر); news uses all of them, and often two at once.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import cast

__all__ = ["day_pattern", "flatten", "month_number", "month_pattern"]

_LOCALES = ("en", "ar", "ar_LB", "ar_DZ", "ar_MA", "ar_MR")
_ABBREVIATED = ("en",)
# Written in newspapers, absent from CLDR; spelled as `flatten` leaves them.
_EXTRA = {"sept": 9, "اب": 8, "ايار": 5, "مايس": 5, "اذار": 3}
_FLAT = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "\u00a0": " "})


def flatten(text: str) -> str:
    """Return `text` with Arabic letter variants unified, character for character.

    The length stays, so that offsets in the result are offsets in `text`.
    """
    return text.translate(_FLAT)


def month_number(name: str) -> int | None:
    """Return 1 to 12 for a month's name in English or Arabic."""
    return _months().get(" ".join(flatten(name).casefold().split()))


@lru_cache(maxsize=1)
def month_pattern() -> str:
    """Return a pattern that matches any month's name in a flattened text."""
    return _alternatives(_months())


@lru_cache(maxsize=1)
def day_pattern() -> str:
    """Return a pattern that matches any weekday's name in a flattened text."""
    names: set[str] = set()
    for locale in ("en", "ar"):
        for width in ("wide", "abbreviated"):
            names.update(_names(locale, "days", width).values())
    return _alternatives({flatten(name).casefold(): 0 for name in names})


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    found = dict(_EXTRA)
    for locale in _LOCALES:
        for width in ("wide", "abbreviated") if locale in _ABBREVIATED else ("wide",):
            for number, name in _names(locale, "months", width).items():
                found.setdefault(flatten(name).casefold().strip("."), number)
    return found


def _names(locale: str, what: str, width: str) -> dict[int, str]:
    # Late: reading dates is the only thing that needs CLDR, and an unchanged folder reads none.
    from babel import Locale

    data = getattr(Locale.parse(locale), what)["format"][width]
    return cast("dict[int, str]", dict(data.items()))


def _alternatives(names: dict[str, int]) -> str:
    longest_first = sorted(names, key=len, reverse=True)
    return "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in longest_first)
