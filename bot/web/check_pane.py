"""The pane beside the chat that checks a sentence: its box, and the verdict with its quotes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.asking import question_language
from bot.errors import QuestionError
from bot.web.links import sentence_link
from bot.web.rendering import render
from bot.web.wording import day, word

if TYPE_CHECKING:
    from bot.answer import Citation
    from bot.engine import Engine
    from index.reader import ArticleCard

__all__ = ["Quote", "check_html"]

LONGEST = 2000
"""Characters the box takes: a paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A sentence of an article that decides about the claim."""

    text: str
    link: str
    language: str
    who: str
    when: str


def check_html(engine: Engine, claim: str, cards: Mapping[str, ArticleCard]) -> str:
    """The box, and below it what the articles say to what stands in it.

    Args:
        engine: What judges.
        claim: What was selected or pasted; nothing is judged when it is empty.
        cards: The articles there are, by id.
    """
    given = " ".join(claim.split())
    shown: dict[str, object] = {"claim": given, "longest": LONGEST, "problem": "", "verdict": ""}
    if not given:
        return render("check", **shown)
    language = question_language(given)
    try:
        found = engine.check(given[:LONGEST])
    except QuestionError as error:
        return render("check", **shown | {"problem": str(error)})
    return render(
        "check",
        **shown | {"verdict": found.verdict},
        language=language,
        reason=found.reason,
        quotes=[_quote(citation, language, cards) for citation in found.citations],
    )


def _quote(citation: Citation, language: str, cards: Mapping[str, ArticleCard]) -> Quote:
    card = cards.get(citation.article)
    when = ""
    if citation.published:
        when = word("published", language, day=day(citation.published, language))
    elif card and card.stamp:
        when = word("page_dated", language, day=day(card.stamp, language))
    return Quote(
        text=" ".join(citation.quote.split()),
        link=sentence_link(citation.article, citation.start, citation.end),
        language=citation.language,
        who=" · ".join(part for part in (citation.outlet, citation.title) if part),
        when=when,
    )
