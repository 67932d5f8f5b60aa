"""Figures of a claim held against those of a sentence: value, unit, and what they count."""

from __future__ import annotations

from collections.abc import Iterator

from bot.checking.agreement import agrees, conflicts
from bot.checking.figures import Figure
from bot.checking.pair import Fault, Pair, near_content
from bot.checking.view import View, Word
from bot.checking.wordlists import listed

__all__ = ["figures", "in_its_place"]

_UNIT_REACH = 2
_OF = 4  # words between "82" and "100" in "82 out of the 100"
_STRANGERS = 0.4  # cosine below which two words do not stand for one another


def figures(pair: Pair) -> Iterator[Fault]:
    """A number or day that the sentence has of something else, or in another unit."""
    for mine in pair.claim.figures:
        same = [f for f in pair.told.figures if agrees(f, mine)]
        unit = _other_unit(pair, mine, same)
        if unit:
            yield Fault("unit", unit, mine.first, sure=True)
        elif same and all(_other_end(pair, mine, f) for f in same):
            reason = f"“{mine.text}” is the other end there"
            yield Fault("counts", reason, mine.first, sure=True)
        elif same and _misplaced(pair, mine, same):
            reason = f"“{mine.text}” counts something else there"
            yield Fault("counts", reason, mine.first, sure=True)
        elif same and not mine.days and all(_counts_other(pair, mine, f) for f in same):
            yield Fault("counted", f"“{mine.text}” counts something else there", mine.first)


def _counts_other(pair: Pair, mine: Figure, told: Figure) -> bool:
    """Whether the words right behind the two figures are strangers that only one side has."""
    claimed, counted = _counted(pair.claim, mine), _counted(pair.told, told)
    if claimed is None or counted is None or pair.met(claimed) or counted.at in pair.back:
        return False
    if pair.opposites.unite(claimed, counted):
        return False
    if pair.claim.language != pair.told.language:
        return pair.opposites.exclude(claimed, counted)  # the lexicon has gaps
    return pair.kin.cosine(claimed, counted, pair.claim.language, pair.told.language) < _STRANGERS


def _other_end(pair: Pair, mine: Figure, told: Figure) -> bool:
    """Whether one is where something went from, the other where it went to."""
    ends = (_end(pair.claim, mine), _end(pair.told, told))
    return None not in ends and ends[0] != ends[1]


def _end(view: View, figure: Figure) -> str | None:
    for word in reversed(view.words[max(0, figure.first - 2) : figure.first]):
        for end in ("ends_from", "ends_to"):
            if word.text in listed(end):
                return end
    return None


def _counted(view: View, figure: Figure) -> Word | None:
    after = view.words[figure.last + 1 : figure.last + 2]
    return next((w for w in after if w.content and not w.figure), None)


def in_its_place(pair: Pair, mine: Figure) -> tuple[Figure, bool] | None:
    """The told figure of the same kind in the same company, and whether it rules out this one."""
    found: Figure | None = None
    for other in pair.told.figures:
        if not _comparable(mine, other) or not pair.beside(mine.first, other.first):
            continue
        if conflicts(other, mine):
            return other, True
        found = found or other
    return (found, False) if found else None


def _comparable(mine: Figure, other: Figure) -> bool:
    """Whether both are numbers, or days of which the same parts are given."""
    if not mine.days or not other.days:
        return not mine.days and not other.days
    a, b = mine.days[0], other.days[0]
    return any(x and y for x, y in ((a.year, b.year), (a.month, b.month), (a.day, b.day)))


def _other_unit(pair: Pair, mine: Figure, same: list[Figure]) -> str | None:
    claimed = _unit_words(pair.claim, mine)
    for word in claimed:
        if not pair.opposites.sides(word):
            continue
        told = [t for f in same for t in _unit_words(pair.told, f)]
        if any(pair.opposites.exclude(word, t) for t in told) and not any(
            t.at in pair.firm.get(word.at, ()) for t in told
        ):
            return f"“{word.unit.text}” is not what it counts there"
    return None


def _unit_words(view: View, figure: Figure) -> list[Word]:
    after = view.words[figure.last + 1 : figure.last + 1 + _UNIT_REACH]
    clause = view.words[figure.first].clause
    before = [w for w in view.words[max(0, figure.first - 1) : figure.first] if w.clause == clause]
    return [w for w in (*after, *before) if w.content and not w.figure]


def _misplaced(pair: Pair, mine: Figure, same: list[Figure]) -> bool:
    """Whether all that stands by the claimed figure stands by another figure there."""
    ours = [f for f in pair.claim.figures if not f.days]
    numbers = [f for f in pair.told.figures if not f.days]
    if (
        mine.days
        or len(numbers) < 2
        or len(same) == len(numbers)
        or _in_range(pair.claim, ours, mine)
    ):
        return False
    judged = 0
    for word in (*near_content(pair.claim, mine.first, 1), *near_content(pair.claim, mine.last, 2)):
        if mine not in _nearest(pair.claim, ours, word.at):
            continue
        places = pair.firm.get(word.at, [])
        for place in places if len(places) == 1 else ():  # what is told twice settles nothing
            if any(f in same for f in _nearest(pair.told, numbers, place)):
                return False
            judged += word.at > mine.first or not _is_between(numbers, same, place)
    return judged > 0


def _is_between(numbers: list[Figure], same: list[Figure], place: int) -> bool:
    """Whether a told word may go with the number behind it as well as with the one before."""
    after = next((f for f in numbers if f.first > place), None)
    return after in same


def _in_range(view: View, numbers: list[Figure], mine: Figure) -> bool:
    """Whether another number is its neighbour: "4 to 7 per cent", "82 of the 100"."""
    for other in numbers:
        low, high = sorted((mine, other), key=lambda f: f.first)
        between = view.words[low.last + 1 : high.first]
        if low is not high and all(w.text in listed("ranging") for w in between):
            return True
        if low is mine and between and between[0].text in listed("out_of") and len(between) < _OF:
            return True
    return False


def _nearest(view: View, numbers: list[Figure], place: int) -> list[Figure]:
    """The figures nearest to a word, those of its own clause first."""
    far = {
        f: (view.words[f.first].clause != view.words[place].clause, _distance(f, place))
        for f in numbers
    }
    return [f for f, distance in far.items() if distance == min(far.values())]


def _distance(figure: Figure, place: int) -> int:
    return figure.first - place if place < figure.first else place - figure.last
