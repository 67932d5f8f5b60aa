"""The pane beside the chat: an article as it was written, with a range marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.listing import listed
from bot.web.links import outside_link, sentence_link
from bot.web.rendering import render
from bot.web.wording import day, language_name
from corpus.article import Article, ArticleDate, Span

if TYPE_CHECKING:
    from index.reader import ArticleCard

__all__ = ["Paragraph", "Piece", "article_html", "list_html", "paragraphs"]

_LINE = re.compile(r"[^\r\n]+")
_LISTED = 500
_AT_A_GLANCE = 10
"""Articles of a list that needs no search."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text that is shown one way."""

    text: str
    """As in the article."""
    marked: bool
    """Whether it belongs to the range that was asked for."""
    body: bool
    """Whether it may be quoted; menus and the like may not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One line of the article."""

    pieces: tuple[Piece, ...]
    """Their texts together are the line."""

    @property
    def body(self) -> bool:
        """Whether any of it may be quoted."""
        return any(piece.body for piece in self.pieces)


def paragraphs(article: Article, marked: Span | None = None) -> tuple[Paragraph, ...]:
    """The article's lines, cut where the marked range and the body begin and end."""
    return tuple(
        Paragraph(pieces=tuple(_pieces(article, Span(start=line.start(), end=line.end()), marked)))
        for line in _LINE.finditer(article.text)
        if line.group().strip()
    )


def _pieces(article: Article, line: Span, marked: Span | None) -> Iterator[Piece]:
    body = [span for span in article.body if span.overlaps(line)]
    edges = {line.start, line.end}
    for span in (*body, *([marked] if marked else [])):
        edges |= {edge for edge in (span.start, span.end) if line.start < edge < line.end}
    cuts = sorted(edges)
    for start, end in pairwise(cuts):
        piece = Span(start=start, end=end)
        yield Piece(
            text=piece.of(article.text),
            marked=marked is not None and piece.overlaps(marked),
            body=any(span.overlaps(piece) for span in body),
        )


def article_html(
    article: Article, marked: Span | None, *, missing: bool = False, copies_of: str | None = None
) -> str:
    """An article as HTML.

    Args:
        article: The article.
        marked: The range to mark.
        missing: Whether a range was asked for that the article does not have.
        copies_of: Id of the article whose copy it is.
    """
    return render(
        "reader",
        article=article,
        published=_day(article.published),
        stamp=_day(article.stamp),
        language=language_name(article.language, "en"),
        outside=outside_link(article.url),
        copies_of=copies_of,
        copy_link=sentence_link(copies_of) if copies_of else "",
        missing=missing,
        paragraphs=paragraphs(article, marked),
    )


def list_html(cards: Sequence[ArticleCard], find: str = "") -> str:
    """What is indexed, as HTML.

    Args:
        cards: All articles.
        find: Words that the titles of those shown hold.
    """
    found = listed(cards, words=find)
    return render(
        "articles",
        cards=[(card, sentence_link(card.id)) for card in found[:_LISTED]],
        more=max(0, len(found) - _LISTED),
        count=len(found),
        all=len(cards),
        asks=len(cards) > _AT_A_GLANCE,
        find=find,
    )


def _day(found: ArticleDate | None) -> str:
    return day(found.day, "en") if found else ""
