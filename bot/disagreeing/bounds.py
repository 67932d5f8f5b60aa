"""Whether a figure is told as at least, at most or about so much."""

from __future__ import annotations

import re
from typing import Literal

__all__ = ["Bound", "bound_of"]

Bound = Literal["", "least", "most", "about"]

_LEAST = re.compile(
    r"(?:more than|over|at least|exceed(?:s|ed|ing)?|above|no fewer than|upwards? of"
    r"|أكثر من|ما لا يقل عن|على الأقل)\s*(?:US)?[$£€¥₪]?\s?$",
    re.IGNORECASE,
)
_MOST = re.compile(
    r"(?:up to|at most|fewer than|less than|under|no more than|as (?:many|much) as"
    r"|أقل من|ما يصل إلى)\s*(?:US)?[$£€¥₪]?\s?$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:about|around|nearly|almost|some|roughly|approximately|close to|estimated"
    r"|نحو|حوالي|قرابة|زهاء|ما يقرب من)\s*(?:US)?[$£€¥₪]?\s?$",
    re.IGNORECASE,
)


def bound_of(text: str, start: int) -> Bound:
    """Whether the figure that begins there is told as a least, a most, or about so.

    >>> bound_of("more than 1,200 died", 10)
    'least'
    """
    before = text[:start]
    if _LEAST.search(before):
        return "least"
    if _MOST.search(before):
        return "most"
    return "about" if _ABOUT.search(before) else ""
