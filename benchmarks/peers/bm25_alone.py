"""BM25 alone: bm25s with its defaults (English stop words, no stemming) over whole articles."""

from __future__ import annotations

from collections.abc import Sequence

import bm25s
from material import Passage


class Bm25:
    """A peer.

    Args:
        texts: Articles by id.
    """

    def __init__(self, texts: dict[str, str]) -> None:
        self._ids = list(texts)
        self._lengths = [len(text) for text in texts.values()]
        self._bm25 = bm25s.BM25()
        self._bm25.index(
            bm25s.tokenize(list(texts.values()), show_progress=False), show_progress=False
        )

    def passages(self, question: str, count: int) -> list[Passage]:
        """The best articles."""
        asked = bm25s.tokenize([question], show_progress=False)
        places, scores = self._bm25.retrieve(
            asked, k=min(count, len(self._ids)), show_progress=False
        )
        return [
            Passage(self._ids[place], 0, self._lengths[place], float(score))
            for place, score in zip(places[0], scores[0], strict=True)
            if score > 0
        ]

    def similarity(self, question: str, sentences: Sequence[str]) -> Sequence[float]:
        """BM25 with the sentences as the collection."""
        cut = bm25s.tokenize(list(sentences), show_progress=False)
        asked = bm25s.tokenize([question], show_progress=False, return_ids=False)[0]
        if not any(cut.ids) or not asked:
            return [0.0] * len(sentences)
        ranker = bm25s.BM25()
        ranker.index(cut, show_progress=False)
        known = [word for word in asked if word in cut.vocab]
        return [float(s) for s in ranker.get_scores(known)] if known else [0.0] * len(sentences)

    def confidence(self, score: float) -> float:
        """Rising from 0 towards 1."""
        return score / (1 + score)
