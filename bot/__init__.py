"""Questions to cited answers, and the faces.

>>> from bot import open_bot
>>> open_bot(corpus="corpus/articles").ask("Who vetoed the resolution?")   # doctest: +SKIP
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.answer import Answer, Citation, Statement
    from bot.conversing.conversation import Turn
    from bot.wiring import open_bot

__all__ = ["Answer", "Citation", "Statement", "Turn", "open_bot"]

_FROM = {
    "Answer": "bot.answer",
    "Citation": "bot.answer",
    "Statement": "bot.answer",
    "Turn": "bot.conversing.conversation",
    "open_bot": "bot.wiring",
}


def __getattr__(name: str) -> object:
    """Import a name when it is first used, so that `dateline --help` pays for nothing."""
    if name not in _FROM:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(_FROM[name]), name)
    return found
