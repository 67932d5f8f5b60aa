"""What came of one question: the line of `run.jsonl` that every measure is computed from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pydantic import TypeAdapter, ValidationError

from bot.answer import Answer
from corpus.article import Span
from evaluation.errors import RunError
from evaluation.sets import Question

__all__ = ["Outcome", "Place", "Ranked", "from_line", "to_line"]


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

    @property
    def span(self) -> Span:
        """The range without its article."""
        return Span(start=self.start, end=self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A passage that the question brought back."""

    place: Place
    """Where it stands; its text is the article's there."""
    score: float
    """As the index gave it."""


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
    passages: tuple[Ranked, ...] = ()
    """The best passages, best first."""
    quoted: tuple[bool, ...] = ()
    """For each citation, whether its quote equals the article's text at its offsets."""
    elapsed_ms: float = 0.0
    """Wall time of the answer, a failed one too."""

    @property
    def abstained(self) -> bool:
        """Whether it declined to answer; a failure is not a refusal."""
        return self.answer is not None and self.answer.abstained

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles of the passages, each where its best passage stands."""
        return tuple(dict.fromkeys(ranked.place.article for ranked in self.passages))

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


@cache
def _adapter() -> TypeAdapter[Outcome]:
    return TypeAdapter(Outcome)


def to_line(outcome: Outcome) -> bytes:
    """One line of JSON, newline included."""
    return _adapter().dump_json(outcome) + b"\n"


def from_line(line: bytes | str, where: str = "run") -> Outcome:
    """Read a line back.

    Raises:
        RunError: It is not a line that `to_line` wrote.
    """
    try:
        return _adapter().validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise RunError(f"{where}: {field}: {first['msg']}", "remove the line, run again") from None
