"""The HTTP face, against an engine in memory."""

from __future__ import annotations

import subprocess
import sys

import pytest
from fastapi.testclient import TestClient
from stand_in_engine import ARTICLES, StandInEngine

from bot.api.app import create_app


@pytest.fixture
def engine() -> StandInEngine:
    return StandInEngine()


@pytest.fixture
def client(engine: StandInEngine) -> TestClient:
    return TestClient(create_app(engine), raise_server_exceptions=False)


def test_importing_the_api_loads_no_page() -> None:
    code = "import bot.api.app, sys; print('gradio' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"


def test_an_answer_is_the_object_every_face_speaks(client: TestClient) -> None:
    answer = client.post("/api/ask", json={"question": "When did the harbour open?"}).json()
    assert answer["answer"].startswith("The harbour opened in 1931 [1].")
    assert answer["abstained"] is False
    cited = answer["citations"][0]
    text = ARTICLES[cited["article"]].text
    assert text[cited["start"] : cited["end"]] == cited["quote"]
    assert set(answer) >= {"statements", "disagreements", "removed", "usage", "timings_ms"}


def test_filters_reach_the_engine_as_one_value_or_a_list(
    client: TestClient, engine: StandInEngine
) -> None:
    body = {
        "question": "q?",
        "language": "en",
        "outlet": ["A", "B"],
        "since": "2023-11-07",
        "as_of": "2024-01-01",
    }
    assert client.post("/api/ask", json=body).status_code == 200
    _, _, filters = engine.asked[0]
    assert (filters.languages, filters.outlets) == (("en",), ("A", "B"))
    assert (str(filters.since), str(filters.as_of)) == ("2023-11-07", "2024-01-01")


def test_history_is_paired_into_turns(client: TestClient, engine: StandInEngine) -> None:
    said = [
        {"role": "user", "content": "Who?"},
        {"role": "assistant", "content": "Ada."},
    ]
    client.post("/api/ask", json={"question": "When?", "history": said})
    _, history, _ = engine.asked[0]
    assert [(turn.question, turn.answer) for turn in history] == [("Who?", "Ada.")]


def test_a_named_conversation_is_remembered_by_the_server(
    client: TestClient, engine: StandInEngine
) -> None:
    for question in ("Who?", "When?"):
        client.post("/api/ask", json={"question": question, "conversation": "talk-0001"})
    client.post("/api/ask", json={"question": "Else?", "conversation": "talk-0002"})
    lengths = [len(history) for _, history, _ in engine.asked]
    assert lengths == [0, 1, 0]


@pytest.mark.parametrize(
    ("body", "status", "part"),
    [
        ({"question": ""}, 422, "empty"),
        ({"question": "   "}, 422, "empty"),
        ({"question": "x" * 20_000}, 422, "longer than"),
        ({}, 422, "question: Field required"),
        ({"question": 5}, 422, "question"),
        ({"question": "q", "colour": "red"}, 422, "colour"),
        ({"question": "q", "since": "7 November"}, 422, "YYYY-MM-DD"),
        ({"question": "q", "since": "2023-13-45"}, 422, "since"),
        ({"question": "q", "since": 1700000000}, 422, "YYYY-MM-DD"),
        ({"question": "q", "language": "English"}, 422, "language"),
        ({"question": "q", "history": [{"role": "narrator", "content": ""}]}, 422, "role"),
        ({"question": "q", "history": "Who?"}, 422, "history"),
        ({"question": "q", "conversation": "../etc"}, 422, "conversation"),
        ({"question": "no index"}, 503, "rebuild"),
        (["question"], 422, ""),
    ],
)
def test_a_bad_question_gets_one_line_and_a_status(
    client: TestClient, body: object, status: int, part: str
) -> None:
    reply = client.post("/api/ask", json=body)
    assert reply.status_code == status
    message = reply.json()["error"]
    assert part in message
    assert "\n" not in message


def test_a_crash_says_nothing_of_its_inside(client: TestClient) -> None:
    reply = client.post("/api/ask", json={"question": "crash now"})
    assert reply.status_code == 500
    assert "ZeroDivision" not in reply.text
    assert list(reply.json()) == ["error"]


def test_malformed_json_is_refused(client: TestClient) -> None:
    headers = {"content-type": "application/json"}
    reply = client.post("/api/ask", content='{"question": ', headers=headers)
    assert (reply.status_code, reply.json()) == (400, {"error": "the body is not valid JSON"})


def test_a_body_too_large_is_refused_whether_declared_or_not(client: TestClient) -> None:
    large = b'{"question": "' + b"x" * 600_000 + b'"}'
    headers = {"content-type": "application/json"}
    declared = client.post("/api/ask", content=large, headers=headers)
    chunked = client.post(
        "/api/ask", content=iter([large[:300_000], large[300_000:]]), headers=headers
    )
    assert (declared.status_code, chunked.status_code) == (413, 413)
    assert "512 kB" in chunked.json()["error"]


