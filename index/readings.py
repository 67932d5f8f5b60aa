"""The passages of a build that are to be read, and what is read of them, by two processes.

Reading words is most of what an index costs, and pure Python keeps to one core. When there is much
to read, a child process (`index.helping`) takes passages while this one still reads files, and this
one takes some when it has nothing else to do. As long as it can, each goes on with the language it
has begun, so that few words are learnt twice. The child is a plain new interpreter, neither forked
nor given the caller's main module: that holds under threads, in tests and in a server. Whatever
goes wrong with it, this process reads its passages as if there were none.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections import Counter, deque
from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property
from threading import Condition, Thread
from typing import TYPE_CHECKING

import numpy as np

from index.analysis.counting import KeyCounts
from index.helping import Answer, Order, unpacked
from index.wording import PassageReader, ReadPassage

if TYPE_CHECKING:
    from index.analysis.analyser import Analyser
    from index.analysis.counting import KeyCounter
    from index.store import StoredPassage

__all__ = ["FEWEST", "Readings"]

FEWEST = 512
"""Passages from which on a second process is worth its start of about a second."""

_BATCH = 128
_MOST_WAITING = 32
"""Batches of a language that are kept in memory; those beyond are read from the store later."""

_HERE, _THERE = 0, 1
_START = "import sys; sys.path[:] = sys.argv[1:]; from index.helping import main; main()"
_FAILURES = (OSError, EOFError, pickle.PickleError, ValueError)


class Readings:
    """Has passages read. Close it when no more are to be.

    Args:
        analyser: Knows the words.
        glosses: Whether the embedder is given English words for other scripts.
        embeds: Whether the second process may embed what it reads (`index.helping.Order`).
    """

    def __init__(self, analyser: Analyser, *, glosses: bool, embeds: bool = False) -> None:
        self._analyser = analyser
        self._glosses = glosses
        self._order = None
        if analyser.opened_from and sys.executable and (os.cpu_count() or 1) > 1:
            self._order = Order(*analyser.opened_from, analyser.fingerprint, glosses, embeds)
        self.counts: dict[str, KeyCounts] = {}
        """The keys of every passage read, by its id."""
        self.offered: set[str] = set()
        """Ids of the passages that will be read."""
        self._batches: dict[str, list[StoredPassage]] = {}
        self._waiting: list[list[StoredPassage]] = []
        self._taken: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
        self._read: deque[tuple[list[StoredPassage], Answer]] = deque()
        self._numbers = np.zeros(0, dtype=np.int32)
        self._changed = Condition()
        self._busy = False
        self._closed = False
        self._child: subprocess.Popen[bytes] | None = None
        self._feeder: Thread | None = None

    @cached_property
    def _reader(self) -> PassageReader:
        # Made when it is wanted: the child may have compiled the lexicons by then.
        return PassageReader(self._analyser, glosses=self._glosses)

    @property
    def counter(self) -> KeyCounter:
        """Numbers the keys, and counts them in further texts."""
        return self._reader.counter

    def has_room(self, language: str = "") -> bool:
        """Whether more passages, of one language where it is given, may be offered now."""
        waiting = [_language(batch) for batch in list(self._waiting)]
        return (waiting.count(language) if language else len(waiting)) < _MOST_WAITING

    def offer(self, passages: Sequence[StoredPassage]) -> None:
        """Have passages read."""
        for passage in passages:
            self._batches.setdefault(passage.language, []).append(passage)
        self.offered.update(passage.id for passage in passages)
        for language in {passage.language for passage in passages}:
            if len(self._batches[language]) >= _BATCH:
                self._flush(language)
        if len(self.offered) >= FEWEST and self._order and self._feeder is None:
            self._feeder = Thread(target=self._feed, args=(self._order,), daemon=True)
            self._feeder.start()

    def take(self) -> list[ReadPassage]:
        """Some passages that were offered, read; none when none are left."""
        if not self._waiting:
            for language in list(self._batches):
                self._flush(language)
        with self._changed:
            while not self._read and not self._waiting and self._busy:
                self._changed.wait()
            done = self._read.popleft() if self._read else None
            batch = self._chosen(_HERE) if not done and self._waiting else []
        read = self._numbered(*done) if done else self._reader.read(batch)
        self.counts.update({passage.id: passage.counts for passage in read})
        return read

    def close(self) -> None:
        """Leave no process and no thread behind."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        if self._child:
            self._child.kill()
        if self._feeder:
            self._feeder.join()

    def _flush(self, language: str) -> None:
        with self._changed:
            self._waiting.append(self._batches.pop(language))
            self._changed.notify_all()

    def _chosen(self, who: int) -> list[StoredPassage]:
        """The first batch of the language of which one has read most, and the other least."""
        own, other = self._taken[who], self._taken[1 - who]
        languages = [_language(batch) for batch in self._waiting]
        chosen = max(languages, key=lambda language: own[language] - other[language])
        own[chosen] += 1
        return self._waiting.pop(languages.index(chosen))

    def _numbered(self, passages: list[StoredPassage], answer: Answer) -> list[ReadPassage]:
        numbers = self.counter.keys
        new = [numbers.setdefault(key, len(numbers)) for key in answer.keys]
        self._numbers = np.concatenate([self._numbers, np.array(new, dtype=np.int32)])
        return unpacked(passages, answer, self._numbers)

    def _feed(self, order: Order) -> None:
        """Give the child one batch after the other; runs in a thread of its own."""
        with suppress(*_FAILURES):
            child = subprocess.Popen(
                [sys.executable, "-c", _START, *sys.path],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            with suppress(*_FAILURES), child:
                self._child = child
                try:
                    self._give(child, order)
                    while batch := self._next():
                        self._exchange(child, batch)
                finally:
                    child.kill()

    def _next(self) -> list[StoredPassage]:
        with self._changed:
            while not self._waiting and not self._closed:
                self._changed.wait()
            if self._closed:
                return []
            self._busy = True
            return self._chosen(_THERE)

    def _exchange(self, child: subprocess.Popen[bytes], batch: list[StoredPassage]) -> None:
        answer: Answer | None = None
        try:
            self._give(child, batch)
            assert child.stdout
            answer = pickle.load(child.stdout)
        finally:
            with self._changed:
                self._busy = False
                if answer:
                    self._read.append((batch, answer))
                else:
                    self._waiting.insert(0, batch)
                self._changed.notify_all()

    def _give(self, child: subprocess.Popen[bytes], message: object) -> None:
        assert child.stdin
        pickle.dump(message, child.stdin, pickle.HIGHEST_PROTOCOL)
        child.stdin.flush()


def _language(batch: Sequence[StoredPassage]) -> str:
    return batch[0].language
