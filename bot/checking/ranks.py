"""Whether what is claimed to be the most is the most there, not one of them or the second."""

from __future__ import annotations

from collections.abc import Iterator

from bot.checking.pair import Fault, Pair
from bot.checking.view import View, Word
from bot.checking.wordlists import listed

__all__ = ["ranks"]

_REACH = 4  # words before a superlative in which its rank may stand
_LEAST = 5  # letters of a superlative: not "best", "west", "test"


def ranks(pair: Pair) -> Iterator[Fault]:
    """“The most expensive” where it is the second most expensive, one of them, or merely so."""
    for word in pair.claim.words:
        of = _compared(pair.claim, word)
        if of is None or _rank(pair.claim, word) or not pair.met(of):
            continue
        places = pair.firm[of.at]
        tops = [top for p in places if (top := _top(pair.told, p)) is not None]
        ranked = [rank for top in tops if (rank := _rank(pair.told, top))]
        if tops and len(ranked) == len(tops):
            what = f"{ranked[0]} {tops[0].unit.text}"
            yield Fault("rank", f"“{word.unit.text}” where it says “{what}”", word.at, sure=True)
            return


def _compared(view: View, word: Word) -> Word | None:
    """Of "most expensive" and "largest": what is compared; None where it is no superlative."""
    if word.text in ("most", "least"):
        after = view.words[word.at + 1 : word.at + 2]
        return after[0] if after and after[0].content and not after[0].figure else None
    ends = word.text.endswith("est") and len(word.text) > _LEAST
    return word if ends and word.content and not word.name else None


def _top(view: View, place: int) -> Word | None:
    """The superlative that a told word is, or that stands before it."""
    word = view.words[place]
    if _compared(view, word) is word:
        return word
    before = view.words[place - 1] if place else None
    return before if before is not None and before.text in ("most", "least") else None


def _rank(view: View, word: Word) -> str:
    """The word that says that others are as much, or more: "second", "one of the"."""
    for before in reversed(view.words[max(0, word.at - _REACH) : word.at]):
        if before.clause != word.clause:
            return ""
        if before.text in listed("ranking"):
            return before.unit.text
    return ""
