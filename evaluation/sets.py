"""Question sets as values: what is asked, what is right, and where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

__all__ = ["CORPUS_FILE", "Document", "Evidence", "Question", "QuestionSet", "Stance"]

CORPUS_FILE = "paragraphs.jsonl"
"""Name of the dump that a set's own paragraphs are written to; article ids begin with it."""

# Unknown fields are refused: a misspelt `answer` would score every system 0.
_STRICT: dict[str, Any] = {"extra": "forbid", "use_attribute_docstrings": True}


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Words of an article that hold the answer."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    article: str
    """The article, named as in `Question.articles`."""
    quote: str
    """Verbatim words of the article's text."""
    start: int | None = None
    """First code point of the quote in the text; looked up when absent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """An answer, right or wrong, with the articles that give it."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    answer: str
    """As the set words it."""
    articles: tuple[str, ...]
    """Named as in `Question.articles`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question with everything a measure needs to judge an answer to it."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    id: str
    """Unique within its set."""
    question: str
    """As a reader would ask it."""
    answers: tuple[str, ...] = ()
    """Gold answers: alternatives, any of which is right; empty when there is none."""
    articles: tuple[str, ...] = ()
    """Articles that hold the answer: ids, or for articles of a dump what follows the `#`."""
    evidence: tuple[Evidence, ...] = ()
    """Where in them."""
    answerable: bool = True
    """False when the articles do not answer it, so that refusing is right."""
    language: str = "und"
    """ISO 639-1 code of the question."""
    as_of: date | None = None
    """The day it is asked from; later articles are left out."""
    without: tuple[str, ...] = ()
    """Articles left out when it is asked, named as in `articles`."""
    among: tuple[str, ...] = ()
    """The only articles it is asked of, named as in `articles`; all when empty."""
    stances: tuple[Stance, ...] = ()
    """The different answers its articles give, where the set says so: one when they agree."""
    tags: tuple[str, ...] = ()
    """What sort of question it is; every tag gets a row in the report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An article that a set brings with it."""

    id: str
    """Unique within the set; once indexed the article goes by `paragraphs.jsonl#id`."""
    text: str
    """The text; offsets of the evidence count in it."""
    title: str = ""
    """Headline, when the set gives one."""
    published: str = ""
    """Date, when the set gives one."""
    outlet: str = ""
    """Publisher, when the set gives one."""
    language: str = ""
    """ISO 639-1 code, when the set gives one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionSet:
    """A set that is read anew for each pass, so that it need not fit in memory."""

    path: Path
    """Where it was read from."""
    questions: Callable[[], Iterator[Question]]
    """Starts a pass over the questions, in the order of the file."""
    documents: Callable[[], Iterator[Document]] | None = None
    """Starts a pass over the set's own articles, when it brings any."""
