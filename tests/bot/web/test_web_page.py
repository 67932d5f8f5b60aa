"""The page's own routes, without a browser."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient
from stand_in_engine import StandInEngine

from bot.serve import application
from bot.settings import Settings

# What the page's framework warns of while it loads is its own.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


HERE = "http://127.0.0.1"


@pytest.fixture(scope="module")
def client() -> TestClient:
    settings = Settings(openai_api_key=None, openai_base_url=None, chroma_url=None)
    return TestClient(application(StandInEngine(), settings=settings), base_url=HERE)


def test_the_page_loads_nothing_from_elsewhere(client: TestClient) -> None:
    page = client.get("/")
    loaded = re.findall(r"<(?:script|link|img|iframe)[^>]+(?:src|href)=[\"']([^\"']+)", page.text)
    assert loaded
    assert not [address for address in loaded if address.startswith(("http", "//"))]
    assert page.headers["content-security-policy"].startswith("default-src 'self'")


def test_the_page_names_itself_and_says_what_leaves_the_machine(client: TestClient) -> None:
    page = client.get("/").text
    assert "Dateline" in page
    assert "Nothing you ask leaves this machine." in page


def test_a_model_is_named_with_its_host_and_never_with_its_key() -> None:
    settings = Settings(
        openai_api_key="sk-secret-0001",
        openai_base_url="https://models.example/v1",
        openai_model="small-7b",
        chroma_url=None,
    )
    page = TestClient(application(StandInEngine(), settings=settings), base_url=HERE).get("/").text
    assert "small-7b at models.example" in page
    assert "sk-secret-0001" not in page


def test_the_page_offers_no_endpoint_of_its_own(client: TestClient) -> None:
    offered = client.get("/gradio_api/info").json()
    assert offered["named_endpoints"] == {}
    assert offered["unnamed_endpoints"] == {}


def test_nothing_can_be_uploaded(client: TestClient) -> None:
    files = {"files": ("a.txt", b"more than one byte")}
    assert client.post("/gradio_api/upload", files=files).status_code >= 400


@pytest.mark.parametrize("path", ["/file=/etc/passwd", "/gradio_api/file=/etc/passwd"])
def test_no_file_of_the_machine_is_served(client: TestClient, path: str) -> None:
    assert client.get(path).status_code in (403, 404)


def test_the_api_answers_beside_the_page(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/api/nothing").status_code == 404
    assert client.get("/api/nothing").headers["content-type"] == "application/json"


@pytest.mark.parametrize(
    ("name", "kind"),
    [("style.css", "text/css"), ("page.js", "text/javascript"), ("logo.svg", "image/svg+xml")],
)
def test_the_pages_own_files_are_served(client: TestClient, name: str, kind: str) -> None:
    reply = client.get(f"/page/{name}")
    assert reply.headers["content-type"].startswith(kind)
    assert not re.search(rb"https?://(?!www\.w3\.org/2000/svg)", reply.content)


@pytest.mark.parametrize("name", ["page.py", "chat.py", "..%2Fanswer.py", "templates"])
def test_no_other_file_is(client: TestClient, name: str) -> None:
    assert client.get(f"/page/{name}").status_code == 404


def test_the_reader_is_a_fragment_that_can_run_nothing(client: TestClient) -> None:
    reply = client.get("/reader", params={"article": "dump.jsonl#7&<b>", "s": "0-9"})
    assert reply.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert "<mark>&lt;script&gt;w</mark>" in reply.text
    assert client.get("/reader", params={"article": "nothing"}).status_code == 404
    assert "The harbour" in client.get("/reader").text
