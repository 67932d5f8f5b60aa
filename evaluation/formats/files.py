"""Files as they come: plain or `.gz`, one JSON object a line or one in all."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from evaluation.errors import SetError

__all__ = ["first_line", "json_file", "json_lines", "json_list", "open_text"]


@contextmanager
def open_text(path: Path) -> Iterator[TextIO]:
    """Open a file as UTF-8 text, unpacking it when its name ends in `.gz`.

    Raises:
        SetError: The file is missing, cannot be unpacked or is not UTF-8.
    """
    try:
        with _opened(path) as text:
            yield text
    except FileNotFoundError:
        raise SetError(f"no file {path}", "check the path") from None
    except UnicodeDecodeError as error:
        raise SetError(f"{path} is not UTF-8 text ({error.reason})", "convert it") from None
    except (OSError, EOFError, zlib.error) as error:
        raise SetError(f"{path} cannot be read ({error})") from None


def _opened(path: Path) -> TextIO:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8-sig")
    return path.open(encoding="utf-8-sig")


def json_lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield line number (from 1) and object of every line that is not blank.

    Raises:
        SetError: A line is not a JSON object; the message names file and line.
    """
    with open_text(path) as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield number, _object(line, f"{path}, line {number}")


def json_file(path: Path) -> dict[str, Any]:
    """Read a file that is one JSON object.

    Raises:
        SetError: It is not.
    """
    with open_text(path) as file:
        return _object(file.read(), str(path))


def json_list(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield where it stands and the object, for every item of a file that is one JSON list.

    Raises:
        SetError: It is not, or an item is no object.
    """
    with open_text(path) as file:
        items = _parsed(file.read(), str(path))
    if not isinstance(items, list):
        raise SetError(f"{path}: {type(items).__name__} where a JSON list is expected")
    for number, item in enumerate(items, 1):
        if not isinstance(item, dict):
            raise SetError(f"{path}, item {number}: {type(item).__name__}, not an object")
        yield f"{path}, item {number}", item


def first_line(path: Path) -> str:
    """The first line that is not blank, without the spaces around it; empty for none."""
    with open_text(path) as file:
        return next((line.strip() for line in file if line.strip()), "")


def _object(text: str, where: str) -> dict[str, Any]:
    value = _parsed(text, where)
    if not isinstance(value, dict):
        raise SetError(f"{where}: {type(value).__name__} where a JSON object is expected")
    return value


def _parsed(text: str, where: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SetError(f"{where}: not JSON ({error})", "mend or remove it") from None
