"""News quizzes: one question a line with a date, over articles in a dump beside the file.

A line is `{"id", "question", "answers", "articles", "date"?, "evidence"?}`. Here `evidence` is an
explanation in the quiz's own words, so it is not held against citations.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from evaluation.errors import SetError
from evaluation.formats.files import json_lines
from evaluation.formats.language import common_language
from evaluation.sets import Document, Question, QuestionSet

__all__ = ["documents", "is_news", "load"]

_DUMPS = ("articles.jsonl", "articles.jsonl.gz")
_FIELDS = {
    "id": ("id", "_id", "url"),
    "text": ("text", "body", "content"),
    "title": ("title", "headline"),
    "published": ("date", "published", "published_at", "publish_date"),
    "outlet": ("outlet", "source", "publisher"),
    "language": ("language", "lang"),
}


def is_news(row: dict[str, Any]) -> bool:
    """Whether a line is of this format and not of our own."""
    return "date" in row or isinstance(row.get("evidence"), str)


def load(path: Path, paragraphs: Path | None = None) -> QuestionSet:
    """Describe a set; its articles are in `paragraphs`, or in `articles.jsonl[.gz]` beside it."""
    beside = (path.parent / name for name in _DUMPS)
    dump = paragraphs or next((file for file in beside if file.is_file()), None)
    return QuestionSet(
        path=path,
        questions=lambda: _questions(path),
        documents=(lambda: documents(dump)) if dump else None,
    )


def documents(path: Path) -> Iterator[Document]:
    """Yield the articles of a dump.

    Raises:
        SetError: A line has no id or no text.
    """
    for number, row in json_lines(path):
        found = {
            field: next((str(row[name]) for name in names if row.get(name)), "")
            for field, names in _FIELDS.items()
        }
        if not found["id"] or not found["text"]:
            raise SetError(f"{path}, line {number}: an article needs id and text")
        yield Document(**found)


def _questions(path: Path) -> Iterator[Question]:
    language = common_language(str(row.get("question", "")) for _, row in json_lines(path))
    seen: Counter[str] = Counter()
    for number, row in json_lines(path):
        try:
            question = _question(row, language)
            seen[question.id] += 1
            # Weekly quizzes number their questions anew and now and then give a number twice.
            again = f"~{seen[question.id]}" if seen[question.id] > 1 else ""
            yield replace(question, id=question.id + again)
        except (KeyError, TypeError, ValueError) as error:
            raise SetError(f"{path}, line {number}: {error!r}", "see docs/how-to") from None


def _question(row: dict[str, Any], language: str) -> Question:
    answers = tuple(str(answer) for answer in row["answers"])
    return Question(
        id=str(row["id"]),
        question=str(row["question"]).strip(),
        answers=answers,
        articles=tuple(str(article) for article in row["articles"]),
        answerable=bool(row.get("answerable", bool(answers))),
        language=str(row.get("language", language)),
        as_of=date.fromisoformat(row["date"]) if row.get("date") else None,
        tags=tuple(row.get("tags", ())),
    )
