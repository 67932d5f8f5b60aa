"""What the articles differ about, found from an answer's candidates and shown beside it."""

from __future__ import annotations

from dataclasses import replace

from bot.answer import Answer, Disagreement, Position
from bot.asking import question_language, read_question
from bot.candidates import Candidate
from bot.desk import Desk
from bot.disagreeing.edits import Archive
from bot.disagreement import Split, find_split
from bot.draft import Source
from bot.extractive import Composition
from bot.numbering import Numbering
from bot.verification import Evidence
from index.filters import Filters

__all__ = ["split_among", "with_split"]


def split_among(asked: str, filters: Filters, composition: Composition, desk: Desk) -> Split | None:
    """The disagreement among the sentences ranked for a question, None where there is none.

    Args:
        asked: A question that stands alone.
        filters: What articles may be looked at.
        composition: The answer composed for it.
        desk: The index and its tools.
    """
    reader, language = desk.reader, question_language(asked)
    return find_split(
        asked,
        read_question(asked),
        desk.matcher.pieces(asked, language, question=True),
        [r.candidate for r in composition.ranked],
        Archive(
            article=reader.article,
            sentences=reader.sentences,
            origin=reader.origin,
            copies=lambda article: reader.copies(article, filters),
            read=desk.matcher.read,
            found=desk.matcher.found,
            supports=lambda a, b: _supports(desk, a, b),
            opposites=desk.verifier.opposites,
        ),
    )


def with_split(split: Split, numbering: Numbering, draft: Answer) -> Answer:
    """The answer with the positions, each with citations of its own.

    Args:
        split: What differs.
        numbering: Gives the citations their numbers.
        draft: The answer.
    """
    positions = tuple(
        Position(
            says=side.says,
            citations=numbering.cite(
                Source(article=c.article, start=c.span.start, end=c.span.end, score=1.0)
                for c in side.candidates
            ),
        )
        for side in split.sides
    )
    found = Disagreement(about=split.about, positions=positions, kind=split.kind)
    return replace(draft, disagreements=(found,))


def _supports(desk: Desk, told: Candidate, by: Candidate) -> bool:
    evidence = Evidence(text=by.text, language=by.language)
    return desk.verifier.verify(told.text, told.language, [evidence]).verdict == "supported"
