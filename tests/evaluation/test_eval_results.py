"""The page of results: another bar on the same run, sets as exported, tables."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.peers.export import export
from benchmarks.peers.material import Passage, answer
from benchmarks.results_page import Row, Section, page
from bot.settings import load_settings
from evaluation.loading import open_set
from evaluation.measures.catalogue import MEASURES
from evaluation.outcome import Outcome
from evaluation.provenance import describe
from evaluation.report import build
from evaluation.sets import Document, Question, QuestionSet
from evaluation.summary import Scores
from evaluation.thresholds import at_threshold

Make = Callable[..., Outcome]


def sure(outcome: Outcome, confidence: float | None) -> Outcome:
    assert outcome.answer is not None
    return replace(outcome, answer=replace(outcome.answer, confidence=confidence))


def test_below_the_bar_an_answer_is_a_refusal_and_above_it_nothing_changes(outcome: Make) -> None:
    told = sure(replace(outcome(said=["x"], answers=("x",)), quoted=(True,)), 0.4)
    assert at_threshold(told, 0.4) == told
    refused = at_threshold(told, 0.41)
    assert refused.abstained
    assert (refused.said, refused.cited, refused.quoted) == ((), (), ())
    assert at_threshold(sure(told, None), 1.0).said == ("x",)
    failed = outcome(failed=True)
    assert at_threshold(failed, 1.0) == failed


@pytest.fixture
def chosen(tmp_path: Path) -> QuestionSet:
    texts = [f"The tide of day {n} was high." for n in range(10)]
    return QuestionSet(
        path=tmp_path / "tides.jsonl",
        questions=lambda: (
            Question(id=f"q{n}", question=f"Tide {n}?", answers=("high",), articles=(f"d{n}",))
            for n in range(10)
        ),
        documents=lambda: (Document(id=f"d{n}", text=text) for n, text in enumerate(texts)),
    )


def test_an_exported_set_reads_back_and_its_sample_is_evenly_spaced(
    chosen: QuestionSet, tmp_path: Path
) -> None:
    export(chosen, tmp_path / "out", sample=3, twins=True)
    found = list(open_set(tmp_path / "out" / "set.jsonl").questions())
    assert [q.id for q in found] == ["q0", "q0~without", "q3", "q3~without", "q6", "q6~without"]
    assert found[3] == Question(
        id="q3~without",
        question="Tide 3?",
        answerable=False,
        without=("d3",),
        tags=("without gold",),
    )
    lines = (tmp_path / "out" / "articles.jsonl").read_text("utf-8").splitlines()
    articles = {row["id"]: row["text"] for row in map(json.loads, lines)}
    assert len(articles) == 10
    assert articles["paragraphs.jsonl#d3"] == "The tide of day 3 was high."


def test_a_sample_larger_than_the_set_is_the_set(chosen: QuestionSet, tmp_path: Path) -> None:
    export(chosen, tmp_path / "out", sample=99)
    assert len(list(open_set(tmp_path / "out" / "set.jsonl").questions())) == 10


class Nearest:
    """A peer that finds the articles in order of their ids."""

    def __init__(self, texts: dict[str, str]) -> None:
        self.texts = texts

    def passages(self, question: str, count: int) -> list[Passage]:
        del question
        found = [Passage(name, 0, len(text), 0.5) for name, text in sorted(self.texts.items())]
        return found[:count]

    def similarity(self, question: str, sentences: Sequence[str]) -> Sequence[float]:
        del question
        return [float("3" in sentence) for sentence in sentences]

    def confidence(self, score: float) -> float:
        return score


def test_a_peer_is_never_shown_what_a_question_leaves_out(
    chosen: QuestionSet, tmp_path: Path
) -> None:
    export(chosen, tmp_path / "out", twins=True)
    answer(Nearest, tmp_path / "out", tmp_path / "answers.jsonl", 0)
    lines = (tmp_path / "answers.jsonl").read_text("utf-8").splitlines()
    rows = {row["id"]: row for row in map(json.loads, lines)}
    assert len(rows) == 20
    assert len(rows["q3"]["passages"]) == 10
    without = {passage["article"] for passage in rows["q3~without"]["passages"]}
    assert len(without) == 9
    assert "paragraphs.jsonl#d3" not in without
    quote = rows["q9"]["citations"][0]
    assert quote["quote"] == "The tide of day 0 was high."
    assert (quote["start"], quote["end"]) == (0, 27)


def test_the_page_has_a_row_for_each_system_and_says_what_it_was_made_from(
    outcome: Make, chosen: QuestionSet, tmp_path: Path
) -> None:
    chosen.path.write_text("x")
    about = describe(load_settings({"home": tmp_path}), [chosen.path], [])
    right = Scores.of([outcome(said=["x"], answers=("x",))], MEASURES)
    silent = Scores.of([replace(outcome(answers=("x",)), passages=None)], MEASURES)
    rows = (
        Row(system="Dateline", report=build(about, right, [])),
        Row(system="A peer", report=build(about, silent, [])),
    )
    text = page([Section(name="tides", of=1, rows=rows)], None, "abc123+")
    table = [line for line in text.splitlines() if line.startswith("| ")]
    heads = [cell.strip() for cell in table[0].split("|")]
    cells = dict(zip(heads, (c.strip() for c in table[1].split("|")), strict=True))
    assert cells["answer@1"] == "1 [1–1]"
    assert cells["system"] == "Dateline"
    assert "| A peer |" in text
    assert "revision abc123+" in text
    assert "1 questions, evenly spaced." in text
