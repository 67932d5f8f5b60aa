"""A question that asks several things, taken apart by a model, for the search alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.answer import Usage
from bot.model.chat_model import Completes
from bot.model.lines import lines_of
from bot.model.refusing import is_refusal
from prompts.loader import load

__all__ = ["Parts", "may_have_parts", "split_question"]

# A question without any of these asks one thing, and the model is not troubled with it.
_JOINS = re.compile(
    r"\b(?:and|or|also|both|versus|vs|compared?|differ\w*|than)\b|[,;،؛]|[?؟].*[?؟]"
    r"|(?:^|\s)(?:و\w|أم\b|أو\b|كل من\b|مقارنة)",
    re.IGNORECASE | re.DOTALL,
)
_FIGURE = re.compile(r"\d+")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What a model made of a question."""

    questions: tuple[str, ...]
    """Two or more; empty when it asks one thing or the reply makes no sense."""
    usage: Usage
    """What it cost."""


def may_have_parts(question: str, language: str) -> bool:
    """Whether a question could ask several things, told by its words.

    >>> may_have_parts("Who fled?", "en"), may_have_parts("Who fled and where to?", "en")
    (False, True)
    """
    return language not in ("en", "ar") or bool(_JOINS.search(question))


def split_question(model: Completes, question: str, most: int) -> Parts:
    """Ask once.

    Args:
        model: The model.
        question: A question that stands alone.
        most: Most parts wanted, at least 2.

    Raises:
        ModelError: The model did not answer.
    """
    prompt = load("split", "v1", {"most", "question"})
    reply = model.complete(prompt.render(most=most, question=question))
    lines = tuple(dict.fromkeys(lines_of(reply.text)))
    sane = 2 <= len(lines) <= most and all(_is_sane(line, question) for line in lines)
    return Parts(questions=lines if sane else (), usage=reply.usage)


def _is_sane(line: str, question: str) -> bool:
    """Whether it asks for a part of the question and brings in nothing from outside."""
    if len(line) > len(question) + 80 or is_refusal(line):
        return False
    here, there = _words(line), _words(question)
    strange = {word for word in here - there if _FIGURE.search(word)}
    return not strange and len(here & there) * 2 >= len(here)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))
