"""Which everyday words may be put for one another: "buy", "purchase"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, lru_cache
from pathlib import Path

from bot.checking.view import View, Word
from bot.checking.wordlists import listed
from index.analysis.terms import Analysis

__all__ = ["Synonyms"]

_FILE = Path(__file__).with_name("synonyms.tsv")
_REMEMBERED = 20_000


class Synonyms:
    """The bundled groups of words, by their words and by the stems of these.

    Args:
        analyse: Gives the units of a text in a language.
    """

    def __init__(self, analyse: Callable[[str, str], Analysis]) -> None:
        self._analyse = analyse
        self._among = lru_cache(maxsize=_REMEMBERED)(self._all_of)

    def groups(self, word: Word) -> frozenset[int]:
        """The groups a word stands in; none for a word that the list has not."""
        none: frozenset[int] = frozenset()
        return self._groups.get(word.text, none) | self._groups.get(f" {word.stem}", none)

    def unite(self, word: Word, other: Word) -> bool:
        """Whether one may be put for the other."""
        return bool(self.groups(word) & self.groups(other))

    def rendered(self, word: Word, view: View) -> bool:
        """Whether a sentence has a word that this one may be put for."""
        return not self.groups(word).isdisjoint(self._among(view))

    def frames(self, word: Word) -> bool:
        """Whether it may stand in a summary of any text: "discuss", "document"."""
        return word.text in self._framing or f" {word.stem}" in self._framing

    def _all_of(self, view: View) -> frozenset[int]:
        return frozenset(group for word in view.content for group in self.groups(word))

    @cached_property
    def _framing(self) -> frozenset[str]:
        words = listed("framing")
        return frozenset(key for found in self._keys(words).values() for key in found)

    @cached_property
    def _groups(self) -> Mapping[str, frozenset[int]]:
        lines = _FILE.read_text(encoding="utf-8").splitlines()
        groups = [line.split(", ") for line in lines if line[:1] != "#"]
        keys = self._keys({word for group in groups for word in group})
        found: dict[str, set[int]] = defaultdict(set)
        for number, group in enumerate(groups):
            for word in group:
                for key in keys[word]:
                    found[key].add(number)
        return {key: frozenset(numbers) for key, numbers in found.items()}

    def _keys(self, words: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """Each word with its stem; a blank tells stems from words."""
        found: dict[str, tuple[str, ...]] = {word: (word,) for word in words}
        for language in ("en", "ar"):
            mine = [word for word in found if word.isascii() == (language == "en")]
            for unit in self._analyse(". ".join(mine), language).units:
                stems = [t.key for t in unit.terms if t.kind == "word" and t.weight == 1.0]
                word = unit.text.casefold()
                if unit.parts == 1 and stems and word in found:
                    found[word] = (word, f" {stems[0]}")
        return found
