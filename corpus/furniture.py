"""Page furniture: lines that a news page prints around an article.

Each rule here is sure on its own, whatever the rest of the page looks like; what needs the rest of
the page to judge (headlines, headings) is in `corpus.cleaning`. Whole-line phrases are in
`corpus.phrases`, patterns in `corpus.page_patterns`.
"""

from __future__ import annotations

from corpus import page_patterns as patterns
from corpus import phrases
from corpus.dating import is_dated_label
from corpus.lines import Line, fold

__all__ = ["glued", "is_furniture", "is_linked_headline", "opens_comments", "opens_list"]

_PHRASE_WORDS = 12
_DATED_WORDS = 20
_LABEL_WORDS = 30
_NOTE_WORDS = 60


def is_furniture(line: Line) -> bool:
    """Tell whether a line surely belongs to the page and not to the article."""
    if not line.within(_NOTE_WORDS):
        return False
    if line.within(_PHRASE_WORDS) and _is_phrase(fold(line.text)):
        return True
    if line.within(_DATED_WORDS) and is_dated_label(line.text):
        return True
    if patterns.NOTE.match(line.text):
        return True
    if "@" in line.text and patterns.CONTACT.search(line.text):
        return True
    return line.within(_LABEL_WORDS) and _is_label(line)


def is_linked_headline(line: Line) -> bool:
    """Tell whether a line amid running text is another story's headline, made a link."""
    unfinished = not line.ends and line.within(_LABEL_WORDS)
    return unfinished and bool(patterns.LINKED_HEADLINE.match(line.text))


def opens_list(line: Line) -> bool:
    """Tell whether a line heads a list of other stories."""
    return line.within(_PHRASE_WORDS) and fold(line.text) in phrases.LISTS


def opens_comments(line: Line) -> bool:
    """Tell whether a line heads the readers' comments."""
    return line.within(_PHRASE_WORDS) and fold(line.text) in phrases.COMMENTS


def glued(text: str) -> tuple[int, int]:
    """Return how many characters of furniture stick to the head and to the tail of a line.

    Example:
        >>> glued("He left. Read more: Why he left")
        (0, 23)
    """
    head = patterns.GLUED_HEAD.match(text)
    tail = patterns.GLUED_TAIL.search(text)
    return (head.end() if head else 0, len(text) - tail.start() if tail else 0)


def _is_phrase(folded: str) -> bool:
    if folded in phrases.PLAIN or folded in phrases.LISTS or folded in phrases.COMMENTS:
        return True
    words = set(folded.replace("|", " ").split()) - phrases.SHARING_FILLERS
    return bool(words) and words <= phrases.SHARING


def _is_address(text: str) -> bool:
    """Whether a line is nothing but addresses, handles and hashtags."""
    words = (word for word in text.split() if any(map(str.isalnum, word)))
    return all(patterns.ADDRESS.fullmatch(word) for word in words)


def _is_label(line: Line) -> bool:
    if patterns.STRIP.match(line.text) or _is_address(line.text):
        return True
    # The rest could begin a sentence, so that a full stop speaks for the line.
    unfinished = not line.ends or line.cut
    if not unfinished:
        return False
    text = line.text
    return any(
        (patterns.LINK.match(text), patterns.PICTURE.search(text), patterns.BYLINE.match(text))
    )
