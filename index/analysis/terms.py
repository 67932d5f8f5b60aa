"""The values an analysis is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Analysis", "Kind", "Term", "Unit"]

Kind = Literal["word", "name", "number", "date", "concept"]


@dataclass(frozen=True, slots=True)
class Term:
    """One key under which a stretch of text can be found."""

    key: str
    """`stem` for words, `~skeleton` for names, `#concept`, `=number`, `@date`."""
    kind: Kind
    """What the key stands for."""
    weight: float
    """How surely the key stands for the text, in (0, 1]; a word's own stem has 1."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A word, number, date or fixed phrase of a text with every key it can be matched by."""

    start: int
    """First code point in the analysed text."""
    end: int
    """One past the last code point."""
    text: str
    """As written."""
    terms: tuple[Term, ...]
    """Alternatives, the surest first: they count as one (Pirkola's structured query)."""
    content: bool
    """False for function words, which are kept for phrases and negation but never asked for."""
    name: bool
    """Whether it looks like a proper name where it stands."""
    parts: int = 1
    """How many words it covers; a phrase's words also stand as units of their own."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """A text's units in order of their start."""

    language: str
    """ISO 639-1 code the rules were chosen by."""
    units: tuple[Unit, ...]
    """All units, phrases beside the words they are made of."""

    @property
    def content(self) -> tuple[Unit, ...]:
        """The units a question asks about."""
        return tuple(u for u in self.units if u.content)

    def weights(self) -> dict[str, float]:
        """Each key of the content units with the highest weight it has in this text."""
        best: dict[str, float] = {}
        for unit in self.units:
            if unit.content:
                for term in unit.terms:
                    if term.weight > best.get(term.key, 0.0):
                        best[term.key] = term.weight
        return best
