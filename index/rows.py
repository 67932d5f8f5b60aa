"""Articles and ranges as columns of the store, and back."""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from corpus.article import Article, ArticleDate, DateKind, Span

__all__ = ["article_from_row", "dates_from_json", "dates_to_json", "pack", "unpack"]


def pack(spans: Sequence[Span]) -> bytes:
    """Ranges as 32-bit numbers."""
    return array("I", (n for s in spans for n in (s.start, s.end))).tobytes()


def unpack(blob: bytes) -> tuple[Span, ...]:
    """The ranges `pack` made it from."""
    numbers = array("I")
    numbers.frombytes(blob)
    return tuple(Span(start=a, end=b) for a, b in zip(numbers[::2], numbers[1::2], strict=True))


def article_from_row(row: tuple[Any, ...]) -> Article:
    """An article from its columns: id, title, outlet, language, url, authors, dates, body, text."""
    article_id, title, outlet, language, url, authors, dates, body, text = row
    return Article(
        id=article_id,
        title=title,
        outlet=outlet,
        language=language,
        url=url,
        authors=tuple(json.loads(authors)),
        dates=dates_from_json(dates),
        body=unpack(body),
        text=text,
    )


def dates_to_json(dates: Sequence[ArticleDate]) -> str:
    """Dates with where each was read."""
    return json.dumps(
        [
            (d.day.isoformat(), d.kind, d.read_from, d.span and (d.span.start, d.span.end), d.sure)
            for d in dates
        ],
        ensure_ascii=False,
    )


def dates_from_json(stored: str) -> tuple[ArticleDate, ...]:
    """The dates `dates_to_json` wrote."""
    return tuple(
        ArticleDate(
            day=date.fromisoformat(day),
            kind=cast(DateKind, kind),
            read_from=read_from,
            span=Span(start=span[0], end=span[1]) if span else None,
            sure=sure,
        )
        for day, kind, read_from, span, sure in json.loads(stored)
    )
