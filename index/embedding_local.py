"""Embeddings from any sentence-transformers model (`pip install sentence-transformers`)."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from index.embedding import LONGEST
from index.errors import EmbeddingError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["LocalEmbedder"]


class LocalEmbedder:
    """A sentence-transformers bi-encoder, loaded by the first call.

    Args:
        model: Its name, or the path of a folder that holds it.

    Raises:
        EmbeddingError: From `embed`, when the package or the model is missing.
    """

    english_only = False

    def __init__(self, model: str = "sentence-transformers/all-MiniLM-L6-v2") -> None:
        self.name = f"local:{model}"
        self._model = model
        self._loaded: Any = None

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        return int(self._load().get_sentence_embedding_dimension())

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text, of length 1; a row of zeros for an empty text."""
        import numpy as np

        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        filled = [i for i, text in enumerate(texts) if text.strip()]
        if filled:
            rows[filled] = self._load().encode(
                [texts[i][:LONGEST] for i in filled],
                normalize_embeddings=True,
                convert_to_numpy=True,
                show_progress_bar=False,
            )
        return rows

    def _load(self) -> Any:  # noqa: ANN401 - an optional package, absent where types are checked
        if self._loaded is None:
            try:
                package = import_module("sentence_transformers")
                self._loaded = package.SentenceTransformer(self._model)
            except ImportError:
                raise EmbeddingError(
                    f"the embedder {self._model} needs the package sentence-transformers",
                    "run `pip install sentence-transformers`, or set no embedder",
                ) from None
            except (OSError, ValueError) as error:
                raise EmbeddingError(
                    f"the model {self._model} cannot be loaded", "check its name or path"
                ) from error
        return self._loaded
