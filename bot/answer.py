"""Answers as values, and the one JSON shape every face speaks."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Literal

from index.filters import Filters

__all__ = [
    "Answer",
    "Citation",
    "Disagreement",
    "Mode",
    "Position",
    "Removed",
    "Statement",
    "Timings",
    "Understood",
    "Usage",
    "Verdict",
]

Mode = Literal["extractive", "generative"]
Verdict = Literal["supported", "contradicted", "not found"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A quotation that equals the article's text at its offsets."""

    n: int
    """Its number in the answer, from 1."""
    article: str
    """Article id."""
    title: str
    """The article's headline."""
    outlet: str
    """Who published it; empty when unknown."""
    published: str | None
    """ISO date the source gives, never a page stamp."""
    language: str
    """ISO 639-1 code of the quote."""
    quote: str
    """Verbatim: `article.text[start:end]`."""
    start: int
    """First code point in the article's text."""
    end: int
    """One past the last code point."""
    score: float
    """How strongly the quote supports the statement, in [0, 1]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A sentence of the answer that passed the check."""

    text: str
    """The sentence, without citation marks."""
    citations: tuple[int, ...]
    """Numbers of the citations that support it; never empty when shown."""
    verdict: Verdict
    """What the check found; only `supported` is shown."""
    reason: str
    """Why, one line."""
    span: tuple[int, int] | None = None
    """The words of `text` that answer, where that is sure (code points of `text`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What one side of a disagreement says."""

    says: str
    """The value or sentence."""
    citations: tuple[int, ...]
    """Who says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """One slot for which independent articles give different values."""

    about: str
    """What they differ on."""
    positions: tuple[Position, ...]
    """The sides, at least two."""
    kind: Literal["conflict", "update"]
    """`update` when dates tell which came later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """A sentence a model wrote that no passage supports."""

    text: str
    """The sentence."""
    reason: str
    """Why it was not shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """What a model call cost."""

    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost_usd: float = 0.0

    def __add__(self, other: Usage) -> Usage:
        """Both together."""
        return Usage(
            prompt_tokens=self.prompt_tokens + other.prompt_tokens,
            completion_tokens=self.completion_tokens + other.completion_tokens,
            cost_usd=self.cost_usd + other.cost_usd,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Timings:
    """Milliseconds a stage took."""

    retrieve: float = 0.0
    compose: float = 0.0
    verify: float = 0.0
    first: float = 0.0
    """Until the first sentence could be shown; 0 when none was."""
    total: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """How a follow-up was read: the question that was answered, and what it was kept to."""

    question: str
    """Standing alone."""
    languages: tuple[str, ...] = ()
    """ISO 639-1 codes the reader's words restrict the answer to."""
    outlets: tuple[str, ...] = ()
    """As the articles spell them."""
    articles: tuple[str, ...] = ()
    """Ids."""
    since: str | None = None
    """First day, YYYY-MM-DD."""
    until: str | None = None
    """Last day, YYYY-MM-DD."""

    @classmethod
    def of(cls, question: str, scope: Filters) -> Understood:
        """The question and its scope as plain values."""
        return cls(
            question=question,
            languages=scope.languages,
            outlets=scope.outlets,
            articles=scope.articles,
            since=scope.since.isoformat() if scope.since else None,
            until=scope.until.isoformat() if scope.until else None,
        )

    def scope(self) -> Filters:
        """What it was kept to."""
        return Filters(
            languages=self.languages,
            outlets=self.outlets,
            articles=self.articles,
            since=date.fromisoformat(self.since) if self.since else None,
            until=date.fromisoformat(self.until) if self.until else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The object that the command line, HTTP and evaluation runs share."""

    question: str
    answer: str
    """The text with its marks: "Text [1]. More text [2]."."""
    language: str
    abstained: bool
    mode: Mode
    confidence: float | None = None
    """Chance in [0, 1] that the articles answer; None when it is not known."""
    notice: str | None = None
    """One line about a degraded answer, e.g. a model that did not reply."""
    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    removed: tuple[Removed, ...] = ()
    """Sentences of a model that were not shown."""
    repaired: int = 0
    """Sentences of a model shown with another source than the one it cited."""
    unknown_keys: int = 0
    """Sources a model cited that it was never given."""
    usage: Usage = field(default_factory=Usage)
    timings_ms: Timings = field(default_factory=Timings)
    suggestions: tuple[str, ...] = ()
    """Questions the articles can answer."""
    understood: Understood | None = None
    """How a follow-up was read; None where the question was answered as written."""

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return asdict(self)
