"""Failures of the bot room; the whole tree is drawn in `corpus.errors`."""

from __future__ import annotations

from typing import Literal

from corpus.errors import DatelineError

__all__ = [
    "BotError",
    "ModelError",
    "ModelFault",
    "PortError",
    "QuestionError",
    "SettingsError",
]

ModelFault = Literal[
    "auth", "unreachable", "rate", "server", "timeout", "bad reply", "declined", "paused"
]


class BotError(DatelineError):
    """Anything between a question and its answer."""


class QuestionError(BotError):
    """A question that cannot be asked: empty, too long, no words."""


class SettingsError(BotError):
    """A setting that is unknown, out of bounds or unreadable."""


class PortError(BotError):
    """The address to serve at is taken or not ours."""


class ModelError(BotError):
    """The model did not answer.

    Args:
        message: What is wrong, one line; never holds a key.
        remedy: What to do about it.
        kind: What sort of fault it is.
    """

    def __init__(self, message: str, remedy: str = "", *, kind: ModelFault = "server") -> None:
        super().__init__(message, remedy)
        self.kind: ModelFault = kind
