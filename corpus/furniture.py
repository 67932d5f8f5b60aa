"""Page furniture: lines that a news page prints around an article.

Each rule here is sure on its own, whatever the rest of the page looks like; what needs the rest of
the page to judge (headlines, headings) is in `corpus.cleaning`.
"""

from __future__ import annotations

import re

from corpus import phrases
from corpus.dating import is_dated_label
from corpus.lines import Line, fold

__all__ = ["glued", "is_furniture", "opens_comments", "opens_list"]

_PHRASE_WORDS = 12
_LABEL_WORDS = 30
_NOTE_WORDS = 60
_DATED_WORDS = 20

_LINKS = re.compile(
    r"^\W*(?:read more|read also|also read|read next|more|related(?: articles?| stor(?:y|ies))?|see also"
    r"|watch|watch also|recommended|don't miss|icymi|in pictures|opinion|live updates"
    r"|اقر[اأ]\s+(?:[اأ]يضا|المزيد|كذلك)ً?|شاهد(?:\s+[اأ]يضا)?ً?|طالع(?:\s+[اأ]يضا)?ً?|[اأ]يضا"
    r"|للمزيد|مواضيع ذات صلة|أخبار ذات صلة|رابط الخبر\s?\S{0,12}(?:\s\S+)?)\s*[:|»>–—]\s*\S",
    re.IGNORECASE,
)
_CREDITS = re.compile(
    r"^\W*(?:(?:additional |with )?(?:reporting|writing|editing|edited|compiled|translated|translation)"
    r"\s+by\b"
    r"|contribut(?:ing|ors?|ed)\s*:|source\s*:|sources\s*:|via\s*:|(?:photo|image|picture|file photo"
    r"|caption|credits?)(?:\s+(?:credit|courtesy|source|by))?\s*:"
    r"|from (?:staff|wire)\b[^.]{0,40}reports\b|from [^.]{0,40} wire reports\b"
    r"|with (?:inputs|files|agencies)\b[^.]{0,60}\.?$"
    r"|المصدر\s*:|المصادر\s*:|تصوير\s*:|بقلم\s*:|كتبت?\s*:|[إا]عداد\s*:|ترجمة\s*:|تحرير\s*:|الصورة\s*:"
    r"|\*?\s*خدمة\s+«|\*?\s*خاص ب"
    r"|(?:وقد\s+)?(?:ساهمت?|أسهمت?|شاركت?|شارك)\s+.{0,70}في\s+(?:[إا]عداد|كتابة|تغطية)\s+هذ[اه]\s)",
    re.IGNORECASE,
)
_NAME = r"(?:[A-Z][\w.'’-]*|de|van|von|al|bin|el|la|and|&)"
_BYLINE = re.compile(
    rf"^(?:By|BY|Written by|Posted by|Story by|Reported by|Words by)\s*:?\s+{_NAME}"
    rf"(?:[ ,|/–—-]+(?:{_NAME}|of|the|for|in))*(?:\s*[|,–—-]\s*.{{0,60}}\d.*)?$"
)
_ARABIC_BYLINE = re.compile(r"^(?:بقلم|كتب|كتبت)\s*[:/–-]?\s*(?:\S+\s*){1,5}$")
_SIGN_OFF = re.compile(r"^\W*[–—-]{1,2}\W*[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+){1,3}(?:,\s[A-Z ]+)?$")
_AGENCIES = (
    r"(?:Getty|Getty Images|AP|AP Photo|AFP|Reuters|REUTERS|EPA|EPA-EFE|Bloomberg|Shutterstock|Alamy"
    r"|Xinhua|Anadolu(?: Agency)?|SIPA|Sipa|ZUMA|Zuma|TASS|NurPhoto|PA|UPI|MEGA|iStock|Unsplash)"
)
_PHOTO = re.compile(
    rf"(?:©|^\W*(?:photography|photographs?|photos?|images?|pictures?|graphics?|illustrations?)\sby\b|/\s?{_AGENCIES}(?:\s[A-Z]\w+)*\W*$|\({_AGENCIES}(?:\s(?:Photo|Images))?(?:[/,][^()]*)?\)\W*$"
    rf"|\((?:Photo|Image|Picture|Credit|Source)s?(?:\s(?:by|credit|courtesy of|via))?[:\s][^()]*\)\W*$"
    rf"|(?:Photo(?:graph)?|Image|Picture|Credit|Courtesy|Illustration)s?(?:\s?:|\sby\b|\scourtesy)"
    rf"\s?[^.!?]{{1,60}}$|\bvia\s{_AGENCIES}\W*$|\s{_AGENCIES}\s(?:Photo|Images|File)\W*$"
    rf"|\bCourtesy\s(?:of\s)?[A-Z][^.!?]{{1,40}}$|\d\d:\d\d - Source: \S+)"
)
_NOTES = re.compile(
    r"^\W*(?:\W*sign up (?:for|to|here|now|today)\b.*(?:newsletter|inbox|alert|updates?|email)"
    r"|subscribe (?:to|now|for|today|here)\b.*(?:newsletter|channel|podcast|inbox|today|access|alerts)"
    r"|(?:get|enjoy|want|like|love|to get|you can (?:also )?get|receive|would you like)\b"
    r".*(?:newsletter|your inbox|sign up here)"
    r"|by (?:clicking|signing up|subscribing|submitting|entering your)\b"
    r"|(?:this|our) (?:web)?site uses cookies|we use cookies|we and our partners"
    r"|we will use the (?:details|information) you have shared|if you wish to object to the use of your data"
    r"|your email address will not be published|required fields are marked"
    r"|save my name, email|notify me of (?:new|follow)"
    r"|you must be logged in|please (?:log in|sign in|enable javascript|subscribe)|log in to\b"
    r"|(?:follow|join|like|find) us\b|follow our\b|join (?:our|the) (?:whatsapp|telegram|facebook)"
    r"|download (?:the|our)\b.{0,40}\bapp\b|(?:click|tap) here (?:to|for)\b"
    r"|support (?:local|independent|our) journalism"
    r"|(?:copyright|©|\(c\))\s*(?:©|\(c\))?\s*\d{4}|.{0,60}\ball rights reserved\b"
    r"|(?:disclaimer|terms of (?:use|service)|privacy policy)\b.{0,60}$"
    r"|لن يتم نشر عنوان بريدك|الحقول الإلزامية|يجب أن تكون مسجل|تابعونا? على|تابعنا على|تابعوا .{0,30} على"
    r"|اشترك في|اشتركوا في|للاشتراك في|انضم[وا]* إلى قناتنا|حمّ?ل(?:وا)? تطبيق|للتواصل مع الكاتب|للتواصل أرسل"
    r"|.{0,50}جميع الحقوق محفوظة|.{0,50}حقوق النشر محفوظة|يستخدم هذا الموقع ملفات)",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"(?:^\W*(?:follow|contact|email|e-mail|reach|tweet)\b.*@\w"
    r"|\b(?:follow|contact|reach|email) (?:him|her|them|me)\b.*@\w|\bcan be reached (?:at|on|via)\b.*@)",
    re.IGNORECASE,
)
_TAGS = re.compile(
    r"^\W*(?:tags?|filed under|categor(?:y|ies)|topics?|keywords?|labels?|read more on|more on"
    r"|more about|(?:ال)?وسوم|سمات|(?:ال)?كلمات (?:ال)?(?:دلالية|مفتاحية)|(?:ال)?تصنيف(?:ات)?)"
    r"\s*[:|]\s*\S",
    re.IGNORECASE,
)
_COUNTS = re.compile(
    r"^\W*\d[\d,.]*\s?[km]?\s(?:comments?|shares?|views?|likes?|reads?|min(?:ute)?s?(?: read)?"
    r"|تعليقات?|تعليقا|مشاهدات?|مشاهدة|مشاركات?|دقائق قراءة|دقيقة قراءة)\W*$",
    re.IGNORECASE,
)
_CRUMBS = re.compile(
    r"^\W*(?:home|الرئيسية|الصفحة الرئيسية)\s*[>»›/|\\→«‹-]|^(?:[^>»›.]{2,30}\s[>»›]\s){2,}[^.]*$",
    re.IGNORECASE,
)
_GLUED_CRUMBS = re.compile(r"^Home(?=[A-Z][a-z])|^الرئيسية(?=\w)")
_ADDRESS = re.compile(r"^(?:\W*(?:https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.\w[\w.-]*|[@#]\w+))+\W*$")
_STANDING_DATELINE = re.compile(
    r"^(?:[\w.,'’ ]{0,50}\s)?(?:[A-Z]{2,}|Reuters)(?:\s\w+){0,2}\s?[—–]\W*$"
)

