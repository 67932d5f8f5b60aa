"""What each article tells for the slot a question asks for: one sentence and its value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.asking import Asked
from bot.candidates import Candidate
from bot.checking.view import View
from bot.disagreeing.answers import Deed, find_deed
from bot.disagreeing.edits import Archive
from bot.disagreeing.reading import read_value
from bot.disagreeing.subject import says
from bot.disagreeing.value import Value, agree
from bot.matching import Piece

__all__ = ["Telling", "tellings"]

# Set by hand on one half of a set of questions with documents that differ (decision 8).
_AS_GOOD = 0.7
_OPPOSITE = 0.5  # who says no lacks the word that was asked
_AWAY = 0.05
_SAID_OF = 0.4
_SAYS = 0.3
_NAMES = 0.5
_SAYS_OF_MANY = 0.6  # a long question is near to many matters
_HOLDS_OF_MANY = 0.8
_MANY = 6
_COVERS, _COVERS_OF_MANY = 0.5, 0.88
_COVERS_AS_WELL = 0.65


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A sentence and the value it gives."""

    candidate: Candidate
    value: Value
    says: float = 1.0
    """Share of what is asked that the sentence says, of which names may have been said before."""

    @property
    def fit(self) -> float:
        """How well sentence and surroundings hold what is asked."""
        return max(self.candidate.features.context, self.says)


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
    deed = _deed(question, pieces, archive) if asked.wants == "yes-no" else None
    found: dict[str, list[Telling]] = {}
    for candidate in candidates:
        value = read_value(
            asked, question, pieces, candidate.reading, candidate.text, archive.found, deed
        )
        if value is not None:
            said, names = says(candidate, value, question, pieces, archive)
            if names < _NAMES:
                continue  # it is about somebody else
            telling = Telling(candidate=candidate, value=value, says=said)
            found.setdefault(candidate.article, []).append(telling)
    told = sorted((_best(of_one) for of_one in found.values()), key=lambda t: -_strength(t))
    best = max((t.fit for t in told), default=0.0)
    many = len(pieces) >= _MANY
    told = [
        t
        for t in told
        if t.fit >= (_AS_GOOD if deed is None else _OPPOSITE) * best
        and t.fit >= _HOLDS_OF_MANY * many
        # of other matters it is that a value differs: what is asked must stand beside it
        and t.says >= (_SAYS_OF_MANY if many else _SAYS)
    ]
    return _of_names(asked, told, many=many) if asked.wants in ("person", "place") else told


def _deed(question: str, pieces: Sequence[Piece], archive: Archive) -> Deed | None:
    if not pieces:
        return None
    language = pieces[0].language
    view = View(question, language, archive.read(question, language).analysis)
    return find_deed(view, archive.opposites)


def _best(told: Sequence[Telling]) -> Telling:
    """What an article tells best, in the sentence that tells it most fully."""
    best = max(told, key=_strength)
    sure = [t for t in told if t.value.told_so and t.says >= _AS_GOOD * best.says]
    best = max(sure, key=_strength, default=best)
    alike = [t for t in told if t.says >= _AS_GOOD * best.says and agree(t.value, best.value)]
    return max([best, *alike], key=lambda t: (t.value.told_so, _fullness(t.value), _strength(t)))


def _fullness(value: Value) -> int:
    """Words of a name, parts of a date."""
    return sum(u.parts for u in value.units[0]) if value.kind in ("name", "date") else 0


def _strength(telling: Telling) -> float:
    """How well a sentence tells."""
    said = _SAID_OF * telling.candidate.features.predicate
    return telling.fit + said - _AWAY * telling.value.away


def _of_names(asked: Asked, told: Sequence[Telling], *, many: bool) -> list[Telling]:
    """Names are many: what is asked of them must stand in the very sentence, and as well.

    One of another prize is no rival, so of a question of many words hardly one may be missing.
    """
    best = max((t.says for t in told), default=0.0)
    least = _COVERS_OF_MANY if many else _COVERS
    return [
        t
        for t in told
        if t.says >= max(least, _COVERS_AS_WELL * best)
        and (not asked.office or t.candidate.features.kind >= 1)
    ]
