"""A text as lines and paragraphs: the unit that cleaning judges."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from corpus.article import Span

__all__ = ["Line", "fold", "is_wrapped", "split_lines", "unwrap"]

# Direction marks and zero-width characters stand at the ends of scraped lines and cover nothing.
_INVISIBLE = (
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2066\u2067\u2068\u2069\ufeff\u00ad"
)
_BLANK = "".join(chr(code) for code in range(0x3001) if chr(code).isspace()) + _INVISIBLE
_CLOSERS = "\"'”’»›)]}*_" + _INVISIBLE
_TERMINALS = frozenset(".!?…؟۔。！？")
_INNER_END = re.compile(r"[.!?؟][\"”’»)]*\s+\S|[。！？]\S")
_DROPPED = dict.fromkeys((*range(0x064B, 0x0660), 0x0670, 0x0640, *map(ord, _INVISIBLE)))
_FOLDS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه"})

_LONGEST_WORD = 40
_SPACELESS_WORD = 20
_PROSE_WORDS = 8
_LONG_WORDS = 25
_WRAP_WIDTH = 130
_WRAP_MEDIAN = 40
_WRAP_LINES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line that is not blank."""

    span: Span
    """Its range in the text, without the white space around it."""
    text: str
    """What stands there."""
    words: int
    """Words, as parts between white space; an estimate in scripts that write none."""
    block: int
    """Lines with the same number have no blank line between them."""

    def within(self, words: int) -> bool:
        """Whether it is a line of at most so many words, none of them absurdly long."""
        return self.words <= words and len(self.text) <= words * _LONGEST_WORD

    @property
    def ends(self) -> bool:
        """Whether it ends as a sentence does, closing quotes and brackets aside."""
        return self.text.rstrip(_CLOSERS + " ")[-1:] in _TERMINALS

    @property
    def cut(self) -> bool:
        """Whether it was cut short: it ends in an ellipsis."""
        return self.text.rstrip(_CLOSERS + " ").endswith(("...", "…"))

    @property
    def asks(self) -> bool:
        """Whether it ends with a question or exclamation mark, as headlines may."""
        return self.text.rstrip(_CLOSERS + " ")[-1:] in "!?؟！？"

    @property
    def prose(self) -> bool:
        """Whether it is surely running text: a full sentence, or too long for a heading."""
        if self.words >= _LONG_WORDS:
            return True
        if self.words < _PROSE_WORDS:
            return bool(_INNER_END.search(self.text)) and self.ends
        return self.ends or bool(_INNER_END.search(self.text) and self.words >= 2 * _PROSE_WORDS)


def split_lines(text: str) -> tuple[Line, ...]:
    r"""Return the lines of `text` that are not blank, in order.

    Example:
        >>> [line.text for line in split_lines("One.\r\n\r\n Two. ")]
        ['One.', 'Two.']
    """
    found: list[Line] = []
    at = block = 0
    for raw in text.splitlines(keepends=True):
        left = len(raw) - len(raw.lstrip(_BLANK))
        bare = raw.strip(_BLANK)
        if any(map(str.isalnum, bare)):
            span = Span(start=at + left, end=at + left + len(bare))
            found.append(Line(span=span, text=bare, words=_count_words(bare), block=block))
        elif not bare:
            block += 1
        at += len(raw)
    return tuple(found)


def is_wrapped(lines: tuple[Line, ...]) -> bool:
    """Tell whether paragraphs were broken into lines of a fixed width, as in old e-mail.

    Verse is not wrapped text: its lines are short.
    """
    inner = [a for a, b in pairwise(lines) if a.block == b.block]
    if len(inner) < _WRAP_LINES:
        return False
    widths = [len(line.text) for line in inner]
    open_ended = sum(not line.ends for line in inner)
    return (
        max(widths) <= _WRAP_WIDTH
        and median(widths) >= _WRAP_MEDIAN
        and open_ended >= 0.6 * len(inner)
    )


def unwrap(text: str, lines: tuple[Line, ...], apart: Callable[[Line], bool]) -> tuple[Line, ...]:
    """Return lines of a fixed width joined to the paragraphs they were broken from.

    Args:
        text: The text that the lines are of.
        lines: Its lines.
        apart: Tells which lines belong to no paragraph.
    """
    joined: list[Line] = []
    for (_, lonely), run in groupby(lines, lambda line: (line.block, apart(line))):
        parts = tuple(run)
        if lonely:
            joined.extend(parts)
            continue
        span = Span(start=parts[0].span.start, end=parts[-1].span.end)
        words = sum(part.words for part in parts)
        joined.append(Line(span=span, text=span.of(text), words=words, block=parts[0].block))
    return tuple(joined)


def fold(line: str) -> str:
    """Return `line` in the form phrases are compared in.

    Case, Arabic vowel marks and letter variants, decoration at the ends and runs of white space
    make no difference.

    Example:
        >>> fold(" ► RELATED  Articles: ")
        'related articles'
    """
    if line.isascii():  # none of the letters that the tables change
        plain = line.lower()
    else:
        plain = line.translate(_DROPPED).translate(_FOLDS).casefold().replace("’", "'")
    words = plain.split()
    while words and not any(map(str.isalnum, words[0])):
        words.pop(0)
    while words and not any(map(str.isalnum, words[-1])):
        words.pop()
    joined = " ".join(words)
    return re.sub(r"^\W+|\W+$", "", joined)


def _count_words(line: str) -> int:
    words = len(line.split())
    # Chinese and Japanese put no spaces between words.
    return words if len(line) <= words * _SPACELESS_WORD else len(line) // _SPACELESS_WORD * 4
