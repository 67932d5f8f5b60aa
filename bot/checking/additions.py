"""What a claim adds to a sentence that it otherwise repeats."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.checking.pair import Fault, Pair
from bot.checking.roles import is_saying
from bot.checking.view import View, Word
from bot.checking.wordlists import listed

__all__ = ["additions"]

_LEAST = 2  # words that say something: one alone may be a turn of phrase
_REASON = 4  # words of a reason that are looked for
_AKIN = 0.42  # cosine from which a word may say again what another says


def additions(pair: Pair) -> Iterator[Fault]:
    """Words in a row that nothing meets, where the sentence has none to spare."""
    if pair.claim.language != pair.told.language:
        return  # the lexicon has gaps
    yield from _causes(pair)
    for run in _unmet(pair):
        if len(run) < _LEAST or _spare(pair, run):
            continue
        text = pair.claim.text[run[0].unit.start : run[-1].unit.end]
        yield Fault("added", f"nothing there of “{text}”", run[0].at)
        return


def _causes(pair: Pair) -> Iterator[Fault]:
    """A reason is given, and none of its words is told."""
    if any(w.bare in listed("causing") for w in pair.told.words):
        return
    for word in pair.claim.words:
        if word.bare not in listed("causing"):
            continue
        rest = [w for w in pair.claim.words[word.at + 1 :] if w.clause == word.clause and w.content]
        if rest and not any(pair.met(w) or w.figure for w in rest[:_REASON]):
            text = pair.claim.text[word.unit.start : rest[-1].unit.end]
            yield Fault("added", f"nothing there of “{text}”", rest[0].at)
            return


def _unmet(pair: Pair) -> Iterator[list[Word]]:
    """The runs of claimed content words that the sentence has not."""
    run: list[Word] = []
    for word in pair.claim.content:
        if pair.met(word) or _akin(pair, word):
            yield run
            run = []
        elif word.text not in listed("linking"):
            run.append(word)
    yield run


def _akin(pair: Pair, word: Word) -> bool:
    if is_saying(word):
        return True
    if pair.opposites.allies(word, pair.told):
        return True
    return any(
        pair.kin.cosine(word, other, pair.claim.language, pair.told.language) >= _AKIN
        for other in pair.told.content
    )


def _spare(pair: Pair, run: Sequence[Word]) -> bool:
    """Whether told words beside what the run stands by are left, which it may render."""
    if _is_aside(pair, run):
        return any(_is_unclaimed(pair, part) for part in _asides(pair.told))
    claimed = [w for w in pair.claim.content if pair.met(w)]
    before = [w for w in claimed if w.at < run[0].at][-1:]
    after = [w for w in claimed if w.at > run[-1].at][:1]
    if not before and not after:
        return True
    places = [p for w in (*before, *after) for p in pair.firm[w.at]]
    left = sum(1 for place in places for step in (-1, 1) if _is_left(pair, place, step))
    return left > 0


def _is_aside(pair: Pair, run: Sequence[Word]) -> bool:
    """Whether the run is all that a stretch between two marks says."""
    return any([w.at for w in run] == [w.at for w in part] for part in _asides(pair.claim))


def _asides(view: View) -> list[list[Word]]:
    """What is said between two marks, one after the other, without the first and the last."""
    parts: dict[int, list[Word]] = {}
    for word in view.content:
        parts.setdefault(word.clause, []).append(word)
    return list(parts.values())[1:-1]


def _is_unclaimed(pair: Pair, part: Sequence[Word]) -> bool:
    return all(w.at not in pair.back for w in part)


def _is_left(pair: Pair, place: int, step: int) -> bool:
    """Whether the next told content word on one side is none that the claim has."""
    at = place + step
    while 0 <= at < len(pair.told.words):
        word = pair.told.words[at]
        if word.content and not word.figure:
            same = word.clause == pair.told.words[place].clause
            return same and at not in pair.back
        at += step
    return False
