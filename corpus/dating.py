"""The dates of an article, each with where it was read.

Four places are told apart, because they mean different things: what the source gives as the
publication date, what the page labels as such, a bare date printed on the page (which may be the
day somebody saved it), and dates in the prose. No year is ever supplied: "October 7" is no date.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date

from corpus.article import ArticleDate, Span
from corpus.calendar_names import flatten
from corpus.date_forms import is_date_line, may_hold_date, parse_date, written_dates

__all__ = ["find_dates", "is_dated_label", "parse_date"]

_PUBLISHED = (
    r"(?:first\s+|originally\s+)?(?:published|posted|publication\s+date|date\s+published"
    r"|publish\s+date|released|created|issued|date)"
    r"|(?:تم\s+ال|تم\s+|تاريخ\s+ال)?نشرت?|التاريخ|تاريخ|حرر"
)
_UPDATED = (
    r"(?:last\s+)?(?:updated|modified|edited|revised|update)|اخر\s+تحديث|(?:تم\s+ال)?تحديث|حدث"
)
_BETWEEN = r"(?:\s*[:|•·,،–—-]|\s+(?:on|at|by|in|في|يوم|بتاريخ))*\s*(?:\w+\s*[,،]?\s*)?$"
_LABEL = re.compile(rf"(?:^|\W)(?:(?P<new>{_UPDATED})|(?P<pub>{_PUBLISHED})){_BETWEEN}", re.I)
_BYLINE = re.compile(r"^(?:by|written by|posted by|بقلم|كتب|كتبت)\b", re.IGNORECASE)
_DATELINE_HEAD = re.compile(r"^[^.!?؟]{0,60}?$")
_DATELINE_TAIL = re.compile(r"\s*[,،]?\s*(?P<agency>\([^()]{2,40}\))?\s*[–—-]")
_AGENCY = re.compile(r"\([^()]{2,40}\)")

_LABEL_REACH = 60
_META_WORDS = 12
_CAPTION = re.compile(r"[©(\[/]|[.:;]\s")
_HEAD_LINES = 15
_DATELINE_REACH = 120
_MOST_TEXT_DATES = 200
_TRUST = ("field", "published", "dateline", "byline", "updated", "stamp", "text")


def find_dates(
    text: str, body: Sequence[Span], *, given: str = "", field: str = ""
) -> tuple[ArticleDate, ...]:
    """Return every full date of an article, most trusted first.

    Args:
        text: The article as decoded.
        body: What may be quoted, in order; the rest of `text` is the page around it.
        given: The publication date as a dump's field gives it.
        field: That field's name.
    """
    found: list[tuple[str, ArticleDate]] = []
    day = parse_date(given)
    if day is not None:
        where = f"field {field}" if field else "given with the article"
        found.append(("field", _published(day, where, None, sure=True)))
    found.extend(_around(text, body))
    found.extend(_within(text, body))
    found.sort(key=lambda item: _TRUST.index(item[0]))
    return tuple(item for _, item in found)


def is_dated_label(line: str) -> bool:
    """Tell whether a line is a label such as "Published: 7 November 2023", or a date alone."""
    if not may_hold_date(line):
        return False
    if is_date_line(line):
        return True
    flat = flatten(line)
    spans = [span for _, span in written_dates(line)]
    if not spans or len(line.split()) > 20:
        return False
    label = _LABEL.search(flat[: spans[0].start])
    return label is not None and label.start() <= 1


def _around(text: str, body: Sequence[Span]) -> Iterator[tuple[str, ArticleDate]]:
    """Dates of the page around the body."""
    first = body[0].start if body else len(text)
    at = 0
    for number, raw in enumerate(text.splitlines(keepends=True), start=1):
        start, at = at, at + len(raw)
        if not may_hold_date(raw) or _covered(body, start, at):
            continue
        where = f"line {number} of the page"
        yield from _of_line(raw, start, where, head=start < first or number <= _HEAD_LINES)


def _of_line(raw: str, start: int, where: str, *, head: bool) -> Iterator[tuple[str, ArticleDate]]:
    flat = flatten(raw)
    alone = is_date_line(raw.strip())
    for day, span in written_dates(raw):
        place = _moved(span, start)
        label = _LABEL.search(flat[max(0, span.start - _LABEL_REACH) : span.start])
        if label:
            trust = "published" if label["pub"] else "updated"
            words = " ".join((label["pub"] or label["new"]).split())
            sure = trust == "published"
            yield trust, _published(day, f'{where}, "{words}"', place, sure=sure)
        elif head and _BYLINE.match(flat.strip()):
            yield "byline", _published(day, f"{where}, beside the author", place, sure=True)
        elif head and (alone or _is_meta(raw)):
            yield "stamp", ArticleDate(day=day, kind="stamp", read_from=where, span=place)


def _is_meta(raw: str) -> bool:
    """Whether a line with a date is the short line below a headline, and no caption."""
    return len(raw.split()) <= _META_WORDS and not _CAPTION.search(raw)


def _within(text: str, body: Sequence[Span]) -> Iterator[tuple[str, ArticleDate]]:
    """Dates of the prose, each day once, and the dateline's."""
    seen: set[date] = set()
    for number, part in enumerate(body):
        words = part.of(text)
        for day, span in written_dates(words):
            place = _moved(span, part.start)
            if number == 0 and _in_dateline(words, span):
                yield "dateline", _published(day, "dateline", place, sure=True)
            elif day not in seen:
                seen.add(day)
                yield "text", ArticleDate(day=day, kind="text", read_from="text", span=place)
            if len(seen) >= _MOST_TEXT_DATES:
                return


def _in_dateline(words: str, span: Span) -> bool:
    """Whether a date opens an agency report: "TOKYO, Nov 7, 2023 (Reuters) - …"."""
    before, after = words[: span.start], words[span.end : _DATELINE_REACH]
    tail = _DATELINE_TAIL.match(after)
    if tail is None or not _DATELINE_HEAD.match(before):
        return False
    place = before.partition(",")[0].strip()
    return bool(tail["agency"] or _AGENCY.search(before) or (place and place.isupper()))


def _published(day: date, read_from: str, span: Span | None, *, sure: bool) -> ArticleDate:
    return ArticleDate(day=day, kind="published", read_from=read_from, span=span, sure=sure)


def _moved(span: Span, by: int) -> Span:
    return Span(start=span.start + by, end=span.end + by)


def _covered(body: Sequence[Span], start: int, end: int) -> bool:
    at = bisect_right(body, Span(start=end, end=end)) - 1
    return at >= 0 and body[at].end > start
