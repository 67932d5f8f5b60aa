"""Citation marks as models write them: found, read and taken out of the sentence.

`[k3f7]`, `[k3f7, p2d8]`, `[[k3f7]]`, `【k3f7】`, `[k3f7](#)`, `(k3f7؛ p2d8)`, Arabic digits,
or keys without a bracket. A plain number in square brackets, and what can only be a made-up key
there, is a mark that names nothing; "[sic]" and "[the minister]" are words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from bot.model.keys import KEY

__all__ = ["Mark", "find_marks", "open_bracket"]

_OPEN, _CLOSE = "[【〔［", "]】〕］"
_INSIDE = rf"[^{re.escape(_OPEN + _CLOSE)}\n]{{1,200}}"
_SQUARE = re.compile(
    rf"[{re.escape(_OPEN)}]{{1,2}}(?P<inside>{_INSIDE})[{re.escape(_CLOSE)}]{{1,2}}"
    r"(?:\([^()\s]{0,200}\))?"
)
_ROUND = re.compile(r"[(（](?P<inside>[^()（）\n]{2,200})[)）]")
_BARE = re.compile(r"(?<!\w)(?P<inside>\w{4}(?:\s*[,،;؛]\s*\w{4})*)(?!\w)")
_APART = re.compile(
    r"[\s,،;؛、|&+^:†#*_\"'-]+|(?<!\w)(?:and|(?:source|key|article|passage|sentence|document|doc|ref|"
    r"reference|citation)s?|و|مصدر|المصدر|جملة|الجملة|مقال|المقال)(?!\w)"
)
_NUMBER = re.compile(r"\d{1,3}")
# What a model makes up in place of a key: "s1", "a1b2", or letters that are no word.
_MADE_UP = re.compile(
    r"[a-z]{1,8}\d{1,4}[a-z0-9]{0,4}|\d{1,4}[a-z][a-z0-9]{0,4}|[b-df-hj-np-tv-xz]{4}"
)
_LONGEST_OPEN = 200  # characters after a bracket beyond which it is prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A citation mark in a model's text."""

    start: int
    """First character of the mark."""
    end: int
    """One past its last."""
    known: tuple[str, ...]
    """Keys in it that were given to the model."""
    unknown: tuple[str, ...]
    """What looks like a key and was not."""


def find_marks(text: str, keys: AbstractSet[str]) -> tuple[Mark, ...]:
    """The marks of a text, in order, apart from each other.

    >>> find_marks("It closed [k3f7, b2b2].", {"k3f7"})
    (Mark(start=10, end=22, known=('k3f7',), unknown=('b2b2',)),)

    Args:
        text: What a model wrote.
        keys: The keys it was given.
    """
    marks: list[Mark] = []
    for pattern, square in ((_SQUARE, True), (_ROUND, False), (_BARE, False)):
        for found in pattern.finditer(text):
            if any(m.start < found.end() and found.start() < m.end for m in marks):
                continue
            known, unknown = _read(found["inside"], keys, square=square)
            # Without a bracket only a key that was given is a mark: "b2b2" may be a word of prose.
            if known or (unknown and pattern is not _BARE):
                marks.append(
                    Mark(start=found.start(), end=found.end(), known=known, unknown=unknown)
                )
    return tuple(sorted(marks, key=lambda mark: mark.start))


def open_bracket(text: str) -> int | None:
    """Where a bracket or tag opens that is not closed yet, None when there is none.

    >>> open_bracket("It closed [k3")
    10
    """
    tail = max(text.rfind(c) for c in _OPEN + "<(（")
    if tail < 0 or len(text) - tail > _LONGEST_OPEN:
        return None
    closers = {"<": ">", "(": ")", "（": "）"}.get(text[tail], _CLOSE)
    if any(c in text[tail:] for c in closers):
        return None
    while tail > 0 and text[tail - 1] in _OPEN:  # "[[" opens at its first bracket
        tail -= 1
    return tail


def _read(
    inside: str, keys: AbstractSet[str], *, square: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The keys in a bracket, or nothing when it holds anything else."""
    known: dict[str, None] = {}
    unknown: dict[str, None] = {}
    for token in filter(None, _APART.split(_plain(inside))):
        if token in keys:
            known[token] = None
        elif KEY.fullmatch(token) or (
            square and (_NUMBER.fullmatch(token) or _MADE_UP.fullmatch(token))
        ):
            unknown[token] = None
        else:
            return (), ()
    return tuple(known), tuple(unknown)


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).lower()
    return "".join(str(unicodedata.digit(c, c)) if c.isdigit() else c for c in folded)
