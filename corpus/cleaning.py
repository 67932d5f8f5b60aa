"""Which parts of a page are the article: ranges of the original, never rewritten text.

Lines are judged one by one and then by their neighbours, in the manner of boilerplate removal by
shallow text features (Kohlschütter, Fankhauser and Nejdl, "Boilerplate Detection using Shallow Text
Features", WSDM 2010), with one bias: where it is not sure, a line stays. A page that is not mostly
running text (a list, a poem, a post without full stops) loses only lines that are surely furniture.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, pairwise

from corpus import furniture, headlines
from corpus.article import Span
from corpus.lines import Line, is_wrapped, split_lines, unwrap

__all__ = ["body_spans", "headline"]

_PROSE_SHARE = 0.5
"""Least share of running text for what stands above it to count as the page's head."""
_STEADY_SHARE = 0.7
"""Least share of running text for a line without a full stop to count as a heading."""
_HEADING_SHARE = 0.15
"""Most of a page that headings may be; beyond it they are its content."""
_PROSE_AROUND_ONE = 3
"""Paragraphs that make one heading plausible on a page too short for that share."""
_HEAD_SHARE = 0.4
"""Most of a page that its head may be."""
_COMMENTS_AFTER = 0.6
"""Share of the running text after which "Leave a comment" ends the article."""
_HEADING_WORDS = 20
_TITLE_WORDS = 30
_TITLE_CHARS = 300
_HEAD_LINES = 30
_TITLE_FROM_BODY = 12
_OPENING, _OPENING_CHARS = 8, 4000
_SCRAPED_LINES = 3
"""Lines of furniture that show a page was saved with all that stands around the article."""
_SCRAPED_PROSE = 2
_BOX_LINES = 3
_LIST_MARKS = tuple("•●▪■◾◼►▶→*-–—+·") + tuple("0123456789٠١٢٣٤٥٦٧٨٩")


def body_spans(text: str, *, title: str = "") -> tuple[Span, ...]:
    """Return the ranges of `text` that may be quoted: paragraphs, in order and apart.

    Args:
        text: The page as decoded.
        title: The headline when it is given apart from the text; a repetition of it is left out.
    """
    lines = split_lines(text)
    if is_wrapped(lines):
        lines = unwrap(text, lines, furniture.is_furniture)
    title = title if len(title) <= _TITLE_CHARS else ""
    return tuple(_trimmed(line, title) for line in _Page(lines, title).body())


def headline(text: str, body: Sequence[Span]) -> str:
    r"""Return the headline a page shows above its body, else the first words of the body.

    Example:
        >>> page = "Talks resume | The Daily\n\nThe two sides met again in Doha on Monday."
        >>> headline(page, body_spans(page))
        'Talks resume | The Daily'
    """
    opening = " ".join(span.of(text) for span in body[:_OPENING])[:_OPENING_CHARS]
    found = headlines.best(head_lines(text, body), opening)
    if found:
        return found
    first = body[0].of(text) if body else text
    words = first[:_TITLE_CHARS].split(maxsplit=_TITLE_FROM_BODY)
    if len(words) <= _TITLE_FROM_BODY and len(first) <= _TITLE_CHARS:
        return " ".join(words)
    return " ".join(words[:_TITLE_FROM_BODY]).rstrip(",;:،؛") + "…"


def head_lines(text: str, body: Sequence[Span]) -> list[str]:
    """Return the lines above the body that may be its headline, the first few."""
    above = text[: body[0].start] if body else ""
    found = (
        line.text
        for line in split_lines(above)
        if line.within(_TITLE_WORDS)
        and (not furniture.is_furniture(line) or headlines.bare(line.text) != line.text)
    )
    return list(islice(found, _HEAD_LINES))


