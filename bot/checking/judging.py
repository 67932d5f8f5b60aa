"""One claimed sentence against the sentences of the evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.answer import Verdict
from bot.checking.bars import Bars
from bot.checking.pair import Fault
from bot.checking.presence import absent
from bot.checking.rules import RULES
from bot.checking.support import Claimed, Held, gathered

__all__ = ["Found", "judge"]

_NEAR_MOST = 4
_NAMED = 4


@dataclass(frozen=True, slots=True)
class Found:
    """A verdict on one sentence."""

    verdict: Verdict
    score: float
    reason: str
    best: int
    """Position of the sentence that holds most of it."""


def judge(claimed: Claimed, held: Sequence[Held], bars: Bars) -> Found:
    """Decide about a claimed sentence.

    Args:
        claimed: The sentence; it must claim something.
        held: What each sentence of the evidence holds of it; at least one.
        bars: How much is enough.
    """
    order = sorted(range(len(held)), key=lambda i: -held[i].coverage)
    best = held[order[0]]
    near = [held[i] for i in order[:_NEAR_MOST] if held[i].coverage >= bars.near_at * best.coverage]
    weights = np.array([claimed.weights[at] for at in claimed.places])
    chosen = gathered(held, weights, bars.sentences)
    shares = np.max([held[i].shares for i in chosen], axis=0)
    support = round(float(shares @ weights / weights.sum()), 3)
    fault = _fault(claimed, held, near, order)
    if fault is not None:
        sure = fault.sure and best.coverage >= bars.about_the_same_at
        verdict: Verdict = "contradicted" if sure else "not found"
        return Found(verdict, support, fault.reason, order[0])
    across = claimed.view.language != best.pair.told.language
    enough = support >= (bars.supported_across_at if across else bars.supported_at)
    reason = f"{support:.0%} of what it says is there"
    missing = [
        claimed.view.words[at].unit.text
        for at, share in zip(claimed.places, shares, strict=True)
        if share == 0
    ]
    if missing and not enough:
        reason += f", not: {', '.join(missing[:_NAMED])}"
    return Found("supported" if enough else "not found", support, reason, order[0])


def _fault(
    claimed: Claimed, held: Sequence[Held], near: Sequence[Held], order: Sequence[int]
) -> Fault | None:
    """What speaks against the claim in every sentence that is near it, the surest first."""
    found = list(absent(claimed, [held[i] for i in order]))
    against = [[fault for rule in RULES for fault in rule(h.pair)] for h in near]
    if all(against):
        found += [f for f in against[0] if not _held_elsewhere(f, held, near)]
    return max(found, key=lambda fault: fault.sure, default=None)


def _held_elsewhere(fault: Fault, held: Sequence[Held], near: Sequence[Held]) -> bool:
    """Whether a sentence further away has the word that is at fault, in company of the claim's."""
    if fault.at < 0:
        return False
    return any(
        h.pair.beside(fault.at, place)
        for h in held
        if h not in near
        for place in h.pair.firm.get(fault.at, ())
    )
