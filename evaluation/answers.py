"""Answers made by another system, measured with the same ruler.

A line is `{"id", "answer"}` and, as far as the system has them, `abstained`, `statements` (texts,
or `{"text", "citations"}` with numbers from 1; all citations where none are named), `citations`
(`{"article", "quote"}`, with or without `start` and `end`), `passages` (article ids, or
`{"article", "start", "end"}`, best first), `confidence`, `elapsed_ms`, `error`. The object that
Dateline prints, with an `id`, is such a line. A TREC run (any other name than `.jsonl`) is read as
rankings without answers.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.answer import Answer, Citation, Statement, Timings
from evaluation.errors import EvaluationError, SetError
from evaluation.formats import trec
from evaluation.formats.files import json_lines
from evaluation.gold import Gold
from evaluation.outcome import Place, Ranked
from evaluation.sets import Question

__all__ = ["Recorded"]


class Recorded:
    """Gives back the answers of a file.

    Args:
        path: The file; its lines are kept in memory.
        gold: Names articles and finds quotes as the index does.

    Raises:
        SetError: A line is malformed; the message names it.
    """

    live = False

    def __init__(self, path: Path, gold: Gold) -> None:
        self._path = path
        self._gold = gold
        self._rows = _ranking(path) if _is_run(path) else dict(_rows(path))
        self._ranks = any("passages" in row for row in self._rows.values())

    def answer(self, question: Question, /) -> Answer:
        """What the system said.

        Raises:
            EvaluationError: It said nothing, or failed: the question counts as failed.
        """
        row = self._row(question)
        if row.get("error"):
            raise EvaluationError(str(row["error"]))
        text = str(row.get("answer") or "")
        citations = tuple(self._citations(row))
        statements = tuple(_statements(row, text, question.language, len(citations)))
        return Answer(
            question=question.question,
            answer=text,
            language=question.language,
            abstained=bool(row.get("abstained", not text.strip())),
            mode="generative",
            confidence=None if row.get("confidence") is None else float(row["confidence"]),
            statements=statements,
            citations=citations,
            timings_ms=Timings(total=float(row.get("elapsed_ms", 0.0))),
        )

    def rank(self, question: Question, /) -> tuple[Ranked, ...] | None:
        """What the system found; None when the file never says."""
        if not self._ranks:
            return None
        passages = self._row(question).get("passages", [])
        places = (_place({"article": p} if isinstance(p, str) else p) for p in passages)
        return tuple(
            Ranked(place=self._gold.named(place), score=1.0 / rank)
            for rank, place in enumerate(places, 1)
        )

    def _row(self, question: Question) -> dict[str, Any]:
        if question.id not in self._rows:
            raise EvaluationError(f"{self._path.name} has no answer to question {question.id}")
        return self._rows[question.id]

    def _citations(self, row: dict[str, Any]) -> Iterator[Citation]:
        for n, cited in enumerate(row.get("citations", []), 1):
            quote = str(cited.get("quote", ""))
            place = self._gold.named(_place(cited))
            if "start" not in cited:
                place = self._gold.find(place.article, quote)
            yield Citation(
                n=int(cited.get("n", n)),
                article=place.article,
                title=str(cited.get("title", "")),
                outlet=str(cited.get("outlet", "")),
                published=None,
                language=str(cited.get("language", "und")),
                quote=quote,
                start=place.start,
                end=place.end,
                score=float(cited.get("score", 1.0)),
            )


def _is_run(path: Path) -> bool:
    return not path.name.removesuffix(".gz").endswith(".jsonl") and trec.is_run(path)


def _ranking(path: Path) -> dict[str, dict[str, Any]]:
    """A TREC run: it found documents and said nothing, which is no refusal."""
    found: dict[str, list[tuple[float, str]]] = {}
    for topic, document, score in trec.read_run(path):
        found.setdefault(topic, []).append((score, document))
    # As trec_eval does: by score, equal ones by name from the last; the rank written counts not.
    return {
        topic: {"abstained": False, "passages": [name for _, name in sorted(rows, reverse=True)]}
        for topic, rows in found.items()
    }


def _rows(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for number, row in json_lines(path):
        if "id" not in row:
            raise SetError(f"{path}, line {number}: no id", "name the question it answers")
        for field in ("statements", "citations", "passages"):
            if not isinstance(row.get(field, []), list):
                raise SetError(f"{path}, line {number}: {field} must be a list")
        yield str(row["id"]), row


def _place(value: dict[str, Any]) -> Place:
    start = int(value.get("start", 0))
    return Place(
        article=str(value.get("article", "")), start=start, end=int(value.get("end", start))
    )


def _statements(row: dict[str, Any], text: str, language: str, cited: int) -> Iterator[Statement]:
    every = list(range(1, cited + 1))
    given = row.get("statements")
    for said in _sentences(text, language) if given is None else given:
        stated = said if isinstance(said, dict) else {"text": str(said)}
        yield Statement(
            text=str(stated.get("text", "")),
            citations=tuple(int(n) for n in stated.get("citations", every)),
            verdict="supported",
            reason="as given",
        )


def _sentences(text: str, language: str) -> list[str]:
    from corpus.article import Span
    from index.sentences import split  # the splitter loads its rules

    whole = [Span(start=0, end=len(text))]
    return [span.of(text) for span in split(text, language, whole)]
