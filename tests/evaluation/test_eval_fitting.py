"""Fitting the weights of ranking and abstention."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.fitting.confidence_weights import area, fit_confidence, refused_at
from evaluation.fitting.gathering import FEATURES, Case, Kind, Observed
from evaluation.fitting.halves import halved
from evaluation.fitting.sentence_weights import fit_sentences, right_within
from evaluation.fitting.tables import confidence_table, sentence_table

SEEN = st.lists(st.floats(-3, 3), min_size=1, max_size=8)


def case(*sentences: tuple[dict[str, float], bool], source: str = "a", name: str = "1") -> Case:
    rows = [[features.get(column, 0.0) for column in FEATURES] for features, _ in sentences]
    right = np.array([is_right for _, is_right in sentences])
    return Case(source=source, id=name, features=np.array(rows), right=right)


def told_by(feature: str, **about: Any) -> Case:
    """A question whose right sentence is the one that has the feature."""
    return case(({"lead": 0.5}, False), ({feature: 1.0}, True), **about)


def seen(kind: Kind, source: str = "a", **signals: float) -> Observed:
    return Observed(source=source, id="1", kind=kind, signals=signals)


def alike(values: Sequence[float]) -> list[Observed]:
    return [seen("asked", coverage=value) for value in values]


def test_the_feature_that_tells_right_sentences_gets_the_weight() -> None:
    weights = fit_sentences([told_by("kind", name=str(n)) for n in range(20)])
    assert set(weights) == set(FEATURES)
    assert weights["kind"] == max(weights.values()) > 1
    assert weights["names"] == 0


def test_a_large_set_counts_no_more_than_a_small_one() -> None:
    small = [told_by("names", source="small")]
    large = [told_by("kind", source="large", name=str(n)) for n in range(200)]
    weights = fit_sentences([*small, *large])
    assert weights["names"] == pytest.approx(weights["kind"], rel=0.01)


def test_a_question_without_a_right_sentence_teaches_nothing() -> None:
    taught = [told_by("kind")]
    hopeless = case(({"names": 1.0}, False), ({"lead": 1.0}, False))
    assert fit_sentences([*taught, hopeless]) == fit_sentences(taught)


def test_a_question_without_a_right_sentence_stays_in_the_denominator() -> None:
    weights = {name: float(name == "kind") for name in FEATURES}
    hopeless = case(({"kind": 1.0}, False))
    assert right_within([told_by("kind"), hopeless], weights, 1) == 0.5
    assert right_within([case(({"kind": 1.0}, False), ({}, True))], weights, 1) == 0
    assert right_within([case(({"kind": 1.0}, False), ({}, True))], weights, 3) == 1


def test_what_both_sorts_share_tells_nothing_and_what_differs_does() -> None:
    answers = [seen("asked", coverage=0.9, names=0.5) for _ in range(10)]
    refusals = [seen("no sentence", coverage=0.2, names=0.5) for _ in range(10)]
    weights = fit_confidence([*answers, *refusals])
    assert weights["coverage"] > 0.5
    assert weights["names"] == pytest.approx(0, abs=0.05)


def test_signs_are_held_against_what_a_small_set_suggests() -> None:
    answers = [seen("asked", coverage=0.1, missing=1.0) for _ in range(10)]
    refusals = [seen("no article", coverage=0.9, missing=0.0) for _ in range(10)]
    weights = fit_confidence([*answers, *refusals])
    assert weights["coverage"] == weights["missing"] == 0


def test_near_misses_count_by_their_share_and_not_by_their_number() -> None:
    answers = [seen("asked", coverage=0.8)]
    refusals = [seen("no article", coverage=0.1)]
    near = seen("no sentence", coverage=0.6)
    once, often = (fit_confidence([*answers, *refusals, *[near] * n]) for n in (1, 50))
    assert once == pytest.approx(often, abs=0.01)


@given(SEEN, SEEN)
def test_area_is_a_chance_and_turns_with_its_sides(left: list[float], right: list[float]) -> None:
    weights = {"bias": 0.0, "coverage": 1.0}
    found = area(alike(left), alike(right), weights)
    assert 0 <= found <= 1
    assert found + area(alike(right), alike(left), weights) == pytest.approx(1)


def test_area_is_no_number_where_one_side_is_empty() -> None:
    assert math.isnan(area([], alike([1.0]), {"bias": 0.0}))
    assert math.isnan(refused_at([], 0.5, {"bias": 0.0}))


def test_what_is_below_the_bar_is_refused() -> None:
    weights = {"bias": 0.0, "coverage": 1.0}
    assert refused_at(alike([-1.0, 0.0, 1.0]), 0.5, weights) == pytest.approx(1 / 3)


@given(st.lists(st.text(min_size=1), min_size=1, unique=True))
def test_parallel_sets_are_halved_alike(names: list[str]) -> None:
    first, second = ([told_by("kind", source=s, name=n) for n in names] for s in "ab")
    fitted, held = halved([*first, *second])
    assert len(fitted) + len(held) == 2 * len(names)
    assert not {c.id for c in fitted} & {c.id for c in held}


def test_the_tables_measure_held_out_questions_only() -> None:
    names = [str(n) for n in range(40)]
    held = halved([told_by("kind", name=name) for name in names])[1]
    weights = {name: float(name == "kind") for name in FEATURES}
    shown = sentence_table([told_by("kind", name=name) for name in names], weights)
    assert shown.splitlines()[2] == f"| a | {len(held)} | 1.000 | 1.000 |"


def test_a_kind_that_a_set_lacks_is_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    everything: Callable[[Any], Any] = lambda items: ([], list(items))  # noqa: E731
    monkeypatch.setattr("evaluation.fitting.tables.halved", everything)
    shown = confidence_table(
        [seen("elsewhere", coverage=-1.0)], {"bias": 0.0, "coverage": 1.0}, 0.5
    )
    assert shown.splitlines()[2] == "| a | – | – | – | – | – | – | 1.000 | – |"
