"""A question that takes for granted what the articles deny: "Why did it reopen?", and it is closed.

Only questions for yes or no and for reasons are looked at: that something ended does not deny that
it began. The first sentence shown must say the opposite, and no other near one what is asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.asking import question_language, read_question
from bot.candidates import Candidate
from bot.checking.opposites import Opposites
from bot.checking.polarity import denied
from bot.checking.view import View
from bot.disagreeing.answers import find_deed
from bot.disagreeing.reading import read_value
from bot.matching import Matcher
from bot.messages import say
from index.analysis.commonness import rarity

__all__ = ["Denial", "denial"]

_LOOKED_AT = 12
_OF_ONE_USE = 0.33  # rarity from which a word has few enough uses for its opposite to deny it
_WHY = re.compile(r"\bwhy (?:did|does|do|is|are|was|were|has|have|had)\b|لماذا", re.IGNORECASE)
_EITHER = re.compile(r"\bor\b|(?:^|\s)(?:أو|أم)(?:\s|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """What is asked, and what the articles have in its place."""

    asked: str
    """A word of the question, as written."""
    told: str
    """A word of the sentence, as written; the same where the sentence negates it."""

    def line(self, language: str, citation: int) -> str:
        """For the reader.

        Args:
            language: ISO 639-1 code.
            citation: Number of the sentence's citation.
        """
        return say("premise", language, asked=self.asked, told=self.told, n=citation)


def denial(
    question: str, candidates: Sequence[Candidate], matcher: Matcher, opposites: Opposites
) -> Denial | None:
    """What the best sentence says against the question, None where that is not sure.

    Args:
        question: A question that stands alone.
        candidates: Sentences, the one that is shown first before all.
        matcher: Reads texts.
        opposites: Words that exclude one another.
    """
    asked = read_question(question)
    premised = asked.wants == "yes-no" or bool(_WHY.search(question))
    if not premised or _EITHER.search(question) or not candidates:
        return None
    language = question_language(question)
    view = View(question, language, matcher.read(question, language).analysis)
    deed = find_deed(view, opposites)
    if deed is None or denied(view)[0] or rarity(deed.word.unit.text, language) < _OF_ONE_USE:
        return None
    choice = replace(asked, wants="yes-no")
    pieces = matcher.pieces(question, language, question=True)
    values = [
        read_value(choice, question, pieces, c.reading, c.text, matcher.found, deed)
        for c in candidates[:_LOOKED_AT]
    ]
    first = values[0]
    if first is None or any(value and "yes" in value.means for value in values):
        return None
    told = candidates[0].text[first.start : first.end]
    # "did not reopen" is told by the same word: there is no opposite to name.
    return (
        None if told.casefold() == deed.word.text else Denial(asked=deed.word.unit.text, told=told)
    )
