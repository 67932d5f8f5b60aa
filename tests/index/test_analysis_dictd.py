"""Dictionaries of the dictd format read as lexicons."""

import gzip
from pathlib import Path

import pytest

from index.analysis.analyser import open_analyser
from index.analysis.dictd import dictionary_languages, entries
from index.analysis.lexicon import read_lexicons
from index.errors import LexiconError

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
ENTRIES = {
    "00-database-short": "A small dictionary",
    "zorblet": 'zorblet /zɔː/ <n>\n1. زوربليت، زورب [coll.]\n2. آلة صغيرة\n   "a zorblet!"',
    "dull": "dull\nSynonym: blunt",
    "quib": "quib\nwhat takes many more words to explain than to say",
}


def number(value: int) -> str:
    return (number(value // 64) if value >= 64 else "") + DIGITS[value % 64]


def dictionary(
    folder: Path, told: dict[str, str] = ENTRIES, name: str = "freedict-eng-ara", *, dz: bool = True
) -> Path:
    data, lines = b"", []
    for headword, text in told.items():
        raw = text.encode()
        lines.append(f"{headword}\t{number(len(data))}\t{number(len(raw))}\n")
        data += raw
    path = folder / f"{name}.index"
    path.write_text("".join(lines), encoding="utf-8")
    (folder / f"{name}.dict{'.dz' * dz}").write_bytes(gzip.compress(data) if dz else data)
    return path


@pytest.mark.parametrize("dz", [True, False])
def test_translations_are_read_without_asides_and_examples(tmp_path: Path, dz: bool) -> None:
    assert list(entries(dictionary(tmp_path, dz=dz))) == [
        ("zorblet", ("زوربليت", "زورب", "آلة صغيرة"))
    ]


def test_a_dictionary_joins_two_languages(tmp_path: Path) -> None:
    analyser = open_analyser([dictionary(tmp_path)])
    english = analyser.analyse("two zorblets", "en").weights()
    arabic = analyser.analyse("والزوربليت", "ar").weights()
    assert "#zorblet" in english.keys() & arabic.keys()
    assert english["#zorblet"] < analyser.analyse("ceasefire", "en").weights()["#ceasefire"]


def test_a_dictionary_into_english_is_named_by_its_english_words(tmp_path: Path) -> None:
    path = dictionary(tmp_path, {"زورب": "زورب\nzorb, sphere"}, "ara-eng")
    (entry,) = read_lexicons([path])
    assert entry.key == "#zorb"
    assert entry.words == {"en": ("zorb", "sphere"), "ar": ("زورب",)}


def test_what_a_lexicon_says_stays_as_sure_when_a_dictionary_adds_to_it(tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("zorblet\tزورب\n", encoding="utf-8")
    (entry,) = read_lexicons([own, dictionary(tmp_path)])
    assert entry.certainty == 0.9
    assert "زوربليت" in entry.words["ar"]


def test_languages_are_told_from_the_name() -> None:
    assert dictionary_languages(Path("freedict-deu-fra.index")) == ("de", "fr")
    with pytest.raises(LexiconError, match="does not say"):
        dictionary_languages(Path("jargon.index"))


@pytest.mark.parametrize(
    ("index", "data"),
    [
        (b"word only\n", gzip.compress(b"x", mtime=0)),
        (b"a\tA\tB\n", b"no gzip"),
        (b"a\tA\tB\n", None),
    ],
)
def test_a_bad_dictionary_is_one_clear_line(
    tmp_path: Path, index: bytes, data: bytes | None
) -> None:
    path = tmp_path / "eng-ara.index"
    path.write_bytes(index)
    if data is not None:
        (tmp_path / "eng-ara.dict.dz").write_bytes(data)
    with pytest.raises(LexiconError) as caught:
        open_analyser([path])
    assert "eng-ara" in str(caught.value)
    assert "\n" not in str(caught.value)
