"""One spelling for each word: compatibility forms, case, marks, quotes, digits, Arabic letters.

Texts are never rewritten: words are cut out of the original first (`index.analysis.tokens`) and
folded one by one, so every offset stays an offset of the original.
"""

from __future__ import annotations

import unicodedata

__all__ = ["LONGEST", "fold", "is_arabic", "is_latin", "plain_latin"]

LONGEST = 64
"""Characters of a folded word that count; the rest of a longer run says nothing."""

_DROPPED = {
    "Mn": range(0x0610, 0x0700),  # Arabic marks: tashkeel, Quranic signs
    "Lm": range(0x0640, 0x0641),  # tatweel
}
_APOSTROPHES = "'’‘`´ʼʻʹ＇"

_TABLE: dict[int, str | None] = {
    **{ord(c): None for c in _APOSTROPHES},
    **{ord(a): "ا" for a in "أإآٱ"},
    ord("ى"): "ي",
    ord("ی"): "ي",
    ord("ئ"): "ي",
    ord("ؤ"): "و",
    ord("ة"): "ه",
    ord("ک"): "ك",
    ord("ہ"): "ه",
    ord("ß"): "ss",
    ord("ø"): "o",
    ord("đ"): "d",
    ord("ł"): "l",
    ord("ı"): "i",
    ord("æ"): "ae",
    ord("œ"): "oe",
    ord("þ"): "th",
    ord("ð"): "d",
}


def is_arabic(char: str) -> bool:
    """Whether a character is a letter of the Arabic script."""
    return "\u0620" <= char <= "\u06ff" or "\u0750" <= char <= "\u077f" or char >= "\ufb50"


def is_latin(char: str) -> bool:
    """Whether a character is a Latin letter, with or without marks."""
    return char.isalpha() and (char < "\u0250" or "\u1e00" <= char <= "\u1eff")


def plain_latin(text: str) -> str:
    """`text` without the marks above and below its Latin letters: é → e.

    Marks of other scripts stay: й is not и, and Indic vowels are marks.
    """
    if text.isascii():
        return text
    out: list[str] = []
    for char in unicodedata.normalize("NFD", text):
        if unicodedata.category(char) == "Mn" and out and out[-1].isascii():
            continue
        out.append(char)
    return unicodedata.normalize("NFC", "".join(out))


def _kept(char: str) -> bool:
    category = unicodedata.category(char)
    if category in ("Cf", "Cc", "Cs"):  # zero-width, bidi, soft hyphen, stray controls
        return False
    return ord(char) not in _DROPPED.get(category, ())


def fold(word: str) -> str:
    """The spelling under which a word is compared, at most `LONGEST` characters.

    >>> fold("ﺍﻟﺴَّلام"), fold("Ｕ\u200fＮ"), fold("٣٫٥"), fold("O’Brien")
    ('السلام', 'un', '3٫5', 'obrien')
    """
    word = word[: 4 * LONGEST]
    if word.isascii():
        return word.replace("'", "").replace("`", "").lower()[:LONGEST]
    # marks go before and after: a compatibility form can hold some
    word = unicodedata.normalize("NFKC", "".join(filter(_kept, word))).casefold()
    word = "".join(filter(_kept, word)).translate(_TABLE)
    if not word.isascii():
        word = "".join(_digit(c) if c.isdigit() else c for c in word)
    # a final hamza is written or not: علماء, علما
    if len(word) > 3 and word[-1] == "ء":
        word = word[:-1]
    return word[:LONGEST]


def _digit(char: str) -> str:
    value = unicodedata.digit(char, None)
    return char if value is None else str(value)
