"""What every peer shares: questions and articles in, answers out, and the naive answer.

A peer ranks passages. Its answer is what can be shown without a language model: of the sentences of
its best passages the three most like the question, by the very similarity that ranked the passages.
It never declines; its confidence is the score of its best passage.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

DEPTH = 20
"""Passages handed over for the ranking measures, as many as Dateline's run holds."""
READ = 3
"""Passages that sentences are taken from."""
SHOWN = 3
"""Sentences shown."""


@dataclass(frozen=True)
class Passage:
    """A stretch of an article that was found."""

    article: str
    start: int
    end: int
    score: float


class Peer(Protocol):
    """Ranks passages, and sentences by the same similarity."""

    def passages(self, question: str, count: int) -> list[Passage]:
        """The best passages, best first."""

    def similarity(self, question: str, sentences: Sequence[str]) -> Sequence[float]:
        """How like the question each sentence is."""

    def confidence(self, score: float) -> float:
        """A passage's score brought into [0, 1]; the order stays."""


def read_articles(folder: Path) -> dict[str, str]:
    """Text by id."""
    return {row["id"]: row["text"] for row in _rows(folder / "articles.jsonl")}


def answer(make: Callable[[dict[str, str]], Peer], folder: Path, out: Path, limit: int) -> None:
    """Ask a peer every question and write what `dateline eval --answers` reads.

    Args:
        make: Builds the peer over texts by id.
        folder: What `export.py` wrote.
        out: The answers.
        limit: How many questions at most; 0 for all.
    """
    texts = read_articles(folder)
    peer = make(texts)
    draft = out.with_name(out.name + ".part")
    with draft.open("w", encoding="utf-8") as file:
        for number, row in enumerate(_rows(folder / "set.jsonl")):
            if limit and number >= limit:
                break
            began = time.perf_counter()
            said = _answered(peer, texts, row)
            said["elapsed_ms"] = round(1000 * (time.perf_counter() - began), 2)
            file.write(json.dumps({"id": row["id"], **said}, ensure_ascii=False) + "\n")
    draft.replace(out)


def _answered(peer: Peer, texts: dict[str, str], row: dict[str, Any]) -> dict[str, Any]:
    question, hidden = row["question"], set(row["without"])
    # An article may have many passages: what is left out must not leave the list short.
    found = peer.passages(question, DEPTH + 20 * len(hidden))
    found = [passage for passage in found if hidden.isdisjoint(names(passage.article))][:DEPTH]
    places = [
        (passage.article, start, end)
        for passage in found[:READ]
        for start, end in sentences(texts[passage.article], passage.start, passage.end)
    ]
    places = list(dict.fromkeys(places))
    quotes = [texts[article][start:end] for article, start, end in places]
    likeness = peer.similarity(question, quotes) if quotes else []
    best = sorted(range(len(quotes)), key=lambda n: -likeness[n])[:SHOWN]
    return {
        "answer": " ".join(quotes[n] for n in best),
        "abstained": False,
        "statements": [{"text": quotes[n], "citations": [m]} for m, n in enumerate(best, 1)],
        "citations": [
            {
                "article": places[n][0],
                "start": places[n][1],
                "end": places[n][2],
                "quote": quotes[n],
            }
            for n in best
        ],
        "passages": [{"article": p.article, "start": p.start, "end": p.end} for p in found],
        "confidence": peer.confidence(found[0].score) if found else 0.0,
    }


def names(article: str) -> tuple[str, str]:
    """What a set may call an article of a dump: its whole id, or what follows the file's name."""
    return article, article.partition("#")[2]


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the sentences of a stretch stand, as LlamaIndex's own splitter cuts them."""
    place = start
    for cut in _splitter()(text[start:end]):
        said = cut.strip()
        at = text.find(said, place, end) if said else -1
        if at >= 0:
            yield at, at + len(said)
            place = at + len(said)


@lru_cache
def _splitter() -> Callable[[str], list[str]]:
    from llama_index.core.node_parser.text.utils import split_by_sentence_tokenizer

    return split_by_sentence_tokenizer()


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)
