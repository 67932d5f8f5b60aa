"""What a build takes from a passage's words: the text its vector is made from, and its keys.

Both come from one reading, so that no word is looked up twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from index.analysis.bulk import BulkReader, ReadText
from index.analysis.counting import KeyCounter, KeyCounts
from index.analysis.terms import Analysis
from index.embedding import LONGEST
from index.gloss import Glosser, Told, chosen, script_language

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from index.analysis.analyser import Analyser
    from index.store import StoredPassage

__all__ = ["PassageReader", "ReadPassage"]


class ReadPassage(NamedTuple):
    """A passage as it is embedded and found."""

    id: str
    to_embed: str
    """Its words, or English ones for an embedder that knows no others."""
    counts: KeyCounts
    """Numbers of keys are those of the reader's counter."""
    vector: NDArray[np.float32] | None = None
    """Where it was embedded as well."""


class PassageReader:
    """Reads passages and remembers their words: for one build, not longer.

    Args:
        analyser: Knows the words.
        glosses: Whether the embedder is given English words for other scripts.
    """

    def __init__(self, analyser: Analyser, *, glosses: bool) -> None:
        self._bulk = BulkReader(analyser)
        self.counter = KeyCounter(self._bulk)
        self._glosser = Glosser(self._bulk) if glosses else None
        self._head: tuple[str, str] = ("", "")
        self._told_of_head: list[Told] = []

    def read(self, passages: Sequence[StoredPassage]) -> list[ReadPassage]:
        """Read some passages; a few hundred at a time cost least, one article's side by side."""
        texts = self._bulk.read_all([(passage.text, passage.language) for passage in passages])
        english = [self._english(*read) for read in zip(passages, texts, strict=True)]
        counted = self.counter.counted(texts)
        return [
            ReadPassage(passage.id, words, counts)
            for passage, words, counts in zip(passages, english, counted, strict=True)
        ]

    def _english(self, passage: StoredPassage, read: ReadText | Analysis) -> str:
        words = passage.to_embed
        if self._glosser is None:
            return words
        if len(words) > LONGEST:
            return self._glosser.english(words[:LONGEST])
        language = script_language(words)
        if language == "en":
            return words
        if language != passage.language:
            read = self._bulk.read(passage.text, language)
        head = self._of_head(words[: len(words) - len(passage.text)], language)
        return chosen([*head, *self._glosser.told_of(passage.text, read)], words)

    def _of_head(self, head: str, language: str) -> list[Told]:
        """What is told of title and outlet, the same for all passages of an article."""
        if self._glosser and (head, language) != self._head:
            self._told_of_head = self._glosser.told(head, language)
            self._head = (head, language)
        return self._told_of_head
