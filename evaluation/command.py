"""`dateline eval`: questions in, measures out.

The command line finds `run` through the entry point `dateline.commands: eval` and hands over what
it parsed. `--corpus set` arrives as a corpus folder named `set` and means the articles that the
set brings itself.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO

from bot.settings import Settings
from evaluation.asking import answering, outcomes
from evaluation.errors import RunError
from evaluation.gold import Gold
from evaluation.journal import Journal
from evaluation.loading import corpus_of, open_set
from evaluation.progress import Progress, bar
from evaluation.provenance import Provenance, describe
from evaluation.report import Report, build, scored
from evaluation.sets import QuestionSet
from evaluation.subject import Subject

__all__ = ["OWN_CORPUS", "OpenSubject", "run"]

OWN_CORPUS = Path("set")
"""The corpus folder that stands for the set's own articles."""

OpenSubject = Callable[[Settings, bool, Progress], Subject]
"""Opens what is evaluated: settings, whether to bring its index up to date, progress."""


def open_engine(settings: Settings, update: bool, progress: Progress) -> Subject:
    """Open the bot over the corpus of the settings."""
    from bot.wiring import open_bot  # loads LlamaIndex and Chroma

    return open_bot(settings=settings, update=update, progress=progress)


def run(
    settings: Settings,
    *,
    questions: Path,
    out: Path | None = None,
    baseline: Path | None = None,
    paragraphs: Path | None = None,
    limit: int | None = None,
    as_json: bool = False,
    update: bool = True,
    open_subject: OpenSubject = open_engine,
    stdout: TextIO | None = None,
) -> int:
    """Evaluate a set and print the measures.

    Args:
        settings: In force; `corpus` is the folder of articles, or `set`.
        questions: The set (`evaluation.loading.open_set` says which kinds there are).
        out: Folder for `run.jsonl` and the reports; a run that was stopped is continued.
        baseline: Folder of an earlier run over the same questions, to compare with.
        paragraphs: File whose articles replace the set's own; implies `--corpus set`.
        limit: Ask the first so many questions only.
        as_json: Print the report as JSON instead of tables.
        update: Whether the index is first brought up to date.
        open_subject: Opens what is evaluated.
        stdout: Where the result is printed.

    Returns:
        Exit code: 0 when the run is complete.

    Raises:
        SetError: The set cannot be read or does not fit the articles.
        RunError: The run cannot be written, continued or compared.
        DatelineError: The bot cannot be opened.
    """
    del baseline
    chosen = open_set(questions, paragraphs=paragraphs)
    files = [questions, *([paragraphs] if paragraphs else [])]
    own = paragraphs is not None or settings.corpus == OWN_CORPUS
    with ExitStack() as stack:
        folder = out or Path(stack.enter_context(TemporaryDirectory(prefix="dateline-run-")))
        progress = stack.enter_context(bar())
        used = stack.enter_context(_over_own(settings, chosen)) if own else settings
        subject = open_subject(used, update, progress)
        provenance = describe(settings, files, [card.id for card in subject.articles()], limit)
        journal = Journal(folder)
        _ask(journal, provenance, subject, chosen, progress)
        report = _report(journal, provenance)
        _print(report, as_json, stdout or sys.stdout)
    return 0


@contextmanager
def _over_own(settings: Settings, chosen: QuestionSet) -> Iterator[Settings]:
    """Settings whose corpus is the set's own articles, indexed out of the way."""
    with corpus_of(chosen) as corpus:
        yield settings.model_copy(update={"corpus": corpus, "home": corpus.parent / "home"})


def _ask(
    journal: Journal,
    provenance: Provenance,
    subject: Subject,
    chosen: QuestionSet,
    progress: Progress,
) -> None:
    gold = Gold(subject)
    count = gold.check(chosen)
    total = min(count, provenance.limit or count)
    done = journal.open(provenance)
    progress("questions", len(done), total)
    asked = (q for q in islice(chosen.questions(), total) if q.id not in done)
    answered = len(done)
    try:
        with journal.writer() as writer:
            for outcome in outcomes(subject, answering(subject), gold, asked):
                writer.add(outcome)
                answered += 1
                progress("questions", answered, total)
    except KeyboardInterrupt:
        raise RunError(
            f"stopped after {answered:,} of {total:,} questions",
            "the same command with the same --out continues",
        ) from None


def _report(journal: Journal, provenance: Provenance) -> Report:
    import json

    scores, errors = scored(journal)
    report = build(provenance, scores, errors)
    journal.write("report.json", json.dumps(report, ensure_ascii=False, indent=2) + "\n")
    return report


def _print(report: Report, as_json: bool, stdout: TextIO) -> None:
    import json

    if as_json:
        stdout.write(json.dumps(report, ensure_ascii=False, indent=2) + "\n")
        return
    from rich.console import Console

    from evaluation.table import show

    console = Console(file=stdout, width=None if stdout.isatty() else 160)
    show(report, console)
