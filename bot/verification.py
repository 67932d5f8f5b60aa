"""Is a sentence supported by the evidence? Rules a person can follow, no model needed.

The claim is judged sentence by sentence and the worst verdict stands. What a sentence says must be
held by a few sentences of the evidence; names and figures must be there; and none of the sentences
nearest to it may say otherwise (`bot.checking.rules`). A verdict comes with its reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.answer import Verdict
from bot.checking.bars import load_bars
from bot.checking.judging import Found, judge
from bot.checking.links import Kin
from bot.checking.opposites import Opposites
from bot.checking.support import Claimed, hold
from bot.checking.synonyms import Synonyms
from bot.checking.verbs import verbs
from bot.checking.view import View
from bot.matching import Embed, Matcher
from corpus.article import Span
from index.analysis.terms import Analysis
from index.sentences import split

__all__ = ["Evidence", "Judgement", "Verifier"]

_REMEMBERED = 20_000
_MOST_SENTENCES = 100
_ENDS, _QUOTES = ".!?؟…:\n", " \"'“”‘’«»"
_WORST: dict[Verdict, int] = {"contradicted": 0, "not found": 1, "supported": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A stretch of an article that may support a sentence."""

    text: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A verdict and why."""

    verdict: Verdict
    score: float
    """Support in [0, 1]."""
    reason: str
    """One line."""
    evidence: int | None
    """Position of the evidence that decides, None for no evidence."""


@dataclass(frozen=True, slots=True)
class _Told:
    evidence: int
    view: View


class Verifier:
    """Checks sentences against evidence.

    Args:
        matcher: Reads texts and weighs their words.
        embed: Unit vectors of texts, shape (n, dimensions); used for words of one language only.
    """

    def __init__(self, matcher: Matcher, embed: Embed) -> None:
        self._matcher = matcher
        self._kin = Kin(embed, matcher.akin, Synonyms(self._analysed))
        self._opposites = Opposites(self._analysed)
        self._bars = load_bars()
        self._view = lru_cache(maxsize=_REMEMBERED)(self._viewed)
        self._sentences = lru_cache(maxsize=_REMEMBERED)(_sentences)
        self._claimed = lru_cache(maxsize=_REMEMBERED // 10)(self._weighed)

    @property
    def opposites(self) -> Opposites:
        """Words that exclude one another."""
        return self._opposites

    def verify(self, sentence: str, language: str, evidence: Sequence[Evidence]) -> Judgement:
        """Judge a sentence, or several: then the worst verdict stands.

        Args:
            sentence: What is claimed.
            language: Its ISO 639-1 code.
            evidence: Sentences or passages, in reading order.
        """
        for number, item in enumerate(evidence):
            if _stands_in(" ".join(sentence.split()), " ".join(item.text.split())):
                return Judgement(verdict="supported", score=1.0, reason="verbatim", evidence=number)
        told = [
            _Told(number, self._view(text, item.language))
            for number, item in enumerate(evidence)
            for text in self._sentences(item.text, item.language)
        ]
        claims = [self._claimed(text, language) for text in self._sentences(sentence, language)]
        claims = [claimed for claimed in claims if claimed.weights]
        if not told or not claims:
            reason = "nothing is claimed" if told else "nothing to check against"
            return Judgement(verdict="not found", score=0.0, reason=reason, evidence=None)
        if _names_only(claims):
            reason = "a name alone claims nothing"
            return Judgement(verdict="not found", score=0.0, reason=reason, evidence=None)
        # each piece of evidence a sentence: then it is read word for word
        close = len(told) == len(evidence)
        judged = [self._judge(c, told, close=close) for c in claims[:_MOST_SENTENCES]]
        worst = min(judged, key=lambda found: (_WORST[found.verdict], found.score))
        if not close and worst.verdict == "supported":
            mean = sum(found.score for found in judged) / len(judged)
            worst = replace(worst, score=round(mean, 3))
            if mean < self._bars.passage_at:
                worst = replace(worst, verdict="not found")
        return Judgement(
            verdict=worst.verdict,
            score=worst.score,
            reason=" ".join(worst.reason.split()),
            evidence=told[worst.best].evidence,
        )

    def _judge(self, claimed: Claimed, told: Sequence[_Told], *, close: bool) -> Found:
        held = [hold(claimed, item.view, self._kin, self._opposites) for item in told]
        return judge(claimed, held, self._bars, close=close)

    def _viewed(self, text: str, language: str) -> View:
        return View(text, language, self._analysed(text, language))

    def _analysed(self, text: str, language: str) -> Analysis:
        return self._matcher.read(text, language).analysis

    def _weighed(self, text: str, language: str) -> Claimed:
        view = self._view(text, language)
        places = {word.unit.start: word for word in view.words}
        weights: dict[int, float] = {}
        for piece in self._matcher.pieces(text, language):
            word = places.get(piece.unit.start)
            if word is not None and word.content:
                weights[word.at] = piece.weight
        return Claimed(view, weights)


def _names_only(claims: Sequence[Claimed]) -> bool:
    """Whether it is one word that does nothing: "Gaza"."""
    first = claims[0].view
    return len(claims) == 1 and len(first.words) == 1 and not verbs(first)


def _stands_in(sentence: str, text: str) -> bool:
    """Whether a text has a sentence as a whole, and not behind "deny that"."""
    at = text.find(sentence) if sentence else -1
    while at >= 0:
        before, after = text[:at].rstrip(_QUOTES), text[at + len(sentence) :].lstrip(_QUOTES)
        begins = not before or before[-1] in _ENDS
        if begins and (not after or sentence[-1] in _ENDS or after[0] in _ENDS):
            return True
        at = text.find(sentence, at + 1)
    return False


def _sentences(text: str, language: str) -> tuple[str, ...]:
    spans = split(text, language, [Span(start=0, end=len(text))])
    return tuple(span.of(text) for span in spans)
