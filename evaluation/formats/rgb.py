"""RGB: each question with passages that answer it and passages that only look like it.

A line is `{"id", "query", "answer", "positive": [texts], "negative": [texts]}` (the files are named
`.json` all the same). The passages of all questions together are the corpus. An answer may be a
list whose items are themselves alternatives; where several things are asked at once, any of them
counts here. Lists of lists of passages (the *integration* part) are read as one list.

Paper: Chen et al., "Benchmarking Large Language Models in Retrieval-Augmented Generation",
AAAI 2024, https://arxiv.org/abs/2309.01431.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from evaluation.errors import SetError
from evaluation.formats.files import json_lines
from evaluation.formats.language import common_language
from evaluation.sets import Document, Question, QuestionSet

__all__ = ["is_rgb", "load"]

_DIGITS = 16


def is_rgb(row: dict[str, Any]) -> bool:
    """Whether a line is of this format."""
    return {"query", "positive"} <= row.keys()


def load(path: Path) -> QuestionSet:
    """Describe a set."""
    return QuestionSet(
        path=path, questions=lambda: _questions(path), documents=lambda: _documents(path)
    )


def _documents(path: Path) -> Iterator[Document]:
    seen: set[str] = set()
    for _, row in json_lines(path):
        for text in (*_texts(row.get("positive")), *_texts(row.get("negative"))):
            name = _name(text)
            # The same passage serves several questions.
            if name not in seen:
                seen.add(name)
                yield Document(id=name, text=text)


def _questions(path: Path) -> Iterator[Question]:
    language = common_language(str(row.get("query", "")) for _, row in json_lines(path))
    for number, row in json_lines(path):
        if not is_rgb(row) or "answer" not in row:
            raise SetError(f"{path}, line {number}: needs query, answer and positive")
        gold = dict.fromkeys(_name(text) for text in _texts(row["positive"]))
        answers = dict.fromkeys(_texts(row["answer"])) if gold else {}
        yield Question(
            id=str(row.get("id", number)),
            question=str(row["query"]).strip(),
            answers=tuple(answers),
            articles=tuple(gold),
            answerable=bool(gold),
            language=language,
        )


def _name(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:_DIGITS]


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif value is not None and str(value).strip():
        yield str(value).strip()
