"""What is learnt from: the features of sentences, and the signals of answers.

A question teaches abstention three times over: as it was asked, with the passages of its gold
articles left out, and with the sentences that hold its answer left out. The last are near-misses:
everything fits but the answer. Questions asked over articles that have nothing to do with them come
as a fourth kind, and a fifth are those that people wrote to be unanswerable over a few articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from bot.asking import question_language
from bot.candidates import Features
from bot.desk import Desk
from bot.extractive import Composition, Ranked
from evaluation.fitting.sources import Source
from evaluation.matching import contains
from evaluation.sets import Question
from index.retrieve import Hit, Retrieval

__all__ = ["FEATURES", "Case", "Kind", "Observed", "cases", "observed"]

Kind = Literal["asked", "no article", "no sentence", "elsewhere", "unanswerable"]
"""How a question was asked."""

FEATURES: tuple[str, ...] = tuple(Features.__slots__)
"""Names of the columns of `Case.features`."""

_FETCHED = 40  # enough for 20 to be left without the gold articles
_READ = 20
_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The sentences found for one question."""

    source: str
    """Name of the set."""
    id: str
    """The question's id; parallel sets share ids."""
    features: NDArray[np.float64]
    """Shape (sentences, features)."""
    right: NDArray[np.bool_]
    """Which sentences of the gold articles hold a gold answer; shape (sentences,)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """What was seen of one answer."""

    source: str
    """Name of the set."""
    id: str
    """The question's id."""
    kind: Kind
    """How it was asked."""
    signals: dict[str, float]
    """As `bot.answerable.read_signals` gave them."""

    @property
    def answers(self) -> bool:
        """Whether the articles answer."""
        return self.kind == "asked"


def cases(source: Source, desk: Desk) -> Iterator[Case]:
    """The features of the sentences for every question of a set.

    Args:
        source: The set; not one whose articles are elsewhere.
        desk: Over its articles; its weights do not matter.
    """
    for question in source.sample:
        retrieval = _retrieved(desk, question)
        ranked = _composed(desk, question, retrieval, retrieval.hits[:_READ]).ranked
        if ranked:
            yield Case(
                source=source.name,
                id=question.id,
                features=np.array([r.candidate.features.values() for r in ranked]),
                right=np.array([_is_right(r, question) for r in ranked]),
            )


def observed(source: Source, desk: Desk) -> Iterator[Observed]:
    """The signals of every answer, right ones and ones that should not be given.

    Args:
        source: The set.
        desk: Over its articles, with the weights that answers are chosen by.
    """
    for question in source.sample:
        retrieval = _retrieved(desk, question)
        for kind, hits in _variants(source, question, retrieval, desk):
            composition = _composed(desk, question, retrieval, hits)
            signals = dict(composition.signals)
            # A wrong answer to an answerable question is no lesson: it should be given rightly.
            missed = kind == "asked" and not any(
                _is_right(r, question) for r in composition.ranked[:_SHOWN]
            )
            if signals and not missed:
                yield Observed(source=source.name, id=question.id, kind=kind, signals=signals)


def _retrieved(desk: Desk, question: Question) -> Retrieval:
    words = question.question
    return desk.reader.search(words, language=question_language(words), k=_FETCHED)


def _composed(
    desk: Desk, question: Question, retrieval: Retrieval, hits: Sequence[Hit]
) -> Composition:
    words = question.question
    found = replace(retrieval, hits=tuple(hits))
    return desk.composer.compose(words, question_language(words), found)


def _variants(
    source: Source, question: Question, retrieval: Retrieval, desk: Desk
) -> Iterator[tuple[Kind, Sequence[Hit]]]:
    hits = retrieval.hits
    if source.folder is not None:
        yield ("asked" if question.answerable else "unanswerable"), hits[:_READ]
        return
    if source.elsewhere:
        yield "elsewhere", hits[:_READ]
        return
    yield "asked", hits[:_READ]
    yield "no article", [h for h in hits if not _is_gold(h.passage.article, question)][:_READ]
    yield "no sentence", [_without_answer(hit, question, desk) for hit in hits[:_READ]]


def _without_answer(hit: Hit, question: Question, desk: Desk) -> Hit:
    text = desk.reader.article(hit.passage.article).text
    left = tuple(s for s in hit.passage.sentences if not _holds(s.of(text), question))
    return replace(hit, passage=replace(hit.passage, sentences=left))


def _is_right(ranked: Ranked, question: Question) -> bool:
    candidate = ranked.candidate
    return _is_gold(candidate.article, question) and _holds(candidate.text, question)


def _is_gold(article: str, question: Question) -> bool:
    """The index names an article of a dump after the file and its id."""
    return article in question.articles or article.partition("#")[2] in question.articles


def _holds(text: str, question: Question) -> bool:
    return any(contains(text, answer) for answer in question.answers)
