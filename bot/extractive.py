"""Answers without a model: the articles' own sentences, whole and verbatim."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.answerable import confidence, read_signals
from bot.asking import Asked, read_question
from bot.candidates import Candidate, Gatherer, Shelf
from bot.draft import Drafted
from bot.drafting import adjoining, draft
from bot.finding import Finds, Sought
from bot.matching import Matcher, Piece, Reading, overlap, union
from bot.weights import Weights
from index.retrieve import Retrieval

__all__ = ["Composition", "ExtractiveComposer", "Ranked"]

_SAME_TELLING = 0.7
# Log-odds below the best sentence at which another one is still worth reading.
_WORTH_ADDING = 3.5
_WORTH_LISTING = 4.5
_NEW_ENOUGH = 0.35
_HARDLY_BETTER = 1.0  # log-odds by which a sentence without the figure asked for may lead
_THERE, _NAMED = 0.3, 0.28
_TELLING = 0.6  # weight from which a missing word is worth telling the reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A candidate with the ranker's score."""

    candidate: Candidate
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """An extractive answer and how sure it is."""

    drafted: tuple[Drafted, ...]
    """Sentences in the order they are shown; given also when confidence is low."""
    ranked: tuple[Ranked, ...]
    """Every candidate, best first."""
    signals: Mapping[str, float]
    """What the confidence was made from, by name."""
    confidence: float
    """Chance in [0, 1] that the articles answer."""
    missing: tuple[str, ...]
    """What was asked about and stands in none of the best articles, as written."""


