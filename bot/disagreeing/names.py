"""Names of people and places that a sentence gives for what is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from bot.disagreeing.makers import read_maker
from bot.disagreeing.nearness import away, said_by_question, telling
from bot.disagreeing.subject import names_something
from bot.disagreeing.value import Told, Value, is_country
from bot.slots.people import holders_in, known_otherwise
from bot.slots.runs import name_runs
from index.analysis.terms import Unit

__all__ = ["read_person", "read_place"]

_NEAR_ENOUGH, _MADE_WITHIN = 8, 16
_MOST = 8  # names above which a sentence is a list or a menu
_BY_COUNTS = 3
_WITHIN = re.compile(r"\s?,\s")
_AT = re.compile(
    r"\b(?:in|at|near|from|outside|around)\s+(?:the\s)?$|(?:^|\s)(?:في|من|إلى|الى|قرب)\s+$",
    re.IGNORECASE,
)
_IS_OR_BY = re.compile(r"\b(?:by|is|was)\s+(?:[\w-]+\s+){0,4}$", re.IGNORECASE)
_MADE_BY = re.compile(r"\b(?:by|from)\s+(?:[\w-]+\s+){0,6}$", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“][^\"”]{2,60}[\"”]")
_OPENING = ("'", "‘", '"', "“", "«")
_SHORT = re.compile(r"[A-Z]{1,3}")
_OF = re.compile(r"\s+of\s+(?:the\s)?$")
_COUNTRY = re.compile(r"\b(?:country|nation)\b|^(?:بلد|دولة)$", re.IGNORECASE)
_STATE = re.compile(r"\b(?:state|province|county|region)\b|^(?:ولاية|منطقة)$", re.IGNORECASE)
_PLACE_NEAR = 12
_OWNING = ("'s ", "’s ")


def read_person(told: Told) -> Value | None:
    """The person nearest to what is asked of them, behind "by" rather than elsewhere."""
    if told.asked.office:
        return _holder(told)
    if (maker := read_maker(told)) is not None:
        return maker
    runs = [run for run in _runs(told) if not _titled(run, told.text)]
    people = [kept for run in runs if (kept := _person(run))]
    if told.near:
        value = _nearest(people, told.near, told)
        if value is not None:
            return value
    # "X's third symphony" and "a novel by X" tell whose it is in other words than the question's.
    named = telling(told.words, [p for p in told.pieces if names_something(p, told.question)])
    made = [run for run in people if _made_by(run, told)]
    bands = [run for run in runs if _made_by(run, told) and _ends(run, told)]
    return _nearest(made or bands, named, told, _MADE_WITHIN)


def _holder(told: Told) -> Value | None:
    """Whoever holds the office asked for; another minister is no rival.

    Across languages an office is too seldom told whole: a foreign minister would pass for a prime
    minister.
    """
    if any(p.language != told.reading.analysis.language for p in told.pieces):
        return None
    holders = holders_in(told.asked, told.pieces, told.reading, said_by_question(told.pieces))
    runs = name_runs(holders, told.text)
    if len(runs) != 1:
        return None
    [run] = runs
    return Value(kind="name", start=run[0].start, end=run[-1].end, units=(tuple(run),), away=0)


def _titled(run: Sequence[Unit], text: str) -> bool:
    """Whether the run stands in quotes: it is the title of a work."""
    opened = text[run[0].start - 1 : run[0].start] in _OPENING and run[0].start > 0
    return opened or any(m.start() < run[0].start < m.end() for m in _QUOTED.finditer(text))


def _made_by(run: Sequence[Unit], told: Told) -> bool:
    before, after = told.text[: run[0].start], told.text[run[-1].end :]
    return bool(_MADE_BY.search(before)) or after.startswith(_OWNING)


def _ends(run: Sequence[Unit], told: Told) -> bool:
    """Whether no noun follows: "American" in "by American band" only describes one."""
    after = next((u for u in told.words if u.start >= run[-1].end), None)
    return after is None or not after.content or bool(told.text[run[-1].end : after.start].strip())


def read_place(told: Told) -> Value | None:
    """The place nearest to what is asked of it, with what it lies in: "Adel, Iowa"."""
    chains = _chains(told)
    if not chains or len(chains) > _MOST:
        return None
    near = telling(told.words, told.pieces)
    spans = [(c[0][0].start, c[-1][-1].end) for c in chains]
    gap, (start, end), best = min(
        (away(span, near, told.words), span, n) for n, span in enumerate(spans)
    )
    if gap > _PLACE_NEAR:
        return None
    units = tuple(tuple(run) for run in chains[best])
    return Value(
        kind="place", start=start, end=end, units=_of_size(units, told.asked.category), away=gap
    )


def _chains(told: Told) -> list[list[list[Unit]]]:
    """Places with what they lie in: "Adel, Iowa", and of "Pinehurst, Texas" asked about Texas."""
    said = said_by_question(told.pieces)
    chains: list[list[list[Unit]]] = []
    for run in _split(name_runs(map(_as_written, told.words), told.text), said):
        before = told.text[: run[0].start]
        known = any(t.key in said for t in run[0].terms)
        if chains and _WITHIN.fullmatch(told.text[chains[-1][-1][-1].end : run[0].start]):
            chains[-1].append(run)
        elif _AT.search(before) or (not known and _of_subject(before, told, said)):
            chains.append([run])
    kept = ([run for run in c if not any(t.key in said for t in run[0].terms)] for c in chains)
    return [chain for chain in kept if chain]


def _as_written(unit: Unit) -> Unit:
    """A name where it is written as one: Independence, Missouri."""
    return replace(unit, name=unit.name or (unit.content and unit.text[:1].isupper()))


def _split(runs: Sequence[list[Unit]], said: frozenset[str]) -> Iterator[list[Unit]]:
    """Runs in which all words are the question's own, or none."""
    for run in runs:
        for _, part in groupby(run, lambda u: any(t.key in said for t in u.terms)):
            yield list(part)


