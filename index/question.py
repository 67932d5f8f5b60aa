"""In which language a question is asked."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection

from corpus.languages import detect

__all__ = ["question_language"]

_ENOUGH_WORDS = 6
"""Words from which statistics are trusted to tell two Latin-script languages apart."""


def question_language(question: str, known: Collection[str]) -> str:
    """ISO 639-1 code of a question, from its script first: questions are short.

    Args:
        question: Any words.
        known: The languages of the articles.

    Returns:
        `en` for Latin script unless it is clearly another of the known languages, and `ar` for
        Arabic script unless that is; what the detector says for any other script.
    """
    scripts = Counter(_script(c) for c in question[:2_000] if c.isalpha())
    if not scripts:
        return "en"
    usual = {"LATIN": "en", "ARABIC": "ar"}.get(scripts.most_common(1)[0][0])
    if usual and len(question.split()) < _ENOUGH_WORDS:
        return usual
    found = detect(question[:2_000])
    return found if usual is None or found in known else usual


def _script(letter: str) -> str:
    return unicodedata.name(letter, "OTHER").split(" ", 1)[0]
