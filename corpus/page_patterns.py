"""Patterns of the lines that news pages print around an article, in English and Arabic.

Those named a beginning are matched at the start of a line, the others are looked for anywhere in
it. Each tuple lists alternatives, one idea a line; extend it when a page shows a new form, and try
the change on many pages: `docs/how-to/add-a-reader.md` says how.
"""

from __future__ import annotations

import re

__all__ = [
    "ADDRESS",
    "BYLINE",
    "CONTACT",
    "GLUED_HEAD",
    "GLUED_TAIL",
    "LINK",
    "LINKED_HEADLINE",
    "NOTE",
    "PICTURE",
    "STRIP",
]


def _any(*alternatives: str, before: str = "", after: str = "") -> str:
    return f"{before}(?:{'|'.join(alternatives)}){after}"


_NAME = r"(?:[A-Z][\w.'’-]*|de|van|von|al|bin|el|la|and|&)"
_AGENCY = _any(
    r"AP(?: Photo)?|AFP|PA|UPI|TASS|EPA(?:-EFE)?|MEGA|SIPA|Sipa|ZUMA|Zuma|REUTERS|Reuters",
    r"Getty(?: Images)?|Bloomberg|Shutterstock|Alamy|Xinhua|Anadolu(?: Agency)?|NurPhoto|iStock",
    r"Unsplash",
)

_INVITATIONS = (
    r"sign up (?:for|to|here|now|today)\b.*(?:newsletter|inbox|alert|updates?|email)",
    r"subscribe (?:to|now|for|today|here)\b"
    r".*(?:newsletter|channel|podcast|inbox|today|access|alerts)",
    r"(?:get|enjoy|want|like|love|to get|you can (?:also )?get|receive|would you like)\b"
    r".*(?:newsletter|your inbox|sign up here)",
    r"(?:follow|join|like|find) us\b|follow our\b",
    r"join (?:our|the) (?:whatsapp|telegram|facebook)",
    r"download (?:the|our)\b.{0,40}\bapp\b",
    r"(?:click|tap) here (?:to|for)\b",
    r"support (?:local|independent|our) journalism",
    r"تابعونا? على|تابعنا على|تابعوا .{0,30} على",
    r"اشترك في|اشتركوا في|للاشتراك في|انضم[وا]* إلى قناتنا|حمّ?ل(?:وا)? تطبيق",
    r"للتواصل مع الكاتب|للتواصل أرسل",
)
_LEGAL = (
    r"by (?:clicking|signing up|subscribing|submitting|entering your)\b",
    r"(?:this|our) (?:web)?site uses cookies|we use cookies|we and our partners",
    r"we will use the (?:details|information) you have shared",
    r"if you wish to object to the use of your data",
    r"your email address will not be published|required fields are marked",
    r"save my name, email|notify me of (?:new|follow)",
    r"you must be logged in|please (?:log in|sign in|enable javascript|subscribe)|log in to\b",
    r"(?:copyright|©|\(c\))\s*(?:©|\(c\))?\s*\d{4}|.{0,60}\ball rights reserved\b",
    r"(?:terms of (?:use|service)|privacy policy)\b.{0,60}$|privacy notice\s*:",
    r"disclaimer\s*:.*\b(?:article|story|content|feed|site|website|publish\w*)\b",
    r"our standards\s*:|acquire licensing rights|save articles to read later",
    r"احفظ اسمي، بريدي|لن يتم نشر عنوان بريدك|الحقول الإلزامية|يجب أن تكون مسجل",
    r"يستخدم هذا الموقع ملفات",
    r".{0,50}جميع الحقوق محفوظة|.{0,50}حقوق النشر محفوظة",
)
_PLAYERS = (
    r"video player was slow to load|(?:\d\W+)?how relevant is this ad to you|video ad feedback",
    r"your browser does not support|this video (?:is|can) not (?:be )?(?:available|played)",
    r"لا يدعم متصفحك|تعذر تشغيل الفيديو",
)
_CREDITS = (
    r"(?:additional |with )?(?:reporting|writing|editing|edited|compiled|translat(?:ed|ion)) by\b",
    r"contribut(?:ing|ors?|ed)\s*:|sources?\s*:|via\s*:",
    r"(?:photo|image|picture|file photo|caption|credits?)"
    r"(?:\s+(?:credit|courtesy|source|caption|by))?\s*:|image (?:source|caption),",
    r"from (?:staff|wire)\b[^.]{0,40}reports\b|from [^.]{0,40} wire reports\b",
    r"with (?:inputs|files|agencies)\b[^.]{0,60}\.?$",
    r"المصدر\s*:|المصادر\s*:|تصوير\s*:|الصورة\s*:|بقلم\s*:|كتبت?\s*:",
    r"[إا]عداد\s*:|ترجمة\s*:|تحرير\s*:|خدمة\s+«|خاص ب",
)
NOTE = re.compile(_any(*_INVITATIONS, *_LEGAL, *_PLAYERS, *_CREDITS, before=r"\W*"), re.IGNORECASE)
"""Beginnings of notes of the outlet to its readers, and of credits; they may be whole sentences."""

CONTACT = re.compile(
    _any(
        r"^\W*(?:follow|contact|email|e-mail|reach|tweet)\b.*@\w",
        r"\b(?:follow|contact|reach|email) (?:him|her|them|me)\b.*@\w",
        r"\bcan be reached (?:at|on|via)\b.*@",
    ),
    re.IGNORECASE,
)
"""How to reach an author, anywhere in a line that has an "@"."""

