"""Questions to ask next, which the articles of an answer can answer too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, zip_longest
from typing import TYPE_CHECKING

from bot.asking import question_language
from bot.conversing.naming import names_in
from bot.conversing.restricting import narrowed
from bot.conversing.turns import NO_FILTERS
from bot.proposing.phrasing import questions_in
from index.filters import Filters

if TYPE_CHECKING:
    from bot.answer import Answer
    from bot.desk import Desk
    from corpus.article import Span
    from index.retrieve import Hit

__all__ = ["about_topics", "answers_first", "next_questions"]

_NEAR = 5
"""Sentences before and after a shown one that are looked at."""
_PLACES = 3
"""Places in articles that are looked at."""
_TRIED = 6
_LONGEST_NAME = 3  # words
_SURE = 0.4
_SAME = 0.6
"""Share of a question's weight in an earlier one from which it asks the same."""
_ALL = 0.95
_ABOUT = {"en": "What do the articles say about {what}?", "ar": "ماذا تقول المقالات عن {what}؟"}

Place = tuple[str, "Span"]


def next_questions(
    desk: Desk, answer: Answer, n: int, threshold: float, filters: Filters = NO_FILTERS
) -> tuple[str, ...]:
    """Up to `n` questions in the question's language, each answered by a sentence not yet shown.

    No model takes part; each question is made from a sentence and kept when the passages around
    that sentence answer it with the sentence.

    Args:
        desk: The articles and what answers from them.
        answer: What was shown.
        n: At most this many.
        threshold: Confidence an answer must reach, in [0, 1].
        filters: Which articles the reader asks of.
    """
    asked = [answer.understood.question if answer.understood else answer.question]
    kept: list[str] = []
    for question, place in islice(_made(desk, answer, filters), _TRIED * n):
        if len(kept) >= n or len(asked) > _TRIED:
            break
        if _is_asked(desk, question, asked):
            continue
        asked.append(question)
        if answers_first(desk, question, answer.language, place, max(threshold, _SURE)):
            kept.append(question)
    return tuple(kept)


def _made(desk: Desk, answer: Answer, filters: Filters) -> Iterator[tuple[str, Place]]:
    """Questions with the sentences they were made from, each place giving one in turn."""
    shown = {(c.article, start) for c in answer.citations for start in (c.start, c.end)}
    rounds = [
        _of_sentences(desk, answer.language, around, shown)
        for around in _around(desk, answer, filters)
    ]
    for made in zip_longest(*rounds):
        yield from (pair for pair in made if pair is not None)


def _around(desk: Desk, answer: Answer, filters: Filters) -> list[list[Place]]:
    """Sentences near to what was shown, nearest first; of the nearest articles where none was."""
    places = [(c.article, c.start) for c in answer.citations if c.language == answer.language]
    if not places:
        asked = answer.understood.question if answer.understood else answer.question
        passing = narrowed(filters, Filters(languages=(answer.language,)))
        if passing is None:
            return []
        found = desk.reader.search(
            asked, language=question_language(asked), k=_PLACES, filters=passing
        )
        places = [(hit.passage.article, hit.passage.start) for hit in found.hits]
    first = dict(reversed(places))
    around = []
    for article in list(dict.fromkeys(article for article, _ in places))[:_PLACES]:
        near = sorted(
            enumerate(desk.reader.sentences(article)),
            key=lambda pair: abs(pair[1].start - first[article]),
        )
        around.append([(article, span) for _, span in near[: 2 * _NEAR]])
    return around


def _of_sentences(
    desk: Desk, language: str, places: Sequence[Place], shown: set[tuple[str, int]]
) -> Iterator[tuple[str, Place]]:
    about: list[tuple[str, Place]] = []
    for article, span in places:
        if (article, span.start) in shown or (article, span.end) in shown:
            continue
        text = " ".join(span.of(desk.reader.article(article).text).split())
        made = next(questions_in(text, language, desk.matcher), None)
        if made:
            yield made, (article, span)
        about += [
            (asked, (article, span)) for asked in islice(about_topics(text, language, desk), 1)
        ]
    yield from about


def about_topics(text: str, language: str, desk: Desk) -> Iterator[str]:
    """What the articles say about each thing a sentence names behind a preposition."""
    form = _ABOUT.get(language)
    for name in names_in(text, language, desk.matcher) if form else ():
        one = len(name.text.split()) <= _LONGEST_NAME and " و" not in name.text
        if form and one and name.relation and name.sort != "date":
            the = "the " if text[: name.start].endswith("the ") else ""
            yield form.format(what=the + name.text)


def _is_asked(desk: Desk, question: str, asked: Sequence[str]) -> bool:
    """Whether it says little that was not asked already."""
    pieces = desk.matcher.pieces(question, question_language(question), question=True)
    reading = desk.matcher.read(question, question_language(question))
    for before in asked:
        language = question_language(before)
        if desk.matcher.coverage(pieces, desk.matcher.read(before, language)) >= _SAME:
            return True
        theirs = desk.matcher.pieces(before, language, question=True)
        if desk.matcher.coverage(theirs, reading) >= _ALL:
            return True
    return False


def answers_first(desk: Desk, question: str, language: str, place: Place, sure: float) -> bool:
    """Whether the passage answers it first with the sentence it was made from.

    Args:
        desk: The articles and what answers from them.
        question: Standing alone.
        language: ISO 639-1 code of the question and the sentence.
        place: The sentence: id of its article, and where it stands there.
        sure: Confidence the answer must reach, in [0, 1].
    """
    article, span = place
    found = desk.reader.search(
        question, language=language, k=3, filters=Filters(articles=(article,))
    )
    near = tuple(_near(hit, span) for hit in found.hits if span in hit.passage.sentences)
    if not near:
        return False
    composition = desk.composer.compose(question, language, replace(found, hits=near[:1]))
    if composition.confidence < sure or not composition.drafted:
        return False
    source = composition.drafted[0].sources[0]
    return source.article == article and source.start <= span.start and span.end <= source.end


def _near(hit: Hit, span: Span) -> Hit:
    """The hit with the sentence and those beside it alone: the rest would take time and not win."""
    sentences = hit.passage.sentences
    at = sentences.index(span)
    return replace(hit, passage=replace(hit.passage, sentences=sentences[max(0, at - 1) : at + 2]))
