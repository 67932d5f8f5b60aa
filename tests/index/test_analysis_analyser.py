"""The analyser as a whole: units, offsets, names, concepts, any input."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.analysis.analyser import Analyser, open_analyser
from index.analysis.terms import Unit

MIXED = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from("abc ABC ابت وال 012 ٣٤ .,'’-–%$\n\t\u200f\u0640\u064b東京ไท"),
    ),
    max_size=120,
)
LANGUAGES = st.sampled_from(["en", "ar", "fr", "de", "ru", "ja", "fa", "sw", "und", "xx", ""])


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return open_analyser()


def unit(analyser: Analyser, text: str, written: str, language: str = "en") -> Unit:
    found = [u for u in analyser.analyse(text, language).units if u.text == written]
    assert found, [u.text for u in analyser.analyse(text, language).units]
    return found[0]


def keys(found: Unit) -> set[str]:
    return {term.key for term in found.terms}


@settings(max_examples=300)
@given(text=MIXED, language=LANGUAGES, question=st.booleans())
def test_any_text_gives_units_that_stand_where_they_say(
    analyser: Analyser, text: str, language: str, question: bool
) -> None:
    result = analyser.analyse(text, language, question=question)
    starts = [found.start for found in result.units]
    assert starts == sorted(starts)
    for found in result.units:
        assert text[found.start : found.end] == found.text != ""
        assert found.terms
        assert all(0 < term.weight <= 1 and term.key for term in found.terms)
        assert found.parts >= 1
    assert result == analyser.analyse(text, language, question=question)


@pytest.mark.parametrize(
    "run", ["a", "ا", "1", "東", "a-", "A.", "'", "1,", "\u200f", "Mr ", "two "]
)
def test_long_runs_are_analysed(analyser: Analyser, run: str) -> None:
    text = run * 50_000
    assert all(found.end <= len(text) for found in analyser.analyse(text, "en").units)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("the U.S. said", "U.S."),
        ("the US said", "US"),
        ("in the USA", "USA"),
        ("America", "America"),
    ],
)
def test_short_forms_name_the_country(analyser: Analyser, text: str, word: str) -> None:
    found = unit(analyser, text, word)
    assert "#united_states" in keys(found)
    assert found.content
    assert found.name


def test_us_the_pronoun_is_no_country(analyser: Analyser) -> None:
    assert not unit(analyser, "they told us", "us").content
    assert not unit(analyser, "WHO WILL LEAD US NOW", "US").content


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("Japan", "اليابان"),
        ("Japanese", "الياباني"),
        ("Britain", "بريطانيا"),
        ("UAE", "الإمارات"),
        ("Saudi Arabia", "السعودية"),
        ("United Nations", "والأمم المتحدة"),
        ("Blinken", "لبلينكن"),
        ("Kamikawa", "كاميكاوا"),
        ("Tuesday", "الثلاثاء"),
        ("parliament", "البرلمان"),
    ],
)
def test_names_and_places_meet_across_scripts(
    analyser: Analyser, english: str, arabic: str
) -> None:
    left, right = (
        analyser.analyse(english, "en").weights(),
        analyser.analyse(arabic, "ar").weights(),
    )
    assert set(left) & set(right)


def test_financial_is_hardly_the_country_mali(analyser: Analyser) -> None:
    weights = analyser.analyse("الدعم المالي", "ar").weights()
    assert weights.get("#mali", 0.0) < 0.5


def test_possessives_and_quotes_stay_outside(analyser: Analyser) -> None:
    texts = [u.text for u in analyser.analyse("Israel's plan, the ‘pause’, UN’s", "en").units]
    assert texts == ["Israel", "plan", "the", "pause", "UN"]


def test_hyphenated_words_give_parts_and_whole(analyser: Analyser) -> None:
    units = {u.text: u for u in analyser.analyse("COVID-19 in Al-Shifa; Israel-Hamas", "en").units}
    assert {"COVID", "19", "COVID-19", "Shifa", "Al-Shifa", "Israel", "Hamas"} <= set(units)
    assert "covid19" in keys(units["COVID-19"])
    assert "Israel-Hamas" not in units


def test_negations_stay_as_units_but_are_no_content(analyser: Analyser) -> None:
    for text, word, language in (("did not go", "not", "en"), ("لم يذهب", "لم", "ar")):
        assert not unit(analyser, text, word, language).content


def test_question_words_are_no_content(analyser: Analyser) -> None:
    for text, language in (("Who met whom, when and where?", "en"), ("من وأين ومتى ولماذا؟", "ar")):
        content = {u.text for u in analyser.analyse(text, language, question=True).content}
        assert content <= {"met"}


def test_a_question_taken_for_another_language_keeps_english_stems(analyser: Analyser) -> None:
    taken = analyser.analyse("countries visited", "nl", question=True).weights()
    meant = analyser.analyse("country visit", "en").weights()
    assert {"countri", "visit"} <= set(taken) & set(meant)


def test_question_words_of_a_mistaken_language_are_no_content(analyser: Analyser) -> None:
    asked = analyser.analyse("What did blinken say about japan?", "no", question=True)
    assert [u.text for u in asked.content] == ["blinken", "say", "japan"]
    assert not [u.text for u in asked.units if u.name]


def test_languages_without_spaces_are_cut_in_pairs(analyser: Analyser) -> None:
    assert [u.text for u in analyser.analyse("東京会談", "ja").units] == ["東京", "京会", "会談"]


def test_countries_are_known_in_other_languages_too(analyser: Analyser) -> None:
    assert "#germany" in analyser.analyse("Le chancelier de l'Allemagne", "fr").weights()


def test_names_are_told_from_words_in_english(analyser: Analyser) -> None:
    text = "Hostages were freed. Kamikawa told Antony Blinken on Tuesday that talks failed."
    names = {u.text for u in analyser.analyse(text, "en").units if u.name and u.parts == 1}
    assert names == {"Kamikawa", "Antony", "Blinken"}


def test_names_are_told_from_words_in_arabic(analyser: Analyser) -> None:
    text = "وصل بلينكن إلى طوكيو بعد محادثات طويلة مع المسؤولين حول الأزمة"
    names = {u.text for u in analyser.analyse(text, "ar").units if u.name}
    assert "بلينكن" in names
    assert not names & {"وصل", "محادثات", "طويلة", "المسؤولين", "الأزمة"}


def test_alternatives_come_with_the_surest_first(analyser: Analyser) -> None:
    for found in analyser.analyse("The Japanese bank in Tokyo", "en").units:
        weights = [term.weight for term in found.terms]
        assert weights == sorted(weights, reverse=True)


def test_scripts_and_digits_in_one_word_are_told_apart(analyser: Analyser) -> None:
    units = {u.text: u for u in analyser.analyse("قالت الـBBC إن 17شخصا وG7 و9", "ar").units}
    assert {"BBC", "17", "شخصا", "G7", "9"} <= set(units)
    assert "=17" in keys(units["17"])
    assert not units["الـ"].content


def test_a_month_alone_is_one_unit_and_a_date(analyser: Analyser) -> None:
    (found,) = [u for u in analyser.analyse("in December", "en").units if u.content]
    assert "@-12" in keys(found)
    assert not found.name
