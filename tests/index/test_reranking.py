"""A second look at the best passages."""

import sys
import types
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from conftest import CountingEmbedder
from numpy.typing import NDArray

from index.analysis.analyser import Analyser
from index.build import Library
from index.errors import EmbeddingError
from index.reranking import LocalReranker, Reranker


class Prefers:
    """Likes the passages that hold a word."""

    def __init__(self, word: str) -> None:
        self._word = word

    def scores(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        assert question
        return np.array([float(self._word in text) for text in texts], dtype=np.float32)


class Fails:
    def scores(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        raise EmbeddingError(f"the reranker some/model cannot read {len(texts)}, {question}")


Make = Callable[..., Library]
Over = Callable[[Reranker | None], Library]


@pytest.fixture
def over(
    library: Make, folder: Path, home: Path, embedder: CountingEmbedder, analyser: Analyser
) -> Over:
    library().update()
    return lambda reranker: Library(folder, home, lambda: embedder, analyser, reranker=reranker)


def test_the_second_look_decides_the_order(over: Over) -> None:
    with over(None).open() as plain, over(Prefers("library")).open() as again:
        asked = "Who found the comet?"
        assert plain.search(asked).hits[0].passage.article == "observatory.txt"
        found = again.search(asked)
        assert found.hits[0].passage.article == "library.txt"
        assert {h.passage.id for h in found.hits} == {
            h.passage.id for h in plain.search(asked).hits
        }
        assert all(0 <= hit.score <= 1 for hit in found.hits)


def test_a_reranker_that_fails_leaves_the_order_and_is_told(
    over: Over,
) -> None:
    with over(None).open() as plain, over(Fails()).open() as again:
        found = again.search("Who found the comet?")
        assert found.hits == plain.search("Who found the comet?").hits
        assert found.notice is not None
        assert "some/model" in found.notice


def test_a_model_that_gives_logits_is_brought_to_shares(monkeypatch: pytest.MonkeyPatch) -> None:
    class Model:
        def __init__(self, name: str) -> None:
            assert name == "some/model"

        def predict(self, pairs: list[tuple[str, str]], **_: Any) -> list[float]:
            return [8.0 if "storm" in text else -8.0 for _, text in pairs]

    package = types.ModuleType("sentence_transformers")
    package.CrossEncoder = Model  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "sentence_transformers", package)
    high, low = LocalReranker("some/model").scores("What?", ["a storm", "a song"])
    assert 0 <= low < 0.01 < 0.99 < high <= 1


def test_without_its_package_a_reranker_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(EmbeddingError, match=r"`pip install sentence-transformers`"):
        LocalReranker("some/model").scores("What?", ["a storm"])
