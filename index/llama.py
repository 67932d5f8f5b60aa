"""The index as a LlamaIndex retriever."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from index.filters import Filters
from index.retrieve import Hit, Retrieval

if TYPE_CHECKING:
    from index.reader import Reader

__all__ = ["DatelineRetriever", "Question"]


@dataclass
class Question(QueryBundle):
    """A query with what a plain one cannot say."""

    filters: Filters = field(default_factory=Filters)
    """Which articles may take part."""
    k: int = 10
    """At most this many passages."""
    language: str | None = None
    """ISO 639-1 code; told from the script when not given."""


class DatelineRetriever(BaseRetriever):
    """Passages by terms and vectors, as any part of LlamaIndex can hold them.

    Args:
        reader: An opened index.
        k: Passages for a plain query; a `Question` says for itself.
    """

    def __init__(self, reader: Reader, k: int = 10) -> None:
        super().__init__()
        self._reader = reader
        self._k = k

    def search(
        self,
        question: str,
        *,
        language: str | None = None,
        k: int = 10,
        filters: Filters | None = None,
    ) -> Retrieval:
        """What a question brings back, with the reasons (see `index.reader.Reader.search`)."""
        return self._reader.search(question, language=language, k=k, filters=filters)

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        asked = query_bundle
        if not isinstance(asked, Question):
            asked = Question(query_str=query_bundle.query_str, k=self._k)
        found = self.search(
            asked.query_str, language=asked.language, k=asked.k, filters=asked.filters
        )
        return [NodeWithScore(node=self._node(hit), score=hit.score) for hit in found.hits]

    def _node(self, hit: Hit) -> TextNode:
        card = self._reader.card(hit.passage.article)
        metadata = {
            "article": card.id,
            "start": hit.passage.start,
            "end": hit.passage.end,
            "title": card.title,
            "outlet": card.outlet,
            "language": card.language,
            "published": card.published,
        }
        return TextNode(
            id_=hit.passage.id,
            text=hit.passage.text,
            metadata=metadata,
            # Metadata is for the holder of the node, not words a model or embedder should see.
            excluded_embed_metadata_keys=list(metadata),
            excluded_llm_metadata_keys=list(metadata),
        )
