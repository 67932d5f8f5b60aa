"""An answer as it comes: checked sentences one by one, then the whole."""

from __future__ import annotations

from collections.abc import Generator, Iterator

from bot.answer import Answer, Citation, Statement
from bot.numbering import Numbering

__all__ = ["AnswerStream"]


class AnswerStream:
    """Iterate for statements; afterwards `answer` holds the whole.

    >>> for statement in bot.stream("Which country vetoed it?"):   # doctest: +SKIP
    ...     print(statement.text, statement.citations)

    Args:
        run: Yields statements and returns the answer.
        numbering: Fills with citations while `run` goes on.
    """

    def __init__(self, run: Generator[Statement, None, Answer], numbering: Numbering) -> None:
        self._run = run
        self._numbering = numbering
        self._answer: Answer | None = None

    def __iter__(self) -> Iterator[Statement]:
        """Each statement once its check has passed."""
        self._answer = yield from self._run

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations numbered so far."""
        return tuple(self._numbering.citations)

    @property
    def answer(self) -> Answer:
        """The whole answer; statements not yet asked for are composed first."""
        if self._answer is None:
            for _ in self:
                pass
        if self._answer is None:  # the stream was closed before it ended
            raise RuntimeError("the stream was stopped before the answer was whole")
        return self._answer
