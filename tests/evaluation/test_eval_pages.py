"""Reports for people, what went wrong, and other systems' answers."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.settings import load_settings
from evaluation.command import run
from evaluation.errors import EvaluationError, SetError
from evaluation.faults import FAULTS, fault
from evaluation.outcome import Outcome

Evaluate = Callable[..., dict[str, Any]]


@pytest.fixture
def evaluate(ferry: Path, tmp_path: Path, subject: Any) -> Evaluate:
    def call(**flags: Any) -> dict[str, Any]:
        stdout = io.StringIO()
        options = {"questions": ferry, "open_subject": lambda *_: subject, **flags}
        run(load_settings({"home": tmp_path}), as_json=True, stdout=stdout, **options)
        report: dict[str, Any] = json.loads(stdout.getvalue())
        return report

    return call


def test_the_page_is_whole_in_itself_and_shows_the_worst_first(
    evaluate: Evaluate, subject: Any, tmp_path: Path
) -> None:
    subject.script["Who was the captain?"] = ("sea.txt", "Nine people were rescued.")
    evaluate(out=tmp_path / "run")
    page = (tmp_path / "run" / "report.html").read_text("utf-8")
    assert not re.search(r'(?:src|href)="(?!#)', page)
    assert "<script" not in page
    assert page.count("<svg") == 3
    shown = re.findall(r"<small>(.*?)</small>", page)
    assert shown == [FAULTS[2], FAULTS[4]]
    assert "أين وصل الوزير؟" in page


def test_a_system_that_states_confidence_gets_its_curve(
    evaluate: Evaluate, subject: Any, tmp_path: Path
) -> None:
    real = subject.ask
    subject.ask = lambda *asked, **flags: replace(real(*asked, **flags), confidence=0.4)
    evaluate(out=tmp_path / "run")
    page = (tmp_path / "run" / "report.html").read_text("utf-8")
    assert page.count("<svg") == 4
    assert "share of them wrong" in page


def test_words_of_articles_and_questions_are_never_markup(
    evaluate: Evaluate, subject: Any, write_set: Callable[..., Path], tmp_path: Path
) -> None:
    subject.texts["sea.txt"] = "<img src=x onerror=alert(1)> sank."
    subject.script["<b>What?</b>"] = ("sea.txt", "<img src=x onerror=alert(1)> sank.")
    row = {"id": "1", "question": "<b>What?</b>", "answerable": False}
    evaluate(questions=write_set(row, name="b.jsonl"), out=tmp_path / "run")
    page = (tmp_path / "run" / "report.html").read_text("utf-8")
    assert "<img" not in page
    assert "<b>What?" not in page
    assert "&lt;img src=x onerror=alert(1)&gt; sank." in page


def test_the_markdown_holds_the_same_numbers(evaluate: Evaluate, tmp_path: Path) -> None:
    evaluate(out=tmp_path / "run")
    text = (tmp_path / "run" / "report.md").read_text("utf-8")
    assert re.search(r"^\| answer@3 \| 0\.667 \| 0\.000 – 1\.000 \| 3 \|$", text, re.MULTILINE)
    assert re.search(r"^\| language ar \| 1 \|", text, re.MULTILINE)
    assert f"- 1 × {FAULTS[4]}" in text


def test_without_matplotlib_the_page_says_what_to_install(
    evaluate: Evaluate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    evaluate(out=tmp_path / "run")
    page = (tmp_path / "run" / "report.html").read_text("utf-8")
    assert "<svg" not in page
    assert "install the extra" in page


def test_a_baseline_adds_a_comparison_to_every_report(
    evaluate: Evaluate, subject: Any, tmp_path: Path
) -> None:
    evaluate(out=tmp_path / "before")
    subject.script["أين وصل الوزير؟"] = ("land.txt", "وصل الوزير إلى الدوحة يوم الأحد.")
    report = evaluate(out=tmp_path / "now", baseline=tmp_path / "before")
    assert report["comparison"]["sides"]["answer@3"]["better"] == ["4"]
    assert report["comparison"]["measures"]["answer@3"]["value"] == pytest.approx(1 / 3)
    for name in ("report.md", "report.html"):
        assert "better" in (tmp_path / "now" / name).read_text("utf-8")


def test_a_baseline_that_is_no_run_is_refused_before_asking(
    evaluate: Evaluate, subject: Any, tmp_path: Path
) -> None:
    with pytest.raises(EvaluationError, match="holds no run"):
        evaluate(baseline=tmp_path)
    assert subject.asked == []


def test_a_broken_bound_is_an_error_after_the_report_is_written(
    evaluate: Evaluate, tmp_path: Path
) -> None:
    with pytest.raises(EvaluationError, match=r"answer@3 is 0\.6667, under 0\.9"):
        evaluate(out=tmp_path / "run", fail_under=["answer@3=0.9"])
    assert (tmp_path / "run" / "report.html").is_file()
    assert evaluate(fail_under=["answer@3=0.6"])["questions"] == 4


def test_another_systems_answers_are_measured_with_the_same_ruler(
    evaluate: Evaluate, subject: Any, write_set: Callable[..., Path]
) -> None:
    answers = write_set(
        {
            "id": "1",
            "answer": "It was late. The Aurora sank.",
            "statements": ["It was late.", {"text": "The Aurora sank."}],
            "citations": [{"article": "sea.txt", "quote": "The ferry Aurora sank"}],
            "passages": ["land.txt", "sea.txt"],
        },
        {"id": "2", "error": "timed out"},
        {"id": "3", "answer": ""},
        name="answers.jsonl",
    )
    report = evaluate(answers=answers)
    values = {name: found["value"] for name, found in report["measures"].items()}
    assert subject.asked == []
    assert values["answer@1"] == 0.0
    assert values["answer@3"] == pytest.approx(1 / 3, abs=1e-5)
    assert values["evidence cited"] == values["quote exactness"] == 1.0
    assert values["mrr@10"] == pytest.approx(0.5 / 3, abs=1e-5)
    assert values["refused unanswerable"] == 1.0
    assert [row["id"] for row in report["failed"]] == ["2", "4"]


def test_a_system_that_shows_no_ranking_is_not_scored_on_one(
    evaluate: Evaluate, write_set: Callable[..., Path]
) -> None:
    rows = ({"id": str(n), "answer": "Aurora.", "statements": ["Aurora."]} for n in range(1, 5))
    report = evaluate(answers=write_set(*rows, name="answers.jsonl"))
    assert "hit@1" not in report["measures"]
    assert report["measures"]["answer@1"]["value"] == pytest.approx(1 / 3, abs=1e-5)


def test_answers_without_an_id_are_refused(
    evaluate: Evaluate, write_set: Callable[..., Path]
) -> None:
    with pytest.raises(SetError, match="line 1: no id"):
        evaluate(answers=write_set({"answer": "x"}, name="answers.jsonl"))


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        ({"failed": True, "answers": ("x",)}, FAULTS[0]),
        ({"said": ["x"], "answerable": False}, FAULTS[2]),
        ({"answerable": False}, None),
        ({"answers": ("x",), "articles": ("a",), "ranked": ["b"]}, FAULTS[3]),
        ({"answers": ("x",), "articles": ("a",), "ranked": ["a"]}, FAULTS[4]),
        ({"said": ["y"], "answers": ("x",), "articles": ("a",), "ranked": ["b"]}, FAULTS[5]),
        (
            {"said": ["y"], "answers": ("x",), "articles": ("a",), "ranked": ["a"],
             "gold": [("a", 50, 60)]},
            FAULTS[6],
        ),
        ({"said": ["y"], "answers": ("x",), "articles": ("a",), "ranked": ["a"]}, FAULTS[7]),
        (
            {"said": ["x"], "answers": ("x",), "gold": [("b", 0, 5)], "cited": [("a", 0, 5)]},
            FAULTS[8],
        ),
        ({"said": ["y", "x"], "answers": ("x",)}, FAULTS[9]),
        ({"said": ["x", "y"], "answers": ("x",)}, None),
    ],
)  # fmt: skip
def test_a_fault_names_the_stage_that_failed(
    outcome: Callable[..., Outcome], made: dict[str, Any], expected: str | None
) -> None:
    assert fault(outcome(**made)) == expected


def test_an_inexact_quote_is_the_worst_fault_of_an_answer(
    outcome: Callable[..., Outcome],
) -> None:
    assert fault(replace(outcome(said=["x"], answers=("x",)), quoted=(False,))) == FAULTS[1]
