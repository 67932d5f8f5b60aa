"""Rows of a dump (.jsonl, .csv) as records with the fields an article has."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO, Any

from corpus.decoding import MAX_BYTES, TextRefusedError, decode, lines
from corpus.tables import table_rows

__all__ = ["FIELDS", "Record", "csv_records", "json_records"]

FIELDS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "_id", "url"),
    "title": ("title", "headline"),
    "text": ("text", "body", "content"),
    "date": ("date", "published", "published_at", "publish_date"),
    "outlet": ("outlet", "source", "publisher"),
    "url": ("url",),
    "language": ("language", "lang"),
    "authors": ("author", "authors"),
}
"""The names a field goes by, first come first taken; case does not matter."""

_LONGEST_ID = 300
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_CODE = re.compile(r"[a-z]{2}(?:[-_].*)?", re.IGNORECASE)
_SEPARATORS = (",", ";", "\t")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One row of a dump."""

    id: str
    """As the dump gives it; made from the words when it gives none."""
    text: str
    """The article, unchanged."""
    title: str = ""
    outlet: str = ""
    url: str = ""
    language: str = ""
    date: str = ""
    date_field: str = ""
    """The field the date was read from."""
    authors: tuple[str, ...] = field(default=())


def json_records(file: IO[bytes]) -> Iterator[tuple[int, Record | str]]:
    """Yield for each line of JSON its number and its record, or why it is refused."""
    for number, raw in lines(file):
        if raw is None:
            yield number, _too_long()
            continue
        try:
            text = decode(raw).strip()
            if text:
                yield number, _record(_parse(text))
        except TextRefusedError as error:
            yield number, str(error)


def csv_records(file: IO[bytes]) -> Iterator[tuple[int, Record | str]]:
    """Yield for each row of a table its first line's number and its record, or why it is refused.

    Raises:
        TextRefusedError: The table has no header that names a column of text.
    """
    texts = _csv_lines(file)
    first = next(texts, "")
    separator = next((s for s in _SEPARATORS if _has_text(first.split(s))), "")
    if not separator:
        names = ", ".join(FIELDS["text"])
        raise TextRefusedError(
            f"has no header with a column of text; name one of its columns {names}"
        )
    rows = table_rows(_again(first, texts), separator)
    _, header = next(rows, (1, ""))
    if isinstance(header, str):
        raise TextRefusedError(f"has a header that {header}")
    for number, cells in rows:
        if isinstance(cells, str):
            yield number, cells
            continue
        try:
            yield number, _record(dict(zip(header, cells, strict=False)))
        except TextRefusedError as error:
            yield number, str(error)


def _csv_lines(file: IO[bytes]) -> Iterator[str]:
    for number, raw in lines(file):
        if raw is None:
            raise TextRefusedError(f"line {number} {_too_long()}")
        # Bytes that are not UTF-8 become surrogates, for which the row alone is refused.
        codec = "utf-8-sig" if number == 1 else "utf-8"
        yield raw.decode(codec, "surrogateescape")


def _again(first: str, rest: Iterable[str]) -> Iterator[str]:
    yield first
    yield from rest


def _has_text(cells: Iterable[str]) -> bool:
    return any(cell.strip().strip('"').strip().casefold() in FIELDS["text"] for cell in cells)


def _parse(line: str) -> Mapping[str, Any]:
    try:
        row = json.loads(line)
    except RecursionError as error:
        raise TextRefusedError("is nested too deeply; give each article one flat object") from error
    except ValueError as error:
        raise TextRefusedError(f"is not JSON ({error}); write one object a line") from error
    if not isinstance(row, dict):
        raise TextRefusedError("is not a JSON object; write one object a line")
    return row


def _record(row: Mapping[str, Any]) -> Record:
    given = {str(name).strip().casefold(): value for name, value in row.items() if name}
    text = _text(given)
    title = _one(given, "title")[0]
    url = _one(given, "url")[0]
    date, date_field = _one(given, "date")
    language = _one(given, "language")[0]
    identity = _one(given, "id")[0] or _fingerprint(title, text)
    record = Record(
        id=identity if len(identity) <= _LONGEST_ID else _fingerprint(identity),
        text=text,
        title=title,
        outlet=_one(given, "outlet")[0],
        url=url,
        language=language[:2].lower() if _CODE.fullmatch(language) else "",
        date=date,
        date_field=date_field,
        authors=_authors(given),
    )
    # Half of a character pair, which no file can hold and no store can keep.
    if _SURROGATE.search("".join((record.id, text, title, record.outlet, url, *record.authors))):
        raise TextRefusedError("holds bytes that are not UTF-8 text; save it as UTF-8")
    return record


def _text(given: Mapping[str, Any]) -> str:
    for name in FIELDS["text"]:
        value = given.get(name)
        if isinstance(value, str) and value.strip():
            if "\0" in value:
                raise TextRefusedError("holds NUL characters; remove them from its text")
            return value
    names = ", ".join(FIELDS["text"])
    raise TextRefusedError(f"has no text; give it as a string in one of the fields {names}")


def _one(given: Mapping[str, Any], what: str) -> tuple[str, str]:
    """The first value given under one of a field's names, and that name."""
    for name in FIELDS[what]:
        value = _plain(given.get(name))
        if value:
            return value, name
    return "", ""


def _plain(value: object) -> str:
    """A value as one line: dumps wrap some in an object, as in {"$oid": …} or {"name": …}."""
    if isinstance(value, dict):
        wrapped = next((value[k] for k in ("$oid", "$date", "name", "title") if value.get(k)), "")
        return "" if isinstance(wrapped, dict) else _plain(wrapped)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(str(value).replace("\0", " ").split())


def _authors(given: Mapping[str, Any]) -> tuple[str, ...]:
    value = next((given[name] for name in FIELDS["authors"] if given.get(name)), "")
    names = value if isinstance(value, list) else [value]
    return tuple(filter(None, map(_plain, names)))


def _fingerprint(*parts: str) -> str:
    """A stable id for what has none: the same words, the same id."""
    joined = "\n".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:16]


def _too_long() -> str:
    return f"is longer than {MAX_BYTES // 1_000_000} MB; split it"
