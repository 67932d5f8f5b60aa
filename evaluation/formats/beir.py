"""BEIR folders: `corpus.jsonl`, `queries.jsonl` and `qrels/*.tsv`, any of them `.gz`.

Asked are the queries that a split of the qrels judges: `test` where there is one. Every document
with a grade above 0 is gold; the grades themselves make no difference.

Paper: Thakur et al., "BEIR", NeurIPS 2021 (Datasets and Benchmarks),
https://arxiv.org/abs/2104.08663.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from evaluation.errors import SetError
from evaluation.formats.files import json_lines, open_text
from evaluation.formats.judged import judged
from evaluation.formats.news import documents as dump
from evaluation.sets import Document, QuestionSet

__all__ = ["beside", "is_beir", "load", "queries"]

_SPLITS = ("test", "dev", "validation", "train")
_HEADER = "query-id"


def is_beir(path: Path) -> bool:
    """Whether a path is such a folder, or a file of its qrels."""
    return path.is_dir() or (_bare(path).endswith(".tsv") and path.parent.name == "qrels")


def load(path: Path, paragraphs: Path | None = None) -> QuestionSet:
    """Describe a folder whose files are read when a pass starts.

    Args:
        path: The folder, or one file of its qrels for another split.
        paragraphs: A dump of articles that replaces its corpus.

    Raises:
        SetError: A part of it is missing.
    """
    folder, qrels = (path, _split(path)) if path.is_dir() else (path.parent.parent, path)
    asked = _require(folder, "queries.jsonl")
    corpus = beside(folder, "corpus.jsonl")
    read = _documents
    if paragraphs is not None:
        corpus, read = paragraphs, dump
    return QuestionSet(
        path=qrels,
        questions=lambda: judged(_grades(qrels), queries(asked)),
        documents=None if corpus is None else lambda: read(corpus),
    )


def beside(folder: Path, name: str) -> Path | None:
    """A file of the folder, plain or packed."""
    return next((f for f in (folder / name, folder / f"{name}.gz") if f.is_file()), None)


def queries(path: Path) -> Iterator[tuple[str, str]]:
    """Yield id and text of the queries of a `.jsonl` file.

    Raises:
        SetError: A line has none.
    """
    for number, row in json_lines(path):
        if not row.get("_id") or not row.get("text"):
            raise SetError(f"{path}, line {number}: a query needs _id and text")
        yield str(row["_id"]), str(row["text"])


def _documents(path: Path) -> Iterator[Document]:
    for number, row in json_lines(path):
        if not row.get("_id"):
            raise SetError(f"{path}, line {number}: a document needs _id")
        title = str(row.get("title") or "")
        # Some corpora have documents of a title alone, and a few of nothing.
        text = str(row.get("text") or "").strip() or title
        if text:
            yield Document(id=str(row["_id"]), text=text, title=title)


def _bare(path: Path) -> str:
    return path.name.removesuffix(".gz")


def _require(folder: Path, name: str) -> Path:
    found = beside(folder, name)
    if found is None:
        raise SetError(f"{folder} holds no {name}", "a BEIR folder has corpus, queries and qrels")
    return found


def _split(folder: Path) -> Path:
    named = (beside(folder / "qrels", f"{split}.tsv") for split in _SPLITS)
    found = next((file for file in named if file), None)
    if found is None:
        raise SetError(f"{folder} holds no qrels/test.tsv", "name a file of its qrels instead")
    return found


def _grades(path: Path) -> Iterator[tuple[str, str, float]]:
    with open_text(path) as file:
        for number, line in enumerate(file, 1):
            fields = line.rstrip("\n").split("\t")
            if not line.strip() or (number == 1 and fields[0] == _HEADER):
                continue
            try:
                query, document, grade = fields
                yield query, document, float(grade)
            except ValueError:
                raise SetError(
                    f"{path}, line {number}: not query, document and score between tabs"
                ) from None
