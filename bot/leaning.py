"""Sentences that cannot stand for themselves: that lean on the one before them, or only ask."""

from __future__ import annotations

import re

from bot.matching import Reading

__all__ = ["asks", "leans", "opens_with_pronoun"]

_PRONOUN = re.compile(
    r"^\W*(He|She|They|It|This|That|These|Those|His|Her|Their|Its|Such|Both)\b"
    r"|^\W*(But|And|Yet|So) (he|she|they|it|this|that|these|those|his|her|their|its|such|both)\b"
    # "Of those, …", "And one of them …", "To that end, …", "Since then …"
    r"|^\W*((And|But) )?(\w+ )?(?i:of|among|amongst|in|at|for|with|from|by|on|under|like|unlike)"
    r" (those|these|them)\b(?! (who|which|that|with|in)\b)"
    r"|^\W*((And|But) )?(?i:at|for|from|in|on|to) (that|this) (end|purpose|reason|case|point|way)\b"
    r"|^\W*(After|Before|Despite|With|By|Since|Until|Even) (that|this|then|so),"
    r"|^\W*(Since|By|Until) then\b|^\W*As a (result|consequence),"
    r"|^\W*(هو|هي|هم|وهو|وهي|وهم|فهو|فهي|هذا|هذه|ذلك|تلك|وهذا|وهذه|كما أنه|كما أنها|كما أنهم"
    r"|إلا أنه|إلا أنها|إلا أنهم|لكنه|لكنها|لكنهم|ولكنه|ولكنها|ولكنهم"
    r"|وأضاف|وأضافت|وتابع|وتابعت"
    r"|و?من (بين )?هؤلاء|و?من بين (هذه|تلك)|و?من بينها|و?من بينهم|ومنها|ومنهم|ومنهن"
    r"|ولهذا|و?لهذا (السبب|الغرض|الهدف)|و?لذلك|ولهذه الغاية|و?تحقيقا لذلك|و?لتحقيق ذلك"
    r"|و?من أجل ذلك|وبعد ذلك|ومع ذلك|ورغم ذلك"
    r")[\s،]"
)
_JOINED = re.compile(r"^\W*(?:And|But|Yet|So|Nor|Or),? (?P<clause>[a-z].*)", re.DOTALL)
_STANDS_FOR = re.compile(r"\b(?:he|she|they|it|him|her|them|his|their|its|this|these|those)\b")
_NAME = re.compile(r"\b[A-Z][a-z]")
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
    """Whether the sentence begins with words that stand for something told before.

    >>> opens_with_pronoun("Of those, two sank."), opens_with_pronoun("Of the ships, two sank.")
    (True, False)
    """
    return bool(_PRONOUN.match(text)) or _goes_on(text)


def _goes_on(text: str) -> bool:
    """Whether it goes on with "And" or "But" and has a pronoun before it names anybody."""
    joined = _JOINED.match(text)
    if not joined:
        return False
    pronoun = _STANDS_FOR.search(joined["clause"])
    return bool(pronoun and not _NAME.search(joined["clause"], 0, pronoun.start()))


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
