"""What a question asks for: a person, a place, a date, a number, a reason, yes or no, a list."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from corpus.languages import detect
from index.analysis.stems import PAST_FORMS

__all__ = ["Asked", "Wants", "question_language", "read_question"]

Wants = Literal[
    "person", "place", "date", "number", "reason", "manner", "yes-no", "saying", "thing"
]


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


# Tried in order: the first that matches decides. Arabic forms follow the English ones.
_WORDINGS: tuple[tuple[Wants, str], ...] = (
    (
        "number",
        r"\bhow (many|much|old|long|far|tall|high|big|large|often|fast|deep|wide|heavy)\b"
        r"|\b(what|which) (was |is |were |are )?(the |a )?(\w+ )?"
        r"(number|percentage|percent|share|amount|toll|price|cost|population|rate|total)\b"
        r"|(^|\s)[وف]?(كم|بكم)(\s(كان |بلغ )?(عدد|نسبة|من))?(\s|\W*$)"
        r"|(^|\s)(ما |ماهو |ما هو |ما هي )?"
        r"(عدد|نسبة|كمية|مقدار|سعر|حصيلة)\s",
    ),
    (
        "date",
        r"\bwhen\b|\b(what|which) (was |is )(the )?(exact )?(date|day|year|time)\b"
        r"|\b(what|which) (\w+ )?(year|day|date|month|time|century|decade)\b"
        r"|\b(since|until|by) when\b"
        r"|(^|\s)[وف]?متى\b|(^|\s)(في )?(أي|اي|أية) "
        r"(عام|سنة|يوم|شهر|تاريخ|وقت|قرن|عقد)\b|ما (هو )?تاريخ",
    ),
    (
        "place",
        r"\bwhere\b|\b(what|which) (\w+ )?(country|countries|city|cities|place|places|town"
        r"|state|capital|region|continent|location|venue|stadium|island|nation|nations|capitals)\b"
        r"|(^|\s)[وف]?(من |إلى |الى )?أين\b"
        r"|(^|\s)(في |من |إلى )?(أي|اي|أية) "
        r"(بلد|دولة|مدينة|مكان|منطقة|عاصمة|ولاية|قارة|جزيرة)\b"
        r"|ما (هي )?(الدول|البلدان|المدن|الدولة|المدينة)\b",
    ),
    (
        "reason",
        r"\bwhy\b|\bwhat (was|is|were|are) the (reason|cause|motive|purpose|aim|goal)s?\b"
        r"|\bfor what (reason|purpose)\b|\bwhat (caused|led|prompted)\b"
        r"|(^|\s)[وف]?(لماذا|ليه|علام)(\s|\W*$)|(^|\s)[وف]?لم\W*$"
        r"|ما (هو |هي )?(سبب|أسباب|الهدف|الغرض|دافع|غرض|هدف)",
    ),
    (
        "person",
        r"\bwho(m|se)?\b|\b(what|which) (\w+ )?(person|man|woman|minister|president|official"
        r"|leader|spokesman|spokesperson|author|king|queen|officials|ministers|leaders)\b"
        r"|(^|\s)[وفل]?(من|مَن)\s+(هو|هي|هم|الذي|التي|الذين|[اأيت])"
        r"|^\W*[وف]?من(\s|\W*$)|ما (هو )?اسم\b",
    ),
    (
        "saying",
        r"\bwhat (did|does|do|has|have|had|was|is) .{2,80}?\b(say|said|claim|claimed|call"
        r"|called|tell|told|think|position|stance|view|believe|argue|warn|demand|announce|stress)\b"
        r"|(^|\s)ماذا (قال|قالت|صرح|أعلن|يقول)|ما (هو )?موقف|بم(اذا)? (وصف|صرح)|كيف وصف",
    ),
    (
        "thing",
        r"\bwhat(?:'s| is| was| has)? (?:happen(?:ed|s|ing)?|going on|the (?:latest|news))\b"
        r"|(?:^|\s)(?:ماذا|ما الذي) (?:حدث|حصل|جرى|يحدث|يحصل|يجري)",
    ),
    ("manner", r"\bhow\b|(^|\s)[وف]?كيف\b"),
    (
        "yes-no",
        r"^\W*(and |but |so )?(is|are|was|were|do|does|did|has|have|had|can|could|will|would"
        r"|should|may|might|must|isn't|aren't|didn't|doesn't|hasn't|won't)\b"
        r"|^\W*[وف]?هل\b|^\W*أ(ليس|لم|لا)\b",
    ),
)
_PATTERNS = tuple((wants, re.compile(words, re.IGNORECASE)) for wants, words in _WORDINGS)
_LISTING = re.compile(
    r"\b(which|what) (\w+ ){0,2}(countries|nations|states|cities|places|leaders|ministers|officials"
    r"|groups|issues|topics|people|members|demands|reasons|steps|subjects|stops|companies|names)\b"
    r"|\b(list|name (all|the|every))\b|\bwho (were|are|attended|voted|abstained|else)\b"
    r"|\bwhat (are|were)\b|\bwith whom\b"
    r"|ما هي|(^|\s)(ما|أي) "
    r"(الدول|البلدان|المدن|القضايا|الأسباب|المواضيع|الأماكن|الجهات)|من هم\b|عدّد|اذكر",
    re.IGNORECASE,
)

_OFFICE = re.compile(
    r"^\W*(who|what) (is|was|are|were|'s) .{0,60}\b((prime )?minister|president|king|queen"
    r"|secretary|ambassador|chancellor|governor|mayor|pope|emir|sultan|spokes(man|woman|person)"
    r"|chairman"
    r"|chief|commander|leader|premier|speaker|envoy|head of)\b"
    r"|^\W*(من (هو|هي)?|ما اسم)\s*(رئيس|وزير|وزيرة|ملك|ملكة|سفير|سفيرة|أمير|السفير|الرئيس|الوزير"
    r"|المتحدث|متحدث|مستشار|محافظ|زعيم|قائد|بابا|المبعوث|مبعوث)",
    re.IGNORECASE,
)


# What may stand between "which" and the verb; the verb itself ends what the answer is one of.
_CATEGORY = re.compile(
    r"\b(?:which|what)\s+((?:[\w’'-]+\s+){0,3}?[\w’'-]+)\s+"
    r"(?=(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|must"
    r"|to|in|on|of|at|by|for|from|with|that|who|this|the|a|an|and|or|you|he|she|it|they|we|his|her"
    r"|\w+ed|(?:" + "|".join(sorted(PAST_FORMS)) + r")\b)\b)"
    r"|\b(?:which|what)\s+([\w’'-]+(?:\s+[\w’'-]+){0,2})\s*\?"
    r"|(?:^|\s)(?:أي|أية|اي|اية)\s+(\w+)",
    re.IGNORECASE,
)
_NO_CATEGORY = re.compile(
    r"^(is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|must|the|a"
    r"|an|else|happened|about|of|in|on|kind|type|sort)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"(?<=[\w\"”’)%])[.!](?=\s+[\"“A-Z\u0621-\u064a])|[?؟\n]")
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
    asking = question[start:end]
    asked = _read_sentence(asking)
    first, last = asked.frame
    return replace(
        asked,
        frame=(first + start, last + start) if last else (0, 0),
        focus=(start, end),
        category=_category(asking),
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


def _category(asking: str) -> str:
    match = _CATEGORY.search(asking)
    named = next((group for group in match.groups() if group), "") if match else ""
    return "" if _NO_CATEGORY.match(named) else named


def _read_sentence(question: str) -> Asked:
    yes_no = _PATTERNS[-1][1].search(question)
    if yes_no:
        return Asked(wants="yes-no", frame=yes_no.span())
    listing, office = bool(_LISTING.search(question)), bool(_OFFICE.search(question))
    found = [(wants, match) for wants, p in _PATTERNS for match in p.finditer(question)]
    if office:
        named = _NAME_OF.search(question)
        spans = [match.span() for _, match in found] or [named.span() if named else (0, 0)]
        return Asked(wants="person", office=True, frame=spans[0])
    if not found:
        return Asked(wants="thing", listing=listing)
    # "Where did she live when …": the word that asks stands first, unless the question is put like
    # a statement: "A man who fled was found in which city?"
    wants, match = min(found, key=lambda pair: pair[1].start())
    if match.start() > _OPENS:
        wants, match = max(found, key=lambda pair: pair[1].start())
    # "What did X say about Y": only the verb of saying is frame, X and Y are asked about.
    frame = match.span(match.lastindex or 0) if wants == "saying" else match.span()
    return Asked(wants=wants, listing=listing, frame=frame)


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
