"""Is this claim supported by the articles?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from bot.answer import Citation, Verdict
from bot.candidates import Shelf
from bot.draft import Source
from bot.matching import Matcher, Piece
from bot.model.second_opinion import SecondOpinion, opinion_notice
from bot.numbering import Numbering
from bot.verification import Evidence, Judgement, Verifier
from corpus.article import Span
from index.retrieve import Hit
from index.sentences import split

__all__ = ["ClaimCheck", "ClaimChecker"]

_LOOKED_AT = 8
_WITH_NEIGHBOURS = 3  # of the nearest sentences, how many are also read with those around them
_QUOTED = 3
_MOST_SENTENCES = 20
# Beside a sentence that holds more of the claim, one that holds less cannot contradict it.
_AS_NEAR = 0.8
_WORST: dict[Verdict, int] = {"contradicted": 0, "not found": 1, "supported": 2}


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
    notice: str | None = None
    """What a reader should know beside it, e.g. that the model's second reading is missing."""

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    article: str
    spans: tuple[Span, ...]
    judgement: Judgement


class ClaimChecker:
    """Checks claims against the sentences of retrieved passages.

    Args:
        shelf: Articles and their sentences.
        matcher: Reads texts and weighs what they share.
        verifier: Judges a claim against evidence.
        opinion: Reads again what is called supported; None for the rules alone.
    """

    def __init__(
        self,
        shelf: Shelf,
        matcher: Matcher,
        verifier: Verifier,
        opinion: SecondOpinion | None = None,
    ) -> None:
        self._opinion = opinion
        self._shelf = shelf
        self._matcher = matcher
        self._verifier = verifier

    def check(self, claim: str, language: str, hits: Sequence[Hit]) -> ClaimCheck:
        """Judge a claim by the passages found for it.

        Of a claim of several sentences each is judged, and the worst verdict stands.
        """
        parts = split(claim, language, [Span(start=0, end=len(claim))])[:_MOST_SENTENCES]
        decided = [self._decide(part.of(claim), language, hits) for part in parts]
        decided = [judged for judged in decided if judged]
        if not decided or len(decided) < len(parts):
            reason = "no article is about this"
            return ClaimCheck(claim=claim, verdict="not found", score=0.0, reason=reason)
        worst = min(decided, key=_order)
        quoted = worst if worst[0].judgement.verdict != "supported" else _first_of(decided)
        first = worst[0].judgement
        found = ClaimCheck(
            claim=claim,
            verdict=first.verdict,
            score=first.score,
            reason=first.reason,
            citations=self._cited(quoted),
        )
        return self._read_again(found, language, [c.quote for c in found.citations])

    def check_document(self, claim: str, language: str, document: str, its: str) -> ClaimCheck:
        """Judge a claim by one document that is not in the index."""
        judgement = self._verifier.verify(claim, language, [Evidence(text=document, language=its)])
        found = ClaimCheck(
            claim=claim,
            verdict=judgement.verdict,
            score=judgement.score,
            reason=judgement.reason,
        )
        return self._read_again(found, language, [document])

    def _read_again(self, found: ClaimCheck, language: str, sentences: Sequence[str]) -> ClaimCheck:
        """What the model takes back, or a notice that it gave no second reading."""
        if self._opinion is None or found.verdict != "supported":
            return found
        opinion = self._opinion.ask(found.claim, sentences)
        if opinion.says == "no":
            reason = "the model does not find it in what the rules found"
            return replace(found, verdict="not found", reason=reason)
        return replace(found, notice=opinion_notice(opinion, language))

    def _decide(self, sentence: str, language: str, hits: Sequence[Hit]) -> list[_Judged]:
        """What decides about one sentence, the best first; empty where nothing is about it."""
        places = self._nearest(self._matcher.pieces(sentence, language), hits)
        judged = [self._judge(sentence, language, article, (span,)) for article, span in places]
        supporting = [j for j in judged if j.judgement.verdict == "supported"]
        if not supporting:
            around = [
                self._judge(sentence, language, article, self._around(article, span))
                for article, span in places[:_WITH_NEIGHBOURS]
            ]
            supporting = [j for j in around if j.judgement.verdict == "supported"][:1]
        if supporting:
            return sorted(supporting, key=lambda j: -j.judgement.score)
        judged.sort(key=lambda j: -j.judgement.score)
        best = judged[0].judgement.score if judged else 0.0
        against = [
            j
            for j in judged
            if j.judgement.verdict == "contradicted" and j.judgement.score >= _AS_NEAR * best
        ]
        return (
            against
            or [j for j in judged if j.judgement.verdict == "not found"]
            or [_unsure(j) for j in judged]
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

    def _around(self, article: str, span: Span) -> tuple[Span, ...]:
        """A sentence with the one before and the one after it."""
        sentences = self._shelf.sentences(article)
        if span not in sentences:
            return (span,)
        at = sentences.index(span)
        return tuple(sentences[max(0, at - 1) : at + 2])

    def _judge(
        self, sentence: str, language: str, article: str, spans: tuple[Span, ...]
    ) -> _Judged:
        whole = self._shelf.article(article)
        evidence = [Evidence(text=span.of(whole.text), language=whole.language) for span in spans]
        judgement = self._verifier.verify(sentence, language, evidence)
        return _Judged(article=article, spans=spans, judgement=judgement)

    def _cited(self, judged: Sequence[_Judged]) -> tuple[Citation, ...]:
        numbering = Numbering(self._shelf.article)
        numbering.cite(
            Source(article=j.article, start=s.start, end=s.end, score=j.judgement.score)
            for j in judged[:_QUOTED]
            for s in j.spans
        )
        return tuple(numbering.citations)


def _order(judged: Sequence[_Judged]) -> tuple[int, float]:
    first = judged[0].judgement
    return _WORST[first.verdict], first.score


def _first_of(decided: Sequence[Sequence[_Judged]]) -> list[_Judged]:
    """The best of each sentence; of a claim of one sentence, all of it."""
    return list(decided[0]) if len(decided) == 1 else [judged[0] for judged in decided]


def _unsure(judged: _Judged) -> _Judged:
    return replace(judged, judgement=replace(judged.judgement, verdict="not found"))
