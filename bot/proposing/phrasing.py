"""Questions that a sentence answers, by rules that change as little of it as they can."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.conversing.naming import Name, names_in
from bot.conversing.speaking import is_body, name_ends, speaker_in
from bot.matching import Matcher
from bot.proposing.clauses import clause_end, is_whole
from bot.proposing.phrasing_arabic import arabic_questions
from bot.slots.people import people_in

__all__ = ["PLAIN_FORMS", "questions_in", "short_name"]

# Past tense and plain form of verbs whose subject and object stand where one expects them.
_VERBS = """
    abstained:abstain accused:accuse agreed:agree announced:announce appointed:appoint
    approved:approve arrested:arrest arrived:arrive asked:ask attacked:attack attended:attend
    backed:back banned:ban beat:beat became:become began:begin blamed:blame bought:buy built:build
    cancelled:cancel cost:cost criticised:criticise criticized:criticize cut:cut defeated:defeat
    defended:defend delayed:delay demanded:demand denied:deny destroyed:destroy died:die
    ended:end faced:face failed:fail fell:fall filed:file fired:fire fined:fine found:find
    gained:gain gathered:gather gave:give held:hold helped:help hired:hire hit:hit hosted:host
    intensified:intensify invaded:invade joined:join killed:kill landed:land
    launched:launch left:leave lost:lose made:make met:meet moved:move opened:open opposed:oppose
    ordered:order passed:pass paid:pay planned:plan pledged:pledge postponed:postpone
    promised:promise proposed:propose protested:protest published:publish quit:quit raised:raise
    received:receive refused:refuse rejected:reject released:release reopened:reopen
    replaced:replace resigned:resign retired:retire returned:return revealed:reveal ruled:rule
    said:say scored:score secured:secure sentenced:sentence shook:shake shut:shut signed:sign
    sold:sell sought:seek spent:spend spoke:speak started:start stopped:stop stored:store
    struck:strike sued:sue suffered:suffer supported:support suspended:suspend
    threatened:threaten took:take travelled:travel traveled:travel urged:urge used:use vetoed:veto
    visited:visit voted:vote vowed:vow warned:warn welcomed:welcome withdrew:withdraw won:win
    wrote:write
