"""Copies of one story that differ in a sentence: an edit is a telling of its own.

A copy counts once with its original, but where somebody changed a figure or a name the two no
longer say the same. The sentence of a copy that stands for one of the original is found by the
words they share.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from bot.candidates import Candidate
from bot.checking.opposites import Opposites
from bot.matching import Piece, Reading
from corpus.article import Article, Span

__all__ = ["Archive", "Edit", "edited", "find_edit"]

_WORD = re.compile(r"\w+")
_SHORTEST = 5
_SHARED = 0.5
_PARALLEL = 0.6
_LONGEST_EDIT = 6
_MOST_EDITS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """What is needed of the index."""

    article: Callable[[str], Article]
    """Gives an article by id."""
    sentences: Callable[[str], Sequence[Span]]
    """Its sentences that may be quoted."""
    origin: Callable[[str], str]
    """Id of the first article of a group of copies."""
    copies: Callable[[str], Sequence[str]]
    """The other articles of its group that may be used."""
    read: Callable[[str, str], Reading]
    """A text of a language."""
    found: Callable[[Piece, Reading], float]
    """How surely a piece of the question occurs in a text."""
    supports: Callable[[Candidate, Candidate], bool]
    """Whether the second sentence supports the first."""
    opposites: Opposites
    """Words that exclude one another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """The one stretch in which two sentences differ, as ranges of each."""

    ours: tuple[int, int]
    theirs: tuple[int, int]


def edited(candidates: Sequence[Candidate], archive: Archive) -> list[Candidate]:
    """For each candidate the sentences that copies of its article have in its place, if changed."""
    found: dict[tuple[str, int], Candidate] = {}
    known = {(c.article, c.span.start) for c in candidates}
    for candidate in candidates:
        for copy in archive.copies(candidate.article):
            text = archive.article(copy).text
            if candidate.text in text:
                continue
            place = _parallel(candidate.text, text, archive.sentences(copy))
            if place is None:
                continue
            ordinal, span = place
            if (copy, span.start) not in known and (copy, span.start) not in found:
                words = span.of(text)
                found[copy, span.start] = replace(
                    candidate,
                    article=copy,
                    span=span,
                    text=words,
                    ordinal=ordinal,
                    reading=archive.read(words, candidate.language),
                )
    return list(found.values())


def _parallel(sentence: str, text: str, spans: Sequence[Span]) -> tuple[int, Span] | None:
    ours = _WORD.findall(sentence.casefold())
    if len(ours) < _SHORTEST:
        return None
    best, place = _PARALLEL, None
    for ordinal, span in enumerate(spans):
        theirs = _WORD.findall(span.of(text).casefold())
        if len(set(ours) & set(theirs)) < _SHARED * max(len(set(ours)), len(set(theirs))):
            continue
        ratio = SequenceMatcher(None, ours, theirs, autojunk=False).ratio()
        if ratio > best:
            best, place = ratio, (ordinal, span)
    return place


def find_edit(ours: str, theirs: str) -> Edit | None:
    """The first stretch in which two sentences differ, when there are few and short ones.

    >>> find_edit("The dam held, engineers found.", "The dam broke, engineers found.")
    Edit(ours=(8, 12), theirs=(8, 13))
    """
    a, b = list(_WORD.finditer(ours)), list(_WORD.finditer(theirs))
    matcher = SequenceMatcher(
        None, [m[0].casefold() for m in a], [m[0].casefold() for m in b], autojunk=False
    )
    changed = [op for op in matcher.get_opcodes() if op[0] != "equal"]
    if not 0 < len(changed) <= _MOST_EDITS or matcher.ratio() < _PARALLEL:
        return None
    if any(max(a1 - a0, b1 - b0) > _LONGEST_EDIT for _, a0, a1, b0, b1 in changed):
        return None
    for kind, a0, a1, b0, b1 in changed:
        if kind == "replace":
            return Edit(
                ours=(a[a0].start(), a[a1 - 1].end()), theirs=(b[b0].start(), b[b1 - 1].end())
            )
    return None
