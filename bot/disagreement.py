"""Where independent articles give different values for what was asked.

Of every article the sentence that fits the question best and gives a value for what it asks is its
position. Positions whose values may both be meant are one (`bot.disagreeing.value.agree`); when two
or more remain, they are shown side by side. Copies of one story are one, but for a sentence that
somebody changed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from bot.asking import Asked
from bot.candidates import Candidate
from bot.disagreeing.edits import Archive, edited, find_edit
from bot.disagreeing.lists import lists_conflict
from bot.disagreeing.once import lasts, takes_one
from bot.disagreeing.showing import phrase, quote
from bot.disagreeing.subject import gives_title, names_something, refers, titles_in
from bot.disagreeing.telling import Telling, tellings
from bot.disagreeing.value import Value, agree, told_in
from bot.matching import Piece, Reading
from corpus.article import Article

__all__ = ["Side", "Split", "find_split"]

_MOST_READ = 60
_MOST_SIDES = 4
_MOST_EDITED = 6
_FITS, _NAMED = 0.45, 0.8
_FITS_AT_FIRST = 0.3
_MANY, _HOLDS_OF_MANY = 6, 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A value and the sentences that give it."""

    says: str
    """The first sentence, or the part of a long one that gives the value."""
    candidates: tuple[Candidate, ...]
    """One of each group of copies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """Different values for one slot."""

    about: str
    """The question, short."""
    sides: tuple[Side, ...]
    """At least two; of an update the earliest first and the newest last."""
    kind: Literal["conflict", "update"]
    """An update when all that one side tells was published before all of the next."""


def find_split(
    question: str,
    asked: Asked,
    pieces: Sequence[Piece],
    candidates: Sequence[Candidate],
    archive: Archive,
) -> Split | None:
    """The disagreement among the candidates, or None.

    Args:
        question: As asked.
        asked: What it wants.
        pieces: Its content words.
        candidates: Best first.
        archive: Articles, their sentences and copies.
    """
    named = gives_title(question) or any(names_something(p, question) or _figure(p) for p in pieces)
    fit = [c for c in candidates[:_MOST_READ] if _fits(c, question, named=named)]
    changed = edited(fit, archive)
    sides: list[list[Telling]] = []
    if takes_one(asked, question):
        told = tellings(question, asked, pieces, [*fit, *changed], archive)
        sides = _sides(told, lambda a, b: _both_meant(a, b, archive, named=named))
    if len(sides) < 2:
        sure = [c for c in fit if len(pieces) < _MANY or c.features.context >= _HOLDS_OF_MANY]
        sides = _edits(asked, sure, changed, archive)
    if len(sides) < 2 or _of_other_times(sides, lasts(question), archive):
        return None
    return _split(phrase(question, asked), sides[:_MOST_SIDES], archive)


def _of_other_times(sides: Sequence[Sequence[Telling]], most: int | None, archive: Archive) -> bool:
    """Whether the question is bound to a time and the sides were told farther apart than that."""
    days = [day for side in sides for day in _days(side, archive.article)]
    return most is not None and bool(days) and (max(days) - min(days)).days > most


def _figure(piece: Piece) -> bool:
    return any(t.kind == "number" for t in piece.unit.terms[:1])


def _fits(candidate: Candidate, question: str, *, named: bool) -> bool:
    """Whether the sentence holds enough of the question, with its names.

    Names that it stands for ("He became …") are looked for later (`bot.disagreeing.subject`).
    """
    features, text = candidate.features, candidate.text
    at_first = named and bool(refers(text) or titles_in(question, text))
    least = _FITS_AT_FIRST if at_first else _FITS
    return max(features.context, features.predicate) >= least and features.names >= _NAMED


def _sides(
    told: Sequence[Telling], both_meant: Callable[[Telling, Telling], bool]
) -> list[list[Telling]]:
    """Tellings that agree, by way of others too."""
    sides: list[list[Telling]] = []
    for telling in told:
        same = [side for side in sides if any(both_meant(t, telling) for t in side)]
        sides = [side for side in sides if side not in same]
        sides.append([*(t for side in same for t in side), telling])
    return sides


def _both_meant(a: Telling, b: Telling, archive: Archive, *, named: bool) -> bool:
    """Whether the values agree, one sentence tells both, or it is not sure that they conflict."""
    return (
        agree(a.value, b.value)
        or (a.value.kind == "list" and not _lists_conflict(a, b, archive))
        or told_in(a.value, b.candidate.reading, b.value)
        or told_in(b.value, a.candidate.reading, a.value)
        or _unchanged(a.candidate, b.candidate, archive)
        or not (named or _share_a_name(a.candidate, b.candidate))
    )


def _lists_conflict(a: Telling, b: Telling, archive: Archive) -> bool:
    def whole(telling: Telling) -> Reading:
        candidate = telling.candidate
        return archive.read(archive.article(candidate.article).text, candidate.language)

    return lists_conflict(a.value, b.value, lambda: whole(a), lambda: whole(b))


def _unchanged(a: Candidate, b: Candidate, archive: Archive) -> bool:
    """Whether one is a sentence of a copy that the other's article has too."""
    return archive.origin(a.article) == archive.origin(b.article) and (
        a.text in archive.article(b.article).text or b.text in archive.article(a.article).text
    )


