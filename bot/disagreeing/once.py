"""Whether a slot takes one value only.

Several people call for a truce and a minister flies to several towns: other names are no
contradiction. One person holds an office and a house is built in one place.
"""

from __future__ import annotations

import re

from bot.asking import Asked

__all__ = ["takes_one"]

_THE = re.compile(
    r"\b(?:who|what|which) (?:is|was) (?:the|[\w’'\"“” .-]+['’]s) (?!\w+s of\b)"
    r"|\bwho\b.{0,40}\bthe (?:first|last)\b"
    r"|(?:^|\s)(?:من (?:هو|هي|كان|كانت)|ما (?:هو |هي )?(?:اسم|مكان|موقع))\s",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"\b(?:born|birthplace|die[ds]?|buried|founded|found(?:er|ing)|established|created|built|build"
    r"|designed|direct(?:s|ed)?|wrot?e|written|authored|compos(?:e|ed)|paint(?:s|ed)|sculpted"
    r"|invent(?:s|ed)|discover(?:s|ed)|produc(?:es|ed)|w[io]ns?|kill(?:s|ed)?|murdered"
    r"|assassinated|shot"
    r"|elected|appointed|succeed(?:s|ed)|replace[ds]?|led|leads?|own(?:s|ed)?|located|situated|based"
    r"|headquartered|held|take place|took place|happen(?:s|ed)?|occur(?:s|red)?|signed|crash(?:ed)?"
    r"|sank|land(?:ed)?|hosts?)\b"
    r"|ولد|توفي|دفن|أسس|تأسس|بني|صمم|أخرج|كتب|ألف|رسم|اخترع|اكتشف|فاز|قتل|اغتيل|انتخب|عين|يقع|تقع"
    r"|عقد|حدث|وقع",
    re.IGNORECASE,
)
_MANY = ("number", "date", "thing")


def takes_one(asked: Asked, question: str) -> bool:
    """Whether two names or places cannot both answer.

    >>> from bot.asking import read_question
    >>> [takes_one(read_question(q), q) for q in ("Who directed it?", "Who called for a truce?")]
    [True, False]

    Args:
        asked: What the question wants.
        question: The question.
    """
    if asked.listing:
        return False
    return (
        asked.wants in _MANY
        or asked.office
        or bool(_THE.search(question) or _ONCE.search(question))
    )
