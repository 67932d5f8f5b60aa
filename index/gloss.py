"""English words for a text in another language, so that an English embedder can place it.

The embedded vectors know English alone: texts in another script fall into one corner and lie far
from an English text that says the same. The analyser knows which concepts their words may stand
for, and a concept is named by an English word. Replacing words by dictionary translations before
comparing texts is as old as cross-language retrieval (Ballesteros and Croft, "Dictionary methods
for cross-lingual information retrieval", DEXA 1996).
"""

from __future__ import annotations

import calendar
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from corpus.languages import detect
from index.analysis.lexeme import surest
from index.analysis.normalise import fold, is_arabic, is_latin
from index.analysis.terms import Analysis, Term, Unit
from index.embedding import LONGEST, Embedder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from index.analysis.analyser import Analyser
    from index.analysis.bulk import BulkReader, ReadText
    from index.analysis.phrases import Found
    from index.analysis.written_words import WordTable

__all__ = [
    "Glosser",
    "GlossingEmbedder",
    "Told",
    "chosen",
    "gloss",
    "glossing",
    "script_language",
]

_MOST_SENSES = 2
_BESIDE_BEST = 0.5
"""Least certainty of a second sense, as a share of the best one's."""

_LEAST_KNOWN = 0.25
"""Share of a text's content words that must have a concept for the gloss to stand for it."""

_SCRIPT_FROM = 400
"""Letters of a text that show its script."""

_MOST_WORDS = 1 << 17
"""Written words that are remembered."""

_LETTERS = "ا ب ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ ف ق ك ل م ن ه و ي"
_HEARD = "a b t th j h kh d dh r z s sh s d t z a gh f q k l m n h o i"
_SOUNDS = dict(zip(_LETTERS.split(), _HEARD.split(), strict=True))


def gloss(analysis: Analysis) -> str:
    """A text's content in English words: concepts by name, figures, names by their sound.

    Words of a phrase that is a concept are left to the phrase. A word with several senses gives
    its best two; no order of words is kept that an averaging embedder would see.

    Args:
        analysis: A text in any language.
    """
    return _joined([_told(unit) for unit in _units(analysis)])


def glossing(embedder: Embedder, analyser: Analyser) -> Embedder:
    """`embedder` as one that is given English only; itself when it knows more languages."""
    return GlossingEmbedder(embedder, analyser) if embedder.english_only else embedder


