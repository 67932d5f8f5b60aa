from collections.abc import Iterator
from pathlib import Path

import pytest
from newsroom import open_newsroom, write_corpus

from bot import wiring
from bot.engine import Engine
from bot.settings import load_settings
from evaluation.scripted_model import ModelServer


@pytest.fixture
def model_server() -> Iterator[ModelServer]:
    """A scripted model behind HTTP; tell it what to do with `play`."""
    with ModelServer() as server:
        yield server


@pytest.fixture(scope="session")
def _tools() -> tuple[object, object]:
    settings = load_settings()
    return wiring.make_analyser(settings), wiring.make_embedder(settings)


@pytest.fixture
def one_set_of_tools(_tools: tuple[object, object], monkeypatch: pytest.MonkeyPatch) -> None:
    """Word lists and weights are loaded once and not again for every command."""
    analyser, embedder = _tools
    monkeypatch.setattr(wiring, "make_analyser", lambda _: analyser)
    monkeypatch.setattr(wiring, "make_embedder", lambda _: embedder)


@pytest.fixture(scope="session")
def newsroom_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented corpus as files; not to be changed."""
    return write_corpus(tmp_path_factory.mktemp("newsroom") / "articles")


@pytest.fixture(scope="session")
def newsroom_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where its index is kept."""
    return tmp_path_factory.mktemp("newsroom-home")


@pytest.fixture(scope="session")
def newsroom(newsroom_folder: Path, newsroom_home: Path) -> Engine:
    """The bot over it, without a model; built once a session."""
    return open_newsroom(newsroom_folder, newsroom_home)
