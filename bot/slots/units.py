"""Units of measure: the words for each, what it measures and how much it is.

One list for all who read figures: whether a figure measures what a question wants
(`bot.slots.measures`), and whether two of them differ (`bot.disagreeing`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

__all__ = ["Measure", "Unit", "unit_behind", "words_for"]

Measure = Literal["count", "time", "money", "share", "extent", "weight", "age"]

# Between a figure and its unit: "2 million dollars", "a 4-day trip", "3 full days".
_MAGNITUDE = (
    r"(?:\s*(?:hundred|thousand|million|billion|trillion|مليون|مليونا?|مليار|ألف|آلاف|تريليون))*"
)
_LEAD_IN = rf"{_MAGNITUDE}[\s-]*(?:(?:full|more|long|US|U\.S\.)\s)?"


@dataclass(frozen=True, slots=True)
class Unit:
    """What something is measured in."""

    of: str
    """What it is a unit of; only figures of one such quantity are compared: "dollar", "length"."""
    scale: float = 1.0
    """How many basic units of that it is: an hour, a metre, a gram."""


def _arabic(words: str) -> str:
    return rf"(?:{words})(?:ا|ين|ان|اً)?"


_ENDS = r"(?:ا|اً|ات)?"
# (measure, what it is a unit of, how many basic units, words). Each must end where a word ends.
_UNITS: tuple[tuple[Measure, str, float, str], ...] = (
    ("time", "time", 1 / 3600, r"seconds?|ثاني(?:ة|تين|تان)|ثواني?"),
    ("time", "time", 1 / 60, r"minutes?|دقيق(?:ة|تين|تان)|دقائق"),
    ("time", "time", 1.0, r"hours?|ساع(?:ة|تين|تان)|ساعات"),
    ("time", "time", 24.0, rf"days?|{_arabic('يوم')}|أيام"),
    ("time", "night", 1.0, r"nights?|ليل(?:ة|تين|تان)|ليالي?"),
    ("time", "weekend", 1.0, "weekends?"),
    ("time", "time", 168.0, rf"weeks?|{_arabic('أسبوع')}|أسابيع"),
    ("time", "time", 730.5, rf"months?|{_arabic('شهر')}|أشهر|شهور"),
    (
        "time",
        "time",
        8766.0,
        rf"years?|سن(?:ة|تين|تان)|سنوات|سنين|{_arabic('عام')}|أعوام",
    ),
    ("time", "time", 87660.0, rf"decades?|{_arabic('عقد')}|عقود"),
    ("time", "time", 876600.0, rf"centur(?:y|ie)s?|{_arabic('قرن')}|قرون"),
    ("money", "dollar", 1.0, rf"dollars?|دولار{_ENDS}"),
    ("money", "euro", 1.0, rf"euros?|يورو{_ENDS}"),
    ("money", "pound", 1.0, rf"pounds?|جنيه{_ENDS}"),
    ("money", "yen", 1.0, rf"yens?|ين{_ENDS}"),
    ("money", "yuan", 1.0, rf"yuans?|يوان{_ENDS}"),
    ("money", "rouble", 1.0, rf"roubles?|rubles?|روبل{_ENDS}"),
    ("money", "rupee", 1.0, rf"rupees?|روبية{_ENDS}"),
    ("money", "riyal", 1.0, rf"riyals?|ريال{_ENDS}"),
    ("money", "dirham", 1.0, rf"dirhams?|درهم{_ENDS}"),
    ("money", "dinar", 1.0, rf"dinars?|دينار{_ENDS}"),
    ("money", "shekel", 1.0, rf"shekels?|شيكل{_ENDS}"),
    ("money", "franc", 1.0, rf"francs?|فرنك{_ENDS}"),
    ("money", "lira", 1.0, rf"liras?|ليرة{_ENDS}"),
    ("money", "peso", 1.0, "pesos?"),
    ("extent", "area", 4046.9, rf"acres?|فدان{_ENDS}"),
    ("extent", "area", 1e4, rf"hectares?|هكتار{_ENDS}"),
    ("extent", "area", 2.59e6, r"sq(?:uare)?\.?[\s-]mi(?:les?)?"),
    ("extent", "area", 1e6, r"sq(?:uare)?\.?[\s-](?:km|kilomet(?:re|er)s?)|km\s?[2²]"),
    ("extent", "area", 0.0929, r"sq(?:uare)?\.?[\s-](?:ft|feet|foot)"),
    ("extent", "area", 1.0, r"sq(?:uare)?\.?[\s-](?:m|met(?:re|er)s?)|m²"),
    ("extent", "length", 1609.3, rf"miles?|ميل{_ENDS}|أميال"),
    ("extent", "length", 1000.0, rf"kilomet(?:re|er)s?|kms?|كيلومتر{_ENDS}|كيلو{_ENDS}"),
    ("extent", "length", 1.0, rf"met(?:re|er)s?|متر{_ENDS}|أمتار"),
    ("extent", "length", 0.3048, rf"foots?|feets?|ft|قدم{_ENDS}|أقدام"),
    ("extent", "length", 0.0254, r"inch(?:e)?s?"),
    ("extent", "length", 0.9144, "yards?"),
    ("extent", "volume", 3.785, "gallons?"),
    ("extent", "volume", 1.0, r"lit(?:re|er)s?"),
    ("extent", "barrel", 1.0, rf"barrels?|برميل{_ENDS}|براميل"),
    ("extent", "degree", 1.0, rf"degrees?|درجة{_ENDS}"),
    ("extent", "speed", 1.609, "mphs?"),
    ("extent", "speed", 1.0, "kphs?"),
    ("extent", "magnitude", 1.0, "magnitudes?"),
    ("extent", "power", 1.0, "megawatts?"),
    ("extent", "power", 1000.0, "gigawatts?"),
    ("weight", "weight", 453.6, rf"pounds?|lbs?|رطل{_ENDS}|أرطال"),
    ("weight", "weight", 28.35, r"ounces?|ozs?"),
    ("weight", "weight", 1.0, rf"gram(?:me)?s?|(?:غرام|جرام){_ENDS}"),
    (
        "weight",
        "weight",
        1000.0,
        rf"kilo(?:gram(?:me)?)?s?|kgs?|(?:كيلوغرام|كيلوجرام|كيلو){_ENDS}",
    ),
    ("weight", "weight", 1e6, rf"ton(?:ne)?s?|طن{_ENDS}|أطنان"),
    ("weight", "weight", 6350.0, "stones?"),
)
_SHARE = r"%|٪|per ?cent\b|percent|في المئة|في المائة|بالمئة|بالمائة"
_SIGN = re.compile(r"(?:US\s?)?([$£€¥₪])\s?$|(USD|EUR|GBP)\s?$")
_CURRENCY = {
    "$": "dollar",
    "USD": "dollar",
    "£": "pound",
    "GBP": "pound",
    "€": "euro",
    "EUR": "euro",
    "¥": "yen",
    "₪": "shekel",
}


@lru_cache(maxsize=8)
def words_for(measure: Measure) -> str:
    """A pattern of all words for units of one measure; empty for what has no units.

    Args:
        measure: What is measured.
    """
    if measure == "share":
        return _SHARE
    words = [words for of, _, _, words in _UNITS if of == measure]
    return rf"(?:{'|'.join(words)})\b" if words else ""


def unit_behind(before: str, after: str) -> dict[Measure, Unit]:
    """What a figure may measure by the sign before it or the unit after it: pounds are two things.

    >>> unit_behind("It took ", " days")
    {'time': Unit(of='time', scale=24.0)}
    >>> sorted(unit_behind("It is ", " pounds"))
    ['money', 'weight']

    Args:
        before: What stands before the figure.
        after: What stands after it.
    """
    if (sign := _SIGN.search(before)) is not None:
        return {"money": Unit(_CURRENCY[sign[1] or sign[2]])}
    found: dict[Measure, Unit] = {}
    for measure, pattern, unit in _behind():
        if measure not in found and pattern.match(after):
            found[measure] = unit
    return found


@lru_cache(maxsize=1)
def _behind() -> tuple[tuple[Measure, re.Pattern[str], Unit], ...]:
    units = tuple(
        (measure, re.compile(rf"{_LEAD_IN}(?:{words})\b", re.I), Unit(of, scale))
        for measure, of, scale, words in _UNITS
    )
    return (*units, ("share", re.compile(rf"{_LEAD_IN}(?:{_SHARE})", re.I), Unit("share")))
