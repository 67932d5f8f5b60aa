"""Words that are in the lexicon as written, beside others of the same stem."""

from pathlib import Path

import pytest

from index.analysis.analyser import Analyser
from index.analysis.concepts import Concepts, load, save
from index.analysis.lexicon import read_lexicons

COLLIDING = """unit\tوحدة
united\tمتحد
work\tعمل
currency\tعملة
sport\tرياضة
Riyadh\tالرياض
"""


@pytest.fixture
def concepts(tmp_path: Path) -> Concepts:
    path = tmp_path / "own.tsv"
    path.write_text(COLLIDING, encoding="utf-8")
    return Concepts(read_lexicons([path]))


def senses(analyser: Analyser, word: str, language: str) -> list[tuple[str, float]]:
    """Keys of concepts of a text's only word, the surest first."""
    (unit,) = analyser.analyse(word, language).units
    return [(term.key, term.weight) for term in unit.terms if term.kind == "concept"]


@pytest.mark.parametrize(
    ("word", "language", "first", "second"),
    [
        ("united", "en", "#united", "#unit"),
        ("unit", "en", "#unit", "#united"),
        ("عملة", "ar", "#currency", "#work"),
        ("والعملة", "ar", "#currency", "#work"),
        ("عمل", "ar", "#work", "#currency"),
        ("الرياض", "ar", "#riyadh", "#sport"),
        ("الرياضة", "ar", "#sport", "#riyadh"),
    ],
)
def test_the_sense_of_the_whole_word_comes_before_those_of_its_stem(
    concepts: Concepts, word: str, language: str, first: str, second: str
) -> None:
    found = senses(Analyser(concepts), word, language)
    assert [key for key, _ in found] == [first, second]
    assert found[0][1] == 0.9  # as sure as a word with one sense
    assert found[1][1] < 0.75 * found[0][1]


def test_a_form_that_the_lexicon_has_not_takes_all_senses_of_its_stem(concepts: Concepts) -> None:
    assert {key for key, _ in senses(Analyser(concepts), "units", "en")} == {"#unit", "#united"}


def test_a_compiled_lexicon_knows_whole_words(concepts: Concepts, tmp_path: Path) -> None:
    save(concepts, tmp_path / "cache" / "lexicon-1.json")
    again = load(tmp_path / "cache" / "lexicon-1.json", lambda _: ())
    assert again is not None
    for word, language in (("united", "en"), ("الرياض", "ar")):
        assert senses(Analyser(again), word, language) == senses(Analyser(concepts), word, language)


def test_a_word_means_first_what_a_line_that_begins_with_it_says(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    others = "".join(f"thing{'abcdefgh'[n]}, rule\tشيء{n}\n" for n in range(8))
    path.write_text(f"{others}rule, govern\tحكم\n", encoding="utf-8")
    found = senses(Analyser(Concepts(read_lexicons([path]))), "rule", "en")
    assert found[0][0] == "#rule"
    assert len(found) == 9
    assert found[0][1] > found[1][1] == found[-1][1]
