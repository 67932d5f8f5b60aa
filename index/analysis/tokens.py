"""Words, numbers and signs of a text, with their offsets in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

__all__ = ["Token", "TokenKind", "tokenise"]

TokenKind = Literal["word", "number", "date", "acronym", "sign", "gram"]


class Token(NamedTuple):
    """A stretch of text that is analysed as one."""

    start: int
    """First code point."""
    end: int
    """One past the last."""
    text: str
    """As written."""
    kind: TokenKind
    """`gram`: two characters of a script that is written without spaces."""


# Han, kana, Thai, Lao, Tibetan, Myanmar, Khmer: no spaces between words
_UNSPACED = (
    "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
# letters of the Arabic script and their presentation forms, without its digits
_ARABIC = (
    "\u0620-\u064a\u066e-\u066f\u0671-\u06d3\u06d5\u06ee-\u06ef\u06fa-\u06ff\u0750-\u077f"
    "\u08a0-\u08c7\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc"
)
_KINDS: tuple[TokenKind, ...] = ("date", "number", "acronym", "word", "sign", "gram")


def _class_of(*categories: str) -> str:
    """The characters of some Unicode categories as the body of a character class."""
    ranges: list[tuple[int, int]] = []
    for code in range(0x300, 0x12000):
        if unicodedata.category(chr(code)) in categories:
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1] = (ranges[-1][0], code)
            else:
                ranges.append((code, code))
    return "".join(f"{chr(a)}-{chr(b)}" for a, b in ranges)


@cache
def _pattern() -> re.Pattern[str]:
    marks = _class_of("Mn", "Mc", "Me")
    invisible = "\u00ad\ufeff\ufe00-\ufe0f" + _class_of("Cf")  # soft hyphen, bidi marks
    arabic = rf"[{_ARABIC}]"
    letter = rf"[^\W_{_UNSPACED}{_ARABIC}]"
    apostrophe = "['’ʼ＇]"
    # possessive "'s" stays outside of the word; scripts are never mixed: الـBBC is two
    inner = rf"(?:[{marks}{invisible}]+|{apostrophe}(?![sS]\b))"
    word = "|".join(rf"{script}+(?:{inner}{script}+)*+[{marks}]*+" for script in (arabic, letter))
    after = rf"(?![^\W_{_UNSPACED}])"
    digits = (
        r"\d{1,3}(?:[,٬'’.\u00a0\u202f\u2009]\d{3})++(?:[.,٫]\d{1,9})?|\d{1,40}(?:[.,٫]\d{1,9})?"
    )
    suffix = r"(?:st|nd|rd|th|bn|mn|tn|[kKmMsS]|BN|MN|هـ|م)?"
    date = r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}"
    return re.compile(
        rf"(?P<date>(?:{date})(?![\d]){after})"
        rf"|(?P<number>(?:{digits}){suffix}{after})"
        rf"|(?P<acronym>(?:[A-Za-z]\.){{2,6}}(?:[A-Z]\b)?)"
        rf"|(?P<word>{word})"
        rf"|(?P<sign>[%٪$€£¥₪₹₺₽])"
        rf"|(?P<gram>[{_UNSPACED}]+)"
    )


def tokenise(text: str) -> Iterator[Token]:
    """The tokens of a text in order; only grams overlap.

    >>> [t.text for t in tokenise("U.S. aid, $1,200: Israel's plan")]
    ['U.S.', 'aid', '$', '1,200', 'Israel', 'plan']
    """
    last = 0
    for match in _pattern().finditer(text):
        kind = _KINDS[(match.lastindex or 1) - 1]
        start, end = match.span()
        if kind == "gram":
            yield from _grams(text, start, end)
        elif end - start == 1 and text[start] in "sS" and start and text[start - 1] in "'’ʼ＇":
            if start - 1 != last:  # a quoted letter, not a possessive
                yield Token(start, end, match.group(), kind)
        else:
            yield Token(start, end, match.group(), kind)
        last = end


def _grams(text: str, start: int, end: int) -> Iterator[Token]:
    if end - start == 1:
        yield Token(start, end, text[start:end], "gram")
    for at in range(start, end - 1):
        yield Token(at, at + 2, text[at : at + 2], "gram")
