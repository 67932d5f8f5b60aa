"""Runs: asked, kept, continued, reported."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.settings import Settings, load_settings
from evaluation.command import OpenSubject, run
from evaluation.errors import RunError, SetError
from evaluation.journal import Kind
from evaluation.subject import Subject

Evaluate = Callable[..., dict[str, Any]]


def opener(subject: Any) -> OpenSubject:
    def open_subject(settings: Settings, update: bool, progress: object) -> Subject:
        del settings, update, progress
        made: Subject = subject
        return made

    return open_subject


@pytest.fixture
def evaluate(ferry: Path, tmp_path: Path) -> Callable[..., dict[str, Any]]:
    def call(subject: Any, **flags: Any) -> dict[str, Any]:
        stdout = io.StringIO()
        options = {"questions": ferry, "as_json": True, **flags}
        settings = options.pop("settings", load_settings({"home": tmp_path}))
        code = run(settings, open_subject=opener(subject), stdout=stdout, **options)
        assert code == 0
        report: dict[str, Any] = json.loads(stdout.getvalue())
        return report

    return call


def lines(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "run.jsonl").read_text("utf-8").splitlines()]


def timeless(folder: Path) -> list[dict[str, Any]]:
    return [{**line, "elapsed_ms": 0} for line in lines(folder)]


def test_a_run_reports_what_was_right(evaluate: Evaluate, subject: Any) -> None:
    report = evaluate(subject)
    values = {name: found["value"] for name, found in report["measures"].items()}
    assert report["questions"] == 4
    assert values["answer@1"] == pytest.approx(2 / 3, abs=1e-5)
    assert values["hit@1"] == pytest.approx(2 / 3, abs=1e-5)
    assert values["refused unanswerable"] == 1.0
    assert values["refused answerable"] == pytest.approx(1 / 3, abs=1e-5)
    assert values["abstention precision"] == 0.5
    assert values["quote exactness"] == values["evidence cited"] == 1.0
    assert report["measures"]["evidence cited"]["n"] == 1
    names = {(group["kind"], group["name"], group["questions"]) for group in report["groups"]}
    assert {("language", "ar", 1), ("language", "en", 3), ("tag", "what", 1)} <= names


def test_a_question_is_asked_from_its_day(evaluate: Evaluate, subject: Any) -> None:
    evaluate(subject)
    assert [str(filters.as_of) for filters in subject.filters] == ["None"] * 3 + ["2024-03-01"]


def test_the_run_is_written_question_by_question(
    evaluate: Evaluate, subject: Any, tmp_path: Path
) -> None:
    report = evaluate(subject, out=tmp_path / "run")
    written = lines(tmp_path / "run")
    assert [line["question"]["id"] for line in written] == ["1", "2", "3", "4"]
    assert written[0]["answer"]["citations"][0]["quote"] == "The ferry Aurora sank on Monday."
    assert written[0]["gold"] == [{"article": "sea.txt", "start": 0, "end": 21}]
    assert json.loads((tmp_path / "run" / "report.json").read_text("utf-8")) == report


def test_a_stopped_run_goes_on_and_equals_an_uninterrupted_one(
    evaluate: Evaluate, subject: Any, tmp_path: Path
) -> None:
    evaluate(replace(subject, asked=[]), out=tmp_path / "whole")
    with pytest.raises(RunError, match="stopped after 2 of 4"):
        evaluate(replace(subject, asked=[], stops_after=2), out=tmp_path / "run")
    resumed = replace(subject, asked=[])
    evaluate(resumed, out=tmp_path / "run")
    assert len(resumed.asked) == 2
    assert timeless(tmp_path / "run") == timeless(tmp_path / "whole")


def test_half_a_line_of_a_killed_run_is_asked_again(
    evaluate: Evaluate, subject: Any, tmp_path: Path
) -> None:
    evaluate(subject, out=tmp_path / "run")
    path = tmp_path / "run" / "run.jsonl"
    whole = path.read_bytes()
    path.write_bytes(whole[:-40])
    again = replace(subject, asked=[])
    evaluate(again, out=tmp_path / "run")
    assert len(again.asked) == 1
    assert [line["question"]["id"] for line in lines(tmp_path / "run")] == ["1", "2", "3", "4"]


def test_a_folder_with_another_run_is_refused(
    evaluate: Evaluate, subject: Any, tmp_path: Path
) -> None:
    evaluate(subject, out=tmp_path / "run")
    other = load_settings({"home": tmp_path, "statements": 1})
    with pytest.raises(RunError, match="other settings"):
        evaluate(subject, out=tmp_path / "run", settings=other)
    with pytest.raises(RunError, match="other limit"):
        evaluate(subject, out=tmp_path / "run", limit=2)


def test_a_failed_question_is_reported_and_counted(evaluate: Evaluate, subject: Any) -> None:
    subject.fails_on = frozenset({"What sank?"})
    report = evaluate(subject)
    assert report["failed"] == [{"id": "1", "error": "the question has no words"}]
    assert report["measures"]["failed"]["value"] == 0.25
    assert report["measures"]["answer@1"]["n"] == 3


def test_a_full_disk_is_one_line_and_what_was_finished_stays(
    evaluate: Evaluate, subject: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = 0
    real = Kind.to_line

    def full(kind: Kind[Any], row: Any) -> bytes:
        nonlocal written
        written += 1
        if written > 2:
            raise OSError(28, "No space left on device")
        return real(kind, row)

    monkeypatch.setattr(Kind, "to_line", full)
    with pytest.raises(RunError, match="No space left") as stopped:
        evaluate(subject, out=tmp_path / "run")
    assert "run the same command again" in str(stopped.value)
    assert len(lines(tmp_path / "run")) == 2


def test_the_limit_asks_the_first_questions_only(evaluate: Evaluate, subject: Any) -> None:
    assert evaluate(subject, limit=2)["questions"] == 2
    assert subject.asked == ["What sank?", "How many were saved?"]


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ({"id": "1", "question": "?", "articles": ["gone.txt"]}, "gone.txt is not among"),
        (
            {"id": "1", "question": "?", "evidence": [{"article": "sea.txt", "quote": "It flew"}]},
            "does not stand in sea.txt",
        ),
    ],
)
def test_gold_that_is_not_in_the_articles_is_said_before_anything_is_asked(
    evaluate: Evaluate,
    subject: Any,
    write_set: Callable[..., Path],
    row: dict[str, Any],
    complaint: str,
) -> None:
    path = write_set({"id": "0", "question": "What sank?", "answers": ["x"]}, row, name="b.jsonl")
    with pytest.raises(SetError, match=complaint):
        evaluate(subject, questions=path)
    assert subject.asked == []


def test_an_id_given_twice_is_refused(
    evaluate: Evaluate, subject: Any, write_set: Callable[..., Path]
) -> None:
    row = {"id": "1", "question": "?", "answers": ["x"]}
    with pytest.raises(SetError, match="given twice"):
        evaluate(subject, questions=write_set(row, row, name="b.jsonl"))


def test_articles_of_a_dump_are_named_by_their_own_ids(
    evaluate: Evaluate, subject: Any, write_set: Callable[..., Path]
) -> None:
    subject.texts = {"paragraphs.jsonl#p1": subject.texts["sea.txt"]}
    subject.script = {"What sank?": ("paragraphs.jsonl#p1", "The ferry Aurora sank on Monday.")}
    row = {"id": "1", "question": "What sank?", "answers": ["Aurora"], "articles": ["p1"]}
    report = evaluate(subject, questions=write_set(row, name="b.jsonl"))
    assert report["measures"]["hit@1"]["value"] == 1.0


def test_the_table_names_measures_languages_and_tags(
    subject: Any, ferry: Path, tmp_path: Path
) -> None:
    stdout = io.StringIO()
    run(
        load_settings({"home": tmp_path}),
        questions=ferry,
        open_subject=opener(subject),
        stdout=stdout,
    )
    shown = stdout.getvalue()
    for word in ("answer@3", "95% interval", "latency p95", "language", "how-many"):
        assert word in shown


def test_the_sets_own_paragraphs_become_the_corpus(subject: Any, tmp_path: Path) -> None:
    context = "The ferry Aurora sank on Monday."
    asked = {
        "id": "1",
        "question": "What sank?",
        "answers": [{"text": "Aurora", "answer_start": 10}],
    }
    layout = {"data": [{"title": "Ferry", "paragraphs": [{"context": context, "qas": [asked]}]}]}
    path = tmp_path / "squad.json"
    path.write_text(json.dumps(layout))
    opened: list[Settings] = []

    def open_subject(settings: Settings, update: bool, progress: object) -> Subject:
        del update, progress
        opened.append(settings)
        rows = (settings.corpus / "paragraphs.jsonl").read_text("utf-8").splitlines()
        subject.texts = {f"paragraphs.jsonl#{r['id']}": r["text"] for r in map(json.loads, rows)}
        subject.script = {"What sank?": ("paragraphs.jsonl#p0000", context)}
        made: Subject = subject
        return made

    settings = load_settings({"corpus": Path("set"), "home": tmp_path})
    stdout = io.StringIO()
    run(settings, questions=path, as_json=True, open_subject=open_subject, stdout=stdout)
    measures = json.loads(stdout.getvalue())["measures"]
    assert measures["answer@1"]["value"] == measures["evidence cited"]["value"] == 1.0
    assert opened[0].home != tmp_path
    assert not opened[0].corpus.exists()
