"""What a reader says about the last answer, rather than asks: "shorter", "who said that?"."""

from __future__ import annotations

import re
from typing import Literal

from corpus.calendar_names import flatten

__all__ = ["Recall", "bare", "read_recall", "wants_everything"]

Recall = Literal["shorter", "who"]
"""`shorter`: the first sentence again; `who`: who says what was shown."""

_MARKS = " \t\n?؟!.,،:؛;…\"'“”«»"
_POLITE = re.compile(
    r"^(?:(?:and|but|ok|okay|so|now|then|please|hm+|طيب|حسنا|من فضلك|لو سمحت)\b[\s,،]*)+"
    r"|[\s,،]+(?:please|now|then|instead|exactly|من فضلك|لو سمحت|رجاء|بالضبط)$",
    re.IGNORECASE,
)
_SHORTER = re.compile(
    r"(?:(?:can you |could you )?(?:make|say|put|keep) (?:it|that|this) )?"
    r"(?:a (?:bit|little) |much )?(?:shorter|short|brief|more briefly|briefly"
    r"|in short|in brief|in one (?:sentence|line)|in a nutshell)"
    r"|(?:(?:can you )?give me |say )?(?:a |the )?(?:short|shorter|brief|one-sentence)"
    r" (?:version|answer|one)"
    r"|(?:summari[sz]e|shorten)(?: (?:it|that|this|the answer))?|tl;?dr"
    r"|(?:اجعلها? |بشكل |اجابه |جواب |اريد (?:اجابه|جوابا) )?(?:اقصر|مختصره?|مختصرا)"
    r"|باختصار|بايجاز|اوجز|(?:في|ب) ?جمله واحده"
    r"|(?:اختصر|لخص)(?:ها|ه)?(?: (?:ذلك|هذا|الاجابه|الجواب))?",
    re.IGNORECASE,
)
_ONE = r"(?:one|(?:news ?)?paper|outlet|article|source|report|country|minister)"
_WHO = re.compile(
    rf"(?:who|which(?: {_ONE}s?)?)(?: of them)?(?: actually)? "
    r"(?:said|says?|reported|reports?|wrote|writes?|told|claimed|claims?|stated|states?)"
    r"(?: us)? (?:that|this|so|it|these|those)"
    r"|says who|according to whom?|who is (?:speaking|(?:being )?quoted)(?: there| here)?"
    r"|where (?:is|was) (?:that|this|it) (?:from|said|written|reported)"
    r"|where (?:does|did) (?:that|this|it) come from"
    r"|where did you (?:get|read|find) (?:that|this|it)"
    r"|(?:what|which) (?:is|are|was) (?:the|your) sources?(?: (?:of|for) (?:that|this|it))?"
    r"|(?:what|which) (?:article|outlet|source|paper)s?"
    r"(?: (?:is|are) (?:that|this|it|those))?(?: from)?|sources?"
    r"|و?من (?:الذي |هو الذي )?(?:قال|ذكر|كتب|صرح|نقل|نشر)(?:ها|ه)?"
    r" ?ب?(?:ذلك|هذا|هذه)?(?: الكلام)?"
    r"|و?(?:ايهم|ايها|اي واحد|ايه مقاله|(?:اي|ايه) (?:مقال|مقاله|صحيفه|مصدر|جريده|موقع|وزير))"
    r"(?: منهم| منها)? (?:قال|قالت|ذكر|ذكرت|كتب|كتبت|نشر|نشرت|نقل|نقلت)(?:ها|ه)?(?: (?:ذلك|هذا))?"
    r"|و?(?:ما|ما هو|ما هي|اين) (?:ال)?(?:مصدر|مصادر)(?: (?:ذلك|هذا|هذا الكلام))?"
    r"|و?من اين (?:ذلك|هذا|جاء (?:ذلك|هذا))|ب?حسب من|(?:و?ما )?المصدر|المصادر",
    re.IGNORECASE,
)
_EVERYTHING = re.compile(
    r"(?:(?:search|use|ask|from|in|what about) )?(?:all|any|every)(?: (?:of )?(?:the|them))?"
    r" (?:other )?(?:articles?|outlets?|sources?|languages?|papers?|dates?|others)(?: again)?"
    r"|(?:no|without|clear|drop|reset)(?: the| any)? (?:filters?|restrictions?)"
    r"|و?(?:من |في |ب)?(?:كل|جميع|كافه) (?:المقالات|المصادر|الصحف|اللغات)|بدون (?:مرشحات|قيود)",
    re.IGNORECASE,
)


def bare(text: str) -> str:
    """A saying without marks and courtesies, Arabic spelling variants made alike.

    >>> bare("And shorter, please!")
    'shorter'
    """
    flat = " ".join(flatten(text).split()).strip(_MARKS)
    while (shorter := _POLITE.sub("", flat).strip(_MARKS)) != flat:
        flat = shorter
    return flat


def read_recall(text: str) -> Recall | None:
    """Whether the last answer is wanted again, and how; None for everything else.

    >>> read_recall("Which one said that?"), read_recall("باختصار من فضلك"), read_recall("Who?")
    ('who', 'shorter', None)
    """
    said = bare(text)
    if _SHORTER.fullmatch(said):
        return "shorter"
    return "who" if _WHO.fullmatch(said) else None


def wants_everything(text: str) -> bool:
    """Whether all articles are to be used again.

    >>> wants_everything("from all sources"), wants_everything("from all sides")
    (True, False)
    """
    return bool(_EVERYTHING.fullmatch(bare(text)))
