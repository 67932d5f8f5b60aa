"""Plain LlamaIndex over Chroma on disk, built and asked as `benchmarks.scale` asks Dateline.

Run by the peers' own Python:

    python benchmarks/peers/scale.py build|ask ARTICLES.jsonl QUESTIONS.json FOLDER TOKENS MODEL

Prints one line of JSON. Everything is LlamaIndex's default but the splitter's length, which is
given so that passages are about as long as Dateline's, and the batch of the embedding. MODEL is
`WordLlama` or `MiniLM`.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

import chromadb
from llama_index.core import Document, StorageContext, VectorStoreIndex
from llama_index.core.node_parser import SentenceSplitter
from llama_index.vector_stores.chroma import ChromaVectorStore
from llama_index_chroma import Embedding, minilm, wordllama

_DEPTH = 10


def build(articles: Path, folder: Path, tokens: int, model: str) -> None:
    """Split, embed and store every article."""
    rows = [json.loads(line) for line in articles.open(encoding="utf-8")]
    store = _store(folder)
    VectorStoreIndex.from_documents(
        [Document(text=row["text"], id_=row["id"]) for row in rows],
        storage_context=StorageContext.from_defaults(vector_store=store),
        embed_model=_model(model),
        transformations=[SentenceSplitter(chunk_size=tokens, chunk_overlap=20)],
    )


def ask(questions: Path, folder: Path, model: str) -> dict[str, object]:
    """Milliseconds of every question, after a first one that is not counted."""
    places = VectorStoreIndex.from_vector_store(_store(folder), embed_model=_model(model))
    retriever = places.as_retriever(similarity_top_k=_DEPTH)
    asked = json.loads(questions.read_text("utf-8"))
    retriever.retrieve(asked[0])
    spent = []
    for question in asked:
        began = time.perf_counter()
        retriever.retrieve(question)
        spent.append(1000 * (time.perf_counter() - began))
    return {"search_ms": spent, "passages": _collection(folder).count()}


def _model(name: str) -> Embedding:
    return Embedding(embed=minilm() if name == "MiniLM" else wordllama(), embed_batch_size=64)


def _store(folder: Path) -> ChromaVectorStore:
    return ChromaVectorStore(chroma_collection=_collection(folder))


def _collection(folder: Path) -> chromadb.Collection:
    client = chromadb.PersistentClient(str(folder))
    return client.get_or_create_collection("plain", embedding_function=None)


if __name__ == "__main__":
    job, articles, questions, folder, tokens, model = sys.argv[1:]
    said: dict[str, object] = {}
    if job == "build":
        build(Path(articles), Path(folder), int(tokens), model)
    else:
        said = ask(Path(questions), Path(folder), model)
    said["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(said))
