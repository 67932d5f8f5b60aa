"""Fills a new vector store while passages are still being read.

Chroma keeps Python from running while it links a vector to others. Many vectors therefore go to a
process of their own (`index.storing`), which works in a folder of its own until it is done: one
that outlives a killed build writes where nobody looks. Whatever goes wrong with it, the store is
filled here as if there were none. In which order records come makes no difference: the graph is
another each time, also for the same order.
"""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from secrets import token_hex
from threading import Thread
from typing import TYPE_CHECKING

import numpy as np

from index.errors import StoreError
from index.storing import AT_ONCE, Batch, Check, Vectors, answers_for_itself

if TYPE_CHECKING:
    from index.guards import Progress
    from index.vector_places import VectorPlace
    from index.vectors import VectorStore

__all__ = ["FEWEST", "Filling"]

FEWEST = 2_000
"""Vectors from which on a process of their own is worth its start of about a second."""

_START = "import sys; sys.path[:] = sys.argv[2:]; from index.storing import main; main(sys.argv[1])"
_FAILURES = (OSError, EOFError, pickle.PickleError, ValueError)


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
        self._apart: _Apart | None = None
        self._store: VectorStore | None = None
        self._total = self._put = 0
        self._pending: list[Batch] = []
        self._asked: Check | None = None

    def expect(self, count: int) -> None:
        """Say how many records will come; before any comes."""
        self._total = count
        folder = self._place.folder(self._generation)
        if folder and count >= FEWEST and sys.executable and (os.cpu_count() or 1) > 1:
            self._apart = _Apart(folder)

    def put(self, ids: Sequence[str], vectors: Vectors) -> None:
        """Take some of the records."""
        self._pending.append((ids, vectors))
        self._put += len(ids)
        if sum(len(names) for names, _ in self._pending) >= AT_ONCE:
            self._pass_on()

    def finish(self, ids: Sequence[str], matrix: Path) -> None:
        """Take what did not come yet; `settle` waits until it is stored.

        Args:
            ids: Of all records.
            matrix: File of their vectors, in the same order.
        """
        if not self._total:
            self.expect(len(ids))
        if not self._put:
            for batch in _batches(ids, np.load(matrix, mmap_mode="r")):
                self.put(*batch)
        self._pass_on()
        self._asked = Check(list(ids), matrix)
        if self._apart:
            self._apart.give(self._asked)

    def settle(self) -> None:
        """Wait until everything is stored, if `finish` was called, and finds itself.

        Raises:
            StoreError: When it does not.
        """
        if self._asked is None:
            return
        answered = self._apart.answered() if self._apart else None
        if answered is None:
            answered = self._answers_here(*self._asked, anew=self._apart is not None)
        self._apart = None
        if not answered:
            raise StoreError("the vector store does not find its own vectors", "try again")

    def close(self) -> None:
        """Leave no process, and give files and connections back."""
        if self._apart:
            self._apart.end()
        if self._store is not None:
            self._store.close()
            self._store = None

    def _pass_on(self) -> None:
        if not self._pending:
            return
        ids = [name for names, _ in self._pending for name in names]
        batch = (ids, np.concatenate([vectors for _, vectors in self._pending]))
        self._pending = []
        if self._apart:
            self._apart.give(batch)
        else:
            self._keep(batch)
        self._progress("vectors", self._put, max(self._put, self._total))

    def _keep(self, batch: Batch) -> None:
        if self._store is None:
            self._store = self._place.fill(self._generation)
        for _ in self._store.upsert(zip(*batch, strict=True)):
            pass

    def _answers_here(self, ids: Sequence[str], matrix: Path, *, anew: bool) -> bool:
        vectors = np.load(matrix, mmap_mode="r")
        if self._store is None:
            self._store = self._place.fill(self._generation)
        if anew:
            for batch in _batches(ids, vectors):
                self._keep(batch)
        self.close()
        store = self._place.open(self._generation)
        try:
            return answers_for_itself(store, ids, vectors)
        finally:
            store.close()


class _Apart:
    """The process that fills a folder, and the thread that gives it what there is.

    Args:
        folder: Where the store will be in the end.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._workshop = folder.with_name(f"filling-{token_hex(8)}")
        self._given: SimpleQueue[Batch | Check | None] = SimpleQueue()
        self._child: subprocess.Popen[bytes] | None = None
        self._answer: bool | None = None
        self._ended = False
        self._thread = Thread(target=self._feed, daemon=True)
        self._thread.start()

    def give(self, message: Batch | Check) -> None:
        """Have records stored, or the store checked."""
        self._given.put(message)

    def answered(self) -> bool | None:
        """Whether the store finds its own vectors; None when the process failed."""
        self._thread.join()
        if self._answer is not None:
            try:
                shutil.rmtree(self._folder, ignore_errors=True)
                self._workshop.replace(self._folder)
            except OSError:
                self._answer = None
        self.end()
        return self._answer

    def end(self) -> None:
        """Leave neither process nor folder behind."""
        self._ended = True
        self._given.put(None)
        if self._child:
            self._child.kill()
        self._thread.join()
        shutil.rmtree(self._workshop, ignore_errors=True)

    def _feed(self) -> None:
        with suppress(*_FAILURES):
            self._child = subprocess.Popen(
                [sys.executable, "-c", _START, str(self._workshop), *sys.path],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            with self._child as child:
                assert child.stdin
                assert child.stdout
                try:
                    while (message := self._given.get()) and not self._ended:
                        pickle.dump(message, child.stdin, pickle.HIGHEST_PROTOCOL)
                        child.stdin.flush()
                        if isinstance(message, Check):
                            answer = pickle.load(child.stdout)
                            child.stdin.close()
                            child.wait()
                            self._answer = answer
                            return
                finally:
                    child.kill()


def _batches(ids: Sequence[str], vectors: Vectors) -> Iterator[Batch]:
    for first in range(0, len(ids), AT_ONCE):
        held = slice(first, first + AT_ONCE)
        yield ids[held], np.asarray(vectors[held])
