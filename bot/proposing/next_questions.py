"""Questions to ask next, which the articles of an answer can answer too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, zip_longest
from typing import TYPE_CHECKING

from bot.asking import question_language
from bot.conversing.naming import names_in
from bot.conversing.restricting import narrowed
from bot.conversing.speaking import name_ends
from bot.conversing.turns import NO_FILTERS
from bot.proposing.forms import form_of, in_full, is_plain, rank_of
from bot.proposing.phrasing import questions_in
from index.filters import Filters

if TYPE_CHECKING:
    from bot.answer import Answer
    from bot.desk import Desk
    from bot.draft import Source
    from corpus.article import Span
    from index.retrieve import Hit, Retrieval

__all__ = ["about_topics", "answers_first", "next_questions"]

_NEAR = 10
"""Sentences before and after a shown one that are looked at."""
_FEW = 15
"""Sentences of the pages shown below which other pages on the question are looked at too."""
_PLACES = 3
"""Places in articles that are looked at."""
_LOOKED = 24
"""Questions made before the best are tried."""
_TRIED = 6
_PASSAGES = 12
_PLAIN = 2
"""Questions in a row, at most, for what somebody said of nothing in particular."""
_LONGEST_NAME = 3  # words
_SURE = 0.4
_SAME = 0.6
"""Share of a question's weight in an earlier one from which it asks the same."""
_ALL = 0.95
_RELATED = 0.5
"""Share of a question's weight that a page must hold to be asked about after it."""
_ABOUT = {"en": "What do the articles say about {what}?", "ar": "ماذا تقول المقالات عن {what}؟"}
_OWNED = re.compile(r"\S{2,}(?:ه|ها|هم|هما|نا)$")
"""An Arabic word with whose it is: عن جهته is about nothing one could name."""

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
    asked = [_asked(answer)]
    made = list(islice(_made(desk, answer, filters), _LOOKED if n > 0 else 0))
    kept: list[str] = []
    while made and len(kept) < n and len(asked) <= _TRIED:
        question, place = made.pop(_best(made, kept))
        if is_plain(question) and sum(map(is_plain, kept)) >= _PLAIN:
            continue
        if _is_asked(desk, question, asked):
            continue
        asked.append(question)
        if answers_first(desk, question, answer.language, place, max(threshold, _SURE), filters):
            kept.append(question)
    return tuple(kept)


def _asked(answer: Answer) -> str:
    return answer.understood.question if answer.understood else answer.question


def _best(made: Sequence[tuple[str, Place]], kept: Sequence[str]) -> int:
    """The place of the first question of the form kept least often."""
    had = [form_of(question) for question in kept]
    ranks = [(had.count(form_of(q)), rank_of(q), at) for at, (q, _) in enumerate(made)]
    return min(ranks)[-1]


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
    """Sentences near to what was shown, nearest first; of pages on the question where none was."""
    places = [
        (c.article, c.start)
        for c in answer.citations
        if c.language == answer.language
        and (c.article == answer.citations[0].article or _tells(desk, answer, c.quote))
    ]
    if sum(len(desk.reader.sentences(article)) for article in {a for a, _ in places}) < _FEW:
        places += _found(desk, answer, filters)
    first = dict(reversed(places))
    around = []
    for article in list(dict.fromkeys(article for article, _ in places))[:_PLACES]:
        near = sorted(
            enumerate(desk.reader.sentences(article)),
            key=lambda pair: abs(pair[1].start - first[article]),
        )
        around.append([(article, span) for _, span in near[: 2 * _NEAR]])
    return around


def _found(desk: Desk, answer: Answer, filters: Filters) -> list[tuple[str, int]]:
    """Where the nearest passages begin that speak of what was asked, if any do."""
    passing = narrowed(filters, Filters(languages=(answer.language,)))
    if passing is None:
        return []
    asked = _asked(answer)
    found = desk.reader.search(asked, language=question_language(asked), k=_PLACES, filters=passing)
    return [
        (hit.passage.article, hit.passage.start)
        for hit in found.hits
        if _tells(desk, answer, hit.passage.text)
    ]


def _tells(desk: Desk, answer: Answer, text: str) -> bool:
    """Whether a text of the answer's language holds enough of what was asked."""
    asked = _asked(answer)
    pieces = desk.matcher.pieces(asked, question_language(asked), question=True)
    return desk.matcher.coverage(pieces, desk.matcher.read(text, answer.language)) >= _RELATED


def _of_sentences(
    desk: Desk, language: str, places: Sequence[Place], shown: set[tuple[str, int]]
) -> Iterator[tuple[str, Place]]:
    about: list[tuple[str, Place]] = []
    for article, span in places:
        if (article, span.start) in shown or (article, span.end) in shown:
            continue
        text = " ".join(span.of(desk.reader.article(article).text).split())
        for made in questions_in(text, language, desk.matcher):
            yield in_full(made, article, desk), (article, span)
        topics = about_topics(text, language, desk, desk.reader.article(article).text)
        about += [(asked, (article, span)) for asked in islice(topics, 1)]
    yield from about


def about_topics(text: str, language: str, desk: Desk, whole: str) -> Iterator[str]:
    """What the articles say about what a sentence names behind a preposition.

    Args:
        text: The sentence.
        language: Its ISO 639-1 code.
        desk: Tells names.
        whole: The article, which must name it more than once.
    """
    form = _ABOUT.get(language)
    for name in names_in(text, language, desk.matcher) if form else ():
        one = len(name.text.split()) <= _LONGEST_NAME and " و" not in name.text
        one = one and whole.count(name.text) > 1 and name_ends(text, name.end)
        if form and one and not _OWNED.search(name.text) and name.relation and name.sort != "date":
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


def answers_first(
    desk: Desk,
    question: str,
    language: str,
    place: Place,
    sure: float,
    filters: Filters = NO_FILTERS,
) -> bool:
    """Whether its sentence answers it first around itself, and its article among all.

    Args:
        desk: The articles and what answers from them.
        question: Standing alone.
        language: ISO 639-1 code of the question and the sentence.
        place: The sentence: id of its article, and where it stands there.
        sure: Confidence the answer must reach, in [0, 1].
        filters: Which articles the reader asks of.
    """
    article, span = place
    found = desk.reader.search(
        question, language=language, k=3, filters=Filters(articles=(article,))
    )
    near = tuple(_near(hit, span) for hit in found.hits if span in hit.passage.sentences)
    source = _first(desk, question, language, replace(found, hits=near[:1]), sure)
    if source is None or not (source.start <= span.start and span.end <= source.end):
        return False
    everywhere = desk.reader.search(question, language=language, k=_PASSAGES, filters=filters)
    source = _first(desk, question, language, everywhere, sure)
    return source is not None and source.article == article


def _first(
    desk: Desk, question: str, language: str, found: Retrieval, sure: float
) -> Source | None:
    """What the first sentence of the answer cites; None where there is no answer."""
    if not found.hits:
        return None
    composition = desk.composer.compose(question, language, found)
    if composition.confidence < sure or not composition.drafted:
        return None
    return composition.drafted[0].sources[0]


def _near(hit: Hit, span: Span) -> Hit:
    """The hit with the sentence and those beside it alone: the rest would take time and not win."""
    sentences = hit.passage.sentences
    at = sentences.index(span)
    return replace(hit, passage=replace(hit.passage, sentences=sentences[max(0, at - 1) : at + 2]))
