"""Who speaks in a sentence, by name, where the sentence says so plainly."""

from __future__ import annotations

import re

from bot.conversing.naming import Name, names_in
from bot.matching import Matcher

__all__ = ["is_body", "name_ends", "speaker_in"]

_SAID = (
    r"(?:said|says|told|tells|claim(?:s|ed)|warn(?:s|ed)|urge[sd]|emphasi[sz]e[sd]|stresse[sd]"
    r"|underscore[sd]|expresse[sd]|stated|accuse[sd]|insist(?:s|ed)|add(?:s|ed)|announce[sd]"
    r"|declare[sd]|argue[sd]|confirm(?:s|ed)|note[sd]|acknowledge[sd]|describe[sd]"
    r"|believe[sd]|reiterate[sd]|denie[sd]|condemn(?:s|ed)|pledge[sd]|vow(?:s|ed)|call(?:s|ed)"
    r"|(?:raise[sd]|voice[sd]) (?:concerns?|doubts?|fears?|hopes?|questions?|objections?)"
    r"|suggest(?:s|ed)|predict(?:s|ed)|promise[sd]|recall(?:s|ed)|estimate[sd])"
)
_SAYS_NEXT = re.compile(
    rf"(?:,[^,]{{2,60}},)?\s(?:(?:has|have|had|also|later|then|once|again|repeatedly)\s){{0,2}}{_SAID}\b"
)
_SAID_BEFORE = re.compile(
    rf"(?:[,”\"’]\s?{_SAID}|\baccording to|\bin the words of)\s(?:the\s|[a-z]+\s){{0,4}}$"
)
_SAYS_AR = re.compile(
    r"(?:^|[\s“«(])[وف]?(?:قال|قالت|صرح|صرحت|أكد|أكدت|أعلن|أعلنت|ذكر|ذكرت|أضاف|أضافت|حذر|حذرت"
    r"|أوضح|أوضحت|شدد|شددت|أشار|أشارت|يقول|تقول|دعا|دعت|اتهم|اتهمت|اعتبر|اعتبرت|كشف|كشفت)\s+"
    r"(?P<who>[^،:.؟!“”«»\n]{2,70}?)"
    r"(?=\s+(?:أيضا|مجددا|إن|أن|بأن|إنه|إنها|أنه|أنها|لل\S+|لوزير\S*|لرئيس\S*)(?:\s|$)|\s*[:،“«])"
)
_JOINS_AR = re.compile(r"(?:\s(?:[لبكوف]ـ?|إلى|الى|في|عن|على|مع|من|ضد|لدى|عبر|خلال|بعد|قبل))+$")
"""What leads on to another: "معلوف لـ" is معلوف."""
_MOST_WORDS = 7
_GOES_ON = re.compile(r"[.@/&’'-]?\w|\.\s[A-Z]")
"""What shows that a name is not over: "Homeseek" in "Homeseek.com"."""
_BESIDE = re.compile(
    rf"\s(?!(?:{_SAID}|and|or|as|on|in|at|to|by|of|for|from|with|about|after|before|during|while|when"
    r"|who|that|because|but|also|has|have|had|is|was|were|later|then|once|again|repeatedly"
    r"|yesterday|today|earlier|last|this|via|amid|following|inside|outside|near)\b)[a-z]"
)
"""A small word behind a name that makes it a part of something else: "Los Angeles police"."""
_BODY = re.compile(
    r"\b(?:Department|Office|Ministry|Agency|Bureau|Council|Committee|Commission|Congress|Court"
    r"|Association|Administration|Union|Party|Board|Service|Authority|Institute|League|Federation"
    r"|Foundation|Organi[sz]ation|Chamber|Senate|House|Navy|Army|Police|Guard|Academy|Coalition"
    r"|Alliance|Society|Center|Centre|Nations|University|Bank|Group|Company|Corporation)$"
)


def is_body(name: str) -> bool:
    """Whether a name is that of a body, by its last word.

    >>> is_body("State Department"), is_body("Elin Castro")
    (True, False)
    """
    return bool(_BODY.search(name))


def name_ends(text: str, end: int) -> bool:
    """Whether a name is over where it seems so, and is not a part of something else.

    >>> name_ends("Los Angeles police", 11), name_ends("Elin Castro said so", 11)
    (False, True)
    """
    return not _GOES_ON.match(text, end) and not _BESIDE.match(text, end)


def speaker_in(text: str, language: str, matcher: Matcher) -> str:
    """The speaker of the first saying, as the sentence names them; empty where it names nobody.

    Args:
        text: One sentence, or a few.
        language: Its ISO 639-1 code.
        matcher: Tells names.
    """
    if language == "ar":
        found = _SAYS_AR.search(text)
        who = _JOINS_AR.sub("", " ".join(found["who"].split())) if found else ""
        return who if 0 < len(who.split()) <= _MOST_WORDS else ""
    people = [n for n in names_in(text, language, matcher) if n.sort != "date"]
    speaking = next((n for n in people if _speaks(text, n)), None)
    return speaking.text if speaking else ""


def _speaks(text: str, name: Name) -> bool:
    if not name_ends(text, name.end):
        return False
    if name.relation and not _SAID_BEFORE.search(text[: name.start]):
        return False
    return bool(_SAYS_NEXT.match(text, name.end) or _SAID_BEFORE.search(text[: name.start]))
