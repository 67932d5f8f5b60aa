"""A model's stream held back until a sentence is whole, with its citation marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from bot.model.citing import Mark, find_marks, open_bracket
from bot.model.plain import blank_markup, plain

__all__ = ["Block", "RawSentence", "SentenceStream", "Splitter"]

Block = Literal["prose", "item", "heading"]
Splitter = Callable[[str], Sequence[tuple[int, int]]]
"""Ranges of the sentences of one line, in order."""

_ENDINGS = ".!?؟。…"
_ENDS = tuple(_ENDINGS)
_HEADING = re.compile(r"\s*#{1,6}\s+")
_ITEM = re.compile(r"\s*(?:[-*•–‣▪]|\(?\d{1,2}[.)-])\s+")
_QUOTE = re.compile(r"\s*>+\s?")
_BOLD_LINE = re.compile(r"\s*(?:\*\*|__)[^*_]+(?:\*\*|__)\s*:?\s*")
_SECOND_STOP = re.compile(rf"(?<=[{_ENDINGS}])([\"'”’»)]*\s+)[.。](?=\s|$)")  # "It closed. [k3f7]."
_ENOUGH_TO_TELL = 6  # characters after which a line shows whether it is a list item

_THOUGHT = re.compile(r"<(?:think|thinking|reasoning)>", re.IGNORECASE)
_THOUGHT_OVER = re.compile(r"</(?:think|thinking|reasoning)>", re.IGNORECASE)
_CUT_TAG = re.compile(r"</?[a-zA-Z]{0,9}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class RawSentence:
    """A sentence as the model wrote it, before any check."""

    text: str
    """Plain text without marks; empty when the model wrote only marks."""
    cited: tuple[str, ...]
    """Keys it cites that exist."""
    unknown: tuple[str, ...]
    """Keys it cites that do not."""
    block: Block
    """What kind of line it stands in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Range:
    """Where a sentence stands in its line."""

    start: int
    """First character of what belongs to it, marks included."""
    end: int
    """One past the last."""
    words: int
    """First character of the sentence itself."""


class SentenceStream:
    r"""Collects pieces of text and lets whole sentences go.

    A sentence is whole when the next one has begun, when its line ends, or when the text ends.

    >>> stream = SentenceStream({"k3f7"}, lambda line: [(0, len(line))])
    >>> stream.feed("It clo"), stream.feed("sed [k3f7].\n")[0].text
    ([], 'It closed.')

    Args:
        keys: The keys the model was given.
        split: Finds the sentences of one line.
    """

    def __init__(self, keys: AbstractSet[str], split: Splitter) -> None:
        self._keys = keys
        self._split = split
        self._thoughts = _Thoughts()
        self._waiting = ""
        self._block: Block | None = None

    def feed(self, piece: str) -> list[RawSentence]:
        """Take the next piece of text, and give back the sentences it completes."""
        self._waiting += self._thoughts.feed(piece.replace("\r", ""))
        done: list[RawSentence] = []
        while "\n" in self._waiting:
            line, _, self._waiting = self._waiting.partition("\n")
            done += self._line(line)
        # Only a space can show that another sentence has begun: most pieces need no work.
        if any(c.isspace() for c in piece):
            done += self._begun()
        return done

    def close(self, *, whole: bool = True) -> list[RawSentence]:
        """The text has ended.

        Args:
            whole: False when it was cut: a last sentence without an end is then dropped.
        """
        line, self._waiting = self._waiting + self._thoughts.close(), ""
        cut = open_bracket(line)
        if cut is not None and line[cut] not in "(（":
            line = line[:cut]
        drafted = self._line(line)
        if not whole and drafted:
            bare = blank_markup(_blanked(line, find_marks(line, self._keys)))
            if not bare.rstrip(" \"'”’»)").endswith(_ENDS):
                drafted.pop()
        return drafted

    def _begun(self) -> list[RawSentence]:
        """The sentences of the unfinished line that are followed by another one."""
        if self._block is None and len(self._waiting.strip()) < _ENOUGH_TO_TELL:
            return []
        self._waiting = self._enter(self._waiting)
        line = self._waiting[: open_bracket(self._waiting)]
        if self._block == "heading":
            return []
        marks = find_marks(line, self._keys)
        ranges = self._ranges(line, marks)
        # The last may go on, and the one before it too until a whole word of the last is there:
        # a bare key or an abbreviation would look like a beginning.
        keep = 1 if ranges and re.search(r"\S\s", _blanked(line, marks)[ranges[-1].words :]) else 2
        finished = ranges[:-keep]
        if finished:
            self._waiting = self._waiting[finished[-1].end :]
        return [self._drafted(line, found, marks) for found in finished]

    def _line(self, line: str) -> list[RawSentence]:
        """The sentences of a line that is complete."""
        line = self._enter(line)
        marks = find_marks(line, self._keys)
        if _BOLD_LINE.fullmatch(line) and not marks:
            self._block = "heading"
        ranges = self._ranges(line, marks)
        if self._block == "heading":
            ranges = [_Range(start=0, end=len(line), words=0)]
        drafted = [self._drafted(line, found, marks) for found in ranges]
        self._block = None
        return [one for one in drafted if one.text or one.cited or one.unknown]

    def _enter(self, line: str) -> str:
        """Note what kind of line begins and take off what says so; once a line."""
        if self._block is not None:
            return line
        line = _QUOTE.sub("", line, count=1) if _QUOTE.match(line) else line
        self._block = "prose"
        if found := _HEADING.match(line):
            self._block = "heading"
        elif found := _ITEM.match(line):
            self._block = "item"
        return line[found.end() :] if found else line

    def _ranges(self, line: str, marks: Sequence[Mark]) -> list[_Range]:
        """Sentences with the marks after them, or before them where the line begins with one."""
        bare = blank_markup(_blanked(line, marks))
        spans = _cut_at_marks(bare, self._split(bare), marks)
        if not spans:
            return [_Range(start=0, end=len(line), words=0)] if marks else []
        leading = _is_leading(bare, marks)
        borders = [end for _, end in spans[:-1]] if leading else [start for start, _ in spans[1:]]
        edges = [0, *borders, len(line)]
        return [
            _Range(start=edges[n], end=edges[n + 1], words=words)
            for n, (words, _) in enumerate(spans)
        ]

    def _drafted(self, line: str, found: _Range, marks: Sequence[Mark]) -> RawSentence:
        own = [mark for mark in marks if found.start <= mark.start < found.end]
        text = _blanked(line, own)[found.start : found.end]
        return RawSentence(
            text=plain(text),
            cited=tuple(dict.fromkeys(key for mark in own for key in mark.known)),
            unknown=tuple(dict.fromkeys(key for mark in own for key in mark.unknown)),
            block=self._block or "prose",
        )


