"""The vector part: Chroma finds the nearest passages, a memory-mapped matrix gives exact cosines.

Local Chroma overwrites its files in place and takes no lock, so one writing process fills a
folder of its own (see `index.generation`) and readers open what is finished.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import httpx
import numpy as np

from index.errors import DamageError, StoreError

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.collection_configuration import CreateHNSWConfiguration
    from chromadb.api.models.Collection import Collection
    from numpy.typing import NDArray

__all__ = [
    "SERVER_FAILED",
    "SERVER_REMEDY",
    "ChromaVectors",
    "VectorStore",
    "close_client",
    "first_line",
    "sessions",
    "translated",
]

_RECORDS_A_CALL = 2_500
"""Below Chroma's limit of 5,461; a failed call then loses little time."""

_REPAIR = "run `dateline index --rebuild`"
SERVER_FAILED = "the Chroma server failed ({})"
SERVER_REMEDY = "check CHROMA_URL, or unset it to use the embedded store"


class VectorStore(Protocol):
    """Passage ids by the direction of their vectors; one process may write to it."""

    def upsert(self, records: Iterable[tuple[str, NDArray[np.float32]]]) -> Iterator[int]:
        """Add or replace; yields how many are done after each call."""
        ...

    def delete(self, ids: Sequence[str]) -> None:
        """Remove ids that exist."""
        ...

    def nearest(self, vector: NDArray[np.float32], k: int) -> list[str]:
        """Ids of the `k` nearest passages, nearest first; approximate."""
        ...

    def count(self) -> int:
        """How many ids it says it has; no sign of health."""
        ...

    def close(self) -> None:
        """Give files and connections back."""
        ...


class ChromaVectors:
    """A Chroma collection that holds ids and vectors and no text.

    Args:
        client: An open client; closed with this object.
        name: Name of the collection.
        fill: Whether the collection is to be made; otherwise it must exist.
        discard: A folder to remove at the end.

    Raises:
        DamageError: When there is no such collection.
        StoreError: When Chroma fails.
    """

    def __init__(
        self, client: Client, name: str, *, fill: bool, discard: Path | None = None
    ) -> None:
        self._client = client
        self._discard = discard
        opened = False
        try:
            with translated():
                self._collection = self._make(name) if fill else self._find(name)
            opened = True
        finally:
            if not opened:
                self.close()

    def _make(self, name: str) -> Collection:
        # Synced to disk with every call: what the files hold at the end is all there is.
        graph: CreateHNSWConfiguration = {
            "space": "cosine",
            "ef_construction": 64,
            "ef_search": 160,
            "batch_size": 1,
            "sync_threshold": 1,
        }
        return self._client.create_collection(
            name, embedding_function=None, configuration={"hnsw": graph}
        )

    def _find(self, name: str) -> Collection:
        from chromadb.errors import ChromaError

        try:
            return self._client.get_collection(name, embedding_function=None)
        except ChromaError as error:
            raise DamageError(f"the vectors cannot be opened ({first_line(error)})") from error

    def upsert(self, records: Iterable[tuple[str, NDArray[np.float32]]]) -> Iterator[int]:
        """Add or replace; yields how many are done after each call."""
        stream, done = iter(records), 0
        while batch := list(islice(stream, _RECORDS_A_CALL)):
            with translated():
                self._collection.upsert(
                    ids=[passage for passage, _ in batch],
                    embeddings=np.stack([vector for _, vector in batch]),
                )
            done += len(batch)
            yield done

    def delete(self, ids: Sequence[str]) -> None:
        """Remove ids that exist."""
        for first in range(0, len(ids), _RECORDS_A_CALL):
            with translated():
                self._collection.delete(ids=list(ids[first : first + _RECORDS_A_CALL]))

    def nearest(self, vector: NDArray[np.float32], k: int) -> list[str]:
        """Ids of the `k` nearest passages, nearest first; approximate."""
        with translated():
            found = self._collection.query(
                query_embeddings=vector[np.newaxis], n_results=k, include=[]
            )
        return found["ids"][0]

    def count(self) -> int:
        """How many ids it says it has; no sign of health."""
        with translated():
            return self._collection.count()

    def close(self) -> None:
        """Give files and connections back."""
        close_client(self._client)
        if self._discard:
            shutil.rmtree(self._discard, ignore_errors=True)


def sessions(client: object) -> list[httpx.Client]:
    """The HTTP sessions of a client: it gives them no time limit and never closes them."""
    servers = (
        getattr(c, "_server", None) for c in (client, getattr(client, "_admin_client", None))
    )
    found = (getattr(server, "_session", None) for server in servers)
    return [session for session in found if isinstance(session, httpx.Client)]


def close_client(client: Client) -> None:
    """Close a client with its sessions."""
    opened = sessions(client)
    client.close()
    for session in opened:
        session.close()


@contextmanager
def translated() -> Iterator[None]:
    """What Chroma and its connection raise, as one line that says what to do."""
    from chromadb.errors import ChromaError

    try:
        yield
    except ChromaError as error:
        raise StoreError(f"the vector store failed ({first_line(error)})", _REPAIR) from error
    except httpx.HTTPError as error:
        raise StoreError(SERVER_FAILED.format(first_line(error)), SERVER_REMEDY) from error


def first_line(error: Exception) -> str:
    """The first line of a foreign error, short enough for a message."""
    return (str(error).splitlines() or [type(error).__name__])[0][:200]
