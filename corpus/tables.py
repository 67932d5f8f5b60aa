"""Lines of a table (.csv) as rows, where a quote that is never closed costs its own row alone."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator

from corpus.decoding import MAX_BYTES

__all__ = ["table_rows"]

_MOST_REFUSED = 50
"""Rows of a file refused for their quotes: the end of each is looked for, which takes time."""


class _Lines:
    """Lines that can be given back, counted from 1."""

    def __init__(self, texts: Iterator[str]) -> None:
        self._texts = texts
        self._given_back: deque[str] = deque()
        self._number = 0
        self._size = 0
        self.taken: list[str] = []
        """The lines of the row that is being read."""

    @property
    def first(self) -> int:
        """The number of the row's first line."""
        return self._number - len(self.taken) + 1

    def begin(self) -> None:
        """A new row."""
        self.taken, self._size = [], 0

    def give_back(self) -> None:
        """All lines of the row but its first."""
        self._given_back.extendleft(reversed(self.taken[1:]))
        self._number -= len(self.taken) - 1
        del self.taken[1:]

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self._size > MAX_BYTES:
            raise StopIteration
        line = self._given_back.popleft() if self._given_back else next(self._texts)
        self._number += 1
        self._size += len(line)
        self.taken.append(line)
        return line


def table_rows(texts: Iterator[str], separator: str) -> Iterator[tuple[int, list[str] | str]]:
    """Yield for each row the number of its first line and its cells, or why it is refused.

    A cell in quotes may run over several lines. One whose quote is not closed where the cell ends
    would swallow the rows below it: its row is refused, and reading goes on with the next line
    that begins a row of as many cells as the first.

    Args:
        texts: The lines with their ends.
        separator: What stands between cells.
    """
    # The module's limit is one for the process, and its default is smaller than long articles.
    csv.field_size_limit(max(MAX_BYTES, csv.field_size_limit()))
    lines = _Lines(texts)
    rows = csv.reader(lines, delimiter=separator, strict=True)
    width = refused = 0
    among_the_rest = False  # of a refused row, whose further lines are no rows
    while True:
        lines.begin()
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error:
            rows = csv.reader(lines, delimiter=separator, strict=True)
            lines.give_back()
            found = _as_it_stands(lines.taken[0], separator, width)
            if isinstance(found, str):
                refused += 1
                among_the_rest = True
                last = refused == _MOST_REFUSED
                yield lines.first, found + ("; the rest of the file was not read" if last else "")
                if last:
                    return
                continue
            cells = found
        width = width or len(cells)
        among_the_rest = among_the_rest and len(cells) != width
        if cells and not among_the_rest:
            yield lines.first, cells


def _as_it_stands(line: str, separator: str, width: int) -> list[str] | str:
    """The cells of a line whose quotes are not as they should be, or why it is no row."""
    try:
        cells = next(csv.reader([line], delimiter=separator))
    except csv.Error as error:
        return f"is not a row ({error})"
    if len(cells) < width or cells[-1].endswith("\n"):
        return "opens a quote that is not closed where its cell ends; close it, or double it within"
    return cells
