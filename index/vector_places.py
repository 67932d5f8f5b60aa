"""Where each generation's vectors are kept: in its own folder, or on a Chroma server."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast
from urllib.parse import urlsplit

from index.errors import DamageError, StoreError
from index.vectors import (
    SERVER_FAILED,
    SERVER_REMEDY,
    ChromaVectors,
    VectorStore,
    close_client,
    first_line,
    sessions,
    translated,
)

if TYPE_CHECKING:
    from chromadb.api.client import Client

__all__ = ["LocalPlace", "ServerPlace", "VectorPlace"]

_ROOM = 1 << 16  # bytes Chroma writes at least when it is opened
_COLLECTION = "passages"
_SECONDS = 60.0
"""How long one request to a Chroma server may take."""


class VectorPlace(Protocol):
    """Where the vectors of each generation are kept."""

    def folder(self, generation: int) -> Path | None:
        """Where a generation's store keeps its files; None when that is not here."""
        ...

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

    def folder(self, generation: int) -> Path:
        """Where a generation's store keeps its files."""
        return self._folder(generation)

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
        try:
            copied = Path(shutil.copytree(folder, discard / folder.name))
        except OSError as error:
            shutil.rmtree(discard, ignore_errors=True)
            raise StoreError(
                f"the index is read-only, and there is no room for a copy in {discard.parent}",
                "make room, or set TMPDIR to a folder on another disk",
            ) from error
        return self._connect(copied, fill=False, discard=discard)

    def forget(self, generation: int) -> None:
        """Nothing: the vectors go with the generation's folder."""

    def _connect(self, folder: Path, *, fill: bool, discard: Path | None = None) -> ChromaVectors:
        try:
            with translated():
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

    def folder(self, generation: int) -> None:
        """None: the server keeps them."""

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
            with translated():
                if name in {found.name for found in client.list_collections()}:
                    client.delete_collection(name)
        finally:
            close_client(client)

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
        with translated():
            client = chromadb.HttpClient(
                host=parts.hostname or "127.0.0.1",
                port=parts.port or (443 if encrypted else 8000),
                ssl=encrypted,
                settings=Settings(anonymized_telemetry=False),
            )
            for session in sessions(client):
                session.timeout = _SECONDS
            return cast("Client", client)
    except ValueError as error:  # what the client makes of a refused connection
        raise StoreError(SERVER_FAILED.format(first_line(error)), SERVER_REMEDY) from error


def _is_writable(folder: Path) -> bool:
    try:
        with tempfile.TemporaryFile(dir=folder) as room:
            room.write(bytes(_ROOM))
        with (folder / "chroma.sqlite3").open("rb+"):
            return True
    except OSError:
        return False
