"""Two names that have changed places, whatever it is that they do."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from bot.checking.pair import Fault, Pair
from bot.checking.view import View, Word

__all__ = ["exchanged"]

_REACH = 2  # content words on either side that tell a place
_LEAST = 3  # by how many words the other place must fit better, both names together


def exchanged(pair: Pair) -> Iterator[Fault]:
    """Each of two names stands among the words that the other stands among there."""
    names = [w for w in pair.claim.content if w.name and len(pair.firm.get(w.at, ())) == 1]
    for first, second in combinations(names, 2):
        here, there = pair.firm[first.at][0], pair.firm[second.at][0]
        if here == there or _one_name(pair.claim, first, second):
            continue
        gain = _fit(pair, first, there) - _fit(pair, first, here)
        other = _fit(pair, second, here) - _fit(pair, second, there)
        if gain > 0 and other > 0 and gain + other >= _LEAST:
            reason = f"“{first.unit.text}” and “{second.unit.text}” stand the other way round there"
            yield Fault("exchange", reason, first.at, sure=True)
            return


def _one_name(view: View, first: Word, second: Word) -> bool:
    return all(w.name for w in view.words[first.at : second.at + 1])


def _fit(pair: Pair, name: Word, place: int) -> int:
    """How many of the words around the claimed name are around a told place, on the same side."""
    fits = 0
    for step in (-1, 1):
        mine = _around(pair.claim, name.at, step)
        theirs = {w.at for w in _around(pair.told, place, step)}
        fits += sum(1 for w in mine if theirs & set(pair.firm.get(w.at, ())))
    return fits


def _around(view: View, at: int, step: int) -> list[Word]:
    found: list[Word] = []
    place = at + step
    while 0 <= place < len(view.words) and len(found) < _REACH:
        word = view.words[place]
        if word.content and not word.name:
            found.append(word)
        place += step
    return found