_GLUED_HEAD = re.compile(r"^(?:Next Previous|Previous Next|Previous Post Next Post)\s+(?=\S)")
_GLUED_TAIL = re.compile(
    r"(?<=[.!?؟…\"”»)])\s+(?:رابط الخبر\s?\S|سمات\s\S|المصدر\s*:|اقرأ (?:أيضا|المزيد)|\.{3}المزيد"
    r"|Read [Mm]ore\b|Also [Rr]ead\b|Related\s?:|Share this\b|SOURCE\s?:)"
    r"[^.!?؟]{0,150}\W*$"
)


def is_furniture(line: Line) -> bool:
    """Tell whether a line surely belongs to the page and not to the article."""
    if line.words > _NOTE_WORDS:
        return False
    if line.words <= _PHRASE_WORDS and _is_phrase(fold(line.text)):
        return True
    if line.words <= _DATED_WORDS and is_dated_label(line.text):
        return True
    return _looks_like_furniture(line)


def opens_list(line: Line) -> bool:
    """Tell whether a line heads a list of other stories."""
    return line.words <= _PHRASE_WORDS and fold(line.text) in phrases.LISTS


def opens_comments(line: Line) -> bool:
    """Tell whether a line heads the readers' comments."""
    return line.words <= _PHRASE_WORDS and fold(line.text) in phrases.COMMENTS


def glued(text: str) -> tuple[int, int]:
    """Return how many characters of furniture stick to the head and to the tail of a line.

    Example:
        >>> glued("He left. Read more: Why he left")
        (0, 23)
    """
    head = _GLUED_HEAD.match(text)
    tail = _GLUED_TAIL.search(text)
    return (head.end() if head else 0, len(text) - tail.start() if tail else 0)


def _is_phrase(folded: str) -> bool:
    if folded in phrases.PLAIN or folded in phrases.LISTS or folded in phrases.COMMENTS:
        return True
    return all(word in phrases.SHARING for word in folded.replace("|", " ").split())


def _looks_like_furniture(line: Line) -> bool:
    text = line.text
    if line.words <= _LABEL_WORDS and any(
        rule.search(text) for rule in (_COUNTS, _CRUMBS, _ADDRESS, _STANDING_DATELINE, _TAGS)
    ):
        return True
    if line.words <= _LABEL_WORDS and (not line.ends or line.cut) and _is_label(text):
        return True
    return any(rule.search(text) for rule in (_NOTES, _CONTACT, _CREDITS))


def _is_label(text: str) -> bool:
    rules = (_LINKS, _BYLINE, _ARABIC_BYLINE, _SIGN_OFF, _PHOTO, _GLUED_CRUMBS)
    return any(rule.search(text) for rule in rules)
