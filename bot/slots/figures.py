"""Numbers that count what a question asks to be counted.

"How many trucks" is not answered by "four days" nor by "10,000 people". A number of a sentence is
read with what it measures (time, money, a share) or with the noun it counts, and compared with what
the question wants measured or counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.asking import Asked
from bot.matching import Matcher, Piece, Reading
from bot.slots.measures import measures, one_of_time, wanted_measure
from bot.slots.units import Measure
from index.analysis.terms import Unit

__all__ = ["figure_kind", "sure_figures"]

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
_SOME = re.compile(
    r"\b(?:dozens|scores|hundreds|thousands|millions|billions|both|twice|half|majority|most of"
    r"|nothing|none|nobody|no one|many times|rarely|never|always)\b"
    r"|(?<!\w)(?:عشرات|مئات|آلاف|ملايين|مليارات|نصف|مرتين|معظم|غالبية|نادرا)(?!\w)",
    re.I,
)
_LASTS = re.compile(r"^(?:game|match|season|session|episode|term|round|visit|trip)(?:e?s)?$", re.I)
_LASTING = re.compile(
    r"\b(?:since|from \d{4}|between \d{4})\b|(?<!\w)(?:منذ|من عام|بين عامي)(?!\w)", re.I
)
_ABOUT = re.compile(
    r"(?:\b(?:about|around|roughly|nearly|almost|than|over|some|least|only|exactly)"
    r"|(?:^|\s)(?:نحو|حوالي|قرابة|زهاء|من))\s$",
    re.I,
)
_IN = re.compile(
    r"\b(?:in|since|by|from|until|till|to|of|the|for|during)\s$|(?:عام|سنة|منذ|في|العام)\s$", re.I
)
_SEVERAL_OF = re.compile(
    r"^(?:people|men|women|children|police|troops|[a-z]+s)$|^\w{3,}(?:ة|ا|اً|ات)$"
)
_PAIR = re.compile(r"\w{3,}ت(?:ين|ان)$")

# How sure it is that a number is the one asked for.
_SURELY, _FARTHER_OFF, _UNSAID, _OTHERWISE = 1.0, 0.8, 0.7, 0.25
_AFTER = 5  # words after a number among which what it counts is looked for
_KIN = 0.42  # cosine of words that may count one thing


@dataclass(frozen=True, slots=True, kw_only=True)
class _Figure:
    unit: Unit
    measures: frozenset[Measure]
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
    asking = _asking(asked, question)
    wanted = wanted_measure(asking)
    best = max((s for s, _ in _scored(asked, question, pieces, reading, text)), default=0.0)
    if best == _SURELY or (wanted in ("time", "any") and one_of_time(text)):
        return _SURELY
    if wanted == "time" and _LASTING.search(text):
        return _UNSAID
    if wanted == "count":
        heads = _heads(asked, pieces, question)
        if heads and _a_pair(heads, reading):
            return _SURELY
        return max(best, _UNSAID) if best < _FARTHER_OFF and _SOME.search(text) else best
    return max(best, _OTHERWISE) if wanted != "age" and _SOME.search(text) else best


def sure_figures(
    asked: Asked, question: str, pieces: Sequence[Piece], reading: Reading, text: str
) -> list[Unit]:
    """The numbers of the sentence that surely measure or count what is asked."""
    scored = _scored(asked, question, pieces, reading, text)
    return [figure.unit for score, figure in scored if score == _SURELY]


def _asking(asked: Asked, question: str) -> str:
    return question[slice(*asked.focus)] if asked.focus[1] else question


def _scored(
    asked: Asked, question: str, pieces: Sequence[Piece], reading: Reading, text: str
) -> list[tuple[float, _Figure]]:
    """How surely each number of the sentence is the one asked for."""
    asking = _asking(asked, question)
    wanted = wanted_measure(asking)
    said = {t.key for p in pieces for t in p.unit.terms}
    figures = [f for f in _figures(reading, text, said, asking) if f.measures]
    if wanted == "count":
        heads = _heads(asked, pieces, question)
        return [(_counts(f, heads, reading, asking), f) for f in figures]
    return [(_measures(f, wanted), f) for f in figures]


def _measures(figure: _Figure, wanted: str) -> float:
    if wanted == "any" or wanted in figure.measures:
        return _SURELY
    if wanted == "time" and any(_LASTS.match(u.text) for u in figure.counted[:2]):
        return _UNSAID
    bare = wanted not in ("age", "weight") and figure.measures & {"count", "extent"}
    return _OTHERWISE if bare else 0.0


def _figures(reading: Reading, text: str, said: set[str], asking: str) -> list[_Figure]:
    units = reading.analysis.units
    days = [u for u in units if u.parts > 1 and any(t.kind == "date" for t in u.terms)]
    whole = [u for u in units if u.parts > 1 and any(t.kind == "number" for t in u.terms)]
    words = [u for u in units if u.parts == 1]
    found = []
    for at, unit in enumerate(words):
        if not _is_number(unit) or any(t.key in said for t in unit.terms):
            continue
        if _inside(unit, days) or _is_year(unit, words[at + 1 : at + 2], text):
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
        found.append(_read(last, after, text, asking))
    return found


def _is_number(unit: Unit) -> bool:
    return any(t.kind == "number" for t in unit.terms)


def _inside(unit: Unit, phrases: Sequence[Unit]) -> bool:
    return any(p.start <= unit.start and unit.end <= p.end for p in phrases)


def _is_year(unit: Unit, after: Sequence[Unit], text: str) -> bool:
    """Whether a number is a year: 1000 cars and about 1,500 people are none, 2015 was one."""
    if not any(t.kind == "date" for t in unit.terms):
        return False
    if _ABOUT.search(text[: unit.start]):
        return False
    follows = after[0] if after and text[unit.end : after[0].start] == " " else None
    if follows is None or not follows.content or _IN.search(text[: unit.start]):
        return True
    return not _SEVERAL_OF.search(follows.text)


def _read(unit: Unit, after: Sequence[Unit], text: str, asking: str) -> _Figure:
    stop = next((n for n, u in enumerate(after) if not u.content), len(after))
    return _Figure(
        unit=unit,
        measures=measures(text[: unit.start], text[unit.end : unit.end + 40], asking),
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
    if "count" not in figure.measures:
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
