"""Chosen sentences as statements: what adjoins is one, what leans on a sentence brings it along."""

from __future__ import annotations

from collections.abc import Sequence

from bot.asking import Asked
from bot.candidates import Candidate, Shelf
from bot.draft import Drafted, Source
from bot.leaning import opens_with_pronoun
from bot.matching import Piece, overlap
from bot.place_lines import place_line
from bot.spans import answer_span
from corpus.article import Span

__all__ = ["Telling", "adjoining", "draft"]

Telling = Sequence[Candidate]
"""A sentence and, from other origins, those that say the same; the best first."""

_OTHERS = 3  # further articles that are cited for telling the same
_KINDS = ("number", "date", "person", "place")


def draft(
    tellings: Sequence[Telling],
    asked: Asked,
    question: str,
    pieces: Sequence[Piece],
    shelf: Shelf,
    confidence: float,
) -> tuple[Drafted, ...]:
    """Statements, each whole and verbatim.

    Sentences that follow one another in an article are one statement, in the article's order:
    the one that names what was asked about is often not the one that answers. A sentence that
    others tell as well stays by itself, so that its citations are of what it says.

    Args:
        tellings: What was chosen, best first.
        asked: What the question wants.
        question: The question.
        pieces: The question's content words.
        shelf: Where the articles are.
        confidence: How sure it is that they answer. Only in the best statement words are marked: in
            others hardly one mark in five was right.
    """
    best, *others = adjoining(tellings, shelf) or [[]]
    if not best:
        return ()
    span = _marked(best, asked, question, pieces, confidence)
    # where a report was filed may be where it happened
    where = asked.wants == "place"
    drafted = [_drafted(best, shelf, span, where=where)]
    return (*drafted, *(_drafted(run, shelf, where=where) for run in others))


def adjoining(tellings: Sequence[Telling], shelf: Shelf) -> list[list[Telling]]:
    """Tellings grouped into runs of one article, each run in the place of its best.

    Args:
        tellings: Best first.
        shelf: Where the articles are.
    """
    runs: list[list[Telling]] = []
    for telling in tellings:
        touching = [run for run in runs if _touches(run, telling, shelf)]
        if not touching:
            runs.append([telling])
            continue
        first, *others = touching
        first.append(telling)
        for run in others:  # the sentence between two
            first.extend(run)
            runs.remove(run)
    return runs


def _touches(run: Sequence[Telling], telling: Telling, shelf: Shelf) -> bool:
    return len(telling) == 1 and any(
        len(other) == 1 and _adjoin(other[0], telling[0], shelf) for other in run
    )


def _adjoin(a: Candidate, b: Candidate, shelf: Shelf) -> bool:
    """Whether nothing but white space stands between the two."""
    if a.article != b.article or abs(a.ordinal - b.ordinal) != 1:
        return False
    first, then = sorted((a.span, b.span), key=lambda span: span.start)
    return not shelf.article(a.article).text[first.end : then.start].strip()


def _drafted(
    run: Sequence[Telling],
    shelf: Shelf,
    marked: tuple[int, int] | None = None,
    *,
    where: bool,
) -> Drafted:
    """A run as a statement; its place line stays only when it was asked where."""
    best, sentences = run[0][0], _in_order(run)
    whole = shelf.article(best.article).text
    start, end = sentences[0].span.start, sentences[-1].span.end
    start = _led_in(sentences[0], shelf) if opens_with_pronoun(sentences[0].text) else start
    first = Span(start=start, end=sentences[0].span.end)
    shown = start if where else _shown_from(best.article, first, shelf)
    start = start if marked and marked[0] < shown else shown
    sources = [Source(article=best.article, start=start, end=end, score=1.0)]
    sources += [
        Source(
            article=other.article,
            start=other.span.start if where else _shown_from(other.article, other.span, shelf),
            end=other.span.end,
            score=round(overlap(best.reading, other.reading), 3),
        )
        for other in run[0][1 : 1 + _OTHERS]
    ]
    text = whole[start:end]
    span = _in_one_line(text, marked[0] - start, marked[1] - start) if marked else None
    return Drafted(text=" ".join(text.split()), sources=tuple(sources), span=span)


def _in_order(run: Sequence[Telling]) -> list[Candidate]:
    return sorted((telling[0] for telling in run), key=lambda c: c.ordinal)


def _led_in(sentence: Candidate, shelf: Shelf) -> int:
    """Where the sentence before begins, when it stands right before."""
    if not sentence.ordinal:
        return sentence.span.start
    before = shelf.sentences(sentence.article)[sentence.ordinal - 1]
    between = shelf.article(sentence.article).text[before.end : sentence.span.start]
    return sentence.span.start if between.strip() else before.start


def _shown_from(article: str, span: Span, shelf: Shelf) -> int:
    """Where a range begins without the place line, when it opens the article's body."""
    whole = shelf.article(article)
    opens = bool(whole.body) and span.start == whole.body[0].start
    return span.start + (place_line(span.of(whole.text)) if opens else 0)


def _marked(
    run: Sequence[Telling],
    asked: Asked,
    question: str,
    pieces: Sequence[Piece],
    confidence: float,
) -> tuple[int, int] | None:
    """The words that answer, as places in the article; None when it is not sure which.

    Where the kind of thing asked for is not surely there, nothing is marked.
    """
    best = run[0][0]
    for sentence in (best, *(s for s in _in_order(run) if s is not best)):
        if sentence.features.kind >= (1.0 if asked.wants in _KINDS else 0.0):
            reading, text = sentence.reading, sentence.text
            span = answer_span(asked, question, pieces, reading, text, confidence)
            at = sentence.span.start
            return (at + span[0], at + span[1]) if span else None
    return None


def _in_one_line(text: str, start: int, end: int) -> tuple[int, int]:
    """Where a range of a text lies once its white space is single blanks."""
    words = " ".join(text[start:end].split())
    before = " ".join(text[:end].split())
    return len(before) - len(words), len(before)
