"""Addresses of sentences in the page: `?article=ID&s=START-END`."""

from __future__ import annotations

import re
from urllib.parse import urlencode, urlsplit

from corpus.article import Span

__all__ = ["outside_link", "sentence_link", "span_from"]

_SPAN = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")


def sentence_link(article: str, start: int | None = None, end: int | None = None) -> str:
    """Where the page opens an article, with a range marked when one is given.

    >>> sentence_link("a b.txt", 3, 9)
    '?article=a+b.txt&s=3-9'
    """
    where = {"article": article}
    if start is not None and end is not None:
        where["s"] = f"{start}-{end}"
    return f"?{urlencode(where)}"


def span_from(text: str | None, length: int) -> Span | None:
    """The range a link names, or None when it names none of a text this long.

    >>> span_from("3-9", 100)
    Span(start=3, end=9)
    """
    found = _SPAN.fullmatch(text or "")
    if found is None:
        return None
    start, end = int(found[1]), int(found[2])
    return Span(start=start, end=end) if start < end <= length else None


def outside_link(address: str) -> str:
    """An article's own address when a browser may be sent there, else nothing.

    >>> outside_link("javascript:alert(1)")
    ''
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in ("http", "https") and parts.netloc else ""
