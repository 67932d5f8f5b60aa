"""The sentences of retrieved passages, each with what a ranker may look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from bot.asking import Asked
from bot.finding import Sought
from bot.kinds import holds_kind
from bot.leaning import asks, leans
from bot.matching import Embed, Matcher, Piece, Reading
from corpus.article import Article, Span
from index.retrieve import Hit

__all__ = ["Candidate", "Features", "Gatherer", "Shelf"]


# How much of what stands elsewhere counts for a sentence: in the title, one and two sentences
# before it, anywhere in the passage.
_TITLE, _FAR = 0.45, 0.3
_BEFORE, _BEFORE_LEANT_ON = (0.45, 0.35), (0.8, 0.6)
_FRAME = 0.25
_LEAD_IN = 0.5  # what is told before the sentence that asks finds articles more than sentences
_OWN_LANGUAGE = 0.4


class Shelf(Protocol):
    """The part of an index reader that composing needs."""

    def article(self, article: str) -> Article:
        """The article of that id."""
        ...

    def sentences(self, article: str) -> tuple[Span, ...]:
        """Its sentences in order."""
        ...

    def origin(self, article: str) -> str:
        """Id of the first article of its group of copies."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What is known of a sentence as an answer, each in [0, 1]."""

    coverage: float
    """Share of the question's weight found in the sentence itself."""
    context: float
    """The same, with title, neighbours and passage counting in part."""
    predicate: float
    """Share of the weight of the question's words that are no names, in the sentence itself; 1 when
    there are none."""
    names: float
    """Share of the question's names found in sentence or context; 1 when it has none."""
    similarity: float
    """Cosine of question and sentence, above what is usual in the sentence's language."""
    passage: float
    """Score of its best passage beside the best passage of all."""
    kind: float
    """1 when what is asked for stands there, 0 when not, 0.5 when anything would do."""
    proximity: float
    """How near to each other the found words stand."""
    lead: float
    """1 for an article's first sentence, falling with its position."""

    def values(self) -> tuple[float, ...]:
        """The numbers in the order of the fields."""
        return tuple(getattr(self, f.name) for f in fields(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A sentence that may answer."""

    article: str
    span: Span
    text: str
    """As in the article."""
    language: str
    ordinal: int
    """Its number among the article's sentences, from 0."""
    reading: Reading
    features: Features


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    article: str
    ordinal: int
    hit: Hit
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """A sentence with what stands around it."""

    text: str
    here: Reading
    near: Sequence[tuple[float, Reading]]
    """Title and the sentences before, each with how much the sentence leans on it."""
    far: Reading
    """The passage."""

    def elsewhere(self) -> list[tuple[float, Reading]]:
        """All but the sentence itself, each with how much counts of what is found there."""
        return [*self.near, (_FAR, self.far)]


@dataclass(frozen=True, slots=True)
class _Found:
    """Features that tell how much of the question is found."""

    coverage: float
    context: float
    predicate: float
    names: float


class Gatherer:
    """Collects the sentences of passages and measures them against a question.

    Args:
        shelf: Articles and their sentences.
        matcher: Reads texts and weighs what they share.
        embed: Unit vectors of texts, shape (n, dimensions).
    """

    def __init__(self, shelf: Shelf, matcher: Matcher, embed: Embed) -> None:
        self._shelf = shelf
        self._matcher = matcher
        self._embed = embed

    def gather(
        self, question: str, asked: Asked, pieces: Sequence[Piece], hits: Sequence[Hit]
    ) -> list[Candidate]:
        """Every sentence of the passages once, in no particular order."""
        places = self._places(hits)
        # What asks answers nothing; pages of quizzes hold the very question.
        places = [p for p in places if not asks(self._text(p.article, p.ordinal))]
        texts = [self._text(place.article, place.ordinal) for place in places]
        if not texts:
            return []
        languages = [self._shelf.article(place.article).language for place in places]
        vectors = self._embed([question, *texts])
        similar = _above_usual(vectors[1:] @ vectors[0], languages)
        weighed = [_framed(piece, asked) for piece in pieces]
        sought = Sought(weighed)
        around = [self._around(place, text) for place, text in zip(places, texts, strict=True)]
        return [
            Candidate(
                article=place.article,
                span=self._shelf.sentences(place.article)[place.ordinal],
                text=here.text,
                language=here.here.analysis.language,
                ordinal=place.ordinal,
                reading=here.here,
                features=Features(
                    coverage=found.coverage,
                    context=found.context,
                    predicate=found.predicate,
                    names=found.names,
                    similarity=value,
                    passage=place.share,
                    kind=holds_kind(asked, question, weighed, here.here, here.text),
                    proximity=_proximity(sought.places(here.here)),
                    lead=1.0 / (1.0 + place.ordinal),
                ),
            )
            for place, here, found, value in zip(
                places, around, _found(weighed, sought, around), similar, strict=True
            )
        ]

    def _places(self, hits: Sequence[Hit]) -> list[_Place]:
        shares = self._shares(hits)
        best: dict[tuple[str, int], _Place] = {}
        for hit, share in zip(hits, shares, strict=True):
            ordinals = {s: n for n, s in enumerate(self._shelf.sentences(hit.passage.article))}
            for span in hit.passage.sentences:
                ordinal = ordinals.get(span)
                if ordinal is not None:
                    place = (hit.passage.article, ordinal)
                    best.setdefault(
                        place,
                        _Place(article=place[0], ordinal=ordinal, hit=hit, share=share),
                    )
        return list(best.values())

    def _shares(self, hits: Sequence[Hit]) -> list[float]:
        """Each score beside the best of all and the best of its language.

        A passage in another language than the question shares fewer keys with it, however good.
        """
        languages = [self._shelf.article(hit.passage.article).language for hit in hits]
        top: dict[str, float] = {}
        for hit, language in zip(hits, languages, strict=True):
            top[language] = max(top.get(language, 0.0), hit.score)
        best = max(top.values(), default=0.0) or 1.0
        return [
            (1 - _OWN_LANGUAGE) * hit.score / best + _OWN_LANGUAGE * hit.score / (top[of] or 1.0)
            for hit, of in zip(hits, languages, strict=True)
        ]

    def _text(self, article: str, ordinal: int) -> str:
        return self._shelf.sentences(article)[ordinal].of(self._shelf.article(article).text)

    def _around(self, place: _Place, text: str) -> _Around:
        article = self._shelf.article(place.article)
        reading = self._matcher.read(text, article.language)
        return _Around(
            text=text,
            here=reading,
            near=self._near(article, place.ordinal, reading, text),
            far=self._matcher.read(place.hit.passage.text, article.language),
        )

    def _near(
        self, article: Article, ordinal: int, here: Reading, text: str
    ) -> list[tuple[float, Reading]]:
        """Title and the sentences before, each with how much a sentence leans on it."""
        spans = self._shelf.sentences(article.id)
        near = [(_TITLE, self._matcher.read(article.title, article.language))]
        before = [
            self._matcher.read(spans[n].of(article.text), article.language)
            for n in range(ordinal - 1, max(-1, ordinal - 1 - len(_BEFORE)), -1)
        ]
        shares = _BEFORE_LEANT_ON if before and leans(text, here, before[0]) else _BEFORE
        return near + list(zip(shares, before, strict=False))


def _found(pieces: Sequence[Piece], sought: Sought, around: Sequence[_Around]) -> Iterator[_Found]:
    """How much of the question is found in each sentence and around it."""
    rows: dict[int, int] = {}
    readings: list[Reading] = []
    for one in around:
        for reading in (one.here, *(r for _, r in one.elsewhere())):
            if rows.setdefault(id(reading), len(rows)) == len(readings):
                readings.append(reading)
    finds = sought.look(readings)
    weights = np.array([p.weight for p in pieces])
    named = np.array([p.unit.name for p in pieces], bool)
    for one in around:
        own = rows[id(one.here)]
        others = one.elsewhere()
        at = [rows[id(reading)] for _, reading in others]
        shares = np.array([[share] for share, _ in others])
        here = finds.found[own]
        context = np.maximum(here, (shares * finds.found[at]).max(axis=0))
        names = finds.exact[[own, *at]].max(axis=0)
        yield _Found(
            coverage=_share(here, weights, 0.0),
            context=_share(context, weights, 0.0),
            predicate=_share(here[~named], weights[~named], 1.0),
            names=_share(names[named], weights[named], 1.0),
        )


def _share(found: NDArray[np.float64], weights: NDArray[np.float64], of_none: float) -> float:
    """How much of the weight is found."""
    return float(found @ weights / weights.sum()) if len(weights) else of_none


def _above_usual(similar: NDArray[np.float32], languages: Sequence[str]) -> list[float]:
    """Each cosine less its language's median: embeddings put some scripts all in one corner."""
    usual = {
        language: float(
            np.median([s for s, of in zip(similar, languages, strict=True) if of == language])
        )
        for language in set(languages)
    }
    return [
        max(0.0, float(s) - usual[language]) for s, language in zip(similar, languages, strict=True)
    ]


def _framed(piece: Piece, asked: Asked) -> Piece:
    start, end = asked.frame
    if start <= piece.unit.start and piece.unit.end <= end:
        return replace(piece, weight=piece.weight * _FRAME)
    if piece.unit.end <= asked.focus[0]:
        return replace(piece, weight=piece.weight * _LEAD_IN)
    return piece


def _proximity(places: Sequence[int]) -> float:
    """Found pieces per word of the stretch that holds one occurrence of each, at most 1."""
    if len(places) < 2:
        return 0.0
    return min(1.0, len(places) / (max(places) - min(places) + 1))
