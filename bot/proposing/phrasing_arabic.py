"""Questions that an Arabic sentence answers: its verb stands first, and keeps its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.conversing.naming import names_in
from bot.conversing.speaking import speaker_in
from bot.matching import Matcher
from bot.proposing.amounts_arabic import OPENS, amount_questions, place_questions

__all__ = ["arabic_questions"]

# Verbs of news, the feminine beside the masculine where they differ by more than a final ت.
_LISTED = """
وصل سافر زار قال أكد أعلن التقى بحث رفض وصف شكر اجتمع طلب حذر اتهم غادر صوت استخدم افتتح وقع أطلق
قتل أصيب حضر شارك أيد عارض انتقد أدان ناقش قدم تعهد طالب حث أمر هاجم فاز خسر استقال عين احتج كلف
أعيد عقد بدأ انتهى ساهم ناشد أضاف صرح ذكر أوضح شدد أشار دعا انسحب هاجر
نفى كشف أصدر استنكر رحب استقبل تلقى اعتقل أوقف منع ألغى أجل دشن أنهى واصل استأنف علق حقق تأهل انضم
تعاقد رفع خفض ارتفع انخفض تراجع هبط اشترى باع قرر وافق أغلق فتح قصف سيطر استهدف ضبط أحبط اندلع
انطلق تحطم أقيم أجرى وجه أرسل سلم نقل منح حكم قضى
"""
# What is to come, of which a day or a reason is asked.
_COMING = """
يبدأ تبدأ ينطلق تنطلق يعقد تعقد يفتتح تفتتح يلتقي تلتقي يواجه تواجه يستضيف تستضيف يصل تصل يغادر
تغادر يقام تقام ينظم تنظم يستقبل تستقبل ينتهي تنتهي يزور تزور يجتمع تجتمع يبحث تبحث
يصدر تصدر يعلن تعلن
"""
_VERBS = _LISTED.split()
_FEMININE = {"التقت": "التقى", "دعت": "دعا", "أشارت": "أشار"} | {f"{v}ت": v for v in _VERBS}
# What a verb is followed by when it says all by itself who did it.
_GOVERNED = {
    "دعا": ("إلى",), "أشار": ("إلى",), "شارك": ("في",), "ساهم": ("في",), "طالب": ("ب",),
    "تعهد": ("ب",), "احتج": ("على", "ضد"), "صوت": ("على", "ضد", "لصالح"), "فاز": ("ب", "على"),
    "استقال": ("من",), "انسحب": ("من",), "شدد": ("على",), "حذر": ("من",), "أكد": ("أن", "على"),
    "وصل": ("إلى",), "سافر": ("إلى",), "اجتمع": ("مع",),
}  # fmt: skip
_THAT = ("أن", "إن", "بأن")
_SAYING = frozenset(("قال", "أكد", "أعلن", "صرح", "ذكر", "أضاف", "أوضح", "شدد", "حذر"))
_FORMS = "|".join(sorted([*_VERBS, *_FEMININE, *_COMING.split()], key=len, reverse=True))
_OPENING = re.compile(rf"{OPENS}(?P<verb>{_FORMS})\s")
_PREPOSITION = r"(?:إلى|في|عن|على|مع|من|ضد|إن|أن|بأن|لصالح|خلال|بعد|قبل|بسبب)"
_SUBJECT = re.compile(
    rf"(?P<subject>[^\s،.؛:“”«»\"]+(?:\s[^\s،.؛:“”«»\"]+){{0,5}}?)(?=\s{_PREPOSITION}\s)"
)
_DAY = r"ال(?:اثنين|إثنين|أحد|ثلاثاء|أربعاء|خميس|جمعة|سبت)"
_CLAUSE = re.compile(
    rf"[؛:!؟“”«»\"–—]|(?<!\d)[،.]|[،.](?!\d)|\s-\s?|\((?!{_DAY}\))|\s(?:حيث|بينما|فيما|وسط|بعد أن"
    r"|قبل أن|كما|وذلك|مما|وهو|وهي|و(?:قال|أضاف)\S*)\s"
)
_DATED = re.compile(
    r"\s(?:(?:في\s|مساء\s|صباح\s)?(?:أول\sمن\s)?(?:أمس|يوم|اليوم|غدا|غداً)\s)?"
    rf"\(?{_DAY}(?:\sالماضي|\sالمقبل)?\b\)?"
    r"|\s(?:مساء\s|صباح\s|فجر\s|ظهر\s)?(?:أول\sمن\s)?أمس\b|\s(?:مساء|صباح|فجر)\sاليوم\b"
    r"|(?:\s(?:في|منذ|خلال))?\s(?:ال)?عام\s[\d٠-٩]{4}|\sالشهر\sالماضي|\sالأسبوع\sالماضي"
)
_REASON = re.compile(r"\s(?:بسبب|لأن|بغية|من أجل)\s?")
# Verbs without an object: what follows their subject is all that is said.
_MOVING = "وصل سافر اجتمع صوت شارك تعهد طالب احتج فاز ساهم دعا أشار هاجر استقال انسحب"
_OBJECTLESS = _SAYING | frozenset(_MOVING.split())
_GOING = frozenset(("وصل", "سافر", "غادر"))
_LEANING = re.compile(
    r"(?:^|\s)\S*(?:هذا|هذه|ذلك|تلك|هؤلاء|كليهما|أخرى|نفسه|نفسها|ذاته|ذاتها)(?:\s|$)|(?:^|\s)(?:إنه|إنها|أنه|أنها)\s"
)
_OWN = re.compile(r"\S{3,}(?:ه|ها|هم|هما)(?:\s|$)")
_UNFINISHED = re.compile(
    r"\s(?:[لبكوف]ـ?|إلى|الى|في|عن|على|مع|من|ضد|إن|أن|بأن|أنه|أنها|لدى|عبر|خلال|بعد|قبل|بين|بسبب|حول|التي|الذي)$"
)
_OFFICE = re.compile(
    r"(?:رئيس|رئيسة|وزير|وزيرة|وزارة|مدير|مديرة|محافظ|أمين|حاكم|سفير|متحدث|المتحدث|المتحدثة|الناطق|مجلس"
    r"|هيئة|منظمة|شركة|جامعة|حركة|حزب|لجنة|شرطة|أمير|قائد|مدرب|نائب|وكيل|مفتي|نقيب|عميد|محكمة)\s"
)
_SHE = re.compile(r"(?:[^\sا]ت|(?:^|[\sوف])تقول)\s+$")
"""The verb before a speaker, of a woman or a body."""
_ASIDE = re.compile(
    rf"\s(?:أول\sمن\sأمس|أمس|اليوم|مساء|صباح|{_DAY}|في\s(?:بيان|تصريح|مؤتمر|حديث|مقابلة|كلمة|تغريدة|لقاء)"
    r"|ل(?:راديو|صحيفة|وكالة|قناة|موقع|برنامج|تلفزيون|إذاعة)|خلال|على\sهامش|عقب|بعد|قبل|وهو|وهي|عبر|حول|ردا|رداً)(?:\s.*|\S*)?$"
)
"""When and where something was said, behind who said it."""
_CUT = re.compile(r"\s?[«“\"]|\s+لل")
"""What shows that a speaker's name goes on."""
_NO_NAME = re.compile(
    r"[\d٠-٩()\[\]/«»“”\"–-]|^(?:إن|أن|بأن|لـ|هو|هي|ذلك|هذا|هذه|بعض|أحد|إحدى|مصدر|مصادر|كل|ثم|نصا|نصاً|نصًا|حينها|آنذاك)\s"
)
_SHORTEST, _LONGEST = 2, 13  # words
_LEAST_SAID, _LEAST_DONE = 7, 4
_NOBODY = re.compile(
    r"(?:في|من|عن|على|إلى|وفقا|وفقاً|بحسب)\s|(?:ال)?(?:تقرير|نشرة|بيان|دراسة|مصدر|مصادر|صحيفة|موقع|وكالة|قناة"
    r"|إحصائية|إحصائيات|إحصاءات|بيانات|أرقام|نتائج|وثيقة|رسالة|كثير|عدد|بعض|أمر)(?:\s|$)"
)
"""What says or tells something and is nobody."""
_LONGEST_NAME = 7


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
    yield from amount_questions(text)
    yield from place_questions(text, matcher)
    yield from _what_said(text, matcher)


