"""The files of a corpus folder: what is there, and what is refused."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import CorpusError

__all__ = ["Refusal", "SourceFile", "locate", "scan"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class SourceFile:
    """A file below the corpus folder, as it was when the folder was scanned."""

    path: str
    """Path below the folder with "/" between parts."""
    size: int
    """Bytes."""
    mtime_ns: int
    """Time of the last change, nanoseconds since 1970."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A file, or a row of one, that was not read."""

    file: str
    """Path below the folder."""
    reason: str
    """Why not and what to do, one line."""


def scan(folder: Path) -> tuple[SourceFile, ...]:
    """Return the files below `folder`, sorted by path, without opening any.

    Hidden files and folders (their names begin with a dot) are left out. Links to folders are
    listed and not followed; `corpus.reading.read` refuses them with a reason.

    Raises:
        CorpusError: There is no such folder, it cannot be opened, or no file is in it.
    """
    remedy = "name a folder of articles with --corpus"
    try:
        if not folder.is_dir():
            wrong = "is not a folder" if folder.exists() else "does not exist"
            raise CorpusError(f"the corpus {folder} {wrong}", remedy)
        with os.scandir(folder):
            pass
    except OSError as error:
        raise CorpusError(
            f"the corpus {folder} cannot be opened ({error.strerror})", remedy
        ) from error
    found = tuple(sorted(_walk(str(folder), "")))
    if not found:
        raise CorpusError(
            f"the corpus {folder} holds no file", "put articles (.txt, .jsonl, .csv) into it"
        )
    return found


def locate(folder: Path, file: SourceFile) -> Path | str:
    """Return where a scanned file is, or why it must not be opened."""
    path = folder / file.path
    try:
        real = path.resolve(strict=True)
        mode = real.stat().st_mode
    except (OSError, RuntimeError, ValueError):
        return (
            "cannot be found: it was moved or deleted meanwhile, is a broken link, or its name is"
            " not UTF-8; restore or rename it"
        )
    if not real.is_relative_to(folder.resolve()):
        return "is a link that leads outside the corpus folder; copy the file into the folder"
    if stat.S_ISDIR(mode):
        what = "is a link to a folder" if path.is_symlink() else "is a folder that cannot be opened"
        return f"{what}; copy its files into the corpus folder or give read permission"
    if not stat.S_ISREG(mode):
        return "is not an ordinary file; remove it from the corpus folder"
    return real


def _walk(folder: str, below: str) -> Iterator[SourceFile]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        # Listed like a file, so that it is refused with a reason and not lost in silence.
        yield SourceFile(path=_printable(below.rstrip("/")), size=0, mtime_ns=0)
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = below + entry.name
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, path + "/")
        else:
            yield _source(entry, path)


def _source(entry: os.DirEntry[str], path: str) -> SourceFile:
    if not os.access(entry.path, os.R_OK):
        # Of what may not be read nothing is noted: permission alone changes neither size nor time.
        return SourceFile(path=_printable(path), size=0, mtime_ns=0)
    try:
        status = entry.stat()
    except OSError:
        status = entry.stat(follow_symlinks=False)
    return SourceFile(path=_printable(path), size=status.st_size, mtime_ns=status.st_mtime_ns)


def _printable(path: str) -> str:
    """The path as text: bytes of a name that are not UTF-8 are written as escapes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
