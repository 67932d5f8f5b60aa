"""The process that fills Chroma for a large build (`index.filling`), and the check of what it did.

It is given ids and vectors and writes below one folder. It ends when its input does, so it never
outlives the build by more than a call, not even one that is killed.
"""

from __future__ import annotations

import gc
import pickle
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from index.vectors import VectorStore

__all__ = ["AT_ONCE", "Batch", "Check", "Vectors", "answers_for_itself", "main"]

AT_ONCE = 2_500
"""Records of a call: fewer cost more."""

Vectors = NDArray[np.float32]
Batch = tuple[Sequence[str], Vectors]
"""Ids of some passages and their vectors."""

_SAMPLE = 48
_NEAREST = 10


class Check(NamedTuple):
    """What is asked at the end: whether the store finds a sample of all that it was given."""

    ids: list[str]
    matrix: Path
    """A file of the vectors of the ids."""


def main(folder: str) -> None:
    """Store what comes in below a folder, check it when asked to, and say whether it is well."""
    from index.vector_places import LocalPlace

    # A key pressed to end the build is meant for its process, which ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    given, said = sys.stdin.buffer, sys.stdout.buffer
    place = LocalPlace(lambda _: Path(folder))
    store = place.fill(0)
    while True:
        try:
            message: Batch | Check = pickle.load(given)
        except EOFError:
            return
        if isinstance(message, Check):
            break
        for _ in store.upsert(zip(*message, strict=True)):
            pass
    store.close()
    store = place.open(0)
    answer = answers_for_itself(store, message.ids, np.load(message.matrix, mmap_mode="r"))
    store.close()
    pickle.dump(answer, said)
    said.flush()


def answers_for_itself(store: VectorStore, ids: Sequence[str], matrix: Vectors) -> bool:
    """Whether a sample of vectors finds its own passages; `count` alone would not show a loss."""
    if store.count() != len(ids):
        return False
    asked = sorted({int(n) for n in np.linspace(0, len(ids) - 1, _SAMPLE)} if ids else ())
    at = {passage: number for number, passage in enumerate(ids)}
    missed = 0
    for number in asked:
        vector = matrix[number]
        if not vector.any():
            continue
        found = [at.get(passage, -1) for passage in store.nearest(vector, _NEAREST)]
        # Passages with the same words have the same vector: any of them will do.
        closest = max((float(matrix[n] @ vector) for n in found if n >= 0), default=0.0)
        missed += number not in found and closest < 0.999
    return missed <= len(asked) // 20
