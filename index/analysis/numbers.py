"""Numbers in digits and in words, as canonical decimals: 1,200 = ١٬٢٠٠ = twelve hundred.

>>> read_digits("1.2bn")[0], read_words(("two", "million"), "en")
('1200000000', ('2000000', 2))
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from index.analysis.number_words import NumberWord, number_word

__all__ = ["read_digits", "read_words"]

_LONGEST = 24
_SCALED = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}
_DIGITS = re.compile(r"^([\d.,٫٬'’\s]+)(\D*)$")
_GROUPED = re.compile(r"^\d{1,3}(?:([,٬'’.\s])\d{3})(?:\1\d{3})*(?:[.,٫]\d+)?$")


def read_words(words: Sequence[str], language: str) -> tuple[str, int] | None:
    """The number that starts with the first folded word, and how many words it takes.

    Digits may begin it ("1.2 million"); None when the first word begins none.
    """
    reader = _Reader(language)
    for at, word in enumerate(words):
        if not reader.take(at, word):
            break
    return None if reader.used == 0 else (_written(reader.value), reader.used)


class _Reader:
    """Adds number words up as long as each fits after the one before."""

    def __init__(self, language: str) -> None:
        self.used = 0
        self._language = language
        self._total = Decimal(0)
        self._part = Decimal(0)
        self._below = Decimal(10) ** 30  # what is added next must be smaller
        self._scale = Decimal(10) ** 30
        self._open = True
        self._digits = False

    @property
    def value(self) -> Decimal:
        return self._total + self._part

    def take(self, at: int, word: str) -> bool:
        """Whether `word` belongs to the number; connecting words count once one follows."""
        if not self._open:
            return False
        if at == 0 and word[:1].isdigit():
            value = _plain(word)
            if value is None:
                return False
            self._part, self._below, self._digits = value, Decimal(1), True
            self.used = 1
            return True
        if word in ("and", "a", "an") and (at > 0 or word != "and"):
            return True
        found = number_word(word, self._language)
        if found is None or not self._add(found, first=self.used == 0):
            return False
        self.used = at + 1
        self._open = not found.ordinal or self._language == "ar"  # السابع عشر
        return True

    def _add(self, word: NumberWord, *, first: bool) -> bool:
        if word.kind == "half":
            return self._half(word, first=first)
        if word.kind == "dual" or word.kind == "scale":
            return self._multiply(word)
        if word.kind == "hundred" and 0 < self._part < 100 and not self._digits and not word.joined:
            self._part, self._below = self._part * 100, Decimal(100)
            return True
        if word.kind in ("unit", "teen", "ten", "fixed", "hundred"):
            return self._plus(word, first=first)
        return False

    def _half(self, word: NumberWord, *, first: bool) -> bool:
        if not first and (not self._below or not (word.joined or self._language == "en")):
            return False
        if self._part:  # two and a half, million
            self._part += word.value
        elif self._total:  # a million and a half
            self._total += word.value * self._scale
        else:
            self._part = word.value
        self._below = Decimal(0)
        return True

    def _multiply(self, word: NumberWord) -> bool:
        if word.kind == "dual" or self._part == 0 or word.joined:
            if word.value >= self._scale or (self._part and not word.joined):
                return False
            self._total += self._part + word.value
        else:
            if word.value >= self._scale:
                return False
            self._total += self._part * word.value
        self._part, self._scale, self._digits = Decimal(0), word.value, False
        self._below = word.value
        return True

    def _plus(self, word: NumberWord, *, first: bool) -> bool:
        value = word.value
        teen = value == 10 and 0 < self._part % 100 < 10 and not word.joined
        reversed_tens = word.joined and word.kind == "ten" and 0 < self._part % 100 < 10
        if self._language == "ar" and not first and not self._digits and (teen or reversed_tens):
            self._part, self._below = self._part + value, Decimal(0)
            return True
        if not first and (value >= self._below or (self._language == "ar" and not word.joined)):
            return False
        self._part += value
        self._below = {"unit": Decimal(1), "teen": Decimal(1), "ten": Decimal(10)}.get(
            word.kind, Decimal(100)
        )
        return True


def read_digits(folded: str) -> tuple[str, ...]:
    """Values a folded number token may have, the likeliest first; empty for no number.

    >>> read_digits("1,200"), read_digits("5m"), read_digits("3,5"), read_digits("7th")
    (('1200',), ('5000000', '5'), ('3.5',), ('7',))
    """
    match = _DIGITS.match(folded)
    if match is None or len(folded) > _LONGEST:
        return ()
    value = _plain(match[1])
    if value is None:
        return ()
    scale = _SCALED.get(match[2])
    if scale is None:
        return (_written(value),)
    scaled = _written(value * scale)
    return (scaled, _written(value)) if match[2] == "m" else (scaled,)


def _plain(digits: str) -> Decimal | None:
    """The value of digits with any thousands and decimal signs."""
    digits = digits.strip()
    if len(digits) > _LONGEST or not digits[:1].isdigit():
        return None
    grouped = _GROUPED.match(digits)
    if grouped and (grouped[1] != "." or digits.count(".") > 1):
        sign = grouped[1]
        digits = "".join(digits.split()) if sign.isspace() else digits.replace(sign, "")
    digits = digits.replace("٫", ".").replace(",", ".").replace("٬", "")
    if not re.fullmatch(r"\d+(?:\.\d+)?", digits, re.ASCII):
        return None
    return Decimal(digits)


def _written(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
