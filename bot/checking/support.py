"""How much of a claim a sentence, or a few of them, hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.checking.agreement import agrees
from bot.checking.links import SURE_LINK, Kin, link
from bot.checking.opposites import Opposites
from bot.checking.pair import Pair
from bot.checking.polarity import turned
from bot.checking.roles import is_saying
from bot.checking.scripts import spelt_alike
from bot.checking.short_forms import shortened
from bot.checking.view import View, Word
from bot.checking.wordlists import listed

__all__ = ["Claimed", "Held", "gathered", "hold"]

_SHORTENED = 0.9
"""What a name counts that is told by its initials."""
_BY_SOUND = 0.7
"""What a name counts at least that sounds like one in the other script."""
_RENDERED = 0.5
"""What a word counts at least that a synonym stands for."""
_SAME_SIDE = 0.75
"""What a word counts that is met by one of its side of an opposition: climb, rise."""


@dataclass(frozen=True)
class Claimed:
    """A sentence that is claimed."""

    view: View
    weights: Mapping[int, float]
    """How much of its meaning rests on each content word or figure, by place."""

    @property
    def places(self) -> tuple[int, ...]:
        """Places of all that must be found, in order."""
        return tuple(sorted(self.weights))


@dataclass(frozen=True)
class Held:
    """What one told sentence holds of a claim."""

    pair: Pair
    shares: NDArray[np.float64]
    """How surely each place of the claim is held, in [0, 1]."""
    coverage: float
    """The weighted share, in [0, 1]."""


def hold(claimed: Claimed, told: View, kin: Kin, opposites: Opposites) -> Held:
    """Find each content word and figure of a claim in a told sentence."""
    claim = claimed.view
    pair = _pair(claim, told, kin, opposites)
    shares = {at: max(met.values(), default=0.0) for at, met in pair.links.items()}
    wanting = [w for w in claim.content if not shares.get(w.at)]
    near = kin.shares(claim, told, wanting)
    for word in wanting:
        shares[word.at] = near.get(word.at, 0.0)
        if word.name and shortened(claim, word, told):
            shares[word.at] = _SHORTENED
        elif word.text in listed("according") and _goes_by(told):
            shares[word.at] = _SAME_SIDE
        elif not word.name:
            shares[word.at] = _by_side(pair, word, _by_synonym(pair, word, shares[word.at]))
    if claim.language != told.language:
        for word in claim.content:
            if word.name and shares.get(word.at, 0.0) >= SURE_LINK:
                shares[word.at] = max(shares[word.at], _BY_SOUND)
    for figure in claim.figures:
        met = any(agrees(f, figure) for f in told.figures)
        for at in range(figure.first, figure.last + 1):
            shares[at] = float(met)
    found = np.array([min(1.0, shares.get(at, 0.0)) for at in claimed.places])
    weights = np.array([claimed.weights[at] for at in claimed.places])
    return Held(pair, found, float(found @ weights / weights.sum()) if weights.sum() else 0.0)


def _pair(claim: View, told: View, kin: Kin, opposites: Opposites) -> Pair:
    """The two side by side, names of two scripts also by their letters."""
    pair = Pair(claim, told, link(claim, told), opposites, kin)
    alike = spelt_alike(pair) if claim.language != told.language else {}
    return Pair(claim, told, {**pair.links, **alike}, opposites, kin) if alike else pair


def _by_synonym(pair: Pair, word: Word, share: float) -> float:
    same = pair.claim.language == pair.told.language
    return max(share, _RENDERED) if same and pair.kin.synonyms.rendered(word, pair.told) else share


def _by_side(pair: Pair, word: Word, share: float) -> float:
    """A word's share where the sentence has words of its side of an opposition, or of the other."""
    opposites = pair.opposites
    if opposites.allies(word, pair.told) or (is_saying(word) and _says(pair.told)):
        return max(share, _SAME_SIDE)
    rivals = [other for other in opposites.rivals(word, pair.told) if other.content]
    # sold to A, bought by A; not open, closed
    if any(opposites.mutual(word, other) or turned(pair, word, other) for other in rivals):
        return max(share, _SAME_SIDE)
    return 0.0 if rivals else share


def _goes_by(view: View) -> bool:
    return any(word.text in listed("according") for word in view.words)


def _says(view: View) -> bool:
    return _goes_by(view) or any(is_saying(word) for word in view.words)


def gathered(held: Sequence[Held], weights: NDArray[np.float64], most: int) -> list[int]:
    """The few sentences that together hold most of a claim, the best first."""
    chosen: list[int] = []
    so_far = np.zeros_like(weights)
    for _ in range(min(most, len(held))):
        gains = [float(np.maximum(so_far, h.shares) @ weights) for h in held]
        best = int(np.argmax(gains))
        if best in chosen:
            break
        chosen.append(best)
        so_far = np.maximum(so_far, held[best].shares)
    return chosen
