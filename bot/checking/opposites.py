"""Words that exclude one another: opposites, and members of a set of which only one holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path

from bot.checking.view import View, Word
from index.analysis.terms import Analysis

__all__ = ["Opposites"]

_PREFIXES = frozenset(["un", "in", "im", "il", "ir", "dis", "non", "de", "mis"])
_LEAST = 4  # letters of a stem that a prefix may negate: not "port" in "import"
_REMEMBERED = 20_000
_FOLDER = Path(__file__).parent
Side = tuple[int, int]
"""Number of an opposition and of one of its sides."""


class Opposites:
    """The bundled oppositions, by their words and by the stems of these.

    Args:
        analyse: Gives the units of a text in a language.
    """

    def __init__(self, analyse: Callable[[str, str], Analysis]) -> None:
        self._analyse = analyse
        self._mutual: set[int] = set()
        self._first_set = sum(1 for _ in _pairs())
        self._sided = lru_cache(maxsize=_REMEMBERED)(self._with_sides)

    def rivals(self, word: Word, view: View) -> list[Word]:
        """The words of a sentence that cannot be where this one is, in order."""
        found = list(_negated_forms(word, view))
        if self.sides(word):
            found += [other for other in self._sided(view) if self.exclude(word, other)]
        return [view.words[at] for at in sorted({other.at for other in found})]

    def allies(self, word: Word, view: View) -> bool:
        """Whether one of the sentence's words that say something is on the word's side."""
        mine = self.sides(word)
        return bool(mine) and any(
            other.content and mine & self.sides(other) and not self.exclude(word, other)
            for other in self._sided(view)
        )

    def exclude(self, word: Word, other: Word) -> bool:
        """Whether two words stand on two sides of an opposition, and on no side together."""
        theirs_of = defaultdict(set)
        for number, side in self.sides(other):
            theirs_of[number].add(side)
        mine = self.sides(word)
        together = any(theirs_of.get(n) == {side} for n, side in mine)
        apart = any(n in theirs_of and side not in theirs_of[n] for n, side in mine)
        return apart and not together

    def unite(self, word: Word, other: Word) -> bool:
        """Whether the two stand on one side: climb, rise."""
        return bool(self.sides(word) & self.sides(other)) and not self.exclude(word, other)

    def merely_one_of(self, word: Word, other: Word) -> bool:
        """Whether the two are no opposites, but members of one set: week, month."""
        numbers = {n for n, _ in self.sides(word)} & {n for n, _ in self.sides(other)}
        return bool(numbers) and min(numbers) >= self._first_set

    def mutual(self, word: Word, other: Word) -> bool:
        """Whether one party does the one where the other does the other: sell, buy."""
        numbers = {n for n, _ in self.sides(word)} & {n for n, _ in self.sides(other)}
        return bool(numbers) and numbers <= self._mutual

    def sides(self, word: Word) -> frozenset[Side]:
        """The sides a word stands on."""
        return self._sides.get(word.text) or self._sides.get(f" {word.stem}", frozenset())

    def _with_sides(self, view: View) -> tuple[Word, ...]:
        return tuple(w for w in view.words if not w.text.isdigit() and self.sides(w))

    @cached_property
    def _sides(self) -> Mapping[str, frozenset[Side]]:
        found: dict[str, set[Side]] = defaultdict(set)
        for number, sides in enumerate([*_pairs(), *_sets()]):
            if sides[0][0].startswith("~"):
                self._mutual.add(number)
                sides[0][0] = sides[0][0].removeprefix("~")
            for side, words in enumerate(sides):
                for word in words:
                    found[word].add((number, side))  # as written first: defeat, defeated
                    for stem in self._stems(word):
                        found[f" {stem}"].add((number, side))
        return {stem: frozenset(sides) for stem, sides in found.items()}

    def _stems(self, word: str) -> Iterator[str]:
        language = "en" if word.isascii() else "ar"
        units = [u for u in self._analyse(word, language).units if u.parts == 1]
        if len(units) == 1:
            yield from (t.key for t in units[0].terms if t.kind == "word" and t.weight == 1.0)


def _negated_forms(word: Word, view: View) -> Iterator[Word]:
    """The words that differ by a prefix that negates: unspecified, specified."""
    if len(word.stem) < _LEAST or not word.stem.isascii():
        return
    stems = [prefix + word.stem for prefix in _PREFIXES]
    stems += [
        rest
        for p in _PREFIXES
        if len(rest := word.stem.removeprefix(p)) >= _LEAST and rest != word.stem
    ]
    for stem in stems:
        for other in view.by_stem.get(stem, ()):
            if word.text[-2:] == other.text[-2:] or _one_verb(word, other):
                yield other  # uninsured is not the opposite of insurance


def _one_verb(word: Word, other: Word) -> bool:
    """Whether one is a participle of the verb that the other denies: change, unchanged."""
    short, long = sorted((word.text, other.text), key=len)
    forms = (short + "d", short + "ed")
    return any(long.removeprefix(p) in forms for p in _PREFIXES if long.startswith(p))


def _pairs() -> Iterator[list[list[str]]]:
    for line in _read("opposites.tsv"):
        yield [[w.strip() for w in side.split(",")] for side in line.split("\t")]


def _sets() -> Iterator[list[list[str]]]:
    for line in _read("exclusive.tsv"):
        yield [[w.strip() for w in member.split("/")] for member in line.split(",")]


def _read(name: str) -> Iterator[str]:
    for line in (_FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line
