"""TREC: qrels as a set, with the topics beside them, and runs as another system's answers.

    qrels: topic 0 document grade               run: topic Q0 document rank score tag

The topics are looked for beside the qrels: `topics.tsv` or `queries.tsv` (id, tab, text),
`queries.jsonl` as in BEIR, or `topics.txt` with `<num>` and `<title>`. Documents are the articles
of the corpus, named by their ids.

Description: https://github.com/usnistgov/trec_eval.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from evaluation.errors import SetError
from evaluation.formats.beir import beside
from evaluation.formats.beir import queries as json_queries
from evaluation.formats.files import open_text
from evaluation.formats.judged import judged
from evaluation.formats.news import documents
from evaluation.sets import QuestionSet

__all__ = ["is_qrels", "is_run", "load", "read_run"]

_QRELS_FIELDS = 4
_RUN_FIELDS = 6
_TOPIC = re.compile(
    r"<num>\s*(?:Number:)?\s*(?P<num>[^\s<]+).*?<title>\s*(?:Topic:)?\s*(?P<title>[^<]+)",
    re.DOTALL | re.IGNORECASE,
)


def is_qrels(path: Path) -> bool:
    """Whether the first line of a file has the four fields of qrels."""
    return _fields(path) == _QRELS_FIELDS


def is_run(path: Path) -> bool:
    """Whether the first line of a file has the six fields of a run."""
    return _fields(path) == _RUN_FIELDS


def load(path: Path, paragraphs: Path | None = None) -> QuestionSet:
    """Describe a set of topics with qrels.

    Args:
        path: The qrels.
        paragraphs: A dump of articles.

    Raises:
        SetError: There are no topics beside them.
    """
    topics = _topics(path.parent)
    return QuestionSet(
        path=path,
        questions=lambda: judged(_grades(path), topics()),
        documents=None if paragraphs is None else lambda: documents(paragraphs),
    )


def read_run(path: Path) -> Iterator[tuple[str, str, float]]:
    """Yield topic, document and score of every line.

    Raises:
        SetError: A line does not fit.
    """
    for where, fields in _rows(path, _RUN_FIELDS):
        yield fields[0], fields[2], _number(fields[4], where)


def _grades(path: Path) -> Iterator[tuple[str, str, float]]:
    for where, fields in _rows(path, _QRELS_FIELDS):
        yield fields[0], fields[2], _number(fields[3], where)


def _rows(path: Path, count: int) -> Iterator[tuple[str, list[str]]]:
    with open_text(path) as file:
        for number, line in enumerate(file, 1):
            fields = line.split()
            if fields and len(fields) != count:
                raise SetError(f"{path}, line {number}: {len(fields)} fields, not {count}")
            if fields:
                yield f"{path}, line {number}", fields


def _number(text: str, where: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise SetError(f"{where}: {text!r} is no number") from None


def _fields(path: Path) -> int:
    with open_text(path) as file:
        return len(next((line.split() for line in file if line.strip()), []))


def _topics(folder: Path) -> Callable[[], Iterator[tuple[str, str]]]:
    for name, read in (
        ("topics.tsv", _table),
        ("queries.tsv", _table),
        ("queries.jsonl", json_queries),
        ("topics.txt", _tagged),
    ):
        found = beside(folder, name)
        if found is not None:
            return lambda read=read, found=found: read(found)  # type: ignore[misc]
    raise SetError(
        f"{folder} holds no topics.tsv", "put the topics beside the qrels: id, tab, text"
    )


def _table(path: Path) -> Iterator[tuple[str, str]]:
    with open_text(path) as file:
        for number, line in enumerate(file, 1):
            name, tab, text = line.rstrip("\n").partition("\t")
            if line.strip() and not (tab and text.strip()):
                raise SetError(f"{path}, line {number}: not id, tab, text")
            if line.strip():
                yield name.strip(), text.strip()


def _tagged(path: Path) -> Iterator[tuple[str, str]]:
    with open_text(path) as file:
        for found in _TOPIC.finditer(file.read()):
            yield found["num"], " ".join(found["title"].split())
