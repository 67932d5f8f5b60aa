"""Which half of the questions is held out."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import Protocol, TypeVar

__all__ = ["halved"]


class _Named(Protocol):
    @property
    def id(self) -> str: ...


Item = TypeVar("Item", bound=_Named)


def halved(items: Iterable[Item]) -> tuple[list[Item], list[Item]]:
    """Part items by a digest of their question's id: to fit on, and held out.

    A question that parallel sets ask in several languages falls on the same side in all of them.
    """
    halves: tuple[list[Item], list[Item]] = ([], [])
    for item in items:
        halves[zlib.crc32(item.id.encode()) % 2].append(item)
    return halves
