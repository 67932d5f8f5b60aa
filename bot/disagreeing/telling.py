"""What each article tells for the slot a question asks for: one sentence and its value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.asking import Asked
from bot.candidates import Candidate
from bot.disagreeing.edits import Archive
from bot.disagreeing.reading import read_value
from bot.disagreeing.value import Value
from bot.matching import Piece

__all__ = ["Telling", "tellings"]

# Set by hand on one half of a set of questions with documents that differ (decision 8).
_AS_GOOD = 0.7
_AWAY = 0.05
_SAID_OF = 0.4
_EXACT = 0.15
_SAYS = 0.3
_SAYS_OF_MANY = 0.6  # a long question is near to many matters
_MANY = 6
_COVERS = 0.5
_COVERS_AS_WELL = 0.65


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A sentence and the value it gives."""

    candidate: Candidate
    value: Value


def tellings(
    question: str,
    asked: Asked,
    pieces: Sequence[Piece],
    candidates: Sequence[Candidate],
    archive: Archive,
) -> list[Telling]:
    """The best telling of each article, best first.

    Args:
        question: As asked.
        asked: What it wants.
        pieces: Its content words.
        candidates: Sentences that fit it.
        archive: Articles, their sentences and copies.
    """
    found: dict[str, tuple[float, Telling]] = {}
    for candidate in candidates:
        value = read_value(
            asked, question, pieces, candidate.reading, candidate.text, archive.found
        )
        if value is None:
            continue
        strength = _strength(candidate, value)
        before = found.get(candidate.article)
        if before is None or strength > before[0]:
            found[candidate.article] = strength, Telling(candidate=candidate, value=value)
    told = [t for _, t in sorted(found.values(), key=lambda pair: -pair[0])]
    best = max((t.candidate.features.context for t in told), default=0.0)
    says = _SAYS if len(pieces) < _MANY else _SAYS_OF_MANY
    told = [
        t
        for t in told
        if t.candidate.features.context >= _AS_GOOD * best
        # of other matters it is that a value differs: what is asked must stand beside it
        and t.candidate.features.coverage >= says
    ]
    return _of_names(asked, told) if asked.wants in ("person", "place") else told


def _strength(candidate: Candidate, value: Value) -> float:
    """How well a sentence tells; a whole day tells more than its year."""
    features = candidate.features
    exact = _EXACT * (value.units[0][-1].parts > 1)
    return features.context + _SAID_OF * features.predicate - _AWAY * value.away + exact


def _of_names(asked: Asked, told: Sequence[Telling]) -> list[Telling]:
    """Names are many: what is asked of them must stand in the very sentence, and as well."""
    best = max((t.candidate.features.coverage for t in told), default=0.0)
    return [
        t
        for t in told
        if t.candidate.features.coverage >= max(_COVERS, _COVERS_AS_WELL * best)
        and (not asked.office or t.candidate.features.kind >= 1)
    ]
