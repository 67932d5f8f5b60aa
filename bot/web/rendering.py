"""Exchanges as HTML. Every field goes through an escaping template; nothing is markup but ours."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from bot.answer import Answer, Citation, Disagreement, Statement
from bot.conversing.recalling import ATTRIBUTED
from bot.numbering import differing
from bot.web.links import outside_link, sentence_link
from bot.web.sessions import Exchange
from bot.web.wording import day, direction, language_name, word

if TYPE_CHECKING:
    from index.reader import ArticleCard

__all__ = ["as_text", "render", "transcript"]

Cards = Mapping[str, "ArticleCard"]
_PREVIEW = 400
"""Characters of a quote shown when a number is pointed at."""
_GAP = re.compile(r"\s+")


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("bot.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(word=word, day=day, language_name=language_name)
    environment.filters.update(direction=direction)
    return environment


def render(template: str, **values: object) -> str:
    """A template of this package with its values escaped."""
    return _templates().get_template(f"{template}.jinja").render(**values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A number in an answer that opens the sentence it cites."""

    n: int
    link: str
    label: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A statement, cut where its answering words begin and end."""

    before: str
    bold: str
    after: str
    language: str
    foreign: bool
    """Whether its language is not the question's, so that it is named."""
    verbatim: bool
    """Whether it is the article's own sentence."""
    marks: tuple[Mark, ...]
    apart: bool
    """Whether it stands on a line of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An article of the list below an answer."""

    outlet: str
    title: str
    link: str
    when: str
    stamped: bool
    language: str
    outside: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One position of a disagreement."""

    says: str
    language: str
    who: str
    when: str
    marks: tuple[Mark, ...]


class _View:
    """One exchange as its template wants it."""

    def __init__(self, exchange: Exchange, cards: Cards) -> None:
        self._exchange = exchange
        self._cards = cards
        self._cited = {citation.n: citation for citation in exchange.citations}
        self.language = exchange.answer.language if exchange.answer else self._guess()

    def _guess(self) -> str:
        arabic = re.search(r"[\u0621-\u064a]", self._exchange.question)
        return "ar" if arabic else "en"

    def marks(self, numbers: Sequence[int]) -> tuple[Mark, ...]:
        """The numbers that have a citation, with where they lead."""
        return tuple(self._mark(self._cited[n]) for n in numbers if n in self._cited)

    def _mark(self, citation: Citation) -> Mark:
        return Mark(
            n=citation.n,
            link=sentence_link(citation.article, citation.start, citation.end),
            label=word("source", self.language, n=citation.n, title=citation.title),
            quote=_GAP.sub(" ", citation.quote)[:_PREVIEW],
        )

    def sentence(self, statement: Statement) -> Sentence:
        """A statement with its marks and its language."""
        text = statement.text
        start, end = statement.span or (len(text), len(text))
        first = self._cited.get(statement.citations[0]) if statement.citations else None
        verbatim = first is not None and _GAP.sub(" ", first.quote) == _GAP.sub(" ", text)
        language = first.language if first is not None and verbatim else self.language
        return Sentence(
            before=text[:start],
            bold=text[start:end],
            after=text[end:],
            language=language,
            foreign=language != self.language,
            verbatim=verbatim,
            marks=self.marks(statement.citations),
            apart=statement.reason == ATTRIBUTED,
        )

    def understood(self, before: str) -> tuple[str, str]:
        """How the question was read where that is news, and what the answer was kept to."""
        read = self._exchange.answer.understood if self._exchange.answer else None
        if read is None:
            return "", ""
        titles = [self._cards[a].title if a in self._cards else a for a in read.articles]
        kept = [*read.outlets, *(language_name(c, self.language) for c in read.languages), *titles]
        if read.since:
            kept.append(word("since", self.language, day=day(read.since, self.language)))
        if read.until:
            kept.append(word("until", self.language, day=day(read.until, self.language)))
        question = read.question if read.question not in (self._exchange.question, before) else ""
        return question, " · ".join(kept)

    def sources(self) -> tuple[Source, ...]:
        """Cited articles in the order of their first number."""
        numbers: dict[str, list[int]] = {}
        for citation in self._exchange.citations:
            numbers.setdefault(citation.article, []).append(citation.n)
        return tuple(self._source(marked) for marked in numbers.values())

    def _source(self, numbers: Sequence[int]) -> Source:
        citation = self._cited[numbers[0]]
        card = self._cards.get(citation.article)
        when, stamped = self._when(citation)
        return Source(
            outlet=citation.outlet,
            title=citation.title,
            link=sentence_link(citation.article, citation.start, citation.end),
            when=when,
            stamped=stamped,
            language=citation.language,
            outside=outside_link(card.url) if card else "",
            marks=self.marks(numbers),
        )

    def _when(self, citation: Citation) -> tuple[str, bool]:
        """The date to show, and whether it is only the page's."""
        card = self._cards.get(citation.article)
        if citation.published:
            return word(
                "published", self.language, day=day(citation.published, self.language)
            ), False
        if card and card.stamp:
            return word("page_dated", self.language, day=day(card.stamp, self.language)), True
        return word("undated", self.language), True

    def side(self, says: str, numbers: Sequence[int]) -> Side:
        """A position with who holds it."""
        cited = [self._cited[n] for n in numbers if n in self._cited]
        names = dict.fromkeys(citation.outlet or citation.title for citation in cited)
        when = self._when(cited[0])[0] if cited else ""
        return Side(
            says=says,
            language=cited[0].language if cited else self.language,
            who=" · ".join(names),
            when=when,
            marks=self.marks(numbers),
        )

    def splits(self) -> list[tuple[Disagreement, tuple[Side, ...]]]:
        """The disagreements with their sides."""
        found = self._exchange.answer.disagreements if self._exchange.answer else ()
        return [
            (split, tuple(self.side(side.says, side.citations) for side in split.positions))
            for split in found
        ]


def transcript(exchanges: Sequence[Exchange], cards: Cards) -> str:
    """A conversation as HTML, oldest exchange first."""
    views = [(_View(exchange, cards), exchange) for exchange in exchanges]
    return render(
        "transcript",
        exchanges=[
            {
                "exchange": exchange,
                "language": view.language,
                "sentences": [view.sentence(s) for s in exchange.statements],
                "understood": view.understood(before),
                "sources": view.sources(),
                "splits": view.splits(),
                "pasted": as_text(exchange.answer) if exchange.answer else "",
            }
            for (view, exchange), before in zip(views, ["", *map(_asked, exchanges)], strict=False)
        ],
    )


def _asked(exchange: Exchange) -> str:
    """The question of an exchange as it was read."""
    read = exchange.answer.understood if exchange.answer else None
    return read.question if read else exchange.question


def as_text(answer: Answer) -> str:
    """An answer with its sources, for pasting into a story."""
    lines = [answer.answer]
    differ = differing(answer)
    if differ:
        lines += ["", differ]
    if answer.citations:
        lines.append("")
    for citation in answer.citations:
        where = ", ".join(
            part
            for part in (citation.outlet, f"“{citation.title}”", citation.published or "")
            if part
        )
        quote = _GAP.sub(" ", citation.quote)
        lines.append(f"[{citation.n}] {where} ({citation.article}): “{quote}”")
    return "\n".join(lines)
