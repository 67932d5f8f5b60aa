"""Whether a sentence holds the kind of thing a question wants: a number of these, a day, a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.asking import Asked
from bot.matching import Piece, Reading
from bot.slots.definitions import definition_kind
from bot.slots.figures import figure_kind
from bot.slots.narrower import asks_name, lacks_narrower, names_it
from bot.slots.people import new_names, person_kind, said_by_question
from bot.slots.tellers import teller, teller_kind
from index.analysis.terms import Kind

__all__ = ["holds_kind"]

_REASON = re.compile(
    r"\b(because|due to|owing to|in order to|so that|so as to|aim(s|ed)? (to|at)|to (prevent|avoid"
    r"|protect|help|discuss|tackle|ensure|reach|seek)|amid|after|since|as a result|caused by|led to"
    r"|therefore|seek(s|ing)?|reason|would|citing|given|for fear"
    r"|in (response|protest|retaliation))\b"
    r"|لأن|بسبب|من أجل|بهدف|نتيجة|وسط|بعد|لكي|كي |لطلب|حتى|إذ|(?<!\w)(نظر[اًا]+|جراء|بغية|بغرض|خشية"
    r"|تحسبا|احتجاجا|ردا|لذلك)(?!\w)",
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
_AHEAD = re.compile(
    r"\b(next (week|month|year|day)|later this|tomorrow|upcoming|will|is (due|set|expected) to)\b"
    r"|المقبل|القادم|غدا|سوف|من المقرر|من المتوقع",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\b(last|ago|yesterday|earlier|since|prior)\b|الماضي|أمس|منذ|قبل", re.IGNORECASE
)
_PAST = re.compile(r"\b(did|was|were|had)\b", re.IGNORECASE)
_OUT_OF_TIME = 0.3
_UNSURE = 0.5
_AT = frozenset(
    ["in", "at", "from", "to", "near", "of", "into", "through", "around", "outside", "inside"]
) | frozenset(("في", "إلى", "الى", "من", "قرب", "عبر", "نحو"))


def holds_kind(
    asked: Asked, question: str, pieces: Sequence[Piece], reading: Reading, text: str
) -> float:
    """1 when what is wanted stands in the sentence and was not said by the question, 0 when not.

    0.5 when anything may answer; less when something of the kind stands away from what it is asked
    of.
    """
    said = frozenset(t.key for p in pieces for t in p.unit.terms)
    asking = question[slice(*asked.focus)] if asked.focus[1] else question
    if lacks_narrower(asking, text):
        return 0.0
    across = bool(pieces) and pieces[0].language != reading.analysis.language
    if asks_name(asking) and not asked.office:
        # a translation may be known to the lexicon and so seem no name
        return max(float(names_it(reading, text, said)), _UNSURE if across else 0.0)
    speaker = teller(question, pieces[0].language, pieces) if pieces else ()
    told = teller_kind(speaker, reading, text) if speaker else 1.0
    if not told:
        return 0.0
    if asked.defined[1]:
        return definition_kind(asked, pieces, reading, text)
    held = _held(asked, question, pieces, reading, text)
    return told * held if asked.wants == "saying" else held


def _held(
    asked: Asked, question: str, pieces: Sequence[Piece], reading: Reading, text: str
) -> float:
    said = frozenset(t.key for p in pieces for t in p.unit.terms)
    match asked.wants:
        case "number":
            return figure_kind(asked, question, pieces, reading, text)
        case "date":
            return _date(asked, question, reading, said, text)
        case "person":
            return person_kind(asked, pieces, reading, said)
        case "place":
            return _place(reading, said)
        case "reason":
            return float(bool(_REASON.search(text)))
        case "saying":
            return float(bool(_SAYING.search(text)))
        case _:
            return 0.5


def _has(kind: Kind, reading: Reading, said: frozenset[str]) -> bool:
    return any(
        any(t.kind == kind for t in u.terms) and not said_by_question(u, said)
        for u in reading.analysis.content
    )


def _date(asked: Asked, question: str, reading: Reading, said: frozenset[str], text: str) -> float:
    """1 for a day or time; less when it lies ahead and the question is about what has been."""
    given = _has("date", reading, said)
    if not given and not _WHEN.search(text):
        return 0.0
    asking = question[slice(*asked.focus)] if asked.focus[1] else question
    ahead = not given and _AHEAD.search(text) and not _BEHIND.search(text)
    if ahead and _PAST.search(asking):
        return _OUT_OF_TIME
    return 1.0


def _place(reading: Reading, said: frozenset[str]) -> float:
    names = new_names(reading, said)
    if not names:
        return 0.0
    words = [u for u in reading.analysis.units if u.parts == 1]
    places = {u.start for a, u in pairwise(words) if a.text.casefold() in _AT}
    if any(u.start in places or u.terms[-1].kind == "concept" for u in names):
        return 1.0
    return 1.0 if reading.analysis.language != "en" else 0.7
