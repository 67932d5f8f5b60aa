"""Whether whoever a question asks the words of speaks in a sentence.

"What did the mayor say?" is not answered by the words of her deputy, nor by what the mayor did.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.matching import Matcher, Piece, Reading
from index.analysis.normalise import fold

__all__ = ["teller", "teller_kind"]

_ASKED = re.compile(
    r"\bwhat (?:did|does|do|has|have|had) (?P<who>.{2,60}?) (?:say|said|claim|claimed|tell|told"
    r"|make of|argue|argued|warn|warned|announce|announced|reply|replied|respond|responded|answer"
    r"|answered|promise|promised)\b"
    r"|\bhow did (?P<how>.{2,60}?) (?:explain|react|respond|answer|reply|justify)\b",
    re.IGNORECASE,
)
_ASKED_AR = re.compile(
    r"(?:^|\s)[وف]?(?:ماذا|شو|[اإ]يش|بماذا|بم|وش)\s(?:قال|قالت|صرح|صرحت|رد|ردت|يقول|تقول|وعد|وعدت"
    r"|علق|علقت)\s(?P<who>[^؟?]+)"
)
_SUBJECT_ENDS = re.compile(
    r"\s(?:عن|على|في|بش[أا]ن|حول|لما|عندما|حين|بعد|قبل|[إأا]ن|عند|خلال|ل\S{2,})(?:\s.*)?$"
)
_SAYS = re.compile(
    r"(?:said|says?|saying|told|tells?|telling|claim(?:s|ed|ing)?|warn(?:s|ed|ing)?|urge[sd]?"
    r"|emphasi[sz]e[sd]?|stress(?:es|ed)|underscore[sd]|express(?:es|ed)|state[sd]|accus(?:es|ed"
    r"|ing)"
    r"|insist(?:s|ed|ing)?|add(?:s|ed|ing)|announc(?:es|ed|ing)|declare[sd]|argu(?:es|ed|ing)"
    r"|confirm(?:s|ed)|not(?:es|ed|ing)|acknowledge[sd]|describ(?:es|ed|ing)|believe[sd]?"
    r"|reiterate[sd]|den(?:ies|ied|ying)|condemn(?:s|ed|ing)?|pledg(?:es|ed|ing)|vow(?:s|ed|ing)"
    r"|call(?:s|ed|ing)|rais(?:es|ed|ing)|voice[sd]|suggest(?:s|ed|ing)|predict(?:s|ed)"
    r"|promis(?:es|ed|ing)|recall(?:s|ed|ing)|estimate[sd]|admit(?:s|ted)|wr(?:ote|ites?)"
    r"|ask(?:s|ed)"
    r"|explain(?:s|ed)|complain(?:s|ed)|according|think(?:s|ing)?|thought|want(?:s|ed)|hope[sd]?"
    r"|welcom(?:es|ed)|critici[sz](?:es|ed|ing)|prais(?:es|ed)|reject(?:s|ed|ing)?|report(?:s|ed)"
    r"|tweeted|posted|puts?|quoted|apologi[sz](?:es|ed)|demand(?:s|ed|ing)?|oppos(?:es|ed)"
    r"|agree[sd]?|disput(?:es|ed|ing)|repl(?:ies|ied)|respon(?:ds|ded|se)|answer(?:s|ed)"
    r"|reveal(?:s|ed)|remark(?:s|ed)|comment(?:s|ed)|speech|statement|blam(?:es|ed|ing))",
    re.IGNORECASE,
)
_SAYS_AR = re.compile(  # as folded
    r"[وف]?[يت]?(?:قال|قالت|قول|قايلا|قايله|صرح|صرحت|اكد|اكدت|وكد|اعلن|اعلنت|علن|ذكر|ذكرت|اضاف"
    r"|اضافت"
    r"|ضيف|مضيفا|مضيفه|حذر|حذرت|اوضح|اوضحت|وضح|شدد|شددت|اشار|اشارت|شير|دعا|دعت|دعو|اتهم|اتهمت|اعتبر"
    r"|اعتبرت|كشف|كشفت|راي|رات|ري|وصف|وصفت|صف|انتقد|انتقدت|رحب|رحبت|نفي|نفت|روي|روت|اقر|اقرت|كتب"
    r"|كتبت"
    r"|طالب|طالبت|بحسب|حسب|وفق|وفقا|عبر|عبرت|تابع|تابعت|حمل|حملت|رفض|رفضت|ابدي|ابدت|ندد|نددت|ادان"
    r"|ادانت|دين|تعهد|تعهدت|زعم|زعمت|رد|ردت|علق|علقت|بتصريح|تصريح|تصريحات|بيان|وعد|وعدت)"
)
_PRONOUN = re.compile(r"\b(?:he|she|they|we|i)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"«]")
_SURE = 0.25  # how surely a word of the speaker must be met
_REACH = 7  # words between a speaker and the verb of saying
_PERHAPS = 0.6
_WEIGHTY = 0.35  # of a word that tells who speaks without being a name: "unions"


def teller(question: str, language: str, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The words that name whose words are asked for; none where nobody's are.

    Args:
        question: As written.
        language: Its ISO 639-1 code.
        pieces: Its content words.
    """
    start, end = _span(question, language)
    named = [p for p in pieces if start <= p.unit.start < end]
    return tuple(p for p in named if p.unit.name or p.weight >= _WEIGHTY)


@lru_cache(maxsize=64)
def _span(question: str, language: str) -> tuple[int, int]:
    """Where the question says whose words it asks for."""
    if language == "ar":
        match = _ASKED_AR.search(question)
        who = _SUBJECT_ENDS.sub("", match["who"]) if match else ""
        return (match.start("who"), match.start("who") + len(who)) if match else (0, 0)
    match = _ASKED.search(question)
    return match.span("who" if match["who"] else "how") if match else (0, 0)


def teller_kind(speaker: Sequence[Piece], reading: Reading, text: str) -> float:
    """1 where the speaker stands by a verb of saying, 0 where they do not speak, in [0, 1].

    Args:
        speaker: Words that name them; at least one.
        reading: The sentence.
        text: As in the article.
    """
    words = [u for u in reading.analysis.units if u.parts == 1]
    arabic = reading.analysis.language == "ar"
    says = [
        n
        for n, u in enumerate(words)
        if (_SAYS_AR.fullmatch(fold(u.text)) if arabic else _SAYS.fullmatch(u.text))
    ]
    there = [
        n
        for n, u in enumerate(words)
        if any(Matcher.match(p, {t.key: t.weight for t in u.terms}) > _SURE for p in speaker)
    ]
    if any(abs(n - m) <= _REACH for n in says for m in there):
        return 1.0
    if there:
        return _PERHAPS if _QUOTED.search(text) else 0.0
    # "She promised that …": who she is was said before
    unnamed = arabic or bool(_PRONOUN.search(text))
    return _PERHAPS if says and unnamed else 0.0
