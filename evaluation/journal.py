"""The run's folder: `run.json` says what it is a run of, `run.jsonl` holds one outcome a line.

Every line is written and flushed before the next question is asked, so that whatever ends a run,
all but the question it was at is kept, and the same command continues it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from evaluation.errors import RunError
from evaluation.outcome import Outcome, from_line, to_line
from evaluation.provenance import Provenance

__all__ = ["Journal"]

_OUTCOMES = "run.jsonl"
_IDENTITY = "run.json"


class Journal:
    """Outcomes on disk, in the order in which they were asked.

    Args:
        folder: The run's folder; made when it is missing.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._outcomes = folder / _OUTCOMES

    def open(self, provenance: Provenance) -> frozenset[str]:
        """Begin a run, or continue one that was stopped.

        Returns:
            Ids of the questions that are done.

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
        return frozenset(outcome.question.id for outcome in self.outcomes())

    def writer(self) -> JournalWriter:
        """Open the file for further outcomes."""
        return JournalWriter(self._outcomes)

    def outcomes(self) -> Iterator[Outcome]:
        """Yield the outcomes written so far, one at a time.

        Raises:
            RunError: The file is missing or a line is damaged; the message names it.
        """
        if not self._outcomes.is_file():
            return
        with self._outcomes.open("rb") as file:
            for number, line in enumerate(file, 1):
                yield from_line(line, f"{self._outcomes}, line {number}")

    def write(self, name: str, text: str) -> Path:
        """Write a report beside the outcomes, whole or not at all.

        Raises:
            RunError: It cannot be written; the outcomes are kept.
        """
        path = self.folder / name
        draft = path.with_name(f".{name}.part")
        with _writing(self.folder):
            draft.write_text(text, "utf-8")
            draft.replace(path)
        return path

    def _drop_torn_line(self) -> None:
        """A process that was killed leaves half a line, and that question is asked again."""
        if not self._outcomes.exists():
            return
        with self._outcomes.open("rb+") as file:
            whole = sum(len(line) for line in file if line.endswith(b"\n"))
            file.truncate(whole)


class JournalWriter:
    """Appends outcomes, each flushed.

    Args:
        path: The file of outcomes.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        with _writing(path.parent):
            self._file = path.open("ab")

    def add(self, outcome: Outcome) -> None:
        """Write one.

        Raises:
            RunError: The disk is full or gone; what was written before is kept.
        """
        with _writing(self._path.parent):
            self._file.write(to_line(outcome))
            self._file.flush()

    def __enter__(self) -> JournalWriter:
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
