"""Parts of a sentence joined otherwise than there: a verb with what another one governs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise, permutations

from bot.checking.agreement import agrees
from bot.checking.figures import Figure
from bot.checking.pair import Fault, Pair
from bot.checking.roles import is_saying
from bot.checking.verbs import verbs
from bot.checking.view import View, Word
from bot.checking.wordlists import listed

__all__ = ["crossings"]

_VERB_WITHIN = 3  # words behind "but" in which its verb stands
_OBJECT = 6  # words behind a verb that may be what it governs
_LEAST = 2  # of them that must stand behind the other verb


def crossings(pair: Pair) -> Iterator[Fault]:
    """A verb that governs what stands behind "but" with another; dates that changed names."""
    yield from _governed_by_another(pair)
    yield from _exchanged_figures(pair)
    yield from _exchanged_neighbours(pair)


def _exchanged_neighbours(pair: Pair) -> Iterator[Fault]:
    """“Antiviral vaccines and new drugs” where the vaccines are new and the drugs antiviral."""
    if pair.claim.language != pair.told.language:
        return  # a language may put what describes a thing behind it
    sides = [(pair.firm[a.at][0], pair.firm[b.at][0], a, b) for a, b in _neighbours(pair)]
    for (a, b, first, _), (c, d, other, _) in combinations(sides, 2):
        if (d - a, b - c) == (1, 1):
            reason = f"“{first.unit.text}” and “{other.unit.text}” stand the other way round there"
            yield Fault("exchange", reason, first.at, sure=True)
            return


def _neighbours(pair: Pair) -> Iterator[tuple[Word, Word]]:
    """Claimed words side by side, each of which one told word meets."""
    for one, two in pairwise(pair.claim.words):
        if all(len(pair.firm.get(w.at, ())) == 1 for w in (one, two)) and one.clause == two.clause:
            yield one, two


def _governed_by_another(pair: Pair) -> Iterator[Fault]:
    """“Blocked B” where it blocked A, but allowed B."""
    for turn, other in _turns(pair.told):
        if other in pair.back:
            continue
        for at in sorted(verbs(pair.claim)):
            word = pair.claim.words[at]
            places = pair.firm.get(at, ())
            if not places or any(p > turn for p in places) or is_saying(word):
                continue
            governed = [pair.firm[w.at] for w in _behind(pair.claim, at) if pair.met(w)]
            before = [p for p in governed if all(place < turn for place in p)]
            behind = [p for p in governed if all(place > other for place in p)]
            if len(behind) >= _LEAST and not before:
                text = pair.told.words[other].unit.text
                yield Fault("crossed", f"what it says of “{word.unit.text}” is “{text}” there", at)
                return


def _turns(view: View) -> Iterator[tuple[int, int]]:
    """Places of the words like "but" that go on about the same doer, each with its verb."""
    for word in view.words:
        if word.text in listed("contrasting"):
            after = view.words[word.at + 1 : word.at + 1 + _VERB_WITHIN]
            verb = next((w.at for w in after if w.at in verbs(view)), _governing(view, word.at + 1))
            if verb is not None and not any(w.name for w in view.words[word.at + 1 : verb]):
                yield word.at, verb


def _governing(view: View, at: int) -> int | None:
    """A word in "-s" with an article behind it: "but allows a mandate"."""
    word, after = view.words[at : at + 1], view.words[at + 1 : at + 2]
    if not word or not after or after[0].text not in listed("articles"):
        return None
    return at if word[0].text.endswith("s") and word[0].content else None


def _behind(view: View, verb: int) -> list[Word]:
    """The words that say something behind a verb, up to the next one."""
    found: list[Word] = []
    for word in view.words[verb + 1 :]:
        if word.at in verbs(view) or len(found) == _OBJECT:
            break
        if word.content and not word.figure:
            found.append(word)
    return found


def _exchanged_figures(pair: Pair) -> Iterator[Fault]:
    """“A on Monday 1, B on Monday 8” where it says B first and then A with their days."""
    names = {w.at: pair.firm[w.at][0] for w in pair.claim.content if _is_one(pair, w)}
    figures = {f.first: t.first for f in pair.claim.figures if (t := _only(pair, f)) is not None}
    for one, two in combinations(sorted(names), 2):
        for x, y in permutations(figures, 2):
            mine, theirs = (one, x, two, y), (names[one], figures[x], names[two], figures[y])
            if _order(mine) in ((0, 1, 2, 3), (1, 0, 3, 2)) and _order(theirs) in _CROSSED:
                first, second = pair.claim.words[one], pair.claim.words[two]
                reason = f"“{first.unit.text}” and “{second.unit.text}” stand the other way round"
                yield Fault("exchange", f"{reason} there", one, sure=True)
                return


_CROSSED = ((2, 1, 0, 3), (0, 3, 2, 1), (1, 2, 3, 0), (3, 0, 1, 2))
"""Orders of name, its figure, name, its figure in which each stands by the figure of the other."""


def _order(places: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(sorted(range(len(places)), key=lambda i: places[i]))


def _is_one(pair: Pair, word: Word) -> bool:
    return word.name and len(pair.firm.get(word.at, ())) == 1


def _only(pair: Pair, figure: Figure) -> Figure | None:
    same = [f for f in pair.told.figures if agrees(f, figure)]
    return same[0] if len(same) == 1 else None