class GlossingEmbedder:
    """An embedder of English that is given glosses of texts in other scripts.

    Args:
        embedder: Knows English only.
        analyser: Knows what the words of other languages mean.
    """

    english_only = False

    def __init__(self, embedder: Embedder, analyser: Analyser) -> None:
        self.plain = embedder
        self._analyser = analyser
        self._lock = Lock()
        self._glosser: Glosser | None = None

    @property
    def name(self) -> str:
        """What the index records."""
        return f"{self.plain.name}+gloss"

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        return self.plain.dimensions

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text, of length 1; a row of zeros for a text without a token."""
        from index.analysis.bulk import BulkReader

        with self._lock:
            glosser = self._glosser
            if glosser is None or glosser.size > _MOST_WORDS:
                glosser = self._glosser = Glosser(BulkReader(self._analyser))
            english = glosser.all_english([text[:LONGEST] for text in texts])
        return self.plain.embed(english)


class Told(NamedTuple):
    """What is told of a unit."""

    words: str
    known: bool
    """Whether it has a concept."""


class Glosser:
    """Puts many texts into English words, each written word once.

    Args:
        reader: Reads the texts; it remembers their words.
    """

    def __init__(self, reader: BulkReader) -> None:
        self._reader = reader
        self._words = _ToldWords(reader.words)

    @property
    def size(self) -> int:
        """How many written words it remembers."""
        return len(self._reader.words.lexemes)

    def english(self, text: str) -> str:
        """A text as the embedder is given it."""
        language = script_language(text)
        return text if language == "en" else chosen(self.told(text, language), text)

    def all_english(self, texts: Sequence[str]) -> list[str]:
        """The same of many texts, which costs less together."""
        languages = [script_language(text) for text in texts]
        other = [n for n, language in enumerate(languages) if language != "en"]
        if not other:
            return list(texts)
        read = self._reader.read_all([(texts[n], languages[n]) for n in other])
        english = list(texts)
        for n, found in zip(other, read, strict=True):
            english[n] = chosen(self.told_of(texts[n], found), texts[n])
        return english

    def told(self, text: str, language: str) -> list[Told]:
        """Of the content of a text, without the words of phrases that are there."""
        return self.told_of(text, self._reader.read(text, language))

    def told_of(self, text: str, read: ReadText | Analysis) -> list[Told]:
        """The same of a text as its reader has read it."""
        if isinstance(read, Analysis):
            return [_told(unit) for unit in _units(read)]
        phrases: dict[int, list[Found]] = {}
        for found in sorted(read.found, key=lambda found: -found.last):
            phrases.setdefault(found.first, []).append(found)
        words = read.words.tolist()
        reach, last, told = -1, 0, []
        for at in sorted(phrases):
            told += self._plainly(words[max(last, reach + 1) : at])
            further: tuple[Term, ...] = ()
            for found in phrases[at]:
                if found.last == at:
                    further = found.terms
                elif found.last > reach:
                    told.append(_told(_phrase(text, read, found)))
                    reach = found.last
            if at > reach:
                told += self._beside(words[at], further) if further else self._plainly([words[at]])
            last = at + 1
        return told + self._plainly(words[max(last, reach + 1) :])

    def _plainly(self, numbers: Sequence[int]) -> list[Told]:
        """Of words that stand for themselves; none of function words."""
        return [told for told in map(self._words.__getitem__, numbers) if told]

    def _beside(self, number: int, further: tuple[Term, ...]) -> list[Told]:
        """Of a word that stands for more beside the words around it."""
        words = self._reader.words
        lexeme = words.lexemes[number]
        terms = surest((*lexeme.terms, *further))
        return [_of_word(words.surfaces[number], terms)] if lexeme.content else []


class _ToldWords(dict[int, "Told | None"]):
    """What is told of each written word, by its number; None of function words."""

    def __init__(self, words: WordTable) -> None:
        super().__init__()
        self._table = words

    def __missing__(self, number: int) -> Told | None:
        lexeme = self._table.lexemes[number]
        told = _of_word(self._table.surfaces[number], lexeme.terms) if lexeme.content else None
        self[number] = told
        return told


def _of_word(surface: str, terms: tuple[Term, ...]) -> Told:
    return _told(Unit(0, 0, surface, terms, content=True, name=False))


def chosen(told: Sequence[Told], text: str) -> str:
    """What is told of a text, or the text itself where too little of it is known."""
    known = sum([one.known for one in told])
    return _joined(told) if known >= _LEAST_KNOWN * max(1, len(told)) else text


def script_language(text: str) -> str:
    """`en` for Latin letters, whatever they say: their words are not glossed."""
    if text.isascii():
        return "en"
    scripts = Counter(map(_script, text[:_SCRIPT_FROM]))
    letters = scripts.total() - scripts[""]
    if 2 * scripts["en"] >= letters:
        return "en"
    if 2 * scripts["ar"] > letters:
        return "ar"
    return detect(text[:_SCRIPT_FROM])


@lru_cache(maxsize=4096)
def _script(char: str) -> str:
    """`en` for a Latin letter, `ar` for an Arabic one; empty for what is no letter."""
    if not char.isalpha():
        return ""
    return "en" if is_latin(char) else "ar" if is_arabic(char) else "other"


def _phrase(text: str, read: ReadText, found: Found) -> Unit:
    start, end = read.tokens[found.first].start, read.tokens[found.last].end
    return Unit(start, end, text[start:end], found.terms, content=True, name=False)


def _joined(told: Sequence[Told]) -> str:
    return " ".join([one.words for one in told])


def _told(unit: Unit) -> Told:
    return Told(" ".join(_words(unit)), any(term.kind == "concept" for term in unit.terms))


def _units(analysis: Analysis) -> list[Unit]:
    """The content units without the words of phrases that are there."""
    reach = -1
    told = []
    for unit in analysis.units:  # a phrase stands before its words
        if unit.content and unit.end > reach:
            told.append(unit)
            if unit.parts > 1:
                reach = unit.end
    return told


def _words(unit: Unit) -> Iterable[str]:
    if unit.text.isascii():
        return (unit.text,)
    senses = [term for term in unit.terms if term.kind == "concept"]
    if senses:
        least = _BESIDE_BEST * senses[0].weight
        return (_named(term.key) for term in senses[:_MOST_SENSES] if term.weight >= least)
    figures = [term.key for term in unit.terms if term.kind in ("number", "date")]
    return (_figure(figures[0]) if figures else _sound(unit.text),)


def _named(key: str) -> str:
    """The English word that a concept's key is made of."""
    return key.removeprefix("#").partition("~")[0].replace("_", " ")


def _figure(key: str) -> str:
    """A number as it is, a date with the month's name."""
    if key[0] == "=":
        return key[1:].removesuffix(".0")
    year, _, rest = key[1:].partition("-")
    month, _, day = rest.partition("-")
    return " ".join(filter(None, (day, month and calendar.month_name[int(month)], year)))


def _sound(word: str) -> str:
    """A word in Latin letters, near enough for pieces of names to meet."""
    heard = "".join(_SOUNDS.get(char, char) for char in fold(word).removeprefix("ال"))
    return unicodedata.normalize("NFKC", heard)
