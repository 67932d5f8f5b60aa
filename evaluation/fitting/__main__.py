"""`python -m evaluation.fitting --set FILE[:PARAGRAPHS] ... --out bot/ranking.json`.

Prints what weights fitted on one half of the questions are worth on the other half, then writes
weights fitted on all of them. What is not fitted, the office bonus and the threshold, stays.
"""

from __future__ import annotations

import argparse
import json
import shlex
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.settings import load_settings
from bot.weights import Weights, load_weights
from corpus.errors import DatelineError
from evaluation.errors import RunError
from evaluation.fitting.confidence_weights import fit_confidence
from evaluation.fitting.gathering import Case, Observed, cases, observed
from evaluation.fitting.halves import halved
from evaluation.fitting.sentence_weights import fit_sentences
from evaluation.fitting.sources import Desks, Source, open_near_misses, open_source
from evaluation.fitting.tables import confidence_table, sentence_table
from evaluation.progress import Progress, bar

_QUESTIONS = 300


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, print, write.

    Returns:
        Exit code.
    """
    given = _parser().parse_args(arguments)
    try:
        _fit(given)
    except DatelineError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _fit(given: argparse.Namespace) -> None:
    sets = [open_source(name, given.limit) for name in given.set]
    others = [open_source(name, given.limit, elsewhere=True) for name in given.elsewhere]
    near = [open_near_misses(name) for name in given.near_misses]
    with ExitStack() as stack:
        folder = given.work or Path(stack.enter_context(TemporaryDirectory(prefix="dateline-fit-")))
        progress = stack.enter_context(bar())
        desks = Desks(load_settings(), folder)
        weights = replace(load_weights(), origin=_origin(given, [*sets, *others, *near]))
        if not given.keep_sentences:
            found = _cases(sets, desks, progress)
            weights = replace(weights, sentence=fit_sentences(found))
            table = sentence_table(found, fit_sentences(halved(found)[0]))
            sys.stdout.write(table + "\n")
        seen = _observed([*sets, *others, *near], desks, weights, progress)
    sys.stdout.write(
        confidence_table(seen, fit_confidence(halved(seen)[0]), weights.threshold) + "\n"
    )
    _write(given.out, replace(weights, confidence=fit_confidence(seen)))


def _cases(sources: Sequence[Source], desks: Desks, progress: Progress) -> list[Case]:
    found: list[Case] = []
    for number, source in enumerate(sources):
        progress("sentences of sets", number, len(sources))
        with desks.over(source, load_weights()) as desk:
            found += cases(source, desk)
    return found


def _observed(
    sources: Sequence[Source], desks: Desks, weights: Weights, progress: Progress
) -> list[Observed]:
    """Answers depend on the order of sentences: they are gathered with the weights just fitted."""
    seen: list[Observed] = []
    for number, source in enumerate(sources):
        progress("answers of sets", number, len(sources))
        with desks.over(source, weights) as desk:
            seen += observed(source, desk)
    return seen


def _origin(given: argparse.Namespace, sources: Sequence[Source]) -> str:
    """Command and sets by file name alone: where a file lies is nobody's business."""
    words = ["python", "-m", "evaluation.fitting"]
    for flag, names in (
        ("--set", given.set),
        ("--elsewhere", given.elsewhere),
        ("--near-misses", given.near_misses),
    ):
        for name in names:
            words += [flag, ":".join(Path(part).name for part in name.split(":"))]
    words += ["--keep-sentences"] if given.keep_sentences else []
    words += ["--limit", str(given.limit)]
    sizes = ", ".join(f"{source.name} ({len(source.sample)} questions)" for source in sources)
    today = datetime.now(UTC).date().isoformat()
    return (
        f"{shlex.join(words)}; on {sizes}; {today};"
        " office and threshold by hand, see docs/decisions/0005-ranking-and-abstention.md"
    )


def _write(path: Path, weights: Weights) -> None:
    draft = path.with_name(path.name + ".part")
    try:
        draft.write_text(json.dumps(asdict(weights), indent=2) + "\n", encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise RunError(f"{path} cannot be written ({reason})", "name another --out") from None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evaluation.fitting", description=__doc__)
    parser.add_argument(
        "--set",
        action="append",
        required=True,
        metavar="FILE[:PARAGRAPHS]",
        help="a question set; after the colon a parallel file whose articles are used",
    )
    parser.add_argument(
        "--elsewhere",
        action="append",
        default=[],
        metavar="FILE:PARAGRAPHS",
        help="questions asked over articles that have nothing to do with them",
    )
    parser.add_argument(
        "--near-misses",
        action="append",
        default=[],
        metavar="FILE:FOLDER",
        help="a set whose unanswerable questions teach too, and the folder of its articles",
    )
    parser.add_argument(
        "--keep-sentences",
        action="store_true",
        help="fit the confidence alone; the order of sentences stays as it is",
    )
    parser.add_argument("--limit", type=int, default=_QUESTIONS, help="questions of each set")
    parser.add_argument("--work", type=Path, help="folder that keeps the indexes between runs")
    parser.add_argument("--out", type=Path, required=True, help="file for the weights")
    return parser


if __name__ == "__main__":
    sys.exit(main())