def _share_a_name(a: Candidate, b: Candidate) -> bool:
    """Whether both name something: else they may tell of two events."""
    return any(
        any(t.key in b.reading.keys for t in u.terms) for u in a.reading.analysis.units if u.name
    )


def _edits(
    asked: Asked, candidates: Sequence[Candidate], changed: Sequence[Candidate], archive: Archive
) -> list[list[Telling]]:
    """The best sentence that a copy of its article has otherwise."""
    figures = asked.wants in ("number", "date")
    for candidate in candidates[: _MOST_READ if figures else _MOST_EDITED]:
        for other in changed:
            if archive.origin(other.article) != archive.origin(candidate.article):
                continue
            edit = find_edit(candidate.text, other.text)
            if edit is None or (figures and not _of_kind(asked, candidate, edit.ours)):
                continue
            if archive.supports(candidate, other):
                continue
            if not archive.supports(other, candidate):
                return [[_edit(candidate, edit.ours)], [_edit(other, edit.theirs)]]
    return []


def _of_kind(asked: Asked, candidate: Candidate, span: tuple[int, int]) -> bool:
    """Whether what was changed is a number or a date, as asked for."""
    return any(
        any(t.kind == asked.wants for t in u.terms)
        for u in candidate.reading.analysis.units
        if u.start < span[1] and span[0] < u.end
    )


def _edit(candidate: Candidate, span: tuple[int, int]) -> Telling:
    value = Value(kind="noun", start=span[0], end=span[1], units=())
    return Telling(candidate=candidate, value=value)


def _split(about: str, sides: Sequence[Sequence[Telling]], archive: Archive) -> Split:
    dated = [(_days(side, archive.article), side) for side in sides]
    ordered = all(days for days, _ in dated)
    if ordered:
        dated.sort(key=lambda pair: max(pair[0]))
        ordered = all(max(a) < min(b) for (a, _), (b, _) in pairwise(dated))
    return Split(
        about=about,
        sides=tuple(_side(side, archive) for _, side in dated),
        kind="update" if ordered else "conflict",
    )


def _days(side: Sequence[Telling], article: Callable[[str], Article]) -> list[date]:
    """When each was published; none unless all are known. A page's stamp is no such date."""
    published = [article(t.candidate.article).published for t in side]
    days = [p.day for p in published if p is not None]
    return days if len(days) == len(side) else []


def _side(side: Sequence[Telling], archive: Archive) -> Side:
    firsts = {archive.origin(t.candidate.article): t.candidate for t in reversed(side)}
    best = side[0]
    return Side(
        says=quote(best.candidate.text, best.value.start, best.value.end),
        candidates=tuple(c for c in (t.candidate for t in side) if c in firsts.values()),
    )
