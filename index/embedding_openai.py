"""Embeddings from OpenAI or any server that speaks its `/v1/embeddings`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.embedding import LONGEST
from index.errors import EmbeddingError

if TYPE_CHECKING:
    import numpy as np
    import openai
    from numpy.typing import NDArray

__all__ = ["OpenAIEmbedder"]

_BATCH = 128
_KNOWN_DIMENSIONS = {
    "text-embedding-3-small": 1536,
    "text-embedding-3-large": 3072,
    "text-embedding-ada-002": 1536,
}


class OpenAIEmbedder:
    """Vectors from an OpenAI-compatible server.

    Args:
        model: Name of the embedding model.
        api_key: The key; any text for a server that wants none.
        base_url: Address ending in `/v1`; empty for OpenAI itself.
        dimensions: Ask the server for this length; 0 for the model's own.
        timeout: Seconds a request may take.
        retries: How often a 429, a 5xx or a lost connection is tried again, waiting longer
            each time.

    Raises:
        EmbeddingError: From `embed`, in one line that never holds the key.
    """

    english_only = False

    def __init__(
        self,
        model: str = "text-embedding-3-small",
        *,
        api_key: str,
        base_url: str = "",
        dimensions: int = 0,
        timeout: float = 60.0,
        retries: int = 5,
    ) -> None:
        self.name = f"openai:{model}" + (f"@{dimensions}" if dimensions else "")
        self._model = model
        self._asked = dimensions
        self._known = dimensions or _KNOWN_DIMENSIONS.get(model, 0)
        self._key = api_key
        self._base_url = base_url
        self._timeout = timeout
        self._retries = retries
        self._client: openai.OpenAI | None = None

    @property
    def dimensions(self) -> int:
        """Length of a vector; asks the server once for a model it does not know."""
        if not self._known:
            self.embed(["length"])
        return self._known

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text, of length 1; a row of zeros for an empty text."""
        import numpy as np

        filled = [i for i, text in enumerate(texts) if text.strip()]
        parts: list[NDArray[np.float32]] = []
        for first in range(0, len(filled), _BATCH):
            batch = [texts[i][:LONGEST] for i in filled[first : first + _BATCH]]
            parts.append(self._request(batch))
        if parts:
            self._known = parts[0].shape[1]
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        if parts:
            rows[filled] = np.concatenate(parts)
        norms = np.linalg.norm(rows, axis=1, keepdims=True)
        rows /= np.maximum(norms, np.float32(1e-12))
        return rows

    def _request(self, batch: list[str]) -> NDArray[np.float32]:
        import numpy as np
        import openai

        client = self._connect()
        try:
            reply = client.embeddings.create(
                model=self._model,
                input=batch,
                encoding_format="float",
                dimensions=self._asked or openai.omit,
            )
        except openai.APIStatusError as error:
            raise self._failure(f"answered {error.status_code}") from None
        except openai.APITimeoutError:
            raise self._failure(f"did not answer within {self._timeout:g} seconds") from None
        except openai.OpenAIError as error:
            # The chain is cut: a foreign message may repeat the request and its key.
            raise self._failure(f"failed ({type(error).__name__})") from None
        rows = sorted(reply.data, key=lambda item: item.index)
        if len(rows) != len(batch) or len({len(r.embedding) for r in rows}) != 1:
            raise self._failure("sent another number of vectors than it was asked for")
        return np.array([r.embedding for r in rows], dtype=np.float32)

    def _connect(self) -> openai.OpenAI:
        import openai

        if self._client is None:
            self._client = openai.OpenAI(
                api_key=self._key,
                base_url=self._base_url or "https://api.openai.com/v1",
                timeout=self._timeout,
                max_retries=self._retries,
            )
        return self._client

    def _failure(self, what: str) -> EmbeddingError:
        return EmbeddingError(
            f"the embedding server {what}",
            f"check the address, the key and the model {self._model}, or use the built-in embedder",
        )
