"""Consonant skeletons: a name's key that survives being written in another script.

Vowels are dropped and consonants mapped to classes that both scripts share. A letter with two
usual readings (Arabic jim, Latin c) gives two skeletons, so classes stay narrow: Gallant is
غالانت and جالانت, while ج and ك never meet.

>>> latin("netanyahu")[0], arabic("نتنياهو")[0]
('NTN', 'NTN')
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from operator import itemgetter

from index.analysis.normalise import plain_latin

__all__ = ["arabic", "certainty", "latin"]

_MOST = 3
"""Skeletons a word may have."""

# Order matters: the longer group first. The first reading is the likelier one.
_LATIN: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("tsch", ("C",)),
    ("tch", ("C",)),
    ("sch", ("$", "SK")),
    ("dge", ("J",)),
    ("dzh|dj", ("J",)),
    ("zh", ("J", "$")),
    ("sh", ("$",)),
    ("kh", ("X", "K")),
    ("ch", ("C", "$", "K")),
    ("gh", ("G", "")),
    ("ph", ("F",)),
    ("th", ("T", "D")),
    ("dh", ("D", "Z")),
    ("ck|cq|qu", ("K",)),
    ("x", ("KS",)),
    ("tion|sion", ("$N",)),
    ("sc(?=[eiy])", ("S",)),
    ("c(?=[eiy])", ("S", "C")),
    ("c|k", ("K",)),
    ("q", ("K", "G")),
    ("ng(?=[^aeiou])", ("N", "NG")),
    ("ng$", ("NG", "N")),
    ("g(?=[eiy])", ("J", "G")),
    ("g", ("G", "J")),
    ("j", ("J", "Y")),
    ("b|p", ("B",)),
    ("t", ("T",)),
    ("d", ("D",)),
    ("f|v", ("F",)),
    ("l", ("L",)),
    ("m", ("M",)),
    ("n", ("N",)),
    ("r", ("R",)),
    ("(?<=[aeiou])s(?=[aeiou])", ("S", "Z")),
    ("s", ("S",)),
    ("z", ("Z",)),
    ("^h", ("H",)),
    ("^w", ("W",)),
    ("^y", ("Y",)),
    ("^[aeiou]", ("A",)),
)
_GROUPS = re.compile("|".join(f"({pattern})" for pattern, _ in _LATIN))
_SILENT: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile("^[kg]n"), "n"),
    (re.compile("^wr"), "r"),
    (re.compile("^x"), "z"),
    (re.compile(r"([^aeiou])\1"), itemgetter(1)),
)
# What all of them need, so that most words are looked at once.
_ANY_SILENT = re.compile(r"[kg]n|wr|x|.*?([^aeiou])\1", re.DOTALL)

_ARABIC: dict[str, tuple[str, ...]] = {
    "ب": ("B",),
    "پ": ("B",),
    "ت": ("T",),
    "ط": ("T",),
    "ث": ("T", "S"),
    "ج": ("J", "G"),
    "چ": ("C",),
    "خ": ("X", "K"),
    "د": ("D",),
    "ض": ("D",),
    "ذ": ("D", "Z"),
    "ر": ("R",),
    "ز": ("Z",),
    "ظ": ("Z", "D"),
    "س": ("S",),
    "ص": ("S",),
    "ش": ("$",),
    "ژ": ("J",),
    "غ": ("G",),
    "ف": ("F",),
    "ڤ": ("F",),
    "ق": ("K", "G"),
    "ك": ("K",),
    "گ": ("G",),
    "ل": ("L",),
    "م": ("M",),
    "ن": ("N",),
}
_FIRST: dict[str, tuple[str, ...]] = {
    "ح": ("H",),
    "ه": ("H",),
    "ع": ("A",),
    "ا": ("A",),
    "ء": ("A",),
    "و": ("W", "A"),
    "ي": ("Y", "A"),
}
_CERTAINTY = (0.0, 0.0, 0.3, 0.6, 0.8, 0.9, 0.95)


@lru_cache(maxsize=1 << 16)
def certainty(skeleton: str) -> float:
    """How surely two words with this skeleton are one name, in [0, 0.95]: grows with its length."""
    length = len(skeleton) - (0.5 if skeleton[:1] == "A" else 0.0)
    low = min(int(length), len(_CERTAINTY) - 1)
    high = min(low + 1, len(_CERTAINTY) - 1)
    return _CERTAINTY[low] + (length - low) * (_CERTAINTY[high] - _CERTAINTY[low])


def latin(word: str) -> tuple[str, ...]:
    """Skeletons of a folded Latin word, the likeliest first."""
    word = plain_latin(word)
    if _ANY_SILENT.match(word):
        for pattern, written in _SILENT:
            word = pattern.sub(written, word)
    return _spell([_LATIN[(match.lastindex or 1) - 1][1] for match in _GROUPS.finditer(word)])


@lru_cache(maxsize=1 << 15)
def arabic(word: str) -> tuple[str, ...]:
    """Skeletons of a folded Arabic word without article and prefixes, the likeliest first."""
    readings = [_FIRST[word[0]]] if word[:1] in _FIRST else []
    at = len(readings)
    while at < len(word):
        pair = word[at : at + 2]
        if pair == "تش":
            readings.append(("C", "T$"))
        elif pair == "دج":
            readings.append(("J",))
        elif word[at] in _ARABIC:
            readings.append(_ARABIC[word[at]])
        at += 2 if pair in ("تش", "دج") else 1
    return _spell(readings)


def _spell(readings: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Skeletons with at most two letters read the less likely way."""
    open_at = [at for at, options in enumerate(readings) if len(options) > 1]
    likely = [options[0] for options in readings]
    if not open_at:
        return ("".join(likely),)
    # The later the letter that is read the other way, the sooner the skeleton comes.
    other = [[*likely[:at], readings[at][1], *likely[at + 1 :]] for at in open_at[:-_MOST:-1]]
    found = tuple(map("".join, (likely, *other)))
    return found if len(set(found)) == _MOST else _all_spelt(readings)


def _all_spelt(readings: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The same where few letters have two readings, or two readings give one skeleton."""
    found: list[tuple[int, str]] = [(0, "")]
    plain = ""  # letters of one reading, held back until the next that has two
    for options in readings:
        if len(options) == 1:
            plain += options[0]
            continue
        found = [
            (cost + rank, head + plain + letter)
            for cost, head in found
            for rank, letter in enumerate(options)
            if cost + rank <= 2
        ]
        plain = ""
        if len(found) > 4 * _MOST:
            found = sorted(found, key=_cost)[: 4 * _MOST]
    found.sort(key=_cost)
    return tuple(dict.fromkeys([skeleton + plain for _, skeleton in found]))[:_MOST]


_cost = itemgetter(0)
