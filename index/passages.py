"""Passages: runs of whole sentences, the unit that is indexed and ranked."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from corpus.article import Article, Span

__all__ = ["Passage", "make_passages"]

_TOKENS = 200
"""Tokens a passage has at most, unless one sentence alone has more."""
_SHORTEST = 50
"""Tokens the last passage has at least; fewer go with the one before."""
_INVISIBLE = " \t\r\n\v\f\x1c\x1d\x1e\x1f\x85\u00a0\u2028\u2029\ufeff\u200b\u200e\u200f"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A run of whole sentences of one article's body."""

    id: str
    """Stable: made from the article's id, the range and the words."""
    article: str
    """Id of the article."""
    start: int
    """First code point in the article's text."""
    end: int
    """One past the last code point."""
    text: str
    """The article's text from `start` to `end`, unchanged."""
    sentences: tuple[Span, ...]
    """The sentences, as ranges of the article's text (not of the passage's)."""


def make_passages(article: Article, sentences: Sequence[Span]) -> tuple[Passage, ...]:
    """Cut an article into overlapping passages of whole sentences.

    A passage never reaches over text that is not body, so nothing but body can be quoted from it.

    Args:
        article: The article; its body decides where passages break.
        sentences: Its sentences in order, from `index.sentences.split`.

    Returns:
        Passages in order; every sentence is in at least one.
    """
    return tuple(
        _passage(article, run)
        for group in _unbroken(article, sentences)
        for run in _runs(group, [_tokens(sentence.of(article.text)) for sentence in group])
    )


def _unbroken(article: Article, sentences: Sequence[Span]) -> Iterator[list[Span]]:
    """Sentences with only white space between them."""
    group: list[Span] = []
    for sentence in sentences:
        if group and article.text[group[-1].end : sentence.start].strip(_INVISIBLE):
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def _runs(sentences: list[Span], tokens: list[float]) -> Iterator[list[Span]]:
    """Runs of about `_TOKENS` tokens, each beginning with the last sentence of the one before."""
    first, count = 0, len(sentences)
    after = [*accumulate(reversed(tokens), initial=0.0)][::-1]  # tokens from each sentence on
    while first < count:
        last, size = first, tokens[first]
        while last + 1 < count and size + tokens[last + 1] <= _TOKENS:
            last += 1
            size += tokens[last]
        # a tail too short to stand alone
        if after[last + 1] < _SHORTEST:
            last = count - 1
        yield sentences[first : last + 1]
        if last + 1 == count:
            return
        overlap = last > first and tokens[last] <= _TOKENS / 2
        first = last if overlap and tokens[last] + tokens[last + 1] <= _TOKENS else last + 1


def _tokens(text: str) -> float:
    """About how many tokens a text has: cheap, and near enough to cut by."""
    return 1.3 * len(text.split()) + len(text) / 400


def _passage(article: Article, sentences: Sequence[Span]) -> Passage:
    start, end = sentences[0].start, sentences[-1].end
    text = article.text[start:end]
    named = "\0".join((article.id, str(start), str(end), text))
    return Passage(
        id=hashlib.sha256(named.encode("utf-8", "surrogatepass")).hexdigest()[:24],
        article=article.id,
        start=start,
        end=end,
        text=text,
        sentences=tuple(sentences),
    )
