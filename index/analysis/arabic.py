"""Light stemming of folded Arabic words: articles, particles and endings, no roots.

A letter that may be a particle (و ف ب ك ل س) is cut only where the rest says so: an article
follows, or the rest is a word the lexicon knows. Otherwise the shorter reading is offered as a
second, less certain stem, so that neither وزير loses its first letter nor ولبنان keeps it.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from index.analysis.spoken import base_forms

__all__ = ["ArabicStemmer", "Stem", "bare", "ending"]

_ARTICLES = ("وبال", "فبال", "وكال", "ولل", "فلل", "وال", "فال", "بال", "كال", "لل", "ال")
_PARTICLES = ("وس", "فس", "وب", "ول", "وك", "فب", "فل", "و", "ف", "ب", "ك", "ل", "س", "ا")
_SUFFIXES = (
    "هما", "كما", "تين", "تان", "ها", "هم", "هن", "كم", "نا", "ات", "ون", "ين", "ان", "وا",
    "يه", "ه", "ي", "ت", "ا",
)  # fmt: skip
_BY_LAST = {
    last: tuple(suffix for suffix in _SUFFIXES if suffix[-1] == last)
    for last in {suffix[-1] for suffix in _SUFFIXES}
}
_ARTICLES_BY_FIRST = {
    first: tuple(article for article in _ARTICLES if article[0] == first)
    for first in {article[0] for article in _ARTICLES}
}
_PARTICLES_BY_FIRST = {
    first: tuple(particle for particle in _PARTICLES if particle[0] == first)
    for first in {particle[0] for particle in _PARTICLES}
}
_SHORT_STEM = 3
_VERBAL = ("سي", "ست", "سن", "ي", "ت", "ن")
_VERBAL_FIRST = frozenset(prefix[0] for prefix in _VERBAL)

# Words whose first letters look like an article.
_LOOKING_LIKE = """
الله التزام التقي التقاء التحاق التهاب التماس التفاف التقاط التباس التحم التزم التحق التقط
الغاء الغي الهام العاب المانيا الماني البانيا الباني الكتروني الكترونيات الاف الفاظ الفا
الكسندر السكا الزام الحاق القاء القي الي بالغ بالون فالق كالسيوم والد والده والدين والي
"""
_LOOKALIKES = frozenset(_LOOKING_LIKE.split())


class Stem(NamedTuple):
    """What a word may be led back to."""

    text: str
    """The key."""
    body: str
    """The word without particles and article, endings still on."""
    certainty: float
    """In (0, 1]; the first stem of a word has 1."""


def ending(word: str, shortest: int = 3) -> str:
    """`word` without its endings, at least `shortest` letters long.

    >>> ending("بريطانيه") == ending("بريطاني") == ending("بريطانيا")
    True
    """
    while len(word) > shortest:
        for suffix in _BY_LAST.get(word[-1], ()):
            if len(word) - len(suffix) >= shortest and word.endswith(suffix):
                word = word[: -len(suffix)]
                break
        else:
            break
    # شراءه and شراء: a final hamza is folded away
    return word[:-1] if word[-1:] == "ء" and len(word) > 3 else word


def bare(word: str) -> str:
    """`word` without its article and what is written onto it."""
    if word in _LOOKALIKES:
        return word
    for prefix in _ARTICLES_BY_FIRST.get(word[:1], ()):
        if word.startswith(prefix) and len(word) - len(prefix) >= (3 if prefix == "لل" else 2):
            return word[len(prefix) :]
    return word


class ArabicStemmer:
    """Stems of folded Arabic words.

    Args:
        known: Folded words that are whole as they are (the lexicon's); they steer the cuts and
            are never changed afterwards.
    """

    def __init__(self, known: AbstractSet[str] = frozenset()) -> None:
        self._known = known | _LOOKALIKES
        self._endings = frozenset(ending(word) for word in known if len(word) > 3)

    def whole(self, word: str) -> bool:
        """Whether a folded word is one of the lexicon as it stands."""
        return word in self._known

    def stems(self, word: str) -> tuple[Stem, ...]:
        """One to three stems of a folded word, the surest first."""
        body = self._body(word)
        found = [Stem(ending(body), body, 1.0)]
        if body not in self._known:
            shorter = self._shorter(body)
            if shorter != body:
                found.append(Stem(ending(shorter), shorter, 0.6))
            found.extend(self._spoken(body, shorter))
            found.extend(self._past(shorter))
        distinct = {stem.text: stem for stem in reversed(found)}
        return tuple(stem for stem in found if distinct[stem.text] is stem)[:3]

    def _spoken(self, body: str, shorter: str) -> Iterator[Stem]:
        """What a spoken form comes from: قصفو, انقتل, عالأرض."""
        if shorter in self._known:
            return
        for word in dict.fromkeys((body, shorter)):
            for base in base_forms(word, self._known.__contains__):
                yield Stem(ending(base), base, 0.8)

    def _past(self, word: str) -> Iterator[Stem]:
        """The past tense that a present or future one comes from: يستعمل, استعمل."""
        if word[:1] not in _VERBAL_FIRST:
            return
        for prefix in _VERBAL:
            rest = word[len(prefix) :]
            if len(rest) >= 3 and word.startswith(prefix):
                for past, certainty in ((rest, 0.6), ("ا" + rest, 0.6)):
                    if self._remains(past):
                        yield Stem(ending(past), past, certainty)
                yield Stem(ending(rest), rest, 0.4)

    def _knows(self, word: str) -> bool:
        return len(word) >= 3 and (word in self._known or ending(word) in self._endings)

    def _remains(self, rest: str) -> bool:
        """Whether the lexicon knows what a cut leaves: by its stem only where that is long.

        Nearly any three letters are the stem of some word once both ends are cut off.
        """
        if rest in self._known:
            return True
        stem = ending(rest)
        return len(stem) > _SHORT_STEM and stem in self._endings

    def _body(self, word: str) -> str:
        if word in self._known:
            return word
        if word.startswith("ال"):  # before a particle: الجنة is not a word that asks for لجنة
            cut = bare(word)
            if cut != word:
                return cut
        for prefix in _PARTICLES_BY_FIRST.get(word[:1], ()):
            rest = word[len(prefix) :]
            if len(rest) >= 3 and rest in self._known and word.startswith(prefix):
                return rest
        cut = bare(word)
        if cut != word:
            return cut
        if len(word) >= 5 and word[0] == "و" and self._remains(word[1:]):
            return word[1:]
        if len(word) >= 4 and word[0] == "و" and not self._knows(word):
            return word[1:]
        return word

    def _shorter(self, body: str) -> str:
        """The reading with one more particle cut off, or `body`."""
        for prefix in _PARTICLES_BY_FIRST.get(body[:1], ()):
            if prefix != "ا" and body.startswith(prefix):
                rest = body[len(prefix) :]
                if len(rest) >= 4 or self._remains(rest):
                    return bare(rest)
        return body
