"""MultiHop-RAG: news questions whose answer takes several articles, some without an answer.

The file is a list of `{"query", "answer", "question_type", "evidence_list": [{"url", "title",
"fact"}]}`; the articles are in `corpus.json` beside it. A `null_query` has no answer. Facts that
stand in their article word for word become evidence; for the others the article alone is gold.

Paper: Tang, Yang, "MultiHop-RAG", COLM 2024, https://arxiv.org/abs/2401.15391.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evaluation.errors import SetError
from evaluation.formats.beir import beside
from evaluation.formats.files import json_list
from evaluation.formats.language import common_language
from evaluation.formats.news import documents as dump
from evaluation.sets import Document, Evidence, Question, QuestionSet

__all__ = ["load"]

_NOTHING = "null_query"


def load(path: Path, paragraphs: Path | None = None) -> QuestionSet:
    """Describe a set.

    Args:
        path: The file of questions.
        paragraphs: Its articles; `corpus.json[.gz]` beside it when None.
    """
    corpus = paragraphs or beside(path.parent, "corpus.json")
    return QuestionSet(
        path=path,
        questions=lambda: _questions(path, corpus),
        documents=None if corpus is None else lambda: _documents(corpus),
    )


def _documents(path: Path) -> Iterator[Document]:
    if path.name.removesuffix(".gz").endswith(".jsonl"):
        yield from dump(path)
        return
    for where, row in json_list(path):
        try:
            yield Document(
                id=row.get("url") or row["title"],
                text=row["body"],
                title=row["title"],
                published=str(row.get("published_at") or ""),
                outlet=str(row.get("source") or ""),
            )
        except KeyError as error:
            raise SetError(f"{where}: an article needs {error}") from None


def _questions(path: Path, corpus: Path | None) -> Iterator[Question]:
    texts = {d.id: d.text for d in _documents(corpus)} if corpus else {}
    language = common_language(str(row.get("query", "")) for _, row in json_list(path))
    for number, (where, row) in enumerate(json_list(path)):
        try:
            yield _question(f"m{number:04d}", row, texts, language)
        except (KeyError, TypeError, AttributeError) as error:
            raise SetError(f"{where}: {error!r}", "expected the layout of MultiHop-RAG") from None


def _question(name: str, row: dict[str, Any], texts: dict[str, str], language: str) -> Question:
    kind = str(row.get("question_type", ""))
    common: dict[str, Any] = {
        "id": name,
        "question": row["query"].strip(),
        "language": language,
        "tags": (kind,) if kind else (),
    }
    facts = [(e.get("url") or e["title"], str(e.get("fact", ""))) for e in row["evidence_list"]]
    if kind == _NOTHING or not facts:
        return Question(**common, answerable=False)
    return Question(
        **common,
        answers=(str(row["answer"]),),
        articles=tuple(dict.fromkeys(article for article, _ in facts)),
        evidence=tuple(
            Evidence(article=article, quote=fact)
            for article, fact in facts
            if fact and fact in texts.get(article, "")
        ),
    )
