"""A run from a set to its report; the command decides which, this does it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from evaluation.answers import Recorded
from evaluation.asking import Answerer, Asked, outcomes
from evaluation.claims import CHECKED, check
from evaluation.claims import read as read_claims
from evaluation.claims import report as claims_report
from evaluation.compare import compare
from evaluation.errors import RunError
from evaluation.gold import Gold
from evaluation.journal import Journal
from evaluation.measures.catalogue import MEASURES
from evaluation.outcome import OUTCOME, Outcome
from evaluation.progress import Progress
from evaluation.provenance import Provenance
from evaluation.ragas import write as write_ragas
from evaluation.report import Report, build
from evaluation.sets import QuestionSet
from evaluation.subject import Subject
from evaluation.summary import Scores

__all__ = ["check_claims", "run_questions"]

Row = TypeVar("Row")


def run_questions(
    folder: Path,
    provenance: Provenance,
    subject: Subject,
    questions: QuestionSet,
    total: int,
    *,
    answers: Path | None = None,
    baseline: Path | None = None,
    ragas: Path | None = None,
    progress: Progress,
) -> tuple[Report, Journal[Outcome]]:
    """Ask a set, measure what came of it, and write `report.json`.

    Args:
        folder: Where outcomes are kept; a run that was stopped is continued.
        provenance: What the run is made from.
        subject: What is asked, and holds the articles.
        questions: The set.
        total: How many of its questions are asked.
        answers: File of another system's answers, measured instead of asking.
        baseline: Folder of a run over the same questions.
        ragas: File for the run under the field names of RAGAS.
        progress: Told of the questions.
    """
    gold = Gold(subject)
    gold.check(questions)
    answerer: Answerer = Recorded(answers, gold) if answers else Asked(subject)
    earlier = _scores(_opened(baseline))[0] if baseline else None
    journal = Journal(folder, OUTCOME)
    done = journal.open(provenance)
    asked = (q for q in islice(questions.questions(), total) if q.id not in done)
    counted = _counting(progress, "questions", len(done), total)
    _fill(journal, outcomes(answerer, gold, subject, asked), counted, (len(done), total))
    scores, errors = _scores(journal)
    report = build(provenance, scores, errors)
    if earlier is not None:
        report["comparison"] = {"baseline": str(baseline), **compare(scores, earlier)}
    journal.write("report.json", json.dumps(report, ensure_ascii=False, indent=2) + "\n")
    if ragas is not None:
        write_ragas(ragas, journal.rows(), gold.text)
    return report, journal


def check_claims(
    folder: Path, provenance: Provenance, subject: Subject, claims: Path, *, progress: Progress
) -> Report:
    """Judge a file of claims, measure the verdicts, and write `report.json`."""
    count = sum(1 for _ in read_claims(claims))
    total = min(count, provenance.limit or count)
    journal = Journal(folder, CHECKED)
    done = journal.open(provenance)
    asked = (c for c in islice(read_claims(claims), total) if c.id not in done)
    counted = _counting(progress, "claims", len(done), total)
    _fill(journal, check(subject, asked), counted, (len(done), total))
    report = {"run": asdict(provenance), **claims_report(journal.rows())}
    journal.write("report.json", json.dumps(report, ensure_ascii=False, indent=2) + "\n")
    return report


def _counting(progress: Progress, stage: str, done: int, total: int) -> Callable[[int], None]:
    progress(stage, done, total)
    return lambda added: progress(stage, done + added, total)


def _fill(
    journal: Journal[Row],
    rows: Iterable[Row],
    counted: Callable[[int], None],
    so_far: tuple[int, int],
) -> None:
    done, total = so_far
    added = 0
    try:
        with journal.writer() as writer:
            for added, row in enumerate(rows, 1):
                writer.add(row)
                counted(added)
    except KeyboardInterrupt:
        raise RunError(
            f"stopped after {done + added:,} of {total:,}",
            "the same command with the same --out continues",
        ) from None


def _opened(folder: Path) -> Journal[Outcome]:
    if not (folder / OUTCOME.file).is_file():
        raise RunError(f"{folder} holds no {OUTCOME.file}", "name the --out folder of a run")
    return Journal(folder, OUTCOME)


def _scores(journal: Journal[Outcome]) -> tuple[Scores, list[Mapping[str, Any]]]:
    errors: list[Mapping[str, Any]] = []

    def noted() -> Iterator[Outcome]:
        for outcome in journal.rows():
            if outcome.error:
                errors.append({"id": outcome.question.id, "error": outcome.error})
            yield outcome

    return Scores.of(noted(), MEASURES), errors
