"""Where independent articles give different values for what was asked.

Numbers and dates for now: two sentences that answer a question equally well, from articles that are
not copies of one another, with values that cannot both be meant.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.asking import Asked
from bot.candidates import Candidate
from bot.matching import Matcher, Piece
from corpus.article import Article
from index.analysis.terms import Unit

__all__ = ["Side", "Split", "find_split"]

_AS_GOOD = 0.85
_ABOUT_IT = 0.6
_ROUNDING = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A value and the sentences that give it."""

    value: str
    """As written in the first sentence."""
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """Different values for one slot."""

    sides: tuple[Side, ...]
    """At least two, in order of date where known."""
    kind: Literal["conflict", "update"]


def find_split(
    asked: Asked,
    pieces: Sequence[Piece],
    candidates: Sequence[Candidate],
    matcher: Matcher,
    article: Callable[[str], Article],
    origin: Callable[[str], str],
) -> Split | None:
    """The disagreement among the best candidates, or None.

    Args:
        asked: What the question wants; only numbers and dates are compared.
        pieces: The question's content words.
        candidates: Best first.
        matcher: Tells where the question's words stand.
        article: Gives an article by id.
        origin: Gives the id of the first article of a group of copies.
    """
    if asked.wants not in ("number", "date") or not candidates:
        return None
    best = candidates[0].features
    rivals = [
        c
        for c in candidates[:10]
        if c.features.coverage >= max(_ABOUT_IT, _AS_GOOD * best.coverage) and c.features.kind
    ]
    sides: list[tuple[Unit, list[Candidate]]] = []
    for rival in rivals:
        value = _value(asked, pieces, rival, matcher)
        if value is None:
            continue
        side = next((s for s in sides if _agree(s[0], value)), None)
        if side is None:
            sides.append((value, [rival]))
        else:
            side[1].append(rival)
    if len(sides) < 2 or not _independent(sides, origin):
        return None
    return _split(sides, article)


def _value(
    asked: Asked, pieces: Sequence[Piece], candidate: Candidate, matcher: Matcher
) -> Unit | None:
    """The value of the wanted kind that stands nearest to the question's words."""
    del matcher
    said = {t.key for p in pieces for t in p.unit.terms}
    units = candidate.reading.analysis.units
    spots = [n for n, u in enumerate(units) if any(t.key in said for t in u.terms)]
    values = [
        (n, u)
        for n, u in enumerate(units)
        if any(t.kind == asked.wants for t in u.terms) and not any(t.key in said for t in u.terms)
    ]
    if not values or not spots:
        return None
    return min(values, key=lambda nu: min(abs(nu[0] - s) for s in spots))[1]


def _agree(a: Unit, b: Unit) -> bool:
    ours, theirs = {t.key for t in a.terms}, {t.key for t in b.terms}
    if ours & theirs:
        return True
    numbers = [_number(keys) for keys in (ours, theirs)]
    if numbers[0] is None or numbers[1] is None:
        return False
    return abs(numbers[0] - numbers[1]) <= _ROUNDING * max(abs(n) for n in numbers if n is not None)


def _number(keys: set[str]) -> float | None:
    for key in keys:
        if key.startswith("="):
            try:
                return float(key[1:])
            except ValueError:
                continue
    return None


def _independent(
    sides: Sequence[tuple[Unit, list[Candidate]]], origin: Callable[[str], str]
) -> bool:
    seen = [{origin(c.article) for c in candidates} for _, candidates in sides]
    return not (seen[0] & seen[1])


def _split(
    sides: Sequence[tuple[Unit, list[Candidate]]], article: Callable[[str], Article]
) -> Split:
    dated = [
        (published.day if (published := article(cs[0].article).published) else None, unit, cs)
        for unit, cs in sides
    ]
    days = [day for day, _, _ in dated if day is not None]
    ordered = len(days) == len(dated) and len(set(days)) == len(days)
    if ordered:
        dated.sort(key=lambda side: str(side[0]))
    return Split(
        sides=tuple(Side(value=unit.text, candidates=tuple(cs)) for _, unit, cs in dated),
        kind="update" if ordered else "conflict",
    )
