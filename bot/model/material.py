"""What a model is given to answer from: articles as runs of sentences that can be cited."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.model.chat_model import estimate_tokens
from corpus.article import Article, Span
from index.retrieve import Hit

__all__ = ["GivenArticle", "GivenSentence", "gather"]

_OVERHEAD = 8  # tokens a sentence costs beside its words: key, brackets, line
_MOST_PROMPT_TOKENS = 2800  # fits, with an answer, the 4,096 tokens small servers are started with


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenSentence:
    """A sentence of an article."""

    article: str
    """Article id."""
    start: int
    """First code point in the article's text."""
    end: int
    """One past the last code point."""
    text: str
    """The article's text from `start` to `end`, unchanged."""
    language: str
    """ISO 639-1 code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenArticle:
    """An article, as far as a model sees it."""

    title: str
    """Headline."""
    outlet: str
    """Who published it; empty when unknown."""
    published: str
    """ISO date the source gives, never a page stamp; empty when it gives none."""
    sentences: tuple[GivenSentence, ...]
    """In reading order."""


def gather(
    hits: Iterable[Hit],
    article: Callable[[str], Article],
    *,
    tokens: int = _MOST_PROMPT_TOKENS,
) -> tuple[GivenArticle, ...]:
    """The sentences of the best passages, each once, by article.

    Args:
        hits: Passages, best first; they may overlap.
        article: Gives an article by id.
        tokens: How much a model may be given to read; the best passage is given in any case.
    """
    chosen: dict[str, set[Span]] = {}
    left = tokens
    for hit in hits:
        taken = chosen.get(hit.passage.article, set())
        text = article(hit.passage.article).text
        new = [span for span in hit.passage.sentences if span not in taken]
        cost = sum(estimate_tokens(span.of(text)) + _OVERHEAD for span in new)
        if cost > left and chosen:
            break
        left -= cost
        chosen.setdefault(hit.passage.article, set()).update(new)
    return tuple(_given(article(name), sorted(spans)) for name, spans in chosen.items())


def _given(article: Article, spans: Sequence[Span]) -> GivenArticle:
    published = article.published
    return GivenArticle(
        title=article.title,
        outlet=article.outlet,
        published=published.day.isoformat() if published else "",
        sentences=tuple(
            GivenSentence(
                article=article.id,
                start=span.start,
                end=span.end,
                text=span.of(article.text),
                language=article.language,
            )
            for span in spans
        ),
    )
