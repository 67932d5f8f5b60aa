"""What is known of an indexed article without its text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corpus.article import Article, ArticleDate

__all__ = ["ArticleCard"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleCard:
    """An entry of the list of articles."""

    id: str
    """Article id."""
    title: str
    """Headline."""
    outlet: str
    """Who published it; empty when unknown."""
    language: str
    """ISO 639-1 code, `und` when undetermined."""
    published: str | None
    """ISO date the source gives."""
    stamp: str | None
    """ISO date printed on the page, which may be the day it was saved."""
    dates: tuple[ArticleDate, ...]
    """Every date found, with where it was read."""
    copies_of: str | None
    """Id of the article it is a copy of; None for an original."""
    url: str
    """Address given with the article."""

    @classmethod
    def of(cls, article: Article, origin: str) -> ArticleCard:
        """The card of an article.

        Args:
            article: It may lack its text.
            origin: Id of the first article of its group of copies.
        """
        return cls(
            id=article.id,
            title=article.title,
            outlet=article.outlet,
            language=article.language,
            published=article.published.day.isoformat() if article.published else None,
            stamp=article.stamp.day.isoformat() if article.stamp else None,
            dates=article.dates,
            copies_of=None if origin == article.id else origin,
            url=article.url,
        )

    @property
    def day(self) -> date | None:
        """The best known day of the article: published, else the page's stamp."""
        known = self.published or self.stamp
        return date.fromisoformat(known) if known else None