class _Thoughts:
    """Leaves out what a reasoning model writes for itself between `<think>` and `</think>`."""

    def __init__(self) -> None:
        self._inside = False
        self._rest = ""

    def feed(self, piece: str) -> str:
        self._rest += piece
        shown = ""
        while found := (_THOUGHT_OVER if self._inside else _THOUGHT).search(self._rest):
            shown += "" if self._inside else self._rest[: found.start()]
            self._rest = self._rest[found.end() :]
            self._inside = not self._inside
        cut = _CUT_TAG.search(self._rest)
        border = cut.start() if cut else len(self._rest)
        shown += "" if self._inside else self._rest[:border]
        self._rest = self._rest[border:]
        return shown

    def close(self) -> str:
        return "" if self._inside else self._rest


def _is_leading(bare: str, marks: Sequence[Mark]) -> bool:
    """Whether the line begins with a mark, so that marks stand before their sentences."""
    return bool(marks) and not bare[: marks[0].start].strip()


def _cut_at_marks(
    bare: str, spans: Sequence[tuple[int, int]], marks: Sequence[Mark]
) -> list[tuple[int, int]]:
    """The sentences, ended also where a full stop and a mark meet: no abbreviation is cited."""
    cuts: list[int] = []
    for mark in () if _is_leading(bare, marks) else marks:
        stop = re.match(rf"\s*[{_ENDINGS}]+[\"'”’»)]*(?=\s)", bare[mark.end :])
        if stop:
            cuts.append(mark.end + stop.end())
        elif bare[: mark.start].rstrip(" \"'”’»)").endswith(_ENDS):
            cuts.append(mark.end)
    pieces: list[tuple[int, int]] = []
    for start, end in spans:
        inside = [cut for cut in cuts if start < cut < end]
        edges = [start, *inside, end]
        for left, right in pairwise(edges):
            words = bare[left:right]
            if words.strip():
                at = left + len(words) - len(words.lstrip())
                pieces.append((at, left + len(words.rstrip())))
    return pieces


def _blanked(line: str, marks: Sequence[Mark]) -> str:
    """The line with its marks replaced by spaces, so that offsets stay what they were."""
    for mark in marks:
        line = line[: mark.start] + " " * (mark.end - mark.start) + line[mark.end :]
    return _SECOND_STOP.sub(r"\1 ", line) if marks else line
