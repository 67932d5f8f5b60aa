"""Passages to term counts, and term counts to the BM25 arrays that questions are scored on."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.analysis.terms import Analysis

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["K1", "B", "TermCounts", "build_field", "count_terms"]

K1 = 0.6
"""How soon repeating a word stops paying (BM25). Passages are short and keys overlap, so early:
0.6 put the right paragraph first more often than 0.4, 0.8, 1.2, 1.6 and 2.0 in both languages."""

B = 0.75
"""How much a long passage is held against its counts (BM25)."""

_LARGEST_COUNT = 255


def count_terms(analysis: Analysis) -> dict[str, tuple[int, float]]:
    """Each key of the content units with how often it stands there and how surely."""
    found: dict[str, tuple[int, float]] = {}
    for unit in analysis.units:
        if unit.content:
            for key, weight in {term.key: term.weight for term in reversed(unit.terms)}.items():
                count, sure = found.get(key, (0, 0.0))
                found[key] = (count + 1, max(weight, sure))
    return found


class TermCounts:
    """Which keys each document holds, how often and how surely, as flat arrays.

    Kept in a generation so that the next build analyses only what is new. Document `d` holds
    `keys[offsets[d]:offsets[d + 1]]`, numbers of keys in `vocabulary`.
    """

    def __init__(
        self,
        vocabulary: list[str],
        offsets: NDArray[np.int64],
        keys: NDArray[np.int32],
        counts: NDArray[np.uint8],
        weights: NDArray[np.float32],
    ) -> None:
        self.vocabulary = vocabulary
        self.offsets = offsets
        self.keys = keys
        self.counts = counts
        self.weights = weights

    def __len__(self) -> int:
        """How many documents."""
        return len(self.offsets) - 1

    @classmethod
    def empty(cls) -> TermCounts:
        """No documents."""
        return cls([], np.zeros(1, dtype=np.int64), *_fresh({}, {}))

    @classmethod
    def gather(
        cls,
        documents: Iterable[int | dict[str, tuple[int, float]]],
        former: TermCounts,
    ) -> TermCounts:
        """Counts of documents, each given anew or as the number of a former document."""
        vocabulary: dict[str, int] = {}
        moved = np.full(len(former.vocabulary), -1, dtype=np.int32)
        lengths: list[int] = []
        parts: list[tuple[NDArray[np.int32], NDArray[np.uint8], NDArray[np.float32]]] = []
        for document in documents:
            if isinstance(document, int):
                part = former._document(document, moved, vocabulary)
            else:
                part = _fresh(document, vocabulary)
            lengths.append(len(part[0]))
            parts.append(part)
        parts.append(_fresh({}, vocabulary))  # there may be no document at all
        return cls(
            list(vocabulary),
            np.concatenate(([0], np.cumsum(lengths, dtype=np.int64))).astype(np.int64),
            np.concatenate([p[0] for p in parts]),
            np.concatenate([p[1] for p in parts]),
            np.concatenate([p[2] for p in parts]),
        )

    def _document(
        self, number: int, moved: NDArray[np.int32], vocabulary: dict[str, int]
    ) -> tuple[NDArray[np.int32], NDArray[np.uint8], NDArray[np.float32]]:
        held = slice(int(self.offsets[number]), int(self.offsets[number + 1]))
        keys = self.keys[held]
        for key in keys[moved[keys] < 0].tolist():
            moved[key] = vocabulary.setdefault(self.vocabulary[key], len(vocabulary))
        return moved[keys], self.counts[held], self.weights[held]

    def repeated(self) -> Iterator[list[int]]:
        """Each document as bm25s wants it: a key as often as it occurs."""
        for first, last in zip(self.offsets[:-1], self.offsets[1:], strict=True):
            yield np.repeat(self.keys[first:last], self.counts[first:last]).tolist()

    def save(self, folder: Path) -> None:
        """Write the arrays."""
        folder.mkdir(parents=True)
        (folder / "vocabulary.json").write_text(
            json.dumps(self.vocabulary, ensure_ascii=False), encoding="utf-8"
        )
        for name in ("offsets", "keys", "counts", "weights"):
            np.save(folder / f"{name}.npy", getattr(self, name))

    @classmethod
    def load(cls, folder: Path) -> TermCounts:
        """The arrays `save` wrote, memory-mapped."""
        vocabulary = json.loads((folder / "vocabulary.json").read_text(encoding="utf-8"))
        names = ("offsets", "keys", "counts", "weights")
        return cls(vocabulary, *(np.load(folder / f"{n}.npy", mmap_mode="r") for n in names))


class _Documents:
    """A sequence bm25s may walk as often as it likes, without all lists in memory at once."""

    def __init__(self, terms: TermCounts) -> None:
        self._terms = terms

    def __len__(self) -> int:
        return len(self._terms)

    def __iter__(self) -> Iterator[list[int]]:
        return self._terms.repeated()


def build_field(terms: TermCounts, folder: Path) -> None:
    """BM25 arrays of the documents, each score lowered by how surely the key stands there.

    The formula is Lucene's, as bm25s computes it ahead of all questions (Lu, "BM25S", 2024,
    arXiv:2407.03618).
    """
    import bm25s

    logging.getLogger("bm25s").setLevel(logging.WARNING)
    if not len(terms.keys):
        return
    engine = bm25s.BM25(method="lucene", k1=K1, b=B)
    engine.vocab_dict = {key: number for number, key in enumerate(terms.vocabulary)}
    engine.unique_token_ids_set = set(engine.vocab_dict.values())
    engine.scores = engine.build_index_from_ids(
        list(engine.vocab_dict.values()), _Documents(terms), show_progress=False
    )
    documents = np.repeat(np.arange(len(terms)), np.diff(terms.offsets))
    # The order bm25s keeps its arrays in: by key, then by document.
    engine.scores["data"] *= terms.weights[np.lexsort((documents, terms.keys))]
    engine.save(folder, show_progress=False)


def _fresh(
    document: dict[str, tuple[int, float]], vocabulary: dict[str, int]
) -> tuple[NDArray[np.int32], NDArray[np.uint8], NDArray[np.float32]]:
    keys = [vocabulary.setdefault(key, len(vocabulary)) for key in document]
    counts = [min(count, _LARGEST_COUNT) for count, _ in document.values()]
    weights = [weight for _, weight in document.values()]
    return (
        np.array(keys, dtype=np.int32),
        np.array(counts, dtype=np.uint8),
        np.array(weights, dtype=np.float32),
    )
