"""Whether a number or day that is told makes a claimed one true, or false."""

from __future__ import annotations

from decimal import Decimal

from bot.checking.figures import Day, Figure

__all__ = ["agrees", "conflicts"]

_CLOSE = Decimal("0.06")
_ROUNDED_FROM = 1_000
_AT_MOST = Decimal(2)  # "more than 30" of more than 38, but not of more than 380
_APART = ({"over", "under"}, {"over", "nearly"})  # of one number
_VAGUE = (Decimal(2), Decimal(100))  # "hundreds" are from 200 to 10,000


def agrees(told: Figure, claimed: Figure) -> bool:
    """Whether a told figure makes a claimed one true."""
    if claimed.days and told.days:
        return _same_day(claimed, told)
    return claimed.value is not None and told.value is not None and _says(told, claimed)


def conflicts(told: Figure, claimed: Figure) -> bool:
    """Whether a told figure of the same thing makes a claimed one false, not merely unsaid."""
    if claimed.days or told.days:
        return any(_clash(a, b) for a in claimed.days for b in told.days)
    a, b = claimed.value, told.value
    if a is None or b is None or agrees(told, claimed) or _may_be(told, a, b):
        return False
    if "vague" in (claimed.bound, told.bound):
        return max(a, b) >= 10 * min(a, b)
    if told.bound == "over":
        return claimed.bound != "over" and a < b
    if told.bound == "under":
        return claimed.bound != "under" and a > b
    return True


def _clash(claimed: Day, told: Day) -> bool:
    return any(mine and theirs and mine != theirs for mine, theirs in _parts(claimed, told))


def _same_day(claimed: Figure, told: Figure) -> bool:
    """Whether what is told makes the claimed day true: nothing differs, nothing is added."""
    return any(
        all(not mine or mine == theirs for mine, theirs in _parts(a, b))
        for a in claimed.days
        for b in told.days
    )


def _parts(a: Day, b: Day) -> tuple[tuple[int, int], ...]:
    return ((a.year, b.year), (a.month, b.month), (a.day, b.day))


def _says(told: Figure, claimed: Figure) -> bool:
    """Whether a number told makes the claimed one true."""
    a, b = claimed.value, told.value
    if a is None or b is None:
        return False
    if "vague" in (claimed.bound, told.bound):
        return _vaguely(told, claimed, a, b)
    if a == b:
        return {claimed.bound, told.bound} not in _APART
    if claimed.bound == "over":
        return told.bound != "under" and (a < b <= _AT_MOST * a or (a < b and told.bound != "over"))
    if claimed.bound == "under":
        return told.bound != "over" and (b < a <= _AT_MOST * b or (b < a and told.bound != "under"))
    if claimed.bound == "nearly":
        return b <= a and _near(a, b)
    if claimed.bound == "about":
        return _near(a, b)
    # a claim may be rounder than what is told, not more exact
    return _rounded(a, b)


def _near(a: Decimal, b: Decimal) -> bool:
    return abs(a - b) <= _CLOSE * max(abs(a), abs(b))


def _may_be(told: Figure, a: Decimal, b: Decimal) -> bool:
    """Whether a more exact number than the told one may be what is meant: 2,103 of 2,100."""
    return _rounded(b, a) or (told.bound in ("about", "nearly") and _near(a, b))


def _vaguely(told: Figure, claimed: Figure, a: Decimal, b: Decimal) -> bool:
    """Hundreds of 300; more than 100 of hundreds."""
    low, high = _VAGUE
    if claimed.bound == told.bound:
        return a == b
    if claimed.bound == "vague":
        return (low * a <= b or (told.bound == "over" and a <= b)) and b < high * a
    return claimed.bound == "over" and a <= low * b


def _rounded(round_one: Decimal, exact: Decimal) -> bool:
    """Whether one is the other rounded to what it shows: 1.2 million of 1,197,000."""
    if abs(exact) < _ROUNDED_FROM or not exact:
        return False
    digits = len(str(int(abs(round_one))).rstrip("0"))
    if digits < 2:
        return False
    scale = Decimal(10) ** (len(str(int(abs(exact)))) - digits)
    return scale > 1 and (exact / scale).to_integral_value() * scale == round_one
