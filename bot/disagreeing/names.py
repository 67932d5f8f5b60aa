"""Names of people and places that a sentence gives for what is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.disagreeing.nearness import away, said_by_question, telling
from bot.disagreeing.value import Told, Value
from bot.slots.runs import name_runs
from index.analysis.terms import Unit

__all__ = ["read_person", "read_place"]

_NEAR_ENOUGH, _MADE_WITHIN = 8, 16
_MOST = 8  # names above which a sentence is a list or a menu
_NO_PERSON = 0.6
_BY_COUNTS = 3
_WITHIN = re.compile(r"\s?,\s")
_AT = re.compile(
    r"\b(?:in|at|near|from|outside|around)\s+(?:the\s)?$|(?:^|\s)(?:في|من|إلى|الى|قرب)\s+$",
    re.IGNORECASE,
)
_IS_OR_BY = re.compile(r"\b(?:by|is|was)\s+(?:[\w-]+\s+){0,4}$", re.IGNORECASE)
_MADE_BY = re.compile(r"\b(?:by|from)\s+(?:[\w-]+\s+){0,6}$", re.IGNORECASE)
_OWNING = ("'s ", "’s ")


def read_person(told: Told) -> Value | None:
    """The person nearest to what is asked of them, behind "by" rather than elsewhere."""
    runs = _runs(told)
    people = [kept for run in runs if (kept := [u for u in run if _may_be_person(u)])]
    if told.near:
        value = _nearest(people, told.near, told)
        if value is not None:
            return value
    # "X's third symphony" and "a novel by X" tell whose it is in other words than the question's.
    named = telling(told.words, [p for p in told.pieces if p.unit.name])
    made = [run for run in people if _made_by(run, told)]
    bands = [run for run in runs if _made_by(run, told) and _ends(run, told)]
    return _nearest(made or bands, named, told, _MADE_WITHIN)


def _made_by(run: Sequence[Unit], told: Told) -> bool:
    before, after = told.text[: run[0].start], told.text[run[-1].end :]
    return bool(_MADE_BY.search(before)) or after.startswith(_OWNING)


def _ends(run: Sequence[Unit], told: Told) -> bool:
    """Whether no noun follows: "American" in "by American band" only describes one."""
    after = next((u for u in told.words if u.start >= run[-1].end), None)
    return after is None or not after.content or bool(told.text[run[-1].end : after.start].strip())


def read_place(told: Told) -> Value | None:
    """The place nearest to what is asked of it, with what it lies in: "Adel, Iowa"."""
    chains: list[list[list[Unit]]] = []
    for run in _runs(told):
        if chains and _WITHIN.fullmatch(told.text[chains[-1][-1][-1].end : run[0].start]):
            chains[-1].append(run)
        elif _AT.search(told.text[: run[0].start]):
            chains.append([run])
    if not chains or len(chains) > _MOST:
        return None
    spans = [(c[0][0].start, c[-1][-1].end) for c in chains]
    gap, (start, end), best = min(
        (away(span, told.near, told.words), span, n) for n, span in enumerate(spans)
    )
    if gap > _NEAR_ENOUGH:
        return None
    units = tuple(tuple(run) for run in chains[best])
    return Value(kind="place", start=start, end=end, units=units, away=gap)


def _runs(told: Told) -> list[list[Unit]]:
    """Names that follow one another, those left out that the question says."""
    said = said_by_question(told.pieces)
    fresh = (u for u in told.words if not any(t.key in said for t in u.terms))
    return name_runs(fresh, told.text)


def _may_be_person(unit: Unit) -> bool:
    """Whether the name is of no country, body or day that the lexicon knows."""
    return not any(
        t.kind in ("concept", "number", "date") and t.weight >= _NO_PERSON for t in unit.terms
    )


def _nearest(
    runs: Sequence[list[Unit]], near: Sequence[int], told: Told, within: int = _NEAR_ENOUGH - 1
) -> Value | None:
    if not runs or len(runs) > _MOST:
        return None
    ranked = []
    for number, run in enumerate(runs):
        gap = away((run[0].start, run[-1].end), near, told.words)
        behind = bool(_IS_OR_BY.search(told.text[: run[0].start]))
        ranked.append((gap - _BY_COUNTS * behind, run[0].start, number))
    gap, start, best = min(ranked)
    if gap > within:
        return None
    units = (tuple(runs[best]),)
    return Value(kind="name", start=start, end=runs[best][-1].end, units=units, away=max(0, gap))