_TAGS = (
    r"tags?|filed under|categor(?:y|ies)|topics?|keywords?|labels?|read more on|more on|more about",
    r"(?:ال)?وسوم|سمات|(?:ال)?كلمات (?:ال)?(?:دلالية|مفتاحية)|(?:ال)?تصنيف(?:ات)?",
)
_COUNTED = (
    r"comments?|shares?|views?|likes?|reads?|min(?:ute)?s?(?: read)?",
    r"تعليقات?|تعليقا|مشاهدات?|مشاهدة|مشاركات?|دقائق قراءة|دقيقة قراءة",
)
STRIP = re.compile(
    _any(
        _any(*_TAGS, before=r"\W*", after=r"\s*[:|]\s*\S"),
        r"\W*(?:an?|\d+) (?:second|minute|hour|day|week|month|year)s? ago\W*$",
        r"منذ \S+(?: \S+)?\W*$",
        r"list (?:\d+ )?of \d+(?: items)?$",
        _any(*_COUNTED, before=r"\W*\d[\d,.]*\s?[km]?\s", after=r"\W*$"),
        # Breadcrumbs: "Home > World > Asia".
        r"\W*(?:home|الرئيسية|الصفحة الرئيسية)\s*[>»›/|\\→«‹-]",
        r"(?:[^>»›.]{2,30}\s[>»›]\s){2,}[^.]*$",
        # A dateline on a line of its own: "London CNN —".
        r"(?:[\w.,'’ ]{0,50}\s)?(?-i:[A-Z]{2,}|Reuters)(?:\s\w+){0,2}\s?[—–]\W*$",
    ),
    re.IGNORECASE,
)
"""Beginnings of strips of tags, counts and breadcrumbs."""

ADDRESS = re.compile(r"\W*(?:https?://|www\.|[\w.+-]+@[\w-]+\.\w|[@#]\w)\S*")
"""One word that is an address, a handle or a hashtag."""

_LINKS = (
    r"read more|read also|also read|read next|more|see also|watch(?: also)?|recommended",
    r"related(?: articles?| stor(?:y|ies))?|don't miss|icymi|in pictures|opinion|live updates",
    r"اقر[اأ]\s+(?:[اأ]يضا|المزيد|كذلك)ً?|شاهد(?:\s+[اأ]يضا)?ً?|طالع(?:\s+[اأ]يضا)?ً?|[اأ]يضا",
    r"للمزيد|مواضيع ذات صلة|أخبار ذات صلة|رابط الخبر\s?\S{0,12}(?:\s\S+)?",
)
_PICTURES = (
    r"©|\b(?-i:REUTERS/[A-Z])|\d\d:\d\d - Source: \S+",
    r"^\W*(?:photograph(?:s|y)?|photos?|images?|pictures?|graphics?|illustrations?)\sby\b",
    rf"/\s?{_AGENCY}(?:\s(?-i:[A-Z])\w+)*\W*$",
    rf"\({_AGENCY}(?:\s(?:Photo|Images))?(?:[/,][^()]*)?\)\W*$",
    r"\((?:photo|image|picture|credit|source)s?(?:\s(?:by|credit|courtesy of|via))?"
    r"[:\s][^()]*\)\W*$",
    r"(?:photo(?:graph)?|image|picture|credit|courtesy|illustration)s?(?:\s?:|\sby\b|\scourtesy)"
    r"\s?[^.!?]{1,60}$",
    rf"\bvia\s{_AGENCY}\W*$|\s{_AGENCY}\s(?:Photo|Images|File)\W*$",
    r"\b(?-i:Courtesy\s(?:of\s)?[A-Z])[^.!?]{1,40}$",
)
LINK = re.compile(
    _any(
        _any(*_LINKS, before=r"\W*", after=r"\s*[:|»>–—]\s*\S"),
        # Menu words run together: "HomeWorldAsia…".
        r"(?-i:Home(?=[A-Z][a-z]))|الرئيسية(?=\w)",
    ),
    re.IGNORECASE,
)
"""Beginnings of links to other stories, when no full stop ends the line."""

LINKED_HEADLINE = re.compile(r".{3,90}?['’”\"]:[A-Z]")
"""A headline that lost a blank when it was made a link: "'A sad day':Crews battle fires"."""

PICTURE = re.compile(_any(*_PICTURES), re.IGNORECASE)
"""Marks of a caption, when no full stop ends the line."""

BYLINE = re.compile(
    _any(
        rf"(?:By|BY|Written by|Posted by|Story by|Reported by|Words by)\s*:?\s+{_NAME}"
        rf"(?:[ ,|/–—-]+(?:{_NAME}|of|the|for|in))*(?:\s*[|,–—-]\s*.{{0,60}}\d.*)?$",
        r"(?:بقلم|كتب|كتبت)\s*[:/–-]?\s*(?:\S+\s*){1,5}$",
        r"\W*[–—-]{1,2}\W*[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+){1,3}(?:,\s[A-Z ]+)?$",
    )
)
"""Names of authors, when no full stop ends the line; capitals count."""

GLUED_HEAD = re.compile(r"(?:Next Previous|Previous Next|Previous Post Next Post)\s+(?=\S)")
"""Buttons run into the first line."""

_GLUED = (
    r"رابط الخبر\s?\S|سمات\s\S|المصدر\s*:|اقرأ (?:أيضا|المزيد)|\.{3}المزيد",
    r"Read [Mm]ore\b|Also [Rr]ead\b|Related\s?:|Share this\b|SOURCE\s?:",
)
GLUED_TAIL = re.compile(_any(*_GLUED, before=r"(?<=[.!?؟…\"”»)])\s+", after=r"[^.!?؟]{0,150}\W*$"))
"""Links run into the end of a line, after its last sentence."""
