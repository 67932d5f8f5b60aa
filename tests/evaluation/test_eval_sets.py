"""Question sets: what is read, and what is refused with file and line."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import corpus.article as article_module
import evaluation.sets as sets_module
from evaluation.errors import SetError
from evaluation.formats import own
from evaluation.loading import open_set, write_corpus
from evaluation.matching import contains

SETS = Path(sets_module.__file__).parent / "sets"
ARTICLES = Path(article_module.__file__).parent / "articles"


def articles_of(name: str) -> Path:
    """The folder of a set's own articles beside it, or the demonstration articles."""
    beside = SETS / Path(name).stem
    return beside if beside.is_dir() else ARTICLES


def test_a_row_becomes_a_question_with_every_field(ferry: Path) -> None:
    first, _, third, fourth = open_set(ferry).questions()
    assert first.answers == ("Aurora",)
    assert first.articles == ("sea.txt",)  # named by the evidence alone
    assert first.evidence[0].quote == "The ferry Aurora sank"
    assert not third.answerable
    assert str(fourth.as_of) == "2024-03-01"


def test_a_set_is_read_anew_for_each_pass(ferry: Path) -> None:
    chosen = open_set(ferry)
    assert list(chosen.questions()) == list(chosen.questions())


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ({"id": "1", "question": "?", "answer": ["x"]}, "answer"),
        ({"id": "1", "answers": ["x"]}, "question"),
        ({"id": "1", "question": "?", "answers": "x"}, "answers"),
        ({"id": "1", "question": "?", "answers": ["x"], "as_of": "soon"}, "as_of"),
        ({"id": "1", "question": "?"}, "neither answers nor articles"),
        ({"id": "1", "question": " ", "answers": ["x"]}, "must not be empty"),
        ({"id": "1", "question": "?", "answers": ["x"], "answerable": False}, "has none"),
    ],
)
def test_a_malformed_row_is_refused_with_file_line_and_field(
    write_set: Callable[..., Path], row: dict[str, Any], complaint: str
) -> None:
    path = write_set({"id": "0", "question": "?", "answers": ["x"]}, row)
    with pytest.raises(SetError, match=r"set\.jsonl, line 2: ") as refused:
        list(open_set(path).questions())
    assert complaint in str(refused.value)


@pytest.mark.parametrize("line", ["{", "[1]", "null", "\x00"])
def test_a_line_that_is_no_object_is_refused_with_its_number(tmp_path: Path, line: str) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text('{"id": "1", "question": "?", "answers": ["x"]}\n\n' + line + "\n")
    with pytest.raises(SetError, match="line 3"):
        list(open_set(path).questions())


def test_an_empty_a_missing_and_an_unknown_file_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").write_text("\n")
    with pytest.raises(SetError, match="no question"):
        open_set(tmp_path / "empty.jsonl")
    with pytest.raises(SetError, match="no file"):
        open_set(tmp_path / "gone.jsonl")
    with pytest.raises(SetError, match="unknown kind"):
        open_set(tmp_path / "set.xlsx")


def test_a_file_that_is_not_what_its_name_says_is_refused(tmp_path: Path) -> None:
    (tmp_path / "set.jsonl.gz").write_bytes(b"plain words")
    with pytest.raises(SetError, match="cannot be read"):
        open_set(tmp_path / "set.jsonl.gz")
    (tmp_path / "set.jsonl").write_bytes(b"\xff\xfe{}")
    with pytest.raises(SetError, match="UTF-8"):
        open_set(tmp_path / "set.jsonl")
    whole = gzip.compress(b'{"id": "1", "question": "?", "answers": ["x"]}\n' * 99)
    (tmp_path / "cut.jsonl.gz").write_bytes(whole[:-12])
    with pytest.raises(SetError, match="cannot be read"):
        list(open_set(tmp_path / "cut.jsonl.gz").questions())


def test_a_set_without_articles_says_so_when_they_are_asked_for(
    ferry: Path, tmp_path: Path
) -> None:
    with pytest.raises(SetError, match="brings no articles"):
        write_corpus(open_set(ferry), tmp_path / "corpus")


def test_the_schema_beside_the_sets_is_the_one_the_reader_holds_to() -> None:
    written = json.loads((SETS / "schema.json").read_text("utf-8"))
    assert written == json.loads(json.dumps(own.schema()))


@pytest.mark.parametrize("name", sorted(path.name for path in SETS.glob("*.jsonl")))
def test_every_quote_of_a_bundled_set_stands_in_its_article(name: str) -> None:
    folder = articles_of(name)
    for question in open_set(SETS / name).questions():
        for evidence in question.evidence:
            text = (folder / evidence.article).read_text("utf-8")
            assert evidence.quote in text, question.id


@pytest.mark.parametrize("name", sorted(path.name for path in SETS.glob("*.jsonl")))
def test_each_question_of_a_bundled_set_has_an_answer_in_its_articles(name: str) -> None:
    folder = articles_of(name)
    for question in open_set(SETS / name).questions():
        texts = [(folder / article).read_text("utf-8") for article in question.articles]
        found = [contains(text, answer) for text in texts for answer in question.answers]
        assert any(found) or not question.answerable, question.id


def test_the_demonstration_set_covers_both_languages_and_refusals() -> None:
    questions = list(open_set(SETS / "demo.jsonl").questions())
    assert len({question.id for question in questions}) == len(questions) >= 60
    assert {question.language for question in questions} == {"en", "ar"}
    refusals = [question for question in questions if not question.answerable]
    assert len(refusals) >= 30
    assert not any(question.articles for question in refusals)
    tags = {tag for question in questions for tag in question.tags}
    assert {"en-ar", "ar-en", "several", "false-premise", "near-miss", "list"} <= tags
