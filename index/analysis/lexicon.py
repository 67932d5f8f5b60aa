"""Concepts: what words of several languages have in common, read from plain files.

A lexicon file is UTF-8 text with one concept a line: the alternatives of the first language, a
tab, those of the second, each list divided by commas. Lines that are empty or begin with `#` say
nothing. The file's name gives the languages (`fr-en.tsv`, `fr-en.football.tsv`); any other name
means English and Arabic.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from index.analysis.dictd import dictionary_languages
from index.analysis.dictd import entries as dictionary
from index.analysis.normalise import fold, plain_latin
from index.errors import LexiconError

__all__ = [
    "BUNDLED",
    "DICTD",
    "Entry",
    "Phrase",
    "Sense",
    "Table",
    "concept_key",
    "languages_of",
    "read_lexicons",
]

BUNDLED = Path(__file__).resolve().parent.parent / "lexicons"
"""Folder of the lexicons that come with the program."""

_COMMAS = re.compile(r"\s*[,،]\s*")
_NAMED = re.compile(r"^([a-z]{2,3})-([a-z]{2,3})(?:\..+)?$")
DICTD = ".index"
"""Ending of a dictd dictionary's index."""

_BY_LEXICON = 0.9
_BY_DICTIONARY = 0.6
"""A dictionary lists rare senses beside usual ones."""

_MOST_WORDS = 8
_MOST_SENSES = 10
_NOT_FIRST = 0.9
"""Share of a sense's certainty for a word that another line begins with."""


class Entry(NamedTuple):
    """One concept and what it is called."""

    key: str
    """`#` and a name."""
    words: dict[str, tuple[str, ...]]
    """Words and phrases by ISO 639-1 code."""
    certainty: float = _BY_LEXICON
    """How surely one of these words means the concept."""
    proper: bool = False
    """Whether the words are proper names, to be met as they are written."""


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
        for left, right in _lines(path):
            head = concept_key(left[0])
            same = begun.setdefault(head, [])
            key = head if head in open_keys else _sharing(same, entries, second, right)
            if not key:
                key = f"{head}~{len(same) + 1}" if same else head
            if key in entries:
                entries[key] = _more(entries[key], {first: left, second: right})
            else:
                certainty = _BY_DICTIONARY if path.suffix == DICTD else _BY_LEXICON
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


def _lines(path: Path) -> Iterable[tuple[tuple[str, ...], tuple[str, ...]]]:
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


_Meanings = dict[str, tuple[float, bool]]
"""Concepts of a word: how sure each is, and whether its line begins with the word."""


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

    @classmethod
    def build(
        cls,
        language: str,
        entries: Iterable[Entry],
        stems: Callable[[str, str], Sequence[str]],
        spelled: Callable[[str, str], str],
    ) -> Table:
        """The table of one language.

        Args:
            language: Whose words are taken.
            entries: Concepts of any languages.
            stems: The stems of a phrase's words, for a phrase and its language.
            spelled: How a proper name is looked up, for the name and its language.
        """
        words: dict[str, _Meanings] = {}
        wholes: dict[tuple[str, str], _Meanings] = {}
        names: dict[str, _Meanings] = {}
        phrases: dict[tuple[str, ...], _Meanings] = {}
        small: set[str] = set()
        for entry in entries:
            for place, phrase in enumerate(entry.words.get(language, ())):
                meaning = (entry.certainty, place == 0)
                found = tuple(stems(phrase, language))
                if len(found) > 1:
                    _mean(phrases.setdefault(found, {}), entry.key, meaning)
                elif entry.proper:
                    _mean(names.setdefault(spelled(phrase, language), {}), entry.key, meaning)
                elif found:
                    whole = (plain_latin(fold(phrase)), found[0])
                    _mean(words.setdefault(found[0], {}), entry.key, meaning)
                    if not phrase[0].isupper():
                        small.add(found[0])
                    _mean(wholes.setdefault(whole, {}), entry.key, meaning)
        table = cls(
            words={stem: _weighted(senses) for stem, senses in words.items()},
            wholes={
                word: _weighted(senses)
                for (word, stem), senses in wholes.items()
                if len(senses) < len(words[stem])
            },
            names={name: _weighted(senses) for name, senses in names.items()},
            capitals=frozenset(words.keys() - small),
        )
        for found in sorted(phrases, key=lambda stems: (-len(stems), stems)):
            table.add(Phrase(found, _weighted(phrases[found])))
        return table

    def add(self, phrase: Phrase) -> None:
        """Take a phrase in; longer ones must come first."""
        second = self.phrases.setdefault(phrase.stems[0], {})
        second.setdefault(phrase.stems[1], []).append(phrase)


def _mean(senses: _Meanings, key: str, meaning: tuple[float, bool]) -> None:
    """Take in that a word means a concept, as surely as any of its lines says."""
    senses[key] = max(meaning, senses.get(key, meaning))


def _weighted(senses: _Meanings) -> tuple[Sense, ...]:
    """Senses, the surest first; each is less sure the more there are.

    Of equally sure ones those come first, and are a little surer, whose line begins with the word.
    """
    share = len(senses) ** -0.4
    ranked = sorted(senses.items(), key=lambda item: item[1], reverse=True)
    led = ranked[0][1][1]
    return tuple(
        Sense(key, round(certainty * share * (_NOT_FIRST if led and not first else 1.0), 3))
        for key, (certainty, first) in ranked[:_MOST_SENSES]
    )
