"""The number words of each language and what they are worth."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from index.analysis.normalise import fold

__all__ = ["NumberWord", "number_word", "roman_numeral"]


class NumberWord(NamedTuple):
    """What a word contributes to a number."""

    value: Decimal
    """Its own value."""
    kind: str
    """`unit` 1–9, `teen` 10–19, `ten` 20–90, `hundred`, `scale`, `fixed` (a dual), `half`."""
    ordinal: bool = False
    """Whether it ends the number: third, الثالث."""
    joined: bool = False
    """Whether it is written with an Arabic "and" before it."""


def _words(
    kind: str, spelled: str, factor: int = 1, ordinal: bool = False
) -> dict[str, NumberWord]:
    """Numbers counted up from 1 in a text of alternatives split by "/" and blanks."""
    return {
        fold(word): NumberWord(Decimal(count * factor), kind, ordinal)
        for count, words in enumerate(spelled.split(), start=1)
        for word in words.split("/")
    }


def _each(kind: str, **values: str) -> dict[str, NumberWord]:
    return {
        fold(word): NumberWord(Decimal(value.removeprefix("n").replace("_", ".")), kind)
        for value, words in values.items()
        for word in words.split()
    }


_ENGLISH: dict[str, NumberWord] = {
    **_words("unit", "one two three four five six seven eight nine"),
    **_words("unit", "first second third fourth fifth sixth seventh eighth ninth", ordinal=True),
    **{
        word: NumberWord(Decimal(value), "teen", ordinal)
        for ordinal, spelled in (
            (
                False,
                "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
            ),
            (
                True,
                "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth"
                " eighteenth nineteenth",
            ),
        )
        for value, word in enumerate(spelled.split(), start=10)
    },
    **_words("ten", "- twenty thirty forty fifty sixty seventy eighty ninety", 10),
    **_words(
        "ten",
        "- twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth",
        10,
        ordinal=True,
    ),
    **_each("fixed", n12="dozen"),
    **_each("hundred", n100="hundred hundreds"),
    **_each(
        "scale",
        n1000="thousand thousands",
        n1000000="million millions",
        n1000000000="billion billions bn",
        n1000000000000="trillion trillions",
    ),
    **_each("half", n0_5="half"),
}
_ENGLISH.pop("-")

_SPOKEN_TEENS = """
حداشر/احدعش/حداعش اتناشر/اطنعش/تنعش تلتاشر/تلطعش/تلتعش اربعتاشر/اربعطعش/اربعتعش
خمستاشر/خمسطعش/خمستعش ستاشر/سطعش/ستعش سبعتاشر/سبعطعش/سبعتعش تمنتاشر/تمنطعش/تمنتعش
تسعتاشر/تسعطعش/تسعتعش
"""

_ARABIC: dict[str, NumberWord] = {
    **_words(
        "unit",
        "واحد/واحدة/احد/احدى/إحدى اثنان/اثنين/اثنتان/اثنتين/اثنا/اثني/اثنتا/اثنتي/اتنين/تنين"
        " ثلاثة/ثلاث/تلاتة/تلات أربعة/أربع خمسة/خمس ستة/ست سبعة/سبع ثمانية/ثمان/ثماني/تمنية/تمن"
        " تسعة/تسع",
    ),
    **_words(
        "unit",
        "الأول/الأولى/الحادي/الحادية الثاني/الثانية الثالث/الثالثة الرابع/الرابعة الخامس/الخامسة"
        " السادس/السادسة السابع/السابعة الثامن/الثامنة التاسع/التاسعة",
        ordinal=True,
    ),
    **_words("teen", "عشرة/عشر", 10),
    **{  # as they are said
        fold(word): NumberWord(Decimal(value), "teen")
        for value, words in enumerate(_SPOKEN_TEENS.split(), start=11)
        for word in words.split("/")
    },
    **_words("ten", "العاشر/العاشرة", 10, ordinal=True),
    **_words(
        "ten",
        "- عشرون/عشرين ثلاثون/ثلاثين/تلاتين أربعون/أربعين خمسون/خمسين ستون/ستين سبعون/سبعين"
        " ثمانون/ثمانين/تمانين تسعون/تسعين",
        10,
    ),
    **_each("hundred", n100="مئة مائة مية مئات"),
    **_words(
        "fixed",
        "- مئتان/مئتين/مئتا/مئتي/مائتان/مائتين/مائتا/مائتي/ميتين ثلاثمئة/ثلاثمائة أربعمئة/أربعمائة"
        " خمسمئة/خمسمائة ستمئة/ستمائة سبعمئة/سبعمائة ثمانمئة/ثمانمائة/ثمانيمئة تسعمئة/تسعمائة",
        100,
    ),
    **_each(
        "scale",
        n1000="ألف ألفا آلاف الآف",
        n1000000="مليون مليونا ملايين",
        n1000000000="مليار مليارا مليارات بليون",
        n1000000000000="تريليون تريليونا تريليونات",
    ),
    **_each(
        "dual",
        n2000="ألفان ألفين ألفا ألفي",
        n2000000="مليونان مليونين مليونا مليوني",
        n2000000000="ملياران مليارين مليارا ملياري",
    ),
    **_each("scale", n1000="ألفا", n1000000="مليونا", n1000000000="مليارا"),
    **_each("half", n0_5="نصف"),
}
_ARABIC.pop("-")
_WORDS = {"en": _ENGLISH, "ar": _ARABIC}


def number_word(word: str, language: str) -> NumberWord | None:
    """What a folded word is worth; in Arabic also with the conjunction, article or b- before it."""
    table = _WORDS.get(language)
    if table is None:
        return None
    found = table.get(word)
    if found is not None or language != "ar":
        return found
    joined = word.startswith("و")
    rest = word[1:] if joined else word
    for prefix in ("", "ال", "ب", "ل"):
        if rest.startswith(prefix) and rest[len(prefix) :] in table:
            return table[rest[len(prefix) :]]._replace(joined=joined)
    return None


_ROMAN = re.compile("(?=..)(x{0,3}|xl|l)(ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}
_NO_NUMERALS = frozenset({"xl", "li"})


def roman_numeral(word: str) -> NumberWord | None:
    """What a folded Roman numeral of two letters or more is worth, up to 59: Super Bowl XLIX.

    >>> roman_numeral("xlix").value, roman_numeral("civil")
    (Decimal('49'), None)
    """
    if word in _NO_NUMERALS or not _ROMAN.fullmatch(word):
        return None
    values = [_ROMAN_VALUES[letter] for letter in word]
    followed = zip(values, [*values[1:], 0], strict=True)
    return NumberWord(Decimal(sum(-v if v < n else v for v, n in followed)), "unit", ordinal=True)
