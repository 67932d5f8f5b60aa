"""Exact match and token F1 of the words that answer.

    EM = 1 if the normalised tokens equal those of a gold answer, else 0        range {0, 1}
    F1 = max over gold answers of 2PR / (P + R), P and R over shared tokens     range [0, 1]

Compared are the words an answer marks as answering (`Statement.span`), or its first statement where
none are marked: a whole sentence has a low F1 by its nature. Questions without an answer are not
counted here, unlike in SQuAD 2.0; see `evaluation.measures.abstention`.

Paper: Rajpurkar et al., EMNLP 2016, https://aclanthology.org/D16-1264.
"""

from collections import Counter
from collections.abc import Sequence

from evaluation.matching import tokens
from evaluation.measures.applies import has_answer
from evaluation.measures.measure import Measure, among
from evaluation.outcome import Outcome

__all__ = ["MEASURES", "answering_words", "exact_match", "token_f1"]


def exact_match(said: str, answers: Sequence[str]) -> float:
    """Whether the words are those of a gold answer.

    >>> exact_match("The G7.", ["G7"])
    1.0
    """
    words = tokens(said)
    return float(bool(words) and any(words == tokens(gold) for gold in answers))


def token_f1(said: str, answers: Sequence[str]) -> float:
    """The best F1 against any gold answer.

    >>> token_f1("in Gaza City", ["Gaza City"])
    0.8
    """
    return max((_f1(tokens(said), tokens(gold)) for gold in answers), default=0.0)


def _f1(said: Sequence[str], gold: Sequence[str]) -> float:
    common = (Counter(said) & Counter(gold)).total()
    return 2 * common / (len(said) + len(gold)) if common else 0.0


def answering_words(outcome: Outcome) -> str:
    """The words that answer, as far as the answer says which they are."""
    if outcome.answer is None or not outcome.said:
        return ""
    marked = (s for s in outcome.answer.statements if s.span is not None)
    for statement in marked:
        start, end = statement.span or (0, 0)
        return statement.text[start:end]
    return outcome.said[0]


MEASURES = (
    Measure(
        name="exact match",
        about="The words that answer are those of a gold answer.",
        family="answer",
        value=among(has_answer, lambda o: exact_match(answering_words(o), o.question.answers)),
    ),
    Measure(
        name="token f1",
        about="Overlap of the words that answer with a gold answer.",
        family="answer",
        value=among(has_answer, lambda o: token_f1(answering_words(o), o.question.answers)),
    ),
)
