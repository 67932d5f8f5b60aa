"""Asking the questions of a set, one after another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from time import perf_counter
from typing import Protocol

from bot.answer import Answer
from corpus.errors import DatelineError
from evaluation.gold import Gold
from evaluation.outcome import Outcome, Place, Ranked
from evaluation.sets import Question
from evaluation.subject import Subject
from evaluation.supporting import supports
from index.filters import Filters

__all__ = ["DEPTH", "Answerer", "Asked", "outcomes"]

DEPTH = 20
"""Passages fetched for the ranking measures: more than ten articles' worth, as a rule."""


class Answerer(Protocol):
    """Gives an answer and a ranking for a question; DatelineError is a failed question."""

    live: bool
    """Whether it takes its time now; if not, its answers say how long they took."""

    def answer(self, question: Question, /) -> Answer:
        """What it says."""

    def rank(self, question: Question, /) -> tuple[Ranked, ...] | None:
        """What it found, best first; None when it does not show that."""


class Asked:
    """Asks a subject, from the day the question names.

    Args:
        subject: What is asked.
    """

    live = True

    def __init__(self, subject: Subject) -> None:
        self._subject = subject

    def answer(self, question: Question, /) -> Answer:
        """What the subject says."""
        return self._subject.ask(question.question, filters=_filters(question))

    def rank(self, question: Question, /) -> tuple[Ranked, ...]:
        """The subject's first passages."""
        found = self._subject.search(question.question, k=DEPTH, filters=_filters(question))
        passages = ((hit.passage, hit.score) for hit in found.hits)
        return tuple(
            Ranked(place=Place(article=p.article, start=p.start, end=p.end), score=score)
            for p, score in passages
        )


def _filters(question: Question) -> Filters:
    return Filters(as_of=question.as_of, without=question.without, articles=question.among)


def outcomes(
    answerer: Answerer, gold: Gold, subject: Subject, asked: Iterable[Question]
) -> Iterator[Outcome]:
    """Ask and observe.

    Args:
        answerer: Answers and ranks.
        gold: Where right answers stand.
        subject: Judges whether citations support what is said.
        asked: Questions as their set gives them.

    Yields:
        One outcome a question, in order; a failure is an outcome too.
    """
    for question in asked:
        yield _outcome(answerer, gold, subject, gold.resolve(question))


def _outcome(answerer: Answerer, gold: Gold, subject: Subject, question: Question) -> Outcome:
    answer: Answer | None = None
    passages: tuple[Ranked, ...] | None = ()
    error = ""
    began = perf_counter()
    elapsed: float | None = None
    try:
        answer = answerer.answer(question)
        elapsed = _elapsed(answerer, answer, began)
        passages = answerer.rank(question)
    except DatelineError as failure:
        error = str(failure)
    if elapsed is None:
        elapsed = perf_counter() - began
    return Outcome(
        question=question,
        gold=gold.locate(question),
        answer=answer,
        error=error,
        passages=passages,
        quoted=_quoted(answer, gold),
        support=None if answer is None else supports(answer, subject),
        elapsed_ms=round(elapsed * 1000, 3),
    )


def _elapsed(answerer: Answerer, answer: Answer, began: float) -> float:
    return perf_counter() - began if answerer.live else answer.timings_ms.total / 1000


def _quoted(answer: Answer | None, gold: Gold) -> tuple[bool, ...]:
    return tuple(
        gold.quotes(Place(article=c.article, start=c.start, end=c.end), c.quote)
        for c in (answer.citations if answer else ())
    )
