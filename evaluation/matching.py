"""When two wordings count as the same answer.

Both sides are brought to tokens: compatibility forms, case, diacritics (tashkeel among them),
tatweel, the variants of alef, ya and ta marbuta, the digits of any script, separators of thousands
and the articles *a, an, the* and *al-* make no difference. SQuAD's normalisation does the same for
English, MLQA's for Arabic.

Papers: Rajpurkar et al., EMNLP 2016, https://aclanthology.org/D16-1264; Lewis et al., ACL 2020
(MLQA), https://aclanthology.org/2020.acl-main.653.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

__all__ = ["contains", "tokens"]

_WORD = re.compile(r"\w+")
_THOUSANDS = re.compile(r"(?<=\d)[,٬](?=\d{3}(?!\d))")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
_ARTICLES = frozenset({"a", "an", "the"})
_AL = re.compile(r"^(?:[وفبك]?ال|[وف]?لل)(?=\w{2})")
_FOLDED = str.maketrans({"ى": "ي", "ة": "ه", "ـ": None, "’": "'"})
_CLITICS = frozenset("وفبلك")
_SHORTEST_HOST = 3


def tokens(text: str) -> tuple[str, ...]:
    """The words of a text in the form in which they are compared.

    >>> tokens("The ١٬٢٠٠ الأسرى")
    ('1200', 'اسري')
    """
    return tuple(
        _AL.sub("", word) for word in _WORD.findall(_folded(text)) if word not in _ARTICLES
    )


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(_digit(char) for char in decomposed if not unicodedata.combining(char))
    return _THOUSANDS.sub("", plain.translate(_FOLDED))


def _digit(char: str) -> str:
    return str(unicodedata.decimal(char)) if char.isdecimal() else char


def contains(text: str, answer: str) -> bool:
    """Whether an answer's words stand in a text, whole and in a row.

    An Arabic word also stands where a one-letter particle is written onto it (`بواشنطن`); scripts
    written without spaces are searched by character.

    >>> contains("Blinken went to Doha.", "doha")
    True
    >>> contains("57-member bloc", "5")
    False
    """
    if _UNSPACED.search(answer):
        return "".join(tokens(answer)) in "".join(tokens(text))
    return _stands_in(tokens(text), tokens(answer))


def _stands_in(words: Sequence[str], answer: Sequence[str]) -> bool:
    if not answer:
        return False
    starts = range(len(words) - len(answer) + 1)
    return any(
        all(_same(words[start + i], word) for i, word in enumerate(answer)) for start in starts
    )


def _same(word: str, answer: str) -> bool:
    if word == answer:
        return True
    joined = len(answer) >= _SHORTEST_HOST and word[:1] in _CLITICS
    return joined and word[1:] == answer
