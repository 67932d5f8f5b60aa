"""Disagreement: whether articles that differ are shown side by side, and only those.

For a question whose set says which answers its articles give (`Question.stances`):

    conflict shown   = 1 if two positions of one disagreement hold different stances, else 0
                       over questions whose articles give two answers or more    range {0, 1}
    conflict noticed = 1 if any disagreement is shown, else 0, over the same     range {0, 1}
    false alarm      = 1 if any disagreement is shown, else 0
                       over questions whose articles all give one answer         range {0, 1}

A position holds a stance when the stance's words stand, whole and in a row, in what the position
says or in a quote it cites (`evaluation.matching`). Two positions hold different stances when each
holds one and they do not hold the same ones. Answers that differ in wording only ("football",
"association football") are different here wherever the set says so.

    disagreement shown = answers with at least one disagreement / questions     range [0, 1]

The last is neither good nor bad by itself: it says how often it happens.
"""

from collections.abc import Sequence

from bot.answer import Answer
from evaluation.matching import contains
from evaluation.measures.measure import Measure, among
from evaluation.outcome import Outcome

__all__ = ["MEASURES", "conflict_shown"]


def conflict_shown(positions: Sequence[str], stances: Sequence[str]) -> float:
    """Whether two positions hold different stances.

    >>> conflict_shown(["It killed 14 people.", "It killed 31 people."], ["14", "31"])
    1.0
    >>> conflict_shown(["It killed 14 people.", "It killed 14 men."], ["14", "31"])
    0.0

    Args:
        positions: The words of the positions of one disagreement.
        stances: The answers that the articles give.
    """
    held = [{s for s in stances if contains(said, s)} for said in positions]
    return float(any(a and b and a != b for a in held for b in held))


def _shown(outcome: Outcome) -> float:
    answer, stances = outcome.answer, [s.answer for s in outcome.question.stances]
    if answer is None:
        return 0.0
    return max((conflict_shown(words, stances) for words in _positions(answer)), default=0.0)


def _positions(answer: Answer) -> list[list[str]]:
    """The words of each position of each disagreement."""
    quotes = {c.n: c.quote for c in answer.citations}
    return [
        ["\n".join((p.says, *(quotes.get(n, "") for n in p.citations))) for p in found.positions]
        for found in answer.disagreements
    ]


def _any(outcome: Outcome) -> float:
    return float(bool(outcome.answer and outcome.answer.disagreements))


def _differ(outcome: Outcome) -> bool:
    return len(outcome.question.stances) > 1


def _agree(outcome: Outcome) -> bool:
    return len(outcome.question.stances) == 1


MEASURES = (
    Measure(
        name="conflict shown",
        about="Where articles give different answers, two of these stand side by side.",
        family="answer",
        value=among(_differ, _shown),
    ),
    Measure(
        name="conflict noticed",
        about="Where articles give different answers, some disagreement is shown.",
        family="answer",
        value=among(_differ, _any),
    ),
    Measure(
        name="false alarm",
        about="Where articles give one answer, a disagreement is shown all the same.",
        family="answer",
        value=among(_agree, _any),
        better="lower",
    ),
    Measure(
        name="disagreement shown",
        about="Share of the answers that show articles in disagreement.",
        family="answer",
        value=_any,
        better="neither",
    ),
)
