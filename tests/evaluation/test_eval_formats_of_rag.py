"""Sets made for retrieval-augmented generation: MultiHop-RAG and RGB."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from evaluation.errors import SetError
from evaluation.formats import multihop, rgb
from evaluation.loading import open_set, write_corpus


@pytest.fixture(autouse=True)
def _language(monkeypatch: pytest.MonkeyPatch) -> None:
    for reader in (multihop, rgb):
        monkeypatch.setattr(reader, "common_language", lambda _: "en")


def put(path: Path, text: str) -> Path:
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return path


ARTICLES: list[dict[str, Any]] = [
    {
        "title": "Harbour opens",
        "url": "https://quay.example/1",
        "source": "The Quay",
        "published_at": "2023-09-26T19:11:30+00:00",
        "body": "The harbour opened on Monday. Ships came.",
    },
    {"title": "Ships leave", "url": "https://quay.example/2", "body": "All the ships left."},
]
ASKED: list[dict[str, Any]] = [
    {
        "query": "Which paper wrote of the harbour and the ships?",
        "answer": "The Quay",
        "question_type": "inference_query",
        "evidence_list": [
            {"url": "https://quay.example/1", "fact": "The harbour opened on Monday."},
            {"url": "https://quay.example/2", "fact": "The ships departed."},
        ],
    },
    {
        "query": "Who painted them?",
        "answer": "Insufficient information.",
        "question_type": "null_query",
        "evidence_list": [],
    },
]


@pytest.mark.parametrize("packed", ["", ".gz"])
def test_multihop_rag_has_several_gold_articles_and_questions_without_an_answer(
    tmp_path: Path, packed: str
) -> None:
    put(tmp_path / f"corpus.json{packed}", json.dumps(ARTICLES))
    path = put(tmp_path / f"MultiHopRAG.json{packed}", json.dumps(ASKED, indent=1))
    chosen = open_set(path)
    asked, nothing = chosen.questions()
    assert asked.answers == ("The Quay",)
    assert asked.articles == ("https://quay.example/1", "https://quay.example/2")
    assert [e.quote for e in asked.evidence] == ["The harbour opened on Monday."]
    assert asked.tags == ("inference_query",)
    assert (nothing.answerable, nothing.answers, nothing.articles) == (False, (), ())
    write_corpus(chosen, tmp_path / "corpus")
    first = (tmp_path / "corpus" / "paragraphs.jsonl").read_text("utf-8").splitlines()[0]
    assert json.loads(first) == {
        "id": "https://quay.example/1",
        "title": "Harbour opens",
        "text": "The harbour opened on Monday. Ships came.",
        "date": "2023-09-26T19:11:30+00:00",
        "outlet": "The Quay",
    }


@pytest.mark.parametrize("value", [[1], [{"answer": "x"}], [{"query": "?", "evidence_list": 3}]])
def test_a_list_of_another_layout_is_refused(tmp_path: Path, value: object) -> None:
    with pytest.raises(SetError, match="item 1"):
        list(open_set(put(tmp_path / "m.json", json.dumps(value))).questions())


RGB: list[dict[str, Any]] = [
    {
        "id": 0,
        "query": "When did it open?",
        "answer": [["May 2 1931", "2 May 1931"], "1931"],
        "positive": ["It opened on 2 May 1931."],
        "negative": ["It closed in 1990.", "It is large."],
    },
    {
        "id": 1,
        "query": "How large is it?",
        "answer": ["5 ha"],
        "positive": [["It is large.", "Five hectares."], ["5 ha."]],
        "negative": [],
    },
    {"id": 2, "query": "Who owns it?", "answer": ["Ada"], "positive": [], "negative": ["No one."]},
]


@pytest.mark.parametrize("name", ["en.json", "en.jsonl", "en.json.gz"])
def test_rgb_passages_are_the_corpus_and_its_answers_alternatives(
    tmp_path: Path, name: str
) -> None:
    path = put(tmp_path / name, "".join(json.dumps(row) + "\n" for row in RGB))
    chosen = open_set(path)
    first, second, third = chosen.questions()
    assert first.answers == ("May 2 1931", "2 May 1931", "1931")
    assert len(first.articles) == 1
    assert len(second.articles) == 3
    assert (third.answerable, third.answers) == (False, ())
    assert chosen.documents is not None
    documents = {document.id: document.text for document in chosen.documents()}
    assert documents[first.articles[0]] == "It opened on 2 May 1931."
    assert sorted(documents.values()) == sorted(
        {
            "It opened on 2 May 1931.",
            "It closed in 1990.",
            "It is large.",
            "Five hectares.",
            "5 ha.",
            "No one.",
        }
    )


def test_a_line_of_rgb_without_its_answer_is_named(tmp_path: Path) -> None:
    path = put(tmp_path / "en.jsonl", json.dumps({"query": "?", "positive": []}) + "\n")
    with pytest.raises(SetError, match="line 1: needs"):
        list(open_set(path).questions())
