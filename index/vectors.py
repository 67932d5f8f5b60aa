"""The vector part: Chroma finds the nearest passages, a memory-mapped matrix gives exact cosines.

Local Chroma overwrites its files in place and takes no lock, so one writing process fills a
folder of its own (see `index.generation`) and readers open what is finished.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast
from urllib.parse import urlsplit

import httpx
import numpy as np

from index.errors import DamageError, StoreError

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.collection_configuration import CreateHNSWConfiguration
    from chromadb.api.models.Collection import Collection
    from numpy.typing import NDArray

__all__ = ["ChromaVectors", "LocalPlace", "ServerPlace", "VectorPlace", "VectorStore"]

_COLLECTION = "passages"
_RECORDS_A_CALL = 2_500
"""Below Chroma's limit of 5,461; a failed call then loses little time."""

_SECONDS = 60.0
"""How long one request to a Chroma server may take."""

_REPAIR = "run `dateline index --rebuild`"
_SERVER_FAILED = "the Chroma server failed ({})"
_SERVER_REMEDY = "check CHROMA_URL, or unset it to use the embedded store"


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
            with _translated():
                self._collection = self._make(name) if fill else self._find(name)
            opened = True
        finally:
            if not opened:
                self.close()

    def _make(self, name: str) -> Collection:
        # Synced to disk with every call: what the files hold at the end is all there is.
        graph: CreateHNSWConfiguration = {
            "space": "cosine",
            "ef_construction": 128,
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
            raise DamageError(f"the vectors cannot be opened ({_first_line(error)})") from error

    def upsert(self, records: Iterable[tuple[str, NDArray[np.float32]]]) -> Iterator[int]:
        """Add or replace; yields how many are done after each call."""
        stream, done = iter(records), 0
        while batch := list(islice(stream, _RECORDS_A_CALL)):
            with _translated():
                self._collection.upsert(
                    ids=[passage for passage, _ in batch],
                    embeddings=np.stack([vector for _, vector in batch]),
                )
            done += len(batch)
            yield done

    def delete(self, ids: Sequence[str]) -> None:
        """Remove ids that exist."""
        for first in range(0, len(ids), _RECORDS_A_CALL):
            with _translated():
                self._collection.delete(ids=list(ids[first : first + _RECORDS_A_CALL]))

    def nearest(self, vector: NDArray[np.float32], k: int) -> list[str]:
        """Ids of the `k` nearest passages, nearest first; approximate."""
        with _translated():
            found = self._collection.query(
                query_embeddings=vector[np.newaxis], n_results=k, include=[]
            )
        return found["ids"][0]

    def count(self) -> int:
        """How many ids it says it has; no sign of health."""
        with _translated():
            return self._collection.count()

    def close(self) -> None:
        """Give files and connections back."""
        _close(self._client)
        if self._discard:
            shutil.rmtree(self._discard, ignore_errors=True)


class VectorPlace(Protocol):
    """Where the vectors of each generation are kept."""

    def fill(self, generation: int) -> VectorStore:
        """An empty store for a generation that is being built."""
        ...

    def branch(self, former: int, generation: int) -> VectorStore | None:
        """A store that starts as a copy of a former generation's; None where that is not done."""
        ...

    def open(self, generation: int) -> VectorStore:
        """The store of a finished generation."""
        ...

    def forget(self, generation: int) -> None:
        """Remove what no folder's removal takes along."""
        ...


class LocalPlace:
    """Embedded Chroma in the generation's own folder.

    Args:
        folder: The Chroma folder of a generation.
    """

    def __init__(self, folder: Callable[[int], Path]) -> None:
        self._folder = folder

    def fill(self, generation: int) -> ChromaVectors:
        """An empty store; what a failed attempt left is removed."""
        shutil.rmtree(self._folder(generation), ignore_errors=True)
        return self._connect(self._folder(generation), fill=True)

    def branch(self, former: int, generation: int) -> ChromaVectors:
        """A copy of a finished generation's files, opened."""
        shutil.copytree(self._folder(former), self._folder(generation))
        return self._connect(self._folder(generation), fill=False)

    def open(self, generation: int) -> ChromaVectors:
        """The store of a finished generation.

        Chroma writes to its SQLite file even to read. Where it may not, it gets a copy.
        """
        folder = self._folder(generation)
        if not folder.is_dir():
            raise DamageError("the index has no vectors here")
        if _is_writable(folder):
            return self._connect(folder, fill=False)
        discard = Path(tempfile.mkdtemp(prefix="dateline-chroma-"))
        copied = Path(shutil.copytree(folder, discard / folder.name))
        return self._connect(copied, fill=False, discard=discard)

    def forget(self, generation: int) -> None:
        """Nothing: the vectors go with the generation's folder."""

    def _connect(self, folder: Path, *, fill: bool, discard: Path | None = None) -> ChromaVectors:
        try:
            with _translated():
                client = _persistent(folder)
        except StoreError as error:
            raise DamageError(error.message) from error
        return ChromaVectors(client, _COLLECTION, fill=fill, discard=discard)


class ServerPlace:
    """A Chroma server, one collection a generation.

    Args:
        url: Address of the server, such as `http://127.0.0.1:8000`.
        name: Start of the collections' names, one a corpus.
    """

    def __init__(self, url: str, name: str) -> None:
        self._url = url
        self._name = name

    def fill(self, generation: int) -> ChromaVectors:
        """An empty collection, in place of one a killed build left."""
        self.forget(generation)
        return ChromaVectors(_remote(self._url), self._collection(generation), fill=True)

    def branch(self, former: int, generation: int) -> None:
        """None: a server's collection cannot be copied."""

    def open(self, generation: int) -> ChromaVectors:
        """The collection of a finished generation."""
        return ChromaVectors(_remote(self._url), self._collection(generation), fill=False)

    def forget(self, generation: int) -> None:
        """Delete the collection of a generation, if there is one."""
        client, name = _remote(self._url), self._collection(generation)
        try:
            with _translated():
                if name in {found.name for found in client.list_collections()}:
                    client.delete_collection(name)
        finally:
            _close(client)

    def _collection(self, generation: int) -> str:
        return f"dateline-{self._name}-{generation}"


def _persistent(folder: Path) -> Client:
    import chromadb
    from chromadb.config import Settings

    client = chromadb.PersistentClient(
        path=str(folder), settings=Settings(anonymized_telemetry=False)
    )
    return cast("Client", client)


def _remote(url: str) -> Client:
    import chromadb
    from chromadb.config import Settings

    parts = urlsplit(url)
    encrypted = parts.scheme == "https"
    try:
        with _translated():
            client = chromadb.HttpClient(
                host=parts.hostname or "127.0.0.1",
                port=parts.port or (443 if encrypted else 8000),
                ssl=encrypted,
                settings=Settings(anonymized_telemetry=False),
            )
            for session in _sessions(client):
                session.timeout = _SECONDS
            return cast("Client", client)
    except ValueError as error:  # what the client makes of a refused connection
        raise StoreError(_SERVER_FAILED.format(_first_line(error)), _SERVER_REMEDY) from error


def _sessions(client: object) -> list[httpx.Client]:
    # Chroma's client gives its sessions no time limit and never closes them: both are done here.
    servers = (
        getattr(c, "_server", None) for c in (client, getattr(client, "_admin_client", None))
    )
    found = (getattr(server, "_session", None) for server in servers)
    return [session for session in found if isinstance(session, httpx.Client)]


def _close(client: Client) -> None:
    sessions = _sessions(client)
    client.close()
    for session in sessions:
        session.close()


@contextmanager
def _translated() -> Iterator[None]:
    from chromadb.errors import ChromaError

    try:
        yield
    except ChromaError as error:
        raise StoreError(f"the vector store failed ({_first_line(error)})", _REPAIR) from error
    except httpx.HTTPError as error:
        raise StoreError(_SERVER_FAILED.format(_first_line(error)), _SERVER_REMEDY) from error


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]


def _is_writable(folder: Path) -> bool:
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
        with (folder / "chroma.sqlite3").open("rb+"):
            return True
    except OSError:
        return False
