"""A follow-up question rewritten by a model so that it stands alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answer import Usage
from bot.conversing.conversation import Turn
from bot.model.chat_model import Completes
from bot.model.plain import plain
from bot.model.refusing import is_refusal
from prompts.loader import load

__all__ = ["Condensed", "condense"]

_TURNS = 3
_QUESTION, _ANSWER = 300, 500  # characters of each earlier turn that are shown
_LABEL = re.compile(
    r"^(?:(?:the )?(?:rewritten|standalone|stand-alone|last|final) question|question|"
    r"السؤال(?: \S+)?)\s*[:：]\s*",
    re.IGNORECASE,
)
_QUOTES = "\"'“”«»`* "


@dataclass(frozen=True, slots=True, kw_only=True)
class Condensed:
    """A question that stands alone."""

    question: str
    """The rewritten question, or the original when the rewriting made no sense."""
    usage: Usage
    """What the rewriting cost."""


def condense(model: Completes, question: str, history: Sequence[Turn]) -> Condensed:
    """Rewrite a follow-up with what the conversation says.

    Args:
        model: The model.
        question: As the reader wrote it.
        history: Earlier turns, oldest first; the last three are used, shortened.

    Raises:
        ModelError: The model did not answer.
    """
    if not history:
        return Condensed(question=question, usage=Usage())
    turns = [
        {"question": turn.asked[:_QUESTION], "answer": turn.answer[:_ANSWER]}
        for turn in history[-_TURNS:]
    ]
    prompt = load("condense", "v1", {"question", "turns"})
    completion = model.complete(prompt.render(question=question, turns=turns))
    rewritten = _first_line(completion.text)
    said = " ".join([question, *(f"{turn['question']} {turn['answer']}" for turn in turns)])
    sane = _is_sane(rewritten, question, said)
    return Condensed(question=rewritten if sane else question, usage=completion.usage)


def _first_line(text: str) -> str:
    answered = re.sub(r"<think(?:ing)?>.*?</think(?:ing)?>", " ", text, flags=re.DOTALL)
    lines = [line for line in answered.splitlines() if line.strip(_QUOTES)]
    return plain(_LABEL.sub("", lines[0].strip(_QUOTES))).strip(_QUOTES) if len(lines) == 1 else ""


def _is_sane(rewritten: str, question: str, said: str) -> bool:
    """Whether it is one question of sensible length that brings in nothing from outside."""
    if not 3 <= len(rewritten) <= len(question) + 200 or is_refusal(rewritten):
        return False
    here, there = _words(rewritten), _words(said)
    strange = {word for word in here - there if word.isdigit()}
    # A rewriting may change the form of words, but not most of them.
    return not strange and len(here & there) * 2 >= len(here)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
