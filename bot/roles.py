"""Who did what to whom, and who said it: told by the order of names around a verb."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from index.analysis.terms import Analysis, Unit

__all__ = ["speaker", "swapped"]

_PASSIVE = frozenset({"by", "بواسطة", "قبل"})
_SAYING = re.compile(
    r"^(said|says|saying|told|tells|stated|states|claims?|claimed|added|adds|insist(s|ed)|argue[sd]?"
    r"|announce[sd]?|warn(s|ed)|called|stress(es|ed)|emphasi[sz]e[sd]?|urge[sd]?|according"
    r"|و?قالت?|و?يقول|و?تقول|و?صرحت?|و?أعلنت?|و?أكدت?|و?أضافت?|و?ذكرت?|وفقا|وفقاً|بحسب)$",
    re.IGNORECASE,
)


def _same(a: Unit, b: Unit) -> bool:
    keys = {t.key for t in a.terms}
    return any(t.key in keys for t in b.terms)


def _positions(unit: Unit, units: Sequence[Unit]) -> list[int]:
    return [i for i, other in enumerate(units) if other.parts == 1 and _same(unit, other)]


def swapped(claim: Analysis, source: Analysis) -> tuple[str, str] | None:
    """Two names whose order around a shared verb differs, or None.

    "A accused B" against "B accused A" is a swap; "B was accused by A" is not.
    """
    units = [u for u in claim.units if u.parts == 1]
    origin = [u for u in source.units if u.parts == 1]
    names = [i for i, u in enumerate(units) if u.name]
    for left, right in pairwise(names):
        if _same(units[left], units[right]):
            continue
        for verb in units[left + 1 : right]:
            if verb.content and not verb.name and _reversed(units, left, right, verb, origin):
                return units[left].text, units[right].text
    return None


def _reversed(
    units: Sequence[Unit], left: int, right: int, verb: Unit, origin: Sequence[Unit]
) -> bool:
    first, second = _positions(units[left], origin), _positions(units[right], origin)
    verbs = _positions(verb, origin)
    if not (len(first) == len(second) == len(verbs) == 1):
        return False  # a name told twice settles nothing
    if not second[0] < verbs[0] < first[0]:
        return False
    claimed = any(u.text.casefold() in _PASSIVE for u in units[left + 1 : right])
    told = any(u.text.casefold() in _PASSIVE for u in origin[second[0] + 1 : first[0]])
    return claimed == told


def speaker(analysis: Analysis) -> Unit | None:
    """The name next to the first verb of saying, or None when no name stands near one."""
    units = [u for u in analysis.units if u.parts == 1]
    for position, unit in enumerate(units):
        if _SAYING.match(unit.text):
            near = units[max(0, position - 3) : position + 5]
            named = [u for u in near if u.name]
            if named:
                return min(named, key=lambda u: abs(units.index(u) - position))
    return None
