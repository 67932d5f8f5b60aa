"""Questions to cited answers, and the faces.

>>> from bot import open_bot
>>> open_bot(corpus="corpus/articles").ask("Who vetoed the resolution?")   # doctest: +SKIP
"""

from bot.answer import Answer, Citation, Statement
from bot.conversation import Turn
from bot.wiring import open_bot

__all__ = ["Answer", "Citation", "Statement", "Turn", "open_bot"]
