"""SQuAD 1.1 and 2.0 and their kin (XQuAD, ARCD, MLQA): questions over paragraphs.

The paragraphs are the articles of such a set. Where two files ask the same questions in two
languages, the questions of one can be asked over the paragraphs of the other.

Paper: Rajpurkar et al., "Know What You Don't Know", ACL 2018, https://aclanthology.org/P18-2124;
Artetxe et al., "On the Cross-lingual Transferability", ACL 2020 (XQuAD),
https://aclanthology.org/2020.acl-main.421.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.errors import SetError
from evaluation.formats.files import json_file
from evaluation.formats.language import common_language
from evaluation.sets import Document, Evidence, Question, QuestionSet

__all__ = ["load"]


@dataclass(frozen=True, slots=True)
class _Paragraph:
    document: Document
    questions: tuple[dict[str, Any], ...]


def load(path: Path, paragraphs: Path | None = None) -> QuestionSet:
    """Describe a set whose file is read when a pass starts.

    Args:
        path: The file with the questions, `.json` or `.json.gz`.
        paragraphs: A parallel file with the same question ids, whose paragraphs and gold answers
            are used; the file itself when absent.
    """
    corpus = paragraphs or path
    return QuestionSet(
        path=path,
        questions=lambda: _questions(path, corpus),
        documents=lambda: (paragraph.document for paragraph in _paragraphs(corpus)),
    )


def _paragraphs(path: Path) -> Iterator[_Paragraph]:
    seen: dict[str, Document] = {}
    for title, row in _rows(path):
        text = row["context"]
        # The same paragraph given twice is one article, or a right hit on the other copy is lost.
        document = seen.setdefault(text, Document(id=f"p{len(seen):04d}", text=text, title=title))
        yield _Paragraph(document, tuple(row["qas"]))


def _rows(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    data = json_file(path).get("data")
    if not isinstance(data, list):
        raise SetError(f"{path}: no list under data", "expected the SQuAD layout")
    for number, article in enumerate(data):
        try:
            for row in article["paragraphs"]:
                yield str(article.get("title", "")).replace("_", " "), _checked(row)
        except (KeyError, TypeError) as error:
            raise SetError(
                f"{path}: article {number}: {error!r}", "expected SQuAD layout"
            ) from None


def _checked(row: dict[str, Any]) -> dict[str, Any]:
    for asked in row["qas"]:
        for field in ("id", "question", "answers"):
            asked[field]
    row["context"]
    return row


def _questions(path: Path, corpus: Path) -> Iterator[Question]:
    gold = {
        str(asked["id"]): (asked["answers"], paragraph.document)
        for paragraph in _paragraphs(corpus)
        for asked in paragraph.questions
    }
    rows = [asked for paragraph in _paragraphs(path) for asked in paragraph.questions]
    language = common_language(asked["question"] for asked in rows)
    for asked in rows:
        name = str(asked["id"])
        if name not in gold:
            raise SetError(f"{path}: question {name} is not in {corpus}", "use a parallel file")
        yield _question(asked, *gold[name], language)


def _question(
    asked: dict[str, Any], answers: list[dict[str, Any]], document: Document, language: str
) -> Question:
    given = [answer for answer in answers if answer["text"].strip()]
    common = {"id": str(asked["id"]), "question": asked["question"].strip(), "language": language}
    if asked.get("is_impossible", False) or not given:
        return Question(**common, answerable=False)
    texts = [answer["text"] for answer in (*given, *asked["answers"]) if answer["text"].strip()]
    return Question(
        **common,
        answers=tuple(dict.fromkeys(texts)),
        articles=(document.id,),
        evidence=tuple(dict.fromkeys(_evidence(given, document))),
    )


def _evidence(answers: list[dict[str, Any]], document: Document) -> Iterator[Evidence]:
    for answer in answers:
        quote, start = answer["text"], answer["answer_start"]
        # A few published answers differ from their paragraph by a space: they have no place.
        if not document.text.startswith(quote, start):
            start = document.text.find(quote)
        if start >= 0:
            yield Evidence(article=document.id, quote=quote, start=start)
