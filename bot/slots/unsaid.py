"""Sentences that tell of what is asked that it is not known, or has not happened yet."""

from __future__ import annotations

import re

__all__ = ["is_ahead", "is_withheld"]

_WITHHELD = re.compile(
    r"\b(?:did|does|do|has|have|had|would|will|could)(?: not|n['’]t)(?: yet| immediately)?"
    r" (?:sa(?:y|id)|give|gave|given|name|disclosed?|reveal(?:ed)?|announced?|explain(?:ed)?"
    r"|identif(?:y|ied)|specif(?:y|ied)|comment(?:ed)?|elaborate|provided?|released?|decided?"
    r"|confirm(?:ed)?|publish(?:ed)?|respon(?:d|ded)|repl(?:y|ied)|ruled?|set an?"
    r"|been (?:named|released|announced|disclosed|identified|set|decided|given|published|confirmed"
    r"|explained|determined))\b"
    r"|\b(?:whom?|which) .{2,40} did not name\b"
    r"|\bdeclin(?:ed|es|ing) to\b|\brefus(?:ed|es|ing) to (?:say|comment|name|give|answer)\b"
    r"|\bwithout (?:saying|giving|naming)\b"
    r"|\b(?:gave|giving|given|had(?: had)?|with) no (?:reason|reply|details?|explanation|comment"
    r"|date|figure)s?\b"
    r"|\bnot (?:yet )?(?:known|clear|disclosed|named|immediately clear)\b"
    r"|\b(?:unclear|unknown|unnamed|undisclosed)\b|\byet to (?:say|decide|announce|be)\b"
    r"|(?:لم|ولم) (?:يعلن|تعلن|يكشف|تكشف|يذكر|تذكر|يحدد|تحدد|يوضح|توضح|تتضح|يتضح|يفصح|تفصح|يرد"
    r"|ترد|يبت"
    r"|تبتّ?|يصدر|تصدر|يُ?عرف|تُ?عرف|يُ?سم|تُ?سم|يُ?علن|تُ?علن|يُ?كشف|تُ?كشف|يُ?حدد|تُ?حدد)(?!\w)"
    r"|دون (?:أن (?:يذكر|تذكر|يحدد|تحدد|يكشف|تكشف|يوضح|توضح)|تحديد|الكشف)"
    r"|رفض\w* (?:الإدلاء|التعليق|الكشف|الإفصاح|ذكر)|امتنع\w* عن (?:التعليق|الكشف)"
    r"|غير (?:معروف|واضح|معلوم)",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|won['’]t|(?:is|are|was|were) (?:to|due|set|expected|scheduled|planned|likely"
    r"|seeking|hoping)"
    r"|due to|plans?|planned|planning|intends?|until|yet to|seek(?:s|ing)|consider(?:s|ing)|may"
    r"|might"
    r"|hopes?|scheduled|put(?:ting)? off|postponed?|delay(?:ed)?|pending|unfinished|appl(?:ied"
    r"|ying) for"
    r"|propos(?:als?|ed)|next (?:week|month|year)|would|called off|await\w*)\b"
    r"|(?<!\w)س[يتن]\w{3,}|سوف|المقرر|المتوقع|[يت]عتزم|[يت]خطط|[يت]نوي|لا يزال|لا تزال|ما زال"
    r"|المقبل|القادم"
    r"|تمهيدا|بانتظار|[تي]نتظر|مؤجل|إرجاء|(?<!\w)أج[ّ]?ل",
    re.IGNORECASE,
)
_ASKS_PAST = re.compile(r"\b(?:did|was|were|had|has|have|been)\b", re.IGNORECASE)
_ASKS_PAST_AR = re.compile(
    r"(?:^|\s)(?:متى|لماذا|كيف|من|مين|ماذا|كم|أين|وين|هل|ليه|ليش|[إا]يمتى|امتى|بماذا|بكم)\s"
    r"(?:تم |قد |كان |كانت )?(?![يتسأنا])\w{3,}"
)


def is_withheld(text: str) -> bool:
    """Whether the sentence says that something is not known, not said or not decided.

    >>> is_withheld("The bank did not say why."), is_withheld("The bank said why.")
    (True, False)
    """
    return bool(_WITHHELD.search(text))


def is_ahead(question: str, text: str) -> bool:
    """Whether a question about what has been meets a sentence about what is to come.

    >>> is_ahead("When did the wing open?", "The wing will open in April.")
    True
    >>> is_ahead("When will the wing open?", "The wing will open in April.")
    False
    """
    past = _ASKS_PAST.search(question) or _ASKS_PAST_AR.search(question)
    return bool(past and _AHEAD.search(text))
