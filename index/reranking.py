"""A second look at the best passages by a model that reads question and passage together."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

from index.embedding import LONGEST
from index.errors import EmbeddingError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["RERANKED", "LocalReranker", "Reranker"]

RERANKED = 50
"""How many passages get the second look."""


class Reranker(Protocol):
    """Says how well passages answer a question."""

    def scores(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """One number a text, in [0, 1].

        Raises:
            EmbeddingError: The model cannot be loaded.
        """
        ...


class LocalReranker:
    """A sentence-transformers cross-encoder, loaded by the first call.

    Args:
        model: Its name, or the path of a folder that holds it.
    """

    def __init__(self, model: str) -> None:
        self._model = model
        self._loaded: Any = None

    def scores(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """One number a text, in [0, 1].

        Raises:
            EmbeddingError: The package or the model is missing.
        """
        import numpy as np

        pairs = [(question[:LONGEST], text[:LONGEST]) for text in texts]
        found = np.asarray(self._load().predict(pairs, show_progress_bar=False), dtype=np.float32)
        if len(found) and (found.min() < 0 or found.max() > 1):  # logits, by the model's own choice
            return (1 / (1 + np.exp(-np.clip(found, -30, 30)))).astype(np.float32)
        return found

    def _load(self) -> Any:  # noqa: ANN401 - an optional package, absent where types are checked
        if self._loaded is None:
            try:
                package = import_module("sentence_transformers")
                self._loaded = package.CrossEncoder(self._model)
            except ImportError:
                raise EmbeddingError(
                    f"the reranker {self._model} needs the package sentence-transformers",
                    "run `pip install sentence-transformers`, or set no reranker",
                ) from None
            except (OSError, ValueError) as error:
                raise EmbeddingError(
                    f"the reranker {self._model} cannot be loaded", "check its name or path"
                ) from error
        return self._loaded
