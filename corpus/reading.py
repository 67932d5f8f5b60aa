"""Files to articles. What cannot be read is refused with a reason, and the rest goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from corpus.article import Article
from corpus.cleaning import body_spans, headline
from corpus.dating import find_dates
from corpus.decoding import MAX_BYTES, TextRefusedError, decode, opened, whole
from corpus.dumps import Record, csv_records, json_records
from corpus.headlines import outlet_tail
from corpus.languages import detect
from corpus.outlets import find_outlet
from corpus.sources import Refusal, SourceFile, locate, scan

__all__ = ["MAX_BYTES", "READERS", "Refusal", "SourceFile", "read", "scan"]

_MOST_ROW_REFUSALS = 50
"""Rows refused one by one in a file; beyond it they are counted."""

_LONGEST_TITLE = 500

_Reader = Callable[[str, IO[bytes]], Iterator[Article | Refusal]]


def read(folder: Path, file: SourceFile) -> Iterator[Article | Refusal]:
    """Yield the articles of one file, and a refusal for whatever in it is none.

    Offsets of an article count in its text as decoded: line ends, spaces and accents are not
    touched. Bad content never raises.

    Args:
        folder: The corpus folder.
        file: One of the files `scan` found in it.
    """
    name = PurePosixPath(file.path)
    suffix = name.suffix.lower()
    if suffix == ".gz":
        suffix = PurePosixPath(name.stem).suffix.lower()
    place = locate(folder, file)
    if isinstance(place, str):
        yield Refusal(file=file.path, reason=place)
        return
    reader = READERS.get(suffix)
    if reader is None:
        formats = ", ".join(READERS)
        yield Refusal(
            file=file.path,
            reason=f"is of a kind that is not read; Dateline reads {formats}, each also as .gz",
        )
        return
    try:
        with opened(place, packed=name.suffix.lower() == ".gz") as stream:
            yield from reader(file.path, stream)
    except TextRefusedError as error:
        yield Refusal(file=file.path, reason=str(error))


def _read_text(path: str, stream: IO[bytes]) -> Iterator[Article | Refusal]:
    text = decode(whole(stream))
    if not text.strip():
        raise TextRefusedError("is empty; remove it or fill it")
    yield _article(path, Record(id=path, text=text))


def _read_json(path: str, stream: IO[bytes]) -> Iterator[Article | Refusal]:
    return _read_rows(path, json_records(stream), "line")


def _read_csv(path: str, stream: IO[bytes]) -> Iterator[Article | Refusal]:
    return _read_rows(path, csv_records(stream), "the row at line")


def _read_rows(
    path: str, rows: Iterator[tuple[int, Record | str]], unit: str
) -> Iterator[Article | Refusal]:
    seen: dict[str, int] = {}
    articles = refused = 0
    for number, row in rows:
        outcome = _row(path, row, number, seen)
        if isinstance(outcome, Article):
            articles += 1
            yield outcome
            continue
        refused += 1
        if refused <= _MOST_ROW_REFUSALS:
            yield Refusal(file=path, reason=f"{unit} {number} {outcome}")
    if refused > _MOST_ROW_REFUSALS:
        more = refused - _MOST_ROW_REFUSALS
        yield Refusal(file=path, reason=f"{more} more rows were refused; mend those named first")
    if not articles and not refused:
        yield Refusal(file=path, reason="holds no article; remove it or fill it")


def _row(path: str, row: Record | str, number: int, seen: dict[str, int]) -> Article | str:
    if isinstance(row, str):
        return row
    if row.id in seen:
        return f'repeats the id "{row.id}" of line {seen[row.id]}; give each article its own id'
    try:
        article = _article(f"{path}#{row.id}", row)
    except TextRefusedError as error:
        return str(error)
    seen[row.id] = number
    return article


def _article(identity: str, record: Record) -> Article:
    text = record.text
    body = body_spans(text, title=record.title)
    if not body:
        raise TextRefusedError("holds no sentence of an article, only what pages print around one")
    return Article(
        id=identity,
        title=record.title[:_LONGEST_TITLE] or headline(text, body),
        text=text,
        language=record.language or detect("\n".join(span.of(text) for span in body)),
        body=body,
        outlet=record.outlet or outlet_tail(record.title) or find_outlet(text, body),
        dates=find_dates(text, body, given=record.date, field=record.date_field),
        url=record.url,
        authors=record.authors,
    )


READERS: dict[str, _Reader] = {".txt": _read_text, ".jsonl": _read_json, ".csv": _read_csv}
"""How each kind of file is read. See docs/how-to/add-a-reader.md."""
