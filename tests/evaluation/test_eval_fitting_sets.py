"""Fitting from sets to a file of weights, over a real index."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.settings import load_settings
from bot.weights import Weights, load_weights
from evaluation.errors import SetError
from evaluation.fitting.__main__ import main
from evaluation.fitting.gathering import cases, observed
from evaluation.fitting.sources import Desks, open_source

PARAGRAPHS = (
    ("Where did the ferry Aurora sink?", "Lisbon", "The ferry Aurora sank off Lisbon on Monday."),
    ("Who leads the port of Tallinn?", "Maria Tamm", "Maria Tamm leads the port of Tallinn."),
    ("How many bridges were closed?", "nine", "After the flood nine bridges were closed."),
    ("When was the museum opened?", "1931", "The museum was opened by the mayor in 1931."),
)
FILLER = "The weather was calm that week. Officials gave no further comment on the matter."


def squad(path: Path, rows: tuple[tuple[str, str, str], ...] = PARAGRAPHS) -> Path:
    def paragraph(number: int, question: str, answer: str, sentence: str) -> dict[str, Any]:
        context = f"{sentence} {FILLER}"
        gold = {"text": answer, "answer_start": context.index(answer)}
        asked = {"id": f"q{number}", "question": question, "answers": [gold]}
        return {"context": context, "qas": [asked]}

    paragraphs = [paragraph(n, *row) for n, row in enumerate(rows)]
    path.write_text(json.dumps({"data": [{"title": "", "paragraphs": paragraphs}]}), "utf-8")
    return path


def test_the_sample_is_the_same_every_time_and_no_larger_than_asked(tmp_path: Path) -> None:
    path = squad(tmp_path / "set.json")
    first, second = (open_source(str(path), 3) for _ in range(2))
    assert [q.id for q in first.sample] == [q.id for q in second.sample]
    assert len(first.sample) == 3


def test_questions_from_elsewhere_need_articles(tmp_path: Path) -> None:
    path = squad(tmp_path / "set.json")
    with pytest.raises(SetError, match="names no articles"):
        open_source(str(path), 3, elsewhere=True)


def test_questions_from_elsewhere_need_not_be_known_there(tmp_path: Path) -> None:
    path, other = squad(tmp_path / "set.json"), squad(tmp_path / "other.json", PARAGRAPHS[:1])
    source = open_source(f"{path}:{other}", 9, elsewhere=True)
    assert len(source.sample) == 4
    assert source.name == "set over other"


def test_a_question_teaches_once_as_asked_and_twice_as_a_refusal(tmp_path: Path) -> None:
    source = open_source(str(squad(tmp_path / "set.json")), 9)
    with Desks(load_settings(), tmp_path / "work").over(source, load_weights()) as desk:
        found, seen = list(cases(source, desk)), list(observed(source, desk))
    assert {case.id for case in found} == {"q0", "q1", "q2", "q3"}
    assert all(case.right.sum() == 1 for case in found)
    kinds = [o.kind for o in seen]
    assert kinds.count("asked") == 4
    assert kinds.count("no article") == kinds.count("no sentence") == 4
    best = {o.kind: o.signals["coverage"] for o in seen if o.id == "q0"}
    assert best["asked"] > best["no sentence"]


def test_the_command_writes_weights_that_load_and_say_where_they_come_from(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, other = squad(tmp_path / "set.json"), squad(tmp_path / "other.json", PARAGRAPHS[:2])
    out = tmp_path / "ranking.json"
    flags = ["--set", str(path), "--elsewhere", f"{path}:{other}", "--out", str(out)]
    assert main([*flags, "--work", str(tmp_path / "work")]) == 0
    weights = Weights(**json.loads(out.read_text("utf-8")))
    assert "set.json --elsewhere set.json:other.json" in weights.origin
    assert str(tmp_path) not in weights.origin
    assert (weights.office, weights.threshold) == (load_weights().office, load_weights().threshold)
    assert set(weights.confidence) == set(load_weights().confidence)
    assert "| set | held out |" in capsys.readouterr().out


def test_a_set_that_is_not_there_is_one_line_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "ranking.json"
    assert main(["--set", str(tmp_path / "none.json"), "--out", str(out)]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not out.exists()
