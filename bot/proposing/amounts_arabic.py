"""Arabic questions for a number: how many, how much, by how much; and for a place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.conversing.naming import names_in
from bot.matching import Matcher

__all__ = ["OPENS", "amount_questions", "place_questions"]

OPENS = r"^(?:و?(?:من|في|على|عن)\s[^،.؛:]{2,30}،\s)?(?:كما\s|وقد\s|ولقد\s|فقد\s)?[وف]?"
"""What may stand before the verb of a sentence."""

_WORD = r"[^\s،.؛:!؟“”«»\"()\d٠-٩%–-]+"
_ABOUT = r"(?:نحو|حوالي|حوالى|قرابة|زهاء|أكثر\sمن|ما\sيقارب|ما\sيزيد\sعلى)\s"
_DIGITS = r"(?!(?:19|20)\d\d\s?(?:م\b|[،.]|\D?$))(?P<number>[\d٠-٩][\d٠-٩.,٫٬]*)"
_REACHED = re.compile(
    rf"(?:{OPENS}(?P<verb>[يت]?بلغت?|كلفت?|[يت]كلف)\s(?P<subject>{_WORD}(?:\s{_WORD}){{0,7}}?)"
    rf"|\sأن\s(?P<before>{_WORD}(?:\s{_WORD}){{1,5}}?)\s(?P<later>[يت]?بلغت?|كلفت?))"
    rf"\s(?:{_ABOUT})?{_DIGITS}"
)
_CHANGED = re.compile(
    rf"{OPENS}(?P<verb>(?:ارتفع|انخفض|تراجع|زاد|هبط|قفز|صعد)ت?|نما|نمت|هوى|هوت)"
    rf"\s(?P<subject>{_WORD}(?:\s{_WORD}){{0,8}}?)"
    rf"\s(?P<by>بنسبة\s|بنحو\s|بمقدار\s|ب(?=[\d٠-٩])|إلى\s)(?:{_ABOUT})?{_DIGITS}"
)
_ASKS_BY = {"بنسبة": "بأي نسبة", "إلى": "إلى كم"}
_COUNTED = re.compile(
    rf"{OPENS}(?P<verb>(?:قتل|أصيب|جرح|اعتقل|نزح|شارك|حضر|تخرج|استفاد|غادر|هاجر|توفي|احتجز|سجل)ت?)"
    rf"\s(?:{_ABOUT})?{_DIGITS}\s(?P<thousands>(?:ألف|آلاف|مليون|ملايين)\s)?(?P<noun>[\u0621-\u0652]{{3,}})"
    rf"(?P<rest>(?:\s{_WORD}){{1,9}}?)(?=\s?[،.؛:!()«“\"]|\s(?:حيث|بينما|فيما|وذلك|مما|بحسب|وفق|بعد\sأن)\s|$)"
)
_DEED = re.compile(
    rf"\s[ول]?(?P<deed>مقتل|إصابة|اعتقال|استشهاد|وفاة|نزوح|تشريد|احتجاز)\s(?:{_ABOUT})?{_DIGITS}"
    rf"\s(?P<thousands>(?:ألف|آلاف|مليون|ملايين)\s)?(?P<noun>[\u0621-\u0652]{{3,}})"
    rf"(?P<rest>(?:\s{_WORD}){{2,7}}?)(?=\s?[،.؛:!()«“\"]|\sو|\s(?:حيث|بينما|فيما|مما|بحسب|وفق|بعد\sأن)\s|$)"
)
_DONE = {
    "مقتل": "قتل", "إصابة": "أصيب", "اعتقال": "اعتقل", "استشهاد": "استشهد", "وفاة": "توفي",
    "نزوح": "نزح", "تشريد": "شُرّد", "احتجاز": "احتجز",
}  # fmt: skip
# One of what is counted, as it stands behind كم.
_ONE = {
    "أشخاص": "شخصاً", "جنود": "جندياً", "مدنيين": "مدنياً", "أطفال": "طفلاً", "عناصر": "عنصراً",
    "مسلحين": "مسلحاً", "طلاب": "طالباً", "رجال": "رجلاً", "نساء": "امرأة", "دول": "دولة",
    "شركات": "شركة", "مواطنين": "مواطناً", "متهمين": "متهماً", "ركاب": "راكباً", "عمال": "عاملاً",
}  # fmt: skip
_PLURAL = re.compile(r"(?:ين|ون|ات)$")
_NO_NOUN = frozenset(
    {
        "ألف",
        "آلاف",
        "مليون",
        "ملايين",
        "مليار",
        "مليارات",
        "مئة",
        "مائة",
        "منهم",
        "بينهم",
        "آخرين",
        "أيضا",
        "أيضاً",
        "أيضًا",
        "تقريبا",
        "تقريباً",
    }
)
_OWN = re.compile(r"(?!\S*الله)\S{2,}(?:ه|ها|هم|هما|نا)(?:\s|$)")
_POINTING = re.compile(
    r"(?:^|\s)(?:هذا|هذه|ذلك|تلك|هؤلاء|هناك|هو|هي|منها|منهم|فيها|عليها|التي|الذي)(?:\s|$)"
)
_PARTICLE = re.compile(
    r"^(?:في|من|عن|على|إلى|إن|أن|قد|لا|لم|لن|ما|أو|ثم|بعد|قبل|خلال|عند|بها|به|له|لها)(?:\s|$)"
)
_VAGUE = re.compile(r"\s(?:على\sالأقل|وإصابة|وجرح|آخرين|بجروح(?:\s\S+)?$)")
_PLACED = re.compile(
    rf"{OPENS}(?P<verb>(?:وقع|عقد|أقيم|اندلع|انفجر|ولد|بدأ|انطلق|تجمع|تحطم|سقط|اختتم)ت?|جرى|جرت|التقى|التقت)"
    rf"\s(?P<subject>{_WORD}(?:\s{_WORD}){{1,5}}?)\sفي\s(?:(?:مدينة|محافظة|منطقة|بلدة|قرية|ولاية|العاصمة)\s)?"
)
_SHORTEST = 2


def amount_questions(text: str) -> Iterator[str]:
    """Questions for the number that an Arabic sentence tells.

    >>> list(amount_questions("وبلغت أرباح المصارف الكويتية 371 مليون دينار."))
    ['كم بلغت أرباح المصارف الكويتية؟']
    >>> list(amount_questions("وقتل 16 عنصراً من القاعدة في كمين."))
    ['كم عنصراً قتل من القاعدة في كمين؟']
    """
    if reached := _REACHED.search(text):
        verb, subject = reached["verb"] or reached["later"], reached["subject"] or reached["before"]
        if _says_what(subject) and not (subject.startswith("عدد ") and verb.endswith("ت")):
            yield f"كم {verb} {subject}؟"
    changed = _CHANGED.match(text)
    if changed and _says_what(changed["subject"]):
        asking = _ASKS_BY.get(changed["by"].strip(), "بكم")
        yield f"{asking} {changed['verb']} {changed['subject']}؟"
    for counted in filter(None, (_COUNTED.match(text), _DEED.search(text))):
        one, rest = _one_of(counted), counted["rest"]
        if one and not (_OWN.search(rest) or _POINTING.search(rest) or _VAGUE.match(rest)):
            verb = _DONE[counted["deed"]] if counted.re is _DEED else counted["verb"]
            yield f"كم {one} {verb}{rest}؟"


def place_questions(text: str, matcher: Matcher) -> Iterator[str]:
    """Where something took place, when an Arabic sentence opens with it and names the place."""
    found = _PLACED.match(text)
    if not found or not _says_what(found["subject"]):
        return
    named = names_in(text, "ar", matcher)
    if any(
        name.sort == "place" and name.start in (found.end(), found.end("subject") + 4)
        for name in named
    ):
        yield f"أين {found['verb']} {found['subject']}؟"


def _says_what(subject: str) -> bool:
    """Whether the words name something by themselves."""
    many = len(subject.split()) >= _SHORTEST and not subject.endswith(("عام", "العام", "سنة"))
    return many and not (
        _OWN.search(subject) or _POINTING.search(subject) or _PARTICLE.match(subject)
    )


def _one_of(counted: re.Match[str]) -> str:
    """The counted noun as كم takes it, where its form is known."""
    noun = counted["noun"]
    if noun in _NO_NOUN or noun.startswith("ال"):
        return ""
    if noun in _ONE:
        return _ONE[noun]
    if _PLURAL.search(noun):
        return ""
    digits = counted["number"]
    if noun.endswith(("ة", "اً", "ًا")):
        return noun
    count = int(digits) if digits.isdigit() else 0
    if 11 <= count <= 99 and not counted["thousands"]:
        return noun if noun.endswith("ا") else ""
    return f"{noun}اً" if count >= 100 or counted["thousands"] else ""
