"""Which language a text is in.

The script decides the clear cases and costs nothing; the statistical model is loaded only for the
rest (it takes half a second).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

__all__ = ["UNDETERMINED", "detect"]

UNDETERMINED = "und"
_SAMPLE = 4000
_SURE = 0.5
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def _words(block: str) -> frozenset[str]:
    return frozenset(block.split())


# Letters of Persian, Urdu, Kurdish, Pashto and Uyghur that Arabic does not use.
_NOT_ARABIC = frozenset("پچژگکیہھےۓڈٹڑںٲڤڵڕۆێەۇۈۋېۍڼځڅډړږښۀ")
_ENGLISH = _words("""
    the and of to in that is was for with as on at by from it he she they his her their this which
    have has had be are were been not but who will would said after about when what there if or an
    where why how did does do can could should its into than more we you
    """)
# Of those, the ones no other language in Latin letters writes the same way often.
_ONLY_ENGLISH = _words("""
    the and with that which were been this from they their there would said after about when what
    where why how does should who
    """)


def detect(text: str) -> str:
    """Return the ISO 639-1 code of a text's language, `und` when it cannot be told.

    Example:
        >>> detect("Who arrived in Tokyo on Tuesday?"), detect("من وصل إلى طوكيو؟"), detect("123")
        ('en', 'ar', 'und')
    """
    sample = _sample(text)
    scripts: Counter[str] = Counter()
    found = Counter(sample)
    for letter, times in found.items():
        if letter.isalpha():
            scripts[_script(letter)] += times
    if not scripts:
        return UNDETERMINED
    script, letters = scripts.most_common(1)[0]
    if script == "ARABIC":
        foreign = sum(times for letter, times in found.items() if letter in _NOT_ARABIC)
        if foreign <= 0.02 * letters:
            return "ar"
    elif script == "LATIN" and _reads_english(sample):
        return "en"
    return _by_model(sample)


def _sample(text: str) -> str:
    """The beginning and the middle: heads of pages are often in another language."""
    if len(text) <= _SAMPLE:
        return text
    half, middle = _SAMPLE // 2, len(text) // 2
    return f"{text[:half]} {text[middle : middle + half]}"


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").partition(" ")[0]


def _reads_english(sample: str) -> bool:
    words = _WORD.findall(sample)
    ours = [word for word in map(str.casefold, words) if word in _ENGLISH]
    return len(ours) >= 0.2 * len(words) and not _ONLY_ENGLISH.isdisjoint(ours)


def _by_model(sample: str) -> str:
    language, probability = _model().classify(sample)
    return str(language) if probability >= _SURE else UNDETERMINED


@lru_cache(maxsize=1)
def _model() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    # Two letters: ISO 639-1. Dialects and near relatives only blur the answer.
    model.set_languages([label for label in model.labels if len(label) == 2])
    return model
