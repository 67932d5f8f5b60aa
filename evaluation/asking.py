"""Asking the questions of a set, one after another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from time import perf_counter

from bot.answer import Answer
from corpus.errors import DatelineError
from evaluation.gold import Gold
from evaluation.outcome import Outcome, Place, Ranked
from evaluation.sets import Question
from evaluation.subject import Subject
from index.filters import Filters

__all__ = ["DEPTH", "Ask", "answering", "outcomes"]

DEPTH = 20
"""Passages fetched for the ranking measures: more than ten articles' worth, as a rule."""

Ask = Callable[[Question], Answer]
"""Gives the answer to a question; raises DatelineError when it has none."""


def answering(subject: Subject) -> Ask:
    """Ask the subject itself, from the day the question names."""
    return lambda question: subject.ask(question.question, filters=_filters(question))


def outcomes(
    subject: Subject, ask: Ask, gold: Gold, asked: Iterable[Question]
) -> Iterator[Outcome]:
    """Ask and observe.

    Args:
        subject: Ranks the passages.
        ask: Answers; the subject, or answers made elsewhere.
        gold: Where right answers stand.
        asked: Questions as their set gives them.

    Yields:
        One outcome a question, in order; a failure is an outcome too.
    """
    for question in asked:
        yield _outcome(subject, ask, gold, gold.resolve(question))


def _outcome(subject: Subject, ask: Ask, gold: Gold, question: Question) -> Outcome:
    places = gold.locate(question)
    answer: Answer | None = None
    passages: tuple[Ranked, ...] = ()
    error = ""
    began = perf_counter()
    elapsed = 0.0
    try:
        answer = ask(question)
        elapsed = perf_counter() - began
        passages = _ranked(subject, question)
    except DatelineError as failure:
        elapsed = elapsed or perf_counter() - began
        error = str(failure)
    return Outcome(
        question=question,
        gold=places,
        answer=answer,
        error=error,
        passages=passages,
        quoted=_quoted(answer, gold),
        elapsed_ms=round(elapsed * 1000, 3),
    )


def _ranked(subject: Subject, question: Question) -> tuple[Ranked, ...]:
    found = subject.search(question.question, k=DEPTH, filters=_filters(question))
    return tuple(
        Ranked(
            place=Place(article=hit.passage.article, start=hit.passage.start, end=hit.passage.end),
            score=hit.score,
        )
        for hit in found.hits
    )


def _quoted(answer: Answer | None, gold: Gold) -> tuple[bool, ...]:
    return tuple(
        gold.quotes(Place(article=c.article, start=c.start, end=c.end), c.quote)
        for c in (answer.citations if answer else ())
    )


def _filters(question: Question) -> Filters:
    return Filters(as_of=question.as_of)
