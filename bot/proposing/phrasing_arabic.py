"""Questions that an Arabic sentence answers: its verb stands first, and keeps its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.conversing.naming import names_in
from bot.conversing.speaking import speaker_in
from bot.matching import Matcher

__all__ = ["arabic_questions"]

# Verbs of news, the feminine beside the masculine where they differ by more than a final ت.
_LISTED = """
وصل سافر زار قال أكد أعلن التقى بحث رفض وصف شكر اجتمع طلب حذر اتهم غادر صوت استخدم افتتح وقع أطلق
قتل أصيب حضر شارك أيد عارض انتقد أدان ناقش قدم تعهد طالب حث أمر هاجم فاز خسر استقال عين احتج كلف
أعيد عقد بدأ انتهى ساهم ناشد أضاف صرح ذكر أوضح شدد أشار دعا انسحب هاجر
"""
_VERBS = _LISTED.split()
_FEMININE = {"التقت": "التقى", "دعت": "دعا", "أشارت": "أشار"} | {f"{v}ت": v for v in _VERBS}
_SAYING = frozenset(("قال", "أكد", "أعلن", "صرح", "ذكر", "أضاف", "أوضح", "شدد", "حذر"))
_FORMS = "|".join(sorted([*_VERBS, *_FEMININE], key=len, reverse=True))
_OPENING = re.compile(rf"^(?:كما\s|وقد\s|ولقد\s)?[وف]?(?P<verb>{_FORMS})\s")
_PREPOSITION = r"(?:إلى|في|عن|على|مع|من|ضد|إن|أن|بأن|لصالح|خلال|بعد|قبل|بسبب)"
_SUBJECT = re.compile(
    rf"(?P<subject>[^\s،.؛:“”«»\"]+(?:\s[^\s،.؛:“”«»\"]+){{0,5}}?)(?=\s{_PREPOSITION}\s)"
)
_CLAUSE = re.compile(
    r"[،.؛:!؟“”«»\"()–—]|\s(?:حيث|بينما|فيما|وسط|بعد أن|قبل أن|كما|وذلك|مما|وهو|وهي"
    r"|و(?:قال|أضاف)\S*)\s"
)
_DATED = re.compile(
    r"\s(?:(?:في\s)?يوم\s)?ال(?:اثنين|أحد|إثنين|ثلاثاء|أربعاء|خميس|جمعة|سبت)\b"
    r"|\sفي\sعام\s[\d٠-٩]{4}|\sعام\s[\d٠-٩]{4}|\sالشهر\sالماضي|\sالأسبوع\sالماضي"
)
_REASON = re.compile(r"\s(?:بسبب|لأن|بغية|من أجل)\s?")
# Verbs without an object: what follows their subject is all that is said.
_MOVING = "وصل سافر اجتمع صوت شارك تعهد طالب احتج فاز ساهم دعا أشار هاجر استقال انسحب"
_OBJECTLESS = _SAYING | frozenset(_MOVING.split())
_GOING = frozenset(("وصل", "سافر", "غادر"))
_LEANING = re.compile(
    r"(?:^|\s)\S*(?:هذا|هذه|ذلك|تلك|هؤلاء|كليهما)(?:\s|$)|(?:^|\s)(?:إنه|إنها|أنه|أنها)\s"
)
_OWN = re.compile(r"\S{3,}(?:ه|ها|هم|هما)(?:\s|$)")
_UNFINISHED = re.compile(
    r"\s(?:[لبكوف]ـ?|إلى|الى|في|عن|على|مع|من|ضد|إن|أن|بأن|أنه|أنها|لدى|عبر|خلال|بعد|قبل|بين|بسبب|حول|التي|الذي)$"
)
_SHORTEST, _LONGEST = 2, 13  # words
_LEAST_SAID = 5
_LONGEST_NAME = 5


def arabic_questions(text: str, matcher: Matcher) -> Iterator[str]:
    """Questions that the sentence answers, the most natural first.

    Args:
        text: One sentence.
        matcher: Tells names.
    """
    found = _OPENING.match(text)
    subject = _SUBJECT.match(text, found.end()) if found else None
    if found and subject:
        verb = found["verb"]
        yield from _of_event(verb, subject["subject"], text[subject.end() :])
    who = speaker_in(text, "ar", matcher)
    named = who and any(n.sort == "name" for n in names_in(who, "ar", matcher))
    if named and len(who.split()) <= _LONGEST_NAME:
        yield f"ماذا {'قالت' if who.split()[0].endswith('ة') else 'قال'} {who}؟"


def _of_event(verb: str, subject: str, rest: str) -> Iterator[str]:
    plain = _FEMININE.get(verb, verb)
    end = _CLAUSE.search(rest)
    clause = rest[: end.start()] if end else rest
    reason = _REASON.search(clause)
    told = clause[: reason.start()] if reason else clause
    bare = _DATED.sub("", told).rstrip()
    if not _SHORTEST <= len(bare.split()) <= _LONGEST or _LEANING.search(bare):
        return
    if _UNFINISHED.search(bare) or rest[len(clause) :].lstrip()[:1] in ("“", "«"):
        return
    if reason and plain not in _SAYING:
        yield f"لماذا {verb} {subject}{bare}؟"
    if _DATED.search(told) and plain not in _SAYING:
        yield f"متى {verb} {subject}{bare}؟"
    if plain in _GOING and bare.startswith(" إلى "):
        yield f"إلى أين {verb} {subject}؟"
    long_enough = len(bare.split()) >= (_LEAST_SAID if plain in _SAYING else _SHORTEST)
    # "his" has nobody once its owner is asked for
    if plain in _OBJECTLESS and long_enough and not _OWN.search(bare):
        yield f"من {plain}{bare}؟"