class ExtractiveComposer:
    """Picks the sentences that answer.

    Args:
        shelf: Articles and their sentences.
        gatherer: Measures sentences against a question.
        matcher: Reads texts and weighs what they share.
        weights: Fitted weights.
        most: Most statements an answer may have; of sentences, one more.
    """

    def __init__(
        self, shelf: Shelf, gatherer: Gatherer, matcher: Matcher, weights: Weights, most: int = 3
    ) -> None:
        self._shelf = shelf
        self._gatherer = gatherer
        self._matcher = matcher
        self._weights = weights
        self._most = most

    def compose(self, question: str, language: str, retrieval: Retrieval) -> Composition:
        """Answer a question that stands alone.

        Args:
            question: The question.
            language: Its ISO 639-1 code.
            retrieval: What the retriever brought for it.
        """
        asked = read_question(question)
        pieces = self._matcher.pieces(question, language, question=True)
        candidates = self._gatherer.gather(question, asked, pieces, retrieval.hits)
        ranked = sorted(
            (Ranked(candidate=c, score=self._score(c, asked)) for c in candidates),
            key=lambda r: (-r.score, r.candidate.article, r.candidate.span.start),
        )
        chosen = self._choose(ranked, asked)
        best = [group[0].candidate for group in chosen]
        finds = Sought(pieces).look([c.reading for c in best])
        missing = self._missing(pieces, asked, finds, chosen)
        signals = read_signals(
            question,
            asked,
            pieces,
            missing,
            finds.found.max(axis=0, initial=0.0).tolist(),
            best,
            language,
            ranked[0].score if ranked else 0.0,
        )
        nobody = [p for p in missing if p.unit.name and p.unit.text in retrieval.unknown]
        # What no article names at all cannot be answered from them.
        sure = 0.0 if nobody else confidence(signals, self._weights.confidence)
        tellings = [[r.candidate for r in group] for group in _figure_first(chosen, asked)]
        return Composition(
            drafted=draft(tellings, asked, question, pieces, self._shelf, sure),
            ranked=tuple(ranked),
            signals=signals,
            confidence=sure,
            missing=tuple(p.unit.text for p in missing if p.unit.name or p.weight >= _TELLING),
        )

    def _score(self, candidate: Candidate, asked: Asked) -> float:
        """Log-odds that the sentence answers, up to a constant of the question."""
        features = candidate.features
        holder = self._weights.office if asked.office and features.kind == 1 else 0.0
        weights = self._weights.sentence
        return holder + math.fsum(w * getattr(features, name) for name, w in weights.items())

    def _choose(self, ranked: Sequence[Ranked], asked: Asked) -> list[list[Ranked]]:
        """Groups of sentences that tell the same, best group first."""
        chosen: list[list[Ranked]] = []
        if not ranked:
            return chosen
        least = ranked[0].score - (_WORTH_LISTING if asked.listing else _WORTH_ADDING)
        full = False
        for item in ranked:
            if item.score < least:
                break
            same = next((g for g in chosen if _same_telling(g[0], item)), None)
            if same is not None:
                if self._independent(same, item):
                    same.append(item)
            elif not full and self._adds(chosen, item):
                full = not self._has_room(chosen, item)
                chosen += [] if full else [[item]]
        return chosen

    def _has_room(self, chosen: Sequence[Sequence[Ranked]], item: Ranked) -> bool:
        """Whether it can be shown too: a statement of several sentences makes room for one more."""
        told = [[r.candidate for r in group] for group in (*chosen, [item])]
        return len(told) <= self._most + 1 and len(adjoining(told, self._shelf)) <= self._most

    def _independent(self, group: Iterable[Ranked], item: Ranked) -> bool:
        origins = {self._shelf.origin(other.candidate.article) for other in group}
        return self._shelf.origin(item.candidate.article) not in origins

    def _adds(self, chosen: Sequence[Sequence[Ranked]], item: Ranked) -> bool:
        """Whether enough of the sentence is not said by those already chosen."""
        if not chosen:
            return True
        told = union(group[0].candidate.reading.keys for group in chosen)
        own = item.candidate.reading.keys
        return sum(1 for key in own if key not in told) >= _NEW_ENOUGH * len(own)

    def _missing(
        self,
        pieces: Sequence[Piece],
        asked: Asked,
        finds: Finds,
        chosen: Sequence[Sequence[Ranked]],
    ) -> list[Piece]:
        """Pieces of the question that the articles of the chosen sentences do not hold."""
        start, end = asked.frame
        exact = finds.exact.max(axis=0, initial=0.0)
        found = finds.found.max(axis=0, initial=0.0)
        absent = [
            p
            for p, exactly, somehow in zip(pieces, exact, found, strict=True)
            if not (start <= p.unit.start and p.unit.end <= end)
            and exactly < _least(p)
            and (p.unit.name or somehow < _THERE)
        ]
        if not absent:  # whole articles are read only for what the sentences leave open
            return []
        articles = dict.fromkeys(r.candidate.article for group in chosen for r in group)
        for reading in (reading for article in articles for reading in self._readings(article)):
            absent = [p for p in absent if self._matcher.match(p, reading.keys) < _least(p)]
            if not absent:
                break
        return absent

    def _readings(self, article: str) -> Iterator[Reading]:
        whole = self._shelf.article(article)
        texts = [whole.title, *(s.of(whole.text) for s in self._shelf.sentences(article))]
        return (self._matcher.read(text, whole.language) for text in texts)


def _figure_first(chosen: Sequence[list[Ranked]], asked: Asked) -> Sequence[list[Ranked]]:
    """With the figure asked for before a sentence that tells none and is hardly better."""
    if asked.wants != "number" or not chosen or chosen[0][0].candidate.features.kind == 1:
        return chosen
    least = chosen[0][0].score - _HARDLY_BETTER
    at = next(
        (
            number
            for number, (best, *_) in enumerate(chosen)
            if best.score >= least and best.candidate.features.kind == 1
        ),
        0,
    )
    return [chosen[at], *chosen[:at], *chosen[at + 1 :]]


def _least(piece: Piece) -> float:
    """How surely a piece must be found to be there."""
    return _NAMED if piece.unit.name else _THERE


def _same_telling(a: Ranked, b: Ranked) -> bool:
    return overlap(a.candidate.reading, b.candidate.reading) >= _SAME_TELLING
