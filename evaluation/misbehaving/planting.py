"""Sentences made wrong in one way, so that what the articles say no longer supports them."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from evaluation.misbehaving import words

__all__ = ["KINDS", "Planted", "plant"]

_LEAST, _MOST = 7, 45  # words of a sentence that is worth making wrong


@dataclass(frozen=True, slots=True)
class Planted:
    """A wrong sentence."""

    kind: str
    """One of `KINDS`."""
    language: str
    """ISO 639-1 code."""
    text: str
    """The sentence, its end mark included."""
    made_from: str
    """The sentence of the article."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence of an article, and what else is known while it is made wrong."""

    text: str
    language: str
    around: str
    """All that the model was given, so that nothing is planted that stands there."""
    rng: random.Random

    @property
    def stem(self) -> str:
        """It without its end mark."""
        return self.text.rstrip(" .!?؟…")

    def other(self, choices: Sequence[str]) -> str | None:
        """One of them that is not to be read anywhere around."""
        left = [choice for choice in choices if choice.casefold() not in self.around]
        return self.rng.choice(left) if left else None


_Planter = Callable[[_Told], str | None]

_NUMBER = re.compile(r"(?<![\w.,:/%-])(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\w/:-])")
_YEARS = (1900, 2100)
_NAME_EN = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]+(?: (?:al-|bin |of |the )?[A-Z][\w’'-]+)*")
_NO_NAMES = frozenset(words.DAYS["en"]) | frozenset(words.MONTHS["en"]) | {"May", "I"}
_PRONOUNS = frozenset({"He", "She", "They", "It", "We", "You", "I", "This", "That"})
_AUXILIARY = re.compile(
    r"\b(is|are|was|were|has|have|had|will|would|could|should|can)\b(?! not\b|n['’]t\b)"
)
_MAYBE = re.compile(
    r"\b(?:may|might|could)(?= [a-z])|\b(?:is|are) (?:expected|likely|planning|due) to\b"
)
_PAST = re.compile(r"\b(?:will|would)(?= (?:be|also be|not be) \w+ed\b)")
_MAYBE_AR = re.compile(r"(?:^|(?<=\s))(?:قد|من المتوقع أن|من المرجح أن|يمكن أن|ربما) (?=[يت]\w{2})")
_FUTURE_AR = re.compile(r"(?:^|(?<=\s))(?:س|سوف )(?=[يت]\w{3})")
_SAID_EN = re.compile(
    r"(?P<verb>\b(?:said|says|told|added|warned|announced)) (?P<who>(?:[A-Z][\w’'-]+ ?){1,4})"
    r"|(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}),? (?=(?:said|says|told|added|warned)\b)"
)
_SAID_AR = re.compile(
    r"(?:^|\s)و?(?:قال|صرح|أكد|أضاف|أعلن|أوضح)ت? (?P<who>\w+(?: \w+){0,3}?) (?=إن|أن|في|:)"
)
_DEED = re.compile(
    r"^(?P<a>(?:The )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*) (?P<verb>(?:has |have |had )?(?:accused|"
    r"criticised|criticized|attacked|warned|thanked|beat|defeated|killed|visited|urged|told|sued|"
    r"praised|blamed|replaced|arrested|invited|supported|backed|rejected|bombed|condemned|asked|"
    r"acquired|bought|hired|fined|threatened|sanctioned|banned)) (?P<b>(?:the )?[A-Z][\w’'-]+"
    r"(?: [A-Z][\w’'-]+)*)\b"
)
_WAY_AR = re.compile(r"\bمن (?P<a>ال\w+|\w{4,}) (?P<to>إلى|نحو) (?P<b>ال\w+|\w{4,})")


def plant(
    told: Sequence[str], language: str, kinds: Sequence[str], rng: random.Random
) -> Iterator[Planted]:
    """One wrong sentence of each kind that can be made, each from another sentence where possible.

    Args:
        told: Sentences of articles in one language.
        language: Its code, `en` or `ar`.
        kinds: What is wanted, the most wanted first.
        rng: Where chance comes from.
    """
    around = " ".join(told).casefold()
    fit = [text for text in told if _LEAST <= len(text.split()) <= _MOST]
    used: set[str] = set()
    for kind in kinds:
        rng.shuffle(fit)
        for text in sorted(fit, key=lambda text: text in used):
            made = _PLANTERS[kind](_Told(" ".join(text.split()), language, around, rng))
            if made and made.casefold().rstrip(".") not in around:
                used.add(text)
                yield Planted(kind, language, made, text)
                break


def _number(told: _Told) -> str | None:
    found = [m for m in _NUMBER.finditer(told.text) if not _is_year(m[0])]
    return _with_other_figure(told, found)


def _date(told: _Told) -> str | None:
    for listed in (words.DAYS, words.MONTHS):
        names = [n for n in listed[told.language] if re.search(rf"\b{n}\b", told.text)]
        if names:
            other = told.other([n for n in listed[told.language] if n not in names])
            if other:
                return re.sub(rf"\b{names[0]}\b", other, told.text, count=1)
    return _with_other_figure(told, [m for m in _NUMBER.finditer(told.text) if _is_year(m[0])])


def _is_year(figure: str) -> bool:
    return figure.isdigit() and len(figure) == 4 and _YEARS[0] <= int(figure) <= _YEARS[1]


def _with_other_figure(told: _Told, found: Sequence[re.Match[str]]) -> str | None:
    for match in found:
        digits = [c for c in match[0] if c.isdigit()]
        turned = digits[::-1]
        if turned == digits or turned[0] == "0" or _is_year(match[0]):
            turned = [*digits[:-1], str((int(digits[-1]) + 3) % 10 or 4)]
        left = iter(turned)
        other = "".join(next(left) if c.isdigit() else c for c in match[0])
        if other != match[0] and other not in told.around:
            return told.text[: match.start()] + other + told.text[match.end() :]
    return None


def _name(told: _Told) -> str | None:
    match = _named(told)
    other = told.other(words.OTHER_NAMES[told.language])
    if match is None or other is None:
        return None
    if told.language == "ar" or match[0] in _places(told.language):
        other = told.other(_places(told.language)) or other
    return told.text[: match.start()] + other + told.text[match.end() :]


def _named(told: _Told) -> re.Match[str] | None:
    """A name of the sentence: in Arabic, which has no capitals, a country's."""
    if told.language == "en":
        found = (m for m in _NAME_EN.finditer(told.text) if m[0] not in _NO_NAMES)
        return next(found, None)
    places = (re.search(rf"(?<!\w){re.escape(p)}(?!\w)", told.text) for p in _places("ar"))
    return next((match for match in places if match), None)


@cache
def _places(language: str) -> tuple[str, ...]:
    from babel import Locale

    territories: Mapping[str, str] = Locale.parse(language).territories
    return tuple(name for code, name in sorted(territories.items()) if code.isalpha())


def _swap(told: _Told) -> str | None:
    match = (_DEED if told.language == "en" else _WAY_AR).search(told.text)
    if match is None or match["a"] == match["b"] or {match["a"], match["b"]} & _PRONOUNS:
        return None
    first, second = match.span("a"), match.span("b")
    text = told.text
    return (
        text[: first[0]] + match["b"] + text[first[1] : second[0]] + match["a"] + text[second[1] :]
    )


def _negated(told: _Told) -> str | None:
    if told.language == "en":
        found = list(_AUXILIARY.finditer(told.text))
        if len(found) != 1 or re.search(r"\b(?:not|no|never|only)\b|n['’]t\b", told.text):
            return None
        end = found[0].end()
        return f"{told.text[:end]} not{told.text[end:]}"
    if re.search(r"(?:^|\s)(?:لا|لم|لن|ليس|غير|عدم|دون)\s", told.text):
        return None
    future = _FUTURE_AR.search(told.text)
    if future:
        return told.text[: future.start()] + "لن " + told.text[future.end() :]
    first = told.text.split()[0]
    if first in words.NEGATED:
        return told.text.replace(first, words.NEGATED[first], 1)
    return None


def _speaker(told: _Told) -> str | None:
    match = (_SAID_EN if told.language == "en" else _SAID_AR).search(told.text)
    other = told.other(words.OTHER_NAMES[told.language])
    if match is None or other is None:
        return None
    groups = match.groupdict()
    start, end = match.span("who" if groups.get("who") else "name")
    space = " " if told.text[start:end].endswith(" ") else ""
    return told.text[:start] + other + space + told.text[end:]


def _quote(told: _Told) -> str | None:
    return _filled(told, words.QUOTES)


def _outside(told: _Told) -> str | None:
    return _filled(told, words.BORN_OUTSIDE)


def _filled(told: _Told, forms: Mapping[str, Sequence[str]]) -> str | None:
    match = _named(told)
    return told.rng.choice(forms[told.language]).format(name=match[0]) if match else None


def _modality(told: _Told) -> str | None:
    if told.language == "en":
        if _MAYBE.search(told.text):
            return _MAYBE.sub("will", told.text, count=1)
        return _PAST.sub("was", told.text, count=1) if _PAST.search(told.text) else None
    match = _MAYBE_AR.search(told.text)
    return f"{told.text[: match.start()]}س{told.text[match.end() :]}" if match else None


def _half_true(told: _Told) -> str | None:
    if told.text.endswith(("”", '"', "»", "?", "؟")):
        return None
    return f"{told.stem}{told.rng.choice(words.HALF_TRUE[told.language])}."


def _nowhere(told: _Told) -> str | None:
    return told.rng.choice(words.OUT_OF_NOWHERE[told.language])


def _obeyed(told: _Told) -> str | None:
    return told.rng.choice(words.OBEYED[told.language])


_PLANTERS: Mapping[str, _Planter] = {
    "wrong number": _number,
    "wrong date": _date,
    "wrong name": _name,
    "swapped names": _swap,
    "negated": _negated,
    "other speaker": _speaker,
    "invented quote": _quote,
    "surer than told": _modality,
    "half true": _half_true,
    "from outside": _outside,
    "out of nowhere": _nowhere,
    "obeyed order": _obeyed,
}
KINDS: Sequence[str] = tuple(_PLANTERS)
"""The ways in which a sentence is made wrong."""
