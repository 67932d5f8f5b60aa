"""What came of one question: the line of `run.jsonl` that every measure is computed from."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answer import Answer
from evaluation.journal import Kind
from evaluation.sets import Question

__all__ = ["OUTCOME", "Outcome", "Place", "Ranked", "Support"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A stretch of an article."""

    article: str
    """Id of the article."""
    start: int
    """First code point in its text."""
    end: int
    """One past the last."""

    def shares(self, other: Place) -> float:
        """The part of the shorter stretch that both cover, in [0, 1]."""
        if self.article != other.article:
            return 0.0
        common = min(self.end, other.end) - max(self.start, other.start)
        shorter = min(self.end - self.start, other.end - other.start)
        return max(0.0, common / shorter) if shorter > 0 else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A passage that the question brought back."""

    place: Place
    """Where it stands; its text is the article's there."""
    score: float
    """As the index gave it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """What the verifier found when it held a statement against its citations."""

    together: bool
    """Whether all it cites, taken together, supports it."""
    needed: tuple[bool, ...]
    """For each citation, whether it supports it alone or the others do not without it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A question with all that was observed when it was asked."""

    question: Question
    """What was asked; its articles and evidence by the ids of the index."""
    gold: tuple[Place, ...] = ()
    """Where its evidence stands."""
    answer: Answer | None = None
    """None when asking failed."""
    error: str = ""
    """Why it failed, one line."""
    passages: tuple[Ranked, ...] | None = ()
    """The best passages, best first; None for a system that does not show what it found."""
    quoted: tuple[bool, ...] = ()
    """For each citation, whether its quote equals the article's text at its offsets."""
    support: tuple[Support, ...] | None = None
    """For each statement shown; None when it was not looked at."""
    elapsed_ms: float = 0.0
    """Wall time of the answer, a failed one too."""

    @property
    def abstained(self) -> bool:
        """Whether it declined to answer; a failure is not a refusal."""
        return self.answer is not None and self.answer.abstained

    @property
    def ranked(self) -> tuple[Ranked, ...]:
        """The passages, none where they are not shown."""
        return self.passages or ()

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles of the passages, each where its best passage stands."""
        return tuple(dict.fromkeys(ranked.place.article for ranked in self.ranked))

    @property
    def cited(self) -> tuple[Place, ...]:
        """Where the citations stand."""
        found = self.answer.citations if self.answer else ()
        return tuple(Place(article=c.article, start=c.start, end=c.end) for c in found)

    @property
    def said(self) -> tuple[str, ...]:
        """The statements shown, in order; none when it declined or failed."""
        if self.answer is None or self.answer.abstained:
            return ()
        return tuple(statement.text for statement in self.answer.statements)


OUTCOME = Kind(file="run.jsonl", row=Outcome, key=lambda row: row.question.id)
"""How outcomes are written."""
