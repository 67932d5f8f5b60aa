"""Ranking measures: what is universal, and agreement with a reference implementation."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

import ir_measures
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.measures.evidence_found import evidence_found
from evaluation.measures.hit import hit
from evaluation.measures.ndcg import ndcg
from evaluation.measures.recall import recall
from evaluation.measures.reciprocal_rank import reciprocal_rank
from evaluation.outcome import Place

NAMES = [f"a{n}" for n in range(15)]
RANKINGS = st.lists(st.sampled_from(NAMES), unique=True, max_size=15)
RELEVANT = st.sets(st.sampled_from(NAMES), max_size=6)
DEPTHS = st.integers(1, 12)
Ranking = Callable[[Sequence[str], Collection[str], int], float]
ALL: tuple[Ranking, ...] = (recall, hit, reciprocal_rank, ndcg)


@pytest.mark.parametrize("measure", ALL)
@given(ranked=RANKINGS, relevant=RELEVANT, k=DEPTHS)
def test_a_ranking_measure_stays_between_0_and_1(
    measure: Ranking, ranked: list[str], relevant: set[str], k: int
) -> None:
    assert 0.0 <= measure(ranked, relevant, k) <= 1.0


@pytest.mark.parametrize("measure", ALL)
@given(
    ranked=st.lists(st.sampled_from(NAMES), unique=True, min_size=2, max_size=15),
    others=RELEVANT,
    k=DEPTHS,
    data=st.data(),
)
def test_it_never_falls_when_a_relevant_article_moves_up(
    measure: Ranking, ranked: list[str], others: set[str], k: int, data: st.DataObject
) -> None:
    place = data.draw(st.integers(1, len(ranked) - 1))
    relevant = others | {ranked[place]}
    better = list(ranked)
    better[place - 1], better[place] = better[place], better[place - 1]
    assert measure(better, relevant, k) >= measure(ranked, relevant, k) - 1e-12


@pytest.mark.parametrize("measure", ALL)
@given(ranked=RANKINGS, relevant=RELEVANT, k=DEPTHS)
def test_only_the_first_k_places_count(
    measure: Ranking, ranked: list[str], relevant: set[str], k: int
) -> None:
    assert measure(ranked[:k], relevant, k) == measure(ranked, relevant, k)


@pytest.mark.parametrize("measure", ALL)
@given(relevant=RELEVANT.filter(bool), k=DEPTHS)
def test_the_best_ranking_scores_as_high_as_possible(
    measure: Ranking, relevant: set[str], k: int
) -> None:
    reachable = min(k, len(relevant)) / len(relevant) if measure is recall else 1.0
    assert measure(sorted(relevant), relevant, k) == pytest.approx(reachable)


@given(
    st.dictionaries(
        st.sampled_from(["q1", "q2", "q3"]), st.tuples(RANKINGS, RELEVANT.filter(bool)), min_size=1
    ),
    DEPTHS,
)
def test_it_agrees_with_ir_measures_on_random_runs(
    run: dict[str, tuple[list[str], set[str]]], k: int
) -> None:
    qrels = [ir_measures.Qrel(q, name, 1) for q, (_, wanted) in run.items() for name in wanted]
    scored = [
        ir_measures.ScoredDoc(q, name, -float(place))
        for q, (ranked, _) in run.items()
        for place, name in enumerate(ranked)
    ]
    reference = {
        recall: ir_measures.R @ k,
        hit: ir_measures.Success @ k,
        reciprocal_rank: ir_measures.RR @ k,
        ndcg: ir_measures.nDCG @ k,
    }
    for measure, peer in reference.items():
        expected = {row.query_id: row.value for row in peer.iter_calc(qrels, scored)}
        for q, (ranked, wanted) in run.items():
            assert measure(ranked, wanted, k) == pytest.approx(expected.get(q, 0.0)), measure


PLACES = st.builds(
    lambda article, start, length: Place(article=article, start=start, end=start + length),
    st.sampled_from("ab"),
    st.integers(0, 30),
    st.integers(0, 20),
)


@given(st.lists(PLACES, max_size=8), st.lists(PLACES, max_size=3), DEPTHS)
def test_evidence_once_found_stays_found_further_down(
    passages: list[Place], gold: list[Place], k: int
) -> None:
    assert evidence_found(passages, gold, k) <= evidence_found(passages, gold, k + 1)


@given(PLACES, PLACES)
def test_how_much_two_places_share_is_mutual_and_between_0_and_1(one: Place, two: Place) -> None:
    assert one.shares(two) == two.shares(one)
    assert 0.0 <= one.shares(two) <= 1.0
    if one.end > one.start:
        assert one.shares(one) == 1.0