def test_unknown_paths_and_methods_are_answered_in_json(client: TestClient) -> None:
    assert client.get("/api/nothing").status_code == 404
    assert "/docs" in client.get("/api/nothing").json()["error"]
    wrong = client.get("/api/ask")
    assert (wrong.status_code, wrong.headers["allow"]) == (405, "POST")
    assert client.get("/v1/nothing").json()["error"]["type"] == "invalid_request_error"


def test_search_ranks_passages_with_their_reasons(client: TestClient) -> None:
    found = client.get("/api/search", params={"q": "harbour", "k": 1}).json()
    assert found["query"] == "harbour"
    passage = found["passages"][0]
    assert passage["text"] == ARTICLES["harbour.txt"].text[passage["start"] : passage["end"]]
    assert passage["matches"][0]["asked"] == "harbour"


@pytest.mark.parametrize("query", ["k=1", "q=a&k=0", "q=a&k=101", "q=a&k=x"])
def test_a_bad_search_is_refused(client: TestClient, query: str) -> None:
    assert client.get(f"/api/search?{query}").status_code == 422


def test_articles_are_listed_with_where_each_date_was_read(client: TestClient) -> None:
    cards = {card["article"]: card for card in client.get("/api/articles").json()["articles"]}
    assert cards["harbour.txt"]["published"] is None
    assert cards["harbour.txt"]["stamp"] == "2024-03-22"
    assert cards["harbour.txt"]["dates"][0]["read_from"] == "line 1"


def test_articles_are_listed_page_by_page(client: TestClient) -> None:
    whole = client.get("/api/articles").json()
    assert (whole["total"], len(whole["articles"])) == (3, 3)
    found = [client.get(f"/api/articles?limit=2&offset={offset}").json() for offset in (0, 2, 4)]
    assert [page["total"] for page in found] == [3, 3, 3]
    assert [card for page in found for card in page["articles"]] == whole["articles"]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("language=ar", ["ميناء/الخبر.txt"]),
        ("outlet=the daily quay", ["harbour.txt"]),
        ("outlet=nobody", []),
        ("q=HARBOUR the", ["harbour.txt"]),
        ("q=الميناء", ["ميناء/الخبر.txt"]),
        ("q=harbour&language=ar", []),
        ("language=ar&language=en&limit=1", ["harbour.txt"]),
    ],
)
def test_articles_are_listed_by_title_outlet_and_language(
    client: TestClient, query: str, names: list[str]
) -> None:
    found = client.get(f"/api/articles?{query}").json()
    assert [card["article"] for card in found["articles"]] == names


@pytest.mark.parametrize("path", ["/api/articles?colour=red", "/api/search?q=a&colour=red"])
def test_an_unknown_parameter_is_named(client: TestClient, path: str) -> None:
    reply = client.get(path)
    assert reply.status_code == 400
    assert "no parameter colour" in reply.json()["error"]


@pytest.mark.parametrize("query", ["limit=0", "limit=many", "offset=-1", "language=English"])
def test_a_bad_list_is_refused(client: TestClient, query: str) -> None:
    reply = client.get(f"/api/articles?{query}")
    assert reply.status_code == 422
    assert query.split("=")[0] in reply.json()["error"]


@pytest.mark.parametrize("name", list(ARTICLES))
def test_an_article_is_found_under_any_id(client: TestClient, name: str) -> None:
    from urllib.parse import quote

    article = client.get(f"/api/articles/{quote(name)}").json()
    assert article["text"] == ARTICLES[name].text
    start, end = article["sentences"][0]
    assert article["text"][start:end].strip()


def test_an_unknown_article_is_not_found(client: TestClient) -> None:
    reply = client.get("/api/articles/nothing.txt")
    assert reply.status_code == 404
    assert "nothing.txt" in reply.json()["error"]


def test_health_readiness_and_counters(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"status": "ready", "articles": 3}
    client.post("/api/ask", json={"question": "Norway?"})
    counters = client.get("/metrics").text
    assert 'dateline_answers_total{mode="extractive",outcome="abstained"} 1' in counters
    assert 'dateline_requests_total{route="/api/ask",status="200"} 1' in counters


def test_the_reference_page_loads_nothing(client: TestClient) -> None:
    page = client.get("/docs").text
    assert "/api/ask" in page
    assert "/v1/chat/completions" in page
    assert "https://" not in page
    assert "<script" not in page


def test_every_response_tells_the_browser_to_stay_here(client: TestClient) -> None:
    policy = client.get("/healthz").headers["content-security-policy"]
    assert policy.startswith("default-src 'self'")
    assert "http" not in policy


def test_a_claim_is_judged_as_on_the_command_line(client: TestClient) -> None:
    reply = client.post("/api/check", json={"claim": "The harbour opened in 1931."})
    assert reply.json()["verdict"] == "supported"
    assert reply.json()["citations"][0]["article"] == "harbour.txt"
    assert client.post("/api/check", json={"claim": "  "}).status_code == 422
    assert client.post("/api/check", json={}).status_code == 422


def test_an_answer_offers_what_can_be_asked_next(client: TestClient) -> None:
    reply = client.post("/api/ask", json={"question": "Who?"})
    assert reply.json()["suggestions"] == ["Who <b>built</b> it?", "متى افتتح الميناء؟"]
