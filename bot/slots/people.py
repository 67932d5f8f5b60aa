"""People that a question may ask for, and who holds an office."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.asking import Asked
from bot.matching import Matcher, Piece, Reading
from index.analysis.commonness import rarity
from index.analysis.terms import Unit

__all__ = [
    "holders_in",
    "known_otherwise",
    "new_names",
    "people_in",
    "person_kind",
    "said_by_question",
]

_NO_NAME = ("concept", "number", "date")
_SURE, _LOOSE = 0.75, 0.6
_REACH = 4  # words between a person and what is asked of them
_BESIDE = 5  # words between an office and what it is the office of
_SPOKEN_OF = 10  # words between an office and whom the sentence speaks of elsewhere
_ATTACHED = 2  # words between an office and a name that belongs to it
_MOST = 0.6  # share of an office's words to be found across languages
_AWAY = 0.7  # a person who stands away from what is asked of them
_OTHERS = 0.5  # a country or a body, which may act too
_SEVERAL = re.compile(
    r"^(?:[a-z]+(?:ers|ents|ors|iefs|ings|eens|aries)|و?[بل]?(?:ال)?(?:وزراء|رؤساء|سفراء|قادة|ملوك|زعماء|أمراء))$",
    re.I,
)

_TITLE = re.compile(
    r"^(?:secretary|state|prime|minister|foreign|defen[cs]e|interior|finance|vice|president|ambassador"
    r"|chancellor|governor|mayor|king|queen|prince|princess|general|chief|commander|leader|speaker"
    r"|envoy|spokes(?:man|woman|person)|department|ministry|national|security|advis[eo]r|head"
    r"|director|chair(?:man|woman)?|attorney|treasury|justice|health|education|deputy|senior|sir"
    r"|mr|mrs|ms|dr|senator|representative|pope|premier|sultan|emir|sheikh|judge)$",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    r"^(?:(?:vice-)?president|minister|chancellor|governor|mayor|king|queen|prince|princess"
    r"|general|premier|pope|sultan|emir|sheikh|ambassador|senator|sen|gov|rep|gen|mr|mrs|ms|dr|sir"
    r"|الرئيس|الوزراء|وزير|الوزير|الخارجية|الدفاع|الداخلية|المالية|السفير|السفيرة|الملك|الأمير|البابا"
    r"|السيد|السيدة|الشيخ|الجنرال)$",
    re.IGNORECASE,
)
_ONE_OF_THEM = re.compile(r"(?:رئيس|رئيسة|مجلس)$")


def person_kind(
    asked: Asked, pieces: Sequence[Piece], reading: Reading, said: frozenset[str]
) -> float:
    """1 for a person near to what is asked of them, less for one away or for a body; 0 for none.

    Args:
        asked: The question; of one for the holder of an office the name must stand at the office.
        pieces: Its content words.
        reading: The sentence.
        said: Keys of what the question says itself.
    """
    words = [u for u in reading.analysis.units if u.parts == 1]
    people = people_in(words, reading.analysis.language, said)
    if not people:
        return _OTHERS if new_names(reading, said) else 0.0
    if asked.office:
        return float(bool(holders_in(asked, pieces, reading, said)))
    of = {t.key for p in pieces if not p.unit.name for t in p.unit.terms}
    told = [n for n, u in enumerate(words) if any(t.key in of for t in u.terms)]
    near = any(abs(n - m) <= _REACH for n in people for m in told)
    return 1.0 if near or not of else _AWAY


def holders_in(
    asked: Asked, pieces: Sequence[Piece], reading: Reading, said: frozenset[str]
) -> list[Unit]:
    """The words that name whoever holds the office asked for.

    Args:
        asked: A question for the holder of an office.
        pieces: Its content words.
        reading: The sentence.
        said: Keys of what the question says itself.
    """
    words = [u for u in reading.analysis.units if u.parts == 1]
    people = people_in(words, reading.analysis.language, said)
    return [words[n] for n in people if _holds(asked, words, n, pieces, reading)]


def new_names(reading: Reading, said: frozenset[str]) -> list[Unit]:
    """Names of the sentence that the question does not say itself."""
    units = reading.analysis.content
    return [u for u in units if u.name and u.parts == 1 and not said_by_question(u, said)]


def said_by_question(unit: Unit, said: frozenset[str]) -> bool:
    """Whether the question said so itself; a city is not said by naming its country."""
    return any(t.key in said for t in unit.terms if t.weight >= _SURE)


def people_in(words: Sequence[Unit], language: str, said: frozenset[str]) -> list[int]:
    """Places of words that name people whom the question does not name by any of their names."""
    runs: list[list[int]] = []
    for n, unit in enumerate(words):
        beside = n > 0 and unit.start - words[n - 1].end <= 1
        going_on = beside and bool(runs) and runs[-1][-1] == n - 1
        written = unit.name or (unit.content and unit.text[:1].isupper())
        titled = beside and written and (going_on or bool(_HOLDS.match(words[n - 1].text)))
        # who is known to the lexicon is a person too behind a title: "President Biden"
        if _personal(unit, language) or (titled and not _TITLE.match(unit.text)):
            if going_on:
                runs[-1].append(n)
            else:
                runs.append([n])
    return [
        n for run in runs if not any(said_by_question(words[m], said) for m in run) for n in run
    ]


def known_otherwise(unit: Unit) -> bool:
    """Whether the lexicon knows the word for a place or a body, or it is a number or a date."""
    return any(t.kind in _NO_NAME and t.weight >= _LOOSE for t in unit.terms)


def _personal(unit: Unit, language: str) -> bool:
    """Whether the unit can name a person: a name that is no place or body the lexicon knows."""
    if _TITLE.match(unit.text) or known_otherwise(unit):
        return False
    unknown = rarity(unit.text, language) == 1.0 and not unit.text.isascii()
    return unit.name or (unit.content and unknown)


def _holds(
    asked: Asked, words: Sequence[Unit], person: int, pieces: Sequence[Piece], reading: Reading
) -> bool:
    """Whether the office stands beside the name, and what it is the office of beside the office."""
    outside = [p for p in pieces if p.unit.start >= asked.frame[1]]
    inside = [p for p in pieces if p.unit.end <= asked.frame[1]]
    across = any(p.language != reading.analysis.language for p in pieces)
    around = range(max(0, person - _REACH), min(len(words), person + _REACH + 1))
    plain = [p for p in (*inside, *outside) if not _names(p)]
    office = [n for n in around if any(_is(words[n], p) for p in plain)]
    if not office:
        return False
    if any(_several(words, n) for n in range(max(0, office[0] - 1), office[-1] + 1)):
        return False
    if not _office_of(words, office, [p for p in outside if _names(p)]):
        return False
    if _held_by_another(words, person, office):
        return False
    rest = [p for p in outside if not _names(p)]
    total = sum(p.weight for p in rest)
    # phrases too: رئيس الوزراء is the prime minister, though neither word says "prime"
    start, end = words[around[0]].start, words[around[-1]].end
    near = [u for u in reading.analysis.units if start <= u.start and u.end <= end]
    found = sum(p.weight for p in rest if any(_is(unit, p) for unit in near))
    # Not every word of an office has its like in another language.
    return found >= (_MOST if across else 0.99) * total


def _names(piece: Piece) -> bool:
    """Whether the word names somebody or something; a title does not, however it is written."""
    return piece.unit.name and not _TITLE.match(piece.unit.text)


def _several(words: Sequence[Unit], place: int) -> bool:
    """Whether the word speaks of several holders: ministers, but not رئيس الوزراء, who is one."""
    one = place > 0 and _ONE_OF_THEM.search(words[place - 1].text)
    return bool(_SEVERAL.match(words[place].text)) and not one


def _office_of(words: Sequence[Unit], office: Sequence[int], names: Sequence[Piece]) -> bool:
    """Whether the office is that of whom the question names.

    A name at the office decides: "the Norland minister" is no minister of Suderland, whatever else
    the sentence is about. Without one, the sentence has to speak of them.
    """
    attached = words[max(0, office[0] - _ATTACHED) : office[-1] + _ATTACHED + 1]
    bearers = [u for u in attached if u.name and any(t.kind == "concept" for t in u.terms)]
    if bearers and names and not any(_is(unit, p) for unit in bearers for p in names):
        return False
    beside = words[max(0, office[0] - _BESIDE) : office[-1] + _BESIDE + 1]
    if all(any(_is(unit, p) for unit in beside) for p in names):
        return True
    about = words[max(0, office[0] - _SPOKEN_OF) : office[-1] + _SPOKEN_OF + 1]
    return not bearers and all(any(_is(unit, p) for unit in about) for p in names)


def _held_by_another(words: Sequence[Unit], person: int, office: Sequence[int]) -> bool:
    """Whether another name stands right behind the office: "met Prime Minister Ren"."""
    behind = office[-1] + 1
    if (
        behind >= len(words)
        or not words[behind].name
        or words[behind].start - words[behind - 1].end > 1
    ):
        return False
    run = behind
    while run + 1 < len(words) and words[run + 1].name:
        run += 1
    return not behind <= person <= run


def _is(unit: Unit, piece: Piece) -> bool:
    return Matcher.match(piece, {t.key: t.weight for t in unit.terms}) > 0
