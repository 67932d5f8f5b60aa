"""The turns of a conversation, as the server keeps them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from bot.answer import Answer
from bot.errors import QuestionError
from index.filters import Filters

if TYPE_CHECKING:
    from bot.answer import Citation, Statement

__all__ = ["NO_FILTERS", "REMEMBERED_TURNS", "Turn", "turns_from_messages", "turns_of"]

NO_FILTERS = Filters()
REMEMBERED_TURNS = 6
"""Turns a follow-up may look back on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A question of the conversation and what was answered."""

    question: str
    """As the reader wrote it."""
    answer: str
    """The text that was shown."""
    standalone: str = ""
    """The question as it was understood; empty when that is not known."""
    scope: Filters = NO_FILTERS
    """What the reader's words restricted the answer to ("only from The X")."""
    statements: tuple[Statement, ...] = ()
    """The sentences that were shown; empty where only the text is known."""
    citations: tuple[Citation, ...] = ()
    """What they cite."""

    @classmethod
    def of(cls, answer: Answer) -> Turn:
        """The turn an answer makes, with how its question was understood."""
        understood = answer.understood
        return cls(
            question=answer.question,
            answer=answer.answer,
            standalone=understood.question if understood else answer.question,
            scope=understood.scope() if understood else NO_FILTERS,
            statements=answer.statements,
            citations=answer.citations,
        )

    @property
    def asked(self) -> str:
        """The question in the form that stands alone."""
        return self.standalone or self.question


def turns_of(history: Sequence[Turn | Answer | Mapping[str, str]] | None) -> tuple[Turn, ...]:
    """A history in whichever form a caller has it: turns, answers, or the messages of a chat.

    Raises:
        QuestionError: Something in it is none of these.
    """
    said = tuple(history or ())
    messages = [one for one in said if isinstance(one, Mapping)]
    if messages and len(messages) == len(said):
        return turns_from_messages(messages)
    turns = [Turn.of(one) if isinstance(one, Answer) else one for one in said]
    if not all(isinstance(one, Turn) for one in turns):
        raise QuestionError(
            "the history holds what is no turn of a conversation",
            "give Turn or Answer objects, or messages with role and content",
        )
    return cast("tuple[Turn, ...]", tuple(turns))


def turns_from_messages(messages: Sequence[Mapping[str, str]]) -> tuple[Turn, ...]:
    """Pair the `user` and `assistant` messages of a chat; others are passed over.

    >>> turns_from_messages([{"role": "user", "content": "Who?"},
    ...                      {"role": "assistant", "content": "She."}])[0].answer
    'She.'
    """
    turns: list[Turn] = []
    waiting: str | None = None
    for message in messages:
        role, content = message.get("role"), message.get("content") or ""
        if role == "user":
            waiting = content
        elif role == "assistant" and waiting is not None:
            turns.append(Turn(question=waiting, answer=content))
            waiting = None
    return tuple(turns)
