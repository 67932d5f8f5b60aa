"""Texts to vectors: the one protocol, and the embedder that needs no network."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from index.errors import EmbeddingError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from index.word_vectors import WordVectors

__all__ = ["LONGEST", "Embedder", "WordLlamaEmbedder"]

LONGEST = 8_000
"""Characters of a text that are embedded; a passage has about 1,200, a question may be pasted."""


class Embedder(Protocol):
    """Turns texts into vectors. Making one is cheap: weights are loaded by the first call."""

    @property
    def name(self) -> str:
        """What the index records; vectors of different names are never compared."""
        ...

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        ...

    @property
    def english_only(self) -> bool:
        """Whether texts in other scripts must be put into English words for it."""
        ...

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text, of length 1; a row of zeros for a text without a token."""
        ...


class WordLlamaEmbedder:
    """WordLlama's 256-dimensional token vectors, averaged: no network, no torch.

    Only the two data files of the `wordllama` package are used, so that it holds on every
    release of it, and its padding, its logging and its downloads stay out of the process.
    The method is the whole of the model: github.com/dleemiller/WordLlama.

    >>> WordLlamaEmbedder().embed(["A truce was agreed."]).shape
    (1, 256)
    """

    name = "wordllama-l2_supercat-256"
    dimensions = 256
    english_only = True

    def __init__(self) -> None:
        self._lock = Lock()
        self._loaded: WordVectors | None = None

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text, of length 1; a row of zeros for a text without a token."""
        import numpy as np

        with self._lock:
            if self._loaded is None:
                self._loaded = _read_weights(_package_folder())
            rows = self._loaded.sums([text[:LONGEST] for text in texts])
        norms = np.linalg.norm(rows, axis=1, keepdims=True)
        rows /= np.maximum(norms, np.float32(1e-12))
        return rows


def _package_folder() -> Path:
    # find_spec does not import the package, whose import configures the root logger.
    spec = find_spec("wordllama")
    if spec is None or spec.origin is None:
        raise EmbeddingError(
            "the package wordllama is not installed", "run make install, or choose an embedder"
        )
    return Path(spec.origin).parent


def _read_weights(folder: Path) -> WordVectors:
    import numpy as np
    from safetensors import SafetensorError
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    from index.word_vectors import WordVectors

    weights = folder / "weights" / "l2_supercat_256.safetensors"
    words = folder / "tokenizers" / "l2_supercat_tokenizer_config.json"
    try:
        table = load_file(weights)["embedding.weight"].astype(np.float32)
        tokenizer = Tokenizer.from_str(words.read_text(encoding="utf-8"))
    except (OSError, KeyError, SafetensorError) as error:
        raise EmbeddingError(
            f"the embedding weights cannot be read in {folder}", "reinstall wordllama"
        ) from error
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return WordVectors(tokenizer, table)
