"""What a question asks for more narrowly than a person or a day, and whether a sentence has it.

A name ("What is the ship called?"), whoever held an office before or after ("Who led it before
her?"), an hour, a year.
"""

from __future__ import annotations

import re
from functools import lru_cache

from bot.asking import Asked
from bot.matching import Reading
from bot.slots.people import new_names
from index.analysis.normalise import fold

__all__ = ["asks_name", "lacks_narrower", "lacks_successor", "names_it"]

_NAME = re.compile(
    r"\bwhat(?:'s| is| was| are| were)\b(?!.*\bname (?:for|given)\b).{1,60}?\bnames?\b"
    r"|\bwhat (?:is|was|are|were) .{2,60} (?:called|named)\W*$"
    r"|\bwhat name\b|(?:^|\s)(?:ما|شو|[اإ]يش|وش)\s?(?:هو |هي |كان |كانت )?(?:[اإ]سم|[اأ]سماء"
    r"|عنوان)",
    re.IGNORECASE,
)
_TITLED = re.compile(r"[“\"«‘'][^”\"»’']{3,60}[”\"»’']")
_NAMING = re.compile(
    r"[وف]?(?:سمي|سميت|يسمي|تسمي|اسمه|اسمها|يدعي|تدعي|المسمي|المسماه|باسم|اسم|لقب|عنوان)"
)
_KNOWN = ("concept", "number", "date")
_LOOSE = 0.6  # how surely an Arabic word must mean something to be no name

_SUCCESSOR = re.compile(
    r"\b(?:took over from|take over from|succeed(?:ed|s)?|replace[sd]?|predecessor|successor)\b"
    r"|\b(?:before|after)\s+(?:[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,3}|him|her|them)"
    r"(?:\s(?:took over|came|left|quit|resigned))?\W*$"
    r"|(?:من|مين)\s(?:خلف|سلف)|خلفا\s?ل|خلفاً ل|خليفة|(?:قبل|بعد)\s\S+(?:\s\S+)?\W*$",
)
_SUCCEEDS = re.compile(
    r"\b(?:succe(?:ed|ss)\w*|replac\w+|predecess\w+|(?:took|takes?|taking|taken) over|former\w*"
    r"|previous\w*|before|after|until|stepp?(?:ed|ing|s)? (?:down|in)|ex-\w+|then-\w+|outgoing"
    r"|incoming"
    r"|inherit\w*|appointed|named|new)\b"
    r"|خلف|سلف|سابق|قبل|بعد|محل|تول[ىت]|بديل|جديد|عُ?ي[ّ]?ن",
    re.IGNORECASE,
)
_NARROWER = (
    (
        re.compile(
            r"\b(?:what|which) (?:time|hour)\b(?! (?:of (?:the )?year|period))|[أا]ي ساعة"
            r"|الساعة كم|كم الساعة",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b\d{1,2}(?:[:.]\d\d)\b|\b\d{1,2} ?(?:a\.?m\b|p\.?m\b|o['’]clock)|\bo['’]clock\b"
            r"|\b(?:noon|midnight|midday|dawn|dusk|sunrise|sunset|morning|afternoon|evening"
            r"|overnight|night)\b"
            r"|الساعة|ظهر|منتصف الليل|فجر|صباح|مساء|ليل",
            re.IGNORECASE,
        ),
    ),
    (
        re.compile(r"\b(?:what|which) year\b|[أا]ي[ةه]? (?:سنة|عام)", re.IGNORECASE),
        re.compile(
            r"(?<!\d)(?:1\d{3}|20\d\d|[١٢][٠-٩]{3})(?!\d)|\b(?:last|this|next|that|the same"
            r"|the) year\b"
            r"|\byears? (?:ago|later|earlier|before)|\b\d{1,4} ?(?:AD|BC|CE|BCE)\b|\b(?:decade"
            r"|century)\b|[’']\d\ds?\b|\b\d\ds\b"
            r"|عام|سنة|سنوات|قرن",
            re.IGNORECASE,
        ),
    ),
)


@lru_cache(maxsize=64)
def asks_name(question: str) -> bool:
    """Whether the answer is what something or somebody is called.

    >>> asks_name("What was the ship called?"), asks_name("What was called off?")
    (True, False)
    """
    return bool(_NAME.search(question))


def names_it(reading: Reading, text: str, said: frozenset[str]) -> bool:
    """Whether a sentence has a name, or a title in quotes, that the question does not say.

    Args:
        reading: The sentence.
        text: As in the article.
        said: Keys of what the question says itself.
    """
    if _TITLED.search(text):
        return True
    names = new_names(reading, said)
    if reading.analysis.language != "ar":
        return bool(names)
    # Arabic has no capitals: what the lexicon knows is hardly what something is called.
    if any(not any(t.kind in _KNOWN and t.weight >= _LOOSE for t in u.terms) for u in names):
        return True
    return any(_NAMING.fullmatch(fold(u.text)) for u in reading.analysis.units)


def lacks_successor(asked: Asked, question: str, text: str) -> bool:
    """Whether somebody before or after another is asked for, and the text tells no such order."""
    if asked.wants != "person" or not _SUCCESSOR.search(question):
        return False
    return not _SUCCEEDS.search(text)


def lacks_narrower(question: str, text: str) -> bool:
    """Whether an hour or a year is asked for and the text has none.

    >>> lacks_narrower("What time did it leave?", "It left on Monday.")
    True
    """
    return any(has.search(text) is None for has in _narrower(question))


@lru_cache(maxsize=64)
def _narrower(question: str) -> tuple[re.Pattern[str], ...]:
    """What a text must have."""
    return tuple(has for asks, has in _NARROWER if asks.search(question))
