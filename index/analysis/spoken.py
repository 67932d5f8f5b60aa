"""Arabic as it is posted: spoken forms, words run together, letters stretched.

Spoken Arabic writes an article onto a preposition (عالأرض, بهالحرب), the plural without its last
alif (قصفو), a passive with ان or ات (انقتل, اتنشر) and pronouns behind all of them (دفنوهم). What
such a form comes from is offered only where the lexicon has it as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from index.analysis.commonness import rarity

__all__ = ["base_forms", "unstretched"]

_PREPOSED = ("عال", "وعال", "هال", "بهال", "لهال", "وهال", "عهال", "فهال")
_PRONOUNS = ("وهما", "وهم", "وها", "وهن", "وكم", "ونا", "وني", "وه", "وك", "وا", "و", "ن")
_TENSES = ("", "و", "ب", "وب", "ح", "ه")
_VOICES = ("", "ين", "يت", "تن", "تت", "نت", "ان", "ات", "ي", "ت", "ن")
_NO_VOICE = ("",)
_BY_FIRST = {
    first: tuple(voice for voice in _VOICES if voice[:1] in ("", first))
    for first in {voice[0] for voice in _VOICES if voice}
}
_SHORTEST = 3
_STRETCHED = re.compile(r"([^\W\d_])\1\1+")
_ROMAN = re.compile("[ivxlcdm]+")


def base_forms(word: str, whole: Callable[[str], bool]) -> Iterator[str]:
    """Words of the lexicon that a folded spoken form may come from, the likeliest first.

    >>> list(base_forms("دفنوهم", {"دفن"}.__contains__))
    ['دفن']

    Args:
        word: Folded, and not itself in the lexicon.
        whole: Whether a folded word is in the lexicon as it stands.
    """
    for prefix in _PREPOSED:
        rest = word[len(prefix) :]
        if word.startswith(prefix) and len(rest) >= _SHORTEST and whole(rest):
            yield rest
    for stem in _without_pronoun(word):
        for tense in _TENSES:
            if not stem.startswith(tense):
                continue
            for voice in _BY_FIRST.get(stem[len(tense) : len(tense) + 1], _NO_VOICE):
                cut = len(tense) + len(voice)
                rest = stem[cut:]
                if (
                    len(rest) >= _SHORTEST
                    and (voice or not tense)
                    and whole(rest)
                    and stem.startswith(voice, len(tense))
                    and rest != word
                ):
                    yield rest
    yield from _run_together(word, whole)


def _without_pronoun(word: str) -> Iterator[str]:
    yield word
    for pronoun in _PRONOUNS:
        if word.endswith(pronoun) and len(word) - len(pronoun) >= _SHORTEST:
            yield word[: -len(pronoun)]


def _run_together(word: str, whole: Callable[[str], bool]) -> Iterator[str]:
    """Two words without the space between them, the second with its article: تشتهرالبلد."""
    at = word.find("ال", _SHORTEST)
    if at > 0 and len(word) - at - 2 >= _SHORTEST and whole(word[:at]) and whole(word[at + 2 :]):
        yield word[at + 2 :]
        yield word[:at]


def unstretched(folded: str, language: str) -> str:
    """A word without letters that are written three times or more: عاااجل, nooooo.

    >>> unstretched("عاااجل", "ar"), unstretched("goooood", "en"), unstretched("www", "en")
    ('عاجل', 'good', 'www')
    """
    if not _STRETCHED.search(folded) or _ROMAN.fullmatch(folded):
        return folded
    once, twice = (_STRETCHED.sub(written, folded) for written in (r"\1", r"\1\1"))
    if len(once) < 2 or (len(once) < _SHORTEST and once[0] == once[-1]):
        return folded
    return min((once, twice), key=lambda word: rarity(word, language))
