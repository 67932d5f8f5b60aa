"""`--without-gold`: every answerable question is asked again with its gold articles left out.

What is then right is to decline. It shows abstention on questions of the very same kind as the
answerable ones, which a set's own unanswerable questions are often not. Another article may still
hold the answer by chance, so the share that can rightly be declined is somewhat below 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from evaluation.errors import SetError
from evaluation.sets import Question, QuestionSet

__all__ = ["MARK", "with_twins", "without_gold"]

MARK = "~without"
"""What follows the id of a question that is asked with its gold articles left out."""


def with_twins(chosen: QuestionSet) -> QuestionSet:
    """A set with such a twin after every question whose gold articles are known.

    Raises:
        SetError: While it is read: no question of it names gold articles.
    """
    return replace(chosen, questions=lambda: _paired(chosen))


def without_gold(question: Question) -> Question:
    """The question with its gold articles left out, so that declining it is right."""
    return replace(
        question,
        id=question.id + MARK,
        answers=(),
        articles=(),
        evidence=(),
        without=(*question.without, *question.articles),
        answerable=False,
        tags=(*question.tags, "without gold"),
    )


def _paired(chosen: QuestionSet) -> Iterator[Question]:
    paired = False
    for question in chosen.questions():
        yield question
        if question.answerable and question.articles:
            paired = True
            yield without_gold(question)
    if not paired:
        raise SetError(
            f"{chosen.path}: no question names the articles that answer it",
            "leave out --without-gold",
        )
