"""Sentences that cannot stand for themselves: that lean on the one before them, or only ask."""

from __future__ import annotations

import re

from bot.matching import Reading

__all__ = ["asks", "leans", "opens_with_pronoun"]

_PRONOUN = re.compile(
    r"^\W*(He|She|They|It|This|That|These|Those|His|Her|Their|Its|Such|Both)\b"
    r"|^\W*(But|And|Yet|So) (he|she|they|it|this|that|these|those|his|her|their|its|such|both)\b"
    r"|^\W*(هو|هي|هم|وهو|وهي|هذا|هذه|ذلك|تلك|كما أنه|كما أنها|وأضاف|وأضافت|وتابع|وتابعت)\s"
)
# "Britain abstained in that vote", "voted against the second resolution": told of before.
_POINTING = re.compile(
    r"\b(that|this|these|those|such|the (second|first|former|latter|same|other|measure|move"
    r"|decision|incident|attack))\b",
)
_DEFINITE = 2  # words after an opening "The" among which the noun told of before is looked for


def asks(text: str) -> bool:
    """Whether the sentence is a question.

    >>> asks("Where was it found?"), asks("Asked where, she said: “At sea.”")
    (True, False)
    """
    return text.rstrip(" \"'”’»)").endswith(("?", "؟"))


def opens_with_pronoun(text: str) -> bool:
    """Whether the sentence begins with a word that stands for something told before."""
    return bool(_PRONOUN.match(text))


def leans(text: str, here: Reading, before: Reading) -> bool:
    """Whether the sentence goes on about what the one before it introduced.

    It opens with a pronoun, points back ("that vote"), or opens with "The" and a noun of the
    sentence before.
    """
    if opens_with_pronoun(text):
        return True
    units = [u for u in here.analysis.units if u.parts == 1]
    if not units:
        return False
    told = [t.key in before.keys for u in units for t in u.terms[:1] if u.content]
    if _POINTING.search(text) and any(told):
        return True
    if units[0].text.casefold() != "the":
        return False
    return any(u.terms[0].key in before.keys for u in units[1 : 1 + _DEFINITE] if u.content)
