"""What a question asks for: a person, a place, a date, a number, a reason, yes or no, a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.wordings import (
    CATEGORY,
    DEFINING,
    LISTING,
    NO_CATEGORY,
    OFFICE,
    WORDINGS,
    Wants,
    folded,
)
from corpus.languages import detect

__all__ = ["Asked", "Wants", "question_language", "read_question"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The kind of answer a question wants."""

    wants: Wants
    """What must stand in a sentence that answers it; `thing` when anything may."""
    listing: bool = False
    """Whether several things are asked for."""
    office: bool = False
    """Whether it asks who holds an office: the name must then stand beside the office."""
    frame: tuple[int, int] = (0, 0)
    """The words that only say what kind of answer is wanted ("which country"), as a range."""
    focus: tuple[int, int] = (0, 0)
    """The sentence that asks, as a range: what stands before it only tells the occasion."""
    category: str = ""
    """What the answer is one of: "invasive species" in "which invasive species"; empty when the
    question names nothing of the sort."""
    defined: tuple[int, int] = (0, 0)
    """What is to be told of as such, as a range: "a monsoon" in "What is a monsoon?"."""


# A full stop behind a title, a rank or an initial ends nothing.
_ENDS = re.compile(
    r"(?<=[\w\"”’)%])(?<!\b[A-Z])(?<!\b(?:St|Mr|Ms|Dr|Mt|Jr|Sr|No|vs))(?<!\b(?:Mrs|Gen|Sen|Rep|Gov"
    r"|Rev|Inc))[.!](?=\s+[\"“A-Z\u0621-\u064a])|[?؟\n]"
)
_CLAUSE_ENDS = re.compile(r"[,،;؛:]\W*(?:(?:in|at|on|to|from|by|for|of|with) )?\w$", re.IGNORECASE)
_PREPOSITION = 5  # characters before the word that asks
_OPENS = 12  # characters before which a word that asks opens its sentence


def read_question(question: str) -> Asked:
    """Tell what a question wants by its words.

    >>> asked = read_question("Which countries abstained?")
    >>> asked.wants, asked.listing, asked.frame, asked.category
    ('place', True, (0, 15), 'countries')
    >>> read_question("متى وصل الوزير؟").wants
    'date'
    >>> asked = read_question("A man who fled was found. Which river did he cross?")
    >>> asked.wants, asked.category, asked.focus
    ('thing', 'river', (26, 51))
    """
    start, end = _focus(question)
    asking = folded(question[start:end])
    asked = _read_sentence(asking)
    first, last = asked.frame
    open_to_all = asked.wants in ("thing", "person") and not asked.office
    defined = _defined(asking) if open_to_all else None
    return replace(
        asked,
        frame=(first + start, last + start) if last else (0, 0),
        focus=(start, end),
        category=_category(asking, question[start:end]),
        defined=(defined[0] + start, defined[1] + start) if defined else (0, 0),
    )


_NAME_OF = re.compile(r"\bwhat(?:'s| is| was) the name of\b", re.IGNORECASE)


def _focus(question: str) -> tuple[int, int]:
    """The last sentence that ends with a question mark; all of it when none does."""
    starts = [0, *(m.end() for m in _ENDS.finditer(question))]
    sentences = [
        (start, end)
        for start, end in pairwise([*starts, len(question)])
        if question[start:end].strip(' .?!؟"”')
    ]
    asking = [s for s in sentences if question[s[0] : s[1]].rstrip(' "”').endswith(("?", "؟"))]
    if len(sentences) < 2 or not asking:
        return 0, len(question)
    start, end = asking[-1]
    return start + len(question[start:end]) - len(question[start:end].lstrip()), end


def _category(asking: str, as_written: str) -> str:
    match = CATEGORY.search(asking)
    if not match or not match.lastindex:
        return ""
    named = as_written[slice(*match.span(match.lastindex))]
    return "" if NO_CATEGORY.match(named) else named


def _defined(asking: str) -> tuple[int, int] | None:
    """Where what is to be defined stands, when nothing else is asked of it."""
    match = DEFINING.search(asking)
    return match.span(match.lastindex or 0) if match else None


def _read_sentence(question: str) -> Asked:
    yes_no = WORDINGS[-1][1].search(question)
    if yes_no:
        return Asked(wants="yes-no", frame=yes_no.span())
    listing, office = bool(LISTING.search(question)), bool(OFFICE.search(question))
    found = [(wants, match) for wants, p in WORDINGS for match in p.finditer(question)]
    if office:
        named = _NAME_OF.search(question)
        spans = [match.span() for _, match in found] or [named.span() if named else (0, 0)]
        return Asked(wants="person", office=True, frame=spans[0])
    if not found:
        return Asked(wants="thing", listing=listing)
    wants, match = _asking(question, found)
    # "What did X say about Y": only the verb of saying is frame, X and Y are asked about.
    frame = match.span(match.lastindex or 0)
    return Asked(wants=wants, listing=listing, frame=frame if frame[0] < frame[1] else (0, 0))


def _asking(
    question: str, found: Sequence[tuple[Wants, re.Match[str]]]
) -> tuple[Wants, re.Match[str]]:
    """Of the words that may ask those that do.

    "Where did she live when …": they open the sentence, or stand behind its first clause ("In 2005,
    what …"), unless the question is put like a statement: "A man who fled was found in which city?"
    """
    first = min(match.start() for _, match in found)
    if first > _OPENS:
        starts = [match.start() for _, match in found]
        behind = [at for at in starts if _CLAUSE_ENDS.search(question[: at + 1])]
        first = min(behind) if behind else max(starts)
    # "في أي مدينة" asks from its preposition on, and where from the word after
    return next(pair for pair in found if first <= pair[1].start() <= first + _PREPOSITION)


_ARABIC = re.compile(r"[\u0600-\u06ff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_SURE_ENOUGH = 25  # words; below that a classifier guesses, and English is the better guess


def question_language(text: str) -> str:
    """ISO 639-1 code of a question, told by script first as questions are short.

    >>> question_language("من هو Blinken؟"), question_language("Who met بلينكن there?")
    ('ar', 'en')
    """
    first = next((c for c in text if _ARABIC.match(c) or _LATIN.match(c)), "")
    arabic, latin = len(_ARABIC.findall(text)), len(_LATIN.findall(text))
    if arabic + latin < sum(c.isalpha() for c in text) / 2:
        return detect(text)
    if arabic > latin or (arabic and _ARABIC.match(first)):
        return "ar"
    return "en" if len(text.split()) < _SURE_ENOUGH else detect(text)
