"""Names across scripts that a dictionary takes for words: Ian and إيان, Jeb and جيب."""

from __future__ import annotations

from bot.checking.pair import Pair
from bot.checking.view import View, Word
from index.analysis import skeletons

__all__ = ["spelt_alike"]

_LONG = 3  # consonants that a name alone must share; a shorter one stands by another word met
_ALIKE = 0.7


def spelt_alike(pair: Pair) -> dict[int, dict[int, float]]:
    """The told words of the other script that claimed names may be, as `Pair.links` has them.

    Only of names that nothing meets.
    """
    found: dict[int, dict[int, float]] = {}
    for name in pair.claim.content:
        if not name.name or pair.links.get(name.at):
            continue
        mine = _letters(name)
        places = [
            other.at
            for other in pair.told.content
            if not other.figure and _is_one(pair, name, other, mine & _letters(other))
        ]
        if places:
            found[name.at] = dict.fromkeys(places, _ALIKE)
    return found


def _is_one(pair: Pair, name: Word, other: Word, shared: frozenset[str]) -> bool:
    longest = max(map(len, shared), default=0)
    return longest >= _LONG or (longest > 0 and _is_beside_met(pair, name, other))


def _letters(word: Word) -> frozenset[str]:
    """The consonant skeletons of a word as it is written, with and without an article."""
    if word.text.isascii():
        return frozenset(k for k in skeletons.latin(word.text) if len(k) > 1)
    forms = {word.text, word.bare, word.bare.removeprefix("ال")}
    plain = {form.translate(_FOLDED) for form in forms}
    return frozenset(k for form in plain for k in skeletons.arabic(form) if len(k) > 1)


_FOLDED = str.maketrans("أإآى", "اااي")


def _is_beside_met(pair: Pair, name: Word, other: Word) -> bool:
    """Whether the words next to both are one."""
    return any(
        place in pair.firm.get(at, ())
        for at in _next(pair.claim, name.at)
        for place in _next(pair.told, other.at)
    )


def _next(view: View, at: int) -> list[int]:
    return [p for p in (at - 1, at + 1) if 0 <= p < len(view.words)]
