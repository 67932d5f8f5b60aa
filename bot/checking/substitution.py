"""One word put in the place of another."""

from __future__ import annotations

from collections.abc import Iterator

from bot.checking.pair import Fault, Pair
from bot.checking.short_forms import shortened
from bot.checking.verbs import verbs
from bot.checking.view import View, Word
from bot.checking.wordlists import listed

__all__ = ["substitution"]


_LONGEST = 3
_LEAST = 0.5
"""Cosine from which one word may well stand for another."""


def substitution(pair: Pair) -> Iterator[Fault]:
    """Claimed words that are nowhere stand where the sentence has others the claim lacks."""
    if pair.claim.language != pair.told.language:
        return  # the lexicon has gaps
    for run in _unmet_runs(pair):
        if pair.claim.language == "en" and any(w.at in verbs(pair.claim) for w in run):
            continue
        if any(w.name and shortened(pair.claim, w, pair.told) for w in run):
            continue
        others = _in_their_place(pair, run)
        if all(w.name for w in run) and _refers(pair.told, others):
            continue  # whether it is told of at all is another rule's matter
        if not others or any(_akin(pair, word, other) for word in run for other in others):
            continue
        yield Fault("substitution", f"“{_text(run)}” where it says “{_text(others)}”", run[0].at)


def _refers(view: View, party: list[Word]) -> bool:
    """Whether the words are "the company", named in another sentence."""
    last = max(party, key=lambda w: w.at, default=None)
    if last is None or last.text not in listed("acting_for"):
        return False
    first = min(w.at for w in party)
    return first > 0 and view.words[first - 1].text == "the"


def _akin(pair: Pair, word: Word, other: Word) -> bool:
    if pair.opposites.unite(word, other):
        return True
    if pair.kin.one_sense(word, other, pair.claim.language, pair.told.language):
        return True
    return pair.kin.cosine(word, other, pair.claim.language, pair.told.language) >= _LEAST


def _unmet_runs(pair: Pair) -> Iterator[list[Word]]:
    """Runs of a few content words that nothing meets."""
    run: list[Word] = []
    for word in pair.claim.words:
        if not word.content:
            continue
        if not word.figure and not pair.met(word):
            run.append(word)
            continue
        if 0 < len(run) <= _LONGEST:
            yield run
        run = []
    if 0 < len(run) <= _LONGEST:
        yield run


def _in_their_place(pair: Pair, run: list[Word]) -> list[Word]:
    """The told words between the same neighbours, where the claim has none of them."""
    left = _neighbour(pair.claim, run[0].at, -1)
    right = _neighbour(pair.claim, run[-1].at, 1)
    between = _between(pair, left, right)
    if len(between) == len(run):
        return between
    after = _unclaimed(pair, left, 1)
    before = _unclaimed(pair, right, -1)
    if left is None or right is None or left.figure or right.figure:
        return after or before
    same = [w for w in after if w in before]
    return same if len(same) == len(after) == len(before) else []


def _between(pair: Pair, left: Word | None, right: Word | None) -> list[Word]:
    """The told words between those that two neighbours meet, wherever else the claim has them."""
    if left is None or left.figure or (right is not None and right.figure):
        return []
    ends = pair.firm.get(right.at, ()) if right is not None else (len(pair.told.words),)
    for place in pair.firm.get(left.at, ()):
        for end in ends:
            inside = [w for w in pair.told.words[place + 1 : end] if w.content]
            if 0 < len(inside) <= _LONGEST and not any(w.figure for w in inside):
                return inside
    return []


def _unclaimed(pair: Pair, neighbour: Word | None, step: int) -> list[Word]:
    """The run of told words next to the one that the neighbour meets, which the claim lacks."""
    if neighbour is None or neighbour.figure:
        return []
    for place in pair.firm.get(neighbour.at, ()):
        run: list[Word] = []
        other = _neighbour(pair.told, place, step)
        clause = pair.told.words[place].clause
        while other is not None and not other.figure and other.at not in pair.back:
            if run and other.clause != clause:
                break
            run.append(other)
            other = _neighbour(pair.told, other.at, step)
        if 0 < len(run) <= _LONGEST:
            return run
    return []


def _neighbour(view: View, at: int, step: int) -> Word | None:
    at += step
    while 0 <= at < len(view.words):
        if view.words[at].content:
            return view.words[at]
        at += step
    return None


def _text(run: list[Word]) -> str:
    return " ".join(w.unit.text for w in sorted(run, key=lambda w: w.at))
