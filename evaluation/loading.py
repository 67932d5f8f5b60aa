"""Which reader a question set needs, and the set's own articles as a folder."""

from __future__ import annotations

import filecmp
import json
from pathlib import Path

from evaluation.errors import RunError, SetError
from evaluation.formats import beir, multihop, news, own, ramdocs, rgb, squad, trec
from evaluation.formats.files import first_line, json_lines
from evaluation.sets import CORPUS_FILE, Document, QuestionSet

__all__ = ["count", "open_set", "write_corpus"]

_QRELS = ("qrels", "txt", "trec")


def open_set(path: Path, *, paragraphs: Path | None = None) -> QuestionSet:
    """Choose the reader for a set by its name and first line; nothing else is read yet.

    Args:
        path: A BEIR folder or a file of its qrels; TREC qrels; `.json[.gz]` in the layout of SQuAD,
            MultiHop-RAG or RGB; `.jsonl[.gz]` in ours, a news quiz's, RGB's or RAMDocs'.
        paragraphs: A file whose articles replace the set's own: a parallel SQuAD file, or a
            dump of articles for the other formats.

    Raises:
        SetError: The file is missing, empty, or of no known format.
    """
    if beir.is_beir(path):
        return beir.load(path, paragraphs)
    kind = path.name.removesuffix(".gz").rpartition(".")[2]
    if kind == "json":
        return _json(path, paragraphs)
    if kind == "jsonl":
        return _lines(path, paragraphs)
    if kind in _QRELS and trec.is_qrels(path):
        return trec.load(path, paragraphs)
    raise SetError(
        f"{path.name}: unknown kind of set",
        "expected .jsonl, .json, qrels, .gz of them, or a BEIR folder",
    )


def _json(path: Path, paragraphs: Path | None) -> QuestionSet:
    first = first_line(path)
    if first.startswith("["):
        return multihop.load(path, paragraphs)
    # A SQuAD file on one line is large: what a line of RGB has is looked for in a whole line only.
    if first.startswith("{") and first.endswith("}") and '"positive"' in first:
        return rgb.load(path)
    return squad.load(path, paragraphs)


def _lines(path: Path, paragraphs: Path | None) -> QuestionSet:
    first = next(json_lines(path), None)
    if first is None:
        raise SetError(f"{path} holds no question")
    if rgb.is_rgb(first[1]):
        return rgb.load(path)
    if ramdocs.is_ramdocs(first[1]):
        return ramdocs.load(path)
    if news.is_news(first[1]):
        return news.load(path, paragraphs)
    return QuestionSet(
        path=path,
        questions=lambda: own.read(path),
        documents=(lambda: news.documents(paragraphs)) if paragraphs else None,
    )


def count(questions: QuestionSet) -> int:
    """Pass over a set to see that it can be read to its end.

    Returns:
        How many questions it holds.

    Raises:
        SetError: It holds none, gives an id twice, or a question cannot be read.
    """
    seen: set[str] = set()
    for question in questions.questions():
        if question.id in seen:
            raise SetError(f"{questions.path}: question id {question.id} is given twice")
        seen.add(question.id)
    if not seen:
        raise SetError(f"{questions.path} holds no question")
    return len(seen)


def write_corpus(questions: QuestionSet, folder: Path) -> None:
    """Write the set's own articles to a folder, as a dump like any other.

    A dump that is there already and has not changed is left alone, so that its index stays good.

    Raises:
        SetError: The set brings no articles.
        RunError: The folder cannot be written.
    """
    if questions.documents is None:
        raise SetError(f"{questions.path.name} brings no articles", "use --corpus DIR")
    draft, final = folder.parent / f".{CORPUS_FILE}.part", folder / CORPUS_FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with draft.open("w", encoding="utf-8") as file:
            for document in questions.documents():
                file.write(json.dumps(_row(document), ensure_ascii=False) + "\n")
        if final.exists() and filecmp.cmp(draft, final, shallow=False):
            draft.unlink()
        else:
            draft.replace(final)
    except OSError as error:
        reason = error.strerror or str(error)
        raise RunError(f"{folder} cannot be written ({reason})", "make room") from None


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