def _of_subject(before: str, told: Told, said: frozenset[str]) -> bool:
    """Whether "of" stands behind a word of the question: "the census of Peru"."""
    match = _OF.search(before)
    return match is not None and any(
        u.end == match.start() and any(t.key in said for t in u.terms) for u in told.words
    )


def _of_size(units: tuple[tuple[Unit, ...], ...], category: str) -> tuple[tuple[Unit, ...], ...]:
    """From the place that is of the size asked for: the state of a town, the country of both."""
    if _COUNTRY.search(category):
        known = [n for n, group in enumerate(units) if is_country(group)]
        return units[known[0] :] if known else units[-1:]
    return units[1:] if _STATE.search(category) and len(units) > 1 else units


def _runs(told: Told) -> list[list[Unit]]:
    """Names that follow one another, those left out that the question says."""
    said = said_by_question(told.pieces)
    fresh = (u for u in told.words if not any(t.key in said for t in u.terms))
    return [_whole(run, told) for run in name_runs(fresh, told.text)]


def _whole(run: list[Unit], told: Told) -> list[Unit]:
    """With the words written as names beside it: "Boys Like Girls", all of them plain words."""
    said = said_by_question(told.pieces)
    whole = list(run)
    at = next(n for n, u in enumerate(told.words) if u.start == run[0].start)
    for unit in reversed(told.words[:at]):
        if not _joins(unit, whole[0], told.text) or unit.start == 0:
            break
        if any(t.key in said for t in unit.terms):
            return run
        whole.insert(0, unit)
    for unit in told.words[at + len(run) :]:
        if not _joins(whole[-1], unit, told.text) or any(t.key in said for t in unit.terms):
            break
        if unit.text[:1].isupper():
            whole.append(unit)
    return whole


def _joins(left: Unit, right: Unit, text: str) -> bool:
    return (
        left.content
        and right.content
        and left.text[:1].isupper()
        and right.text[:1].isupper()
        and text[left.end : right.start] == " "
    )


def _person(run: Sequence[Unit]) -> list[Unit]:
    """The run from its first word that may name a person: "Katz" of "Israel Katz"."""
    at = next((n for n, u in enumerate(run) if not known_otherwise(u)), len(run))
    kept = list(run[at:])
    return [] if len(kept) == 1 and _SHORT.fullmatch(kept[0].text) else kept


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
