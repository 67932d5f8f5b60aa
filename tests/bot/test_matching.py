"""How much of a question is found in a sentence: by word, by kin, across languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.desk import Desk
from bot.engine import Engine
from bot.matching import best_match, union


@pytest.fixture
def desk(newsroom: Engine) -> Desk:
    return newsroom._desk()


def covered(desk: Desk, question: str, text: str, language: str = "en", its: str = "en") -> float:
    pieces = desk.matcher.pieces(question, language, question=True)
    return desk.matcher.coverage(pieces, desk.matcher.read(text, its))


@given(question=st.text(max_size=50), text=st.text(max_size=50))
def test_coverage_stays_between_nothing_and_all(newsroom: Engine, question: str, text: str) -> None:
    assert 0 <= covered(newsroom._desk(), question, text) <= 1


def test_all_words_found_is_all_and_none_is_nothing(desk: Desk) -> None:
    assert covered(desk, "Norvik pier cracks", "The pier of Norvik has cracks.") == 1
    assert covered(desk, "Norvik pier cracks", "Rain fell.") < 0.2
    assert covered(desk, "", "Rain fell.") == 0


def test_another_form_of_a_word_is_the_word(desk: Desk) -> None:
    assert covered(desk, "repaired piers", "They repair the pier.") == 1


def test_kin_counts_in_part(desk: Desk) -> None:
    near = covered(desk, "physicians", "A doctor came.")
    assert covered(desk, "physicians", "A boat came.") < near < 1


def test_a_name_has_no_kin(desk: Desk) -> None:
    assert covered(desk, "Castro", "Klein came.") == 0


@pytest.mark.parametrize(
    ("question", "text"),
    [("Blinken 2019", "وصل بلينكن عام 2019"), ("Tokyo", "اجتمعوا في طوكيو")],
)
def test_names_and_figures_are_found_across_languages(desk: Desk, question: str, text: str) -> None:
    assert covered(desk, question, text, its="ar") > 0.8
    assert covered(desk, text, question, language="ar") > 0


def test_rare_words_weigh_more_than_everyday_ones(desk: Desk) -> None:
    weights = {p.unit.text: p.weight for p in desk.matcher.pieces("Norvik made things", "en")}
    assert weights["Norvik"] > weights.get("made", 0.0)
    assert all(0 < weight <= 1 for weight in weights.values())


def test_a_text_is_read_once(desk: Desk) -> None:
    assert desk.matcher.read("Rain fell.", "en") is desk.matcher.read("Rain fell.", "en")


def test_a_match_is_as_sure_as_its_weaker_side() -> None:
    terms = (("a", 0.5),)
    assert best_match(terms, {"a": 0.9}) == 0.5
    assert best_match(terms, {"a": 0.2}) == 0.2
    assert best_match(terms, {"b": 1.0}) == 0


def test_a_union_keeps_the_highest_weight() -> None:
    assert union([{"a": 0.5, "b": 1.0}, {"a": 0.7}, {}]) == {"a": 0.7, "b": 1.0}
