"""Yes or no: whether a sentence says what a question asks, or its opposite."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.checking.modality import mood
from bot.checking.opposites import Opposites
from bot.checking.polarity import denied
from bot.checking.view import View, Word
from bot.disagreeing.subject import names_something
from bot.disagreeing.value import Told, Value
from bot.matching import Matcher

__all__ = ["Deed", "find_deed", "read_answer"]

_IS = re.compile(r"^\W*(?:is|are|was|were)\b|^\W*هل\s(?:ال|معبر)", re.IGNORECASE)
# Share of what else is asked that the sentence must say, in one language and across two.
_REST, _REST_ACROSS = 0.6, 0.5
_AFTER_TO = 3  # words
_SURE = 0.5
_ARTICLES = ("the", "a", "an")
_FILE = Path(__file__).with_name("sides.tsv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What a yes-or-no question asks about."""

    word: Word
    opposites: Opposites


def find_deed(view: View, opposites: Opposites) -> Deed | None:
    """The word of a question that has an opposite: "open" in "Is the crossing open?".

    Args:
        view: The question.
        opposites: Words that exclude one another.
    """
    sided = [
        w
        for w in view.words
        if w.content and not w.name and not w.figure and (opposites.sides(w) or _side(w))
    ]
    if not sided:
        return None
    bare = [w for w in sided if not w.at or view.words[w.at - 1].text not in _ARTICLES]
    chosen = [w for w in bare if _side(w)] or (bare[-1:] if _IS.search(view.text) else bare)
    return Deed(word=chosen[0], opposites=opposites) if chosen else None


def read_answer(told: Told, deed: Deed) -> Value | None:
    """The word of the sentence that says yes or no, where it says just one.

    Args:
        told: Sentence and question.
        deed: What is asked about.
    """
    view = View(told.text, told.reading.analysis.language, told.reading.analysis)
    turned = denied(view)[0]
    said: list[tuple[bool, Word]] = []
    for word in view.content:
        sign = _sign(deed, word, view)
        if sign is not None and not mood(view, word.at) and not _aimed_at(word, view):
            said.append((sign != (word.at in turned), word))
    said = [(sign, word) for sign, word in said if _about(told, word, view)]
    if not said or len({sign for sign, _ in said}) > 1 or not _rest(told, deed):
        return None
    sign, word = said[0]
    means = frozenset(["yes" if sign else "no"])
    return Value(kind="answer", start=word.unit.start, end=word.unit.end, units=(), means=means)


def _side(word: Word) -> int:
    """1 for a word that takes a side, -1 for one that takes the other, 0 for any else."""
    for yes, no in _sides():
        if {word.text, word.bare} & yes:
            return 1
        if {word.text, word.bare} & no:
            return -1
    return 0


def _sign(deed: Deed, word: Word, view: View) -> bool | None:
    asked = deed.word
    if any(
        {asked.text, asked.bare} & (yes | no) and {word.text, word.bare} & (yes | no)
        for yes, no in _sides()
    ):
        return _side(asked) == _side(word)
    if deed.opposites.exclude(asked, word) and not deed.opposites.merely_one_of(asked, word):
        return False
    if word.at in {w.at for w in deed.opposites.rivals(asked, view)} and word.stem != asked.stem:
        return None  # one of a set
    same = bool(asked.stem) and word.stem == asked.stem
    return True if same or deed.opposites.unite(asked, word) else None


def _aimed_at(word: Word, view: View) -> bool:
    """Whether it is only sought: "called on them to reach a consensus"."""
    return any(w.text == "to" for w in view.words[max(0, word.at - _AFTER_TO) : word.at])


def _about(told: Told, word: Word, view: View) -> bool:
    """Whether the nearest name is one that the question says: whose deed it is."""
    asked = {
        t.key
        for p in told.pieces
        if names_something(p, told.question)
        for u in (p.unit, *p.phrases)
        for t in u.terms
        if t.weight >= _SURE
    }
    if not asked:
        return True
    names = [w for w in view.words if (w.name or _country(w)) and not w.figure]
    if not names:
        return True
    nearest = min(names, key=lambda w: (w.clause != word.clause, abs(w.at - word.at)))
    return not asked.isdisjoint(nearest.keys)


def _country(word: Word) -> bool:
    return any(key.startswith("#") and weight >= 1.0 for key, weight in word.keys.items())


def _rest(told: Told, deed: Deed) -> bool:
    """Whether the sentence says enough of what else is asked, what the deed is done to included."""
    rest = [p for p in told.pieces if p.unit.start != deed.word.unit.start]
    total = sum(p.weight for p in rest)
    said = sum(p.weight * told.found(p, told.reading) for p in rest)
    named = [p for p in rest if p.unit.name]
    plain = [p for p in rest if not p.unit.name]
    if plain and told.found(max(plain, key=lambda p: p.weight), told.reading) < _SURE:
        return False
    across = any(p.language != told.reading.analysis.language for p in rest)
    return (
        bool(rest)
        and said >= (_REST_ACROSS if across else _REST) * total
        and any(Matcher.match(p, told.reading.keys) for p in named or rest)
    )


@cache
def _sides() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Words for one side and for the other, as written."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple((frozenset(yes.split()), frozenset(no.split())) for yes, no in pairs)
