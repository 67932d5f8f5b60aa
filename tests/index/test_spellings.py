"""A name of one script in articles of the other, spelled too oddly to be matched."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import write
from hypothesis import given
from hypothesis import strategies as st

from index.analysis.analyser import Analyser
from index.build import Library
from index.spellings import Spellings, apart, script_of

skeletons = st.text("ABCDFGHJKLMNRSTWXYZ$", max_size=7)


@given(skeletons, skeletons)
def test_distance_is_the_same_both_ways_and_none_to_itself(one: str, other: str) -> None:
    assert apart(one, one, 9) == 0
    assert apart(one, other, 9) == apart(other, one, 9)


@given(skeletons, skeletons)
def test_what_is_farther_than_the_most_is_said_to_be(one: str, other: str) -> None:
    assert (apart(one, other, 1) <= 1) == (apart(one, other, 9) <= 1)


@pytest.mark.parametrize(
    ("asked", "language", "written", "near"),
    [
        ("Suruc", "en", "سوروتش", True),
        ("Chattanooga", "en", "شاتانوغا", True),
        ("خيمينيز", "ar", "Jimenez", True),
        ("شويبله", "ar", "Schaeuble", True),
        ("Suruc", "en", "بروكسل", False),
        ("Zorblax", "en", "سوروتش", False),
        ("wells", "en", "والس", False),  # what a lexicon has is known in both scripts
    ],
)
def test_letters_taken_for_each_other_are_near(
    analyser: Analyser, asked: str, language: str, written: str, near: bool
) -> None:
    other = analyser.analyse(written, "en" if language == "ar" else "ar")
    keys = [term.key for unit in other.units for term in unit.terms]
    (unit,) = analyser.analyse(asked, language, question=True).units
    assert any(Spellings(lambda: keys).near(unit)) is near


def test_only_articles_of_the_other_script_may_hold_it(
    library: Callable[..., Library], tmp_path: Path
) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    write(folder / "a.txt", "تفجير\n\nوقع التفجير في مدينة سوروتش التركية يوم الاثنين صباحا.\n")
    write(folder / "b.txt", "Fire\n\nA fire broke out in the town of Ilvermoz on Monday morning.\n")
    library(corpus=folder).update()
    with library(corpus=folder).open() as reader:
        assert "Suruc" in reader.search("Who bombed Suruc?").unknown
        assert reader.may_be_elsewhere("Suruc", "en")
        assert reader.may_be_elsewhere("ايلفرموس", "ar")
        assert not reader.may_be_elsewhere("Ilfermos", "en")
        assert not reader.may_be_elsewhere("Zorblax", "en")


def test_the_script_of_a_word() -> None:
    assert [script_of(word) for word in ("Suruç", "سوروتش", "1,200", "Сурч")] == [
        "latin", "arabic", "", "",
    ]  # fmt: skip
