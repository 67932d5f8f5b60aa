"""What is known about one written word, and the keys that come from its parts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from index.analysis import dates, skeletons
from index.analysis.lexicon import Sense
from index.analysis.number_words import NumberWord
from index.analysis.numbers import read_digits
from index.analysis.terms import Term

__all__ = [
    "BY_STEM_ONLY",
    "LIKELY_NAME",
    "UNLIKELY_NAME",
    "Form",
    "Lexeme",
    "concept_terms",
    "digits_lexeme",
    "less_sure",
    "name_terms",
    "number_terms",
    "numeric_date_lexeme",
    "surest",
]

Form = Literal["lower", "capital", "upper", "other"]

LIKELY_NAME = 0.95
"""Share of a skeleton's certainty for a word that is probably a name."""
UNLIKELY_NAME = 0.55
"""The same for a word that is probably none, but may be a loan word: parliament, برلمان."""
BY_STEM_ONLY = 0.75
"""Share of a sense's certainty for a word that the lexicon has, but without that sense."""
_SECOND_READING = 0.8
_LEAST = 0.1


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A written word with every key it has by itself."""

    folded: str
    """One spelling of it."""
    stem: str
    """Its surest stem, by which phrases are found."""
    terms: tuple[Term, ...]
    """All keys, the surest first."""
    content: bool
    """Whether it is no function word."""
    form: Form
    """How it is capitalised; `other` in a script without capitals."""
    known: bool = False
    """Whether it is a common word: in a lexicon, a function word, a number, a month."""
    proper: bool = False
    """Whether it is the name of a place or language."""
    foreign: bool = False
    """Whether it looks like a name by its letters alone, in a script without capitals."""
    calendar: bool = False
    """Whether it names a month, a weekday or a decade."""
    number: NumberWord | None = None
    """What it contributes to a number in words."""
    digits: str | None = None
    """Its value when it is written in digits."""
    month: int = 0
    """Number of the month it names."""


def number_terms(number: NumberWord | None) -> list[Term]:
    """Keys of a number word."""
    if number is None:
        return []
    return [Term(f"={number.value:f}", "number", 0.6 if number.ordinal else 0.8)]


def concept_terms(senses: Iterable[Sense], factor: float = 1.0) -> list[Term]:
    """Keys of the concepts a word may mean."""
    return [_concept(key, certainty * factor) for key, certainty in senses]


@lru_cache(maxsize=1 << 17)
def _concept(key: str, certainty: float) -> Term:
    return Term(key, "concept", round(certainty, 3))


def name_terms(keys: Sequence[str], factor: float) -> list[Term]:
    """Keys of a name's skeletons, the likeliest reading first; none for those too short to tell."""
    terms = []
    for rank, key in enumerate(keys):
        reading = 1.0 if rank == 0 else _SECOND_READING
        weight = round(skeletons.certainty(key) * factor * reading, 3)
        if weight > _LEAST:
            terms.append(Term(f"~{key}", "name", weight))
    return terms


def less_sure(senses: Iterable[Sense], factor: float) -> tuple[Sense, ...]:
    """The same senses with their certainty multiplied."""
    return tuple(Sense(key, round(certainty * factor, 3)) for key, certainty in senses)


def surest(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Each key once, with its highest weight, the surest first."""
    best: dict[str, Term] = {}
    for term in terms:
        if term.key not in best or best[term.key].weight < term.weight:
            best[term.key] = term
    return tuple(sorted(best.values(), key=lambda term: -term.weight))


def digits_lexeme(folded: str) -> Lexeme:
    """A word written in digits: a number, a year, a decade."""
    values = read_digits(folded)
    decade = dates.decade(folded)
    terms = [Term(decade, "date", 1.0)] if decade else []
    terms += [
        Term(f"={value}", "number", 1.0 if rank == 0 else 0.6) for rank, value in enumerate(values)
    ]
    if not terms:
        return Lexeme(folded, folded, (Term(folded, "word", 1.0),), True, "other", True)
    if not decade and dates.year(values[0]) and folded.startswith(values[0]):  # not 1,200
        terms.append(Term(f"@{values[0]}", "date", 0.9))
    return Lexeme(folded, values[0], tuple(terms), True, "other", known=True, digits=values[0])


def numeric_date_lexeme(folded: str, language: str) -> Lexeme:
    """A date written in digits; 07/10/2023 may be either of two days."""
    days = dates.read_numeric(folded, month_first=language == "en")
    share = 1.0 if len(days) < 2 else 0.6
    terms = [
        Term(key, "date", round(weight * share, 3))
        for day in days
        for key, weight in dates.day_keys(day)
    ]
    terms = terms or [Term(folded, "word", 1.0)]
    return Lexeme(folded, folded, surest(terms), True, "other", known=True)
