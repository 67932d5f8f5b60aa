from collections.abc import Iterator

import pytest
from model_server import ModelServer


@pytest.fixture
def model_server() -> Iterator[ModelServer]:
    """A scripted model behind HTTP; tell it what to do with `play`."""
    with ModelServer() as server:
        yield server
