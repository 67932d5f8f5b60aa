"""Whether the articles speak of a name as of a place, by the words that stand before it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from bot.asking import question_language

if TYPE_CHECKING:
    from index.reader import Reader

__all__ = ["Placed", "placed_by"]

Placed = Callable[[str], "bool | None"]
"""Says whether a name is a place's; None when it is not met often enough to tell."""

_PASSAGES = 8
_OFTEN = 2
_SHARE = 0.3
"""Share of a place's mentions, at least, that stand behind "in", "to" or "from"."""


def placed_by(reader: Reader) -> Placed:
    """Tells places by the articles of a reader.

    >>> placed_by(reader)("Rafah"), placed_by(reader)("Hamas")   # doctest: +SKIP
    (True, False)
    """

    def placed(name: str) -> bool | None:
        found = reader.search(name, language=question_language(name), k=_PASSAGES)
        text = "\n".join(hit.passage.text for hit in found.hits)
        word = re.escape(name)
        mentions = len(re.findall(rf"(?<!\w)[وبل]?{word}\b", text))
        behind = re.findall(
            rf"(?:\b(?:in|at|to|from|into|near|inside|across|outside)(?:\sthe)?\s|(?<!\w)"
            rf"(?:و?(?:في|إلى|من)\s|ب)){word}\b",
            text,
            re.IGNORECASE,
        )
        return len(behind) >= _SHARE * mentions if mentions >= _OFTEN else None

    return placed
