"""What a model says beside its answer: that it cannot answer, and how it begins and ends."""

from __future__ import annotations

import re
import unicodedata

from bot.messages import REFUSAL

__all__ = ["is_refusal", "without_preamble"]

_SOURCES_EN = (
    r"(?:articles?|passages?|sources?|texts?|sentences?|context|documents?|excerpts?|"
    r"information|reports?|material)"
)
_GIVEN_EN = r"(?:provided|given|above|supplied|available|here|shown|i was given|you provided)"
_VERB_EN = (
    r"(?:say|state|answer|contain|provide|mention|include|have|give|specify|discuss|address|"
    r"indicate|offer|cover|explain|tell)"
)
_SOURCES_AR = r"(?:ال)?(?:مقالات|مقالة|مقال|مقاطع|نصوص|نص|مصادر|جمل|فقرات|معلومات|سياق|وثائق)"
_VERB_AR = r"[تي](?:ذكر|جيب|حتوي|تضمن|شمل|وفر|قدم|شير|حدد|وضح|رد|قول)"

# "According to sources," is attribution and stays; "according to the passages," is not.
_OURS_EN = r"(?:articles?|passages?|sentences?|context|excerpts?|texts?)"
_OURS_AR = r"(?:ال|ل)?(?:مقالات|مقالة|مقال|مقاطع|نصوص|نص|جمل|فقرات|سياق)"
_PREAMBLE = re.compile(
    r"^(?:(?:(?:based|relying) (?:solely |only )?(?:on|upon)|according to|from|as per|in) "
    rf"(?:only )?(?:(?:the |these |your )?(?:(?:following|numbered|news) )*{_OURS_EN}"
    rf"(?: {_GIVEN_EN})*|(?:the |these )?{_GIVEN_EN} (?:\w+ )?{_SOURCES_EN}"
    rf"|(?:the |these )?{_SOURCES_EN} {_GIVEN_EN})(?: (?:to|by) \w+)?"
    r"|(?:here is|here's|this is) (?:the|my|an) (?:short )?answer|(?:the )?(?:final |short )?answer"
    r"|sure|certainly|of course|unfortunately|(?:i'm |i am )?(?:sorry|afraid)"
    rf"|(?:بناء علي|استنادا الي|وفقا ل|حسب|بحسب|من خلال|اعتمادا علي)\s*"
    rf"{_OURS_AR}[^،:,.]{{0,30}}"
    r"|للاسف|عذرا|اسف|الاجابة|الجواب|بالتاكيد)\s*(?:[,:،!.]|$)\s*(?:but |that |however, )?",
    re.IGNORECASE,
)

_REFUSALS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^(?:(?:the|these|this|any|none of the) )?(?:{_GIVEN_EN} |news |numbered )*{_SOURCES_EN}"
        rf"(?: {_GIVEN_EN})*(?: (?:to|by) (?:me|you))? "
        rf"(?:(?:do|does|did) ?(?:not|n't)|don't|doesn't|didn't|never|fails? to|cannot|can't) "
        rf"(?:\w+ly )?{_VERB_EN}",
        rf"^none of (?:the|these) (?:{_GIVEN_EN} )?{_SOURCES_EN}(?: {_GIVEN_EN})* {_VERB_EN}s?",
        r"^there (?:is|are|was|were) (?:no|not enough|insufficient) (?:\w+ )?"
        r"(?:information|mention|answer|details?)\b.*",
        r"^i (?:do not|don't|cannot|can't|could not|couldn't|(?:am|was) (?:not able|unable) to) "
        r"(?:know|answer|find|determine|provide|have|see|say|tell)",
        r"^(?:no|not enough|insufficient) (?:relevant |sufficient |specific )?"
        r"(?:information|answer|mention|details?)(?: (?:is|was|about|on|in|to|for)\b.*)?$",
        rf"^(?:it|this|that|the answer|the question|the information)(?: is| was|'s|cannot be| can "
        rf"not be| can't be) (?:not )?(?:be )?(?:mentioned|stated|specified|given|answered|found|"
        rf"provided|in)\b.*\b{_SOURCES_EN}",
        rf"^(?:{_SOURCES_AR}(?:\s+\S+){{0,3}}\s+)?(?:لا|لم)\s+{_VERB_AR}\s*(?:هذه |تلك |ال\S+ )?"
        rf"(?:\s*{_SOURCES_AR}|.*(?:ذلك|السؤال|معلومات|اجابة|جواب)|$)",
        r"^(?:لا|ليس|ليست|لم)\s+(?:توجد|يوجد|تتوفر|يتوفر|هناك|ترد|يرد|اجد)\s+(?:\S+\s+)?"
        r"(?:معلومات|اجابة|جواب|ذكر|تفاصيل)",
        r"^(?:لا|لم)\s+(?:استطيع|يمكنني|اتمكن|اعرف|اعلم|يمكن (?:ال)?(?:اجابة|تحديد|معرفة))",
    )
)
_REPORTED = re.compile(r"\b(?:said|says|told|added|قال|قالت|صرح|صرحت|اضاف|اضافت)\b")
_LONGEST_REFUSAL = 260  # characters; a longer sentence says something beside the refusal
_PLAIN_AR = str.maketrans("أإآى", "اااي")


def is_refusal(text: str) -> bool:
    """Whether a sentence says that the articles do not answer, in these or in like words.

    >>> is_refusal("Unfortunately, the provided passages do not contain that information.")
    True
    >>> is_refusal("The articles of the treaty do not apply to Japan.")
    False

    Args:
        text: One sentence, its citation marks removed.
    """
    folded = _fold(text)
    if not folded or len(folded) > _LONGEST_REFUSAL or _REPORTED.search(folded):
        return False
    if any(_fold(refusal).rstrip(".") in folded for refusal in REFUSAL.values()):
        return True
    bare = folded
    while (shorter := _PREAMBLE.sub("", bare, count=1)) != bare and shorter:
        bare = shorter
    return any(pattern.match(bare.rstrip(" .!")) for pattern in _REFUSALS)


def without_preamble(text: str) -> str:
    """The sentence without "Based on the passages," and the like; empty when that was all.

    >>> without_preamble("Based on the provided articles, Japan voted no.")
    'Japan voted no.'
    """
    kept = [(c, n) for n, c in enumerate(text) if not unicodedata.combining(c)]
    found = _PREAMBLE.match("".join(_fold_character(c) for c, _ in kept))
    if not found or not found.end():
        return text
    rest = text[kept[found.end() - 1][1] + 1 :].strip()
    return rest[:1].upper() + rest[1:]


def _fold(text: str) -> str:
    """Case, quotes and Arabic spelling variants made alike."""
    shown = (c for c in text if not unicodedata.combining(c))
    return " ".join("".join(_fold_character(c) for c in shown).split())


def _fold_character(character: str) -> str:
    lower = character.lower()
    return (lower if len(lower) == 1 else character).replace("’", "'").translate(_PLAIN_AR)
