"""What a figure measures, and whether it says at least, at most or about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

__all__ = ["Bound", "Measure", "bound_of", "measure_asked", "measure_of"]

Bound = Literal["", "least", "most", "about"]

_HOURS = {
    "second": 1 / 3600,
    "minute": 1 / 60,
    "hour": 1.0,
    "day": 24.0,
    "week": 168.0,
    "month": 730.5,
    "year": 8766.0,
    "decade": 87660.0,
    "دقيق": 1 / 60,
    "ساع": 1.0,
    "يوم": 24.0,
    "أيام": 24.0,
    "أسبوع": 168.0,
    "أسابيع": 168.0,
    "شهر": 730.5,
    "أشهر": 730.5,
    "عام": 8766.0,
    "أعوام": 8766.0,
    "سن": 8766.0,
}
_TIME = re.compile(
    r"[\s-]?(?:(second|minute|hour|day|week|month|year|decade)s?\b"
    r"|(دقيق|ساع|سن)(?:ة|ات|وات|ائق)\b|(يوم|أسبوع|شهر|عام)(?:ا|اً)?\b"
    r"|(أيام|أسابيع|أشهر|أعوام)\b)",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\s?(?:%|٪|per ?cent|في المئة|في المائة|بالمئة|بالمائة)", re.IGNORECASE)
_SIGN = re.compile(r"(?:US)?([$£€¥₪])\s?$")
_MONEY = re.compile(
    r"\s(dollar|euro|pound|yen|yuan|rouble|rupee|riyal|dirham|dinar|shekel|franc|peso"
    r"|دولار|يورو|جنيه|ريال|درهم|دينار|شيكل|ليرة)",
    re.IGNORECASE,
)
_CURRENCY = {"$": "dollar", "£": "pound", "€": "euro", "¥": "yen", "₪": "shekel"}
_EXTENT = re.compile(
    r"[\s-]?(mile|met(?:re|er)|kilomet(?:re|er)|km|mi|m|foot|feet|ft|inch|yard|acre|hectare"
    r"|ton|tonne|kg|kilogram|degree|sq|square|ha|ميل|متر|كيلومتر|طن|هكتار|درجة)s?\b",
    re.IGNORECASE,
)
_LEAST = re.compile(
    r"(?:more than|over|at least|exceed(?:s|ed|ing)?|above|no fewer than|upwards? of"
    r"|أكثر من|ما لا يقل عن|على الأقل)\s*(?:US)?[$£€¥₪]?\s?$",
    re.IGNORECASE,
)
_MOST = re.compile(
    r"(?:up to|at most|fewer than|less than|under|no more than|as (?:many|much) as"
    r"|أقل من|ما يصل إلى)\s*(?:US)?[$£€¥₪]?\s?$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:about|around|nearly|almost|some|roughly|approximately|close to|estimated"
    r"|نحو|حوالي|قرابة|زهاء|ما يقرب من)\s*(?:US)?[$£€¥₪]?\s?$",
    re.IGNORECASE,
)
_ASKED = (
    ("time", r"\bhow (?:long|old)\b|\bhow many (?:more )?(?:second|minute|hour|day|week|month|year)"
             r"|كم (?:من الوقت|استمر|استغرق|دام|يوم|ساع|سن|شهر|عام|أسبوع)|مدة"),
    ("money", r"\bhow much\b(?! (?:of|time|water|food|land|space))|\bhow many (?:dollars|euros)\b"
              r"|\b(?:income|salary|price|cost|budget)\b|قيمة|سعر|تكلفة|مبلغ|ثمن"),
    ("share", r"\bpercent|\bper cent\b|\bwhat (?:share|proportion)\b|نسبة"),
    ("extent", r"\bhow (?:far|tall|deep|wide|heavy|high|big|large)\b"
               r"|\b(?:height|length|weight|area|distance|size)\b|كم (?:تبعد|يبعد)"),
)  # fmt: skip
_WANTED = tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in _ASKED)


@dataclass(frozen=True, slots=True)
class Measure:
    """A kind of measure, its unit and how many basic units that is."""

    kind: str
    """`count`, `time`, `money`, `share` or `extent`."""
    unit: str = ""
    """Two figures of other units are not compared."""
    scale: float = 1.0


def measure_asked(question: str) -> str:
    """The kind of measure that a question wants; empty where it counts.

    >>> measure_asked("How many days was she in office?")
    'time'
    """
    return next((kind for kind, words in _WANTED if words.search(question)), "")


def measure_of(text: str, start: int, end: int) -> Measure:
    """What the figure that stands there measures.

    >>> measure_of("for 45 days", 4, 6)
    Measure(kind='time', unit='', scale=24.0)

    Args:
        text: A sentence.
        start: First code point of the figure.
        end: One past its last.
    """
    if (match := _TIME.match(text, end)) is not None:
        unit = next(g for g in match.groups() if g).casefold()
        return Measure("time", scale=_HOURS[unit])
    if _SHARE.match(text, end):
        return Measure("share")
    if (sign := _SIGN.search(text[:start])) is not None:
        return Measure("money", _CURRENCY[sign[1]])
    if (match := _MONEY.match(text, end)) is not None:
        return Measure("money", match[1].casefold())
    if (match := _EXTENT.match(text, end)) is not None:
        return Measure("extent", match[1].casefold()[:2])
    return Measure("count")


def bound_of(text: str, start: int) -> Bound:
    """Whether the figure that begins there is told as a least, a most, or about so.

    >>> bound_of("more than 1,200 died", 10)
    'least'
    """
    before = text[:start]
    if _LEAST.search(before):
        return "least"
    if _MOST.search(before):
        return "most"
    return "about" if _ABOUT.search(before) else ""
