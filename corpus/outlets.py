"""Who published a page, when it says so itself. A wrong name is worse than none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from corpus.article import Span
from corpus.cleaning import head_lines
from corpus.headlines import outlet_tail
from corpus.lines import split_lines

__all__ = ["find_outlet"]

_LONGEST_WORDS = 5
_COPYRIGHT = re.compile(
    r"^\W*(?:copyright\s*)?(?:©|\(c\))\s*(?:copyright\s*)?\d{4}(?:\s*[-–]\s*\d{4})?,?\s+(?:by\s+)?"
    r"(?P<name>[^.|,©–—-]{2,50}?)(?:\s*[.|,–—-]\s*.*|\s+all rights reserved.*)?$",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"^\W*(?:source|المصدر)\s*:\s*(?P<name>[^.:|]{2,50})$", re.IGNORECASE)
# Those who sell pictures are named on pages they did not publish.
_PICTURES = re.compile(r"getty|shutterstock|istock|alamy|unsplash|photo|image|صور", re.IGNORECASE)


def find_outlet(text: str, body: Sequence[Span]) -> str:
    """Return the outlet's name as the page gives it, empty when it is not sure.

    Three places count: the end of the headline ("Talks resume | The Daily"), a copyright line and a
    source line below the article. A source line above it may be that of a picture.
    """
    names = Counter(filter(None, map(outlet_tail, head_lines(text, body))))
    if names:
        return names.most_common(1)[0][0]
    return next(_below(text, body), "")


def _below(text: str, body: Sequence[Span]) -> Iterator[str]:
    end = body[-1].end if body else len(text)
    lines = split_lines(text[end:])
    for rule in (_COPYRIGHT, _SOURCE):
        for line in lines:
            match = rule.match(line.text)
            if match is None or _PICTURES.search(line.text):
                continue
            name = match["name"].strip()
            if len(name.split()) <= _LONGEST_WORDS:
                yield name
