"""Claims with labels, and the verdicts on them."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.answer import Verdict
from bot.errors import QuestionError
from bot.settings import load_settings
from evaluation.claims import Checked, read, report
from evaluation.command import run
from evaluation.errors import EvaluationError, SetError, UsageError


def checked(*rows: tuple[bool, Verdict | None], dataset: str = "d") -> list[Checked]:
    return [
        Checked(id=str(n), dataset=dataset, supported=label, verdict=verdict)
        for n, (label, verdict) in enumerate(rows)
    ]


def test_balanced_accuracy_weighs_both_labels_alike() -> None:
    rows = checked(
        (True, "supported"), (True, "not found"), (True, "supported"), (True, "supported"),
        (False, "contradicted"), (False, "supported"),
    )  # fmt: skip
    measures = report(rows)["measures"]
    assert measures["balanced accuracy"]["value"] == pytest.approx((3 / 4 + 1 / 2) / 2)
    assert measures["precision of 'supported'"]["value"] == 0.75
    assert measures["recall of 'supported'"]["value"] == 0.75
    assert measures["precision of 'contradicted'"]["value"] == 1.0
    assert measures["recall of 'contradicted'"]["value"] == 0.5
    assert measures["precision of 'not found'"]["value"] == 0.0


def test_one_verdict_for_all_is_worth_a_coin() -> None:
    rows = checked(*[(True, "supported")] * 9, (False, "supported"))
    assert report(rows)["measures"]["balanced accuracy"]["value"] == 0.5  # type: ignore[arg-type]


def test_a_failed_check_is_wrong_whatever_the_label() -> None:
    rows = checked((True, None), (False, None))
    assert report(rows)["measures"]["balanced accuracy"]["value"] == 0.0
    assert report(rows)["measures"]["failed"]["value"] == 1.0


def test_datasets_are_averaged_as_wholes() -> None:
    easy = checked((True, "supported"), (False, "not found"), dataset="easy")
    hard = checked(*[(True, "not found"), (False, "supported")] * 5, dataset="hard")  # type: ignore[arg-type]
    made = report(easy + hard)
    assert [d["name"] for d in made["datasets"]] == ["easy", "hard"]
    assert made["mean over datasets"] == 0.5
    assert made["measures"]["balanced accuracy"]["value"] == pytest.approx(1 / 6)


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ({"claim": "x", "label": 1}, "must be texts"),
        ({"claim": "x", "doc": "y", "label": "maybe"}, "label 'maybe'"),
        ({"claim": "x", "doc": "y"}, "label None"),
    ],
)
def test_a_malformed_claim_names_its_line(
    write_set: Callable[..., Path], row: dict[str, Any], complaint: str
) -> None:
    with pytest.raises(SetError, match=f"line 1: .*{complaint}"):
        list(read(write_set(row)))


@dataclass(frozen=True)
class Judged:
    verdict: Verdict
    score: float = 0.5
    reason: str = "because"


class Believer:
    """Supports what the document says word for word; breaks on empty words."""

    def articles(self) -> list[Any]:
        return []

    def check(self, claim: str, /, *, document: str | None = None) -> Judged:
        if claim == "?":
            raise QuestionError("the question has no words")
        return Judged("supported" if claim in (document or "") else "not found")


def test_a_file_of_claims_is_checked_and_written(
    write_set: Callable[..., Path], tmp_path: Path
) -> None:
    path = write_set(
        {"claim": "It rained", "doc": "It rained.", "label": 1},
        {"claim": "It snowed", "document": "It rained.", "label": False},
        {"claim": "?", "text": "It rained.", "label": "contradicted"},
    )
    stdout = io.StringIO()
    settings = load_settings({"home": tmp_path})
    options: dict[str, Any] = {"open_subject": lambda *_: Believer(), "stdout": stdout}
    run(settings, claims=path, out=tmp_path / "run", as_json=True, **options)
    measures = json.loads(stdout.getvalue())["measures"]
    assert measures["balanced accuracy"]["value"] == 0.75
    assert measures["failed"]["value"] == pytest.approx(1 / 3)
    lines = (tmp_path / "run" / "claims.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["reason"] for line in lines] == [
        "because", "because", "the question has no words"
    ]  # fmt: skip
    run(settings, claims=path, out=tmp_path / "run", **options)
    assert "balanced accuracy" in stdout.getvalue()


def test_claims_can_be_held_to_a_bound(write_set: Callable[..., Path], tmp_path: Path) -> None:
    path = write_set(
        {"claim": "It rained", "doc": "It rained.", "label": 1},
        {"claim": "It snowed", "doc": "It rained.", "label": 0},
    )
    settings = load_settings({"home": tmp_path})
    options: dict[str, Any] = {"open_subject": lambda *_: Believer(), "stdout": io.StringIO()}
    assert run(settings, claims=path, fail_under=["balanced accuracy=0.5"], **options) == 0
    assert run(settings, claims=path, fail_under=["failed=0"], **options) == 0
    with pytest.raises(EvaluationError, match="balanced accuracy is"):
        run(settings, claims=path, fail_under=["balanced accuracy=1.1"], **options)
    with pytest.raises(UsageError, match="no such measure"):
        run(settings, claims=path, fail_under=["hit@1=1"], **options)


def test_a_set_and_claims_together_or_neither_is_refused(tmp_path: Path) -> None:
    settings = load_settings({"home": tmp_path})
    for given in ({}, {"questions": tmp_path, "claims": tmp_path}):
        with pytest.raises(EvaluationError, match="SET or --claims"):
            run(settings, **given)
