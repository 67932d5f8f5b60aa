"""Numbers that count what a question asks to be counted.

"How many trucks" is not answered by "four days" nor by "10,000 people". A number of a sentence is
read with what it measures (time, money, a share) or with the noun it counts, and compared with what
the question wants measured or counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.asking import Asked
from bot.matching import Matcher, Piece, Reading
from index.analysis.terms import Unit

__all__ = ["figure_kind"]

_Measure = Literal["count", "time", "money", "share", "extent"]

_TIME = (
    r"(?:second|minute|hour|day|night|week|weekend|month|year|decade|centur(?:y|ie))s?\b"
    r"|(?:ثاني|دقيق|ساع|ليل|سن)(?:ة|تين|تان)\b|(?:ثواني?|دقائق|ساعات|ليالي?|سنوات|سنين|عقود|قرون)\b"
    r"|(?:يوم|أسبوع|شهر|عام|عقد|قرن)(?:ا|ين|ان|اً)?\b|(?:أيام|أسابيع|أشهر|شهور|أعوام)\b"
)
_MONEY = (
    r"(?:dollar|euro|pound|yen|yuan|rouble|ruble|rupee|riyal|dirham|dinar|shekel|franc|lira|peso)s?\b"
    r"|(?:دولار|يورو|جنيه|ين|يوان|روبل|روبية|ريال|درهم|دينار|شيكل|فرنك|ليرة)(?:ا|اً|ات)?\b"
)
_SHARE = r"%|٪|per ?cent\b|percent|في المئة|في المائة|بالمئة|بالمائة"
_EXTENT = (
    r"(?:mile|metre|meter|kilomet(?:re|er)|km|foot|feet|inch(?:e)?|yard|acre|hectare|ton|tonne|kilogram|kg"
    r"|gallon|lit(?:re|er)|degree|mph|magnitude)s?\b"
    r"|(?:ميل|متر|كيلومتر|كيلو|قدم|فدان|هكتار|طن|درجة)(?:ا|اً|ات)?\b|(?:أميال|أمتار|أقدام|أطنان)\b"
)
_MAGNITUDE = (
    r"(?:\s*(?:hundred|thousand|million|billion|trillion|مليون|مليونا?|مليار|ألف|آلاف|تريليون))*"
)
_VERB = r"(?:[يت]\w{3,}|كان|كانت|بلغ|بلغت|قضى|قضت|كلف|كلفت|دفع|دفعت|استغرق|دام|دامت)\b"
_UNITS: dict[_Measure, str] = {
    "time": _TIME,
    "money": _MONEY,
    "share": _SHARE,
    "extent": _EXTENT,
}
_FOLLOWED = tuple(
    (measure, re.compile(rf"{_MAGNITUDE}[\s-]*(?:(?:full|more|long|US|U\.S\.)\s)?(?:{unit})", re.I))
    for measure, unit in _UNITS.items()
)
_SIGN = re.compile(r"(?:[$£€¥₪]|US\$|USD|EUR|GBP)\s?$")

# Wordings that want any figure at all come last: "how much", "what was the total".
_WORDINGS: tuple[tuple[_Measure | Literal["any"], str], ...] = (
    (
        "time",
        rf"\bhow (?:long|often)\b|\bhow many (?:more )?(?:{_TIME})|(?:^|\s)[وف]?كم (?:{_TIME})"
        r"|كم (?:من الوقت|استمر|استغرق|دام|مضى)|مدة",
    ),
    (
        "money",
        r"\bhow much (?:money|cash|funding)\b|\bhow many (?:dollars|euros|pounds)\b"
        r"|قيمة|سعر|تكلفة|مبلغ|ثمن|كم (?:كلف|دفع)",
    ),
    (
        "share",
        r"\bpercent|\bper cent\b|\bwhat (?:share|proportion|portion|fraction)\b"
        r"|\b(?:inflation|interest|unemployment|growth|tax|literacy|birth) rate\b|نسبة",
    ),
    ("extent", r"\bhow (?:far|tall|deep|wide|heavy)\b|كم (?:تبعد|يبعد)"),
    ("count", rf"\bhow many\b|\bnumber of\b|\btoll\b|عدد|حصيلة|(?:^|\s)[وف]?كم (?!{_VERB})"),
    ("any", r""),
)
_WANTED = tuple((measure, re.compile(words, re.IGNORECASE)) for measure, words in _WORDINGS)
_ANYONE = re.compile(
    r"^(?:people|persons?|victims?|dead|deaths?|casualt(?:y|ies)|fatalit(?:y|ies)|killed|died|die|lives"
    r"|toll|population|inhabitants|others|شخصا?ً?|[اأ]شخاص|ال?قتيلا?ً?|ال?قتلى|ال?ضحايا|ال?شهداء|ال?وفيات|سكان"
    r"|السكان|نسمة|حصيلة|الناس|قتلوا?|ماتوا?)$",
    re.I,
)
_SOMEONE = re.compile(
    r"^(?:people|persons?|men|women|children|civilians?|soldiers?|troops|fighters?|militants?|dead"
    r"|hostages?|prisoners?|detainees?|refugees?|migrants?|workers?|employees?|passengers?|students?"
    r"|residents?|citizens?|victims?|protesters?|officers?|nationals|voters|patients|doctors|lives"
    r"|journalists?|inhabitants|deaths|casualties|fatalities|killed|families|souls|boys|girls"
    r"|شخصا?ً?|[اأ]شخاص|رجلا?|رجال|نساء|امرأة|أطفال|طفلا?ً?|مدنيا?ً?|مدنيين|مدني|جنديا?ً?|جنود|قتيلا?ً?|قتلى|شهيدا?ً?"
    r"|شهداء|ضحية|ضحايا|رهينة|رهائن|أسيرا?|أسرى|لاجئا?|لاجئين|عاملا?|عمال|راكبا?|ركاب|طالبا?|مواطنا?|نسمة)$",
    re.I,
)
_NOT_COUNTING = frozenset(
    [
        "one",
        "ones",
        "once",
        "another",
        "second",
        "first",
        "third",
        "واحد",
        "واحدة",
        "أحد",
        "إحدى",
        "احد",
    ]
)
_ONE_OF_TIME = re.compile(
    rf"\b(?:an?|half an?|the past|the last|a full) (?:{_TIME})"
    r"|(?<!\w)(?:يومين|أسبوعين|اسبوعين|شهرين|عامين|سنتين|ساعتين|ليلتين|دقيقتين|عقدين|قرنين)(?!\w)"
    r"|(?:قبل|منذ|لمدة|مدة|بعد) (?:نحو )?(?:يوم|أسبوع|شهر|عام|سنة|ساعة|عقد|قرن)(?!\w)",
    re.I,
)
_SOME = re.compile(
    r"\b(?:dozens|scores|hundreds|thousands|millions|billions|both|twice|half|majority|most of"
    r"|nothing|none|nobody|no one|many times|rarely|never|always)\b"
    r"|(?<!\w)(?:عشرات|مئات|آلاف|ملايين|مليارات|نصف|مرتين|معظم|غالبية|نادرا)(?!\w)",
    re.I,
)
_LASTING = re.compile(
    r"\b(?:since|from \d{4}|between \d{4})\b|(?<!\w)(?:منذ|من عام|بين عامي)(?!\w)", re.I
)
_PAIR = re.compile(r"\w{3,}ت(?:ين|ان)$")

# How sure it is that a number is the one asked for.
_SURELY, _FARTHER_OFF, _UNSAID, _OTHERWISE = 1.0, 0.8, 0.7, 0.25
_AFTER = 5  # words after a number among which what it counts is looked for
_KIN = 0.42  # cosine of words that may count one thing


@dataclass(frozen=True, slots=True, kw_only=True)
class _Figure:
    measure: _Measure
    counted: tuple[Unit, ...]
    """Content words after it up to the first function word, the nearest first."""
    farther: tuple[Unit, ...]
    """Further content words among the next few."""


def figure_kind(
    asked: Asked, question: str, pieces: Sequence[Piece], reading: Reading, text: str
) -> float:
    """How surely a number of the sentence is the one asked for, in [0, 1].

    1 for one that measures or counts what is asked, 0.7 for one that says not what it counts, 0.25
    for one that counts something else, 0 for none or for one of another measure.
    """
    asking = question[slice(*asked.focus)] if asked.focus[1] else question
    wanted = next((m for m, pattern in _WANTED if pattern.search(asking)), "count")
    if wanted in ("time", "any") and _ONE_OF_TIME.search(text):
        return _SURELY
    said = {t.key for p in pieces for t in p.unit.terms}
    figures = _figures(reading, text, said)
    if wanted == "any" and figures:
        return _SURELY
    if wanted != "count":
        if any(f.measure == wanted for f in figures):
            return _SURELY
        if wanted == "time" and _LASTING.search(text):
            return _UNSAID
        bare = any(f.measure in ("count", "extent") for f in figures)
        return _OTHERWISE if bare or _SOME.search(text) else 0.0
    heads = _heads(asked, pieces, question)
    best = max((_counts(f, heads, reading, asking) for f in figures), default=0.0)
    if best < _SURELY and heads and _a_pair(heads, reading):
        return _SURELY
    if best < _FARTHER_OFF and _SOME.search(text):
        return max(best, _UNSAID)
    return best


def _figures(reading: Reading, text: str, said: set[str]) -> list[_Figure]:
    units = reading.analysis.units
    days = [u for u in units if u.parts > 1 and any(t.kind == "date" for t in u.terms)]
    whole = [u for u in units if u.parts > 1 and any(t.kind == "number" for t in u.terms)]
    words = [u for u in units if u.parts == 1]
    found = []
    for at, unit in enumerate(words):
        if not _is_number(unit) or any(t.key in said for t in unit.terms):
            continue
        if _inside(unit, days) or _is_year(unit):
            continue
        last = next((u for u in whole if u.start <= unit.start and unit.end <= u.end), unit)
        if (
            last is not unit
            and at
            and _is_number(words[at - 1])
            and words[at - 1].start >= last.start
        ):
            continue  # "two hundred": read at its first word
        if last is unit and unit.text.casefold() in _NOT_COUNTING:
            continue
        after = [u for u in words[at + 1 : at + 3 + _AFTER] if u.start >= last.end][:_AFTER]
        found.append(_read(unit, last.end, after, text))
    return found


def _is_number(unit: Unit) -> bool:
    return any(t.kind == "number" for t in unit.terms)


def _inside(unit: Unit, phrases: Sequence[Unit]) -> bool:
    return any(p.start <= unit.start and unit.end <= p.end for p in phrases)


def _is_year(unit: Unit) -> bool:
    return any(t.kind == "date" for t in unit.terms)


def _read(unit: Unit, end: int, after: Sequence[Unit], text: str) -> _Figure:
    rest = text[end : end + 40]
    measure: _Measure = next((m for m, pattern in _FOLLOWED if pattern.match(rest)), "count")
    if _SIGN.search(text[: unit.start]):
        measure = "money"
    stop = next((n for n, u in enumerate(after) if not u.content), len(after))
    return _Figure(
        measure=measure,
        counted=tuple(after[:stop]),
        farther=tuple(u for u in after[stop:] if u.content),
    )


def _heads(asked: Asked, pieces: Sequence[Piece], question: str) -> list[Piece]:
    """What is to be counted: the words right after "how many"."""
    after = [p for p in pieces if p.unit.start >= asked.frame[1] and p.unit.parts == 1]
    heads: list[Piece] = []
    end = asked.frame[1]
    for piece in after[:3]:
        if question[end : piece.unit.start].strip(" -'’") not in ("", "of the", "of", "the", "من"):
            break
        heads.append(piece)
        end = piece.unit.end
    return heads


def _counts(figure: _Figure, heads: Sequence[Piece], reading: Reading, asking: str) -> float:
    named = [h for h in heads if _named(h.unit)]
    others = [u for u in figure.counted if _named(u)]
    if named and others and not any(_same(h, u, reading) for h in named for u in others):
        return 0.0  # Norlanders are not Suderlanders
    if any(_same(h, u, reading) for h in heads for u in figure.counted):
        return _SURELY  # also of "how many miles"
    if figure.measure != "count":
        return 0.0
    anyone = _anyone(heads, asking)
    if not heads and not anyone:
        return _UNSAID
    if anyone and any(_SOMEONE.match(u.text) or u.name for u in figure.counted):
        return _SURELY
    if any(_same(h, u, reading) for h in heads for u in figure.farther):
        return _FARTHER_OFF
    return _OTHERWISE if figure.counted else _UNSAID


def _anyone(heads: Sequence[Piece], asking: str) -> bool:
    """Whether people of any sort are to be counted."""
    if heads:
        return any(_ANYONE.match(h.unit.text) for h in heads) and not any(
            h.unit.name for h in heads
        )
    return any(_ANYONE.match(word) for word in re.findall(r"\w+", asking))


def _same(head: Piece, unit: Unit, reading: Reading) -> bool:
    if Matcher.match(head, {t.key: t.weight for t in unit.terms}) > 0:
        return True
    if head.vector is None or _named(head.unit) or _named(unit) or not unit.text.isascii():
        return False
    [vector] = reading.embed([unit.text.casefold()])
    return float(vector @ head.vector) >= _KIN


def _named(unit: Unit) -> bool:
    """Whether it names somebody, peoples included."""
    return unit.name or unit.text[:1].isupper()


def _a_pair(heads: Sequence[Piece], reading: Reading) -> bool:
    """Whether what is counted stands in the dual: شاحنتين are two trucks."""
    return any(
        _PAIR.search(u.text) and Matcher.match(heads[0], {t.key: t.weight for t in u.terms}) > 0
        for u in reading.analysis.units
        if u.parts == 1
    )
