"""The passages nearest to a vector: Chroma proposes them, exact cosines fill in where few pass."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.store import Truth
    from index.vectors import VectorStore

__all__ = ["BY_VECTOR", "Nearest"]

BY_VECTOR = 100
"""How many passages are wanted for the fused ranking."""


class Nearest:
    """Finds passages by their vectors.

    Args:
        vectors: The open vector store of a generation.
        truth: Knows the ids of the passages.
        rows: The row of each passage in the truth.
        matrix: The vector of each passage.
    """

    def __init__(
        self,
        vectors: VectorStore,
        truth: Truth,
        rows: NDArray[np.int64],
        matrix: NDArray[np.float32],
    ) -> None:
        self._vectors = vectors
        self._truth = truth
        self._rows = rows
        self._matrix = matrix

    def finds_itself(self) -> bool:
        """Whether the vector store answers for the vectors it was given."""
        if not len(self._rows):
            return True
        known = self._vectors.nearest(self._matrix[0], 1)
        return len(self._truth.rows_of(known)) == 1

    def find(self, vector: NDArray[np.float32], mask: NDArray[np.bool_]) -> NDArray[np.int64]:
        """The nearest allowed passages: Chroma's, or all compared where it brings too few."""
        wanted = min(BY_VECTOR, int(mask.sum()))
        if mask.mean() > 0.5:
            places = self._places(self._vectors.nearest(vector, min(2 * BY_VECTOR, len(mask))))
            near: NDArray[np.int64] = places[mask[places]]
            if len(near) >= wanted:
                return near
        cosine = np.where(mask, self._matrix @ vector, np.float32(-2))
        return np.argpartition(-cosine, wanted - 1)[:wanted]

    def _places(self, ids: list[str]) -> NDArray[np.int64]:
        """Where the passages stand that exist among these ids."""
        known, places = self._numbered
        asked = np.array(ids, dtype=np.bytes_)
        at = np.minimum(np.searchsorted(known, asked), len(known) - 1)
        found: NDArray[np.int64] = places[at[known[at] == asked]]
        return found

    @cached_property
    def _numbered(self) -> tuple[NDArray[np.bytes_], NDArray[np.int64]]:
        """The ids of all passages, in order, and where each passage stands."""
        ids, rows = zip(*self._truth.ids(), strict=True)
        by_row = np.argsort(self._rows)
        places = by_row[np.searchsorted(self._rows, rows, sorter=by_row)]
        return np.array(ids, dtype=np.bytes_), places
