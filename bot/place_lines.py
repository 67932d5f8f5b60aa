"""Place lines: where a report was filed and by whom, as printed before its first sentence."""

from __future__ import annotations

import re

__all__ = ["place_line"]

_DASH = r"(?:--+|[-–—―])"
_AGENCY = (
    r"(?:AA|ABC|AFP|AP|Anadolu|BBC|CBS|CNBC|CNN|DPA|dpa|EFE|FOX|Fox|IPS|IRNA|KUNA|MENA|NBC|NNA|PA"
    r"|QNA|RFE/RL|REUTERS|Reuters|SANA|SPA|TASS|UPI|VOA|WAFA|WAM|Xinhua"
    r"|رويترز|واس|[أا]\s?\.?\s?ف\s?\.?\s?ب\.?|فرانس برس|د\s?\.?\s?ب\s?\.?\s?[أا]\.?"
    r"|(?:ال)?[أا]ناضول|(?:ال)?وكالات|سانا|سب[أا]|وام|كونا|قنا|بترا|وفا|شينخوا|يو بي آي)"
)
_BY = rf"{_AGENCY}(?:\s(?:Agency|Business|News|Newsource|Sports?))?"
_CAPITALS = r"[A-Z][A-Z.'’]+(?:[ -][A-Z][A-Z.'’]*){0,3}"
_CITY = rf"(?:{_CAPITALS}|[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){{0,3}})"
_REGION = r",\s[A-Z][\w.'’]+(?:\s[A-Z][\w.'’]+){0,2}"
_DAY = r",?\s(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8})(?:,?\s\d{4})?"
_WHERE = r"\w+(?:\s\w+){0,2}"
# With an agency, a region or a day, a place before a dash is no part of the sentence.
_SURE = re.compile(
    "|".join(
        (
            # "(CNN) The war", "ENGLEWOOD, Colo. (AP) — The team", "London CNN — The minister"
            rf"\({_BY}\)\s*(?:{_DASH}\s+)?",
            rf"{_CITY}(?:{_REGION})?(?:{_DAY})?,?\s?\({_BY}\)\s?{_DASH}\s+",
            rf"{_CITY}(?:{_REGION})?\s{_BY}\s?{_DASH}\s+",
            rf"{_CAPITALS}(?:{_REGION}|(?:{_REGION})?{_DAY})\s?{_DASH}\s+",
            # "القاهرة (رويترز) - قال", "غزة - سبأ: أعلن", "واس- جدة: استقبل"
            rf"{_WHERE}\s?(?:{_DASH}\s?)?\({_BY}\)\s?(?:{_DASH}|:)\s*",
            rf"{_WHERE}\s?{_DASH}\s?{_BY}\s?(?:{_DASH}\s|:)\s*",
            rf"{_BY}\s?{_DASH}\s?{_WHERE}\s?:\s*",
            # outlet and place, a word or two: "سبق - مكة المكرمة: قام"
            r"[ء-ي]+\s?[-–—]\s?[ء-ي]+(?:\s[ء-ي]+)?\s?:\s+",
        )
    )
)
_CAPITALS_ALONE = re.compile(rf"{_CAPITALS}\s?(?P<dash>{_DASH})\s+(?=[“\"«‘'(]*[A-ZÀ-Þ0-9])")
_FEWEST_WORDS = 4


def place_line(sentence: str) -> int:
    """How many characters of a place line open an article's first sentence.

    A word in capitals and a dash may also be a subject and an aside ("NASA — America's space
    agency — said"): with nothing else to tell by, a second dash leaves the sentence whole.

    Example:
        >>> place_line("DOHA, Qatar (AP) — The talks have ended, envoys said.")
        19
    """
    found = _SURE.match(sentence) or _CAPITALS_ALONE.match(sentence)
    if not found:
        return 0
    rest = sentence[found.end() :]
    dash = found.groupdict().get("dash")
    if dash and f" {dash} " in rest:
        return 0
    return found.end() if len(rest.split()) >= _FEWEST_WORDS else 0
