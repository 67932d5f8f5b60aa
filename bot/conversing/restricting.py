"""Which articles words keep an answer to: "only from The X", "in Arabic", "since March"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from bot.conversing.commands import bare
from bot.conversing.periods import read_period
from corpus.calendar_names import flatten
from index.filters import Filters

if TYPE_CHECKING:
    from bot.answer import Citation
    from index.reader import ArticleCard

__all__ = [
    "Restriction",
    "Shelf",
    "find_outlets",
    "language_called",
    "language_names",
    "narrowed",
    "read_restriction",
]

_ONLY = re.compile(r"^(?:only|just|solely|فقط)\s+|\s+(?:only|alone|فقط|وحدها|وحده)$", re.IGNORECASE)
_ABOUT = re.compile(r"^(?:what about|how about|what of|the same|و?ماذا عن)\s+", re.IGNORECASE)
_FROM = re.compile(
    r"^(?:(?:what (?:is|was) )?(?:from|in|by|using|use|with|according to|as reported by)"
    r"|و?(?:من|في|عن|ب?حسب|نقلا عن|وفقا ل ?(?=\S)))\s*(?=\S)",
    re.IGNORECASE,
)
_CUES = ("according to", "as reported by", "حسب", "وفقا", "نقلا")
_SAYS = re.compile(
    r"^(?:and |but )?what (?:does|did|do) (?P<x>.+?) (?:say|report|write)"
    r"(?: about (?:it|that|this))?$"
    r"|^و?ماذا (?:قالت|تقول|ذكرت|كتبت|نشرت) (?P<y>.+?)(?: عن ذلك)?$",
    re.IGNORECASE,
)
_PRINT = re.compile(
    r"^(?:the )?(?P<x>\w+)(?: language)?(?:[ -]language)?"
    r" (?:articles|sources|ones|press|papers|media|texts|reports)$"
    r"|^(?:المقالات|المصادر|الصحف|الصحافه|اللغه|النصوص) (?:ب(?:اللغه )?)?(?P<y>\w+)$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:the )?(?:(?:source|article|number|no\.?|المصدر|المقال|المقاله|رقم) ?)?\[?(\d{1,2})\]?",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"(?:according to|(?:و?ب?حسب|وفق[اًا]* ?ل|نقل[اًا]* عن)) ?(?P<x>[^,،]{2,60})[,،]\s*(?P<q>.+)",
    re.IGNORECASE | re.DOTALL,
)
_TAIL = re.compile(
    r"(?P<q>.{6,}?)[\s,،;:.?؟–—-]+(?:(?P<only>(?:but )?(?:only|just) (?:from|in|according to)"
    r"|فقط من|من (?=.+ فقط\W*$))|(?P<cue>according to|ب?حسب|وفق[اًا]* ?ل|نقل[اًا]* عن))"
    r"\s*(?P<x>.{2,60})",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST = 60  # characters
_MOST_WORDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What can be named: the articles there are, and those last cited."""

    cards: Sequence[ArticleCard]
    cited: Sequence[Citation] = ()

    @property
    def outlets(self) -> tuple[str, ...]:
        """Their outlets, each once."""
        named = (card.outlet for card in self.cards if card.outlet)
        return tuple(sorted(set(named), key=str.casefold))

    @property
    def languages(self) -> tuple[str, ...]:
        """Their languages, each once."""
        return tuple(sorted({card.language for card in self.cards}))

    @property
    def newest(self) -> date:
        """The day of the newest article: what "since March" is said on."""
        days = [card.day for card in self.cards if card.day]
        return max(days, default=date.max)


@dataclass(frozen=True, slots=True, kw_only=True)
class Restriction:
    """What words keep an answer to."""

    scope: Filters
    """Only what these words say."""
    question: str = ""
    """The question beside them; empty when the last one is meant."""
    no_outlet: str = ""
    """An outlet they name that no article has."""
    no_language: str = ""
    """Code of a language they name that no article has."""


def read_restriction(text: str, shelf: Shelf, *, follows: bool) -> Restriction | None:
    """What a text restricts the answer to; None when it is a question and nothing else.

    Args:
        text: What the reader wrote.
        shelf: What can be named.
        follows: Whether there is a question before it that it can be about.
    """
    beside = _beside(text, shelf)
    if beside or not follows:
        return beside
    said = bare(text)
    if not said or len(said) > _LONGEST:
        return None
    period = read_period(_ABOUT.sub("", said), shelf.newest)
    if period:
        return Restriction(scope=Filters(since=period.since, until=period.until))
    return _whole(said, shelf)


