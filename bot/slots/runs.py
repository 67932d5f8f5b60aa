"""Names of several words: Elin Castro, Bank of Norway."""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.analysis.terms import Unit

__all__ = ["name_runs"]

_WITHIN = re.compile(r"(?:\s|-|–|’s\s|'s\s|\.\s|\s(?:of|of the|de|del|di|da|van|von|bin|al|el)\s)")


def name_runs(words: Iterable[Unit], text: str) -> list[list[Unit]]:
    """Names that follow one another in a text, in order.

    Args:
        words: Words of the text; those that are no names, or are left out, part two runs.
        text: Where they stand.
    """
    runs: list[list[Unit]] = []
    for unit in words:
        if not unit.name:
            continue
        if runs and _WITHIN.fullmatch(text[runs[-1][-1].end : unit.start]):
            runs[-1].append(unit)
        else:
            runs.append([unit])
    return runs
