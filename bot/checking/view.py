"""A sentence as the rules see it: words in order with their clauses, phrases and figures."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property

from bot.checking.figures import Figure, find_figures
from bot.checking.wordlists import listed
from index.analysis.terms import Analysis, Unit

__all__ = ["View", "Word"]

_MARK = re.compile(r"(?<!\d)[,:]|[,:](?!\d)|[;،؛!?؟…()\[\]{}“”\"«»\n]|\s[-–—]\s|—|\.(?=\s|$)")
_TITLE = re.compile(r"(?:(?<=\s)|^)[“\"«]([^\s“”\"«»][^“”\"«».,،;:؛!?؟()]{0,60})[”\"»](?!\w)")
_TITLE_WORDS = 4
# A word's concept must be this sure for it to stand for the word.
_SURE = 0.3
_LEAST_JOINED = 4  # letters


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a sentence."""

    at: int
    """Its place among the words."""
    unit: Unit
    text: str
    """Folded to lower case, with one kind of apostrophe."""
    clause: int
    """Number of the clause it stands in: one more after each mark or opening word."""
    keys: dict[str, float]
    """What it can be met by, also as a part of phrases."""
    figure: bool
    """Whether it is part of a number or date."""
    stem: str
    """Its surest stem."""

    @property
    def bare(self) -> str:
        """The text without an Arabic "and" or "so" before it."""
        joined = self.text[:1] in "وف" and len(self.text) >= _LEAST_JOINED
        return self.text[1:] if joined else self.text

    @property
    def adverb(self) -> bool:
        """Whether it looks like an English adverb: "quickly", not "reply"."""
        return self.text.endswith("ly") and self.text not in listed("no_adverbs")

    @property
    def content(self) -> bool:
        """Whether it says something by itself."""
        return self.unit.content

    @property
    def name(self) -> bool:
        """Whether it looks like a proper name where it stands."""
        return self.unit.name


class View:
    """A sentence cut into words.

    Args:
        text: The sentence.
        language: ISO 639-1 code.
        analysis: Its units.
    """

    def __init__(self, text: str, language: str, analysis: Analysis) -> None:
        self.text = text
        self.unquoted = _TITLE.sub(_opened, text)
        self.language = language
        singles = _merged([u for u in analysis.units if u.parts == 1])
        phrases = [u for u in analysis.units if u.parts > 1]
        self.figures: tuple[Figure, ...] = find_figures(text, singles, phrases)
        self.words = self._words(singles, phrases)

    def _words(self, singles: list[Unit], phrases: list[Unit]) -> tuple[Word, ...]:
        marks = [m.start() for m in _MARK.finditer(self.unquoted)]
        in_figure = {at for f in self.figures for at in range(f.first, f.last + 1)}
        words: list[Word] = []
        openers = 0
        for at, unit in enumerate(singles):
            text = unit.text.casefold().replace("’", "'")
            openers += text in listed("openers")
            keys = {t.key: t.weight for t in unit.terms if t.weight >= _SURE}
            for phrase in phrases:
                if phrase.start <= unit.start and unit.end <= phrase.end:
                    keys.update((t.key, t.weight) for t in phrase.terms if t.kind == "concept")
            clause = openers + bisect_right(marks, unit.start)
            stem = next((t.key for t in unit.terms if t.kind == "word"), "")
            words.append(Word(at, unit, text, clause, keys, at in in_figure, stem))
        return tuple(words)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each key of a content word stands."""
        found: dict[str, list[int]] = defaultdict(list)
        for word in self.words:
            if word.content and not word.figure:
                for key in word.keys:
                    found[key].append(word.at)
        return dict(found)

    @cached_property
    def by_stem(self) -> dict[str, list[Word]]:
        """Its words that are no figures, by stem."""
        found: dict[str, list[Word]] = defaultdict(list)
        for word in self.words:
            if not word.figure:
                found[word.stem].append(word)
        return dict(found)

    @cached_property
    def content(self) -> tuple[Word, ...]:
        """The words that say something and are no figures."""
        return tuple(w for w in self.words if w.content and not w.figure)


def _opened(title: re.Match[str]) -> str:
    """A quoted name or title without its quotation marks, as long as before."""
    inside = title[1]
    return f" {inside} " if len(inside.split()) <= _TITLE_WORDS else title[0]


def _merged(units: list[Unit]) -> list[Unit]:
    """One unit a word: a month alone stands twice in an analysis, as a word and as a date."""
    by_place: dict[tuple[int, int], Unit] = {}
    for unit in units:
        place = (unit.start, unit.end)
        before = by_place.get(place)
        if before is not None:
            terms = (*unit.terms, *before.terms)
            unit = replace(before, terms=terms, content=before.content or unit.content)
        by_place[place] = unit
    return list(by_place.values())
