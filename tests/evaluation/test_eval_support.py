"""Statements held against what they cite, and the run for RAGAS."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.answer import Answer
from bot.settings import load_settings
from evaluation.command import run
from evaluation.errors import RunError
from evaluation.measures.alce import alce_precision, alce_recall
from evaluation.measures.catalogue import named
from evaluation.outcome import Outcome, Support
from evaluation.supporting import supports


@pytest.mark.parametrize(
    ("support", "recall", "precision"),
    [
        ([(True, [True])], 1.0, 1.0),
        ([(False, [False])], 0.0, 0.0),
        ([(True, [True, False]), (False, [])], 0.5, 0.5),
        ([(True, [True, True]), (False, [False, False])], 0.5, 0.5),
        ([], 0.0, 0.0),
    ],
)
def test_recall_counts_statements_and_precision_counts_citations(
    support: list[tuple[bool, list[bool]]], recall: float, precision: float
) -> None:
    found = [Support(together=both, needed=tuple(needed)) for both, needed in support]
    assert alce_recall(found) == recall
    assert alce_precision(found) == precision


def cites(subject: Any, said: str, *quotes: str) -> Support:
    """One statement that cites quotes of the ferry."""
    asked: Answer = subject.ask("What sank?")
    first = asked.citations[0]
    citations = tuple(replace(first, n=n, quote=quote) for n, quote in enumerate(quotes, 1))
    numbers = tuple(range(1, len(quotes) + 1))
    statement = replace(asked.statements[0], text=said, citations=numbers)
    (found,) = supports(replace(asked, statements=(statement,), citations=citations), subject)
    return found


def test_a_citation_is_needed_when_it_supports_alone(subject: Any) -> None:
    found = cites(subject, "Nine were saved.", "It sank.", "Nine were saved.")
    assert found == Support(together=True, needed=(False, True))


def test_citations_that_support_only_together_are_all_needed(subject: Any) -> None:
    found = cites(subject, "one\n\ntwo", "one", "two")
    assert found == Support(together=True, needed=(True, True))


def test_a_citation_of_an_unsupported_statement_is_not_needed(subject: Any) -> None:
    assert cites(subject, "Ten were saved.", "It sank.", "Nine.").needed == (False, False)
    assert cites(subject, "Ten were saved.") == Support(together=False, needed=())


def test_silence_counts_against_an_answerable_question_only(
    outcome: Callable[..., Outcome],
) -> None:
    measure = named("alce citation recall")
    assert measure is not None
    assert measure.value(replace(outcome(answers=("x",)), support=())) == 0.0
    assert measure.value(outcome(failed=True, answers=("x",))) == 0.0
    assert measure.value(replace(outcome(answerable=False), support=())) is None
    assert measure.value(outcome(said=["x"])) is None  # a run of before it was looked at


def ragas(subject: Any, questions: Path, tmp_path: Path, name: str) -> Path:
    path = tmp_path / name
    run(
        load_settings({"home": tmp_path}),
        questions=questions,
        ragas=path,
        open_subject=lambda *_: subject,
        stdout=io.StringIO(),
    )
    return path


def test_a_run_is_written_under_the_names_of_ragas(
    subject: Any, ferry: Path, tmp_path: Path
) -> None:
    path = ragas(subject, ferry, tmp_path, "ragas.jsonl")
    first, _, refused, _ = map(json.loads, path.read_text("utf-8").splitlines())
    assert first == {
        "id": "1",
        "user_input": "What sank?",
        "response": "The ferry Aurora sank on Monday. [1]",
        "retrieved_contexts": [subject.texts["sea.txt"], subject.texts["land.txt"]],
        "reference": "Aurora",
        "reference_contexts": ["The ferry Aurora sank"],
    }
    assert refused["reference"] == ""


def test_a_file_that_cannot_be_written_is_said(subject: Any, ferry: Path, tmp_path: Path) -> None:
    with pytest.raises(RunError, match="cannot be written"):
        ragas(subject, ferry, tmp_path, "nowhere/ragas.jsonl")
