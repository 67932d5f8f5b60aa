"""A small made-up corpus and the real tools, shared by the tests of the index."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.analysis.analyser import Analyser, open_analyser
from index.build import Library
from index.embedding import WordLlamaEmbedder

ARTICLES = {
    "harbour.txt": (
        "Harbour strike ends in Valdria\n\n"
        "March 3, 2024\n\n"
        "Dock workers in the port of Valdria ended a nine-day strike on Sunday. "
        "Union leader Marta Kellenberg said the new contract raises wages by seven percent. "
        "The port handles a third of the country's grain exports.\n\n"
        "Shipping companies said they had lost forty million crowns during the strike.\n"
    ),
    "observatory.txt": (
        "Observatory finds a comet\n\n"
        "Astronomers at the Tessaly observatory have photographed a comet nobody had seen before. "
        "The comet will pass the Earth in October. "
        "Professor Ilya Brandt said it would be visible without a telescope.\n"
    ),
    "library.txt": (
        "City library reopens\n\n"
        "The city library of Orminster reopened after a fire that destroyed its roof. "
        "Mayor Helen Strand thanked the fire brigade. "
        "The rebuilding cost twelve million pounds and took three years.\n"
    ),
    "arabic.txt": (
        "مؤتمر في القاهرة\n\n"
        "اجتمع وزراء الخارجية في القاهرة يوم الاثنين لمناقشة المساعدات الإنسانية. "
        "وقال الوزير إن المؤتمر سيعقد مرة أخرى في الشهر المقبل. "
        "وشارك في الاجتماع ممثلون عن عشرين دولة.\n"
    ),
}


class CountingEmbedder:
    """The real embedder, with a record of what it was asked."""

    dimensions = WordLlamaEmbedder.dimensions
    english_only = True

    def __init__(self, inner: WordLlamaEmbedder, name: str = WordLlamaEmbedder.name) -> None:
        self.name = name
        self.texts: list[str] = []
        self._inner = inner

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.texts += texts
        return self._inner.embed(texts)


def write(path: Path, text: str) -> None:
    """Change a file so that size or time show it, however coarse the clock."""
    path.write_text(text, encoding="utf-8")
    later = path.stat().st_mtime_ns + 1_000_000_000
    os.utime(path, ns=(later, later))


@pytest.fixture(scope="session")
def analyser() -> Analyser:
    return open_analyser()


@pytest.fixture(scope="session")
def wordllama() -> WordLlamaEmbedder:
    return WordLlamaEmbedder()


@pytest.fixture
def embedder(wordllama: WordLlamaEmbedder) -> CountingEmbedder:
    return CountingEmbedder(wordllama)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A corpus of four articles in two languages."""
    made = tmp_path / "articles"
    made.mkdir()
    for name, text in ARTICLES.items():
        (made / name).write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def library(
    folder: Path, home: Path, embedder: CountingEmbedder, analyser: Analyser
) -> Callable[..., Library]:
    """Makes libraries over the corpus; arguments replace the usual ones."""

    def make(corpus: Path = folder, at: Path = home, using: CountingEmbedder = embedder) -> Library:
        return Library(corpus, at, lambda: using, analyser)

    return make
