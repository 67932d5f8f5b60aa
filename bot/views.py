"""Articles and passages as plain data: the same objects on the command line and over HTTP."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from corpus.article import Article, ArticleDate, Span
from index.retrieve import Retrieval

if TYPE_CHECKING:
    from index.reader import ArticleCard

__all__ = ["article_json", "card_json", "search_json"]


def _date(found: ArticleDate) -> dict[str, Any]:
    return {
        "day": found.day.isoformat(),
        "kind": found.kind,
        "read_from": found.read_from,
        "sure": found.sure,
    }


def card_json(card: ArticleCard) -> dict[str, Any]:
    """An entry of the list of articles; each date says where it was read."""
    return {
        "article": card.id,
        "title": card.title,
        "outlet": card.outlet,
        "language": card.language,
        "published": card.published,
        "stamp": card.stamp,
        "dates": [_date(found) for found in card.dates],
        "copies_of": card.copies_of,
        "url": card.url,
    }


def article_json(
    article: Article, sentences: tuple[Span, ...], copies_of: str | None
) -> dict[str, Any]:
    """One article whole; offsets count code points of its text."""
    published, stamp = article.published, article.stamp
    return {
        "article": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "language": article.language,
        "published": published.day.isoformat() if published else None,
        "stamp": stamp.day.isoformat() if stamp else None,
        "dates": [_date(found) for found in article.dates],
        "copies_of": copies_of,
        "url": article.url,
        "authors": list(article.authors),
        "text": article.text,
        "body": [[span.start, span.end] for span in article.body],
        "sentences": [[span.start, span.end] for span in sentences],
    }


def search_json(query: str, found: Retrieval) -> dict[str, Any]:
    """Ranked passages, best first."""
    return {
        "query": query,
        "passages": [
            {
                "article": hit.passage.article,
                "title": hit.title,
                "start": hit.passage.start,
                "end": hit.passage.end,
                "text": hit.passage.text,
                "score": hit.score,
                "lexical": hit.lexical,
                "vector": hit.vector,
                "recency": hit.recency,
                "matches": [asdict(match) for match in hit.matches],
            }
            for hit in found.hits
        ],
        "unknown": list(found.unknown),
        "taken": [asdict(slip) for slip in found.taken],
        "notice": found.notice,
    }
