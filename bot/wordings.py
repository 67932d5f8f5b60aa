"""The words that ask, by what they ask for; Arabic ones as `folded` leaves them."""

from __future__ import annotations

import re
from typing import Literal

from index.analysis.stems import PAST_FORMS

__all__ = [
    "CATEGORY",
    "DEFINING",
    "LISTING",
    "NO_CATEGORY",
    "OFFICE",
    "WORDINGS",
    "Wants",
    "folded",
]

Wants = Literal[
    "person", "place", "date", "number", "reason", "manner", "yes-no", "saying", "thing"
]

_FOLDS = str.maketrans("أإآٱىي\u200e\u200f", "اااايي  ")


def folded(question: str) -> str:
    """A question with one spelling of alef and ya, letter for letter.

    >>> folded("أين تقع مستشفى الأمل؟")
    'اين تقع مستشفي الامل؟'
    """
    return question.translate(_FOLDS)


# What may stand between "which" and its noun: no verb, no article, no preposition.
_WORDS = (
    r"(?:(?!(?:is|was|are|were|do|does|did|has|have|had|can|could|will|would|should|may|might|must"
    r"|the|a|an|of|in|on|at|by|to|for|from|with|kind|type|sort|name)\b)[\w’'.-]+\s){0,3}"
)
_WHICH = rf"\b(?:what|which)\s(?:(?:other|two|three|four|five)\s)?{_WORDS}"
_WHAT_IS = rf"\bwhat(?:'s|\s(?:is|was|are|were))\s(?:the\s|an?\s)?{_WORDS}"
_THEN = (
    r"(?=\W*$|\s(?:of|in|for|at|on|from|between|to|that|which|is|was|are|were|did|does|do|has|have"
    r"|had|by|per|as|during|after|before|can|could|will|would|should|may|might|when|since|until"
    r"|with|needed|required|used|\w+ed|" + "|".join(sorted(PAST_FORMS)) + r")\b)"
)
_PEOPLE = (
    r"(?:person|man|woman|boy|girl|minister|president|official|leader|spokes(?:man|woman|person)"
    r"|author|king|queen|actor|actress|singer|musician|rapper|artist|painter|player|quarterback"
    r"|coach|athlete|footballer|striker|goalkeeper|captain|swimmer|boxer|golfer|runner|writer|poet"
    r"|novelist|scientist|physicist|chemist|biologist|engineer|architect|inventor|composer|director"
    r"|producer|filmmaker|journalist|reporter|judge|lawyer|senator|governor|mayor|general"
    r"|commander|soldier|pope|bishop|emperor|ruler|prince|princess|professor|founder|ceo|executive"
    r"|billionaire|candidate|politician|diplomat|ambassador|envoy|historian|philosopher"
    r"|mathematician|economist|explorer|astronaut|pilot|driver|comedian|celebrity|monarch)s?"
)
_AR_PEOPLE = (
    r"(?:شخص|رجل|امراة|وزير|رئيس|ملك|ملكة|زعيم|قائد|لاعب|ممثل|ممثلة|مغن|مغني|مغنية|مطرب|فنان"
    r"|كاتب|شاعر|عالم|مهندس|مخرج|مدرب|صحفي|قاضي|مسؤول|سفير|امير|خليفة|سلطان|امبراطور|مخترع|مؤلف"
    r"|مؤسس|فيلسوف|مؤرخ|رسام|ملحن|نبي|صحابي|طبيب|جنرال|مرشح)"
)
_PLACES = (
    r"(?:countr(?:y|ies)|nations?|cit(?:y|ies)|towns?|villages?|states?|capitals?|regions?"
    r"|continents?|locations?|places?|venues?|stadiums?|islands?|provinces?|count(?:y|ies)"
    r"|districts?)"
)
_AR_PLACES = (
    r"(?:بلد|بلدان|دولة|دول|مدينة|مدن|مكان|اماكن|منطقة|مناطق|عاصمة|ولاية|ولايات|قارة|جزيرة|جزر|محافظة|مقاطعة"
    r"|قرية|بلدة|اقليم)"
)
_FIGURES = (
    r"(?:number|percentage|percent|proportion|share|amount|toll|price|cost|population|rate|total"
    r"|distance|length|height|depth|width|weight|speed|temperature|age|salary|budget|score)"
)
_AR_FIGURES = (
    r"(?:عدد|نسبة|كمية|مقدار|سعر|حصيلة|مساحة|طول|ارتفاع|عمق|وزن|عمر|سرعة|مسافة|تكلفة|ثمن|مبلغ|راتب"
    r"|درجة حرارة|معدل|كثافة|تعداد)"
)
_DAYS = r"(?:(?:year|day|date|month|time|decade|season|era)s?|centur(?:y|ies))"
_AR_DAYS = (
    r"(?:عام|اعوام|سنة|سنوات|يوم|ايام|شهر|تاريخ|وقت|قرن|قرون|عقد|عقود|ساعة|موعد|فترة|حقبة|موسم"
    r"|عصر|زمن)"
)
_AR_IS = r"(?:(?:هو|هي|كان|كانت)\s)?"
_AR_WHAT = rf"(?<!\w)[وف]?(?:ما|شو|ايش|ماذا)\s?{_AR_IS}"
_AR_WHICH = r"(?<!\w)[وفبل]?(?:اي|اية|ايا)\s"
# Where an Arabic question may open: "ما" and "من" are other words elsewhere.
_OPENING = r"(?:^|[،,؛:.]\s*)[^\w]*[وف]?"

