"""A claim held by several sentences together: who does a deed must be told where the deed is told.

Of two sentences side by side, one may name the doer, and the other tell what somebody else did.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from bot.checking.actors import other_actor
from bot.checking.agreement import agrees
from bot.checking.counts import in_its_place
from bot.checking.denials import negation
from bot.checking.pair import Fault, Pair
from bot.checking.roles import is_saying
from bot.checking.subjects import subjects
from bot.checking.support import Claimed, Held
from bot.checking.verbs import verbs
from bot.checking.wordlists import listed

__all__ = ["spread"]

_TOLD_AT = 0.3
_CLASHES_AT, _BETTER = 0.75, 0.1  # of what a claim says beside a figure


def spread(claimed: Claimed, held: Sequence[Held]) -> Iterator[Fault]:
    """What speaks against sentences that hold a claim only together.

    Args:
        claimed: The claim.
        held: What each of the sentences holds of it.
    """
    yield from _done_by_others(held)
    yield from _unbound(claimed, held)
    yield from _clashing(claimed, held)


def _clashing(claimed: Claimed, held: Sequence[Held]) -> Iterator[Fault]:
    """A figure of one sentence in what another tells with a figure of its own.

    “Analysts expected 63 cents” where the profit was 63 and they had expected 60.
    """
    for figure in claimed.view.figures:
        rows = [
            row for row, at in enumerate(claimed.places) if not figure.first <= at <= figure.last
        ]
        having = [h for h in held if any(agrees(f, figure) for f in h.pair.told.figures)]
        fits = max((_fit(claimed, h, rows) for h in having), default=0.0)
        for h in held:
            place = None if h in having else in_its_place(h.pair, figure)
            if place is None or not place[1]:
                continue
            if any(agrees(place[0], other) for other in claimed.view.figures):
                continue  # which is claimed too: "at 73, Charles III"
            rest = _fit(claimed, h, rows)
            if rest >= _CLASHES_AT and rest > fits + _BETTER:
                reason = f"“{figure.text}” where it says “{place[0].text}”"
                yield Fault("figure", reason, figure.first, sure=True)
                return


def _fit(claimed: Claimed, held: Held, rows: Sequence[int]) -> float:
    """How much of the claim's rows a sentence holds; less where it lacks a name or denies it."""
    weights = np.array([claimed.weights[claimed.places[row]] for row in rows])
    if not weights.size:
        return 0.0
    share = float(held.shares[rows] @ weights / weights.sum())
    return 0.0 if any(negation(held.pair)) else share


def _done_by_others(held: Sequence[Held]) -> Iterator[Fault]:
    """A deed that every sentence which tells of it tells of another doer."""
    by_deed: dict[int, list[Fault]] = {}
    for h in held:
        for fault in other_actor(h.pair):
            by_deed.setdefault(fault.by, []).append(fault)
    for deed, faults in by_deed.items():
        tellers = [h for h in held if h.pair.firm.get(deed)]
        if len(faults) >= len(tellers):
            yield faults[0]


def _unbound(claimed: Claimed, held: Sequence[Held]) -> Iterator[Fault]:
    """A deed that no sentence tells in which its doer stands, be it as "she"."""
    view = claimed.view
    rows = {at: row for row, at in enumerate(claimed.places)}
    for deed in sorted(verbs(view) & rows.keys()):
        names = [
            at
            for phrase in subjects(view, deed)
            for at in phrase.heads
            if view.words[at].name and at in rows
        ]
        if not names or is_saying(view.words[deed]) or view.words[deed].text in listed("light"):
            continue
        if not any(_binds(h, deed, names, rows) for h in held):
            doer = " ".join(view.words[at].unit.text for at in names)
            text = view.words[deed].unit.text
            yield Fault("unbound", f"“{text}” is not told of “{doer}”", deed)


def _does_another(held: Held, deed: int, names: Sequence[int]) -> bool:
    """Whether the doer does something else there with what the deed is there: a noun.

    "Voted" is not told of who "abstained in that vote".
    """
    pair = held.pair
    met = pair.firm.get(deed, ())
    if not met or any(p in verbs(pair.told) or _is_gerund(pair, p) for p in met):
        return False
    doers = {p for at in names for p in pair.firm.get(at, ())}
    return any(
        doers & set(phrase.heads)
        for verb in verbs(pair.told)
        if verb not in pair.back and pair.told.words[verb].text not in listed("doing")
        for phrase in subjects(pair.told, verb)
    )


def _is_gerund(pair: Pair, at: int) -> bool:
    return pair.told.words[at].text.endswith("ing")


def _is_referring(held: Held, at: int) -> bool:
    """Whether it is "the company" of a sentence before: a party without a name."""
    words = held.pair.told.words
    before = words[at - 1].text if at else ""
    apart = at + 1 == len(words) or not (words[at + 1].name or words[at + 1].text == "of")
    return words[at].text in listed("acting_for") and before == "the" and apart


def _binds(held: Held, deed: int, names: Sequence[int], rows: Mapping[int, int]) -> bool:
    if held.shares[rows[deed]] < _TOLD_AT or _does_another(held, deed, names):
        return False
    words = held.pair.told.words
    referring = any(w.text in listed("pronouns") for w in words)
    referring = referring or any(_is_referring(held, w.at) for w in words)
    return referring or any(held.shares[rows[at]] >= _TOLD_AT for at in names)
