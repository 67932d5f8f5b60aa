"""The SQLite file of the truth, open: reads, one transaction a build, facts about the whole."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from threading import Lock
from typing import Any, Self

__all__ = ["StoreFile"]


class StoreFile:
    """An open file of the truth.

    Args:
        path: Where it is.
        writable: Whether a build works on it; readers open it as never changing.

    Raises:
        sqlite3.Error: When it is not such a file; `index.generation` translates.
    """

    def __init__(self, path: Path, *, writable: bool = False) -> None:
        mode = "mode=rwc" if writable else "mode=ro&immutable=1"
        self._lock = Lock()
        self._db = sqlite3.connect(
            f"{path.absolute().as_uri()}?{mode}",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
        )
        if writable:
            # Nobody reads this copy before it is whole and synced: no journal is needed.
            self._db.execute("PRAGMA journal_mode = OFF")
            self._db.execute("PRAGMA synchronous = OFF")

    def begin(self) -> None:
        """Start the one transaction of a build."""
        self._db.execute("BEGIN")

    def commit(self) -> None:
        """End it."""
        self._db.execute("COMMIT")

    def close(self) -> None:
        """Give the file back."""
        self._db.close()

    def __enter__(self) -> Self:
        """Closed at the end of the block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Give the file back."""
        self.close()

    def meta(self, name: str) -> str:
        """A recorded fact, empty when there is none."""
        rows = self._all("SELECT value FROM meta WHERE name = ?", (name,))
        return str(rows[0][0]) if rows else ""

    def set_meta(self, name: str, value: str) -> None:
        """Record a fact."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def _all(self, query: str, values: tuple[object, ...] = ()) -> list[Any]:
        with self._lock:
            return self._db.execute(query, values).fetchall()
