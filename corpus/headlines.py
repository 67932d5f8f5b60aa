"""Headlines: recognising one, and taking off what pages glue to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.lines import fold

__all__ = ["bare", "best", "outlet_tail", "same"]

_CRUMB = re.compile(r"^Home(?:[A-Z][a-z]+(?: & [A-Z][a-z]+)?)*(?<=[a-z])(?<!Mc)(?<!Mac)(?=[A-Z])")
_CRUMB_HEAD = re.compile(r"^(?:Home|الرئيسية)(?=\S)")
_TAIL = re.compile(r"\s+[|｜]\s+(?P<outlet>[^|｜]{2,40})$")
_DASH_TAIL = re.compile(
    r"\s+[–—-]\s+(?P<outlet>[^–—|-]{2,40}\b(?:News|Times|Post|Herald|Journal|Tribune|Gazette|Daily"
    r"|Today|Online|Press|Magazine|TV|Radio|Reuters|BBC|CNN|AP News|Guardian))$"
)
_ELLIPSIS = re.compile(r"\s*(?:\.{2,}|…|\[…\])\s*$")
_LEAST_WORDS = 4
_NEAR = 0.8


def bare(line: str) -> str:
    """Return a headline without breadcrumbs before and the outlet's name after it.

    Example:
        >>> bare("HomeWorldAsiaTalks resume in Doha after a week | The Daily")
        'Talks resume in Doha after a week'
    """
    line = line.strip()
    crumbs = _CRUMB.match(line) if _CRUMB_HEAD.match(line) else None
    if crumbs:
        line = line[crumbs.end() :]
    tail = _tail(line)
    return line[: tail.start()].rstrip() if tail else line


def outlet_tail(line: str) -> str:
    """Return the outlet a headline ends with ("… | TOME"), or nothing when that is not sure."""
    tail = _tail(line.strip())
    return tail["outlet"].strip() if tail else ""


def same(line: str, other: str) -> bool:
    """Tell whether two lines are one headline: equal, cut short, or all but equal."""
    first, second = fold(_ELLIPSIS.sub("", line)), fold(_ELLIPSIS.sub("", other))
    if not first or not second:
        return False
    if first == second:
        return True
    if _ELLIPSIS.search(line) or _ELLIPSIS.search(other):
        short, long = sorted((first, second), key=len)
        return len(short.split()) >= _LEAST_WORDS and long.startswith(short)
    ours, theirs = set(first.split()), set(second.split())
    if min(len(ours), len(theirs)) < _LEAST_WORDS:
        return False
    return len(ours & theirs) >= _NEAR * len(ours | theirs)


def best(candidates: Sequence[str]) -> str:
    """Return the headline among the lines above an article: the one printed most often.

    Of several forms of it the fullest is taken; of equals the first.
    """
    groups: list[list[str]] = []
    for line in map(bare, candidates):
        home = next((group for group in groups if same(line, group[0])), None)
        if home is None:
            groups.append([line])
        else:
            home.append(line)
    if not groups:
        return ""
    group = max(groups, key=len)
    whole = [line for line in group if not _ELLIPSIS.search(line)] or group
    return max(whole, key=len)


def _tail(line: str) -> re.Match[str] | None:
    for rule in (_TAIL, _DASH_TAIL):
        match = rule.search(line)
        if (
            match
            and len(match["outlet"].split()) <= _LEAST_WORDS
            and len(line[: match.start()].split()) >= _LEAST_WORDS
        ):
            return match
    return None
