"""Lists of names: "Norland, Sundmark and Kessia abstained"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bot.disagreeing.nearness import away, said_by_question
from bot.disagreeing.value import Told, Value
from bot.matching import Reading
from bot.slots.runs import name_runs
from index.analysis.terms import Unit

__all__ = ["lists_conflict", "read_list"]

_JOINED = re.compile(r"\s?(?:[,،]\s?)?(?:(?:and|و)\s?)?(?:the\s)?", re.IGNORECASE)
_LEAST = 2
_NEAR_ENOUGH = 8


def read_list(told: Told) -> Value | None:
    """The names in a row that stand nearest to what is asked of them."""
    said = said_by_question(told.pieces)
    rows: list[list[list[Unit]]] = []
    for run in name_runs(told.words, told.text):
        if any(t.key in said for u in run for t in u.terms):
            continue
        if rows and _JOINED.fullmatch(told.text[rows[-1][-1][-1].end : run[0].start]):
            rows[-1].append(run)
        else:
            rows.append([run])
    spans = [(row[0][0].start, row[-1][-1].end, row) for row in rows if len(row) >= _LEAST]
    if not spans:
        return None
    gap, start, end, row = min(
        ((away((s, e), told.near, told.words), s, e, row) for s, e, row in spans),
        key=lambda found: found[:2],
    )
    if gap > _NEAR_ENOUGH:
        return None
    units = tuple(tuple(run) for run in row)
    return Value(kind="list", start=start, end=end, units=units, away=gap)


def lists_conflict(
    a: Value, b: Value, whole_a: Callable[[], Reading], whole_b: Callable[[], Reading]
) -> bool:
    """Whether two lists share a name and each has one that the other's article never names.

    A wider list is no contradiction, nor is one that is told in several sentences.

    Args:
        a: A list.
        b: Another for the same.
        whole_a: Reads all of the first's article.
        whole_b: Reads all of the second's.
    """
    if not _known(a.units, b.keys()):
        return False
    only_a, only_b = _unknown(a.units, b.keys()), _unknown(b.units, a.keys())
    if not only_a or not only_b:
        return False
    return bool(_unknown(only_a, frozenset(whole_b().keys))) and bool(
        _unknown(only_b, frozenset(whole_a().keys))
    )


def _known(names: Sequence[tuple[Unit, ...]], keys: frozenset[str]) -> list[tuple[Unit, ...]]:
    return [name for name in names if any(t.key in keys for u in name for t in u.terms)]


def _unknown(names: Sequence[tuple[Unit, ...]], keys: frozenset[str]) -> list[tuple[Unit, ...]]:
    known = _known(names, keys)
    return [name for name in names if name not in known]
