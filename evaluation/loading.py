"""Which reader a question set needs, and the set's own articles as a folder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from evaluation.errors import SetError
from evaluation.formats import news, own, squad
from evaluation.formats.files import json_lines
from evaluation.sets import CORPUS_FILE, Document, QuestionSet

__all__ = ["corpus_of", "open_set"]


def open_set(path: Path, *, paragraphs: Path | None = None) -> QuestionSet:
    """Choose the reader for a file by its name and first line; nothing else is read yet.

    Args:
        path: `.json[.gz]` in the layout of SQuAD, `.jsonl[.gz]` in ours or a news quiz's.
        paragraphs: A file whose articles replace the set's own: a parallel SQuAD file, or a
            dump of articles for the line formats.

    Raises:
        SetError: The file is missing, empty, or of no known format.
    """
    kind = path.name.removesuffix(".gz").rpartition(".")[2]
    if kind == "json":
        return squad.load(path, paragraphs)
    if kind != "jsonl":
        raise SetError(
            f"{path.name}: unknown kind of set", "expected .jsonl, .json, or .gz of them"
        )
    first = next(json_lines(path), None)
    if first is None:
        raise SetError(f"{path} holds no question")
    if news.is_news(first[1]):
        return news.load(path, paragraphs)
    return QuestionSet(
        path=path,
        questions=lambda: own.read(path),
        documents=(lambda: news.documents(paragraphs)) if paragraphs else None,
    )


@contextmanager
def corpus_of(questions: QuestionSet) -> Iterator[Path]:
    """Write the set's own articles to a temporary folder, as a dump like any other.

    Raises:
        SetError: The set brings no articles.
    """
    if questions.documents is None:
        raise SetError(f"{questions.path.name} brings no articles", "use --corpus DIR")
    with TemporaryDirectory(prefix="dateline-eval-") as folder:
        corpus = Path(folder) / "corpus"
        corpus.mkdir()
        with (corpus / CORPUS_FILE).open("w", encoding="utf-8") as file:
            for document in questions.documents():
                file.write(json.dumps(_row(document), ensure_ascii=False) + "\n")
        yield corpus


def _row(document: Document) -> dict[str, str]:
    fields = {
        "id": document.id,
        "title": document.title,
        "text": document.text,
        "date": document.published,
        "outlet": document.outlet,
        "language": document.language,
    }
    return {name: value for name, value in fields.items() if value}
