"""The run's folder: `run.json` says what it is a run of, `run.jsonl` holds one outcome a line.

Every line is written and flushed before the next question is asked, so that whatever ends a run,
all but the question it was at is kept, and the same command continues it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from evaluation.errors import RunError
from evaluation.provenance import Provenance

__all__ = ["Journal", "JournalWriter", "Kind"]

_IDENTITY = "run.json"

Row = TypeVar("Row")


@dataclass(frozen=True, kw_only=True)
class Kind(Generic[Row]):
    """What is written a line at a time."""

    file: str
    """Name of the file."""
    row: type[Row]
    """A dataclass."""
    key: Callable[[Row], str]
    """Tells rows apart."""

    @cached_property
    def _adapter(self) -> TypeAdapter[Row]:
        return TypeAdapter(self.row)

    def to_line(self, row: Row) -> bytes:
        """One line of JSON, newline included."""
        return self._adapter.dump_json(row) + b"\n"

    def from_line(self, line: bytes, where: str) -> Row:
        """Read a line back.

        Raises:
            RunError: It is not a line that `to_line` wrote.
        """
        try:
            return self._adapter.validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            field = ".".join(str(part) for part in first["loc"])
            raise RunError(f"{where}: {field}: {first['msg']}", "remove the line") from None


class Journal(Generic[Row]):
    """Rows on disk, in the order in which they came.

    Args:
        folder: The run's folder; made when it is missing.
        kind: What the rows are.
    """

    def __init__(self, folder: Path, kind: Kind[Row]) -> None:
        self.folder = folder
        self.kind = kind
        self._path = folder / kind.file

    def open(self, provenance: Provenance) -> frozenset[str]:
        """Begin a run, or continue one that was stopped.

        Returns:
            Keys of the rows that are there.

        Raises:
            RunError: The folder holds another run, or cannot be written.
        """
        with _writing(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            identity = self.folder / _IDENTITY
            if identity.exists():
                _require_same(identity, provenance)
            else:
                identity.write_text(json.dumps(asdict(provenance), indent=2) + "\n", "utf-8")
            self._drop_torn_line()
        return frozenset(self.kind.key(row) for row in self.rows())

    def writer(self) -> JournalWriter[Row]:
        """Open the file for further rows."""
        return JournalWriter(self._path, self.kind)

    def rows(self) -> Iterator[Row]:
        """Yield the rows written so far, one at a time.

        Raises:
            RunError: A line is damaged; the message names it.
        """
        if not self._path.is_file():
            return
        with self._path.open("rb") as file:
            for number, line in enumerate(file, 1):
                yield self.kind.from_line(line, f"{self._path}, line {number}")

    def write(self, name: str, text: str) -> Path:
        """Write a report beside the rows, whole or not at all.

        Raises:
            RunError: It cannot be written; the rows are kept.
        """
        path = self.folder / name
        draft = path.with_name(f".{name}.part")
        with _writing(self.folder):
            draft.write_text(text, "utf-8")
            draft.replace(path)
        return path

    def _drop_torn_line(self) -> None:
        """A process that was killed leaves half a line, and that question is asked again."""
        if not self._path.exists():
            return
        with self._path.open("rb+") as file:
            whole = sum(len(line) for line in file if line.endswith(b"\n"))
            file.truncate(whole)


class JournalWriter(Generic[Row]):
    """Appends rows, each flushed.

    Args:
        path: The file of rows.
        kind: What they are.
    """

    def __init__(self, path: Path, kind: Kind[Row]) -> None:
        self._path = path
        self._kind = kind
        with _writing(path.parent):
            self._file = path.open("ab")

    def add(self, row: Row) -> None:
        """Write one.

        Raises:
            RunError: The disk is full or gone; what was written before is kept.
        """
        with _writing(self._path.parent):
            self._file.write(self._kind.to_line(row))
            self._file.flush()

    def __enter__(self) -> JournalWriter[Row]:
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self._file.close()


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise RunError(
            f"{folder} cannot be written ({reason})",
            "what is finished is kept; make room and run the same command again",
        ) from None


def _require_same(identity: Path, provenance: Provenance) -> None:
    try:
        found = json.loads(identity.read_text("utf-8"))
    except ValueError:
        raise RunError(f"{identity} is damaged", "choose another folder for --out") from None
    asked = json.loads(json.dumps(asdict(provenance)))
    other = [name for name, value in asked.items() if found.get(name) != value]
    if other:
        raise RunError(
            f"{identity.parent} holds a run with other {', '.join(other)}",
            "choose another folder for --out",
        )
