"""What a figure is measured in, and that one list of units serves every reader of figures."""

from __future__ import annotations

import pytest

from bot.slots.measures import compared_measure, measures
from bot.slots.units import unit_behind

CASES = [
    # (before, after, measure, unit of, scale)
    ("for ", " full days", "time", "time", 24.0),
    ("لمدة ", " أسابيع", "time", "time", 168.0),
    ("worth US$", " million", "money", "dollar", 1.0),
    ("worth ", " million euros", "money", "euro", 1.0),
    ("over ", " km2 (3.29 sq mi)", "extent", "area", 1e6),
    ("over ", " sq mi", "extent", "area", 2.59e6),
    ("for ", " km of road", "extent", "length", 1000.0),
    ("weighs ", " tonnes", "weight", "weight", 1e6),
    ("rose ", " per cent", "share", "share", 1.0),
]


@pytest.mark.parametrize(("before", "after", "measure", "of", "scale"), CASES)
def test_a_unit_is_read_with_its_size(
    before: str, after: str, measure: str, of: str, scale: float
) -> None:
    found = unit_behind(before, after)
    assert {m: (u.of, u.scale) for m, u in found.items()} == {measure: (of, scale)}


@pytest.mark.parametrize(("before", "after"), [case[:2] for case in CASES])
def test_what_has_a_unit_counts_nothing(before: str, after: str) -> None:
    assert measures(before, after, "How many people?") == set(unit_behind(before, after))


def test_pounds_are_money_and_weight() -> None:
    assert {u.of for u in unit_behind("", " pounds").values()} == {"pound", "weight"}


def test_what_stands_without_a_unit_counts() -> None:
    assert unit_behind("there were ", " people") == {}
    assert measures("there were ", " people", "How many people?") == {"count"}


@pytest.mark.parametrize(
    ("question", "measure"),
    [
        ("What is the population of Velby?", "count"),
        ("What is the median income in Velby?", "money"),
        ("What is the area of Velby?", "extent"),
        ("How old is the mayor?", "time"),
        ("How heavy is the bell?", "weight"),
        ("How many weeks did it last?", "time"),
    ],
)
def test_figures_are_compared_by_what_is_asked(question: str, measure: str) -> None:
    assert compared_measure(question) == measure
