"""Whether a sentence holds the kind of thing a question wants: a number of these, a day, a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.asking import Asked
from bot.matching import Matcher, Piece, Reading
from index.analysis.commonness import rarity
from index.analysis.terms import Kind, Unit

__all__ = ["holds_kind"]

_NO_NAME = ("concept", "number", "date")
_SURE = 0.75
_MOST = 0.6  # share of an office's words to be found across languages
_LOOSE = 0.6  # a number that may count something else
_FARTHER = 12  # words between who holds an office and of what
_REACH = 4  # words between a number and what it counts
_REASON = re.compile(
    r"\b(because|due to|owing to|in order to|so that|aim(s|ed)? (to|at)|to (prevent|avoid|protect"
    r"|help|discuss|tackle|ensure|reach|seek)|amid|after|since|as a result|caused by|led to"
    r"|therefore|seek(s|ing)?|reason|would|citing|given)\b"
    r"|لأن|بسبب|من أجل|بهدف|نتيجة|وسط|بعد|لكي|كي |لطلب|حتى|إذ",
    re.IGNORECASE,
)
_SAYING = re.compile(
    r"[\"“”«»]|\b(said|says|told|stated|called|claim(s|ed)|warn(s|ed)|insist(s|ed)|emphasi[sz]ed"
    r"|express(es|ed)|urged|stress(es|ed)|according|underscored|raised|believes?|acknowledged)\b"
    r"|(^|\s)و?(قال|قالت|صرح|صرحت|أكد|أكدت|أضاف|أعلن|وصف|ذكر|يقول|أقر)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\b((next|last|this|later this|earlier this) (week|month|year|day|night|weekend|summer|spring"
    r"|autumn|fall|winter|century|decade)|yesterday|today|tomorrow|tonight|overnight|ago|prior"
    r"|earlier|during|age|(mon|tues|wednes|thurs|fri|satur|sun)day|morning|evening|afternoon|century)\b"
    r"|أمس|اليوم|غدا|غداً|المقبل|الماضي|القادم|الأسبوع|الشهر|يوم (الاثنين|الثلاثاء|الأربعاء|الخميس"
    r"|الجمعة|السبت|الأحد)|القرن|صباح|مساء|عصر|عهد|قبل الميلاد|ميلادي|هجري|(عام|سنة|العام) \d",
    re.IGNORECASE,
)
_LASTING = re.compile(
    r"\b(second|minute|hour|day|night|week|month|year|decade|centur)(s|y|ies)?\b"
    r"|ساع|يوم|أيام|أسبوع|أسابيع|شهر|أشهر|عام|أعوام|سنة|سنوات|قرن|عقد|دقيق",
    re.IGNORECASE,
)
_HOW_LONG = re.compile(
    r"\bhow (long|old)\b|كم (يوم|من الوقت|سنة|عام|شهر|استمر|دام)|مدة", re.IGNORECASE
)
_AT = frozenset(
    ["in", "at", "from", "to", "near", "of", "into", "through", "around", "outside", "inside"]
) | frozenset(("في", "إلى", "الى", "من", "قرب", "عبر", "نحو"))
_WITH_PLACE = re.compile(r"^[بل]?\w{3,}$")


def holds_kind(
    asked: Asked, question: str, pieces: Sequence[Piece], reading: Reading, text: str
) -> float:
    """1 when what is wanted stands in the sentence and was not said by the question, 0 when not.

    0.5 when anything may answer; less when something of the kind stands away from what it is asked
    of.
    """
    said = frozenset(t.key for p in pieces for t in p.unit.terms)
    match asked.wants:
        case "number":
            return _number(asked, question, pieces, reading, text, said)
        case "date":
            return float(_has("date", reading, said) or bool(_WHEN.search(text)))
        case "person":
            return _person(asked, pieces, reading, said)
        case "place":
            return _place(reading, said)
        case "reason":
            return float(bool(_REASON.search(text)))
        case "saying":
            return float(bool(_SAYING.search(text)))
        case _:
            return 0.5


def _is(kind: Kind, unit: Unit, said: frozenset[str]) -> bool:
    return any(t.kind == kind for t in unit.terms) and not _said(unit, said)


def _has(kind: Kind, reading: Reading, said: frozenset[str]) -> bool:
    return any(_is(kind, u, said) for u in reading.analysis.content)


def _new_names(reading: Reading, said: frozenset[str]) -> list[Unit]:
    return [u for u in reading.analysis.content if u.name and u.parts == 1 and not _said(u, said)]


def _person(asked: Asked, pieces: Sequence[Piece], reading: Reading, said: frozenset[str]) -> float:
    """A person near to what is asked of them; less for a country or body, which may act too."""
    words = [u for u in reading.analysis.units if u.parts == 1]
    language = reading.analysis.language
    people = [n for n, u in enumerate(words) if _personal(u, language) and not _said(u, said)]
    if not people:
        return 0.5 if _new_names(reading, said) else 0.0
    if asked.office:
        outside = [p for p in pieces if p.unit.start >= asked.frame[1]]
        across = any(p.language != language for p in outside)
        return float(any(_holds(words, n, outside, across=across) for n in people))
    of = {t.key for p in pieces if not p.unit.name for t in p.unit.terms}
    told = [n for n, u in enumerate(words) if any(t.key in of for t in u.terms)]
    near = any(abs(n - m) <= _REACH for n in people for m in told)
    return 1.0 if near or not of else 0.7


def _holds(words: Sequence[Unit], person: int, pieces: Sequence[Piece], *, across: bool) -> bool:
    """Whether the office stands beside the name, and what it is the office of not far away."""
    total = sum(p.weight for p in pieces)
    near = sum(
        p.weight
        for p in pieces
        if _near(words, person, p, _FARTHER if across and p.unit.name else _REACH)
    )
    # Not every word of an office has its like in another language.
    return near >= (_MOST if across else 0.99) * total


def _near(words: Sequence[Unit], place: int, piece: Piece, reach: int) -> bool:
    around = words[max(0, place - reach) : place + reach + 1]
    return Matcher.match(piece, {t.key: t.weight for u in around for t in u.terms}) > 0


def _personal(unit: Unit, language: str) -> bool:
    """Whether the unit can name a person: a name that is no place or body the lexicon knows."""
    if any(t.kind in _NO_NAME and t.weight >= _LOOSE for t in unit.terms):
        return False
    unknown = rarity(unit.text, language) == 1.0 and not unit.text.isascii()
    return unit.name or (unit.content and unknown)


def _said(unit: Unit, said: frozenset[str]) -> bool:
    """Whether the question said so itself; a city is not said by naming its country."""
    return any(t.key in said for t in unit.terms if t.weight >= _SURE)


def _place(reading: Reading, said: frozenset[str]) -> float:
    names = _new_names(reading, said)
    if not names:
        return 0.0
    words = [u for u in reading.analysis.units if u.parts == 1]
    places = {u.start for a, u in pairwise(words) if a.text.casefold() in _AT}
    if any(u.start in places or u.terms[-1].kind == "concept" for u in names):
        return 1.0
    return 1.0 if reading.analysis.language != "en" else 0.7


def _number(
    asked: Asked,
    question: str,
    pieces: Sequence[Piece],
    reading: Reading,
    text: str,
    said: frozenset[str],
) -> float:
    words = [u for u in reading.analysis.units if u.parts == 1]
    numbers = [n for n, u in enumerate(words) if _is("number", u, said)]
    if _HOW_LONG.search(question):
        return float(bool(_LASTING.search(text)) and (bool(numbers) or bool(_WHEN.search(text))))
    if not numbers:
        return 0.0
    counted = next((p for p in pieces if p.unit.start >= asked.frame[1]), None)
    if counted is None:
        return _LOOSE
    for number in numbers:
        near = words[max(0, number - _REACH) : number + _REACH + 1]
        keys = {t.key: t.weight for u in near for t in u.terms}
        if Matcher.match(counted, keys) > 0 or _akin(counted, near):
            return 1.0
    return _LOOSE


def _akin(counted: Piece, near: Sequence[Unit]) -> bool:
    """What is counted may go by its kind: "people" for Palestinians, soldiers, voters."""
    people = {"people", "persons", "شخص", "شخصا", "أشخاص"}
    return counted.unit.text.casefold() in people and any(u.name for u in near)
