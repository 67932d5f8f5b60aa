"""Which of the given sentences support one that a model wrote."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.answer import Usage
from bot.draft import Source
from bot.model.material import GivenSentence
from bot.model.second_opinion import Opinion, SecondOpinion, opinion_notice
from bot.verification import Evidence, Judgement

__all__ = ["Support", "Supporter", "Verify"]

Verify = Callable[[str, str, Sequence[Evidence]], Judgement]
"""Sentence, its language, evidence → judgement (`bot.verification.Verifier.verify`)."""

_MOST_SOURCES = 3
# A model's sentence must be held up by more than a claim of a reader: there is always an article's
# own sentence to show instead. On 300 pairs of one-sentence claims (WiCE, QAGS) checked sentence by
# sentence, .70 lets 7% of the unsupported through where the check alone lets 13%; of the supported
# it keeps 26% instead of 33%.
_BAR, _BAR_ACROSS = 0.70, 0.62
_SHORT = 10  # words: in a shorter sentence one word that is not there is a larger part of the sense
_RISE = 0.015  # for each word less than that


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """What was found for a sentence."""

    sources: tuple[Source, ...]
    """Best first; empty when nothing supports it."""
    reason: str
    """Why, one line."""
    repaired: bool = False
    """Whether what supports it is not what the model cited."""


class Supporter:
    """Finds support, first where the model says it is, then anywhere in what it was given.

    Args:
        verify: Judges a sentence by evidence.
        given: Every sentence the model was given, in reading order within an article.
        opinion: Reads again what is supported; None for the rules alone.
    """

    def __init__(
        self,
        verify: Verify,
        given: Sequence[GivenSentence],
        opinion: SecondOpinion | None = None,
    ) -> None:
        self._verify = verify
        self._given = given
        self._opinion = opinion
        self._missing: Opinion | None = None
        self.usage = Usage()
        """What second readings have cost."""

    def notice(self, language: str) -> str | None:
        """What to tell a reader when a sentence was shown without its second reading."""
        return opinion_notice(self._missing, language) if self._missing else None

    def find(self, text: str, language: str, cited: Sequence[int]) -> Support:
        """The sentences that support a text, unless the second reading takes that back.

        Args:
            text: What the model wrote.
            language: The language it is written in.
            cited: Positions of the sentences the model cites.
        """
        found = self._find(text, language, cited)
        if self._opinion is None or not found.sources:
            return found
        places = {(g.article, g.start): g.text for g in self._given}
        opinion = self._opinion.ask(text, [places[s.article, s.start] for s in found.sources])
        self.usage += opinion.usage
        if opinion.says == "no":
            return Support(sources=(), reason="a second reading does not find it there")
        if opinion.says is None:
            self._missing = opinion
        return found

    def _find(self, text: str, language: str, cited: Sequence[int]) -> Support:
        judged = {place: self._judge(text, language, [place]) for place in cited}
        if passing := self._best(judged):
            return Support(sources=passing, reason=judged[_first(judged)].reason)
        if len(cited) > 1:
            together = self._judge(text, language, cited)
            if together.verdict == "supported":
                return Support(
                    sources=self._sources(cited[:_MOST_SOURCES], together.score),
                    reason=together.reason,
                )
        return self._elsewhere(text, language, judged)

    def _elsewhere(self, text: str, language: str, judged: dict[int, Judgement]) -> Support:
        others = {
            place: self._judge(text, language, [place])
            for place in range(len(self._given))
            if place not in judged
        }
        if passing := self._best(others):
            reason = others[_first(others)].reason
            return Support(sources=passing[:1], reason=reason, repaired=True)
        told = judged or others
        reason = told[_first(told)].reason if told else "nothing to check against"
        return Support(sources=(), reason=reason)

    def _judge(self, text: str, language: str, places: Sequence[int]) -> Judgement:
        evidence = [
            Evidence(text=self._given[place].text, language=self._given[place].language)
            for place in places
        ]
        found = self._verify(text, language, evidence)
        same = all(item.language == language for item in evidence)
        if found.verdict == "supported" and found.score < _bar(text, same_language=same):
            reason = f"only {found.score:.0%} of what it says is there"
            return replace(found, verdict="not found", reason=reason)
        return found

    def _best(self, judged: dict[int, Judgement]) -> tuple[Source, ...]:
        passing = [place for place, found in judged.items() if found.verdict == "supported"]
        passing.sort(key=lambda place: -judged[place].score)
        return tuple(
            source
            for place in passing[:_MOST_SOURCES]
            for source in self._sources([place], judged[place].score)
        )

    def _sources(self, places: Sequence[int], score: float) -> tuple[Source, ...]:
        given = [self._given[place] for place in places]
        return tuple(
            Source(article=g.article, start=g.start, end=g.end, score=score) for g in given
        )


def _first(judged: dict[int, Judgement]) -> int:
    """The place whose judgement says most: supported first, then the highest score."""
    return max(judged, key=lambda p: (judged[p].verdict == "supported", judged[p].score))


def _bar(text: str, *, same_language: bool) -> float:
    """The support a model's sentence needs, in [0, 1]."""
    missing = max(0, _SHORT - len(text.split()))
    return (_BAR if same_language else _BAR_ACROSS) + _RISE * missing
