"""A second reading of what the rules call supported, by a model; it may only take that back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from bot.answer import Usage
from bot.errors import ModelError
from prompts.loader import load

if TYPE_CHECKING:
    from bot.model.chat_model import Completes

__all__ = ["Opinion", "SecondOpinion", "opinion_notice"]

_PROMPT = ("check", "v1")
_VARIABLES = frozenset({"claim", "sentences"})
_MOST_CHARACTERS = 12_000  # that a small model may be given to read
_THOUGHT = re.compile(r"<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL)
_AROUND = " \t\r\n.!*`\"'“”"
_NOTICES = {
    "en": "The second reading by the model is missing: {why}.",
    "ar": "القراءة الثانية بالنموذج غير متاحة: {why}.",
}

Says = Literal["yes", "no"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What a model made of a claim and sentences."""

    says: Says | None
    """Whether they say it; None when the model failed or gave no plain answer."""
    why_not: str = ""
    """Why there is no answer, one line."""
    usage: Usage = field(default_factory=Usage)
    """What it cost."""


class SecondOpinion:
    """Asks a model whether sentences say what a claim says.

    Args:
        model: The model.
    """

    def __init__(self, model: Completes) -> None:
        self._model = model
        self._prompt = load(*_PROMPT, _VARIABLES)

    def ask(self, claim: str, sentences: Sequence[str]) -> Opinion:
        """The model's reading; a failure is told, not raised.

        Args:
            claim: What the rules call supported.
            sentences: The sentences they found it in.
        """
        if len(claim) + sum(map(len, sentences)) > _MOST_CHARACTERS:
            return Opinion(says=None, why_not="there is too much to read")
        messages = self._prompt.render(claim=claim, sentences=list(sentences))
        try:
            reply = self._model.complete(messages)
        except ModelError as failure:
            return Opinion(says=None, why_not=" ".join(str(failure).split()))
        says = _says(reply.text)
        why_not = "" if says else "it says neither yes nor no"
        return Opinion(says=says, why_not=why_not, usage=reply.usage)


def opinion_notice(opinion: Opinion, language: str) -> str | None:
    """One line for a reader whose answer had no second reading; None where it had one."""
    if opinion.says is not None:
        return None
    return _NOTICES.get(language, _NOTICES["en"]).format(why=opinion.why_not.rstrip("."))


def _says(reply: str) -> Says | None:
    """Yes or no, if the reply is that one word."""
    word = _THOUGHT.sub(" ", reply).strip(_AROUND).casefold()
    if word == "yes":
        return "yes"
    return "no" if word == "no" else None
