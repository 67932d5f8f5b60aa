"""Where the names, places and dates of a question stand, as whole runs of words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from bot.matching import Matcher
from corpus.calendar_names import flatten
from index.analysis.commonness import rarity
from index.analysis.lexicon import concept_key
from index.analysis.terms import Unit

__all__ = ["Name", "Sort", "is_territory", "names_in", "relation", "territory_in"]

Sort = Literal["place", "date", "name"]

_PLACED = frozenset({"in", "to", "from"})
# The word before a name that says how it takes part, one name for both languages.
_RELATIONS = {
    **{
        word: word
        for word in ("in", "to", "from", "about", "with", "against", "for", "by", "on", "of")
    },
    "at": "in",
    "into": "to",
    "during": "in",
    "regarding": "about",
    "concerning": "about",
    "في": "in",
    "إلى": "to",
    "الى": "to",
    "من": "from",
    "عن": "about",
    "بشأن": "about",
    "حول": "about",
    "مع": "with",
    "ضد": "against",
    "على": "on",
}
_WORD = re.compile(r"[\w'’.-]*\w")
_ARTICLES = frozenset({"the", "a", "an"})
_SHORTENED = re.compile(
    r"(?:^|\s)(?:[A-Z]|(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|St))$"
)
_NO_OPENING = re.compile(
    r"(?:\w+ly|however|meanwhile|instead|moreover|nevertheless|\w+ing|\w+ed|did|does|says?|said|many"
    r"|most|former|late|ex|unlike|like|despite|tell|show|give|name|list|compare|describe|explain)$",
    re.IGNORECASE,
)
_LINKS = frozenset({"of", "bin", "al", "de", "van", "von", "der"})
_ARABIC = re.compile(r"[\u0621-\u064a]")
_RARE = 0.55
"""Rarity from which an Arabic word that no lexicon knows is taken for a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A run of words that names something."""

    start: int
    """First character in the text."""
    end: int
    """One past the last."""
    text: str
    """As written."""
    sort: Sort
    """What it names."""
    relation: str
    """The word before it as its English counterpart: "in", "about"; empty where there is none."""


def relation(word: str) -> str:
    """The English counterpart of a preposition, empty for other words.

    >>> relation("في"), relation("Who")
    ('in', '')
    """
    folded = word.casefold()
    known = _RELATIONS.get(folded)
    if known is None and folded[:1] == "و":
        known = _RELATIONS.get(folded[1:])
    return known or ""


def names_in(text: str, language: str, matcher: Matcher) -> tuple[Name, ...]:
    """The names, places and dates of a text in their order.

    Args:
        text: A question or a sentence.
        language: Its ISO 639-1 code.
        matcher: Reads it.
    """
    units = matcher.read(text, language).analysis.units
    marked = [u for u in units if _is_name(u, text, first=not u.start)]
    opening = next((u for u in units if not u.start and u.parts == 1), None)
    if opening and opening not in marked and _opens_name(opening, text, marked):
        marked.append(opening)
    return tuple(_named(text, run) for run in _runs(text, marked))


def _opens_name(unit: Unit, text: str, names: Sequence[Unit]) -> bool:
    """Whether a capitalised word that opens the text is the first of the name behind it."""
    follows = any(n.start == unit.end + 1 and text[unit.end] == " " for n in names)
    joined = follows and unit.content and unit.text[:1].isupper() and unit.text.isalpha()
    return joined and not _is_date(unit) and not _NO_OPENING.match(unit.text)


def _is_name(unit: Unit, text: str, *, first: bool) -> bool:
    if not unit.content:
        return False
    if _is_date(unit) or _is_territory(unit):
        return True
    if unit.parts > 1:
        return False
    if _ARABIC.search(unit.text):
        known = any(t.kind == "concept" for t in unit.terms)
        return unit.name or (not known and rarity(unit.text, "ar") >= _RARE)
    capital = text[unit.start].isupper()
    return capital and (unit.name or not first)


def _runs(text: str, units: Sequence[Unit]) -> Iterator[list[Unit]]:
    run: list[Unit] = []
    for unit in sorted(units, key=lambda u: (u.start, -u.end)):
        if run and unit.end <= run[-1].end:  # a word of the phrase before
            continue
        if run and not _joined(text, run[-1], unit):
            yield run
            run = []
        run.append(unit)
    if run:
        yield run


def _joined(text: str, one: Unit, other: Unit) -> bool:
    if _is_date(one) != _is_date(other):
        return False
    between = text[one.end : other.start]
    if between == ". ":  # "William F. Hall", "Mr. Hall"
        return bool(_SHORTENED.search(text[: one.end]))
    return between in (" ", "-") or (
        between.strip().casefold() in _LINKS and between[:1] == between[-1:] == " "
    )


def _named(text: str, run: Sequence[Unit]) -> Name:
    start, end = run[0].start, run[-1].end
    related = relation(_word_before(text, start))
    if all(_is_date(u) for u in run):
        sort: Sort = "date"
    elif _is_territory(run[0]) and (len(run) == 1 or all(_is_territory(u) for u in run)):
        sort = "place"
    else:
        sort = "place" if related in _PLACED else "name"
    return Name(start=start, end=end, text=text[start:end], sort=sort, relation=related)


def _word_before(text: str, start: int) -> str:
    words = _WORD.findall(text[:start])
    while words and words[-1].casefold() in _ARTICLES:
        words.pop()
    return words[-1] if words else ""


def is_territory(word: str) -> bool:
    """Whether a text is the name of a country or region, letter for letter.

    >>> is_territory("لبنان"), is_territory("Japan"), is_territory("Tokyo")
    (True, True, False)
    """
    return flatten(word).casefold() in _territory_names()


def _is_date(unit: Unit) -> bool:
    return any(t.kind == "date" for t in unit.terms)


def _is_territory(unit: Unit) -> bool:
    return any(t.kind == "concept" and t.key in _territories() for t in unit.terms[:4])


def territory_in(word: str, language: str) -> str:
    """A country's or region's name in English or Arabic; the word itself when it is none.

    >>> territory_in("لبنان", "en")
    'Lebanon'
    """
    from index.analysis.places import territory_names

    code = _territory_names().get(flatten(word).casefold(), "")
    return territory_names("ar" if language == "ar" else "en").get(code, word)


@cache
def _territory_names() -> dict[str, str]:
    from index.analysis.places import territory_names  # Babel: tens of milliseconds

    return {
        flatten(name).casefold(): code
        for language in ("en", "ar")
        for code, name in territory_names(language).items()
    }


@cache
def _territories() -> frozenset[str]:
    from index.analysis.places import territory_names  # Babel: tens of milliseconds

    return frozenset(map(concept_key, territory_names("en").values()))
