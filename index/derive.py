"""From the truth to what questions are answered with: vectors, terms, Chroma."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.analysis.counting import KeyCounts
from index.errors import StoreError
from index.generation import TRUTH
from index.lexical_build import TermCounts, build_field
from index.store import Truth
from index.storing import answers_for_itself
from index.vector_places import VectorPlace

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.filling import Filling
    from index.guards import Progress
    from index.readings import Readings

__all__ = ["Former", "derive_terms", "derive_vectors"]

_MOST_CHURN = 0.2
"""Share of vectors replaced in a copied Chroma folder before it is filled anew."""

MATRIX = "matrix.npy"
_BATCH = 512
"""Passages whose words are counted at a time."""


@dataclass(frozen=True, slots=True)
class Former:
    """An undamaged generation that the new one continues."""

    generation: int
    folder: Path
    churn: int


def derive_vectors(
    truth: Truth,
    folder: Path,
    generation: int,
    place: VectorPlace,
    former: Former | None,
    filling: Filling,
) -> int:
    """Write the matrix of vectors and fill Chroma; returns the churn so far.

    A copy of the former Chroma is changed in place when few passages differ; it is filled from
    nothing when many do, and when the changed copy does not answer for its own vectors. How that
    went is known when `filling` has settled.
    """
    stored = truth.rows()
    rows = np.array([row for row, _, _ in stored], dtype=np.int64)
    numbers = {card.id: number for number, (card, *_) in enumerate(truth.cards())}
    np.save(folder / "rows.npy", rows)
    np.save(folder / "article_of.npy", np.array([numbers[a] for _, _, a in stored], dtype=np.int32))
    matrix = _write_matrix(truth, folder / MATRIX, len(rows))
    ids = [passage for _, passage, _ in stored]
    if former:
        churn = _continue(generation, place, former, stored, matrix)
        if churn is not None:
            return churn
    filling.finish(ids, folder / MATRIX)
    return 0


def derive_terms(
    truth: Truth,
    folder: Path,
    readings: Readings,
    former: Former | None,
    progress: Progress,
) -> None:
    """Write the BM25 arrays of passages and titles.

    Most of what is new was read when it was embedded; the rest is analysed now.
    """
    stored = [(row, passage) for row, passage, _ in truth.rows()]
    heads = [(card.title, card.language) for card, *_ in truth.cards()]
    known, known_titles = TermCounts.empty(), TermCounts.empty()
    at: dict[int, int] = {}
    title_at: dict[tuple[str, str], int] = {}
    if former:
        known = TermCounts.load(former.folder / "terms" / "body")
        known_titles = TermCounts.load(former.folder / "terms" / "title")
        at = {row: n for n, row in enumerate(np.load(former.folder / "rows.npy").tolist())}
        with Truth(former.folder / TRUTH) as old:
            title_at = {(c.title, c.language): n for n, (c, *_) in enumerate(old.cards())}

    counts = readings.counts
    _count(truth, readings, [row for row, p in stored if row not in at and p not in counts])
    heads_counted = readings.counter.count([head for head in heads if head not in title_at])
    titles = [title_at[head] if head in title_at else next(heads_counted) for head in heads]
    numbers = readings.counter.keys

    def documents() -> Iterator[int | KeyCounts]:
        for done, (row, passage) in enumerate(stored, start=1):
            yield at[row] if row in at else counts.pop(passage)
            if done % _BATCH == 0 or done == len(stored):
                progress("terms", done, len(stored))

    for name, counted, kept in (("body", documents(), known), ("title", titles, known_titles)):
        terms = TermCounts.gather(counted, kept, numbers)
        terms.save(folder / "terms" / name)
        build_field(terms, folder / "lexical" / name)


def _count(truth: Truth, readings: Readings, rows: Sequence[int]) -> None:
    """Count the words of passages that needed no vector."""
    for first in range(0, len(rows), _BATCH):
        batch = truth.stored_passages(rows[first : first + _BATCH])
        counted = readings.counter.count([(one.text, one.language) for one in batch])
        readings.counts.update(zip([one.id for one in batch], counted, strict=True))


def _continue(
    generation: int,
    place: VectorPlace,
    former: Former,
    stored: list[tuple[int, str, str]],
    matrix: NDArray[np.float32],
) -> int | None:
    with Truth(former.folder / TRUTH) as truth:
        former_rows = {row: passage for row, passage, _ in truth.rows()}
    ids = [passage for _, passage, _ in stored]
    fresh = [n for n, (row, _, _) in enumerate(stored) if row not in former_rows]
    stale = sorted(set(former_rows.values()) - set(ids))
    churn = former.churn + len(fresh) + len(stale)
    if churn > _MOST_CHURN * len(ids):
        return None
    try:
        store = place.branch(former.generation, generation)
        if store is None:
            return None
        try:
            for _ in store.upsert((ids[n], matrix[n]) for n in fresh):
                pass
            store.delete(stale)
        finally:
            store.close()
        return churn if _reopened_answers(place, generation, ids, matrix) else None
    except (StoreError, OSError):
        return None  # there is nothing to copy, or the copy is no good: filled anew by the caller


def _reopened_answers(
    place: VectorPlace, generation: int, ids: list[str], matrix: NDArray[np.float32]
) -> bool:
    store = place.open(generation)
    try:
        return answers_for_itself(store, ids, matrix)
    finally:
        store.close()


def _write_matrix(truth: Truth, path: Path, rows: int) -> NDArray[np.float32]:
    dimensions = int(truth.meta("dimensions"))
    matrix = np.lib.format.open_memmap(path, mode="w+", dtype=np.float32, shape=(rows, dimensions))
    for number, embedding in enumerate(truth.embeddings()):
        matrix[number] = np.frombuffer(embedding, dtype=np.float32)
    matrix.flush()
    return matrix
