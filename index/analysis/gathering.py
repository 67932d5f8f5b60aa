"""The table of one language, gathered from the concepts of all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from index.analysis.lexicon import (
    BY_LEXICON,
    Entry,
    Phrase,
    Said,
    Sense,
    Table,
    concept_key,
)
from index.analysis.normalise import fold, plain_latin

__all__ = ["gather"]

_MOST_SENSES = 10
_NOT_FIRST = 0.9
"""Share of a sense's certainty for a word that another line begins with."""
_SAID = 0.9
"""Share of a sense's certainty for a word that is said for the one that has it."""
_MOST_TAKEN, _NEARLY = 3, 0.8
"""How many senses a word takes from another that names none, and how sure these must be."""
_SAID_BESIDE = 0.5
"""The same for a word that has senses of its own; these stay as sure as they are."""

_Meaning = tuple[float, bool]
"""How sure a concept of a word is, and whether its line begins with the word."""
_Meanings = dict[str, _Meaning]
"""The same by concept."""


def gather(
    language: str,
    entries: Iterable[Entry],
    stems: Callable[[str, str], Sequence[str]],
    spelled: Callable[[str, str], str],
    said: Iterable[Said] = (),
) -> Table:
    """The table of one language.

    Args:
        language: Whose words are taken.
        entries: Concepts of any languages.
        stems: The stems of a phrase's words, for a phrase and its language.
        spelled: How a proper name is looked up, for the name and its language.
        said: Words of any languages that take the concepts of other words.
    """
    gathered = _Gathered(
        lambda phrase: tuple(stems(phrase, language)), lambda name: spelled(name, language)
    )
    for entry in entries:
        for place, phrase in enumerate(entry.words.get(language, ())):
            gathered.take(phrase, entry.key, (entry.certainty, place == 0), proper=entry.proper)
    return gathered.table(one for one in said if one.language == language)


class _Gathered:
    def __init__(
        self, stems: Callable[[str], tuple[str, ...]], spelled: Callable[[str], str]
    ) -> None:
        self._stems = stems
        self._spelled = spelled
        self._words: dict[str, _Meanings] = {}
        self._wholes: dict[tuple[str, str], _Meanings] = {}
        self._names: dict[str, _Meanings] = {}
        self._phrases: dict[tuple[str, ...], _Meanings] = {}
        self._small: set[str] = set()

    def take(self, phrase: str, key: str, meaning: _Meaning, *, proper: bool = False) -> None:
        """Take in that a word or phrase means a concept."""
        found = self._stems(phrase)
        if len(found) > 1:
            _mean(self._phrases.setdefault(found, {}), key, meaning)
        elif proper:
            _mean(self._names.setdefault(self._spelled(phrase), {}), key, meaning)
        elif found:
            _mean(self._words.setdefault(found[0], {}), key, meaning)
            _mean(self._wholes.setdefault((_whole(phrase), found[0]), {}), key, meaning)
            if not phrase[0].isupper():
                self._small.add(found[0])

    def table(self, said: Iterable[Said]) -> Table:
        """All that was taken in, and what is said for it."""
        words = {stem: _weighted(senses) for stem, senses in self._words.items()}
        wholes = {word: _weighted(senses) for word, senses in self._wholes.items()}
        names = {name: _weighted(senses) for name, senses in self._names.items()}
        phrases = {stems: _weighted(senses) for stems, senses in self._phrases.items()}

        def senses_of(phrase: str) -> tuple[Sense, ...]:
            found = self._stems(phrase)
            if len(found) != 1:
                return phrases.get(found, ())
            whole = wholes.get((_whole(phrase), found[0]))
            return whole or words.get(found[0]) or names.get(self._spelled(phrase), ())

        for one in said:
            senses = [sense for usual in one.usual for sense in _chosen(usual, senses_of(usual))]
            alone = () if senses else one.usual
            if alone:  # a concept of this language alone
                senses = [Sense(concept_key(one.usual[0]), BY_LEXICON)]
            for phrase in (*alone, *one.others):
                found = self._stems(phrase)
                if len(found) > 1:
                    phrases[found] = _with(phrases.get(found, ()), senses)
                elif found:
                    stem, whole = found[0], (_whole(phrase), found[0])
                    wholes[whole] = _with(wholes.get(whole) or words.get(stem, ()), senses)
                    if stem not in self._words:  # else it is the stem of other words as well
                        words[stem] = _with(words.get(stem, ()), senses)
                        self._small.add(stem)
        table = Table(
            words=words,
            wholes={
                word: senses for (word, stem), senses in wholes.items() if senses != words[stem]
            },
            names=names,
            capitals=frozenset(words.keys() - self._small),
        )
        for stems in sorted(phrases, key=lambda stems: (-len(stems), stems)):
            table.add(Phrase(stems, phrases[stems]))
        return table


def _whole(word: str) -> str:
    return plain_latin(fold(word))


def _mean(senses: _Meanings, key: str, meaning: _Meaning) -> None:
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


def _with(own: tuple[Sense, ...], said: Iterable[Sense]) -> tuple[Sense, ...]:
    """A word's senses and those of the words it is said for."""
    have = {sense.key for sense in own}
    share = _SAID_BESIDE if own else _SAID
    further = {
        sense.key: Sense(sense.key, round(sense.certainty * share, 3))
        for sense in said
        if sense.key not in have
    }
    return (*own, *sorted(further.values(), key=lambda sense: -sense.certainty))[:_MOST_SENSES]


def _chosen(word: str, senses: Sequence[Sense]) -> Sequence[Sense]:
    """The senses of a word that another takes: those named by it, else its surest."""
    named = [sense for sense in senses if sense.key.partition("~")[0] == concept_key(word)]
    sure = [sense for sense in senses if sense.certainty >= _NEARLY * senses[0].certainty]
    return named or sure[:_MOST_TAKEN]
