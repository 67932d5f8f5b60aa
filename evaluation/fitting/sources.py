"""The sets that weights are fitted on, and a desk over the articles of one."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from bot.desk import Desk, set_desk
from bot.settings import Settings
from bot.weights import Weights
from bot.wiring import make_analyser, make_embedder
from evaluation.errors import SetError
from evaluation.loading import count, open_set, write_corpus
from evaluation.sets import Question, QuestionSet

if TYPE_CHECKING:
    from index.analysis.analyser import Analyser
    from index.embedding import Embedder

__all__ = ["Desks", "Source", "open_near_misses", "open_source"]

_SEED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Questions, and the articles they are asked over."""

    name: str
    """For tables: the file, and the file of the articles where that is another."""
    sample: tuple[Question, ...]
    """Answerable questions, the same ones whenever the file is the same."""
    articles: QuestionSet
    """Brings the articles."""
    elsewhere: bool = False
    """Whether the articles are another set's, so that they answer none of the questions."""
    folder: Path | None = None
    """Where the articles are when the set does not bring them. Of such a set, written by hand over
    a few articles, the unanswerable questions teach what a refusal is."""


def open_source(given: str, limit: int, *, elsewhere: bool = False) -> Source:
    """Read a set named as `FILE` or `FILE:PARAGRAPHS`.

    Args:
        given: The file of the questions and, after a colon, the file of the articles: a parallel
            one, or with `elsewhere` one that has nothing to do with the questions.
        limit: Take at most this many of the answerable questions, drawn with a fixed seed.
        elsewhere: Whether the articles answer none of the questions.

    Raises:
        SetError: A file is missing or no set, has no answerable question, or brings no articles.
    """
    first, _, second = given.partition(":")
    questions, other = Path(first), Path(second) if second else None
    if elsewhere and other is None:
        raise SetError(f"{given} names no articles", "write FILE:PARAGRAPHS")
    asked = open_set(questions, paragraphs=None if elsewhere else other)
    count(asked)
    sample = [q for q in asked.questions() if q.answerable and q.articles]
    if not sample:
        raise SetError(f"{questions.name} has no answerable question whose article is known")
    random.Random(_SEED).shuffle(sample)
    return Source(
        name=f"{_stem(questions)} over {_stem(other)}" if other else _stem(questions),
        sample=tuple(sample[:limit]),
        articles=open_set(other or questions),
        elsewhere=elsewhere,
    )


def open_near_misses(given: str) -> Source:
    """Read a set named as `FILE:FOLDER`: all its questions, over the articles of the folder.

    Raises:
        SetError: The file or the folder is missing.
    """
    first, _, second = given.partition(":")
    questions, folder = Path(first), Path(second)
    if not second or not folder.is_dir():
        raise SetError(f"{given} names no folder of articles", "write FILE:FOLDER")
    asked = open_set(questions)
    count(asked)
    return Source(
        name=_stem(questions),
        sample=tuple(q for q in asked.questions() if q.articles or not q.answerable),
        articles=asked,
        folder=folder,
    )


def _stem(path: Path) -> str:
    return path.name.removesuffix(".gz").removesuffix(".jsonl").removesuffix(".json")


class Desks:
    """Makes desks that differ in articles and weights only.

    Args:
        settings: In force; their corpus and home are replaced.
        folder: Where articles and indexes are kept.
    """

    def __init__(self, settings: Settings, folder: Path) -> None:
        self._settings = settings
        self._folder = folder

    @cached_property
    def _analyser(self) -> Analyser:
        return make_analyser(self._settings)

    @cached_property
    def _embedder(self) -> Embedder:
        return make_embedder(self._settings)

    @contextmanager
    def over(self, source: Source, weights: Weights) -> Iterator[Desk]:
        """A desk over the articles of a source, indexed when they are not yet."""
        from index.build import Library

        corpus = (source.folder or self._folder / _stem(source.articles.path)).absolute()
        if source.folder is None:
            write_corpus(source.articles, corpus)
        library = Library(
            corpus,
            self._folder.absolute() / "index",
            embedder=lambda: self._embedder,
            analyser=self._analyser,
        )
        library.update()
        with library.open() as reader:
            yield set_desk(
                reader, self._analyser, self._embedder, weights, self._settings.statements
            )
