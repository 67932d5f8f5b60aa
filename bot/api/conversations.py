"""What was said under a name a caller chose, kept in memory and bounded."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from bot.conversing.conversation import Turn

__all__ = ["Conversations"]


class Conversations:
    """The last turns of the most recently used conversations.

    Args:
        most: Conversations kept; the one used longest ago is forgotten first.
        turns: Turns kept of each.
    """

    def __init__(self, most: int = 1000, turns: int = 20) -> None:
        self._most = most
        self._turns = turns
        self._kept: OrderedDict[str, tuple[Turn, ...]] = OrderedDict()
        self._lock = Lock()

    def history(self, name: str) -> tuple[Turn, ...]:
        """What was said so far; nothing for a name not seen before."""
        with self._lock:
            return self._kept.get(name, ())

    def add(self, name: str, turn: Turn) -> None:
        """Remember one more turn."""
        with self._lock:
            self._kept[name] = (*self._kept.get(name, ()), turn)[-self._turns :]
            self._kept.move_to_end(name)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
