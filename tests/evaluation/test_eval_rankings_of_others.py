"""Sets that judge rankings: BEIR folders, TREC qrels and runs."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest

from bot.settings import load_settings
from evaluation.command import run
from evaluation.errors import SetError
from evaluation.formats import judged
from evaluation.loading import count, open_set, write_corpus


@pytest.fixture(autouse=True)
def _language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judged, "common_language", lambda _: "en")


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return path


def rows(*values: object) -> str:
    return "".join(json.dumps(value) + "\n" for value in values)


@pytest.fixture(params=["", ".gz"])
def beir(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    packed, folder = request.param, tmp_path / "tides"
    documents = (
        {"_id": "d1", "title": "Tides", "text": "The moon pulls the sea.", "metadata": {}},
        {"_id": "d2", "title": "Only a title", "text": ""},
        {"_id": "d3", "title": "", "text": " "},
    )
    put(folder / f"corpus.jsonl{packed}", rows(*documents))
    asked = [{"_id": f"q{n}", "text": f"What pulls the sea {n}?"} for n in (1, 2, 3)]
    put(folder / f"queries.jsonl{packed}", rows(*asked))
    judgements = (
        "query-id\tcorpus-id\tscore\nq2\td1\t2\nq2\td2\t0\nq1\td1\t1\nq1\td2\t1\nq3\td1\t0\n"
    )
    put(folder / "qrels" / f"test.tsv{packed}", judgements)
    put(folder / "qrels" / f"train.tsv{packed}", "query-id\tcorpus-id\tscore\nq3\td2\t1\n")
    return folder


def test_a_beir_folder_asks_what_its_test_split_judges(beir: Path, tmp_path: Path) -> None:
    chosen = open_set(beir)
    found = list(chosen.questions())
    assert [(q.id, q.articles) for q in found] == [("q1", ("d1", "d2")), ("q2", ("d1",))]
    assert found[0].question == "What pulls the sea 1?"
    assert count(chosen) == 2
    write_corpus(chosen, tmp_path / "corpus")
    lines = (tmp_path / "corpus" / "paragraphs.jsonl").read_text("utf-8").splitlines()
    texts = {row["id"]: row["text"] for row in map(json.loads, lines)}
    assert texts == {"d1": "The moon pulls the sea.", "d2": "Only a title"}


def test_another_split_is_named_by_its_file(beir: Path) -> None:
    (split,) = (beir / "qrels").glob("train.tsv*")
    assert [q.id for q in open_set(split).questions()] == ["q3"]


@pytest.mark.parametrize(
    ("file", "text", "complaint"),
    [
        ("qrels/test.tsv", "q1 d1 1\n", "line 1: not query, document and score"),
        ("qrels/test.tsv", "q9\td1\t1\n", "query q9 is judged but"),
        ("queries.jsonl", '{"_id": "q1"}\n', "line 1: a query needs"),
    ],
)
def test_a_damaged_folder_names_what_is_wrong(
    tmp_path: Path, file: str, text: str, complaint: str
) -> None:
    put(tmp_path / "queries.jsonl", rows({"_id": "q1", "text": "?"}))
    put(tmp_path / "qrels" / "test.tsv", "q1\td1\t1\n")
    put(tmp_path / file, text)
    with pytest.raises(SetError, match=complaint):
        list(open_set(tmp_path).questions())


def test_a_folder_without_its_parts_is_refused(tmp_path: Path) -> None:
    (tmp_path / "qrels").mkdir()
    with pytest.raises(SetError, match=r"qrels/test\.tsv"):
        open_set(tmp_path)
    put(tmp_path / "qrels" / "test.tsv", "q1\td1\t1\n")
    with pytest.raises(SetError, match=r"no queries\.jsonl"):
        open_set(tmp_path)


TAGGED = "<top>\n<num> Number: 301\n<title> Sunken\n ferries\n<desc> x\n</top>"


@pytest.mark.parametrize(
    ("name", "topics"),
    [
        ("topics.tsv", "301\tSunken ferries\n302\tx\n"),
        ("queries.jsonl", rows({"_id": "301", "text": "Sunken ferries"})),
        ("topics.txt", TAGGED),
        ("topics.txt.gz", TAGGED),
    ],
)
def test_qrels_are_a_set_with_the_topics_beside_them(
    tmp_path: Path, name: str, topics: str
) -> None:
    put(tmp_path / name, topics)
    path = put(tmp_path / "qrels.txt", "301 0 sea.txt 1\n301 0 land.txt 0\n")
    (question,) = open_set(path).questions()
    assert (question.id, question.question) == ("301", "Sunken ferries")
    assert question.articles == ("sea.txt",)


def test_qrels_without_topics_or_with_a_torn_line_are_refused(tmp_path: Path) -> None:
    path = put(tmp_path / "a.qrels", "301 0 sea.txt 1\n301 0 land.txt\n")
    with pytest.raises(SetError, match=r"no topics\.tsv"):
        open_set(path)
    put(tmp_path / "topics.tsv", "301\tSunken ferries\n")
    with pytest.raises(SetError, match="line 2: 3 fields, not 4"):
        list(open_set(path).questions())


def test_a_trec_run_is_measured_as_rankings_without_answers(subject: Any, tmp_path: Path) -> None:
    put(tmp_path / "topics.tsv", "301\tSunken ferries\n302\tLost ferries\n303\tFerries\n")
    judgements = "301 0 sea.txt 1\n302 0 land.txt 1\n303 0 sea.txt 1\n"
    qrels = put(tmp_path / "q.qrels.gz", judgements)
    qrels = qrels.rename(tmp_path / "test.qrels.gz")
    found = "301 Q0 land.txt 1 0.2 t\n301 Q0 sea.txt 2 0.9 t\n302 Q0 sea.txt 1 0.5 t\n"
    found += "302 Q0 land.txt 2 0.5 t\n"
    stdout = io.StringIO()
    run(
        load_settings({"home": tmp_path}),
        questions=qrels,
        answers=put(tmp_path / "bm25.run", found),
        as_json=True,
        open_subject=lambda *_: subject,
        stdout=stdout,
    )
    measures = json.loads(stdout.getvalue())["measures"]
    # By score, not by the rank written: 301 is right at once. Equal scores: the last name first.
    assert measures["mrr@10"]["value"] == pytest.approx((1 + 0.5 + 0) / 3, abs=1e-5)
    assert measures["failed"]["value"] == pytest.approx(1 / 3, abs=1e-5)
    assert measures["refused answerable"]["value"] == 0.0
    assert subject.asked == []
