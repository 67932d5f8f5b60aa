"""`dateline eval`: questions in, measures out.

The command line finds `run` through the entry point `dateline.commands: eval` and hands over what
it parsed. `--corpus set` arrives as a corpus folder named `set` and means the articles that the
set brings itself.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO

from bot.settings import Settings
from evaluation.claims import MEASURES as CLAIM_MEASURES
from evaluation.errors import EvaluationError, UsageError
from evaluation.gates import broken, parse
from evaluation.loading import count, open_set, write_corpus
from evaluation.pages import write_pages
from evaluation.progress import Progress, bar
from evaluation.provenance import describe
from evaluation.report import Report
from evaluation.running import check_claims, run_questions
from evaluation.sets import QuestionSet
from evaluation.subject import Subject
from evaluation.table import show
from evaluation.withholding import with_twins

__all__ = ["OWN_CORPUS", "OpenSubject", "run"]

OWN_CORPUS = Path("set")
"""The corpus folder that stands for the set's own articles."""

OpenSubject = Callable[[Settings, bool, Progress], Subject]
"""Opens what is evaluated: settings, whether to bring its index up to date, progress."""

_WIDTH_OF_A_FILE = 160


def open_engine(settings: Settings, update: bool, progress: Progress) -> Subject:
    """Open the bot over the corpus of the settings."""
    from bot.wiring import open_bot  # loads LlamaIndex and Chroma

    return open_bot(settings=settings, update=update, progress=progress)


def run(
    settings: Settings,
    *,
    questions: Path | None = None,
    out: Path | None = None,
    baseline: Path | None = None,
    paragraphs: Path | None = None,
    answers: Path | None = None,
    claims: Path | None = None,
    without_gold: bool = False,
    fail_under: Sequence[str] = (),
    limit: int | None = None,
    ragas: Path | None = None,
    as_json: bool = False,
    update: bool = True,
    open_subject: OpenSubject = open_engine,
    stdout: TextIO | None = None,
) -> int:
    """Evaluate a set of questions, or a file of claims, and print the measures.

    Args:
        settings: In force; `corpus` is the folder of articles, or `set`.
        questions: The set (`evaluation.loading.open_set` says which kinds there are).
        out: Folder for `run.jsonl` and the reports; a run that was stopped is continued.
        baseline: Folder of an earlier run over the same questions, to compare with.
        paragraphs: File whose articles replace the set's own; implies `--corpus set`.
        answers: File of another system's answers, measured instead of asking.
        claims: File of claims with documents and labels, checked instead of asking.
        without_gold: Whether every answerable question is asked again without its gold articles.
        fail_under: Bounds such as `answer@3=0.9`.
        limit: Take the first so many questions or claims only, at least 1.
        ragas: File for the run under the field names of RAGAS.
        as_json: Print the report as JSON instead of tables.
        update: Whether the index is first brought up to date.
        open_subject: Opens what is evaluated.
        stdout: Where the result is printed.

    Returns:
        Exit code: 0 when the run is complete and every bound is kept.

    Raises:
        SetError: The set cannot be read or does not fit the articles.
        RunError: The run cannot be written, continued or compared.
        EvaluationError: The arguments do not go together, or a bound is not kept.
        DatelineError: The bot cannot be opened.
    """
    gates = parse(fail_under) if claims is None else parse(fail_under, CLAIM_MEASURES)
    with ExitStack() as stack:
        folder = out or Path(stack.enter_context(TemporaryDirectory(prefix="dateline-run-")))
        desk = _Desk(
            settings=settings,
            folder=folder,
            limit=limit,
            twins=without_gold,
            progress=stack.enter_context(bar()),
            open=lambda used, progress: open_subject(used, update, progress),
        )
        if claims is not None and questions is None:
            report = desk.check(claims)
        elif questions is not None and claims is None:
            files = _Files(
                questions=questions,
                paragraphs=paragraphs,
                answers=answers,
                baseline=baseline,
                ragas=ragas,
            )
            report = desk.ask(files, pages=out is not None)
        else:
            raise UsageError("nothing to evaluate", "give a SET or --claims FILE, not both")
    _print(report, as_json, stdout or sys.stdout)
    complaints = broken(gates, report)
    if complaints:
        raise EvaluationError("; ".join(complaints))
    return 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Files:
    questions: Path
    paragraphs: Path | None
    answers: Path | None
    baseline: Path | None
    ragas: Path | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    settings: Settings
    folder: Path
    limit: int | None
    twins: bool
    progress: Progress
    open: Callable[[Settings, Progress], Subject]

    def check(self, claims: Path) -> Report:
        subject = self.open(self.settings, self.progress)
        provenance = describe(self.settings, [claims], _ids(subject), self.limit)
        return check_claims(self.folder, provenance, subject, claims, progress=self.progress)

    def ask(self, given: _Files, *, pages: bool) -> Report:
        chosen = open_set(given.questions, paragraphs=given.paragraphs)
        if self.twins:
            chosen = with_twins(chosen)
        total = min(count(chosen), self.limit or sys.maxsize)  # before anything is indexed
        own = given.paragraphs is not None or self.settings.corpus == OWN_CORPUS
        files = [f for f in (chosen.path, given.paragraphs, given.answers) if f is not None]
        used = _over_own(self.settings, chosen, self.folder) if own else self.settings
        subject = self.open(used, self.progress)
        provenance = describe(self.settings, files, _ids(subject), self.limit, self.twins)
        report, journal = run_questions(
            self.folder,
            provenance,
            subject,
            chosen,
            total,
            answers=given.answers,
            baseline=given.baseline,
            ragas=given.ragas,
            progress=self.progress,
        )
        if pages:
            write_pages(report, journal)
        return report


def _ids(subject: Subject) -> list[str]:
    return [card.id for card in subject.articles()]


def _over_own(settings: Settings, chosen: QuestionSet, folder: Path) -> Settings:
    """Settings whose corpus is the set's own articles, indexed within the run's folder."""
    corpus = (folder / "corpus").absolute()
    write_corpus(chosen, corpus)
    return settings.model_copy(update={"corpus": corpus, "home": folder.absolute() / "index"})


def _print(report: Report, as_json: bool, stdout: TextIO) -> None:
    if as_json:
        stdout.write(json.dumps(report, ensure_ascii=False, indent=2) + "\n")
        return
    from rich.console import Console

    console = Console(file=stdout, width=None if stdout.isatty() else _WIDTH_OF_A_FILE)
    show(report, console)
