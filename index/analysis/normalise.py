"""One spelling for each word: compatibility forms, case, marks, quotes, digits, Arabic letters.

Texts are never rewritten: words are cut out of the original first (`index.analysis.tokens`) and
folded one by one, so every offset stays an offset of the original.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["LONGEST", "fold", "is_arabic", "is_latin", "plain_latin"]

LONGEST = 64
"""Characters of a folded word that count; the rest of a longer run says nothing."""

_APOSTROPHES = "'’‘`´ʼʻʹ＇"
_INVISIBLE = (  # soft hyphen, tatweel, zero-width and bidi signs
    "\u00ad\u0640\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2066\u2067\u2068\u2069\ufeff"
)
_ARABIC_MARKS = "".join(
    chr(code) for code in range(0x0610, 0x0700) if unicodedata.category(chr(code)) == "Mn"
)
_TABLE: dict[int, str | None] = {
    **dict.fromkeys(map(ord, _APOSTROPHES + _INVISIBLE + _ARABIC_MARKS)),
    **{ord(letter): "ا" for letter in "أإآٱ"},
    **{ord(letter): "ي" for letter in "ىیئ"},
    **{ord(letter): "ه" for letter in "ةہ"},
    ord("ؤ"): "و",
    ord("ک"): "ك",
    **{ord(sign): str(value) for value, sign in enumerate("٠١٢٣٤٥٦٧٨٩")},
    **{ord(sign): str(value) for value, sign in enumerate("۰۱۲۳۴۵۶۷۸۹")},
}
# Latin letters that no decomposition leads to plain ones; folded away from case first.
_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)
_ARABIC_BLOCKS = (
    ("\u0620", "\u06ff"),
    ("\u0750", "\u077f"),
    ("\ufb50", "\ufdff"),
    ("\ufe70", "\ufefc"),
)
_PLAIN = re.compile("[a-z0-9.,٫٬\u0621-\u064a]*")
"""What the tables alone have brought to its one spelling."""
_UNMARKED = re.compile("[\0-\x7f\u0621-\u063a\u0641-\u064a]*")
"""What holds no mark that could be taken off."""


def is_arabic(char: str) -> bool:
    """Whether a character is a letter of the Arabic script."""
    return any(first <= char <= last for first, last in _ARABIC_BLOCKS)


def is_latin(char: str) -> bool:
    """Whether a character is a Latin letter, with or without marks."""
    return char.isalpha() and (char < "\u0250" or "\u1e00" <= char <= "\u1eff")


def plain_latin(text: str) -> str:
    """`text` without the marks above and below its Latin letters: é → e.

    Marks of other scripts stay: й is not и, and Indic vowels are marks.
    """
    if _UNMARKED.fullmatch(text):
        return text
    out: list[str] = []
    for char in unicodedata.normalize("NFD", text):
        if unicodedata.category(char) == "Mn" and out and out[-1].isascii():
            continue
        out.append(char)
    return unicodedata.normalize("NFC", "".join(out))


def fold(word: str) -> str:
    """The spelling under which a word is compared, at most `LONGEST` characters.

    >>> fold("ﺍﻟﺴَّلام"), fold("Ｕ\u200fＮ"), fold("٣٫٥"), fold("O’Brien")
    ('السلام', 'un', '3٫5', 'obrien')
    """
    word = word[: 4 * LONGEST].translate(_TABLE)
    if not _PLAIN.fullmatch(word):
        word = word.lower() if word.isascii() else _compatible(word)
    # a final hamza is written or not: علماء, علما
    if len(word) > 3 and word[-1] == "ء":
        word = word.rstrip("ء") or word
    return word[:LONGEST]


def _compatible(word: str) -> str:
    """A word out of the ordinary letters of English and Arabic."""
    word = unicodedata.normalize("NFKC", word).casefold().translate(_TABLE).translate(_LETTERS)
    kept = (c for c in word if unicodedata.category(c) not in ("Cf", "Cc", "Cs"))
    return "".join(_digit(c) if c.isdigit() else c for c in kept)


def _digit(char: str) -> str:
    value = unicodedata.digit(char, None)
    return char if value is None else str(value)
