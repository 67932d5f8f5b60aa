"""Sentences of an article's body, as ranges of its text.

The splitting is sentencex's, line by line; what it gets wrong in news is mended here: titles and
abbreviations that end nothing, quotation marks that close after the full stop or open before the
next word, hard-wrapped lines, and the stray full stops of translated Arabic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import sentencex

from corpus.article import Span

__all__ = ["split"]

_LONGEST = 1_000
"""Characters after which a sentence without an end is cut at a white space."""
_LONG = 300
"""Characters from which the sentences inside a quotation stand alone."""

_AT_ONCE = 5_000
"""Characters given to the splitter in one call: some runs of quotes cost it the square."""

_ENDS = ".!?؟。！？…।॥۔"
_CLOSERS = "\"'”’»)]}›“"
# What opens, left at the end of a piece: an end, white space, then marks.
_LEFT_BEHIND = re.compile(rf"[{re.escape(_ENDS)}][{re.escape(_CLOSERS)}]*\s+([“«‘„‹(\[]+|\")(\s*)$")
_OPENERS = frozenset('“«‘„‹(["')
# Typed marks are mixed: what “ opens is often closed by " or by two single ones.
_DOUBLE = re.compile("[\"“”]|''|’’")
_BULLET = re.compile(r"[-–—*•·▪◦‣●■➢]\s|\(?\d{1,2}[.)]\s|\(?[a-zأ-ي]\)\s")
# What ends with a full stop and goes on: titles, ranks, shortened words, initials.
_GOES_ON = re.compile(
    r"(?:^|[\s(\"“«'‘\-–—/])(?:"
    r"Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Fr|Sr|Jr|St|Hon|Pres|Gov|Sen|Rep|Reps|Sens|Amb|Sec|Gen|Lt|Col|Maj"
    r"|Capt|Cpt|Cmdr|Adm|Sgt|Brig|Cpl|Pvt|Supt|Insp|Det|Messrs|Mme|Mlle"
    r"|vs|v|No|Nos|no|nos|Art|Fig|Vol|pp|cf|ca|approx|est|Ft|Mt"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
    r"|[A-Z]|[أإآابتثجحخدذرزسشصضطظعغفقكلمنهوي]"
    r")\.[\s\u00a0]*$"
)
# Abbreviations that may also end a sentence: they go on before what cannot begin one.
_MAY_END = re.compile(r"\b(?:(?:[A-Za-z]\.){2,}|(?:Inc|Corp|Ltd|Co|Bros|etc|al|St|Jr|Sr)\.)\s*$")
_AFTER_ABBREVIATION = re.compile(
    r"(?:President|Secretary|State|Department|Senate|Senator|House|Congress|Congressman|Army|Navy"
    r"|Air|Marine|Supreme|Ambassador|Embassy|Security|General|Government|Treasury|Vice|Rep|Sen|Gen"
    r"|Attorney|District|Capitol|Coast|Justice|Defense|Defence|Foreign|Special|National|Federal"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May|June|July|August"
    r"|(?:Septem|Octo|Novem|Decem)ber|[ECMP][SD]?T|GMT|UTC|local"
    r"|officials?|forces?|troops?|dollars?|envoy|and|of|in|to|for|on|is|was|has|had|says?|said)\b"
)
_BEGINS = r"(?=[A-ZÀ-Þ\u0400-\u042f\u0620-\u064a“\"«‘(\d])"
_QUOTE_INSIDE = re.compile(rf"[{re.escape(_ENDS)}][{re.escape(_CLOSERS)}]+\s+{_BEGINS}")
_ANY_END = re.compile(rf"[{re.escape(_ENDS)}][{re.escape(_CLOSERS)}]*\s+{_BEGINS}")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
# A noun phrase, or one word that is no answer: what a stray full stop leaves behind.
_NO_SENTENCE = re.compile(r"[وب]?(?:ال|لل)\w+|(?!(?:نعم|لا|كلا|أبدا|شكرا)\W)\w+\W*$")
_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_WORDS = re.compile(r"\w+")
_FRAGMENT_WORDS = 3
_LOOK_BACK = 200


def split(text: str, language: str, within: Sequence[Span]) -> tuple[Span, ...]:
    """Sentences of `text` inside the spans of `within`.

    Args:
        text: The article's text.
        language: ISO 639-1 code; any code works.
        within: The spans to split, in order and apart from each other.

    Returns:
        Ranges of `text` in order, disjoint, without white space at their ends.
    """
    found: list[Span] = []
    for span in within:
        for block in _blocks(text, span):
            found.extend(_sentences(text, language, block))
    return tuple(found)


def _blocks(text: str, span: Span) -> Iterator[Span]:
    """Lines of a span, those of hard-wrapped prose together."""
    lines = [
        trimmed
        for match in _LINE.finditer(text, span.start, span.end)
        if (trimmed := _trim(text, *match.span()))
    ]
    width = _wrapped_at(text, lines)
    start = 0
    for at, line in enumerate(lines):
        if at + 1 == len(lines) or not _continues(text, line, lines[at + 1], width):
            yield Span(start=lines[start].start, end=line.end)
            start = at + 1


def _wrapped_at(text: str, lines: Sequence[Span]) -> int:
    """The width at which a text is hard-wrapped, 0 when its lines are paragraphs."""
    lengths = sorted(line.end - line.start for line in lines)
    if len(lines) < 4 or not 45 <= (width := lengths[len(lengths) * 9 // 10]) <= 110:
        return 0
    open_ended = sum(text[line.end - 1] not in _ENDS + _CLOSERS for line in lines)
    return width if open_ended >= len(lines) // 2 and lengths[-1] <= width + 15 else 0


def _continues(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether the line break between two lines stands inside a sentence."""
    gap = text[line.end : following.start]
    before, after = line.of(text), following.of(text)
    if sum(map(gap.count, "\n\x0b\x0c\u2029")) > 1 or _BULLET.match(after):
        return False
    if before[-1] in _ENDS + _CLOSERS + ":;؛":
        return False
    if before[-1] in ",،" or (after[0].islower() and len(before) >= 30):
        return True
    return bool(width) and len(before) >= width * 0.75