# Tried in order: the first that matches decides. Arabic forms follow the English ones.
_WORDINGS: tuple[tuple[Wants, str], ...] = (
    (
        "number",
        r"\bhow (?:many|much|old|long|far|tall|high|big|large|often|fast|deep|wide|heavy)\b"
        rf"|{_WHICH}{_FIGURES}\b{_THEN}|{_WHAT_IS}{_FIGURES}\b{_THEN}"
        r"|(?<!\w)[وفب]?(?:كم|قديش|قد ايش)"
        r"(?:\s(?:كان |بلغ |تبلغ |يبلغ |كانت |هو |هي )?(?:ال)?"
        r"(?:عدد|نسبة|من)(?:\s(?:التقريبي|الاجمالي|الكلي))?)?(?:\s|\W*$)"
        rf"|{_AR_WHAT}(?:ال)?{_AR_FIGURES}(?!\w)|{_AR_WHICH}{_AR_FIGURES}(?!\w)"
        r"|^\W*(?:عدد|نسبة|كمية|مقدار|سعر|حصيلة)\s",
    ),
    (
        "date",
        rf"\bwhen\b|\b(?:what|which) (?:was|is) the (?:exact )?{_DAYS}\b{_THEN}"
        rf"|{_WHICH}{_DAYS}\b{_THEN}|\b(?:since|until|by) when\b"
        r"|(?<!\w)[وف]?(?:متي|امتي|ايمتي)(?!\w)"
        rf"|{_AR_WHICH}{_AR_DAYS}(?!\w)|{_AR_WHAT}(?:ال)?{_AR_DAYS}(?!\w)",
    ),
    (
        "place",
        rf"\bwhere\b|{_WHICH}{_PLACES}\b"
        r"|(?<!\w)[وف]?(?:من |الي )?(?:اين|وين)(?!\w)"
        rf"|{_AR_WHICH}{_AR_PLACES}(?!\w)|{_AR_WHAT}(?:ال)?{_AR_PLACES}(?!\w)",
    ),
    (
        "reason",
        r"\bwhy\b|\bwhat (?:was|is|were|are) the (?:\w+ )?"
        r"(?:reason|cause|motive|purpose|aim|goal)s?\b"
        r"|\b(?:what|which) (?:reason|purpose)s?\b|\bwhat (?:caused|led|prompted)\b"
        r"|(?<!\w)[وف]?(?:لماذا|ليش|ليه|علام)(?!\w)|(?<!\w)[وف]?لم\W*$"
        rf"|{_AR_WHAT}(?:ال)?(?:سبب|اسباب|هدف|اهداف|غرض|دافع|غاية)(?!\w)"
        r"|(?<!\w)لاي (?:سبب|غرض|هدف)(?!\w)",
    ),
    (
        "person",
        # not "Doctor Who" nor the WHO
        rf"(?-i:\bwho(?:m|se)?\b)|^\W*who(?:m|se)?\b|{_WHICH}{_PEOPLE}\b{_THEN}"
        r"|(?<!\w)[وفل]?(?:من|مَن)\s(?:هو|هي|هم|الذي|التي|الذين)(?!\w)"
        rf"|{_OPENING}ل?من\s(?!(?:اين|اي|اية|متي|ماذا|كم|خلال|بين|اجل|قبل|بعد|ضمن)(?!\w))"
        rf"|{_OPENING}(?:علي|الي|عن|مع|ضد|بحق)\sمن\s"
        r"|(?<!\w)[وفل]?مين(?!\w)|^\W*[وف]?من(?:\s|\W*$)"
        rf"|{_AR_WHICH}{_AR_PEOPLE}(?!\w)",
    ),
    (
        "saying",
        r"\bwhat (?:did|does|do|has|have|had) .{2,80}?\b(say|said|claim|claimed|call"
        r"|called|tell|told|think|believe|argue|warn|demand|announce|stress)\b"
        r"|\bwhat (?:was|is) .{2,60}?\b(position|stance|view)\b(?! of)"
        r"|(?<!\w)ماذا (قال|قالت|صرح|اعلن|يقول)|ما (?:هو )?(موقف)|بم(?:اذا)? (وصف|صرح)"
        r"|كيف (وصف)",
    ),
    (
        "thing",
        r"\bwhat(?:'s| is| was| has)? (?:happen(?:ed|s|ing)?|going on|the (?:latest|news))\b"
        r"|(?<!\w)(?:ماذا|ما الذي) (?:حدث|حصل|جري|يحدث|يحصل|يجري)"
        r"|\b(?:what|which) (?:type|kind|sort)s? of\b"
        rf"|{_WHAT_IS}(?:name|term|word|title|nickname)s?\b"
        rf"|{_AR_WHAT}(?:ال)?(?:اسم|اسماء|مصطلح|لقب|عنوان|نوع|انواع)(?!\w)"
        rf"|(?<!\w)ماسم(?!\w)|{_AR_WHICH}(?:نوع|انواع)(?: من)?(?!\w)",
    ),
    ("manner", r"\bhow\b|(?<!\w)[وف]?(?:كيف|ازاي|شلون)(?!\w)"),
    (
        "thing",
        # no words but the asking one: the group is empty
        r"\b(?:what|which)\b()"
        rf"|{_OPENING}(?:(?:في|من|الي|علي|عن|مع|خلال)\s)?"
        r"[بلع]?(?:ما|ماذا|اي|اية|شو|ايش|وش|ايه|ماهو|ماهي)(?!\w)()",
    ),
    (
        "yes-no",
        r"^\W*(?:and |but |so )?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would"
        r"|should|may|might|must|isn't|aren't|didn't|doesn't|hasn't|won't)\b"
        r"|^\W*[وف]?هل(?!\w)|^\W*ا(?:ليس|لم|لا)(?!\w)",
    ),
)
WORDINGS = tuple((wants, re.compile(words, re.IGNORECASE)) for wants, words in _WORDINGS)
"""What may be wanted, with the words that ask for it; the last are those of yes or no."""

