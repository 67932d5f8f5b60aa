"""Numbers and dates in digits and words, in both languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis.analyser import Analyser, open_analyser
from index.analysis.dates import Day, day_keys, months, read_numeric
from index.analysis.normalise import fold
from index.analysis.numbers import read_digits, read_words

ENGLISH = {
    "two million people": "2000000",
    "twelve hundred": "1200",
    "1.2 thousand": "1200",
    "half a million": "500000",
    "two and a half million": "2500000",
    "a hundred and twenty one": "121",
    "three hundred and five thousand two hundred and one": "305201",
    "two three": "2",
    "twenty first": "21",
}
ARABIC = {
    "مليونين": "2000000",
    "مليوني شخص": "2000000",
    "ثلاثة آلاف": "3000",
    "خمسة وعشرون ألفا": "25000",
    "مئة وخمسون ألفا": "150000",
    "ألف ومئتين": "1200",
    "٣٫٥ مليون": "3500000",
    "السابع عشر": "17",
    "الحادي والعشرين": "21",
    "ألفين وثلاثة وعشرين": "2023",
    "مليون ونصف": "1500000",
    "خمسة ستة": "5",
}


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return open_analyser()


def keys(analyser: Analyser, text: str, language: str) -> set[str]:
    return set(analyser.analyse(text, language).weights())


@pytest.mark.parametrize(("words", "value"), ENGLISH.items())
def test_english_number_words_are_read(words: str, value: str) -> None:
    found = read_words(words.split(), "en")
    assert found is not None
    assert found[0] == value


@pytest.mark.parametrize(("words", "value"), ARABIC.items())
def test_arabic_number_words_are_read(words: str, value: str) -> None:
    found = read_words([fold(word) for word in words.split()], "ar")
    assert found is not None
    assert found[0] == value


@pytest.mark.parametrize("words", ["and two", "a man", "the first", "", "walk"])
def test_what_begins_no_number_is_none(words: str) -> None:
    assert read_words(words.split(), "en") is None


@pytest.mark.parametrize(
    ("written", "values"),
    [
        ("1,200", ("1200",)),
        ("١٬٢٠٠", ("1200",)),
        ("1 200", ("1200",)),
        ("1.2bn", ("1200000000",)),
        ("5m", ("5000000", "5")),
        ("3,5", ("3.5",)),
        ("3.50", ("3.5",)),
        ("1.200.000", ("1200000",)),
        ("21st", ("21",)),
        ("1,2,3", ()),
        ("9" * 40, ()),
    ],
)
def test_digits_are_read_with_any_signs(written: str, values: tuple[str, ...]) -> None:
    assert read_digits(fold(written)) == values


@given(st.integers(min_value=0, max_value=10**12))
def test_a_whole_number_is_read_the_same_with_and_without_commas(number: int) -> None:
    assert read_digits(f"{number:,}") == read_digits(str(number)) == (str(number),)


@given(st.lists(st.sampled_from(["two", "half", "million", "and", "a", "10", "hundred", "third"])))
def test_any_run_of_number_words_is_read_without_raising(words: list[str]) -> None:
    found = read_words(words, "en")
    assert found is None or 1 <= found[1] <= len(words)


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("1,200 people", "١٬٢٠٠ شخص"),
        ("1.2 thousand people", "ألف ومئتا شخص"),
        ("two million people", "مليوني شخص"),
        ("25,000 soldiers", "خمسة وعشرون ألف جندي"),
    ],
)
def test_one_number_has_one_key_in_both_languages(
    analyser: Analyser, english: str, arabic: str
) -> None:
    shared = keys(analyser, english, "en") & keys(analyser, arabic, "ar")
    assert any(key.startswith("=") for key in shared)


@pytest.mark.parametrize(
    ("written", "language"),
    [
        ("October 7, 2023", "en"),
        ("7 October 2023", "en"),
        ("Oct. 7, 2023", "en"),
        ("2023-10-07", "en"),
        ("the 7th of October 2023", "en"),
        ("7 أكتوبر 2023", "ar"),
        ("٧ تشرين الأول/أكتوبر ٢٠٢٣", "ar"),
        ("السابع من تشرين الأول 2023", "ar"),
        ("السابع من أكتوبر عام 2023", "ar"),
        ("07/10/2023", "ar"),
        ("7 octobre 2023", "fr"),
    ],
)
def test_one_day_has_one_key_however_it_is_written(
    analyser: Analyser, written: str, language: str
) -> None:
    assert "@2023-10-07" in keys(analyser, written, language)


def test_a_day_without_a_year_is_kept_apart_but_can_meet_it(analyser: Analyser) -> None:
    short, full = keys(analyser, "on October 7", "en"), keys(analyser, "7 October 2023", "en")
    assert "@2023-10-07" not in short
    assert "@-10-07" in short & full


def test_may_and_march_in_small_letters_are_no_months(analyser: Analyser) -> None:
    found = keys(analyser, "they may march on 7 streets", "en")
    assert not [key for key in found if key.startswith("@")]


def test_decades_and_years_are_dates(analyser: Analyser) -> None:
    assert "@1990s" in keys(analyser, "in the 1990s", "en") & keys(analyser, "في التسعينيات", "ar")
    assert "@2023" in keys(analyser, "in 2023", "en") & keys(analyser, "عام ٢٠٢٣م", "ar")


def test_a_number_with_a_comma_is_no_year(analyser: Analyser) -> None:
    assert "@1200" not in keys(analyser, "1,200 homes", "en")


def test_an_ambiguous_date_may_be_either_day() -> None:
    assert set(read_numeric("07/10/2023", month_first=True)) == {Day(2023, 7, 10), Day(2023, 10, 7)}
    assert read_numeric("13/10/2023", month_first=True) == (Day(2023, 10, 13),)
    assert read_numeric("45/45/2023", month_first=True) == ()


def test_a_language_that_cldr_lacks_has_no_months() -> None:
    assert months("zz") == {}


@given(st.integers(0, 2100), st.integers(1, 12), st.integers(0, 31))
def test_keys_of_a_day_have_weights_that_never_grow(year: int, month: int, day: int) -> None:
    weights = [weight for _, weight in day_keys(Day(year, month, day))]
    assert weights == sorted(weights, reverse=True)
    assert weights[0] == 1.0
