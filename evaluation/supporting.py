"""Each statement of an answer held against what it cites, by the verifier.

ALCE does this with a model of natural language inference. Here the words cited are one document and
the statement is a claim about it (`bot.engine.Engine.check`).
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.answer import Answer
from corpus.errors import DatelineError
from evaluation.outcome import Support
from evaluation.subject import Subject

__all__ = ["supports"]


def supports(answer: Answer, subject: Subject) -> tuple[Support, ...]:
    """Judge every statement shown.

    Args:
        answer: Whose statements name their citations by number.
        subject: Checks a claim by a document.
    """
    quotes = {citation.n: citation.quote for citation in answer.citations}
    return tuple(
        _support(said.text, [quotes[n] for n in said.citations if n in quotes], subject)
        for said in answer.statements
    )


def _support(said: str, quotes: Sequence[str], subject: Subject) -> Support:
    together = _holds(said, quotes, subject)
    if len(quotes) == 1 or not together:
        return Support(together=together, needed=(together,) * len(quotes))
    needed = tuple(
        _holds(said, [quote], subject)
        or not _holds(said, [*quotes[:place], *quotes[place + 1 :]], subject)
        for place, quote in enumerate(quotes)
    )
    return Support(together=together, needed=needed)


def _holds(said: str, quotes: Sequence[str], subject: Subject) -> bool:
    if not quotes:
        return False
    try:
        return subject.check(said, document="\n\n".join(quotes)).verdict == "supported"
    except DatelineError:  # a statement without words says nothing that could be supported
        return False