LISTING = re.compile(
    r"\b(which|what) (\w+ ){0,2}(countries|nations|states|cities|places|leaders|ministers|officials"
    r"|groups|issues|topics|people|members|demands|reasons|steps|subjects|stops|companies|names)\b"
    r"|\b(list|name (all|the|every))\b|\bwho (were|are|attended|voted|abstained|else)\b"
    r"|\bwhat (are|were)\b|\bwith whom\b"
    r"|ما هي|(?<!\w)(ما|اي) "
    r"(الدول|البلدان|المدن|القضايا|الاسباب|المواضيع|الاماكن|الجهات)|من هم(?!\w)|عدّد|اذكر",
    re.IGNORECASE,
)

OFFICE = re.compile(
    r"^\W*(?:who(?:'s| is| was| are| were)|what(?:'s| is| was) the name of) .{0,60}"
    r"\b((prime )?minister|president|king|queen"
    r"|secretary|ambassador|chancellor|governor|mayor|pope|emir|sultan|spokes(man|woman|person)"
    r"|chairman"
    r"|chief|commander|leader|premier|speaker|envoy|head of)\b"
    r"|^\W*(?:من (?:هو|هي)?|ما اسم)\s*(?:رئيس|وزير|وزيرة|ملك|ملكة|سفير|سفيرة|امير|السفير|الرئيس"
    r"|الوزير|المتحدث|متحدث|مستشار|محافظ|زعيم|قائد|بابا|المبعوث|مبعوث)",
    re.IGNORECASE,
)

_NOUN = (
    r"(?!(?:the|this|that|it|he|she|they|his|her|their|of|in|on|at|by|to|for|from|with|about|like"
    r"|as|after|within|into|under|is|was|and|or|which|who|\w+ed)\b)(?!\w+[’']s\b)[\w’'.-]+"
)
DEFINING = re.compile(
    rf"^\W*(?:what|who)(?:'s|\s(?:is|are|was|were))\s"
    rf"((?:an?\s|the\s)?{_NOUN}(?:\s{_NOUN}){{0,3}})\s*\?*\W*$"
    rf"|^\W*(?:define|explain)\s({_NOUN}(?:\s{_NOUN}){{0,3}})\W*$"
    rf"|^\W*what (?:does|do|did) ({_NOUN}(?:\s{_NOUN}){{0,3}}?) (?:mean|stand for)\W*$"
    r"|^\W*(?:عرف|ما ?(?:هو |هي )?(?:معني|تعريف|المقصود ب))\s?((?:\w+\s?){1,3})\W*$"
    r"|^\W*[وف]?(?:من|ما|شو|مين)\s?(?:هو|هي|هم)\s((?:(?!الذي|التي|الذين)[\w]+\s?){1,3})\W*$",
    re.IGNORECASE,
)
"""Asks what or who somebody or something is, and nothing else of it."""

# What may stand between "which" and the verb; the verb itself ends what the answer is one of.
CATEGORY = re.compile(
    r"\b(?:which|what)\s+((?:[\w’'-]+\s+){0,3}?[\w’'-]+)\s+"
    r"(?=(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|must"
    r"|to|in|on|of|at|by|for|from|with|that|who|this|the|a|an|and|or|you|he|she|it|they|we|his|her"
    r"|\w+ed|(?:" + "|".join(sorted(PAST_FORMS)) + r")\b)\b)"
    r"|\b(?:which|what)\s+([\w’'-]+(?:\s+[\w’'-]+){0,2})\s*\?"
    r"|(?:^|\s)(?:اي|اية)\s+(\w+)",
    re.IGNORECASE,
)
NO_CATEGORY = re.compile(
    r"^(is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|must|the|a"
    r"|an|else|happened|about|of|in|on|kind|type|sort)\b",
    re.IGNORECASE,
)
