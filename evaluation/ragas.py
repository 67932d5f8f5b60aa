"""A run under the field names of RAGAS, so that its metrics can be computed too.

One line of JSON a question: `user_input`, `response`, `retrieved_contexts`, `reference`,
`reference_contexts` (https://docs.ragas.io, "Evaluation sample"), and the `id` of the question.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from evaluation.errors import RunError
from evaluation.outcome import Outcome, Place

__all__ = ["row", "write"]


def row(outcome: Outcome, text: Callable[[Place], str]) -> dict[str, Any]:
    """One sample.

    Args:
        outcome: What came of a question.
        text: Gives the words that stand at a place.
    """
    return {
        "id": outcome.question.id,
        "user_input": outcome.question.question,
        "response": outcome.answer.answer if outcome.answer else "",
        "retrieved_contexts": [text(ranked.place) for ranked in outcome.ranked],
        "reference": outcome.question.answers[0] if outcome.question.answers else "",
        "reference_contexts": [text(place) for place in outcome.gold],
    }


def write(path: Path, outcomes: Iterable[Outcome], text: Callable[[Place], str]) -> None:
    """Write a file of samples.

    Raises:
        RunError: It cannot be written.
    """
    try:
        with path.open("w", encoding="utf-8") as file:
            for outcome in outcomes:
                file.write(json.dumps(row(outcome, text), ensure_ascii=False) + "\n")
    except OSError as error:
        raise RunError(f"{path} cannot be written ({error.strerror or error})") from None
