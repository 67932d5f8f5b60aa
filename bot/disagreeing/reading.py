"""Reads from a sentence the value that a question asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.asking import Asked
from bot.disagreeing.answers import Deed, read_answer
from bot.disagreeing.days import read_day
from bot.disagreeing.figures import read_figure
from bot.disagreeing.lists import read_list
from bot.disagreeing.names import read_person, read_place
from bot.disagreeing.nearness import telling
from bot.disagreeing.nouns import read_noun
from bot.disagreeing.subject import in_title
from bot.disagreeing.value import Found, Told, Value
from bot.matching import Piece, Reading

__all__ = ["read_value"]

_DEED = re.compile(r"\bwho\s+(?!is\b|was\b|are\b|were\b)\w", re.IGNORECASE)
_LONGEST = 80
_BEHIND_LABEL = 3
_DATED = re.compile(r"\b(birth ?date|date of)\b", re.IGNORECASE)
_MEASURED = re.compile(
    r"\b(median|average|income|height|length|weight|area|salary|budget|distance|capacity|size)\b",
    re.IGNORECASE,
)


def read_value(
    asked: Asked,
    question: str,
    pieces: Sequence[Piece],
    reading: Reading,
    text: str,
    found: Found,
    deed: Deed | None = None,
) -> Value | None:
    """The value a sentence gives, None where none is sure.

    Args:
        asked: What the question wants.
        question: The question.
        pieces: Its content words.
        reading: The sentence.
        text: The sentence as written.
        found: How surely a piece occurs in a text, words akin to it counting in part.
        deed: What a yes-or-no question asks about.
    """
    words = [u for u in reading.analysis.units if u.parts == 1]
    deeds = _DEED.search(question)  # "who wrote": no word of the title says the deed
    plain = [p for p in pieces if not (p.unit.name or (deeds and in_title(p, question)))]
    told = Told(
        asked=asked,
        question=question,
        pieces=pieces,
        reading=reading,
        words=words,
        text=text,
        near=telling(words, plain),
        found=found,
    )
    if asked.wants == "yes-no":
        return read_answer(told, deed) if deed else None
    if asked.listing:
        return read_list(told) if asked.wants in ("person", "place") else None
    value = _read(_slot(asked, question), told)
    if value is not None and len(words) > _LONGEST and not _labelled(value, told):
        return None  # in a menu or a table what stands near to what means nothing
    return value


def _read(slot: str, told: Told) -> Value | None:
    match slot:
        case "number":
            return read_figure(told)
        case "date":
            return read_day(told)
        case "person":
            return read_person(told)
        case "place":
            return read_place(told)
        case "thing":
            return read_noun(told)
        case _:
            return None


def _labelled(value: Value, told: Told) -> bool:
    """Whether the value stands right behind what names it: "Built 1885", "album by X"."""
    before = sum(1 for u in told.words if u.end <= value.start)
    return value.told_so or (
        value.kind != "place"
        and 0 < value.away <= _BEHIND_LABEL
        and any(before - _BEHIND_LABEL <= n < before for n in told.near)
    )


def _slot(asked: Asked, question: str) -> str:
    if asked.wants == "thing" and _DATED.search(question):
        return "date"
    if asked.wants == "thing" and _MEASURED.search(question):
        return "number"
    return asked.wants
