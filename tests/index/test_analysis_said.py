"""Words that are said for other words of their language."""

from pathlib import Path

import pytest

from index.analysis.analyser import Analyser, open_analyser
from index.analysis.concepts import Concepts
from index.analysis.lexicon import read_lexicons
from index.analysis.said import read_said
from index.errors import LexiconError

TWO_LANGUAGES = """child\tطفل
foreign minister\tوزير الخارجية
block, obstacle\tعقبة
attack\tهجوم
host, hold\tاستضاف
grip, hold\tقبضة
see\tرأى
"""
ENGLISH = """child\tkid, youngster
foreign minister\ttop diplomat
veto\tblock
hold\tkeep up
attack\tattacker
"""
ARABIC = "رأى\tشاف\n"


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    contents = {"own.tsv": TWO_LANGUAGES, "en-en.own.tsv": ENGLISH, "ar-ar.own.tsv": ARABIC}
    for name, text in contents.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [tmp_path / name for name in contents]


@pytest.fixture
def analyser(paths: list[Path]) -> Analyser:
    return Analyser(Concepts(read_lexicons(paths), said=read_said(paths)))


def senses(analyser: Analyser, text: str, language: str = "en") -> dict[str, float]:
    units = analyser.analyse(text, language).units
    return {t.key: t.weight for unit in units for t in unit.terms if t.kind == "concept"}


@pytest.mark.parametrize(
    ("text", "language", "concept"),
    [
        ("two kids", "en", "#child"),
        ("a youngster", "en", "#child"),
        ("Japan's top diplomat", "en", "#foreign_minister"),
        ("شافوا", "ar", "#see"),
    ],
)
def test_a_word_takes_the_concepts_of_the_word_it_is_said_for(
    analyser: Analyser, text: str, language: str, concept: str
) -> None:
    assert concept in senses(analyser, text, language)


def test_a_word_without_a_concept_and_what_is_said_for_it_share_one(analyser: Analyser) -> None:
    assert "#veto" in senses(analyser, "veto")
    assert "#veto" in senses(analyser, "block")


def test_senses_of_its_own_stay_as_sure_as_they_are(analyser: Analyser, paths: list[Path]) -> None:
    before = senses(Analyser(Concepts(read_lexicons(paths))), "block")
    after = senses(analyser, "block")
    assert before["#block"] == after["#block"] > after["#veto"]


def test_what_is_said_for_a_word_does_not_spread_to_words_with_its_stem(
    analyser: Analyser,
) -> None:
    assert set(senses(analyser, "attack")) == {"#attack"}


def test_only_senses_named_by_the_word_are_taken_where_there_are_any(analyser: Analyser) -> None:
    assert set(senses(analyser, "keep up")) <= {"#host", "#grip"}
    assert set(senses(analyser, "kid")) == {"#child"}


def test_lines_of_one_language_are_no_concepts_of_two(paths: list[Path]) -> None:
    assert {entry.key for entry in read_lexicons(paths)} == {
        entry.key for entry in read_lexicons(paths[:1])
    }


def test_a_wrong_line_of_one_language_is_named(tmp_path: Path) -> None:
    path = tmp_path / "en-en.tsv"
    path.write_text("child\tkid\nchild kid\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"en-en\.tsv, line 2"):
        open_analyser([path])


@pytest.mark.parametrize(
    ("everyday", "usual"),
    [
        ("top diplomat", "foreign minister"),
        ("two passports", "dual citizen"),
        ("the American capital", "Washington"),
        ("cops", "police"),
        ("jobless", "unemployed"),
        ("took over from", "succeeded"),
        ("hurt", "injured"),
        ("PM", "prime minister"),
    ],
)
def test_everyday_words_meet_the_newspapers(everyday: str, usual: str) -> None:
    bundled = open_analyser()
    assert senses(bundled, everyday).keys() & senses(bundled, usual).keys()
