"""What a question is about by name, and whether a sentence is about it though it names it not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.candidates import Candidate
from bot.disagreeing.edits import Archive
from bot.disagreeing.value import Value, is_country
from bot.matching import Piece

__all__ = ["in_title", "names_something", "refers", "says"]

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


def refers(text: str) -> bool:
    """Whether a sentence opens with what stands for something told before."""
    return bool(_REFERS.match(text))


def says(
    candidate: Candidate, value: Value, question: str, pieces: Sequence[Piece], archive: Archive
) -> float:
    """Share of the weight of what is asked that the sentence says.

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
    said = 0.0
    for piece in pieces:
        found = archive.found(piece, candidate.reading)
        if reading is not None and names_something(piece, question):
            found = max(found, archive.found(piece, reading))
        said += piece.weight * found
    total = sum(p.weight for p in pieces)
    return said / total if total else 0.0


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
