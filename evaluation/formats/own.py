"""Our own format: one question a line, described by `sets/schema.json`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from evaluation.errors import SetError
from evaluation.formats.files import json_lines
from evaluation.sets import Question

__all__ = ["read", "schema"]


@cache
def _adapter() -> TypeAdapter[Question]:
    return TypeAdapter(Question)


def read(path: Path) -> Iterator[Question]:
    """Yield the questions of a file.

    Raises:
        SetError: A line does not fit; the message names file, line and field.
    """
    for number, row in json_lines(path):
        yield _question(row, f"{path}, line {number}")


def _question(row: dict[str, Any], where: str) -> Question:
    try:
        question = _adapter().validate_python(row)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "row"
        raise SetError(
            f"{where}: {field}: {first['msg']}", "see evaluation/sets/schema.json"
        ) from None
    # What is a gold article is said once: evidence names articles too.
    named = dict.fromkeys((*question.articles, *(e.article for e in question.evidence)))
    question = replace(question, articles=tuple(named))
    _require(question, where)
    return question


def _require(question: Question, where: str) -> None:
    if not question.id.strip() or not question.question.strip():
        raise SetError(f"{where}: id and question must not be empty")
    if question.answerable and not (question.answers or question.articles):
        raise SetError(
            f"{where}: answerable, but neither answers nor articles are given",
            'give one, or set "answerable": false',
        )
    if not question.answerable and question.answers:
        raise SetError(f"{where}: answers are given for a question that has none")


def schema() -> dict[str, Any]:
    """The JSON schema of one line; `sets/schema.json` holds it for other programs."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_adapter().json_schema()}