"""
PLAIN_FORMS = dict(pair.split(":") for pair in _VERBS.split())
"""Plain forms of verbs by their past tense."""
_GOING = frozenset({"arrived", "landed", "met", "gathered", "spoke"})
_SUBJECT = re.compile(r"(?:(?:The|A|An)\s)?[^\s,;:“”\"()–—]+(?:\s[^\s,;:“”\"()–—]+){0,7}?")
_VERB = re.compile(rf"\s(?P<verb>{'|'.join(sorted(PLAIN_FORMS, key=len, reverse=True))})\b")
_HELPED = re.compile(r"\s(?:has|have|had|was|were|is|are|will|would|could|can)\s(?=[a-z]{3})")
_DATED = re.compile(
    r"\s(?:(?:on|last|this|earlier this|late|early)\s)?(?:Monday|Tuesday|Wednesday|Thursday|Friday"
    r"|Saturday|Sunday|week|month|year)\b|\s(?:in|on)\s(?:\d{1,2}\s)?(?:January|February|March|April"
    r"|May|June|July|August|September|October|November|December)(?:\s\d{1,4})?|\sin\s\d{4}\b"
    r"|\son\s\d{1,2}\s[A-Z][a-z]+"
)
_REASON = re.compile(
    r",?\s(?:because|due to|in order to|so that|to (?:prevent|avoid|protect|avert))\s"
)
_COUNTED = re.compile(
    r"\s(?:more than |over |at least |about |some |nearly |around |up to )?\d[\d,.]*"
    r"(?: thousand| million| billion)?\s(?P<noun>(?:more |new )?[a-z]+s|people)\b"
)
_LEANING = re.compile(
    r"\b(?:it|its|they|their|them|he|she|his|her|him|this|that|these|those|such|there|here|so"
    r"|other|others|another|former|latter|also|still|further)\b",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r".*\b(?:Minister|President|Secretary(?: of State)?|Secretary-General|Ambassador|Mayor|Leader"
    r"|Chancellor|Governor|(?:Attorney|Lieutenant|Major|Brigadier) General"
    r"|Spokes(?:man|woman|person)|Prince|Princess|King|Queen|Senator"
    r"|Chief|Director|Commissioner|Pope|Judge|Professor|Doctor|Captain|Envoy)\s"
    r"(?=[A-Z][\w.’'-]*\s[A-Z])"
)
_DONE = re.compile(r"\s[a-z]+ed\s")
_BEFORE = re.compile(
    r"(?:(?:However|Meanwhile|Instead|Earlier|Later|Separately),\s)?(?:The\s)?"
    r"(?:(?!(?:in|on|at|of|to|from|with|and|or|by|for|that|as|while|when|if)\s)[\w’'-]+\s){0,4}"
)
_PASSING = re.compile(r"\s(?:then|also|previously|now|already|actively|again)(?=\s)")
_TOPICAL = frozenset({"about", "on", "against"})
_NUMBERED = re.compile(
    r"(?:(?:More than|Over|At least|About|Some|Nearly|Around|Up to|An estimated)\s)?\d[\d,.]*"
    r"(?: thousand| million| billion)?"
    r"\s(?P<noun>(?:[a-z-]+\s)?(?:[a-z]+s|people|women|men|children))"
    r"(?=\s(?:were|are|have|had|will|died|lost|took|attended)\s)"
)
# What stands somewhere or amounts to something is seldom a person.
_WHERE = re.compile(
    r"\s(?:is|are|was|were|lies|sits)\s(?:up to|down to|located|situated|covered|home|near|in|at|on"
    r"|about|around|part of|north|south|east|west)\b"
)
_BESIDE = re.compile(r",\s(?:(?:a|an|the|who)\s[a-z]|(?!The\s|home\s)(?:[\w-]+\s){1,3}(?:of|at)\s)")
"""Who somebody is, said behind the name."""
_INITIALS = re.compile(r"\b[A-Z]{3,}\b")
_LONGEST_NAME = 4  # words
_SHORTEST, _LONGEST = 3, 13  # words of what is asked about


def questions_in(text: str, language: str, matcher: Matcher) -> Iterator[str]:
    """Questions in the sentence's language, the most natural first.

    Args:
        text: One sentence.
        language: Its ISO 639-1 code; other languages than English and Arabic give none.
        matcher: Tells names.
    """
    plain = " ".join(text.split())
    if language == "ar":
        yield from arabic_questions(plain, matcher)
    elif language == "en":
        names = names_in(plain, language, matcher)
        yield from _of_event(plain, names)
        yield from _how_many(plain)
        yield from _who(plain, names, matcher)
        yield from _who_is(plain, names, matcher)
        yield from _what_said(plain, names, matcher)


def short_name(name: str) -> str:
    """A name without its titles, where more of it is left than one word.

    >>> short_name("Prime Minister Jonas Reber")
    'Jonas Reber'
    """
    return _TITLE.sub("", name) or name


def _fits(words: str) -> bool:
    return _SHORTEST <= len(words.split()) <= _LONGEST and not _LEANING.search(words)


def _of_event(text: str, names: tuple[Name, ...]) -> Iterator[str]:
    """When, why or how many, where a subject and its verb open the sentence."""
    found = _VERB.search(text)
    if found is None or not _SUBJECT.fullmatch(text, 0, found.start()):
        return
    subject = text[: found.start()]
    if _LEANING.search(subject) or _VERB.search(" " + subject) or _HELPED.search(subject + " xxx"):
        return
    last = next((n for n in names if n.end == found.start() and not n.relation), None)
    named = last is not None and text[: last.start] == text[: last.start].title()
    article = re.match(r"(?:The|A|An)\s", subject)
    who = subject[:1].lower() + subject[1:] if article else short_name(subject)
    if not named and not article:
        return
    did = f"did {who} {PLAIN_FORMS[found['verb']]}"
    rest = text[found.end() :]
    end = clause_end(rest)
    clause = rest[:end]
    if not is_whole(rest, end):
        return
    counted = _COUNTED.match(clause)
    if counted and _fits(did + clause[counted.end() :]):
        yield f"How many {counted['noun']} {did}{_without_date(clause[counted.end() :])}?"
        return
    reason = _REASON.search(rest)
    if reason and reason.start() <= len(clause) + 1 and _fits(did + rest[: reason.start()]):
        yield f"Why {did}{_without_date(rest[: reason.start()])}?"
    dated = _DATED.search(clause)
    if dated and _fits(did + _without_date(clause)):
        yield f"When {did}{_without_date(clause)}?"
    if found["verb"] in _GOING and re.match(r"\s(?:in|at)\s(?:the\s)?[A-Z]", clause):
        yield f"Where {did}?"


def _without_date(clause: str) -> str:
    return _DATED.sub("", clause).rstrip()


def _how_many(text: str) -> Iterator[str]:
    """How many did or underwent something, where their number opens the sentence."""
    found = _NUMBERED.match(text)
    if not found:
        return
    rest = text[found.end("noun") :]
    end = clause_end(rest)
    said = f"{found['noun']}{_without_date(rest[:end])}"
    if _fits(said) and is_whole(rest, end):
        yield f"How many {said}?"


def _who(text: str, names: tuple[Name, ...], matcher: Matcher) -> Iterator[str]:
    """Who did what the sentence says of its subject."""
    for name in names:
        rest = text[name.end :]
        both = len(names) > 1 and text[names[0].end : names[1].start] == " and "
        several = both and name is names[1] and names[0].sort == name.sort == "place"
        before = text[: names[0].start if several else name.start]
        begins = _VERB.match(rest) or _HELPED.match(rest) or _DONE.match(rest)
        if name.sort == "date" or name.relation or not begins or not _BEFORE.fullmatch(before):
            continue
        verb = re.match(r"\s\S+(?:\s(?:been|actively))*", rest)
        start = verb.end() if verb else 0
        end = start + clause_end(rest[start:])
        predicate = _PASSING.sub("", rest[:end])
        plural = re.match(r"\s(?:are|were|have)\s", predicate)
        country = name.sort == "place" and before in ("", "The ")
        if not country and (_WHERE.match(rest) or not _is_person(text, name, matcher)):
            return
        if _fits(predicate) and is_whole(rest, end) and bool(plural) <= several:
            asking = "Which country" if country else "Who"
            yield f"{'Which countries' if several else asking}{predicate}?"
        return


def _who_is(text: str, names: tuple[Name, ...], matcher: Matcher) -> Iterator[str]:
    """Who somebody is, where the sentence says it beside their whole name."""
    for name in names:
        who = short_name(name.text)
        told = who != name.text or _BESIDE.match(text, name.end)
        whole = 2 <= len(who.split()) <= _LONGEST_NAME and name_ends(text, name.end)
        free = name.sort == "name" and name.relation in ("", "by", "with")
        if told and whole and free and _is_person(text, name, matcher):
            yield f"Who is {who}?"
            return


def _is_person(text: str, name: Name, matcher: Matcher) -> bool:
    """Whether a run of names is a person's: their title alone is none, nor is a place or a body."""
    words = [u for u in matcher.read(text, "en").analysis.units if u.parts == 1]
    people = {words[n].start for n in people_in(words, "en", frozenset())}
    definite = text[: name.start].lower().endswith(("the ", "'s ", "’s "))
    if definite or is_body(name.text) or _INITIALS.search(name.text):
        return False
    return any(name.start <= at < name.end for at in people)


def _what_said(text: str, names: tuple[Name, ...], matcher: Matcher) -> Iterator[str]:
    speaker = speaker_in(text, "en", matcher)
    if not speaker:
        return
    start = text.find(speaker)
    definite = is_body(speaker) or text[:start].lower().endswith("the ")
    who = ("the " if definite else "") + short_name(speaker)
    end = start + len(speaker)
    clause = text[end : end + clause_end(text[end:])] if text[end : end + 1] == " " else ""
    for name in names:
        inside = end < name.start < end + len(clause)
        whole = re.match(
            r"(?:[^\w’']|\s(?:and|or|as|by|in|on|for|to|from|is|was|has)\b|$)", text[name.end :]
        )
        if inside and whole and name.sort != "date" and name.relation in _TOPICAL:
            the = "the " if text[: name.start].endswith("the ") else ""
            yield f"What did {who} say about {the}{name.text}?"
            return
    yield f"What did {who} say?"
