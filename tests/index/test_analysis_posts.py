"""Words as they are posted: hashtags, spoken Arabic, stretched letters, Roman numerals."""

from pathlib import Path

import pytest

from index.analysis.analyser import Analyser
from index.analysis.bulk import BulkReader, ReadText
from index.analysis.concepts import Concepts, load, save
from index.analysis.lexicon import read_lexicons
from index.analysis.terms import Unit

LINES = """bomb, shell\tقصف
kill\tقتل
land, ground\tأرض
war\tحرب
bury\tدفن
publish\tنشر
urgent\tعاجل
the West Bank, West Bank\tالضفة الغربية
country\tبلد
famous\tتشتهر
reject, rejection\tرفض
deal\tصفقة
talks\tمحادثات
Netanyahu\tنتنياهو
"""


@pytest.fixture
def concepts(tmp_path: Path) -> Concepts:
    path = tmp_path / "own.tsv"
    path.write_text(LINES, encoding="utf-8")
    return Concepts(read_lexicons([path]))


@pytest.fixture
def analyser(concepts: Concepts) -> Analyser:
    return Analyser(concepts)


def keys(analyser: Analyser, text: str, language: str) -> set[str]:
    return {term.key for unit in analyser.analyse(text, language).units for term in unit.terms}


@pytest.mark.parametrize(
    ("posted", "concept"),
    [
        ("قصفو", "#bomb"),  # the plural without its last alif
        ("بيتقصف", "#bomb"),
        ("انقتل", "#kill"),
        ("نشرن", "#publish"),
        ("دفنوهم", "#bury"),
        ("اتنشر", "#publish"),
        ("عالأرض", "#land"),
        ("بهالحرب", "#war"),
        ("عااااجل", "#urgent"),
        ("تشتهرالبلد", "#country"),
        ("تشتهرالبلد", "#famous"),
    ],
)
def test_a_spoken_form_stands_for_the_word_it_comes_from(
    analyser: Analyser, posted: str, concept: str
) -> None:
    assert concept in keys(analyser, posted, "ar")


def test_a_spoken_form_is_less_sure_than_the_word(analyser: Analyser) -> None:
    def certainty(word: str) -> float:
        (unit,) = analyser.analyse(word, "ar").units
        return next(term.weight for term in unit.terms if term.key == "#kill")

    assert certainty("انقتل") < certainty("قتل")


@pytest.mark.parametrize("word", ["عدو", "راديو", "انتظر", "نالها"])
def test_a_word_is_not_cut_down_to_letters_that_no_lexicon_has(
    analyser: Analyser, word: str
) -> None:
    assert not {key for key in keys(analyser, word, "ar") if key[0] == "#"}


def words_of(analyser: Analyser, text: str) -> list[str]:
    return [unit.text for unit in analyser.analyse(text, "en").units if unit.parts == 1]


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("#FreePalestine", ["Free", "Palestine"]),
        ("@IsraeliPM", ["Israeli", "PM"]),
        ("#ceasefirenow", ["ceasefire", "now"]),
        ("#BREAKING", ["BREAKING"]),
        ("#hospitals", ["hospitals"]),
        ("#xqzvkw", ["xqzvkw"]),
    ],
)
def test_a_hashtag_is_read_word_by_word(analyser: Analyser, tag: str, words: list[str]) -> None:
    assert words_of(analyser, tag) == words


def test_words_run_together_outside_a_hashtag_stay_as_they_are(analyser: Analyser) -> None:
    assert words_of(analyser, "ceasefirenow YouTube") == ["ceasefirenow", "YouTube"]


def test_the_words_of_a_hashtag_stand_where_they_are_written(analyser: Analyser) -> None:
    text = "now #StopTheWar!"
    for unit in analyser.analyse(text, "en").units:
        assert text[unit.start : unit.end] == unit.text


def test_a_phrase_is_found_across_underscores(analyser: Analyser) -> None:
    assert "#the_west_bank" in keys(analyser, "#الضفة_الغربية", "ar")


@pytest.mark.parametrize("text", ["قصفو #الضفة_الغربية عاااجل", "Stop #WarOnLand XLIX"])
def test_many_texts_are_read_as_one_is(analyser: Analyser, text: str) -> None:
    reader = BulkReader(analyser)
    language = "en" if text.isascii() else "ar"
    read = reader.read(text, language)
    assert isinstance(read, ReadText)
    held = {term.key for word in read.words for term in reader.words.lexemes[word].terms}
    found = {term.key for phrase in read.found for term in phrase.terms}
    assert held | found == keys(analyser, text, language)


@pytest.mark.parametrize(
    ("text", "key"), [("Super Bowl XLIX", "=49"), ("Charles III", "=3"), ("Part IV", "=4")]
)
def test_a_roman_numeral_is_a_number(analyser: Analyser, text: str, key: str) -> None:
    assert key in keys(analyser, text, "en")


@pytest.mark.parametrize("text", ["CIVIL", "XL", "I", "MIX", "iv drip"])
def test_other_capitals_are_no_number(analyser: Analyser, text: str) -> None:
    assert not {key for key in keys(analyser, text, "en") if key[0] == "="}


def named(analyser: Analyser, text: str) -> list[str]:
    units: tuple[Unit, ...] = analyser.analyse(text, "en").units
    return [unit.text for unit in units if unit.name]


def test_a_name_of_the_lexicon_stays_a_name_in_a_headline(analyser: Analyser) -> None:
    assert named(analyser, "Netanyahu Rejects Deal As Talks Go On") == ["Netanyahu"]


def test_capitals_are_remembered_with_the_compiled_lexicon(
    concepts: Concepts, tmp_path: Path
) -> None:
    path = tmp_path / "compiled.json"
    save(concepts, path)
    again = load(path, lambda _: ())
    assert again is not None
    assert named(Analyser(again), "Netanyahu Rejects Deal As Talks Go On") == ["Netanyahu"]
