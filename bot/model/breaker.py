"""A circuit that opens after repeated failures, so that a dead model costs nobody's time."""

from __future__ import annotations

import threading
from collections.abc import Callable

__all__ = ["Breaker"]


class Breaker:
    """Counts failures in a row; safe for use from several threads.

    Args:
        failures: How many in a row open it.
        pause_s: Seconds it stays open; then one call may try.
        clock: Seconds that only go forward.
    """

    def __init__(self, failures: int, pause_s: float, clock: Callable[[], float]) -> None:
        self._limit = failures
        self._pause = pause_s
        self._clock = clock
        self._lock = threading.Lock()
        self._failed = 0
        self._open_until = 0.0

    def wait(self) -> float:
        """Seconds until a call is allowed, 0 when it is now; the first after a pause is a trial."""
        with self._lock:
            if self._failed < self._limit:
                return 0.0
            now = self._clock()
            if now < self._open_until:
                return self._open_until - now
            # The others go on waiting until the trial has told.
            self._open_until = now + self._pause
            return 0.0

    def succeeded(self) -> None:
        """A call was answered."""
        with self._lock:
            self._failed = 0

    def failed(self) -> None:
        """A call was not answered."""
        with self._lock:
            self._failed += 1
            if self._failed >= self._limit:
                self._open_until = self._clock() + self._pause
