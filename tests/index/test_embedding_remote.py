import json
import sys
import types
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from index.embedding_local import LocalEmbedder
from index.embedding_openai import OpenAIEmbedder
from index.errors import EmbeddingError

KEY = "sk-very-secret-0123456789"


def serve(server: HTTPServer, answer: Callable[[Request], Response]) -> OpenAIEmbedder:
    server.expect_request("/v1/embeddings", method="POST").respond_with_handler(answer)
    return OpenAIEmbedder(
        "small-model", api_key=KEY, base_url=server.url_for("/v1"), timeout=5, retries=2
    )


def vectors(request: Request) -> Response:
    texts = json.loads(request.data)["input"]
    # Out of order on purpose: the number says which text a vector belongs to.
    data = [
        {"object": "embedding", "index": n, "embedding": [float(len(text)), 1.0, 0.0]}
        for n, text in reversed(list(enumerate(texts)))
    ]
    body = {"object": "list", "data": data, "model": "small-model", "usage": {}}
    body["usage"] = {"prompt_tokens": 1, "total_tokens": 1}
    return Response(json.dumps(body), content_type="application/json")


def test_each_text_gets_its_own_unit_row_over_several_requests(httpserver: HTTPServer) -> None:
    embedder = serve(httpserver, vectors)
    texts = ["x" * (n % 40) for n in range(300)]
    rows = embedder.embed(texts)
    assert rows.shape == (300, 3)
    assert embedder.dimensions == 3
    for text, row in zip(texts, rows, strict=True):
        expected = np.array([len(text), 1.0, 0.0]) if text else np.zeros(3)
        length = np.linalg.norm(expected) or 1.0
        assert np.allclose(row, expected / length, atol=1e-6)
    assert len(httpserver.log) == 3


def test_a_busy_server_is_asked_again(httpserver: HTTPServer) -> None:
    replies: list[int] = []

    def busy_twice(request: Request) -> Response:
        replies.append(1)
        if len(replies) < 3:
            return Response(status=[429, 503][len(replies) - 1], headers={"retry-after-ms": "1"})
        return vectors(request)

    assert serve(httpserver, busy_twice).embed(["storm"]).shape == (1, 3)
    assert len(replies) == 3


@pytest.mark.parametrize("status", [401, 404, 500])
def test_a_refusal_is_one_line_without_the_key(httpserver: HTTPServer, status: int) -> None:
    def refuse(_: Request) -> Response:
        body = json.dumps({"error": {"message": f"bad key {KEY}"}})
        return Response(body, status=status, headers={"retry-after-ms": "1"})

    with pytest.raises(EmbeddingError) as caught:
        serve(httpserver, refuse).embed(["storm"])
    assert str(status) in str(caught.value)
    assert KEY not in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_an_unreachable_server_is_one_line() -> None:
    embedder = OpenAIEmbedder("m", api_key=KEY, base_url="http://127.0.0.1:9/v1", retries=0)
    with pytest.raises(EmbeddingError, match="embedding server"):
        embedder.embed(["storm"])


def test_a_reply_with_too_few_vectors_is_refused(httpserver: HTTPServer) -> None:
    def short(_: Request) -> Response:
        body = {"object": "list", "data": [], "model": "m", "usage": {}}
        return Response(json.dumps(body), content_type="application/json")

    with pytest.raises(EmbeddingError, match="number of vectors"):
        serve(httpserver, short).embed(["storm"])


def test_the_name_says_model_and_length_and_no_address() -> None:
    embedder = OpenAIEmbedder("m", api_key=KEY, base_url="http://127.0.0.1:9/v1", dimensions=64)
    assert (embedder.name, embedder.dimensions) == ("openai:m@64", 64)


def test_a_local_model_is_loaded_by_the_first_call(monkeypatch: pytest.MonkeyPatch) -> None:
    class Model:
        def __init__(self, name: str) -> None:
            assert name == "some/model"

        def get_sentence_embedding_dimension(self) -> int:
            return 2

        def encode(self, texts: list[str], **_: Any) -> Any:
            return np.array([[1.0, 0.0]] * len(texts), dtype=np.float32)

    package = types.ModuleType("sentence_transformers")
    package.SentenceTransformer = Model  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "sentence_transformers", package)
    embedder = LocalEmbedder("some/model")
    assert embedder.name == "local:some/model"
    assert embedder.embed(["storm", " "]).tolist() == [[1.0, 0.0], [0.0, 0.0]]


def test_without_its_package_a_local_model_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(EmbeddingError, match="pip install sentence-transformers"):
        LocalEmbedder().embed(["storm"])
