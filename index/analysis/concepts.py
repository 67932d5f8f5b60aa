"""The concept tables of all languages, built from entries or read back from a compiled file."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Any

from index.analysis.gathering import gather
from index.analysis.lexicon import Entry, Phrase, Said, Sense, Table
from index.analysis.normalise import fold
from index.analysis.stemming import Stemming

__all__ = ["Concepts", "load", "save"]

_COMPILED = ("en", "ar")
_SURE_SENSE = 0.5
_KEPT = 3
"""Compiled files of earlier lexicons that stay, for whoever goes back and forth."""


class Concepts:
    """Concepts by the stems of their words, one table a language.

    Args:
        entries: The concepts, in order.
        names: Further entries for a language that is met for the first time.
        tables: Tables built before.
        known: Arabic words that are whole as they are; the entries' own when not given.
        said: Words that are said for other words of their language.
    """

    def __init__(
        self,
        entries: Sequence[Entry] = (),
        names: Callable[[str], Iterable[Entry]] = lambda _: (),
        tables: dict[str, Table] | None = None,
        known: frozenset[str] | None = None,
        said: Sequence[Said] = (),
    ) -> None:
        self.known = _whole_words(entries, said) if known is None else known
        self.stemming = Stemming(self.known)
        self._entries = entries
        self._said = said
        self._names = names
        self._tables = tables if tables is not None else {}
        self._neighbours: dict[str, dict[str, frozenset[str]]] = {}

    def table(self, language: str) -> Table:
        """Concepts of a language's words."""
        found = self._tables.get(language)
        if found is None:
            entries = (*self._names(language), *self._entries)
            found = gather(
                language, entries, self.stemming.phrase, self.stemming.spelled, self._said
            )
            self._tables[language] = found
        return found

    def neighbours(self, language: str) -> dict[str, frozenset[str]]:
        """For each concept those that one word of the language surely also means.

        Arabic has one word for "resign" and "quit": seen through it, the two are akin. Through
        words that may mean many things everything would be: ترك is "leave", and "Turks".
        """
        found = self._neighbours.get(language)
        if found is None:
            near: dict[str, set[str]] = {}
            for senses in self.table(language).words.values():
                keys = {sense.key for sense in senses if sense.certainty >= _SURE_SENSE}
                for key in keys:
                    near.setdefault(key, set()).update(keys - {key})
            found = {key: frozenset(others) for key, others in near.items() if others}
            self._neighbours[language] = found
        return found


def _whole_words(entries: Iterable[Entry], said: Iterable[Said]) -> frozenset[str]:
    """Arabic single words of the lexicon that carry no article."""
    words = set()
    held = [entry.words.get("ar", ()) for entry in entries]
    held += [(*one.usual, *one.others) for one in said if one.language == "ar"]
    for phrase in chain.from_iterable(held):
        folded = fold(phrase)
        article = folded.startswith("ال") and phrase[:1] == "ا"
        if " " not in folded and len(folded) >= 3 and not article:
            words.add(folded)
    return frozenset(words)


def save(concepts: Concepts, path: Path) -> None:
    """Write the tables of English and Arabic, all or nothing; a full disk is no failure here."""
    tables = {language: _packed(concepts.table(language)) for language in _COMPILED}
    data = json.dumps({"known": sorted(concepts.known), "tables": tables}, ensure_ascii=False)
    part = path.with_suffix(f".{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(data, encoding="utf-8")
        part.replace(path)
        for old in sorted(path.parent.glob("lexicon-*.json"), key=_age)[:-_KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        with suppress(OSError):
            part.unlink()


def load(path: Path, names: Callable[[str], Iterable[Entry]]) -> Concepts | None:
    """The concepts as `save` wrote them; None when there are none or the file is damaged."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        tables = {language: _unpacked(table) for language, table in data["tables"].items()}
        return Concepts((), names, tables, frozenset(data["known"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _age(path: Path) -> float:
    return path.stat().st_mtime


def _packed(table: Table) -> dict[str, Any]:
    phrases = [
        found for second in table.phrases.values() for many in second.values() for found in many
    ]
    return {
        "words": table.words,
        "wholes": table.wholes,
        "names": table.names,
        "capitals": sorted(table.capitals),
        "phrases": phrases,
    }


def _unpacked(data: dict[str, Any]) -> Table:
    words, wholes, names = (_senses(data[part]) for part in ("words", "wholes", "names"))
    table = Table(words=words, wholes=wholes, names=names, capitals=frozenset(data["capitals"]))
    for stems, senses in data["phrases"]:
        table.add(Phrase(tuple(stems), tuple(Sense(*sense) for sense in senses)))
    return table


def _senses(data: dict[str, list[list[Any]]]) -> dict[str, tuple[Sense, ...]]:
    return {stem: tuple([Sense(*sense) for sense in senses]) for stem, senses in data.items()}
