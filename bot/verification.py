"""Is a sentence supported by the evidence? Rules a person can follow, no model needed.

In order: numbers and dates, names, the rest by idf-weighted coverage and vector similarity, then
negation and the order of names. A verdict comes with its reason.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from bot.answer import Verdict
from bot.matching import Matcher, Piece, Reading, union
from bot.polarity import denied_keys
from bot.roles import speaker, swapped

__all__ = ["Evidence", "Judgement", "Verifier"]

Embed = Callable[[Sequence[str]], "np.ndarray[tuple[int, int], np.dtype[np.float32]]"]

# Shares of a claim's weight that must be found. Across languages the lexicon has gaps, so less is
# asked for. Origin: balanced accuracy on development pairs, see docs/decisions/0006.
_SUPPORTED_AT = 0.62
_SUPPORTED_ACROSS_AT = 0.5
_ABOUT_THE_SAME_AT = 0.5
_NAME_AT = 0.3


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


class Verifier:
    """Checks sentences against evidence.

    Args:
        matcher: Reads texts and weighs what they share.
        embed: Unit vectors of texts, shape (n, dimensions); used within one language only.
    """

    def __init__(self, matcher: Matcher, embed: Embed) -> None:
        self._matcher = matcher
        self._embed = embed

    def verify(self, sentence: str, language: str, evidence: Sequence[Evidence]) -> Judgement:
        """Judge a sentence.

        Args:
            sentence: What is claimed.
            language: Its ISO 639-1 code.
            evidence: Sentences or passages, in reading order.
        """
        folded = " ".join(sentence.split())
        for number, item in enumerate(evidence):
            if folded and folded in " ".join(item.text.split()):
                return Judgement(verdict="supported", score=1.0, reason="verbatim", evidence=number)
        pieces = self._matcher.pieces(sentence, language)
        if not evidence or not pieces:
            reason = "nothing to check against" if not evidence else "nothing is claimed"
            return Judgement(verdict="not found", score=0.0, reason=reason, evidence=None)
        return self._judge(sentence, language, pieces, evidence)

    def _judge(
        self, sentence: str, language: str, pieces: Sequence[Piece], evidence: Sequence[Evidence]
    ) -> Judgement:
        readings = [self._matcher.read(item.text, item.language) for item in evidence]
        shares = [self._matcher.coverage(pieces, reading.keys) for reading in readings]
        best = int(np.argmax(shares))
        claim = self._matcher.read(sentence, language)
        merged = union(readings)
        support = self._matcher.coverage(pieces, merged)
        across = evidence[best].language != language
        if not across:
            similar = self._embed([sentence, evidence[best].text])
            support = 0.85 * support + 0.15 * max(0.0, float(similar[0] @ similar[1]))

        fault = self._fault(pieces, claim, readings[best], merged, shares[best])
        if fault:
            verdict, reason = fault
            return Judgement(verdict=verdict, score=round(support, 3), reason=reason, evidence=best)
        enough = support >= (_SUPPORTED_ACROSS_AT if across else _SUPPORTED_AT)
        missing = [p.unit.text for p in pieces if self._matcher.match(p, merged) < _NAME_AT]
        return Judgement(
            verdict="supported" if enough else "not found",
            score=round(support, 3),
            reason=f"{support:.0%} of what it says is there"
            + ("" if enough or not missing else f", not: {', '.join(missing[:4])}"),
            evidence=best,
        )

    def _fault(
        self,
        pieces: Sequence[Piece],
        claim: Reading,
        best: Reading,
        merged: dict[str, float],
        share: float,
    ) -> tuple[Verdict, str] | None:
        """What makes the sentence false or unfounded whatever else agrees, or None."""
        for piece in pieces:
            fault = self._figure_fault(piece, best, merged, share)
            if fault:
                return fault
            if piece.unit.name and self._matcher.match(piece, merged) < _NAME_AT:
                return "not found", f"{piece.unit.text} is not named there"
        if share < _ABOUT_THE_SAME_AT:
            return None
        turned = swapped(claim.analysis, best.analysis)
        if turned:
            return "contradicted", f"{turned[1]} and {turned[0]} stand the other way round"
        reason = _denial(claim, best) or _other_speaker(claim, best)
        return ("contradicted", reason) if reason else None

    def _figure_fault(
        self, piece: Piece, best: Reading, merged: dict[str, float], share: float
    ) -> tuple[Verdict, str] | None:
        kinds = {t.kind for t in piece.unit.terms}
        figure = next((k for k in ("number", "date") if k in kinds), None)
        if figure is None or self._matcher.match(piece, merged) > 0:
            return None
        others = [u.text for u in best.analysis.content if any(t.kind == figure for t in u.terms)]
        if others and share >= _ABOUT_THE_SAME_AT:
            return "contradicted", f"{piece.unit.text} is not there, but {', '.join(others[:3])}"
        return "not found", f"{piece.unit.text} is not there"


def _denial(claim: Reading, best: Reading) -> str | None:
    here, there = denied_keys(claim.analysis), denied_keys(best.analysis)
    shared = set(claim.keys) & set(best.keys)
    only_here, only_there = (here - there) & shared, (there - here) & shared
    # Both deny something of what they share: wording differs, not the sense.
    if bool(only_here) == bool(only_there):
        return None
    return "one of the two is negated" if not (here & there) else None


def _other_speaker(claim: Reading, best: Reading) -> str | None:
    said, told = speaker(claim.analysis), speaker(best.analysis)
    if said is None or told is None:
        return None
    if {t.key for t in said.terms} & {t.key for t in told.terms}:
        return None
    if any(t.key in best.keys for t in said.terms):
        return f"said by {told.text}, not by {said.text}"
    return None
