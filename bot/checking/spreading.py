"""A claim held by several sentences together: who does a deed must be told where the deed is told.

Of two sentences side by side, one may name the doer, and the other tell what somebody else did.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.checking.actors import other_actor
from bot.checking.pair import Fault
from bot.checking.roles import is_saying
from bot.checking.subjects import subjects
from bot.checking.support import Claimed, Held
from bot.checking.verbs import verbs
from bot.checking.wordlists import listed

__all__ = ["spread"]

_TOLD_AT = 0.3


def spread(claimed: Claimed, held: Sequence[Held]) -> Iterator[Fault]:
    """What speaks against sentences that hold a claim only together.

    Args:
        claimed: The claim.
        held: What each of the sentences holds of it.
    """
    yield from _done_by_others(held)
    yield from _unbound(claimed, held)


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
        if not any(_binds(h, rows[deed], [rows[at] for at in names]) for h in held):
            doer = " ".join(view.words[at].unit.text for at in names)
            text = view.words[deed].unit.text
            yield Fault("unbound", f"“{text}” is not told of “{doer}”", deed)


def _binds(held: Held, deed: int, names: Sequence[int]) -> bool:
    if held.shares[deed] < _TOLD_AT:
        return False
    referring = any(w.text in listed("pronouns") for w in held.pair.told.words)
    return referring or any(held.shares[row] >= _TOLD_AT for row in names)
