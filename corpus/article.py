"""An article as a value: its text as decoded, and what was learnt about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

__all__ = ["Article", "ArticleDate", "DateKind", "Span"]

DateKind = Literal["published", "stamp", "text"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A half-open range of Unicode code points in a text."""

    start: int
    """First code point, counted from 0."""
    end: int
    """One past the last code point."""

    def __post_init__(self) -> None:
        """Refuse a range that runs backwards."""
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a range: {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """The characters this range covers in `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share a code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleDate:
    """A date and where it was read: a page's stamp is not the date of the event."""

    day: date
    """The calendar day."""
    kind: DateKind
    """`published`: the source says so; `stamp`: printed on the page; `text`: in the prose."""
    read_from: str
    """Where, for a person: "field published_at", "line 1 of the page", "text"."""
    span: Span | None = None
    """Where in the text, when it stands there."""
    sure: bool = False
    """Whether it may resolve words such as "on Tuesday"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article; nothing in it is executed, obeyed or rendered as markup."""

    id: str
    """Path below the corpus folder with "/" between parts; `path#id` for one out of a dump."""
    title: str
    """Headline; the first words of the body when the page shows none."""
    text: str
    """The file as decoded; every offset counts code points of this text."""
    language: str
    """ISO 639-1 code, `und` when undetermined."""
    body: tuple[Span, ...]
    """What may be quoted, in order, apart from each other."""
    outlet: str = ""
    """Who published it; empty when the page does not say."""
    dates: tuple[ArticleDate, ...] = ()
    """Every date found, in order of trust."""
    url: str = ""
    """Address given with the article."""
    authors: tuple[str, ...] = field(default=())
    """Names given with the article."""

    @property
    def published(self) -> ArticleDate | None:
        """The publication date where the source gives one."""
        return next((d for d in self.dates if d.kind == "published"), None)

    @property
    def stamp(self) -> ArticleDate | None:
        """The date printed on the page, which may be the day it was saved."""
        return next((d for d in self.dates if d.kind == "stamp"), None)
