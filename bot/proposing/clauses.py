"""Where a clause of an English sentence ends, and whether a question may be made up to there."""

from __future__ import annotations

import re

__all__ = ["clause_end", "is_whole"]

_SHORTENED = (
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mr|Mrs|Ms|Dr|Prof|Sens?|Reps?|Gov|Gens?|Lt|Col"
    r"|Sgt|Capt|Cmdr|Maj|Pres|Rev|Hon|St|Mt|Ft|Jr|Sr|No|Nos|Ave|Dept|Inc|Co|Corp|Ltd|Bros|vs|approx|est"
    r"|[ap]\.m|e\.g|i\.e|(?:[A-Za-z]\.)*[A-Za-z]"
)
_ENDS = re.compile(
    r"(?<!\d),|,(?!\d)|[;:!?()“”\"«»–—]"
    r"|(?<![\s(]\.)\.(?=[\s”\"’)]|$)"
    r"|\s(?:and|but|which|who|whose|while|after|before|because|since|although"
    r"|though|where|when|amid|amidst|due to|in order|so that|following|despite|as"
    r"|for what|at what)\s"
)
_ABBREVIATION = re.compile(rf"(?:^|[\s(.])(?:{_SHORTENED})$", re.IGNORECASE)
# What cannot be the last word of what is said of somebody.
_LEADING_ON = """
    a an the this that these those my your his her its our their of in on at to from by with for
    about against into onto over under up between among through during without within toward
    towards upon across behind beyond near around like than and or nor but if as very more most
    less least so too such no not is are was were be been being am has have had do does did will
    would can could shall should may might must says said tells told called named both either
    every each some any several many few other another
"""
_UNFINISHED = frozenset(_LEADING_ON.split())
_QUALITY = re.compile(r"\b(?:an?|the)\s[a-z]+ly\s[a-z]+\s?$")
"""An adjective without its noun: "an unusually warm" and sunny day."""
# After a comma these begin something new; any other small word may go on with a row.
_BEGINS = re.compile(
    r"\s(?:[A-Z\d“\"‘$£€]|(?:and|but|or|who|whom|which|whose|where|when|while|according|including|after|before"
    r"|as|with|without|because|since|although|though|despite|amid|following|even|said|says|told"
    r"|saying|adding|a|an|the|his|her|its|their|he|she|it|they|we|there|that|this|in|on|at|by|for"
    r"|from|to|of|so|if|then|also|not|just|only|both|is|was|were|are|has|had|have|will|would|\w+ing"
    r"|\w+ed)\b)|\s?$"
)


def clause_end(text: str) -> int:
    """Where the first clause ends: not within "37,000", nor behind "Jan." or "William F.".

    >>> clause_end(" scorched nearly 37,000 acres on Jan. 6, officials said")
    39
    """
    for found in _ENDS.finditer(text):
        if found.group() == "." and _ABBREVIATION.search(text[: found.start()]):
            continue
        return found.start()
    return len(text)


def is_whole(text: str, end: int) -> bool:
    """Whether what stands up to the end of a clause says something by itself.

    It does not before an opening quotation mark, before the rest of a row ("rugged, steep hills"),
    or where its last word leads on to another.

    Args:
        text: The rest of a sentence.
        end: Where its first clause ends.
    """
    words = text[:end].rstrip().split()
    if not words or words[-1].casefold() in _UNFINISHED:
        return False
    if _QUALITY.search(text[:end]):
        return False
    follows = text[end:].lstrip()
    if follows[:1] in ("“", "«") or (follows[:1] == '"' and text[:end].endswith(" ")):
        return False
    in_row = text[end:].startswith(",") and words[-1].isalpha() and words[-1].islower()
    return not in_row or bool(_BEGINS.match(text, end + 1))