def _whole(said: str, shelf: Shelf) -> Restriction | None:
    """A saying that is nothing but a restriction."""
    named = _ABOUT.sub("", said)
    says = _SAYS.match(named)
    only = bool(_ONLY.search(named))
    plain = _ONLY.sub("", _ONLY.sub("", named))
    cue = _FROM.match(plain)
    told = cue.group().strip().casefold() if cue else ""
    thing = (says["x"] or says["y"]) if says else plain[cue.end() :] if cue else plain
    code = _tongue(thing, plain)
    if code:
        known = code in shelf.languages
        missing = "" if known else code
        return Restriction(scope=Filters(languages=(code,)), no_language=missing)
    numbered = _NUMBERED.fullmatch(thing)
    if numbered and (only or cue):
        places = [c.article for c in shelf.cited if c.n == int(numbered[1])]
        if places:
            return Restriction(scope=Filters(articles=(places[0],)))
    naming = bool(only and cue) or told.startswith(_CUES)
    # "And Norland?" is about the country, whatever the Norland Times is called.
    outlets = find_outlets(thing, shelf.outlets, short=naming or only)
    if outlets:
        return Restriction(scope=Filters(outlets=outlets))
    if naming and len(thing.split()) <= _MOST_WORDS and thing:
        return Restriction(scope=Filters(), no_outlet=thing)
    return None


def _beside(text: str, shelf: Shelf) -> Restriction | None:
    """A question with a restriction before or after it, where an outlet there is is named."""
    found = _HEAD.fullmatch(text.strip()) or _TAIL.fullmatch(text.strip())
    if found is None:
        return None
    only = bool(found.groupdict().get("only"))
    outlets = find_outlets(_ONLY.sub("", bare(found["x"])), shelf.outlets, short=only)
    if not outlets:
        return None
    question = found["q"].strip()
    mark = "؟" if re.search(r"[\u0621-\u064a]", question) else "?"
    asked = question if question[-1:] in "?؟." else question + mark
    return Restriction(scope=Filters(outlets=outlets), question=asked[:1].upper() + asked[1:])


def find_outlets(name: str, outlets: Sequence[str], *, short: bool = False) -> tuple[str, ...]:
    """The outlets a name may mean.

    >>> find_outlets("the valley post", ["The Valley Post", "Norland Times"])
    ('The Valley Post',)

    Args:
        name: As the reader writes it.
        outlets: Those there are.
        short: Whether some of an outlet's words are enough ("the Post").
    """
    wanted = _folded(name)
    if not wanted:
        return ()
    run_on = {wanted.replace(" ", ""), "the" + wanted.replace(" ", "")}
    same = tuple(o for o in outlets if _folded(o) == wanted or _site(o) in run_on)
    if same:
        return same
    words = set(wanted.split())
    if not short or max(map(len, words)) < 4:
        return ()
    return tuple(o for o in outlets if words <= set(_folded(o).split()))


def _site(outlet: str) -> str:
    """The name within an address: "usatoday" of "www.usatoday.com"; empty for other outlets."""
    found = re.fullmatch(r"(?:www\.)?([a-z0-9-]+)(?:\.[a-z]{2,})+", outlet.casefold())
    return found[1].replace("-", "") if found else ""


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", flatten(name).casefold())
    words = re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c)))
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def _tongue(thing: str, said: str) -> str:
    """Code of the language that is named; empty when it is something else."""
    printed = _PRINT.match(thing)
    if printed:
        return language_called(printed["x"] or printed["y"])
    joined = re.fullmatch(r"و?ب(?:اللغه )?(?P<x>ال\w+)", said)
    if joined:
        return language_called(joined["x"])
    inside = re.fullmatch(r"in (?:the )?(?P<x>\w+)(?: language)?", said, re.IGNORECASE)
    return language_called(inside["x"]) if inside else ""


def language_called(name: str) -> str:
    """The ISO 639-1 code of a language by its English or Arabic name; empty for other words.

    >>> language_called("Arabic"), language_called("الإنجليزية"), language_called("Tokyo")
    ('ar', 'en', '')
    """
    return _languages().get(flatten(name).casefold(), "")


def language_names(language: str) -> Mapping[str, str]:
    """Names of languages by code, as they are called in English or Arabic."""
    from babel import Locale  # tens of milliseconds

    names: Mapping[str, str] = Locale.parse("ar" if language == "ar" else "en").languages
    return names


@cache
def _languages() -> dict[str, str]:
    found: dict[str, str] = {"الانكليزيه": "en"}
    for locale in ("en", "ar"):
        for code, name in language_names(locale).items():
            if len(code) == 2:
                found.setdefault(flatten(name).casefold(), code)
    return found


def narrowed(one: Filters, other: Filters) -> Filters | None:
    """What passes both; None when nothing can.

    >>> narrowed(Filters(languages=("en",)), Filters(languages=("ar",))) is None
    True
    """
    kept: dict[str, tuple[str, ...]] = {}
    for field in ("languages", "outlets", "articles"):
        ours, theirs = getattr(one, field), getattr(other, field)
        folded = {value.casefold() for value in theirs}
        both = (
            tuple(v for v in ours if v.casefold() in folded) if ours and theirs else ours + theirs
        )
        if ours and theirs and not both:
            return None
        kept[field] = both
    since = max((d for d in (one.since, other.since) if d), default=None)
    until = min((d for d in (one.until, other.until) if d), default=None)
    chosen: dict[str, Any] = {**kept, "since": since, "until": until}
    return replace(one, **chosen)
