"""Two runs compared; floors for continuous integration."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.compare import compare
from evaluation.errors import EvaluationError, RunError
from evaluation.gates import broken, parse
from evaluation.measures.catalogue import named
from evaluation.measures.measure import Measure
from evaluation.summary import Scores

NAN = float("nan")


def measures(*names: str) -> tuple[Measure, ...]:
    found = [named(name) for name in names]
    return tuple(measure for measure in found if measure is not None)


def scores(ids: Sequence[str], **columns: Sequence[float]) -> Scores:
    names = [name.replace("_", " ").replace(" at ", "@") for name in columns]
    return Scores(
        measures=measures(*names),
        ids=list(ids),
        columns=[array("d", column) for column in columns.values()],
    )


def test_a_clear_gain_has_an_interval_above_zero_and_a_small_p() -> None:
    ids = [str(n) for n in range(60)]
    before = scores(ids, answer_at_3=[0.0] * 30 + [1.0] * 30)
    now = scores(ids, answer_at_3=[1.0] * 20 + [0.0] * 10 + [1.0] * 30)
    change = compare(now, before)["measures"]["answer@3"]
    assert change["value"] == pytest.approx(20 / 60)
    assert change["baseline"] == 0.5
    assert 0 < change["low"] < change["value"] < change["high"]
    assert change["p"] < 0.01


def test_a_run_against_itself_differs_in_nothing() -> None:
    ids = ["a", "b", "c"]
    same = scores(ids, answer_at_3=[1.0, 0.0, NAN], latency_median=[3.0, 4.0, 5.0])
    compared = compare(same, same)
    for change in compared["measures"].values():
        assert (change["value"], change["low"], change["high"]) == (0.0, 0.0, 0.0)
    assert compared["measures"]["answer@3"]["p"] == 1.0
    assert compared["measures"]["latency median"]["p"] is None
    assert compared["sides"]["answer@3"] == {"better": [], "worse": []}


def test_questions_that_changed_sides_are_named_whatever_the_order() -> None:
    before = scores(["c", "b", "a"], answer_at_3=[1.0, 0.0, 0.0], refused_answerable=[0, 0, 1])
    now = scores(["a", "b", "c"], answer_at_3=[1.0, 0.0, 0.0], refused_answerable=[0, 1, 0])
    sides = compare(now, before)["sides"]
    assert sides["answer@3"] == {"better": ["a"], "worse": ["c"]}
    assert sides["refused answerable"] == {"better": ["a"], "worse": ["b"]}


def test_a_baseline_over_other_questions_is_refused() -> None:
    now, before = scores(["a", "b"], answer_at_3=[1, 1]), scores(["b", "c"], answer_at_3=[1, 1])
    with pytest.raises(RunError, match="1 of 2 in common"):
        compare(now, before)


@given(st.lists(st.tuples(st.sampled_from([0.0, 1.0]), st.sampled_from([0.0, 1.0])), min_size=1))
def test_swapping_the_runs_turns_the_difference_round(pairs: list[tuple[float, float]]) -> None:
    ids = [str(n) for n in range(len(pairs))]
    one = scores(ids, answer_at_3=[pair[0] for pair in pairs])
    two = scores(ids, answer_at_3=[pair[1] for pair in pairs])
    there = compare(one, two)["measures"]["answer@3"]
    back = compare(two, one)["measures"]["answer@3"]
    assert there["value"] == pytest.approx(-back["value"])
    assert there["p"] == pytest.approx(back["p"])
    assert 0.0 < there["p"] <= 1.0


REPORT = {
    "measures": {
        "answer@3": {"value": 0.9, "better": "higher"},
        "refused answerable": {"value": 0.1, "better": "lower"},
    }
}


def test_a_bound_is_a_floor_or_where_less_is_better_a_ceiling() -> None:
    assert broken(parse(["answer@3=0.9", "refused answerable=0.1"]), REPORT) == ()
    assert broken(parse(["answer@3=0.91", "refused answerable = 0.08"]), REPORT) == (
        "answer@3 is 0.9, under 0.91",
        "refused answerable is 0.1, above 0.08",
    )


def test_a_measure_without_a_value_breaks_its_bound() -> None:
    assert broken(parse(["hit@1=0"]), REPORT) == ("hit@1 has no value on this set",)


@pytest.mark.parametrize(
    ("text", "hint"), [("answr@3=0.9", "did you mean answer@3"), ("answer@3=x", "no number")]
)
def test_a_bound_that_is_none_is_refused(text: str, hint: str) -> None:
    with pytest.raises(EvaluationError, match=hint):
        parse([text])
