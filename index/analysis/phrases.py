"""Units of several words: lexicon phrases, numbers and dates in words, hyphenated wholes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from index.analysis import dates
from index.analysis.dates import Day
from index.analysis.lexeme import Lexeme
from index.analysis.lexicon import Table
from index.analysis.numbers import read_words
from index.analysis.terms import Term
from index.analysis.tokens import Token

__all__ = [
    "Found",
    "Words",
    "begins_month",
    "begins_number",
    "find_dates",
    "find_numbers",
    "find_phrases",
    "find_wholes",
    "hyphenated",
    "merged",
    "shouted",
]

_HYPHENS = "-‐‑–"
_BINDING = frozenset(" \t\n_\u00a0\u202f\u2009'’\"“”«»" + _HYPHENS)
_LONGEST_NUMBER = 10
_MOST_PARTS = 4
_MONTH_STARTS = frozenset({"تشرين", "كانون", "وتشرين", "وكانون"})  # Levantine months


def shouted(lexemes: Iterable[Lexeme]) -> bool:
    """Whether most words of a text are written in capitals."""
    forms = [lexeme.form for lexeme in lexemes if lexeme.form != "other"]
    return forms.count("upper") > max(1, len(forms) // 2)


class Found(NamedTuple):
    """A phrase over the tokens `first` to `last`, both included."""

    first: int
    last: int
    terms: tuple[Term, ...]


def merged(found: Iterable[Found]) -> list[Found]:
    """One for each stretch of words, with the terms of all that were found there."""
    terms: dict[tuple[int, int], tuple[Term, ...]] = {}
    for phrase in found:
        at = (phrase.first, phrase.last)
        terms[at] = (*terms.get(at, ()), *phrase.terms)
    return [Found(first, last, there) for (first, last), there in terms.items()]


class Words(NamedTuple):
    """A text cut into tokens, with what is known of each."""

    text: str
    tokens: Sequence[Token]
    lexemes: Sequence[Lexeme]
    languages: Sequence[str]
    apart: Sequence[bool] = ()
    """For each token whether one space and nothing else stands behind it, where that is known."""

    def bound(self, left: int) -> bool:
        """Whether only blanks, quotes or a hyphen stand between a token and the next."""
        if self.apart and self.apart[left]:
            return True
        if left + 1 >= len(self.lexemes):
            return False
        gap = self.text[self.tokens[left].end : self.tokens[left + 1].start]
        return gap == " " or (len(gap) <= 3 and all(char in _BINDING for char in gap))


def find_phrases(
    words: Words, tables: Mapping[str, Table], places: Iterable[int] | None = None
) -> Iterator[Found]:
    """The longest lexicon phrase at each word, unless it lies within one found before.

    Args:
        words: The text.
        tables: The lexicon of each language.
        places: Where a phrase may begin, in order; anywhere when None.
    """
    lexemes, reach, latest = words.lexemes, -1, len(words.lexemes) - 2
    for at in range(latest + 1) if places is None else places:
        heads = tables[words.languages[at]].phrases.get(lexemes[at].stem) if at <= latest else None
        for stems, senses in heads.get(lexemes[at + 1].stem, ()) if heads else ():
            last = at + len(stems) - 1
            if last > reach and _matches(words, at, stems):
                terms = tuple(Term(key, "concept", weight) for key, weight in senses)
                yield Found(at, last, terms)
                reach = last
                break


def _matches(words: Words, at: int, stems: tuple[str, ...]) -> bool:
    """Whether a phrase stands at a word, the second of which is known to be its second."""
    if at + len(stems) > len(words.lexemes) or not words.bound(at):
        return False
    for step in range(2, len(stems)):
        if words.lexemes[at + step].stem != stems[step] or not words.bound(at + step - 1):
            return False
    return True


def find_numbers(words: Words, places: Iterable[int] | None = None) -> Iterator[Found]:
    """Numbers that take more than one word: two million, 1.2 thousand, ثلاثة آلاف.

    Args:
        words: The text.
        places: Where a number may begin, in order; anywhere when None.
    """
    reach = -1
    if places is None:
        places = [at for at, lexeme in enumerate(words.lexemes) if begins_number(lexeme)]
    for at in places:
        lexeme = words.lexemes[at]
        if at <= reach or not begins_number(lexeme):
            continue
        run = [lexeme.digits or lexeme.folded]
        while len(run) < _LONGEST_NUMBER and words.bound(at + len(run) - 1):
            run.append(words.lexemes[at + len(run)].folded)
        # digits take the language of the word that follows them
        language = words.languages[min(at + 1, len(words.languages) - 1)]
        found = read_words(run, language)
        if found and found[1] > 1:
            reach = at + found[1] - 1
            yield Found(at, reach, (Term(f"={found[0]}", "number", 1.0),))


def begins_number(lexeme: Lexeme) -> bool:
    """Whether a number may begin with a word."""
    return bool(lexeme.number or lexeme.digits or lexeme.folded in ("a", "an"))


def find_wholes(words: Words, places: Iterable[int] | None = None) -> Iterator[Found]:
    """Hyphenated words as one: COVID-19, cease-fire; not two names side by side.

    Args:
        words: The text.
        places: Where a hyphenated word begins, in order; anywhere when None.
    """
    reach = -1
    if places is None:
        hyphened = any(hyphen in words.text for hyphen in _HYPHENS)
        places = range(len(words.lexemes)) if hyphened else ()
    for at in places:
        if at <= reach:
            continue
        reach = at
        while reach + 1 < len(words.lexemes) and hyphenated(
            words.text, words.tokens[reach], words.tokens[reach + 1]
        ):
            reach += 1
        parts = words.lexemes[at : reach + 1]
        if 1 < len(parts) <= _MOST_PARTS and not all(
            p.form == "capital" and p.content for p in parts
        ):
            whole = "".join(part.folded.replace(".", "") for part in parts)
            yield Found(at, reach, (Term(whole, "word", 1.0),))


def hyphenated(text: str, left: Token, right: Token) -> bool:
    """Whether a hyphen and nothing else stands between two tokens."""
    return right.start == left.end + 1 and text[left.end] in _HYPHENS


def begins_month(lexeme: Lexeme) -> bool:
    """Whether a word is a month's name or the first of two."""
    return bool(lexeme.month) or lexeme.folded in _MONTH_STARTS


