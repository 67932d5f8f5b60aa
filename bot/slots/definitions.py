"""Sentences that tell what something is: they open with it and go on to say so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.asking import Asked
from bot.matching import Matcher, Piece, Reading
from index.analysis.terms import Unit

__all__ = ["definition_kind"]

_TELLS = re.compile(
    r"^[\"”’»)]*\s*(?:\(|[,،:–—-]\s|(?:is|are|was|were|means?|refers?|describes?)\b"
    r"|(?:هو|هي|هم|هما|عبارة|تعني|يعني|يعد|تعد|يعتبر|تعتبر|كان|كانت|مصطلح|اسم|نوع)(?!\w))",
    re.IGNORECASE,
)
# "الأسد حيوان": a noun without article behind one that has it is said of it.
_SAID_OF_IT = re.compile(
    r"^\s(?!ال|[يتسن]\w|[وفبلك]ال|في |من |على |عن |إلى |الى |أن |لا |ما )\w{3,}"
)
_OPENS = 6  # words within which what is told of is named
_OPENING, _NAMED = 0.5, 0.25


def definition_kind(asked: Asked, pieces: Sequence[Piece], reading: Reading, text: str) -> float:
    """1 for a sentence that opens with what is asked about and says what it is.

    Less for one that only opens with it, least for one that only names it; 0 for others.
    """
    start, end = asked.defined
    sought = [p for p in pieces if start <= p.unit.start and p.unit.end <= end]
    words = [u for u in reading.analysis.units if u.parts == 1]
    places = [_place(words, p) for p in sought]
    if not places or None in places:
        return 0.0
    last = max(n for n in places if n is not None)
    if last >= _OPENS:
        return _NAMED
    after = text[words[last].end :]
    arabic = reading.analysis.language == "ar"
    tells = _TELLS.match(after) or (arabic and _SAID_OF_IT.match(after))
    return 1.0 if tells else _OPENING


def _place(words: Sequence[Unit], piece: Piece) -> int | None:
    return next(
        (
            n
            for n, u in enumerate(words)
            if Matcher.match(piece, {t.key: t.weight for t in u.terms}) > 0
        ),
        None,
    )
