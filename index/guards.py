"""What guards an update: failures of disk and SQLite as one line, and the embedder's name."""

from __future__ import annotations

import errno
import gc
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import EmbedderMismatchError, StoreError

__all__ = ["Progress", "check_embedder", "no_space", "storage_errors", "uncollected"]

Progress = Callable[[str, int, int], None]
"""Called with a stage ("reading", "embedding", "vectors", "terms"), what is done, and how much
there is."""


def check_embedder(recorded: str, wanted: str) -> None:
    """Refuse to compare vectors of different embedders.

    Raises:
        EmbedderMismatchError: Names the command that rebuilds.
    """
    if recorded != wanted:
        raise EmbedderMismatchError(
            f"the index was made with the embedder {recorded}, the settings name {wanted}",
            "run `dateline index --rebuild`, or set the embedder back",
        )


@contextmanager
def storage_errors(folder: Path) -> Iterator[None]:
    """What disk and SQLite raise, as one line that says what to do.

    Raises:
        StoreError: In place of an OSError or a sqlite3.Error.
    """
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise no_space(folder) from error
        raise StoreError(
            f"cannot write the index in {folder} ({error.strerror or error})",
            "make the folder writable, or name another one with --home",
        ) from error
    except sqlite3.Error as error:
        if "full" in str(error):
            raise no_space(folder) from error
        raise StoreError(
            f"the store in {folder} failed ({error})", "run `dateline index --rebuild`"
        ) from error


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for cycles meanwhile.

    A build makes a great many values that last and hardly a cycle; to look through them again and
    again takes a fifth of it.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def no_space(folder: Path, needed: int = 0, free: int = 0) -> StoreError:
    """The error of a full disk, with sizes in bytes where they are known."""
    sizes = f": about {needed >> 20} MB needed, {free >> 20} MB free" if needed else ""
    return StoreError(
        f"no space for the index in {folder}{sizes}",
        "free some, or name a folder on another disk with --home",
    )
