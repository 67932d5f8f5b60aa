"""Questions that the articles can answer, made from what they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from index.analysis.terms import Unit

if TYPE_CHECKING:
    from bot.desk import Desk
    from corpus.article import Article

__all__ = ["suggest"]

_SAID = re.compile(
    r"\b(said|says|told|called on|claims?|claimed|warned|urged|emphasi[sz]ed|stressed|underscored"
    r"|expressed|asserts?|stated|accused)\b|(^|\s)و?(قال|قالت|صرح|أكد|أكدت|وصف|أعلن)\s"
)
_ARTICLES_LOOKED_AT = 12
_TRIED_EACH = 6
_FORMS = {
    "en": ("What did {who} say about {what}?", "What do the articles say about {who}?"),
    "ar": ("ماذا قال {who} عن {what}؟", "ماذا تقول المقالات عن {who}؟"),
}


def suggest(desk: Desk, n: int, threshold: float) -> tuple[str, ...]:
    """Up to `n` questions, each from another article, each answered with confidence."""
    reader = desk.reader
    questions: list[str] = []
    for card in reader.articles()[:_ARTICLES_LOOKED_AT]:
        if len(questions) >= n:
            break
        if card.copies_of:
            continue
        made = _answered(desk, reader.article(card.id), threshold, questions)
        if made:
            questions.append(made)
    return tuple(questions)


def _answered(desk: Desk, article: Article, threshold: float, had: list[str]) -> str | None:
    for tried, question in enumerate(_questions(desk, article)):
        if tried == _TRIED_EACH:
            break
        if question in had:
            continue
        found = desk.reader.search(question, language=article.language, k=8)
        if desk.composer.compose(question, article.language, found).confidence >= threshold:
            return question
    return None


def _questions(desk: Desk, article: Article) -> Iterator[str]:
    forms = _FORMS.get(article.language)
    if forms is None:
        return
    names: list[str] = []
    for span in desk.reader.sentences(article.id):
        text = span.of(article.text)
        found = _names(desk, text, article.language)
        names.extend(found)
        said = _SAID.search(text)
        if said and len(found) > 1:
            yield forms[0].format(who=found[0], what=found[-1])
    for name in sorted(set(names), key=lambda name: (-names.count(name), name)):
        yield forms[1].format(who=name)


def _names(desk: Desk, text: str, language: str) -> list[str]:
    """Runs of names as written, once each."""
    runs: list[list[Unit]] = []
    for unit in desk.matcher.read(text, language).analysis.content:
        if not unit.name or unit.parts > 1:
            continue
        if runs and text[runs[-1][-1].end : unit.start] == " ":
            runs[-1].append(unit)
        else:
            runs.append([unit])
    return list(dict.fromkeys(text[run[0].start : run[-1].end] for run in runs))
