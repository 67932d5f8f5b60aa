"""Follow-ups rewritten so that they stand alone, without a model."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.asking import question_language, read_question
from bot.matching import Matcher
from bot.naming import Name, Sort, is_territory, names_in, relation, territory_in
from bot.phrasing import PLAIN_FORMS
from bot.placing import Placed
from bot.turns import Turn

__all__ = ["rewrite"]

_OPENING = re.compile(
    r"^\W*(?:(?:and|but|so|then|also|ok|okay)\b[\s,]*)?"
    r"(?P<about>(?:what|how) about|what of)\b[\s,]*"
    r"|^\W*(?:and|but|so|then|also|ok|okay)\b[\s,]*"
    r"|^\W*(?:طيب\s+)?و?(?P<about_ar>ماذا عن|ماذا بشأن|بالنسبة (?:إلى|ل(?=\w)))\s*"
    r"|^\W*(?:طيب|ثم|إذن)\s+"
    r"|^\W*وما عن\s+"
    r"|^\W*و(?=(?:في|من|إلى|الى|عن|على|مع|ضد)\s)"
    r"|^\W*و(?=[\u0621-\u064a]{3,}(?:\s[\u0621-\u064a]{3,}){0,2}\W*$)",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"^\W*(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|has|have|had"
    r"|can|could|will|would|should|may|might|must|in which|at which|to whom|by whom)\b"
    r"|^\W*[وفبل]?(?:من|مَن|ما|ماذا|متى|أين|كيف|لماذا|كم|هل|أي|أية|لمن|بماذا|لم)(?:\s|\W*$)",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"\b(?P<en>he|she|him|her|his|hers)\b|(?:^|\s)(?P<ar>هو|هي|عنه|عنها|منه|منها|له|لها)(?=\W|$)",
    re.IGNORECASE,
)
_LEANING = re.compile(
    r"\b(they|them|their|theirs|it|its|that|this|these|those|there|then|ones?|the same|so)\b"
    r"|(?:^|\s)(هم|هناك|ذلك|هذا|هذه|تلك|بعدها|بعد ذلك|فيه|فيها|عنهم|منهم|لهم)(?=\W|$)",
    re.IGNORECASE,
)
_OWNED = frozenset({"his", "her", "hers"})
# "What did he say?" is ماذا قال؟ in Arabic: a verb with nobody beside it.
_NOBODY = re.compile(
    r"^\W*[وف]?(?:ماذا|متى|أين|كيف|لماذا|لمن|هل|إلى أين|الى أين|من أين|بماذا)\s+(?P<verb>\S+?)"
    r"(?=\s+(?:عن|في|إلى|الى|على|مع|من|بعد|قبل|حول|بشأن|ضد)\s|\W*$)"
)
_SUBJECT_AR = re.compile(
    r"^\W*[وف]?(?:ماذا|متى|أين|كيف|لماذا|هل|إلى أين|من أين|بماذا)\s\S+\s"
    r"(?!(?:عن|في|إلى|الى|على|مع|من|بعد|قبل|حول|بشأن|ضد|إن|أن)\s)(?P<who>\S+(?:\s\S+){0,3}?)"
    r"(?=\s(?:عن|في|إلى|الى|على|مع|من|بعد|قبل|حول|بشأن|ضد|إن|أن)\s|\s?\W?$)"
)
_ADVERB = re.compile(
    r"^\W*(?P<adverb>when|where|why|how)(?=\s+(?:did|do|does|is|was|were|are|has|have|had|will"
    r"|would|can|could|should)\b)|^\W*(?P<adverb_ar>متى|(?:إلى |من )?أين|كيف|لماذا)(?=\s)",
    re.IGNORECASE,
)
_PLAIN_ADVERB = re.compile(r"^(?:when|where|why|how|متى|أين|كيف|لماذا)$", re.IGNORECASE)
# After "Who vetoed it?", "And Japan?" asks whether Japan did.
_DID_WHAT = re.compile(
    r"^\W*(?:who|which (?:country|countries|state|states|party|outlet)) (?P<verb>[a-z]+)\b",
    re.IGNORECASE,
)
_MARKS = " ?؟!.,،:؛;"
_LONGEST_OTHER = 6  # words of "And …?" that may take another's place
_LONGEST_PHRASE = 3  # words
_FEW = 2  # content words a follow-up has when it leaves most unsaid


def rewrite(
    question: str,
    language: str,
    last: Turn,
    matcher: Matcher,
    placed: Placed | None = None,
) -> str:
    """The question with what it leaves unsaid, or itself when it leaves nothing unsaid.

    Args:
        question: The follow-up.
        language: Its ISO 639-1 code.
        last: The turn before, its question standing alone.
        matcher: Tells names and content words.
        placed: Tells places among names, by the articles.
    """
    opening = _OPENING.match(question)
    rest = question[opening.end() :].strip() if opening else question.strip()
    about = bool(opening and (opening["about"] or opening["about_ar"]))
    if not rest.strip(_MARKS):
        return question
    if about or not _ASKS.match(rest):
        fits = opening or _is_fragment(rest, language, matcher)
        if not fits or len(rest.split()) > _LONGEST_OTHER:
            return question
        return _with_other(_without_li(rest, opening), language, last.asked, matcher, placed)
    return _asked_in_full(rest, question, language, last, matcher, joined=opening is not None)


def _asked_in_full(
    rest: str, question: str, language: str, last: Turn, matcher: Matcher, *, joined: bool
) -> str:
    """A follow-up that asks in words of its own."""
    names = names_in(rest, language, matcher)
    unnamed = not any(name.sort != "date" for name in names)
    nobody = _NOBODY.match(rest)
    if _is_bare(rest, language, matcher) and not _PERSON.search(rest):
        return _asked_again(rest, last.asked)
    # "Where did Klein say her party stands?" names the person itself.
    somebody = _PERSON.search(rest) and all(name.relation for name in names)
    if somebody or (nobody and not names_in(nobody["verb"], "ar", matcher)):
        return _with_person(rest, language, last, matcher) or question
    few = len(matcher.pieces(rest, language, question=True)) <= _FEW
    if unnamed and (_LEANING.search(rest) or (joined and few)):
        return _with_topic(rest, language, last, matcher) or question
    return question


def _is_bare(rest: str, language: str, matcher: Matcher) -> bool:
    """Whether there is nothing but words that ask: "Why?", "And since when?"."""
    frame = read_question(rest).frame
    pieces = matcher.pieces(rest, language, question=True)
    told = [p for p in pieces if not (frame[0] <= p.unit.start and p.unit.end <= frame[1])]
    saying = read_question(rest).wants == "saying"
    return not told and not saying and len(rest.split()) <= _LONGEST_OTHER


def _is_fragment(rest: str, language: str, matcher: Matcher) -> bool:
    """Whether a name is all there is: "Japan?", "in Tokyo?"."""
    names = names_in(rest, language, matcher)
    if len(names) != 1 or not rest.rstrip().endswith(("?", "؟")):
        return False
    around = (rest[: names[0].start] + " " + rest[names[0].end :]).strip(_MARKS).split()
    return all(relation(word) or word.casefold() == "the" for word in around)


def _without_li(rest: str, opening: re.Match[str] | None) -> str:
    """بالنسبة لليابان is about اليابان: behind the joined "for" the article is half gone."""
    joined = opening is not None and (opening["about_ar"] or "").endswith("ل")
    if not joined or not rest.startswith("ل"):
        return rest
    whole = f"ال{rest[1:]}"
    # لبنان begins with that letter itself.
    return rest if is_territory(rest.strip(_MARKS)) else whole


# ---- another in its place --------------------------------------------------------------------


def _with_other(
    rest: str, language: str, before: str, matcher: Matcher, placed: Placed | None
) -> str:
    """After "How did France vote?", "And Japan?" asks how Japan did."""
    new = rest.strip(_MARKS)
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
        return f"{before.rstrip(_MARKS)} {joined}{_mark(script)}"
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


# ---- the same asked for another kind of answer ------------------------------------------------


def _asked_again(rest: str, before: str) -> str:
    """After "Did X veto Y?", "Why?" asks why X did."""
    asking = rest.strip(_MARKS)
    adverb = _ADVERB.match(before)
    if adverb and _PLAIN_ADVERB.match(asking):
        return _capital(asking) + before[adverb.end() :]
    yes_no = read_question(before).wants == "yes-no"
    if yes_no and _PLAIN_ADVERB.match(asking):
        plain = re.sub(r"^\W*[وف]?هل\s+", "", before)
        return f"{_capital(asking)} {plain[:1].lower()}{plain[1:]}"
    return f"{_capital(asking)}: {before}"


# ---- somebody, something from before ----------------------------------------------------------


def _with_person(rest: str, language: str, last: Turn, matcher: Matcher) -> str:
    who = _person_of(last, matcher)
    if not who:
        return _with_topic(rest, language, last, matcher)
    person = _PERSON.search(rest)
    if person and person["en"]:
        owned = person["en"].casefold() in _OWNED and re.match(r"\s+[a-z]{3}", rest[person.end() :])
        if person["en"].casefold() == "her" and owned:
            after = rest[person.end() :].split()[0]
            owned = None if relation(after) else owned
        name = f"{who}'s" if owned else who
        return _capital(rest[: person.start()] + name + rest[person.end() :])
    nobody = _NOBODY.match(rest)
    if nobody:
        return f"{rest[: nobody.end('verb')]} {who}{rest[nobody.end('verb') :]}"
    return f"{rest.rstrip(_MARKS)} – {who}{_mark(language)}"


def _person_of(last: Turn, matcher: Matcher) -> str:
    """Whom "she" stands for: named in the question, or by the answer to "who"."""
    asked = names_in(last.asked, question_language(last.asked), matcher)
    people = [n.text for n in asked if n.sort == "name"]
    subject = _SUBJECT_AR.match(last.asked)
    if subject and not is_territory(subject["who"]):
        people.insert(0, subject["who"])
    if people and read_question(last.asked).wants != "person":
        return people[0]
    first = last.statements[0].text if last.statements else last.answer
    told = names_in(first, question_language(first), matcher)
    mentioned = {n.text for n in asked}
    answering = [n.text for n in told if n.sort == "name" and n.text not in mentioned]
    return (answering or people or [""])[0]


def _with_topic(rest: str, language: str, last: Turn, matcher: Matcher) -> str:
    names = names_in(last.asked, question_language(last.asked), matcher)
    topic = ", ".join(dict.fromkeys(name.text for name in names))
    return f"{_capital(rest.rstrip(_MARKS))} – {topic}{_mark(language)}" if topic else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _mark(language: str) -> str:
    return "؟" if language == "ar" else "?"