class _Page:
    """The lines of a page while they are judged."""

    def __init__(self, lines: tuple[Line, ...], title: str) -> None:
        self._lines = lines
        self._title = title
        self._out = [furniture.is_furniture(line) for line in lines]

    def body(self) -> list[Line]:
        """The lines that are the article."""
        scraped = self._is_scraped()
        if scraped or self._prose_share() >= _PROSE_SHARE:
            self._drop_comments()
            self._drop_lists()
            self._drop_links()
            if scraped:
                self._drop_boxes()
            self._drop_head(most=1.0 if scraped else _HEAD_SHARE)
            self._drop_repeated_headlines()
            self._drop_headings()
        elif self._title:
            self._drop_title()
        return [line for line, out in zip(self._lines, self._out, strict=True) if not out]

    def _is_scraped(self) -> bool:
        prose = sum(line.prose for line in self._lines)
        return sum(self._out) >= _SCRAPED_LINES and prose >= _SCRAPED_PROSE

    def _left(self) -> list[int]:
        return [at for at, out in enumerate(self._out) if not out]

    def _size(self, which: Sequence[int]) -> int:
        return sum(len(self._lines[at].text) for at in which)

    def _prose(self) -> list[int]:
        return [at for at in self._left() if self._lines[at].prose]

    def _prose_share(self) -> float:
        return self._size(self._prose()) / max(1, self._size(self._left()))

    def _drop_comments(self) -> None:
        enough = _COMMENTS_AFTER * self._size(self._prose())
        before = 0
        for at, line in enumerate(self._lines):
            if furniture.opens_comments(line) and before >= enough:
                self._out[at:] = [True] * (len(self._out) - at)
                return
            if line.prose and not self._out[at]:
                before += len(line.text)

    def _drop_lists(self) -> None:
        """Headlines that follow "Related articles", up to the next running text."""
        listing = False
        for at, line in enumerate(self._lines):
            if furniture.opens_list(line):
                listing = True
            elif line.prose or (line.ends and not line.asks):
                listing = False
            elif listing:
                self._out[at] = True

    def _drop_links(self) -> None:
        self._leave_out(
            [at for at in self._left() if furniture.is_linked_headline(self._lines[at])]
        )

    def _drop_boxes(self) -> None:
        """A few short lines between two of furniture: parts of a form, a menu or a player."""
        edges = [at for at, out in enumerate(self._out) if out]
        for first, second in pairwise([*edges, len(self._lines)]):
            inside = range(first + 1, second)
            if len(inside) <= _BOX_LINES and not any(map(self._reads_as_text, inside)):
                self._leave_out(inside)

    def _reads_as_text(self, at: int) -> bool:
        line = self._lines[at]
        return line.prose or line.ends or line.text.startswith(_LIST_MARKS)

    def _drop_head(self, most: float) -> None:
        """Everything above the first running text that does not read as a sentence."""
        left = self._left()
        first = next((at for at in left if self._opens_article(at, top=at == left[0])), None)
        if first is None:
            return
        head = [at for at in left if at < first]
        if self._size(head) > most * self._size(left):
            # Too much for a head; a line that stands apart at the top is still the headline.
            alone = len(left) > 1 and self._lines[left[0]].block != self._lines[left[1]].block
            head = head[:1] if alone else []
        self._leave_out(head)

    def _opens_article(self, at: int, *, top: bool) -> bool:
        line = self._lines[at]
        if self._is_title(line) or not (line.prose or line.ends):
            return False
        # A first line that asks or breaks off is a headline when running text follows it.
        return not (top and (line.asks or line.cut) and line.within(_HEADING_WORDS))

    def _is_title(self, line: Line) -> bool:
        if not self._title or not line.within(_TITLE_WORDS):
            return False
        return headlines.same(line.text, self._title)

    def _drop_title(self) -> None:
        """The given headline where it is repeated as the first line."""
        left = self._left()
        if len(left) > 1 and self._is_title(self._lines[left[0]]):
            self._out[left[0]] = True

    def _drop_repeated_headlines(self) -> None:
        left = self._left()
        above = (
            [line for line in self._lines[: left[0]] if line.within(_TITLE_WORDS)] if left else []
        )
        known = list(dict.fromkeys(headlines.bare(line.text) for line in above))[:_HEAD_LINES]
        known += [self._title] if self._title else []
        for at in left:
            line = self._lines[at]
            if not line.within(_TITLE_WORDS) or (line.ends and not (line.asks or line.cut)):
                continue
            if any(headlines.same(headlines.bare(line.text), headline) for headline in known):
                self._out[at] = True

    def _drop_headings(self) -> None:
        """Section headings and teasers of other stories that interrupt running text."""
        left = self._left()
        if self._prose_share() < _STEADY_SHARE:
            return
        found = [
            here
            for before, here, after in zip(left, left[1:], left[2:], strict=False)
            if self._reads_as_heading(here)
            and self._lines[before].ends
            and self._lines[before].words >= 4
            and self._lines[after].prose
        ]
        single = len(found) == 1 and len(self._prose()) >= _PROSE_AROUND_ONE
        if single or self._size(found) <= _HEADING_SHARE * self._size(left):
            self._leave_out(found)

    def _reads_as_heading(self, at: int) -> bool:
        line = self._lines[at]
        if line.ends or line.prose or not line.within(_HEADING_WORDS):
            return False
        if line.text.endswith((":", ",", ";", "،", "؛")) or line.text.startswith(_LIST_MARKS):
            return False
        return not any(map(str.isdigit, line.text))

    def _leave_out(self, which: Sequence[int]) -> None:
        for at in which:
            self._out[at] = True


def _trimmed(line: Line, title: str) -> Span:
    """A line without furniture or headline glued to its ends, if something is left."""
    head, tail = furniture.glued(line.text)
    rest = line.text[head : len(line.text) - tail]
    if title and len(title.split()) > 2 and rest.startswith(title + " "):
        after = rest[len(title) :].lstrip()
        # A sentence may begin with the words of the headline; a new one begins anew.
        if len(after.split()) >= 5 and (after[0].isupper() or not after[0].isascii()):
            head += len(rest) - len(after)
            rest = after
    if not any(map(str.isalnum, rest)):
        return line.span
    left, right = len(rest) - len(rest.lstrip()), len(rest) - len(rest.rstrip())
    return Span(start=line.span.start + head + left, end=line.span.end - tail - right)
