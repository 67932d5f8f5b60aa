"""Questions that the articles can answer, made from what they hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from index.analysis.terms import Unit

if TYPE_CHECKING:
    from bot.desk import Desk
    from corpus.article import Article

__all__ = ["suggest"]

_ARTICLES_LOOKED_AT = 12
_TRIED_EACH = 8
_LONGEST_NAME = 3  # words
_SURE = 0.4
# The name that speaks stands right before the verb in English and right after it in Arabic.
_SAYS = re.compile(
    r"^(said|says|told|called|claims?|claimed|warned|urged|emphasi[sz]ed|stressed|underscored"
    r"|expressed|stated|accused|insisted|added)$"
)
_SAYS_AR = re.compile(r"^و?(قال|قالت|صرح|صرحت|أكد|أكدت|أعلن|أعلنت)$")
# A word after which a name is the name of something, not an adjective ("in Gaza", "Gaza crisis").
_BEFORE_NOUN = frozenset(("in", "to", "on", "for", "with", "from", "against", "في", "إلى", "على"))
_FORMS = {
    "en": (
        "What did {who} say about {what}?",
        "What do the articles say about {what}?",
        "What did {who} say?",
    ),
    "ar": ("ماذا قال {who} عن {what}؟", "ماذا تقول المقالات عن {what}؟", "ماذا قال {who}؟"),
}


def suggest(desk: Desk, n: int, threshold: float) -> tuple[str, ...]:
    """Up to `n` questions, each from another article, every language in turn.

    Args:
        desk: The articles and what answers from them.
        n: At most this many.
        threshold: Confidence an answer must reach, in [0, 1].
    """
    by_language: dict[str, list[str]] = {}
    cards = [card for card in desk.reader.articles() if not card.copies_of]
    for card in cards[:_ARTICLES_LOOKED_AT]:
        had = by_language.setdefault(card.language, [])
        article = desk.reader.article(card.id)
        made = next(_answered(desk, article, max(_SURE, threshold), had), None)
        if made:
            had.append(made)
    questions: list[str] = []
    longest = max((len(made) for made in by_language.values()), default=0)
    for round_ in range(longest):
        questions += [made[round_] for made in by_language.values() if round_ < len(made)]
    return tuple(questions[:n])


def _answered(desk: Desk, article: Article, threshold: float, had: Sequence[str]) -> Iterator[str]:
    new = (question for question in _questions(desk, article) if question not in had)
    for _, question in zip(range(_TRIED_EACH), new, strict=False):
        found = desk.reader.search(question, language=article.language, k=8)
        if desk.composer.compose(question, article.language, found).confidence >= threshold:
            yield question


def _questions(desk: Desk, article: Article) -> Iterator[str]:
    forms = _FORMS.get(article.language)
    if forms is None:
        return
    speakers: Counter[str] = Counter()
    things: Counter[str] = Counter()
    for span in desk.reader.sentences(article.id):
        text = span.of(article.text)
        units = [
            u for u in desk.matcher.read(text, article.language).analysis.units if u.parts == 1
        ]
        speakers.update(_speakers(text, units, article.language))
        things.update(_things(text, units))
    who = [name for name, _ in speakers.most_common(2)]
    what = sorted(
        (name for name in things if name not in who),
        key=lambda name: (-things[name] * _idf(desk, name, article.language), name),
    )[:4]
    for speaker in who:
        for thing in what[:2]:
            yield forms[0].format(who=speaker, what=thing)
    for thing in what:
        yield forms[1].format(what=thing)
    for speaker in who:
        yield forms[2].format(who=speaker)


def _idf(desk: Desk, name: str, language: str) -> float:
    """What sets this article apart makes the better question."""
    return max(desk.reader.idf(p.unit.terms) for p in desk.matcher.pieces(name, language))


def _speakers(text: str, units: Sequence[Unit], language: str) -> Iterator[str]:
    for place, unit in enumerate(units):
        if language == "ar" and _SAYS_AR.match(unit.text):
            run = _run(text, units, place + 1)
        elif language != "ar" and _SAYS.match(unit.text):
            start = place
            while place - start < 2 and start and _beside(text, units, start):
                start -= 1
            run = _run(text, units[:place], start)
        else:
            continue
        if run:
            yield run


def _beside(text: str, units: Sequence[Unit], place: int) -> bool:
    """Whether a name stands right before, with nothing but a space between."""
    before = units[place - 1]
    return before.name and text[before.end : units[place].start] == " "


def _things(text: str, units: Sequence[Unit]) -> Iterator[str]:
    for place, unit in enumerate(units[:-1]):
        if unit.text.casefold() in _BEFORE_NOUN:
            run = _run(text, units, place + 1)
            if run:
                yield run


def _run(text: str, units: Sequence[Unit], place: int) -> str:
    """The names from a place on that stand side by side, as written; empty when too long."""
    end = place
    while end < len(units) and units[end].name:
        if end > place and text[units[end - 1].end : units[end].start] != " ":
            break
        end += 1
    if not 0 < end - place <= _LONGEST_NAME:
        return ""
    # "in Gaza and" is a name, "in Gaza policy" half of one; a verb may follow who speaks.
    after = units[end] if end < len(units) else None
    if after is not None and text[units[end - 1].end] == " " and after.content:
        return ""
    return text[units[place].start : units[end - 1].end]
