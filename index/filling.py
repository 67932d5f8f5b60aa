"""Fills a new vector store while passages are still being read by another process.

Records go in by the order of their rows, whoever read them first, so that the same articles always
make the same graph.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.guards import Progress
    from index.vector_places import VectorPlace
    from index.vectors import VectorStore

__all__ = ["Filling"]

_AT_ONCE = 2_500
"""Records of a call: fewer cost more, more keep the process from its other work."""


class Filling:
    """One generation's vectors on their way into an empty store. Close it in any case.

    Args:
        place: Where the store is.
        generation: Of which generation.
        progress: Told about the stage "vectors".
    """

    def __init__(self, place: VectorPlace, generation: int, progress: Progress) -> None:
        self._place = place
        self._generation = generation
        self._progress = progress
        self._store: VectorStore | None = None
        self._ids: list[str] = []
        self._waiting: dict[str, NDArray[np.float32]] = {}
        self._done = self._ready = 0

    def expect(self, ids: Sequence[str]) -> None:
        """Say which records will come, in their order; before any comes."""
        self._ids = list(ids)

    def put(self, ids: Sequence[str], vectors: NDArray[np.float32]) -> None:
        """Take some of the records, in any order."""
        self._waiting.update(zip(ids, vectors, strict=True))
        while self._ready < len(self._ids) and self._ids[self._ready] in self._waiting:
            self._ready += 1

    @property
    def has_work(self) -> bool:
        """Whether enough records are there for a call."""
        return self._ready - self._done >= _AT_ONCE

    def work(self) -> None:
        """Store what is there and next in order, at most a call's worth."""
        if self._store is None:
            self._store = self._place.fill(self._generation)
        batch = list(islice(self._ids, self._done, min(self._ready, self._done + _AT_ONCE)))
        records = ((passage, self._waiting.pop(passage)) for passage in batch)
        for _ in self._store.upsert(records):
            pass
        self._done += len(batch)
        self._progress("vectors", self._done, len(self._ids))

    def finish(self, ids: Sequence[str], vectors: NDArray[np.float32]) -> None:
        """Store what is left of all records, given in their order, and give the store back."""
        if not self._ids:
            self.expect(ids)
            self.put(ids, vectors)
        while self._store is None or self._done < len(ids):
            self.work()
        self.close()

    def close(self) -> None:
        """Give files and connections back."""
        if self._store is not None:
            self._store.close()
            self._store = None
