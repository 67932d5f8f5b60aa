"""The second process of a large build: reads passages that it is given, and says what it read.

Runs as the child that `index.readings` starts, and knows nothing of store and network. It
ends when its input does, so it never outlives the build, not even one that is killed.
"""

from __future__ import annotations

import gc
import pickle
import signal
import sys
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.analysis.analyser import open_analyser
from index.analysis.counting import KeyCounts
from index.embedding import WordLlamaEmbedder
from index.wording import PassageReader, ReadPassage

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.store import StoredPassage

__all__ = ["Answer", "Order", "main", "unpacked"]


class Order(NamedTuple):
    """The first thing the child is told."""

    lexicons: tuple[Path, ...]
    cache: Path
    fingerprint: str
    """Of the analyser that the build goes by; a child that finds another one is of no use."""
    glosses: bool
    embeds: bool
    """Whether the texts are also to be embedded, by the embedder that needs no network."""


class Answer(NamedTuple):
    """What was read of some passages, in few large pieces."""

    keys: list[str]
    """Keys met for the first time, by the order of their numbers."""
    english: list[str | None]
    """The text of each passage's vector; None where it is the passage's own or not needed."""
    lengths: list[int]
    """How many keys each passage holds."""
    counts: KeyCounts
    """The counts of all, one passage after the other."""
    vectors: NDArray[np.float32] | None
    """A row for each passage, where they were to be embedded."""


def main() -> None:
    """Answer what comes in until there is no more."""
    # A key pressed to end the build is meant for its process, which ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    given, said = sys.stdin.buffer, sys.stdout.buffer
    order: Order = pickle.load(given)
    analyser = open_analyser(order.lexicons, order.cache)
    if analyser.fingerprint != order.fingerprint:
        return
    reader = PassageReader(analyser, glosses=order.glosses)
    embedder = WordLlamaEmbedder()
    told = 0
    while True:
        try:
            passages: Sequence[StoredPassage] = pickle.load(given)
        except EOFError:
            return
        read = reader.read(passages)
        vectors = embedder.embed([one.to_embed for one in read]) if order.embeds else None
        answer = _packed(passages, read, list(islice(reader.counter.keys, told, None)), vectors)
        told += len(answer.keys)
        pickle.dump(answer, said, pickle.HIGHEST_PROTOCOL)
        said.flush()


def _packed(
    passages: Sequence[StoredPassage],
    read: Sequence[ReadPassage],
    keys: list[str],
    vectors: NDArray[np.float32] | None,
) -> Answer:
    english = [
        None if vectors is not None or one.to_embed == passage.to_embed else one.to_embed
        for passage, one in zip(passages, read, strict=True)
    ]
    return Answer(
        keys,
        english,
        [len(one.counts.keys) for one in read],
        KeyCounts(*(np.concatenate(part) for part in zip(*(r.counts for r in read), strict=True))),
        vectors,
    )


def unpacked(
    passages: Sequence[StoredPassage], answer: Answer, numbers: NDArray[np.int32]
) -> list[ReadPassage]:
    """What a child read, by the numbers that its keys have here."""
    keys = numbers[answer.counts.keys]
    read, first = [], 0
    vectors = answer.vectors if answer.vectors is not None else [None] * len(passages)
    for passage, english, length, vector in zip(
        passages, answer.english, answer.lengths, vectors, strict=True
    ):
        held = slice(first, first + length)
        first += length
        counts = KeyCounts(keys[held], answer.counts.counts[held], answer.counts.weights[held])
        words = passage.to_embed if english is None else english
        read.append(ReadPassage(passage.id, words, counts, vector))
    return read
