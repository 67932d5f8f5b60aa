"""Arabic words that look like other words with something written onto them."""

from pathlib import Path

import pytest

from index.analysis.analyser import Analyser
from index.analysis.arabic import ArabicStemmer
from index.analysis.concepts import Concepts
from index.analysis.lexicon import read_lexicons

LOOKING_ALIKE = """understanding\tفهم
blessing\tنعمة
nation\tأمة
committee\tلجنة
garden, paradise\tجنة
"""


@pytest.fixture
def analyser(tmp_path: Path) -> Analyser:
    path = tmp_path / "own.tsv"
    path.write_text(LOOKING_ALIKE, encoding="utf-8")
    return Analyser(Concepts(read_lexicons([path])))


def concepts(analyser: Analyser, word: str) -> set[str]:
    (unit,) = analyser.analyse(word, "ar").units
    return {term.key for term in unit.terms if term.kind == "concept"} if unit.content else set()


@pytest.mark.parametrize("rest", ["جنه", "طيف", "وحده"])
def test_the_article_is_cut_off_before_a_particle(rest: str) -> None:
    stemmer = ArabicStemmer(frozenset({"ل" + rest}))
    assert stemmer.stems("ال" + rest)[0].body == rest
    assert stemmer.stems("ل" + rest)[0].body == "ل" + rest


def test_two_words_that_differ_by_what_looks_like_an_article_stay_two(analyser: Analyser) -> None:
    assert concepts(analyser, "الجنة") == {"#garden"}
    assert "#committee" in concepts(analyser, "اللجنة")
    assert concepts(analyser, "لجنة") == {"#committee"}


@pytest.mark.parametrize(
    ("word", "concept"),
    [
        ("فهم", "#understanding"),
        ("وفهم", "#understanding"),
        ("نعمة", "#blessing"),
        ("ونعمة", "#blessing"),
        ("أمة", "#nation"),
    ],
)
def test_a_word_of_the_lexicon_is_no_function_word_with_a_pronoun(
    analyser: Analyser, word: str, concept: str
) -> None:
    assert concept in concepts(analyser, word)


@pytest.mark.parametrize("word", ["وهم", "فيهم", "ومنها", "لأنهم", "وفي", "فقد", "بذلك", "وإلى"])
def test_function_words_stay_what_they_are_with_what_is_written_onto_them(
    tmp_path: Path, word: str
) -> None:
    path = tmp_path / "own.tsv"
    path.write_text("illusion\tوهم\nfaithful\tوفي\nlost\tفقد\n", encoding="utf-8")
    (unit,) = Analyser(Concepts(read_lexicons([path]))).analyse(word, "ar").units
    assert not unit.content


def test_a_word_of_the_lexicon_behind_the_article_has_no_shorter_reading(
    analyser: Analyser,
) -> None:
    assert concepts(analyser, "اللجنة") == {"#committee"}


def test_what_two_cuts_leave_is_no_known_word_by_three_letters() -> None:
    stemmer = ArabicStemmer(frozenset({"ساده", "مدرسه"}))
    assert "ساد" not in {stem.text for stem in stemmer.stems("فساد")}
    assert "مدرس" in {stem.text for stem in stemmer.stems("فمدرستهم")}
