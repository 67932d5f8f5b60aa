"""The sentences of retrieved passages, each with what a ranker may look at."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Protocol

import numpy as np

from bot.asking import Asked
from bot.matching import Matcher, Piece, Reading, union
from corpus.article import Article, Span
from index.analysis.terms import Kind, Unit
from index.retrieve import Hit

__all__ = ["Candidate", "Features", "Gatherer", "Shelf"]

Embed = Callable[[Sequence[str]], "np.ndarray[tuple[int, int], np.dtype[np.float32]]"]

_NEAR, _FAR = 0.45, 0.25
_FRAME = 0.25
_REASON = re.compile(
    r"\b(because|due to|owing to|in order to|so that|aim(s|ed)? (to|at)|to (prevent|avoid|protect"
    r"|help|discuss|tackle|ensure|reach|seek)|amid|after|since|as a result|caused by|led to|therefore"
    r"|seek(s|ing)?|reason)\b|لأن|بسبب|من أجل|بهدف|نتيجة|وسط|بعد|لكي|كي |لطلب|حتى|إذ",
    re.IGNORECASE,
)
_SAYING = re.compile(
    r"[\"“”«»]|\b(said|says|told|stated|called|claim(s|ed)|warn(s|ed)|insist(s|ed)|emphasi[sz]ed"
    r"|express(es|ed)|urged|stress(es|ed)|according|underscored|raised|believes?)\b"
    r"|(^|\s)و?(قال|قالت|صرح|صرحت|أكد|أكدت|أضاف|أعلن|وصف|ذكر|يقول)\b",
    re.IGNORECASE,
)


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
    names: float
    """Share of the question's names found in sentence or context; 1 when it has none."""
    similarity: float
    """Cosine of question and sentence."""
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
        texts = [self._text(place.article, place.ordinal) for place in places]
        if not texts:
            return []
        vectors = self._embed([question, *texts])
        similar = vectors[1:] @ vectors[0]
        weighed = [_framed(piece, asked) for piece in pieces]
        return [
            self._candidate(place, text, asked, weighed, float(value))
            for place, text, value in zip(places, texts, similar, strict=True)
        ]

    def _places(self, hits: Sequence[Hit]) -> list[_Place]:
        top = max((hit.score for hit in hits), default=0.0) or 1.0
        best: dict[tuple[str, int], _Place] = {}
        for hit in hits:
            ordinals = {s: n for n, s in enumerate(self._shelf.sentences(hit.passage.article))}
            for span in hit.passage.sentences:
                ordinal = ordinals.get(span)
                if ordinal is not None:
                    place = (hit.passage.article, ordinal)
                    best.setdefault(
                        place,
                        _Place(article=place[0], ordinal=ordinal, hit=hit, share=hit.score / top),
                    )
        return list(best.values())

    def _text(self, article: str, ordinal: int) -> str:
        return self._shelf.sentences(article)[ordinal].of(self._shelf.article(article).text)

    def _candidate(
        self, place: _Place, text: str, asked: Asked, pieces: Sequence[Piece], similar: float
    ) -> Candidate:
        article = self._shelf.article(place.article)
        spans = self._shelf.sentences(place.article)
        reading = self._matcher.read(text, article.language)
        near = self._neighbourhood(article, spans, place.ordinal)
        far = self._matcher.read(place.hit.passage.text, article.language).keys
        context = _in_context(self._matcher, pieces, reading.keys, near, far)
        names = [p for p in pieces if p.unit.name]
        return Candidate(
            article=place.article,
            span=spans[place.ordinal],
            text=text,
            language=article.language,
            ordinal=place.ordinal,
            reading=reading,
            features=Features(
                coverage=self._matcher.coverage(pieces, reading.keys),
                context=context,
                names=self._matcher.coverage(names, union_keys(reading.keys, near, far))
                if names
                else 1.0,
                similarity=max(0.0, similar),
                passage=place.share,
                kind=_kind(asked, pieces, reading, text),
                proximity=_proximity(pieces, reading),
                lead=1.0 / (1.0 + place.ordinal),
            ),
        )

    def _neighbourhood(
        self, article: Article, spans: Sequence[Span], ordinal: int
    ) -> Mapping[str, float]:
        near = [article.title, *(spans[n].of(article.text) for n in (ordinal - 1,) if n >= 0)]
        return union(self._matcher.read(text, article.language) for text in near)


def union_keys(*keys: Mapping[str, float]) -> dict[str, float]:
    """Several mappings of keys as one, each key with its highest weight."""
    merged: dict[str, float] = {}
    for mapping in keys:
        for key, weight in mapping.items():
            merged[key] = max(weight, merged.get(key, 0.0))
    return merged


def _framed(piece: Piece, asked: Asked) -> Piece:
    start, end = asked.frame
    if start <= piece.unit.start and piece.unit.end <= end:
        return Piece(piece.unit, piece.weight * _FRAME, piece.phrases)
    return piece


def _in_context(
    matcher: Matcher,
    pieces: Sequence[Piece],
    here: Mapping[str, float],
    near: Mapping[str, float],
    far: Mapping[str, float],
) -> float:
    total = found = 0.0
    for piece in pieces:
        total += piece.weight
        found += piece.weight * max(
            matcher.match(piece, here),
            _NEAR * matcher.match(piece, near),
            _FAR * matcher.match(piece, far),
        )
    return found / total if total else 0.0


def _has(kind: Kind, units: Sequence[Unit], asked_for: frozenset[str]) -> bool:
    return any(
        any(t.kind == kind for t in u.terms) and not any(t.key in asked_for for t in u.terms)
        for u in units
    )


def _kind(asked: Asked, pieces: Sequence[Piece], reading: Reading, text: str) -> float:
    """Whether something of the wanted kind stands in the sentence that the question did not say."""
    said = frozenset(t.key for p in pieces for t in p.unit.terms)
    units = reading.analysis.content
    if asked.wants in ("person", "place"):
        return float(any(u.name and not any(t.key in said for t in u.terms) for u in units))
    if asked.wants == "number":
        return float(_has("number", units, said))
    if asked.wants == "date":
        return float(_has("date", units, said))
    if asked.wants == "reason":
        return float(bool(_REASON.search(text)))
    if asked.wants == "saying":
        return float(bool(_SAYING.search(text)))
    return 0.5


def _proximity(pieces: Sequence[Piece], reading: Reading) -> float:
    """Found pieces per word of the stretch that holds one occurrence of each, at most 1."""
    places = []
    for piece in pieces:
        keys = {t.key for unit in (piece.unit, *piece.phrases) for t in unit.terms}
        at = next(
            (
                n
                for n, unit in enumerate(reading.analysis.units)
                if any(t.key in keys for t in unit.terms)
            ),
            None,
        )
        if at is not None:
            places.append(at)
    if len(places) < 2:
        return 0.0
    return min(1.0, len(places) / (max(places) - min(places) + 1))
