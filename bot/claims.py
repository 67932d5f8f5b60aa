"""Is this claim supported by the articles?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bot.answer import Citation, Verdict
from bot.candidates import Shelf
from bot.draft import Source
from bot.matching import Matcher, Piece
from bot.numbering import Numbering
from bot.verification import Evidence, Judgement, Verifier
from corpus.article import Span
from index.retrieve import Hit

__all__ = ["ClaimCheck", "ClaimChecker"]

_LOOKED_AT = 8
_QUOTED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimCheck:
    """A verdict on a claim, with the sentences that decide it."""

    claim: str
    verdict: Verdict
    score: float
    """Support in [0, 1]."""
    reason: str
    citations: tuple[Citation, ...] = ()
    """What supports or contradicts it; the nearest sentences when it is not found."""

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    article: str
    span: Span
    judgement: Judgement


class ClaimChecker:
    """Checks claims against the sentences of retrieved passages.

    Args:
        shelf: Articles and their sentences.
        matcher: Reads texts and weighs what they share.
        verifier: Judges a claim against evidence.
    """

    def __init__(self, shelf: Shelf, matcher: Matcher, verifier: Verifier) -> None:
        self._shelf = shelf
        self._matcher = matcher
        self._verifier = verifier

    def check(self, claim: str, language: str, hits: Sequence[Hit]) -> ClaimCheck:
        """Judge a claim by the passages found for it."""
        pieces = self._matcher.pieces(claim, language)
        judged = [
            _Judged(
                article=article, span=span, judgement=self._judge(claim, language, article, span)
            )
            for article, span in self._nearest(pieces, hits)
        ]
        for verdict in ("supported", "contradicted", "not found"):
            of_it = [j for j in judged if j.judgement.verdict == verdict]
            if of_it:
                return self._result(claim, of_it)
        return ClaimCheck(
            claim=claim, verdict="not found", score=0.0, reason="no article is about this"
        )

    def check_document(self, claim: str, language: str, document: str, its: str) -> ClaimCheck:
        """Judge a claim by one document that is not in the index."""
        judgement = self._verifier.verify(claim, language, [Evidence(text=document, language=its)])
        return ClaimCheck(
            claim=claim,
            verdict=judgement.verdict,
            score=judgement.score,
            reason=judgement.reason,
        )

    def _nearest(self, pieces: Sequence[Piece], hits: Sequence[Hit]) -> list[tuple[str, Span]]:
        scored: dict[tuple[str, Span], float] = {}
        for hit in hits:
            article = self._shelf.article(hit.passage.article)
            for span in hit.passage.sentences:
                reading = self._matcher.read(span.of(article.text), article.language)
                scored[(article.id, span)] = self._matcher.coverage(pieces, reading)
        best = sorted(scored, key=lambda place: (-scored[place], place[0], place[1].start))
        return [place for place in best if scored[place] > 0][:_LOOKED_AT]

    def _judge(self, claim: str, language: str, article: str, span: Span) -> Judgement:
        whole = self._shelf.article(article)
        evidence = [Evidence(text=span.of(whole.text), language=whole.language)]
        return self._verifier.verify(claim, language, evidence)

    def _result(self, claim: str, judged: Sequence[_Judged]) -> ClaimCheck:
        best = sorted(judged, key=lambda j: -j.judgement.score)[:_QUOTED]
        numbering = Numbering(self._shelf.article)
        numbering.cite(
            Source(
                article=j.article,
                start=j.span.start,
                end=j.span.end,
                score=j.judgement.score,
            )
            for j in best
        )
        first = best[0].judgement
        return ClaimCheck(
            claim=claim,
            verdict=first.verdict,
            score=first.score,
            reason=first.reason,
            citations=tuple(numbering.citations),
        )
