"""What else to search for than the question as written: its parts, and other languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answer import Usage
from bot.errors import ModelError
from bot.model.chat_model import Completes
from bot.model.splitting import may_have_parts, split_question
from bot.model.translating import translate

__all__ = ["Search", "Wide", "Widener"]

_MOST_LANGUAGES = 2
_WHOLE = 0.5
"""What a passage counts that only the whole of a question that has parts brings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """One thing to look for, in one or more languages."""

    wordings: tuple[tuple[str, str], ...]
    """The question and its ISO 639-1 code, for each language it is put in."""
    weight: float = 1.0
    """How much what it brings counts, in (0, 1]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wide:
    """What is to be searched for."""

    searches: tuple[Search, ...]
    """The whole question first, as it was written."""
    usage: Usage
    """What it cost to find out."""
    failed: str = ""
    """Why the model did not help, one line; empty when it did."""


class Widener:
    """Has a model split and translate questions; a model that fails costs a question nothing.

    Args:
        model: The model; should be one that gives up soon.
        translating: Whether questions are put into the articles' other languages.
        parts: Most parts a question is split into; fewer than 2 for none.
    """

    def __init__(self, model: Completes, *, translating: bool, parts: int) -> None:
        self._model = model
        self._translating = translating
        self._parts = parts

    def widen(self, question: str, language: str, others: Sequence[str]) -> Wide:
        """What to search for.

        Args:
            question: A question that stands alone.
            language: Its ISO 639-1 code.
            others: Codes of the articles' other languages, the most frequent first.
        """
        usage = Usage()
        asked: tuple[str, ...] = (question,)
        translated: list[tuple[str, tuple[str, ...]]] = []
        failed = ""
        try:
            if self._parts > 1 and may_have_parts(question, language):
                parts = split_question(self._model, question, self._parts)
                usage += parts.usage
                asked += parts.questions
            for code in others[:_MOST_LANGUAGES] if self._translating else ():
                found = translate(self._model, asked, code)
                usage += found.usage
                if found.questions:
                    translated.append((code, found.questions))
        except ModelError as error:
            failed = " ".join(str(error).split())
        searches = tuple(
            Search(
                wordings=(
                    (text, language),
                    *((questions[place], code) for code, questions in translated),
                ),
                weight=_WHOLE if place == 0 and len(asked) > 1 else 1.0,
            )
            for place, text in enumerate(asked)
        )
        return Wide(searches=searches, usage=usage, failed=failed)
