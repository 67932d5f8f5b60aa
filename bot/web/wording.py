"""What the page itself says beside an answer, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

__all__ = ["day", "direction", "language_name", "word"]

Key = Literal[
    "sources",
    "copy",
    "copied",
    "again",
    "conflict",
    "update",
    "removed",
    "removed_one",
    "published",
    "page_dated",
    "undated",
    "original",
    "stopped",
    "searching",
    "next",
    "verbatim",
    "checked",
    "source",
    "understood",
    "only",
    "since",
    "until",
    "supported",
    "contradicted",
    "not found",
    "quotes",
    "nearest",
]

_WORDS: Mapping[str, Mapping[Key, str]] = {
    "en": {
        "sources": "Sources",
        "copy": "Copy",
        "copied": "Copied",
        "again": "Ask again",
        "conflict": "The articles differ",
        "update": "Reported differently over time",
        "removed": "{count} sentences removed: not supported by the articles",
        "removed_one": "1 sentence removed: not supported by the articles",
        "published": "published {day}",
        "page_dated": "page dated {day}",
        "undated": "no date given",
        "original": "in {language}",
        "stopped": "Stopped.",
        "searching": "Reading the articles…",
        "next": "Ask next",
        "verbatim": "Quoted word for word from the articles",
        "checked": "Written by the model, each sentence checked against its source",
        "source": "Source {n}: {title}",
        "understood": "Understood as: {question}",
        "only": "Only: {what}",
        "since": "from {day}",
        "until": "until {day}",
        "supported": "Supported",
        "contradicted": "Contradicted",
        "not found": "Not found in the articles",
        "quotes": "What the articles say",
        "nearest": "The nearest sentences",
    },
    "ar": {
        "sources": "المصادر",
        "copy": "نسخ",
        "copied": "تم النسخ",
        "again": "اسأل مجدداً",
        "conflict": "المقالات تختلف",
        "update": "تغيّر ما ذُكر مع الوقت",
        "removed": "جمل حُذفت لأن المقالات لا تدعمها: {count}",
        "removed_one": "حُذفت جملة واحدة لأن المقالات لا تدعمها",
        "published": "نُشر في {day}",
        "page_dated": "تاريخ الصفحة {day}",
        "undated": "دون تاريخ",
        "original": "ب{language}",
        "stopped": "تم الإيقاف.",
        "searching": "جارٍ قراءة المقالات…",
        "next": "اسأل بعد ذلك",
        "verbatim": "منقول حرفياً من المقالات",
        "checked": "كتبه النموذج، وكل جملة رُوجعت على مصدرها",
        "source": "المصدر {n}: {title}",
        "understood": "فُهم السؤال هكذا: {question}",
        "only": "فقط: {what}",
        "since": "منذ {day}",
        "until": "حتى {day}",
        "supported": "تدعمه المقالات",
        "contradicted": "تناقضه المقالات",
        "not found": "غير مذكور في المقالات",
        "quotes": "ما تقوله المقالات",
        "nearest": "أقرب الجمل",
    },
}
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "yi", "ug", "ckb", "dv"})
_PATTERN = "d MMMM y"


def word(key: Key, language: str, /, **values: object) -> str:
    """The wording in a language, English when the page does not speak it.

    >>> word("page_dated", "en", day=day(date(2024, 3, 22), "en"))
    'page dated 22 March 2024'
    """
    words = _WORDS.get(language, _WORDS["en"])
    return words[key].format(**values)


def day(value: date | str, language: str) -> str:
    """A day in words.

    >>> day("2023-11-07", "en")
    '7 November 2023'
    """
    read = date.fromisoformat(value) if isinstance(value, str) else value
    locale = language if language in _WORDS else "en"
    return str(format_date(read, _PATTERN, locale=locale))


def language_name(code: str, language: str) -> str:
    """A language's name in the reader's language; its code when it has no name.

    >>> language_name("ar", "en")
    'Arabic'
    """
    try:
        name = Locale.parse(code).get_display_name(language if language in _WORDS else "en")
    except (UnknownLocaleError, ValueError):
        name = None
    return name or code


def direction(language: str) -> Literal["rtl", "ltr"]:
    """The direction a language is written in."""
    return "rtl" if language in _RIGHT_TO_LEFT else "ltr"
