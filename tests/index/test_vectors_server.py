"""The same index with its vectors on a Chroma server of its own process."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from conftest import ARTICLES, CountingEmbedder

from index.analysis.analyser import Analyser
from index.build import Library
from index.vector_places import ServerPlace, _remote
from index.vectors import close_client

COMMAND = Path(sys.executable).with_name("chroma")


def free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if not COMMAND.exists():
        pytest.skip("the chroma command is not installed")
    port = free_port()
    where = ["--path", str(tmp_path_factory.mktemp("server")), "--port", str(port)]
    process = subprocess.Popen(
        [str(COMMAND), "run", "--host", "127.0.0.1", *where],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            try:
                urlopen(f"{address}/api/v2/heartbeat", timeout=5).close()
                break
            except (URLError, ConnectionError):
                time.sleep(0.1)
        yield address
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def served(
    folder: Path, home: Path, embedder: CountingEmbedder, analyser: Analyser, url: str
) -> Callable[[], Library]:
    return lambda: Library(folder, home, lambda: embedder, analyser, chroma_url=url)


def collections(url: str) -> set[str]:
    client = _remote(url)
    try:
        return {found.name for found in client.list_collections()}
    finally:
        close_client(client)


def test_questions_are_answered_and_old_collections_go(
    served: Callable[[], Library], folder: Path, url: str
) -> None:
    before = collections(url)
    for number in range(3):
        (folder / "new.txt").write_text(f"News\n\nThe town has {number + 2} bridges now.\n")
        assert served().update().built
    assert not served().update().built
    with served().open() as reader:
        assert reader.search("Who found the comet?").hits[0].passage.article == "observatory.txt"
        assert reader.notice is None
    assert not list(served().folder.rglob("chroma.sqlite3"))
    assert len(collections(url) - before) == 2


def test_a_collection_that_is_gone_is_filled_again(
    served: Callable[[], Library], embedder: CountingEmbedder, url: str
) -> None:
    served().update()
    generation = served().generation()
    assert generation is not None
    ServerPlace(url, served()._home.name_anywhere()).forget(generation)
    embedder.texts.clear()
    with served().open() as reader:
        assert reader.search("comet").hits
        assert "stored articles" in (reader.notice or "")
    assert embedder.texts == ["comet"]


def test_an_index_moves_between_folder_and_server(
    served: Callable[[], Library], library: Callable[..., Library]
) -> None:
    for make in (library, served, library):
        make().update()
        with make().open() as reader:
            assert len(reader.articles()) == len(ARTICLES)
            assert reader.search("comet").hits