def _sentences(text: str, language: str, block: Span) -> Iterator[Span]:
    start = at = block.start
    for piece in _pieces(block.of(text), language):
        if at > start and not _belongs(text[max(start, at - _LOOK_BACK) : at], piece):
            yield from _cut(text, start, at)
            start = at
        at += len(piece)
    yield from _cut(text, start, at)


def _pieces(block: str, language: str) -> list[str]:
    """Sentences as sentencex sees them, cut again where a quotation ends one or holds several."""
    pieces: list[str] = []
    for piece in _segment(block, language):
        ends = _QUOTE_INSIDE if len(piece) <= _LONG else _ANY_END
        start = 0
        for match in ends.finditer(piece):
            pieces.append(piece[start : match.end()])
            start = match.end()
        pieces.append(piece[start:])
    # a splitter that lost a character would move every offset behind it
    return list(_opened(pieces)) if "".join(pieces) == block else [block]


def _opened(pieces: Sequence[str]) -> Iterator[str]:
    """The same pieces, an opening mark at the end of one given to the next."""
    quoted, uncounted, moved = 0, [""], ""
    for here, following in pairwise([*pieces, ""]):
        whole = moved + here
        at = len(whole)
        if whole.rstrip()[-1:] in _OPENERS:
            quoted += sum(len(_DOUBLE.findall(part)) for part in uncounted)
            uncounted.clear()
            at = _opens_next(whole, following, quoted)
        uncounted.append(whole[:at])
        moved = whole[at:]
        yield whole[:at]