def _what_said(text: str, matcher: Matcher) -> Iterator[str]:
    said = speaker_in(text, "ar", matcher)
    at = text.find(said)
    if not said or at < 0 or _CUT.match(text, at + len(said)):
        return
    who = _ASIDE.sub("", said)
    if who and _names_somebody(who, matcher):
        yield f"ماذا {'قالت' if _SHE.search(text[:at]) else 'قال'} {who}؟"


def _names_somebody(who: str, matcher: Matcher) -> bool:
    """Whether a speaker is named by name or by office, and nothing else stands with it."""
    words = who.split()
    if len(words) > _LONGEST_NAME or _NO_NAME.search(who) or _OWN.search(who):
        return False
    office = _OFFICE.match(who) and words[1].startswith("ال")
    return bool(office) or any(n.sort == "name" for n in names_in(who, "ar", matcher))


def _of_event(verb: str, subject: str, rest: str) -> Iterator[str]:
    plain = _FEMININE.get(verb, verb)
    end = _CLAUSE.search(rest)
    clause = rest[: end.start()] if end else rest
    reason = _REASON.search(clause)
    told = clause[: reason.start()] if reason else clause
    bare = _DATED.sub("", told).rstrip()
    if not _SHORTEST <= len(bare.split()) <= _LONGEST or _LEANING.search(bare):
        return
    if _DATED.search(f" {subject}") or _NOBODY.match(subject):
        return
    if _UNFINISHED.search(bare) or rest[len(clause) :].lstrip()[:1] in ("“", "«"):
        return
    if reason and plain not in _SAYING:
        yield f"لماذا {verb} {subject}{bare}؟"
    if _DATED.search(told) and plain not in _SAYING:
        yield f"متى {verb} {subject}{bare}؟"
    if plain in _GOING and bare.startswith(" إلى "):
        yield f"إلى أين {verb} {subject}؟"
    tells = plain in _SAYING or bare.startswith(" إلى أن ")
    long_enough = len(bare.split()) >= (_LEAST_SAID if tells else _LEAST_DONE)
    # "his" has nobody once its owner is asked for
    governed = _GOVERNED.get(plain, _THAT if plain in _SAYING else ())
    led = not governed or bare.lstrip().startswith(
        tuple(f"{g} " if len(g) > 1 else g for g in governed)
    )
    owned = _OWN.search(bare) or _OWN.search(subject)
    if plain in _OBJECTLESS and long_enough and led and not owned:
        yield f"من {plain}{bare}؟"
