"""What a question is about by name, and whether a sentence is about it though it names it not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.candidates import Candidate
from bot.disagreeing.edits import Archive
from bot.disagreeing.value import Value, is_country
from bot.matching import Piece

__all__ = ["gives_title", "in_title", "names_something", "refers", "says", "titles_in"]

_LEAD = 2  # sentences that tell what an article is about
_BEFORE = 2
_NO_SUBJECT = ("number", "date")
_QUOTED = re.compile(r"[\"“«'‘]([^\"”»]{2,80})[\"”»'’]")
# "It was released by …", "The school opened …": whoever else is named is not what it is about.
_REFERS = re.compile(
    r"^\W*(?:He|She|They|It|This|That|These|Those|The [a-z][\w-]*(?: [a-z][\w-]*)?)\s"
    r"|^\W*(?:هو|هي|وهو|وهي|هذا|هذه)\s"
)


def names_something(piece: Piece, question: str) -> bool:
    """Whether a word of the question is a name, or is written as one.

    Args:
        piece: The word.
        question: Where it stands.
    """
    unit = piece.unit
    if unit.name or any(is_country([u]) for u in (unit, *piece.phrases)):
        return True
    return in_title(piece, question) or (
        unit.text[:1].isupper() and bool(question[: unit.start].strip(" \"'“‘«"))
    )


def in_title(piece: Piece, question: str) -> bool:
    """Whether a word of the question stands in quotes."""
    return any(m.start() < piece.unit.start < m.end() for m in _QUOTED.finditer(question))


def gives_title(question: str) -> bool:
    """Whether the question gives a title of several words in quotes."""
    return bool(_titles(question))


def titles_in(question: str, text: str) -> list[tuple[int, int]]:
    """Where the titles that a question gives in quotes stand in a text, word for word.

    A title may be made of words that mean nothing by themselves ("Without You I'm Nothing").

    >>> titles_in('Who wrote "It and I"?', "It and I is a novel.")
    [(0, 8)]

    Args:
        question: The question.
        text: Any text.
    """
    return [
        found.span()
        for words in _titles(question)
        for found in re.finditer(r"\W{1,3}".join(words), text, re.IGNORECASE)
    ]


def _titles(question: str) -> list[list[str]]:
    titles = (re.findall(r"\w+", m[1]) for m in _QUOTED.finditer(question))
    return [words for words in titles if len(words) > 1]


def refers(text: str) -> bool:
    """Whether a sentence opens with what stands for something told before."""
    return bool(_REFERS.match(text))


def says(
    candidate: Candidate, value: Value, question: str, pieces: Sequence[Piece], archive: Archive
) -> tuple[float, float]:
    """Share of the weight of what is asked that the sentence says, and of its names alone.

    Names that title, lead or the sentences before say count too where the sentence is about nobody
    else: "The population was 741" goes on about the town of the sentence before.

    Args:
        candidate: The sentence.
        value: What it gives.
        question: The question.
        pieces: Its content words.
        archive: The articles.
    """
    goes_on = _goes_on(candidate, value, pieces)
    around = _around(candidate, archive) if goes_on else ""
    reading = archive.read(around, candidate.language) if around else None
    found = [archive.found(p, candidate.reading) for p in pieces]
    if reading is not None:
        found = [
            max(f, archive.found(p, reading)) if names_something(p, question) else f
            for f, p in zip(found, pieces, strict=True)
        ]
    share = _share(found, [p.weight for p in pieces], of_none=0.0)
    named = [p.weight * p.unit.name for p in pieces]
    # Of a title in which no word means anything all pieces are silent.
    if titles_in(question, candidate.text) and not any(in_title(p, question) for p in pieces):
        share = (share + 1) / 2
    return share, _share(found, named, of_none=1.0)


def _share(found: Sequence[float], weights: Sequence[float], *, of_none: float) -> float:
    total = sum(weights)
    return sum(f * w for f, w in zip(found, weights, strict=True)) / total if total else of_none


def _goes_on(candidate: Candidate, value: Value, pieces: Sequence[Piece]) -> bool:
    if refers(candidate.text):
        return True
    asked = {t.key for p in pieces for t in p.unit.terms}
    return not any(
        u.name
        and u.end <= value.start
        and not any(t.kind in _NO_SUBJECT or t.key in asked for t in u.terms)
        for u in candidate.reading.analysis.units
    )


def _around(candidate: Candidate, archive: Archive) -> str:
    """Title, lead and the sentences before."""
    article = archive.article(candidate.article)
    spans = archive.sentences(candidate.article)
    at = candidate.ordinal
    told = {*range(min(_LEAD, at)), *range(max(0, at - _BEFORE), at)}
    return "\n".join([article.title, *(spans[n].of(article.text) for n in sorted(told))])
