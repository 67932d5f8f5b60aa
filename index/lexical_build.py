"""Term counts of passages, and the BM25 arrays made from them that questions are scored on."""

from __future__ import annotations

import json
import logging
from array import array
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.analysis.counting import LARGEST_COUNT, KeyCounts

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["K1", "B", "TermCounts", "build_field"]

K1 = 0.6
"""How soon repeating a word stops paying (BM25). Passages are short and keys overlap, so early:
0.6 put the right paragraph first more often than 0.4, 0.8, 1.2, 1.6 and 2.0 in both languages."""

B = 0.75
"""How much a long passage is held against its counts (BM25)."""

UNSURE = 0.5
"""Power to which a key's certainty counts, in passages and in questions of another language: with
both at their full weight, a translation that is unsure on both sides hardly counted."""


_AT_ONCE = 1 << 20
"""Counts that scores are made of at a time, which bounds the memory for doing so."""


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
        return cls([], np.zeros(1, dtype=np.int64), *_numbered({}, {}))

    @classmethod
    def gather(
        cls,
        documents: Iterable[int | KeyCounts | Mapping[str, tuple[int, float]]],
        former: TermCounts,
        numbers: dict[str, int] | None = None,
    ) -> TermCounts:
        """Counts of documents.

        Args:
            documents: Each counted anew or given as the number of a former document.
            former: The counts of another generation.
            numbers: The numbers that keys counted anew go by; further keys are added.
        """
        numbers = {} if numbers is None else numbers
        moved = np.full(len(former.vocabulary), -1, dtype=np.int32)
        gathered = _Gathered()
        for document in documents:
            if isinstance(document, int):
                gathered.take(former._document(document, moved, numbers))
            elif isinstance(document, KeyCounts):
                gathered.take(document)
            else:
                gathered.take(_numbered(document, numbers))
        names = list(numbers)
        return cls(
            [names[number] for number in gathered.order],
            np.cumsum(gathered.lengths, dtype=np.int64),
            np.frombuffer(gathered.keys, dtype=np.int32),
            np.frombuffer(gathered.counts, dtype=np.uint8),
            np.frombuffer(gathered.weights, dtype=np.float32),
        )

    def _document(
        self, number: int, moved: NDArray[np.int32], numbers: dict[str, int]
    ) -> KeyCounts:
        held = slice(int(self.offsets[number]), int(self.offsets[number + 1]))
        keys = self.keys[held]
        for key in keys[moved[keys] < 0].tolist():
            moved[key] = numbers.setdefault(self.vocabulary[key], len(numbers))
        return KeyCounts(moved[keys], self.counts[held], self.weights[held])

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


class _Gathered:
    """Counts of one document after the other; keys are numbered anew, in the order they come."""

    def __init__(self) -> None:
        self.order: list[int] = []
        self.lengths = array("q", [0])
        self.keys = array("i")
        self.counts = array("B")
        self.weights = array("f")
        self._places = np.full(1 << 16, -1, dtype=np.int32)

    def take(self, document: KeyCounts) -> None:
        """Add a document, which may then be forgotten."""
        keys, counts, weights = document
        while len(keys) and keys.max() >= len(self._places):
            self._places = np.concatenate([self._places, np.full_like(self._places, -1)])
        new = keys[self._places[keys] < 0]
        self._places[new] = np.arange(len(self.order), len(self.order) + len(new))
        self.order += new.tolist()
        self.lengths.append(len(keys))
        self.keys.frombytes(self._places[keys].tobytes())
        self.counts.frombytes(counts.tobytes())
        self.weights.frombytes(weights.tobytes())


def build_field(terms: TermCounts, folder: Path) -> None:
    """BM25 arrays of the documents, each score lowered by how surely the key stands there.

    The formula is Lucene's, computed ahead of all questions as bm25s does (Lu, "BM25S", 2024,
    arXiv:2407.03618), and laid out and saved as bm25s reads it: by key, then by document. Its own
    builder takes lists of words; counts are at hand here, so the arrays are made from them.
    """
    import bm25s

    logging.getLogger("bm25s").setLevel(logging.WARNING)
    if not len(terms.keys):
        return
    engine = bm25s.BM25(method="lucene", k1=K1, b=B)
    engine.nonoccurrence_array = None
    engine.vocab_dict = {key: number for number, key in enumerate(terms.vocabulary)}
    held_by = np.bincount(terms.keys, minlength=len(terms.vocabulary))
    ends = np.concatenate(([0], np.cumsum(held_by)))
    data = np.empty(len(terms.keys), dtype=np.float32)
    indices = np.empty(len(terms.keys), dtype=np.int32)
    free = ends[:-1].copy()  # where the next document of each key goes
    for documents, keys, scores in _scored(terms, held_by):
        order = _sorted(keys)
        keys = keys[order]
        firsts = np.flatnonzero(np.diff(keys, prepend=-1))
        many = np.diff(firsts, append=len(keys))
        places = free[keys] + np.arange(len(keys)) - np.repeat(firsts, many)
        data[places], indices[places] = scores[order], documents[order]
        free[keys[firsts]] += many
    engine.scores = {"data": data, "indices": indices, "indptr": ends, "num_docs": len(terms)}
    engine.save(folder, show_progress=False)


def _scored(
    terms: TermCounts, held_by: NDArray[np.int64]
) -> Iterator[tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float32]]]:
    """Documents, their keys, and saturated count times rarity times sureness of each, in parts."""
    size = len(terms)
    spans = [slice(at, at + _AT_ONCE) for at in range(0, len(terms.keys), _AT_ONCE)]
    lengths = np.zeros(size)
    for span in spans:
        held = _documents(terms, span)
        lengths += np.bincount(held, weights=terms.counts[span], minlength=size)
    norms = K1 * ((1 - B) + B * lengths / lengths.mean())
    rarity = np.log(1 + (size - held_by + 0.5) / (held_by + 0.5)).astype(np.float32)
    for span in spans:
        held, keys = _documents(terms, span), terms.keys[span]
        counts = terms.counts[span].astype(np.float64)
        saturated = counts / (norms[held] + counts)
        scores = (rarity[keys] * saturated).astype(np.float32)
        scores *= terms.weights[span] ** UNSURE
        yield held, keys, scores


def _documents(terms: TermCounts, span: slice) -> NDArray[np.int32]:
    """The document that each of some keys stands in."""
    first, end = span.start, min(span.stop, len(terms.keys))
    lowest = int(np.searchsorted(terms.offsets, first, side="right")) - 1
    highest = int(np.searchsorted(terms.offsets, end))
    bounds: NDArray[np.int64] = np.clip(terms.offsets[lowest : highest + 1], first, end)
    return np.repeat(np.arange(lowest, highest, dtype=np.int32), np.diff(bounds))


def _sorted(keys: NDArray[np.int32]) -> NDArray[np.int64]:
    """The stable order of keys: by lower halves, then by upper ones, as short numbers sort fast."""
    lower = np.argsort(keys.astype(np.uint16), kind="stable")
    upper = (keys >> 16).astype(np.uint16)[lower]
    order: NDArray[np.int64] = lower[np.argsort(upper, kind="stable")]
    return order


def _numbered(document: Mapping[str, tuple[int, float]], numbers: dict[str, int]) -> KeyCounts:
    keys = [numbers.setdefault(key, len(numbers)) for key in document]
    counts = [min(count, LARGEST_COUNT) for count, _ in document.values()]
    weights = [weight for _, weight in document.values()]
    return KeyCounts(
        np.array(keys, dtype=np.int32),
        np.array(counts, dtype=np.uint8),
        np.array(weights, dtype=np.float32),
    )