def _opens_next(piece: str, following: str, quoted: int) -> int:
    """Where the marks begin that open what follows a piece; its length when there are none.

    Args:
        piece: What ends.
        following: What comes after it.
        quoted: How many marks of quotation the paragraph has before the piece.
    """
    found = _LEFT_BEHIND.search(piece)
    # before a small letter the sentence goes on, quotation or not
    if not found or not following.strip() or following.lstrip()[0].islower():
        return len(piece)
    marks, blank = found.groups()
    if marks == '"' and (quoted + len(_DOUBLE.findall(piece, 0, found.start(1)))) % 2:
        return len(piece)  # it closes what was opened before
    # “ is also written for ”: between two blanks it opens only where nothing is open
    before = piece[: found.start(1)]
    apart = blank or following[0].isspace()
    if apart and "“" in marks and before.count("“") > before.count("”"):
        return len(piece)
    return found.start(1)


def _segment(block: str, language: str) -> Iterator[str]:
    """Pieces by sentencex, given no more at a time than it handles quickly."""
    while len(block) > _AT_ONCE:
        cut = max(block.rfind(end, _AT_ONCE // 2, _AT_ONCE) for end in (". ", "! ", "? ", "؟ "))
        cut = cut + 2 if cut > 0 else block.rfind(" ", _AT_ONCE // 2, _AT_ONCE) + 1 or _AT_ONCE
        yield from sentencex.segment(language, block[:cut])
        block = block[cut:]
    yield from sentencex.segment(language, block)


def _belongs(before: str, piece: str) -> bool:
    """Whether a piece goes on with the sentence that ends with `before`."""
    head, rest = before.rstrip(), piece.lstrip()
    if not rest or not head:
        return True
    if not _WORDS.search(rest):  # a closing quote or bracket on its own
        return True
    if before[-1] == "." and before[-2:-1].isdigit() and piece[0].isdigit():  # ٣.٢
        return True
    if head[-1] not in _ENDS + _CLOSERS:
        return False
    if rest[0].islower() and head[-1] in ".…" + _CLOSERS:
        return True
    if head[-1] == "." and _is_abbreviated(before, head, rest):
        return True
    return bool(_ARABIC.search(rest)) and _is_fragment(head, rest)


def _is_abbreviated(before: str, head: str, rest: str) -> bool:
    """Whether a full stop shortens a word and ends nothing."""
    if _GOES_ON.search(before[-24:]):
        return True
    last = head.rsplit(None, 1)[-1]
    return bool(_AFTER_ABBREVIATION.match(rest)) and bool(_MAY_END.search(last))


def _is_fragment(head: str, rest: str) -> bool:
    """Whether a translated Arabic sentence was broken by a stray full stop."""
    return (
        head[-1] == "."
        and len(rest) <= 60
        and len(_WORDS.findall(rest)) <= _FRAGMENT_WORDS
        and not rest.endswith(("؟", "!", "?"))
        and bool(_NO_SENTENCE.match(rest))
        and len(_WORDS.findall(head)) > _FRAGMENT_WORDS
    )


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    """A range in parts of at most `_LONGEST` characters, cut at white space where there is some."""
    while True:
        span = _trim(text, start, end)
        if span is None:
            return
        if span.end - span.start <= _LONGEST:
            yield span
            return
        earliest, latest = span.start + _LONGEST // 2, span.start + _LONGEST
        at = max(text.rfind(blank, earliest, latest) for blank in " \t\n")
        at = at if at > span.start else latest
        first = _trim(text, span.start, at)
        if first:
            yield first
        start, end = at, span.end


def _trim(text: str, start: int, end: int) -> Span | None:
    """The range without white space and invisible marks at its ends; None when nothing is left."""
    while start < end and _blank(text[start]):
        start += 1
    while end > start and _blank(text[end - 1]):
        end -= 1
    return Span(start=start, end=end) if start < end else None


def _blank(char: str) -> bool:
    return char.isspace() or char in "\ufeff\u200b\u200e\u200f\u202a\u202b\u202c\u2028\u2029"
