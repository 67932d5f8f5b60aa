"""The runs of words that name a party, told apart from those it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.checking.figures import WEEKDAYS
from bot.checking.verbs import verbs
from bot.checking.view import View, Word
from bot.checking.wordlists import listed

__all__ = ["LONGEST", "Party", "Phrase", "known", "marked", "phrase_of", "run_left", "run_right"]

LONGEST = 8
"""Most words of a party with its attributes."""

Party = tuple[int, ...]
"""Places of the content words that name one party."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A party as a sentence names it."""

    heads: Party
    """The words that name it."""
    owners: Party = ()
    """Those it belongs to or comes from, who need not do what it does: "Calder's brother"."""

    @property
    def all(self) -> Party:
        """Every word of it, in order."""
        return tuple(sorted({*self.heads, *self.owners}))


def marked(view: View, at: int) -> bool:
    """Whether a comma or another mark stands before a word."""
    if not at:
        return False
    gap = view.unquoted[view.words[at - 1].unit.end : view.words[at].unit.start]
    return any(mark in gap for mark in ',،;؛:()–—“”"')


def run_left(view: View, end: int) -> Party:
    """The content words before a place that can name one party, or several in a list."""
    run: list[int] = []
    listing = False
    for at in range(end - 1, max(-1, end - 3 * LONGEST), -1):
        word = view.words[at]
        if at + 1 < end and marked(view, at + 1) and not (listing and word.name):
            break
        if not _belongs(view, word, inside=bool(run)) or len(run) == LONGEST:
            break
        listing = listing or (word.text == "and" and not marked(view, at))
        if word.content:
            run.append(at)
    return tuple(reversed(run))


def run_right(view: View, at: int) -> Party:
    """The content words that follow, up to a mark or a word that begins something else."""
    run: list[int] = []
    clause = view.words[at].clause
    for word in view.words[at + 1 : at + 1 + LONGEST]:
        if word.clause != clause or not _belongs(view, word, inside=bool(run)):
            break
        if word.content:
            run.append(word.at)
    return tuple(run)


def _belongs(view: View, word: Word, *, inside: bool = True) -> bool:
    """Whether a word can be part of what names a party."""
    if word.figure or word.keys.keys() & WEEKDAYS or word.at in verbs(view):
        return False
    if word.text in listed("according"):
        return False
    return word.content or word.text in listed("within_parties" if inside else "articles")


def phrase_of(view: View, run: Party) -> Phrase:
    """A party told apart from those it belongs to, unless it acts for them."""
    owners = set(_owners(view, run))
    heads = tuple(at for at in run if at not in owners)
    acts = any(view.words[at].text in listed("acting_for") for at in heads)
    if not heads or acts or view.language == "ar":
        return Phrase(run)
    return Phrase(heads, tuple(sorted(owners)))


def _owners(view: View, run: Party) -> Iterator[int]:
    """The words before "'s", and those behind a preposition."""
    behind = False
    for at in range(run[0], run[-1] + 1):
        word = view.words[at]
        behind = (behind or word.text in listed("belonging")) and word.text != "and"
        if at in run and behind:
            yield at
        if _is_genitive(view, word):
            yield from (other for other in run if other <= at)


def _is_genitive(view: View, word: Word) -> bool:
    behind = view.text[word.unit.end : word.unit.end + 2]
    return behind in ("'s", "’s") or behind in ("' ", "’ ")


def known(word: Word) -> bool:
    """Whether the lexicon knows what the word names."""
    return any(key[0] == "#" for key in word.keys)
