"""Folding, stems and skeletons: what makes two spellings one key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import skeletons
from index.analysis.arabic import ArabicStemmer, ending
from index.analysis.normalise import LONGEST, fold
from index.analysis.stems import english_form, stemmer

NAMES = [
    ("Blinken", "بلينكن"),
    ("Kamikawa", "كاميكاوا"),
    ("Netanyahu", "نتنياهو"),
    ("Washington", "واشنطن"),
    ("Chad", "تشاد"),
    ("Gallant", "غالانت"),
    ("Gallant", "جالانت"),
    ("Doha", "دوحة"),
    ("Macron", "ماكرون"),
    ("Guterres", "غوتيريس"),
    ("Khamenei", "خامنئي"),
    ("Zelensky", "زيلينسكي"),
]


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("عَلَيْكُمْ", "عليكم"),
        ("الســلام", "السلام"),
        ("أحمد", "احمد"),
        ("مدرسة", "مدرسه"),
        ("مستشفى", "مستشفي"),
        ("\u200fبلينكن\u200f", "بلينكن"),
        ("ﺍﻟﺴﻼﻡ", "السلام"),
        ("٢٠٢٣", "2023"),
        ("Straße", "strasse"),
        ("ＵＮ", "un"),
        ("O’Brien", "obrien"),
    ],
)
def test_spellings_of_a_word_fold_into_one(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text())
def test_folding_never_raises_and_stays_short(word: str) -> None:
    assert len(fold(word)) <= LONGEST


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئةىًٌٍَُِّْـABCdefé", max_size=30))
def test_folding_twice_is_folding_once(word: str) -> None:
    assert fold(fold(word)) == fold(word)


def test_a_first_letter_that_belongs_to_the_word_is_not_cut_off() -> None:
    stemmer_with_words = ArabicStemmer(frozenset({"وزير", "كتاب", "بلد"}))
    stems = {word: stemmer_with_words.stems(word)[0].text for word in ("وزير", "الوزير", "ووزير")}
    assert len(set(stems.values())) == 1


def test_particles_before_a_known_word_come_off() -> None:
    known = ArabicStemmer(frozenset({"هدنه", "كتاب", "التزام"}))
    for written, base in (("لهدنه", "هدنه"), ("وبالكتاب", "كتاب"), ("والتزام", "التزام")):
        assert known.stems(written)[0].text == known.stems(base)[0].text


def test_the_country_and_its_adjectives_share_a_stem() -> None:
    assert len({ending(word) for word in ("بريطانيا", "بريطاني", "بريطانيه", "بريطانيين")}) == 1


def test_a_present_tense_offers_its_past() -> None:
    stems = ArabicStemmer(frozenset({"استعمل"})).stems("يستعمل")
    assert "استعمل" in {stem.text for stem in stems}


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويء", min_size=1, max_size=20))
def test_every_arabic_word_has_a_sure_stem(word: str) -> None:
    stems = ArabicStemmer().stems(word)
    assert stems[0].certainty == 1.0
    assert len({stem.text for stem in stems}) == len(stems)
    assert all(stem.text for stem in stems)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("met", "meeting"),
        ("said", "says"),
        ("elected", "elections"),
        ("defence", "defense"),
        ("organised", "organizing"),
        ("labour", "labor"),
        ("travelled", "traveling"),
        ("theatre", "theater"),
        ("men", "man"),
        ("crises", "crisis"),
    ],
)
def test_english_forms_meet_in_one_stem(left: str, right: str) -> None:
    stem = stemmer("en")
    assert stem(left) == stem(right)


@pytest.mark.parametrize("word", ["four", "killed", "called", "house", "hour"])
def test_words_that_only_look_british_stay(word: str) -> None:
    assert english_form(word) == word


def test_a_language_without_algorithm_keeps_its_words() -> None:
    assert stemmer("sw")("watoto") == "watoto"


@pytest.mark.parametrize(("latin", "arabic"), NAMES)
def test_a_name_has_one_skeleton_in_both_scripts(latin: str, arabic: str) -> None:
    assert set(skeletons.latin(fold(latin))) & set(skeletons.arabic(fold(arabic)))


def test_different_names_keep_different_skeletons() -> None:
    found = [skeletons.latin(fold(latin))[0] for latin, arabic in NAMES if arabic != "جالانت"]
    assert len(set(found)) == len(found)


def test_a_longer_skeleton_is_surer() -> None:
    grades = [skeletons.certainty("B" * length) for length in range(9)]
    assert grades == sorted(grades)
    assert grades[1] == 0.0
    assert grades[-1] < 1.0


@given(st.text(max_size=200))
def test_skeletons_are_few_for_any_word(word: str) -> None:
    assert 1 <= len(skeletons.latin(fold(word))) <= 3
    assert 1 <= len(skeletons.arabic(fold(word))) <= 3
