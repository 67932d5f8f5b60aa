"""Concepts: what words of several languages have in common, read from plain files.

A lexicon file is UTF-8 text with one concept a line: the alternatives of the first language, a
tab, those of the second, each list divided by commas. Lines that are empty or begin with `#` say
nothing. The file's name gives the languages (`fr-en.tsv`, `fr-en.football.tsv`); any other name
means English and Arabic.

A file of one language (`en-en.tsv`) has words on the left, usually one, and on the right what else
is said for them: kids for child. These take the concepts of the words on the left.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from index.analysis.dictd import dictionary_languages
from index.analysis.dictd import entries as dictionary
from index.analysis.normalise import fold
from index.errors import LexiconError

__all__ = [
    "BUNDLED",
    "BY_LEXICON",
    "DICTD",
    "Entry",
    "Phrase",
    "Said",
    "Sense",
    "Table",
    "concept_key",
    "languages_of",
    "lines",
    "read_lexicons",
]

BUNDLED = Path(__file__).resolve().parent.parent / "lexicons"
"""Folder of the lexicons that come with the program."""

_COMMAS = re.compile(r"\s*[,،]\s*")
_NAMED = re.compile(r"^([a-z]{2,3})-([a-z]{2,3})(?:\..+)?$")
DICTD = ".index"
"""Ending of a dictd dictionary's index."""

BY_LEXICON = 0.9
"""How surely a word of a lexicon means its concept."""
_BY_DICTIONARY = 0.6
"""A dictionary lists rare senses beside usual ones."""

_MOST_WORDS = 8


class Entry(NamedTuple):
    """One concept and what it is called."""

    key: str
    """`#` and a name."""
    words: dict[str, tuple[str, ...]]
    """Words and phrases by ISO 639-1 code."""
    certainty: float = BY_LEXICON
    """How surely one of these words means the concept."""
    proper: bool = False
    """Whether the words are proper names, to be met as they are written."""


class Said(NamedTuple):
    """Words that are said for other words of their language."""

    language: str
    """ISO 639-1."""
    usual: tuple[str, ...]
    """What they are said for: child."""
    others: tuple[str, ...]
    """What is said: kid, youngster."""


class Sense(NamedTuple):
    """A concept that a word may mean."""

    key: str
    certainty: float


def concept_key(name: str) -> str:
    """Key of the concept called `name`."""
    return "#" + "_".join(name.casefold().split())


def languages_of(path: Path) -> tuple[str, str]:
    """Languages of a lexicon file's two columns, by its name."""
    if path.suffix == DICTD:
        first, second = dictionary_languages(path)
        return ("en", first) if second == "en" else (first, second)
    match = _NAMED.match(path.stem)
    return (match[1], match[2]) if match else ("en", "ar")


def read_lexicons(paths: Iterable[Path], taken: Iterable[str] = ()) -> list[Entry]:
    """The concepts of some lexicon files, in order.

    A line says more of an earlier concept when it begins with the same word and shares an
    alternative of the second language with it; otherwise it is a concept of its own, and a word
    that begins several has that many senses.

    Args:
        paths: The files.
        taken: Keys that lines with the same first word get as they are, without a number.

    Raises:
        LexiconError: A file cannot be read, or a line is not of the format.
    """
    open_keys = set(taken)
    entries: dict[str, Entry] = {}
    begun: dict[str, list[str]] = {}  # by its first word's key: the concepts there are
    for path in paths:
        first, second = languages_of(path)
        for left, right in lines(path) if first != second else ():
            head = concept_key(left[0])
            same = begun.setdefault(head, [])
            key = head if head in open_keys else _sharing(same, entries, second, right)
            if not key:
                key = f"{head}~{len(same) + 1}" if same else head
            if key in entries:
                entries[key] = _more(entries[key], {first: left, second: right})
            else:
                certainty = _BY_DICTIONARY if path.suffix == DICTD else BY_LEXICON
                entries[key] = Entry(key, {first: left, second: right}, certainty)
                same.append(key)
    return list(entries.values())


def _sharing(
    keys: Iterable[str], entries: dict[str, Entry], language: str, words: Iterable[str]
) -> str | None:
    """The first of some concepts that one of the words is an alternative of."""
    folded: set[str] = set()
    for key in keys:  # mostly there is none: nothing is folded for nothing
        folded = folded or {fold(word) for word in words}
        if any(fold(word) in folded for word in entries[key].words.get(language, ())):
            return key
    return None


def _more(entry: Entry, words: dict[str, tuple[str, ...]]) -> Entry:
    """A concept with what another line adds to it."""
    merged = dict(entry.words)
    for language, further in words.items():
        merged[language] = tuple(dict.fromkeys((*merged.get(language, ()), *further)))
    return entry._replace(words=merged)


def read_bytes(path: Path) -> bytes:
    """A lexicon file's bytes.

    Raises:
        LexiconError: It cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise LexiconError(
            f"{path}: the lexicon cannot be read ({error.strerror})", "check the setting `lexicons`"
        ) from error


def lines(path: Path) -> Iterable[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The two lists of each line of a lexicon file."""
    if path.suffix == DICTD:
        turned = dictionary_languages(path)[1] == "en"  # concepts are named by English words
        for word, others in dictionary(path):
            yield (others, (word,)) if turned else ((word,), others)
        return
    for number, raw in enumerate(
        read_bytes(path).removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1
    ):
        try:
            line = raw.decode("utf-8").strip(" \r\n")
        except UnicodeDecodeError as error:
            raise _bad(path, number, "is not UTF-8") from error
        if line.strip() and not line.startswith("#"):
            yield _split(path, number, line)


def _split(path: Path, number: int, line: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    columns = [column.strip() for column in line.split("\t")]
    if len(columns) != 2:
        raise _bad(path, number, f"has {len(columns) - 1} tabs instead of one between two lists")
    left, right = (tuple(_COMMAS.split(column)) for column in columns)
    for word in (*left, *right):
        if not any(char.isalnum() for char in word):
            raise _bad(path, number, "has an empty place in a list")
        if len(word.split()) > _MOST_WORDS:
            raise _bad(path, number, f"has a phrase of more than {_MOST_WORDS} words")
    return left, right


def _bad(path: Path, number: int, what: str) -> LexiconError:
    return LexiconError(
        f"{path}, line {number}: {what}",
        "a line is: word, other word TAB translation, other translation",
    )


class Phrase(NamedTuple):
    """Several words that mean a concept together."""

    stems: tuple[str, ...]
    senses: tuple[Sense, ...]


@dataclass(slots=True)
class Table:
    """Concepts of one language by the stems of their words."""

    words: dict[str, tuple[Sense, ...]] = field(default_factory=dict)
    """By the stem of a single word."""
    wholes: dict[str, tuple[Sense, ...]] = field(default_factory=dict)
    """By a single word as it is spelled, where its stem has further senses that it has not."""
    names: dict[str, tuple[Sense, ...]] = field(default_factory=dict)
    """Proper names of one word, by the word as it is spelled."""
    capitals: frozenset[str] = frozenset()
    """Stems of the words that no line writes with a small letter, in a script that has them."""
    phrases: dict[str, dict[str, list[Phrase]]] = field(default_factory=dict)
    """By the first and the second stem: longest first."""

    def add(self, phrase: Phrase) -> None:
        """Take a phrase in; longer ones must come first."""
        second = self.phrases.setdefault(phrase.stems[0], {})
        second.setdefault(phrase.stems[1], []).append(phrase)
