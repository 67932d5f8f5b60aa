"""The words of a sentence that answer, where that is sure: a figure, a day, a name.

The sentence is shown whole; the span only says where to look. It is marked when one thing in the
sentence is of the kind asked for, or when one stands clearly nearer than the others to what the
question says. What has no kind ("why", "how", "which film") has no span: of the names marked for
such questions two in three were others. People and places are marked in sure answers only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.asking import Asked
from bot.matching import Matcher, Piece, Reading
from bot.slots.figures import sure_figures
from bot.slots.people import holders_in, people_in
from bot.slots.runs import name_runs
from index.analysis.terms import Unit

__all__ = ["answer_span"]

_SURE_OF_NAME = 0.85
"""Confidence of the answer from which a name is marked."""
_AT = re.compile(
    r"\b(?:in|at|near|from|to|into|outside|around)\s(?:the\s)?$|(?:^|\s)(?:في|من|إلى|الى|قرب)\s$",
    re.IGNORECASE,
)
_FAR = 99
_CLEARLY = 4
"""Words that the next best must be farther away."""
_LISTED = re.compile(r",?\s?(?:and|or|&|و)?\s?|\s?،\s?و?")
_AFTER_NUMBER = re.compile(
    r"\s?(?:%|percent\b|per cent\b|million\b|billion\b|trillion\b|thousand\b|dollars?\b|euros?\b"
    r"|pounds?\b|(?:second|minute|hour|day|night|week|month|year|decade|mile|kilomet(?:er|re)"
    r"|met(?:er|re)|foot|feet|inch|ton|tonne|acre|degree|point)s?\b"
    r"|مليون|مليار|ألف|آلاف|دولار|في المئة|بالمئة|سنوات|سنة|عاما|يوما|أيام|أشهر|شهرا"
    r"|كيلومترا?|مترا?)"
)
_EXTENDED_BY = 2


def answer_span(
    asked: Asked,
    question: str,
    pieces: Sequence[Piece],
    reading: Reading,
    text: str,
    confidence: float = 1.0,
) -> tuple[int, int] | None:
    """Where the answer stands in a sentence, as code points of `text`; None when it is not sure.

    Args:
        asked: What the question wants.
        question: The question.
        pieces: The question's content words.
        reading: The sentence.
        text: The sentence as read.
        confidence: How sure it is that the articles answer, in [0, 1].
    """
    said = {t.key for p in pieces for t in p.unit.terms}
    words = [u for u in reading.analysis.units if u.parts == 1]
    match asked.wants:
        case "number":
            found = [_figure(u, text) for u in sure_figures(asked, question, pieces, reading, text)]
        case "date":
            found = [(u.start, u.end) for u in _dates(reading, said)]
        case "person" if asked.office:
            holders = holders_in(asked, pieces, reading, frozenset(said))
            found = _side_by_side([(u.start, u.end) for u in holders])
        case "person" if confidence >= _SURE_OF_NAME:
            people = [
                words[n] for n in people_in(words, reading.analysis.language, frozenset(said))
            ]
            found = [
                (start, end)
                for start, end in _names(words, said, text)
                if any(start <= u.start < end for u in people)
            ]
        case "place" if confidence >= _SURE_OF_NAME:
            found = [
                (start, end) for start, end in _names(words, said, text) if _AT.search(text[:start])
            ]
        case _:
            found = []
    return _clearly_nearest(_outermost(found), _told(words, pieces), words)


def _dates(reading: Reading, said: set[str]) -> list[Unit]:
    """Days and years that the question did not say itself."""
    return [
        u
        for u in reading.analysis.units
        if any(t.kind == "date" for t in u.terms) and not any(t.key in said for t in u.terms)
    ]


def _figure(unit: Unit, text: str) -> tuple[int, int]:
    """A number with its sign and what it counts money or time in."""
    start, end = unit.start, unit.end
    sign = re.search(r"(?:US)?[$£€¥]$", text[:start])
    start = sign.start() if sign else start
    for _ in range(_EXTENDED_BY):
        more = _AFTER_NUMBER.match(text, end)
        end = more.end() if more else end
    return start, end


def _names(words: Sequence[Unit], said: set[str], text: str) -> list[tuple[int, int]]:
    """Runs of names of which at least one was not said by the question."""
    fresh = [
        run
        for run in name_runs(words, text)
        if not all(any(t.key in said for t in u.terms) for u in run)
    ]
    spans = [(run[0].start, run[-1].end) for run in fresh]
    listed = any(_LISTED.fullmatch(text[a[1] : b[0]]) for a, b in pairwise(spans))
    return [] if listed else spans  # of several that stand side by side, which?


def _side_by_side(words: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Runs of words with nothing but a blank between them."""
    runs: list[tuple[int, int]] = []
    for start, end in words:
        if runs and start - runs[-1][1] <= 1:
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return runs


def _outermost(found: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that lie within no other."""
    return [
        a
        for a in dict.fromkeys(found)
        if not any(b != a and b[0] <= a[0] and a[1] <= b[1] for b in found)
    ]


def _told(words: Sequence[Unit], pieces: Sequence[Piece]) -> list[int]:
    """Numbers of the words that the question says too."""
    return [
        n
        for n, unit in enumerate(words)
        if unit.content
        and any(Matcher.match(p, {t.key: t.weight for t in unit.terms}) > 0 for p in pieces)
    ]


def _clearly_nearest(
    found: Sequence[tuple[int, int]], told: Sequence[int], words: Sequence[Unit]
) -> tuple[int, int] | None:
    if len(found) == 1:
        return found[0]
    ranked = sorted((_distance(span, told, words), span) for span in found)
    if not ranked or ranked[0][0] == _FAR or ranked[1][0] - ranked[0][0] < _CLEARLY:
        return None
    return ranked[0][1]


def _distance(span: tuple[int, int], told: Sequence[int], words: Sequence[Unit]) -> int:
    inside = [n for n, u in enumerate(words) if span[0] <= u.start < span[1]]
    outside = [n for n in told if n not in inside]
    return min((abs(n - m) for n in inside for m in outside), default=_FAR)
