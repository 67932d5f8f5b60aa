"""Sets of others: SQuAD and its kin, parallel files, news quizzes."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from evaluation.errors import SetError
from evaluation.formats import news, squad
from evaluation.loading import open_set, write_corpus
from evaluation.sets import CORPUS_FILE, Question

ENGLISH = "The lighthouse was built in 1863 by the harbour board."
ARABIC = "بني الفنار عام 1863 على يد مجلس الميناء."


@pytest.fixture(autouse=True)
def _language(monkeypatch: pytest.MonkeyPatch) -> None:
    """Which language it is is another room's business."""
    for reader in (squad, news):
        monkeypatch.setattr(
            reader, "common_language", lambda texts: "ar" if "؟" in next(iter(texts)) else "en"
        )


def layout(context: str, asked: str, answer: str, **extra: Any) -> dict[str, Any]:
    start = context.find(answer)
    answers = [{"text": answer, "answer_start": start}] * 2
    row = {"id": "q1", "question": asked, "answers": answers, **extra}
    none = {"id": "q2", "question": "Who?", "answers": [], "is_impossible": True}
    paragraphs = [{"context": context, "qas": [row]}, {"context": context, "qas": [none]}]
    return {"data": [{"title": "Old_Light", "paragraphs": paragraphs}]}


def write(path: Path, value: object) -> Path:
    text = json.dumps(value)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return path


def test_squad_questions_have_gold_places_and_its_paragraphs_are_the_articles(
    tmp_path: Path,
) -> None:
    chosen = open_set(write(tmp_path / "s.json.gz", layout(ENGLISH, "When?", "1863")))
    answered, refused = chosen.questions()
    assert answered.answers == ("1863",)
    assert answered.articles == ("p0000",)
    assert answered.evidence[0].start == ENGLISH.find("1863")
    assert (refused.answerable, refused.answers, refused.articles) == (False, (), ())
    write_corpus(chosen, tmp_path / "corpus")
    dump = tmp_path / "corpus" / CORPUS_FILE
    rows = [json.loads(line) for line in dump.read_text("utf-8").splitlines()]
    assert {(row["id"], row["title"], row["text"]) for row in rows} == {
        ("p0000", "Old Light", ENGLISH)
    }


def test_a_corpus_that_has_not_changed_is_left_alone(tmp_path: Path) -> None:
    path = write(tmp_path / "s.json", layout(ENGLISH, "When?", "1863"))
    write_corpus(open_set(path), tmp_path / "corpus")
    before = (tmp_path / "corpus" / CORPUS_FILE).stat()
    write_corpus(open_set(path), tmp_path / "corpus")
    assert (tmp_path / "corpus" / CORPUS_FILE).stat() == before
    write_corpus(open_set(write(path, layout(ARABIC, "?", "1863"))), tmp_path / "corpus")
    assert ARABIC in (tmp_path / "corpus" / CORPUS_FILE).read_text("utf-8")
    assert [file.name for file in (tmp_path / "corpus").iterdir()] == [CORPUS_FILE]


def test_questions_of_one_file_take_the_gold_of_a_parallel_one(tmp_path: Path) -> None:
    asked = write(tmp_path / "en.json", layout(ENGLISH, "By whom?", "the harbour board"))
    over = write(tmp_path / "ar.json", layout(ARABIC, "من؟", "مجلس الميناء"))
    chosen = open_set(asked, paragraphs=over)
    question = next(chosen.questions())
    assert question.question == "By whom?"
    assert question.language == "en"
    assert question.answers == ("مجلس الميناء", "the harbour board")
    assert chosen.documents is not None
    assert next(chosen.documents()).text == ARABIC


def test_an_answer_that_is_not_in_its_paragraph_keeps_its_article_but_has_no_place(
    tmp_path: Path,
) -> None:
    given = layout(ENGLISH, "When?", "1863")
    given["data"][0]["paragraphs"][0]["qas"][0]["answers"] = [
        {"text": "the  harbour board", "answer_start": 30},
        {"text": "1863", "answer_start": 3},
    ]
    question = next(open_set(write(tmp_path / "s.json", given)).questions())
    assert question.articles == ("p0000",)
    assert [(e.quote, e.start) for e in question.evidence] == [("1863", ENGLISH.find("1863"))]


def test_a_parallel_file_without_the_question_is_refused(tmp_path: Path) -> None:
    asked = write(tmp_path / "en.json", layout(ENGLISH, "By whom?", "the harbour board"))
    other = layout(ARABIC, "من؟", "مجلس الميناء")
    other["data"][0]["paragraphs"][0]["qas"][0]["id"] = "q9"
    with pytest.raises(SetError, match="q1 is not in"):
        list(open_set(asked, paragraphs=write(tmp_path / "ar.json", other)).questions())


@pytest.mark.parametrize(
    "value", [{}, {"data": 3}, {"data": [{"paragraphs": [{"qas": []}]}]}, {"data": [1]}]
)
def test_json_of_another_layout_is_refused(tmp_path: Path, value: object) -> None:
    with pytest.raises(SetError, match=r"s\.json"):
        list(open_set(write(tmp_path / "s.json", value)).questions())


def test_a_news_quiz_is_asked_from_its_day_over_the_dump_beside_it(tmp_path: Path) -> None:
    row = {"id": "7", "date": "2022-06-16", "question": "Where?", "answers": ["Idaho"]}
    row |= {"evidence": "A group was arrested.", "articles": ["n1"]}
    write(tmp_path / "questions.jsonl.gz", row)
    dumped = {"_id": "n1", "headline": "Arrests", "body": "Police in Idaho.", "date": "2022-06-13"}
    write(tmp_path / "articles.jsonl.gz", dumped)
    chosen = open_set(tmp_path / "questions.jsonl.gz")
    question: Question = next(chosen.questions())
    assert (question.articles, question.evidence) == (("n1",), ())
    assert str(question.as_of) == "2022-06-16"
    assert chosen.documents is not None
    document = next(chosen.documents())
    assert (document.id, document.title, document.published) == ("n1", "Arrests", "2022-06-13")


def test_a_number_that_a_quiz_gives_twice_becomes_two_questions(tmp_path: Path) -> None:
    row = {"id": "7", "date": "2022-06-16", "question": "?", "answers": ["x"], "articles": []}
    (tmp_path / "q.jsonl").write_text((json.dumps(row) + "\n") * 2)
    assert [q.id for q in open_set(tmp_path / "q.jsonl").questions()] == ["7", "7~2"]


def test_a_damaged_quiz_or_dump_names_the_line(tmp_path: Path) -> None:
    write(tmp_path / "q.jsonl", {"id": "7", "date": "June", "question": "?", "answers": []})
    with pytest.raises(SetError, match="line 1"):
        list(open_set(tmp_path / "q.jsonl").questions())
    write(tmp_path / "a.jsonl", {"id": "n1", "text": ""})
    with pytest.raises(SetError, match="line 1: an article needs"):
        list(news.documents(tmp_path / "a.jsonl"))
