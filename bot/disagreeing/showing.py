"""How a disagreement is worded: what it is about, and the words of a position."""

from __future__ import annotations

from bot.asking import Asked

__all__ = ["phrase", "quote"]

_LONGEST = 240
_LONGEST_PHRASE = 120
_CUT = "…"


def phrase(question: str, asked: Asked) -> str:
    """The sentence that asks, without what ends it.

    >>> from bot.asking import read_question
    >>> asked = "The mill burnt down. How many died in it?"
    >>> phrase(asked, read_question(asked))
    'How many died in it'
    """
    start, end = asked.focus if asked.focus[1] else (0, len(question))
    words = " ".join(question[start:end].split()).rstrip(" ?؟.!")
    if len(words) <= _LONGEST_PHRASE:
        return words
    return words[:_LONGEST_PHRASE].rsplit(" ", 1)[0] + _CUT


def quote(text: str, start: int, end: int) -> str:
    """A sentence, or of a long one the words around a value.

    >>> quote("It killed 12.", 10, 12)
    'It killed 12.'

    Args:
        text: The sentence.
        start: First code point of the value.
        end: One past its last.
    """
    if len(text) <= _LONGEST:
        return " ".join(text.split())
    spare = max(0, _LONGEST - (end - start)) // 2
    left, right = max(0, start - spare), min(len(text), end + spare)
    # Words are left whole.
    left = text.rfind(" ", 0, left) + 1 if left else 0
    right = len(text) if (at := text.find(" ", right)) < 0 else at
    before, after = _CUT if left else "", _CUT if right < len(text) else ""
    return before + " ".join(text[left:right].split()) + after
