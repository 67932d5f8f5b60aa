"""The forms of proposed questions: which to prefer, and whose whole name to say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.conversing.naming import names_in
from bot.proposing.phrasing import short_name

if TYPE_CHECKING:
    from bot.desk import Desk

__all__ = ["form_of", "in_full", "is_plain", "rank_of"]

_SAID = re.compile(r"What did (?:the )?(?P<who>.+?) say(?P<about> about .+)?\?$|ماذا قالت? .+؟$")
_GENERAL = re.compile(r"What do the articles say|ماذا تقول المقالات")
_SURNAME = re.compile(r"[A-Z][a-z][\w’'-]*")


def form_of(question: str) -> str:
    """The word it asks by; of what is said, apart from other questions for a thing.

    >>> form_of("How many ships sank?"), form_of("What did Elin Castro say?")
    ('how', 'saying')
    """
    if _GENERAL.match(question):
        return "general"
    return "saying" if _SAID.match(question) else question.split()[0].casefold()


def is_plain(question: str) -> bool:
    """Whether it asks what somebody said, of nothing in particular."""
    said = _SAID.match(question)
    return bool(said and not said["about"])


def rank_of(question: str) -> int:
    """Lowest for a question that says what it is about by a deed."""
    form = form_of(question)
    if form == "general":
        return 3
    if form == "saying":
        return 2 if is_plain(question) else 1
    return 1 if form in ("who", "من") else 0


def in_full(question: str, article: str, desk: Desk) -> str:
    """With the whole name of a speaker whom the sentence names by a surname alone.

    Args:
        question: Made from a sentence of the article.
        article: Its id.
        desk: Holds the article, and tells names.
    """
    said = _SAID.match(question)
    who = said["who"] if said else None
    if said is None or not who or not _SURNAME.fullmatch(who):
        return question
    text = desk.reader.article(article).text
    called = re.compile(rf"[A-Z][\w’'-]*\.?\s{who}\b")
    for span in desk.reader.sentences(article):
        if not called.search(text, span.start, span.end):
            continue
        plain = " ".join(span.of(text).split())
        for name in names_in(plain, "en", desk.matcher):
            if name.text.endswith(f" {who}"):
                return question.replace(who, short_name(name.text), 1)
    return question
