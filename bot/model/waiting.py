"""Items from a slow source, with a limit on each wait.

A socket's own timeout is not enough: a server that sends a comment every second never falls silent
for it, and says nothing.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Generator
from contextlib import closing
from typing import Generic, TypeVar

__all__ = ["Pump", "SilenceError"]

T = TypeVar("T")


class SilenceError(Exception):
    """Nothing came in the time given."""


class _End:
    """What the source leaves when it is done."""


class Pump(Generic[T]):
    """Reads a source in a thread of its own.

    Args:
        source: Makes the generator; called, run and closed in that thread.
        faults: The exceptions the source is known to raise; they are raised again in `get`.
    """

    def __init__(
        self, source: Callable[[], Generator[T, None, None]], faults: tuple[type[Exception], ...]
    ) -> None:
        self._source = source
        self._faults = faults
        self._items: queue.SimpleQueue[T | Exception | _End] = queue.SimpleQueue()
        self._stopped = threading.Event()
        threading.Thread(target=self._run, name="model reply", daemon=True).start()

    def get(self, seconds: float) -> T | None:
        """The next item, None at the end.

        Raises:
            SilenceError: None came within `seconds`.
        """
        try:
            item = self._items.get(timeout=max(0.0, seconds))
        except queue.Empty:
            raise SilenceError from None
        if isinstance(item, Exception):
            raise item
        return None if isinstance(item, _End) else item

    def stop(self) -> None:
        """Read no further than the next item."""
        self._stopped.set()

    def _run(self) -> None:
        try:
            with closing(self._source()) as items:
                for item in items:
                    if self._stopped.is_set():
                        return
                    self._items.put(item)
        except self._faults as error:
            self._items.put(error)
        finally:
            self._items.put(_End())
