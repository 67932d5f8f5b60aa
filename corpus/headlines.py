"""Headlines: recognising one, and taking off what pages glue to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.lines import fold

__all__ = ["bare", "best", "outlet_tail", "same"]

_CRUMB = re.compile(r"^Home(?:[A-Z][a-z]+(?: & [A-Z][a-z]+)?)*(?<=[a-z])(?<!Mc)(?<!Mac)(?=[A-Z])")
_CRUMB_HEAD = re.compile(r"^(?:Home|الرئيسية)(?=\S)")
_TAIL = re.compile(r"\s+[|｜]\s+(?P<outlet>[^|｜]{2,40})$")
_OUTLET_WORDS = (
    "News|Times|Post|Herald|Journal|Tribune|Gazette|Daily|Today|Online|Press|Magazine|TV|Radio"
    "|Network|Agency|Observer|Chronicle|Telegraph|Star|Standard|Monitor|Reuters|Guardian|Politico"
    "|Al Jazeera|Bloomberg"
)
_DASH_TAIL = re.compile(
    rf"\s+[–—-]\s+(?P<outlet>(?:[^–—|-]{{2,40}}\s)?(?:{_OUTLET_WORDS}|BBC|CNN))$"
)
_OUTLET_NAME = re.compile(
    rf"\b(?:{_OUTLET_WORDS})\b|^The\s[A-Z]|^[A-Z][A-Z0-9&]{{1,7}}(?:\s[A-Z][a-z]+)?$|\.[a-z]{{2,4}}$"
    r"|(?:^|\s)(?:صحيفة|جريدة|وكالة|قناة|موقع|شبكة|بوابة|مجلة|إذاعة)\s\w"
)
_SECTION = re.compile(
    r"(?:the )?(?:latest|breaking|world|local|top|live|us|uk)?\s?"
    r"(?:news|politics|world|opinion|video|live|sport|business|today|online|daily|us|uk|eu|un)",
    re.IGNORECASE,
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
    """Return the outlet a headline ends with ("… | TOME"), or nothing when that is not sure.

    A tail may as well be a topic ("… | Election 2024"), so that it must look like a name: words
    that outlets are called by, an article before it, capitals only, or an address.
    """
    tail = _tail(line.strip())
    if tail is None or line.isupper():
        return ""
    name = tail["outlet"].strip()
    return name if _OUTLET_NAME.search(name) and not _SECTION.fullmatch(name) else ""


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


def best(candidates: Sequence[str], body: str = "") -> str:
    """Return the headline among the lines above an article.

    It is the one printed most often, the first of equals, in its fullest form. Lines that share
    words with the article go before those that do not: menus and buttons stand there too.
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
    known = set(fold(body).split())
    group = max(groups, key=lambda lines: (*_fitness(lines[0], known), len(lines)))
    whole = [line for line in group if not _ELLIPSIS.search(line)] or group
    return max(whole, key=len)


def _fitness(line: str, known: set[str]) -> tuple[bool, bool]:
    """Whether a line has words of the article, and enough of its own.

    One to three words above an article are an author, a section or an outlet.
    """
    words = {word for word in fold(line).split() if len(word) >= _LEAST_WORDS}
    return len(words & known) >= min(2, len(words) or 1), len(line.split()) >= _LEAST_WORDS


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
