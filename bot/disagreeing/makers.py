"""Whose a work is, where the writing itself says so: "album by X", "(X album)".

What stands nearest to the word "album" is often its producer or its label; these wordings name the
maker, and bands named by everyday words ("Boys Like Girls") are read by their capitals: English
only.
"""

from __future__ import annotations

import re

from bot.disagreeing.nearness import said_by_question, telling
from bot.disagreeing.subject import names_something, titles_in
from bot.disagreeing.value import Told, Value
from index.analysis.terms import Unit

__all__ = ["read_maker"]

_WORKS = (
    r"(?:albums?|EP|LP|songs?|singles?|records?|recordings?|tracks?|soundtrack|mixtape|novels?|books?"
    r"|poems?|plays?|paintings?|sculptures?|symphony|symphonies|operas?|quartets?|quintets?|sonatas?"
    r"|concertos?|compositions?|musicals?|comics?|essays?|memoirs?)"
)
_ASKS = re.compile(
    r"\bwho\b.{0,20}\b(?:artist|composer|author|writer|painter|singer|band|musician|performer|poet)\b"
    r"|\bwho (?:wrote|composed|painted|recorded|sang|sings|performed|performs|sculpted)\b",
    re.IGNORECASE,
)
# A name as it is written: words with capitals, small ones only between two of these.
_WORD = r"[A-Z][\w.’'-]*(?<![.’'])"
_NAME = rf"{_WORD}(?:(?:\s(?:of|the|and|&|de|la|van|von|der|den|du|bin|al))*\s{_WORD})*"
# "American pop rock band", "singer-songwriter": who they are, before who it is.
_DESCRIBED = (
    r"(?:(?:the|an?|both)\s)?(?:[A-Z][\w-]+(?:\s(?:and|&)\s[A-Z][\w-]+)*\s)*"
    r"(?:(?!(?:in|on|at|for|with|from|to|of|as|under|via|is|was|were|which|that|who|but|or|by)\s)"
    r"[a-z][\w/-]*(?<!ed)(?<!ing)\s){1,6}"
)
_BY = re.compile(
    rf"\b{_WORKS}\s(?:[\w-]+\s){{0,3}}?(?:by|from|of)\s(?:{_DESCRIBED})?({_NAME})", re.UNICODE
)
_IN_BRACKETS = re.compile(rf"\(\s?({_NAME})\s(?:[a-z]+\s)?{_WORKS}\s?\)")
_WORK = re.compile(_WORKS, re.IGNORECASE)
_BEHIND = 3  # words between a title and the brackets behind it


def read_maker(told: Told) -> Value | None:
    """The name that a work is said to be by, None where the question asks for no maker of one.

    Args:
        told: Sentence and question.
    """
    if told.reading.analysis.language != "en" or not _ASKS.search(told.question):
        return None
    titles = titles_in(told.question, told.text)
    named = [
        *telling(told.words, [p for p in told.pieces if names_something(p, told.question)]),
        *(n for n, u in enumerate(told.words) if any(s <= u.start < e for s, e in titles)),
    ]
    for pattern, within in ((_IN_BRACKETS, _BEHIND), (_BY, None)):
        for match in pattern.finditer(told.text):
            before = sum(1 for u in told.words if u.end <= match.start())
            titled = any(before - within <= n < before for n in named) if within else bool(named)
            value = _value(match.span(1), told) if titled else None
            if value is not None:
                return value
    return None


def _value(span: tuple[int, int], told: Told) -> Value | None:
    """The name up to the first word that is the question's own."""
    said = said_by_question(told.pieces)
    units: list[Unit] = []
    for unit in told.words:
        if span[0] <= unit.start and unit.end <= span[1]:
            if any(t.key in said for t in unit.terms) or _WORK.fullmatch(unit.text):
                break
            units.append(unit)
    kept = tuple(u for u in units if u.content)
    if not kept:
        return None
    return Value(kind="name", start=units[0].start, end=kept[-1].end, units=(kept,), told_so=True)
