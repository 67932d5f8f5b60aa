"""Of how many it holds: all where it says some, only where it says not only."""

from __future__ import annotations

from collections.abc import Iterator

from bot.checking.pair import Fault, Pair
from bot.checking.polarity import is_negator
from bot.checking.view import View, Word
from bot.checking.wordlists import listed

__all__ = ["scope"]

_REACH = 3  # words from a quantifier to what it is of


def scope(pair: Pair) -> Iterator[Fault]:
    """“All ships” where it says “some ships”, or merely “ships”."""
    for word in pair.claim.words:
        if word.bare not in listed("whole") or _negated(pair.claim, word):
            continue
        mine = _counted(pair.claim, word)
        places = pair.firm.get(mine.at, ()) if mine is not None else ()
        if mine is None or not places or _is_whole_there(pair, places):
            continue
        parts = [part for p in places if (part := _quantifier(pair.told, p, "partial"))]
        what = f"“{parts[0].unit.text} {mine.unit.text}”" if parts else f"of “{mine.unit.text}”"
        reason = f"“{word.unit.text}” where it says {what}"
        yield Fault("scope", reason, word.at, sure=bool(parts))
    yield from _only(pair)
    yield from _instead(pair)


def _instead(pair: Pair) -> Iterator[Fault]:
    """It says all of something, where the sentence says of nothing all, but of something some."""
    mine = [w for w in pair.claim.words if w.bare in listed("whole")]
    claimed, told = ({w.bare for w in view.words} for view in (pair.claim, pair.told))
    if not mine or told & listed("whole") or _negated(pair.claim, mine[0]):
        return
    partial = [w for w in pair.told.words if w.bare in listed("partial") - claimed]
    if partial:
        reason = f"“{mine[0].unit.text}” where it says “{partial[0].unit.text}”"
        yield Fault("scope", reason, mine[0].at)


def _only(pair: Pair) -> Iterator[Fault]:
    """“Only at night” where it says “not only at night”, or the other way round."""
    mine, theirs = _limited(pair.claim), _limited(pair.told)
    for at in mine if not theirs else ():
        if pair.firm.get(at) and _is_sure(pair.claim, at):
            yield Fault("scope", f"it does not say “only {pair.claim.words[at].unit.text}”", at)
            return
    for at, negated in mine.items():
        for place in pair.firm.get(at, ()):
            if theirs.get(place, negated) != negated:
                yield Fault("scope", f"“{pair.claim.words[at].unit.text}” is not all there", at)
                return


def _is_sure(view: View, at: int) -> bool:
    before = view.words[max(0, at - _REACH - 1) : at]
    return any(w.bare in listed("surely_limiting") for w in before)


def _limited(view: View) -> dict[int, bool]:
    """The content words behind "only", with whether "not" stands before it."""
    found: dict[int, bool] = {}
    for word in view.words:
        if word.bare in listed("limiting"):
            after = next((w for w in view.words[word.at + 1 :] if w.content), None)
            if after is not None:
                found[after.at] = _negated(view, word)
    return found


def _is_whole_there(pair: Pair, places: tuple[int, ...] | list[int]) -> bool:
    return any(_quantifier(pair.told, place, "whole") for place in places)


def _negated(view: View, word: Word) -> bool:
    return any(is_negator(w) for w in view.words[max(0, word.at - 1) : word.at])


def _counted(view: View, quantifier: Word) -> Word | None:
    """What a quantifier is of: the next word that says something and is no quantifier."""
    for word in view.words[quantifier.at + 1 : quantifier.at + 1 + _REACH]:
        if word.clause != quantifier.clause:
            return None
        if word.content and not word.figure and word.bare not in listed("partial"):
            return word
    return None


def _quantifier(view: View, place: int, kind: str) -> Word | None:
    """The quantifier before a word, with no other word that says something between."""
    for word in reversed(view.words[max(0, place - _REACH - 1) : place]):
        if word.bare in listed(kind):
            return word
        if word.content and not word.figure:
            return None
    return None
