import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.ranking import Allowed, highest, one_of_each

SCORES = st.lists(st.floats(0, 9, width=32), max_size=30)


@given(SCORES, st.integers(1, 9))
def test_the_best_are_those_of_all_scores_in_order(scores: list[float], count: int) -> None:
    found = highest(np.array(scores, dtype=np.float32), count)
    best = sorted((score for score in scores if score > 0), reverse=True)[:count]
    assert sorted((scores[place] for place in found), reverse=True) == best
    assert len(set(found.tolist())) == len(found)


def test_only_where_a_copy_shares_a_place_does_a_passage_give_way() -> None:
    # Article 2 is a copy of 1; 0 and 3 have no copy.
    allowed = Allowed(np.ones(4, dtype=bool), np.array([0, 1, 1, 3], dtype=np.int32))
    articles = np.array([0, 1, 2, 3, 0], dtype=np.int32)
    scores = np.array([0.2, 0.9, 0.8, 0.1, 0.3], dtype=np.float32)
    assert one_of_each(scores, articles, allowed).tolist() == [True, True, False, True, True]
    clearly = np.array([0.2, 0.5, 0.8, 0.1, 0.3], dtype=np.float32)
    assert one_of_each(clearly, articles, allowed).tolist() == [True, False, True, True, True]
