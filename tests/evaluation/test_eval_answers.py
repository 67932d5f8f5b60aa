"""Measures of answers, citations and refusals: tables worked by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.answer import Statement
from evaluation.measures.catalogue import MEASURES, named
from evaluation.measures.citations import citation_precision, citation_recall
from evaluation.measures.words import answering_words, exact_match, token_f1
from evaluation.outcome import OUTCOME, Outcome, Place

Make = Callable[..., Outcome]


def value(name: str, outcome: Outcome) -> float | None:
    measure = named(name)
    assert measure is not None, name
    return measure.value(outcome)


@pytest.mark.parametrize(
    ("said", "first", "third"),
    [
        (["In Doha.", "b", "c"], 1.0, 1.0),
        (["a", "b", "In Doha."], 0.0, 1.0),
        (["a", "b", "c", "In Doha."], 0.0, 0.0),
        ([], 0.0, 0.0),
    ],
)
def test_a_gold_answer_counts_within_the_first_statements(
    outcome: Make, said: list[str], first: float, third: float
) -> None:
    made = outcome(said=said, answers=("Doha", "الدوحة"))
    assert value("answer@1", made) == first
    assert value("answer@3", made) == third


def test_a_failed_question_stays_in_the_denominator_with_the_worst_value(outcome: Make) -> None:
    made = outcome(failed=True, answers=("x",), articles=("a",), gold=[("a", 0, 5)])
    worst = ("hit@1", "mrr@10", "ndcg@10", "answer@3", "token f1", "citation recall")
    assert [value(name, made) for name in worst] == [0.0] * len(worst)
    assert value("failed", made) == 1.0
    assert value("refused answerable", made) == 0.0


def test_a_measure_is_silent_where_the_set_says_nothing(outcome: Make) -> None:
    bare = outcome(said=["x"], answers=("x",))
    assert value("hit@1", bare) is None
    assert value("citation precision", bare) is None
    unanswerable = outcome(answerable=False)
    assert value("answer@3", unanswerable) is None
    assert value("refused answerable", unanswerable) is None


@pytest.mark.parametrize(
    ("answerable", "said", "recall", "false_refusal", "precision"),
    [
        (False, [], 1.0, None, 1.0),
        (False, ["Paris."], 0.0, None, None),
        (True, [], None, 1.0, 0.0),
        (True, ["Paris."], None, 0.0, None),
    ],
)
def test_refusals_are_right_or_wrong(
    outcome: Make,
    answerable: bool,
    said: list[str],
    recall: float | None,
    false_refusal: float | None,
    precision: float | None,
) -> None:
    made = outcome(said=said, answerable=answerable, answers=("x",) if answerable else ())
    assert value("refused unanswerable", made) == recall
    assert value("refused answerable", made) == false_refusal
    assert value("abstention precision", made) == precision


def place(start: int, end: int, article: str = "a") -> Place:
    return Place(article=article, start=start, end=end)


@pytest.mark.parametrize(
    ("cited", "gold", "precision", "recall"),
    [
        ([place(0, 10)], [place(2, 8)], 1.0, 1.0),  # gold within the citation
        ([place(2, 8)], [place(0, 10)], 1.0, 1.0),  # the citation within gold
        ([place(0, 10)], [place(6, 16)], 0.0, 0.0),  # four of ten shared
        ([place(0, 10)], [place(5, 15)], 1.0, 1.0),  # half
        ([place(0, 10, "b")], [place(0, 10)], 0.0, 0.0),
        ([place(0, 10), place(50, 60)], [place(0, 10), place(20, 30), place(40, 45)], 0.5, 1 / 3),
        ([], [place(0, 10)], 0.0, 0.0),
    ],
)
def test_citations_are_held_against_gold_places(
    cited: list[Place], gold: list[Place], precision: float, recall: float
) -> None:
    assert citation_precision(cited, gold) == pytest.approx(precision)
    assert citation_recall(cited, gold) == pytest.approx(recall)


@pytest.mark.parametrize(
    ("said", "gold", "exact", "f1"),
    [
        ("the Gaza City", ["Gaza City"], 1.0, 1.0),
        ("in Gaza City", ["Gaza City"], 0.0, 0.8),
        ("Gaza", ["Doha", "Gaza City"], 0.0, 2 / 3),
        ("gaza gaza", ["Gaza"], 0.0, 2 / 3),
        ("", ["Gaza"], 0.0, 0.0),
        ("Doha", [], 0.0, 0.0),
    ],
)
def test_exact_match_and_f1_are_those_of_squad(
    said: str, gold: list[str], exact: float, f1: float
) -> None:
    assert exact_match(said, gold) == exact
    assert token_f1(said, gold) == pytest.approx(f1)


def test_the_words_marked_as_answering_are_the_ones_compared(outcome: Make) -> None:
    made = outcome(said=["They met in Doha."], answers=("Doha",))
    assert answering_words(made) == "They met in Doha."
    assert made.answer is not None
    marked: Statement = replace(made.answer.statements[0], span=(12, 16))
    made = replace(made, answer=replace(made.answer, statements=(marked,)))
    assert answering_words(made) == "Doha"
    assert value("exact match", made) == 1.0


def test_a_quote_that_differs_from_the_article_is_counted(outcome: Make) -> None:
    made = replace(outcome(said=["x", "y"]), quoted=(True, False))
    assert value("quote exactness", made) == 0.5
    assert value("quote exactness", outcome()) is None


def test_an_article_stands_where_its_best_passage_stands(outcome: Make) -> None:
    made = outcome(ranked=["b", "b", "a", "b"], articles=("a",))
    assert made.articles == ("b", "a")
    assert value("mrr@10", made) == 0.5


def test_an_outcome_reads_back_as_it_was_written(outcome: Make) -> None:
    made = outcome(said=["Él dijo: «نعم»."], ranked=["a"], gold=[("a", 0, 5)], answers=("نعم",))
    assert OUTCOME.from_line(OUTCOME.to_line(made), "here") == made


def test_every_measure_says_what_it_is_and_no_name_is_taken_twice() -> None:
    assert len({measure.name for measure in MEASURES}) == len(MEASURES)
    assert all(measure.about.endswith(".") for measure in MEASURES)