def find_dates(words: Words, places: Iterable[int] | None = None) -> Iterator[Found]:
    """Months with the day and year beside them.

    Args:
        words: The text.
        places: Where a month may stand, in order; anywhere when None.
    """
    if places is None:
        places = [at for at, lexeme in enumerate(words.lexemes) if begins_month(lexeme)]
    for at in places:
        lexeme = words.lexemes[at]
        month, last = lexeme.month, at
        if lexeme.folded in _MONTH_STARTS:
            month, last = _two_word_month(words, at)
        if month:
            yield _around(words, at, last, month)


def _two_word_month(words: Words, at: int) -> tuple[int, int]:
    if at + 1 >= len(words.lexemes):
        return 0, at
    name = (words.lexemes[at].folded.removeprefix("و"), words.lexemes[at + 1].folded)
    return dates.months("ar").get(name, 0), at + 1


def _around(words: Words, first: int, last: int, month: int) -> Found:
    end = _same_month(words, last, month)
    day, start = _day_before(words, first)
    if not day:
        day, end = _day_after(words, end)
    year, end = _year_after(words, end)
    terms = (Term(key, "date", weight) for key, weight in dates.day_keys(Day(year, month, day)))
    return Found(start, end, tuple(terms))


def _same_month(words: Words, last: int, month: int) -> int:
    """Arabic news writes both names: تشرين الأول/أكتوبر."""
    for width in (1, 2):
        at = last + 1
        if at + width > len(words.lexemes):
            break
        gap = words.text[words.tokens[last].end : words.tokens[at].start].strip(" ()")
        name = tuple(lexeme.folded for lexeme in words.lexemes[at : at + width])
        if gap in ("/", "", "-") and dates.months(words.languages[at]).get(name) == month:
            return at + width - 1
    return last


def _day(lexeme: Lexeme) -> int:
    value = lexeme.digits
    if value is None and lexeme.number is not None and lexeme.number.ordinal:
        value = str(lexeme.number.value)
    return (
        int(value) if value and value.isdigit() and len(value) <= 2 and 1 <= int(value) <= 31 else 0
    )


def _day_before(words: Words, first: int) -> tuple[int, int]:
    at = first - 1
    if at > 0 and words.lexemes[at].folded in ("of", "من", "شهر"):
        at -= 1
        if at > 0 and words.lexemes[at].folded == "من":
            at -= 1
    if at < 0 or not all(words.bound(step) for step in range(at, first)):
        return 0, first
    day = _day(words.lexemes[at])
    return (day, at) if day else (0, first)


def _day_after(words: Words, last: int) -> tuple[int, int]:
    at = last + 1
    if at < len(words.lexemes):
        gap = words.text[words.tokens[last].end : words.tokens[at].start]
        if gap in (" ", ". ", "\u00a0", ".\u00a0") and _day(words.lexemes[at]):
            return _day(words.lexemes[at]), at
    return 0, last


def _year_after(words: Words, last: int) -> tuple[int, int]:
    for at in (last + 1, last + 2):
        if at >= len(words.lexemes):
            break
        gap = words.text[
            words.tokens[last].end : words.tokens[at - 1 if at > last + 1 else at].start
        ]
        if gap.strip(" ,،\n\u00a0"):
            break
        value = words.lexemes[at].digits
        if value and dates.year(value):
            return int(value), at
        if words.lexemes[at].folded not in ("of", "عام", "سنه", "من", "in"):
            break
    return 0, last
