"""RAMDocs: each question with documents that answer it, answer it wrongly, or do not.

A line is `{"question", "documents": [{"text", "type", "answer"}], "gold_answers"}` and more;
the type is `correct`, `misinfo` or `noise`. A question is asked of its own documents only. The
answers that its documents give, right or wrong, are its stances: where there is one they agree. A
name that two people or places share makes several answers right.

The questions are tagged by how many stances they have and by a half, told by a digest of their
number, so that what was fitted on one half can be reported on the other.

Paper: Wang et al., "Retrieval-Augmented Generation with Conflicting Evidence", COLM 2025,
https://arxiv.org/abs/2504.13079.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from evaluation.errors import SetError
from evaluation.formats.files import json_lines
from evaluation.formats.language import common_language
from evaluation.matching import tokens
from evaluation.sets import Document, Question, QuestionSet, Stance

__all__ = ["is_ramdocs", "load"]

_DIGITS = 16
_ANSWERS = ("correct", "misinfo")
_HALVES = ("first half", "second half")


def is_ramdocs(row: dict[str, Any]) -> bool:
    """Whether a line is of this format."""
    return {"question", "documents", "gold_answers"} <= row.keys()


def load(path: Path) -> QuestionSet:
    """Describe a set."""
    return QuestionSet(
        path=path, questions=lambda: _questions(path), documents=lambda: _documents(path)
    )


def _documents(path: Path) -> Iterator[Document]:
    seen: set[str] = set()
    for number, row in json_lines(path):
        for given in _given(row, f"{path}, line {number}"):
            name = _name(given["text"])
            if name not in seen:
                seen.add(name)
                yield Document(id=name, text=given["text"])


def _questions(path: Path) -> Iterator[Question]:
    language = common_language(str(row.get("question", "")) for _, row in json_lines(path))
    for number, row in json_lines(path):
        where = f"{path}, line {number}"
        if not is_ramdocs(row):
            raise SetError(f"{where}: needs question, documents and gold_answers")
        given = _given(row, where)
        right = [d for d in given if d["type"] == "correct"]
        stances = _stances(given)
        half = _HALVES[zlib.crc32(str(number).encode()) % 2]
        kind = "documents differ" if len(stances) > 1 else "documents agree"
        yield Question(
            id=str(number),
            question=str(row["question"]).strip(),
            answers=tuple(str(answer) for answer in row["gold_answers"]) if right else (),
            articles=tuple(dict.fromkeys(_name(d["text"]) for d in right)),
            answerable=bool(right),
            language=language,
            among=tuple(dict.fromkeys(_name(d["text"]) for d in given)),
            stances=stances,
            tags=(kind, half, f"{kind}, {half}") if stances else (half,),
        )


def _stances(given: list[dict[str, str]]) -> tuple[Stance, ...]:
    """The answers that differ in more than spelling, with who gives them."""
    found: dict[tuple[str, ...], Stance] = {}
    for document in given:
        if document["type"] in _ANSWERS:
            told = tokens(document["answer"])
            before = found.get(told)
            name = _name(document["text"])
            found[told] = Stance(
                answer=before.answer if before else document["answer"],
                articles=(*before.articles, name) if before else (name,),
            )
    return tuple(found.values())


def _given(row: dict[str, Any], where: str) -> list[dict[str, str]]:
    """The documents that have words.

    Raises:
        SetError: One is not as described.
    """
    try:
        given = [
            {"text": str(d["text"]).strip(), "type": str(d["type"]), "answer": str(d["answer"])}
            for d in row["documents"]
        ]
    except (KeyError, TypeError) as error:
        raise SetError(f"{where}: {error!r}", "a document needs text, type and answer") from None
    return [d for d in given if d["text"]]


def _name(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:_DIGITS]
