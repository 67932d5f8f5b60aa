"""Names that are spelled nearly right."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis.analyser import Analyser
from index.analysis.terms import Unit
from index.build import Library
from index.reader import Reader
from index.slips import Slips, distance

WORDS = st.text(alphabet="abcde", max_size=7)


@pytest.fixture
def reader(library: Callable[..., Library]) -> Iterator[Reader]:
    library().update()
    with library().open() as opened:
        yield opened


@pytest.mark.parametrize(
    ("asked", "article", "written"),
    [
        ("Who is Kellebnerg?", "harbour.txt", "Kellenberg"),  # swapped
        ("What did Kelenbegr say?", "harbour.txt", "Kellenberg"),  # one left out, two swapped
        ("What happened in Orminser?", "library.txt", "Orminster"),  # one left out
        ("Where is Vlaldria?", "harbour.txt", "Valdria"),
    ],
)
def test_a_slip_in_a_name_still_finds_it_and_says_so(
    reader: Reader, asked: str, article: str, written: str
) -> None:
    found = reader.search(asked)
    assert found.hits[0].passage.article == article
    assert [slip.written for slip in found.taken] == [written]
    assert found.taken[0].asked in asked


@pytest.mark.parametrize(
    "asked", ["What did Kellenberg say?", "Who is Brandt?", "Who is Rasmussen?", "the libraries"]
)
def test_what_occurs_or_is_like_nothing_is_taken_for_nothing(reader: Reader, asked: str) -> None:
    assert reader.search(asked).taken == ()


def test_a_name_with_a_changed_letter_stays_unknown(reader: Reader) -> None:
    found = reader.search("Who is Kellendorg?")  # may well be someone else
    assert "Kellendorg" in found.unknown


def test_a_common_word_is_no_slip(analyser: Analyser) -> None:
    slips = Slips(lambda: ["marked", "kellenberg"])
    analysis = analyser.analyse("the market", "en", question=True)
    assert slips.mend(analysis, _missing) == (analysis, ())


def test_a_near_word_is_less_sure_than_the_word_itself(analyser: Analyser) -> None:
    slips = Slips(lambda: ["kellenberg"])
    mended, found = slips.mend(analyser.analyse("Kellebnerg", "en"), _missing)
    added = mended.units[0].terms[-1]
    assert added.key == found[0].taken == "kellenberg"
    assert added.weight < 0.6
    assert found[0].sure


def _missing(unit: Unit) -> bool:
    return bool(unit.terms)


@given(one=WORDS, other=WORDS)
def test_distance_is_symmetric_and_zero_for_the_same_word_only(one: str, other: str) -> None:
    assert distance(one, other, 9) == distance(other, one, 9)
    assert (distance(one, other, 9) == 0) == (one == other)
    assert min(distance(one, other, 9), 3) == distance(one, other, 2)
