"""Every sentence Dateline itself says to a reader, in each language it speaks.

One place, so that prompt, code, tests and measures share the same refusal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

__all__ = ["LANGUAGE_NAMES", "REFUSAL", "Key", "quoted", "say"]

Key = Literal[
    "refusal",
    "missing",
    "nearest",
    "model_failed",
    "model_cut",
    "not_widened",
    "premise",
    "removed",
    "only_quotes",
    "unsure",
    "empty_corpus",
    "no_outlet",
    "no_outlets",
    "no_language",
    "nothing_shown",
    "said",
    "said_by",
    "ask_next",
    "conflict",
    "update",
]

REFUSAL: Mapping[str, str] = {
    "en": "The articles do not say.",
    "ar": "لا تذكر المقالات ذلك.",
}
"""The sentence that stands for "not answered", by language."""

LANGUAGE_NAMES: Mapping[str, Mapping[str, str]] = {
    "en": {"en": "English", "ar": "Arabic"},
    "ar": {"en": "الإنجليزية", "ar": "العربية"},
}

_SAYINGS: Mapping[Key, Mapping[str, str]] = {
    "refusal": REFUSAL,
    "missing": {
        "en": "No article mentions {what}.",
        "ar": "لا يذكر أي مقال {what}.",
    },
    "nearest": {
        "en": "The nearest articles: {titles}.",
        "ar": "أقرب المقالات: {titles}.",
    },
    "model_failed": {
        "en": "The model did not answer ({why}); these are the articles' own sentences.",
        "ar": "لم يُجب النموذج ({why})؛ هذه جمل المقالات نفسها.",
    },
    "model_cut": {
        "en": "The model stopped early ({why}); what was checked until then is shown.",
        "ar": "توقف النموذج مبكراً ({why})؛ يُعرض ما تم التحقق منه حتى ذلك الحين.",
    },
    "premise": {
        "en": "The question says “{asked}”; the articles say “{told}” [{n}].",
        "ar": "يقول السؤال «{asked}»، وتقول المقالات «{told}» [{n}].",
    },
    "not_widened": {
        "en": "The model did not help with the search ({why}); it was for the question as written.",
        "ar": "لم يساعد النموذج في البحث ({why})؛ جرى البحث عن السؤال كما كُتب.",
    },
    "removed": {
        "en": "Sentences removed because no article supports them: {count}.",
        "ar": "جمل حُذفت لأن المقالات لا تدعمها: {count}.",
    },
    "only_quotes": {
        "en": "No sentence of the model passed the check; these are the articles' own sentences.",
        "ar": "لم تجتز أي جملة من النموذج التحقق؛ هذه جمل المقالات نفسها.",
    },
    "unsure": {
        "en": "This may not answer the question; these sentences come nearest.",
        "ar": "قد لا يجيب هذا عن السؤال؛ هذه أقرب الجمل إليه.",
    },
    "empty_corpus": {
        "en": "No article passes these filters.",
        "ar": "لا يوجد مقال يطابق هذه المرشحات.",
    },
    "no_outlet": {
        "en": "No article is from “{name}”. The articles are from: {there}.",
        "ar": "لا يوجد مقال من «{name}». المقالات من: {there}.",
    },
    "no_outlets": {
        "en": "No article names its outlet.",
        "ar": "لا يذكر أي مقال الجهة التي نشرته.",
    },
    "no_language": {
        "en": "No article is in {name}. The articles are in: {there}.",
        "ar": "لا يوجد مقال باللغة {name}. لغات المقالات: {there}.",
    },
    "nothing_shown": {
        "en": "The last answer showed no sentence of an article.",
        "ar": "لم يعرض الجواب الأخير أي جملة من المقالات.",
    },
    "ask_next": {
        "en": "Ask next:",
        "ar": "اسأل بعد ذلك:",
    },
    "conflict": {
        "en": "The articles differ:",
        "ar": "المقالات تختلف:",
    },
    "update": {
        "en": "Reported differently over time:",
        "ar": "تغيّر ما ذُكر مع الوقت:",
    },
    "said": {
        "en": "“{head}” – from {where}; the sentence names no speaker",
        "ar": "«{head}» – من {where}؛ ولا تذكر الجملة قائلاً",
    },
    "said_by": {
        "en": "“{head}” – said by {who}, in {where}",
        "ar": "«{head}» – القائل {who}، في {where}",
    },
}

_OR = {"en": " or ", "ar": " أو "}
_THEN = {"en": "; ", "ar": "؛ "}
_QUOTES = {"en": ("“", "”"), "ar": ("«", "»")}


def say(key: Key, language: str, **values: object) -> str:
    """The saying in the reader's language, English when Dateline does not speak it.

    >>> say("missing", "en", what="the King of Norway")
    'No article mentions the King of Norway.'
    """
    told = _SAYINGS[key]
    return told.get(language, told["en"]).format(**values)


def quoted(words: Sequence[str], language: str, *, listed: bool = False) -> str:
    """The words in quotation marks, joined by "or"; by a semicolon when they are `listed`.

    >>> quoted(["Norway", "king"], "en")
    '“Norway” or “king”'
    """
    left, right = _QUOTES.get(language, _QUOTES["en"])
    between = _THEN if listed else _OR
    return between.get(language, between["en"]).join(f"{left}{word}{right}" for word in words)
