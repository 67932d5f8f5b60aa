"""A claimed sentence beside a told one, with the words that say the same in both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.checking.links import SURE_LINK, Kin
from bot.checking.opposites import Opposites
from bot.checking.view import View, Word

__all__ = ["Fault", "Pair"]

_NEAR = 3


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a claim does not follow from a sentence."""

    rule: str
    """Name of the rule that found it."""
    reason: str
    """One line."""
    at: int = -1
    """Place of the claimed word it is about; -1 for the whole."""
    sure: bool = False
    """Whether the sentence says otherwise, not merely nothing of the kind."""
    by: int = -1
    """Place of the claimed deed whose doer it is about; -1 for other faults."""


@dataclass(frozen=True)
class Pair:
    """What the rules look at."""

    claim: View
    told: View
    links: Mapping[int, Mapping[int, float]]
    """For each claimed content word the told words it is met by, with how surely."""
    opposites: Opposites
    kin: Kin

    @cached_property
    def firm(self) -> dict[int, list[int]]:
        """The links that are no mere kinship, the surest first."""
        return {
            at: [p for p, sure in sorted(met.items(), key=lambda m: -m[1]) if sure >= SURE_LINK]
            for at, met in self.links.items()
        }

    @cached_property
    def back(self) -> dict[int, list[int]]:
        """For each told word the claimed words it firmly meets."""
        found: dict[int, list[int]] = {}
        for at, places in self.firm.items():
            for place in places:
                found.setdefault(place, []).append(at)
        return found

    def met(self, word: Word) -> bool:
        """Whether a claimed word is firmly met."""
        return bool(self.firm.get(word.at))

    def beside(
        self, mine: int, theirs: int, reach: int = _NEAR, told_reach: int | None = None
    ) -> bool:
        """Whether a word near the one place meets a word near the other."""
        return any(
            abs(place - theirs) <= (told_reach or reach + 1)
            for near in near_content(self.claim, mine, reach)
            for place in self.firm.get(near.at, ())
            if place != theirs
        )


def near_content(view: View, at: int, reach: int) -> Iterator[Word]:
    """Content words within `reach` content words of a place, that are no figures."""
    for step in (-1, 1):
        seen, place = 0, at + step
        while 0 <= place < len(view.words) and seen < reach:
            word = view.words[place]
            if word.content and not word.figure:
                seen += 1
                yield word
            place += step
