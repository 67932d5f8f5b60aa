"""One claimed sentence against the sentences of the evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.answer import Verdict
from bot.checking.agreement import agrees
from bot.checking.bars import Bars
from bot.checking.pair import Fault
from bot.checking.presence import absent
from bot.checking.rules import RULES
from bot.checking.spreading import spread
from bot.checking.strangers import strangers
from bot.checking.support import Claimed, Held, gathered

__all__ = ["Found", "judge"]

_NEAR_MOST = 4
_FEW = 4  # words that say something
_NAMED = 4
_OF_ONE_WORD = frozenset({"opposite", "unit"})  # rules that look at a word and its place
_WORTH_ASKING = 0.25  # coverage from which a sentence may say otherwise
_MET_AT, _LEAST_MET = 0.5, 2  # words beside what is at fault by which it is about the same


@dataclass(frozen=True, slots=True)
class Found:
    """A verdict on one sentence."""

    verdict: Verdict
    score: float
    reason: str
    best: int
    """Position of the sentence that holds most of it."""


def judge(claimed: Claimed, held: Sequence[Held], bars: Bars, *, close: bool) -> Found:
    """Decide about a claimed sentence.

    Args:
        claimed: The sentence; it must claim something.
        held: What each sentence of the evidence holds of it; at least one.
        bars: How much is enough.
        close: Whether the evidence is single sentences; a passage may be summed up more freely.
    """
    order = sorted(range(len(held)), key=lambda i: -held[i].coverage)
    weights = np.array([claimed.weights[at] for at in claimed.places])
    chosen = gathered(held, weights, bars.sentences)
    shares = np.max([held[i].shares for i in chosen], axis=0)
    support = round(float(shares @ weights / weights.sum()), 3)
    enough = support >= _bar(claimed, held, bars, close=close)
    if close and _is_half_told(claimed, shares, held[order[0]]):
        enough = False
    if enough or held[order[0]].coverage >= _WORTH_ASKING:
        fault = _fault(claimed, [held[i] for i in order], bars, close=close)
        if fault is not None:
            sure = fault.sure and _about_the_same(claimed, held[order[0]], fault, bars)
            verdict: Verdict = "contradicted" if sure else "not found"
            return Found(verdict, support, fault.reason, order[0])
    reason = f"{support:.0%} of what it says is there"
    missing = [
        claimed.view.words[at].unit.text
        for at, share in zip(claimed.places, shares, strict=True)
        if share == 0
    ]
    if missing and not enough:
        reason += f", not: {', '.join(missing[:_NAMED])}"
    return Found("supported" if enough else "not found", support, reason, order[0])


def _is_half_told(claimed: Claimed, shares: NDArray[np.float64], best: Held) -> bool:
    """Whether a claim of a few words has one that nothing told is like: "agreed to a pause"."""
    english = (claimed.view.language, best.pair.told.language) == ("en", "en")
    if not english or len(claimed.places) > _FEW:
        return False
    words = (claimed.view.words[at] for at in claimed.places)
    return any(share == 0 and not word.adverb for word, share in zip(words, shares, strict=True))


def _about_the_same(claimed: Claimed, best: Held, fault: Fault, bars: Bars) -> bool:
    """Whether a sentence holds enough of what a claim says beside what is at fault."""
    if best.coverage >= bars.about_the_same_at:
        return True
    at_fault = {fault.at}
    for figure in claimed.view.figures:
        if figure.first <= fault.at <= figure.last:
            at_fault |= set(range(figure.first, figure.last + 1))
    rest = [row for row, at in enumerate(claimed.places) if at not in at_fault]
    met = sum(1 for row in rest if best.shares[row] >= _MET_AT)
    return met >= _LEAST_MET and _held(claimed, best, rest) >= bars.about_the_same_at


def _held(claimed: Claimed, best: Held, rows: list[int]) -> float:
    weights = np.array([claimed.weights[claimed.places[row]] for row in rows])
    return float(best.shares[rows] @ weights / weights.sum()) if rows else 0.0


def _bar(claimed: Claimed, held: Sequence[Held], bars: Bars, *, close: bool) -> float:
    if not close:
        return bars.passage_sentence_at
    across = any(h.pair.told.language != claimed.view.language for h in held)
    return bars.supported_across_at if across else bars.supported_at


def _fault(claimed: Claimed, held: Sequence[Held], bars: Bars, *, close: bool) -> Fault | None:
    """What speaks against the claim in every sentence that is near it, the surest first.

    Args:
        claimed: The sentence.
        held: What the sentences hold of it, the nearest first.
        bars: What counts.
        close: Whether the evidence is single sentences.
    """
    best = held[0].coverage
    near = [h for h in held[:_NEAR_MOST] if h.coverage >= bars.near_at * best]
    far = held[len(near) :]
    against = [
        [
            fault
            for rule in RULES
            for fault in rule(h.pair)
            if best >= bars.gates.get(fault.rule, 0.0)
        ]
        for h in near
    ]
    found = list(absent(claimed, held))
    if close and len(held) > 1:
        found += spread(claimed, held)
    if all(against):
        found += [f for f in against[0] if not _held_elsewhere(f, far)]
    else:
        found += [f for faults in against for f in faults if _by_all_who_tell(f, near, against)]
    if not close:
        found = [f for f in found if f.rule not in bars.when_close]
        found += strangers(claimed, held, held[0].pair.kin.synonyms)
    return max(found, key=lambda fault: fault.sure, default=None)


def _by_all_who_tell(
    fault: Fault, near: Sequence[Held], against: Sequence[Sequence[Fault]]
) -> bool:
    """Whether a sure fault is one in every near sentence that has the word it is about."""
    if not fault.sure or fault.rule not in _OF_ONE_WORD:
        return False
    return all(
        any(other.at == fault.at for other in faults)
        for h, faults in zip(near, against, strict=True)
        if _tells(h, fault.at)
    )


def _tells(held: Held, at: int) -> bool:
    """Whether a sentence has a claimed word, or the figure that it is part of."""
    word = held.pair.claim.words[at]
    if not word.content:
        return any(other.text == word.text for other in held.pair.told.words)
    if not word.figure:
        return held.pair.met(word)
    mine = [f for f in held.pair.claim.figures if f.first <= at <= f.last]
    return any(agrees(other, f) for f in mine for other in held.pair.told.figures)


def _held_elsewhere(fault: Fault, far: Sequence[Held]) -> bool:
    """Whether a sentence further away has the word that is at fault, in company of the claim's."""
    return fault.at >= 0 and any(
        h.pair.beside(fault.at, place) for h in far for place in h.pair.firm.get(fault.at, ())
    )
