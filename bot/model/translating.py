"""Questions put into another language by a model, for the search alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answer import Usage
from bot.messages import LANGUAGE_NAMES
from bot.model.chat_model import Completes
from bot.model.lines import lines_of
from bot.model.refusing import is_refusal
from prompts.loader import load

__all__ = ["Translated", "translate"]

_SCRIPTS = {"ar": "ARABIC", "en": "LATIN"}
_LONGER, _SHORTER = 3, 4  # times a translation may be longer or shorter than what it translates
_FIGURE = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Translated:
    """What a model made of some questions."""

    questions: tuple[str, ...]
    """One for each question, in order; empty when the reply makes no sense."""
    usage: Usage
    """What it cost."""


def translate(model: Completes, questions: Sequence[str], language: str) -> Translated:
    """Ask once for all of them.

    Args:
        model: The model.
        questions: Questions, each on one line.
        language: ISO 639-1 code of the language wanted.

    Raises:
        ModelError: The model did not answer.
    """
    prompt = load("translate", "v1", {"language", "questions"})
    reply = model.complete(prompt.render(language=_name(language), questions=list(questions)))
    lines = lines_of(reply.text)
    sane = len(lines) == len(questions) and all(
        _is_sane(line, question, language) for line, question in zip(lines, questions, strict=True)
    )
    return Translated(questions=tuple(lines) if sane else (), usage=reply.usage)


def _name(language: str) -> str:
    """The language's English name; its code when it has none."""
    from babel import Locale, UnknownLocaleError

    known = LANGUAGE_NAMES["en"].get(language)
    if known:
        return known
    try:
        return Locale.parse(language).get_display_name("en") or language
    except (UnknownLocaleError, ValueError):
        return language


def _is_sane(line: str, question: str, language: str) -> bool:
    """Whether it can be a translation: its length, its script, and the same figures."""
    if not len(question) / _SHORTER <= len(line) <= _LONGER * len(question) + 20:
        return False
    script = _SCRIPTS.get(language)
    letters = [c for c in line if c.isalpha()]
    written = sum(unicodedata.name(c, "").startswith(script) for c in letters) if script else None
    if written is not None and written * 2 < len(letters):
        return False
    return _figures(line) <= _figures(question) and not is_refusal(line)


def _figures(text: str) -> set[int]:
    return {int(figure) for figure in _FIGURE.findall(text)}
