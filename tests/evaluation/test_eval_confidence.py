"""What confidence is worth: curves worked by hand, and questions asked without their gold."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.settings import load_settings
from evaluation.command import run
from evaluation.curves import CURVES, admitted, aurc, auroc
from evaluation.errors import SetError
from evaluation.intervals import draws, estimate
from evaluation.measures.catalogue import MEASURES
from evaluation.measures.confidence import wrong
from evaluation.outcome import Outcome
from evaluation.summary import ALL, Scores, summarise

ONCE = np.ones((1, 4))
SURE = np.array([0.9, 0.8, 0.7, 0.6])


def over(curve: Any, values: list[float], confidence: Any = SURE) -> float:
    """The curve over each question once."""
    return float(curve(np.array(values, dtype=float), -np.array(confidence), ONCE)[0])


@pytest.mark.parametrize(
    ("wrong", "area"),
    [
        ([0, 0, 0, 0], 0.0),
        ([1, 1, 1, 1], 1.0),
        ([0, 0, 1, 1], (0 + 0 + 1 / 3 + 2 / 4) / 4),
        ([1, 1, 0, 0], (1 + 1 + 2 / 3 + 2 / 4) / 4),
    ],
)
def test_the_area_is_the_mean_risk_over_coverages(wrong: list[float], area: float) -> None:
    assert over(aurc, wrong) == pytest.approx(area)


def test_questions_of_equal_confidence_can_only_be_answered_together() -> None:
    assert over(aurc, [1, 0, 0, 1], [0.5] * 4) == over(aurc, [0, 1, 1, 0], [0.5] * 4) == 0.5
    assert over(auroc, [1, 0, 0, 1], [0.5] * 4) == 0.5
    assert over(admitted, [1, 0, 0, 1], [0.5] * 4) == 1.0


@pytest.mark.parametrize(
    ("right", "chance"), [([1, 1, 0, 0], 1.0), ([0, 0, 1, 1], 0.0), ([1, 0, 1, 0], 0.75)]
)
def test_the_chance_of_a_right_order_counts_pairs(right: list[float], chance: float) -> None:
    assert over(auroc, right) == chance


def test_the_bar_lets_eighty_in_a_hundred_answerable_through() -> None:
    unanswerable = np.array([0, 0, 1, 0, 0, 1, 0, 1.0])
    # Five are answerable: the bar stands at the fourth, with one of three others before it.
    found = admitted(unanswerable, np.arange(8.0), np.ones((1, 8)))
    assert found[0] == pytest.approx(1 / 3)


def test_a_curve_over_questions_of_one_sort_says_nothing() -> None:
    ones = np.ones(4)
    assert estimate(ones, draws(4), "auroc", order=SURE) is None
    assert estimate(ones, draws(4), "admitted at 80", order=SURE) is None


@given(
    st.lists(st.tuples(st.booleans(), st.sampled_from([0.1, 0.5, 0.9])), min_size=1, max_size=30)
)
def test_every_curve_stays_in_its_range_and_knows_no_order_of_asking(
    rows: list[tuple[bool, float]],
) -> None:
    for name in ("aurc", "auroc", "admitted at 80"):
        found = [
            estimate(
                np.array([float(label) for label, _ in given]),
                draws(len(given), resamples=20),
                name,  # type: ignore[arg-type]
                order=np.array([sure for _, sure in given]),
            )
            for given in (rows, rows[::-1])
        ]
        assert (found[0] is None) == (found[1] is None)
        if found[0] is not None and found[1] is not None:
            assert found[0].value == pytest.approx(found[1].value)
            assert 0 <= found[0].low <= found[0].high <= 1
    assert set(CURVES) == {"aurc", "auroc", "admitted at 80"}


def test_wrong_is_what_a_reader_would_call_wrong(outcome: Callable[..., Outcome]) -> None:
    assert wrong(outcome(said=["In Doha."], answers=("Doha",))) == 0
    assert wrong(outcome(said=["In Gaza."], answers=("Doha",))) == 1
    assert wrong(outcome(answers=("Doha",))) == 1
    assert wrong(outcome(failed=True, answers=("Doha",))) == 1
    assert wrong(outcome(said=["x"], answerable=False)) == 1
    assert wrong(outcome(cited=[("a", 0, 5)], articles=("a",))) == 0
    assert wrong(outcome(cited=[("b", 0, 5)], articles=("a",))) == 1
    assert wrong(outcome(said=["x"])) is None


def test_a_system_that_states_no_confidence_has_no_curve(outcome: Callable[..., Outcome]) -> None:
    silent = outcome(said=["x"], answers=("x",))
    assert silent.answer is not None
    sure = replace(silent, answer=replace(silent.answer, confidence=0.7))
    told = summarise(Scores.of([sure], MEASURES))[ALL]
    assert told["aurc"].value == 0.0
    assert "aurc" not in summarise(Scores.of([silent], MEASURES))[ALL]


def evaluate(subject: Any, questions: Path, tmp_path: Path, **flags: Any) -> dict[str, Any]:
    stdout = io.StringIO()
    settings = load_settings({"home": tmp_path})
    options = {"questions": questions, "open_subject": lambda *_: subject, **flags}
    run(settings, as_json=True, stdout=stdout, **options)
    report: dict[str, Any] = json.loads(stdout.getvalue())
    return report


def test_each_question_is_asked_again_without_the_articles_that_answer_it(
    subject: Any, ferry: Path, tmp_path: Path
) -> None:
    report = evaluate(subject, ferry, tmp_path, without_gold=True)
    assert report["questions"] == 7
    assert [f.without for f in subject.filters] == [
        (),
        ("sea.txt",),
        (),
        ("sea.txt",),
        (),
        (),
        ("land.txt",),
    ]
    # The script answers two of the three twins all the same, and refuses the other two rightly.
    assert report["measures"]["refused unanswerable"]["value"] == 0.5
    assert report["measures"]["refused answerable"]["n"] == 3
    assert report["run"]["without_gold"] is True


def test_a_set_without_gold_articles_cannot_be_asked_without_them(
    subject: Any, write_set: Callable[..., Path], tmp_path: Path
) -> None:
    path = write_set({"id": "1", "question": "?", "answers": ["x"]}, name="b.jsonl")
    with pytest.raises(SetError, match="names the articles"):
        evaluate(subject, path, tmp_path, without_gold=True)
