"""A question asked again of somebody or something else: the name that gives way, replaced."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.asking import question_language
from bot.conversing.naming import Name, Sort, names_in, relation, territory_in
from bot.conversing.placing import Placed
from bot.matching import Matcher
from bot.proposing.phrasing import PLAIN_FORMS

__all__ = ["MARKS", "question_mark", "with_other"]

MARKS = " ?؟!.,،:؛;"
"""What may stand around a question."""
# After "Who vetoed it?", "And Japan?" asks whether Japan did.
_DID_WHAT = re.compile(
    r"^\W*(?:who|which (?:country|countries|state|states|party|outlet)) (?P<verb>[a-z]+)\b",
    re.IGNORECASE,
)
_LONGEST_PHRASE = 3  # words


def with_other(
    rest: str, language: str, before: str, matcher: Matcher, placed: Placed | None
) -> str:
    """After "How did France vote?", "And Japan?" asks how Japan did.

    Args:
        rest: What follows "And".
        language: Its ISO 639-1 code.
        before: The question before, standing alone.
        matcher: Tells names.
        placed: Tells places among names, by the articles.
    """
    new = rest.strip(MARKS)
    script = question_language(before)
    related = relation(new.split()[0])
    bare = new.split(maxsplit=1)[1] if related and " " in new else new
    fresh = names_in(rest, language, matcher)
    sort = _sort_of(bare, fresh)
    if sort == "name" and _is_word(bare, language, matcher):
        told = placed(bare) if placed else None
        sort = "place" if told or (told is None and _is_known(bare, language, matcher)) else "name"
    if language != script:
        bare = territory_in(re.sub(r"^the\s+", "", bare, flags=re.IGNORECASE), script)
        new = f"{new.split()[0]} {bare}" if related else bare
    old = names_in(before, script, matcher)
    done = None if related else _DID_WHAT.match(before)
    if done and done["verb"] in PLAIN_FORMS:
        return f"Did {bare} {PLAIN_FORMS[done['verb']]}{before[done.end() :]}"
    gone = _same_part(before, related, sort, old) or _same_sort(before, sort, old, related)
    if gone is None:
        joined = new if related else f"– {new}"
        return f"{before.rstrip(MARKS)} {joined}{question_mark(script)}"
    head = before[: gone[0]]
    if re.search(r"\bthe\s+$", head, re.IGNORECASE):
        bare = re.sub(r"^the\s+", "", bare, flags=re.IGNORECASE)
        # "the United States" has an article that "Japan" has not.
        if sort == "place" and " " in before[gone[0] : gone[1]] and bare in new.split():
            head = re.sub(r"\bthe\s+$", "", head, flags=re.IGNORECASE)
    return head + bare + before[gone[1] :]


def _is_known(bare: str, language: str, matcher: Matcher) -> bool:
    """Whether it stands for a thing of the lexicon: what one speaks about, or where.

    A person's name is in no lexicon, but for the most famous.
    """
    units = [u for u in matcher.read(bare, language).analysis.units if u.content]
    return any(t.kind == "concept" for u in units for t in u.terms)


def _is_word(bare: str, language: str, matcher: Matcher) -> bool:
    """Whether it is a name of one word, or an Arabic word that may be one."""
    units = [u for u in matcher.read(bare, language).analysis.units if u.content]
    named = bare[:1].isupper() or language == "ar"
    dated = any(t.kind in ("date", "number") for u in units for t in u.terms)
    return len(units) == 1 and units[0].text == bare and named and not dated


def _sort_of(bare: str, fresh: Sequence[Name]) -> Sort:
    """A place only where nothing but the place is named: not in "the Japanese minister"."""
    if not fresh:
        return "name"
    whole = re.sub(r"^the\s+", "", bare, flags=re.IGNORECASE) == fresh[0].text
    return fresh[0].sort if whole or fresh[0].sort == "date" else "name"


def _same_part(
    before: str, related: str, sort: Sort, old: Sequence[Name]
) -> tuple[int, int] | None:
    """What stands behind the same preposition and is of a sort that may give way."""
    if not related:
        return None
    named = [n for n in old if n.relation == related and (n.sort == "date") == (sort == "date")]
    if named:
        return named[-1].start, named[-1].end
    return None if sort == "date" else _phrase(before, (related,), old)


def _same_sort(
    before: str, sort: Sort, old: Sequence[Name], related: str
) -> tuple[int, int] | None:
    alike = [n for n in old if n.sort == sort]
    if sort == "date" or (related and sort != "place"):
        return (alike[-1].start, alike[-1].end) if alike and sort == "date" else None
    if sort == "place":
        found = alike or ([] if related else [n for n in old if n.relation and n.sort != "date"])
        if found:
            return found[0].start, found[0].end
        phrase = _phrase(before, ("in", "to", "from", "about"), old)
        if phrase:
            return phrase
    # Who does something stands free; a person may take a country's part.
    free = [n for n in old if n.sort != "date" and not n.relation] or alike
    return (free[0].start, free[0].end) if free and not related else None


def _phrase(before: str, related: Sequence[str], old: Sequence[Name]) -> tuple[int, int] | None:
    """The few words behind one of the prepositions, up to the next or the end."""
    words = list(re.finditer(r"[^\s?؟!.,،]+", before))
    for place, word in enumerate(words[:-1]):
        if place == 0 or relation(word.group()) not in related:
            continue
        behind = []
        for following in words[place + 1 :]:
            if relation(following.group()):
                break
            behind.append(following)
        dated = any(n.sort == "date" and n.start == behind[0].start() for n in old if behind)
        if 0 < len(behind) <= _LONGEST_PHRASE and not dated:
            return behind[0].start(), behind[-1].end()
    return None


def question_mark(language: str) -> str:
    """What ends a question of a language.

    >>> question_mark("ar"), question_mark("en")
    ('؟', '?')
    """
    return "؟" if language == "ar" else "?"
