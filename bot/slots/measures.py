"""What a question wants measured, and what a number in a text measures.

"How tall" is not answered by "37 feet wide", nor "how much does it weigh" by "$40", nor "how old is
she" by "three bridges".
"""

from __future__ import annotations

import re
from typing import Literal

from bot.slots.units import Measure, unit_behind, words_for

__all__ = ["compared_measure", "measures", "one_of_time", "wanted_measure"]

_VERB = r"(?:[يت]\w{3,}|كان|كانت|بلغ|بلغت|قضى|قضت|كلف|كلفت|دفع|دفعت|استغرق|دام|دامت)\b"
_TIME = words_for("time")
_OLD = re.compile(
    r"[\s-]*(?:year|month|week|day)s?[\s-]*olds?\b|\s?(?:عاماً?|سنة|سنوات|ربيعا)\b", re.I
)
_AGED = re.compile(
    r"\b(?:aged?|age of|turn(?:s|ed|ing)?|(?:is|was|he's|she's) (?:just |only |now )?)\s?$"
    r"|(?:العمر|عمره|عمرها|سن)\s$",
    re.I,
)
_ASIDE, _ASIDE_ENDS = re.compile(r"\w[,(]\s?$|\w\s\($"), re.compile(r"\s?[,).;]|$")
_WAY = re.compile(
    r"[\s-]*[a-z]+[\s-]+(?:in\s)?(?P<way>wide|width|across|diameter|tall|high|height|deep|depth|long|length|away)\b",
    re.I,
)
_WAYS = (
    (re.compile(r"\bhow (?:tall|high)\b", re.I), ("tall", "high", "height")),
    (re.compile(r"\bhow wide\b", re.I), ("wide", "width", "across", "diameter")),
    (re.compile(r"\bhow deep\b", re.I), ("deep", "depth")),
)

# Wordings that want any figure at all come last: "how much", "what was the total".
_WORDINGS: tuple[tuple[Measure | Literal["any"], str], ...] = (
    ("age", r"\bhow old\b|\bat what age\b|كم (?:عمر|سن)|ما (?:هو )?عمر"),
    (
        "time",
        rf"\bhow (?:long|often)\b|\bhow many (?:more )?(?:{_TIME})|(?:^|\s)[وف]?كم (?:{_TIME})"
        r"|كم (?:من الوقت|استمر|استغرق|دام|مضى)|مدة",
    ),
    ("weight", r"\bhow (?:heavy\b|much\b.*\bweigh)|كم (?:يزن|تزن|وزن)"),
    (
        "money",
        r"\bhow much (?:money|cash|funding)\b|\bhow many (?:dollars|euros|pounds)\b"
        r"|\bhow much\b.*\b(?:costs?|earns?|earned|pay|pays|paid|spend|spent|spending|worth"
        r"|charges?|charged|owes?|owed|invest(?:ed|ing)?|donated?|fined?|priced?|raised|borrow(?:ed)?|sell|sold|bought"
        r"|salary|fine|budget)\b|\bhow (?:expensive|cheap)\b"
        r"|قيمة|سعر|تكلفة|مبلغ|ثمن|غرامة|راتب|كم (?:كلف|دفع|يدفع|يتقاضى|تبلغ الغرامة)",
    ),
    (
        "share",
        r"\bpercent|\bper cent\b|\bwhat (?:share|proportion|portion|fraction)\b"
        r"|\b(?:inflation|interest|unemployment|growth|tax|literacy|birth) rate\b|نسبة",
    ),
    (
        "extent",
        r"\bhow (?:far|tall|deep|wide)\b|\bhow high (?:is|was) (?:the|a)\b.*\b(?:mountain|tower"
        r"|wall|tree|building|fence|dam|peak)\b|كم (?:تبعد|يبعد|طول|ارتفاع|عرض|مساحة)",
    ),
    ("any", r"(?:^|\s)[وف]?كم (?:حجم|كمية|سرعة|درجة)"),
    ("count", rf"\bhow many\b|\bnumber of\b|\btoll\b|عدد|حصيلة|(?:^|\s)[وف]?كم (?!{_VERB})"),
    ("any", r""),
)
_WANTED = tuple((measure, re.compile(words, re.IGNORECASE)) for measure, words in _WORDINGS)
# What a question leaves open that two figures are compared by: a price is no number of people.
_COMPARED: tuple[tuple[Measure, re.Pattern[str]], ...] = (
    ("money", re.compile(r"\bhow much\b(?! (?:of|time|water|food|land|space))", re.I)),
    ("money", re.compile(r"\b(?:income|salary|price|cost|budget)\b", re.I)),
    ("weight", re.compile(r"\bweight\b", re.I)),
    (
        "extent",
        re.compile(r"\bhow (?:high|big|large)\b|\b(?:height|length|area|distance|size)\b", re.I),
    ),
)
_ONE_OF_TIME = re.compile(
    rf"\b(?:an?|half an?|the past|the last|a full) (?:{_TIME})"
    r"|(?<!\w)(?:يومين|أسبوعين|اسبوعين|شهرين|عامين|سنتين|ساعتين|ليلتين|دقيقتين|عقدين|قرنين)(?!\w)"
    r"|(?:قبل|منذ|لمدة|مدة|بعد) (?:نحو )?(?:يوم|أسبوع|شهر|عام|سنة|ساعة|عقد|قرن)(?!\w)",
    re.I,
)


def wanted_measure(asking: str) -> Measure | Literal["any"]:
    """What a question for a number wants measured.

    >>> wanted_measure("How much does it weigh?"), wanted_measure("How much is left?")
    ('weight', 'any')
    >>> wanted_measure("How old is she?"), wanted_measure("How many people were hurt?")
    ('age', 'count')
    """
    return next((m for m, pattern in _WANTED if pattern.search(asking)), "count")


def compared_measure(asking: str) -> Measure:
    """What two figures must both measure to be compared as answers.

    >>> compared_measure("What is the area of the lake?"), compared_measure("How old is she?")
    ('extent', 'time')

    Args:
        asking: The question.
    """
    wanted = wanted_measure(asking)
    if wanted == "any":
        return next((m for m, pattern in _COMPARED if pattern.search(asking)), "count")
    return "time" if wanted == "age" else wanted


def measures(before: str, after: str, asking: str) -> frozenset[Measure]:
    """What a number measures by the text around it; nothing when that is otherwise than asked.

    Args:
        before: What stands before the number.
        after: What stands after it.
        asking: The question: a width is no height.
    """
    found: set[Measure] = set(unit_behind(before, after))
    if _OLD.match(after) or _AGED.search(before):
        found.add("age")
    elif _ASIDE.search(before) and _ASIDE_ENDS.match(after):
        found.add("age")
        found.add("count")
    way = _WAY.match(after)
    ways = next((ways for pattern, ways in _WAYS if pattern.search(asking)), None)
    if "extent" in found and way and ways and way["way"].casefold() not in ways:
        return frozenset()
    return frozenset(found or {"count"})


def one_of_time(text: str) -> bool:
    """Whether a length of time is told without a figure: "a week", يومين."""
    return bool(_ONE_OF_TIME.search(text))
