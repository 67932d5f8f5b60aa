"""Whether a slot takes one value only.

Several people call for a truce and a minister flies to several towns: other names are no
contradiction. One person holds an office and a house is built in one place.
"""

from __future__ import annotations

import re

from bot.asking import Asked

__all__ = ["lasts", "takes_one"]

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
    r"|sank|land(?:ed)?|hosts|hosted|conducted|operate[sd]?)\b"
    r"|ولد|توفي|دفن|أسس|تأسس|بني|صمم|أخرج|كتب|ألف|رسم|اخترع|اكتشف|فاز|قتل|اغتيل|انتخب|عين|يقع|تقع"
    r"|عقد|حدث|وقع",
    re.IGNORECASE,
)
_BOUND = tuple(
    (re.compile(words, re.IGNORECASE), days)
    for words, days in (
        (r"\b(?:today|tonight|yesterday|last night)\b|(?:^|\s)(?:اليوم|أمس|الليلة)(?:\s|\W*$)", 2),
        (r"\b(?:this|last|past) (?:week|weekend)\b|هذا الأسبوع|الأسبوع الماضي", 7),
        (
            r"\b(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b(?! \w+ \d)"
            r"|يوم (?:الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد)",
            7,
        ),
        (r"\b(?:this|last|past) month\b|هذا الشهر|الشهر الماضي", 31),
        (r"\b(?:this|last|past|next) (?:year|season|summer|winter)\b|هذا العام|العام الماضي", 366),
    )
)
# Words have one speaker; that something is so, many may say.
_QUOTATION = re.compile(
    r"\b(?:who|whom)\b.{0,40}\b(?:said|says|told|called|described|warned|claimed|stated|asked|wrote)"
    r"\b.{0,40}[\"“][^\"”]{8,}|(?:^|\s)من (?:الذي )?(?:قال|قالت|وصف|صرح).{0,40}[\"“«][^\"”»]{8,}",
    re.IGNORECASE,
)
_MANY = ("number", "date", "thing", "yes-no")


def lasts(question: str) -> int | None:
    """Days that the time lasts which the question is bound to; None for a question of any time.

    >>> lasts("Who resigned this week?")
    7
    """
    return next((days for words, days in _BOUND if words.search(question)), None)


def takes_one(asked: Asked, question: str, *, names: bool = False) -> bool:
    """Whether two names or places cannot both answer.

    >>> from bot.asking import read_question
    >>> [takes_one(read_question(q), q) for q in ("Who directed it?", "Who called for a truce?")]
    [True, False]

    Args:
        asked: What the question wants.
        question: The question.
        names: Whether it is a name that answers, whatever the kind of thing.
    """
    if asked.listing:
        return not names  # lists are compared by their members
    return (
        (asked.wants in _MANY and not names)
        or asked.office
        or bool(_QUOTATION.search(question))
        or bool(_THE.search(question) or _ONCE.search(question))
    )
