"""Numbers for citations, in the order they appear, and text with its marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from bot.answer import Answer, Citation, Statement
from bot.draft import Drafted, Source
from bot.messages import say
from corpus.article import Article

__all__ = ["Numbering", "differing", "marked"]

_END = re.compile(r"[.!?؟…。]+$")


class Numbering:
    """Gives each quoted range one number and makes its citation from the article itself.

    Args:
        article: Gives an article by id.
    """

    def __init__(self, article: Callable[[str], Article]) -> None:
        self._article = article
        self._numbers: dict[tuple[str, int, int], int] = {}
        self.citations: list[Citation] = []

    def statement(self, drafted: Drafted) -> Statement:
        """The drafted sentence with the numbers of its sources."""
        return Statement(
            text=drafted.text,
            citations=self.cite(drafted.sources),
            verdict=drafted.verdict,
            reason=drafted.reason,
            span=drafted.span,
        )

    def cite(self, sources: Iterable[Source]) -> tuple[int, ...]:
        """Numbers for the sources, new ones where a range is cited for the first time."""
        numbers = []
        for source in sources:
            place = (source.article, source.start, source.end)
            if place not in self._numbers:
                self._numbers[place] = len(self.citations) + 1
                self.citations.append(self._citation(source, self._numbers[place]))
            numbers.append(self._numbers[place])
        return tuple(dict.fromkeys(numbers))

    def _citation(self, source: Source, number: int) -> Citation:
        article = self._article(source.article)
        published = article.published
        return Citation(
            n=number,
            article=article.id,
            title=article.title,
            outlet=article.outlet,
            published=published.day.isoformat() if published else None,
            language=article.language,
            quote=article.text[source.start : source.end],
            start=source.start,
            end=source.end,
            score=source.score,
        )


def marked(statements: Iterable[Statement]) -> str:
    """The statements as one text with marks before each final stop.

    >>> marked([Statement(text="It rained.", citations=(1, 2), verdict="supported", reason="")])
    'It rained [1][2].'
    """
    return " ".join(_mark(s.text, s.citations) for s in statements)


def differing(answer: Answer) -> str:
    """What the articles disagree on, a line a side with its marks; empty where they do not."""
    lines: list[str] = []
    for split in answer.disagreements:
        lines.append(say(split.kind, answer.language))
        for side in split.positions:
            marks = "".join(f"[{n}]" for n in side.citations)
            lines.append(f"– {side.says} {marks}")
    return "\n".join(lines)


def _mark(text: str, numbers: tuple[int, ...]) -> str:
    marks = "".join(f"[{n}]" for n in numbers)
    end = _END.search(text)
    if end is None:
        return f"{text} {marks}"
    return f"{text[: end.start()]} {marks}{end.group()}"
