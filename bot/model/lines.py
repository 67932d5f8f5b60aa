"""A model's short reply as lines, without what models write around them."""

from __future__ import annotations

import re

from bot.model.plain import plain

__all__ = ["lines_of"]

_THOUGHT = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|$)", re.DOTALL)
_ITEM = re.compile(r"^\s*(?:[-*•–]|\(?[\d٠-٩]{1,2}[.):-])\s+")
_QUOTES = "\"'“”«»`* "


def lines_of(text: str) -> list[str]:
    r"""The lines that say something, as plain text.

    >>> lines_of('<think>Two.</think>1. "Who fled?"\n\n2. Where **did** he go?')
    ['Who fled?', 'Where did he go?']
    """
    lines = [_ITEM.sub("", line) for line in _THOUGHT.sub(" ", text).splitlines()]
    bare = (plain(line.strip(_QUOTES)).strip(_QUOTES) for line in lines)
    return [line for line in bare if any(c.isalnum() for c in line)]
