"""Lexicon files: format, errors, senses, phrases, compiled form."""

from pathlib import Path

import pytest

from index.analysis.analyser import Analyser, open_analyser
from index.analysis.concepts import Concepts, load, save
from index.analysis.lexicon import BUNDLED, read_lexicons
from index.errors import LexiconError, StoreError

SMALL = """# A comment, then an empty line

truce, ceasefire, cease-fire\tهدنة, وقف إطلاق النار
bank, shore\tضفة, ساحل
bank, lender\tمصرف, بنك
hostage, captive\tرهينة، رهائن
"""


def written(folder: Path, text: str, name: str = "own.tsv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def small(tmp_path: Path) -> Analyser:
    return Analyser(Concepts(read_lexicons([written(tmp_path, SMALL)])))


def concepts(analyser: Analyser, text: str, language: str) -> dict[str, float]:
    found = analyser.analyse(text, language).weights()
    return {key: weight for key, weight in found.items() if key.startswith("#")}


def test_a_word_and_its_translation_are_one_term(small: Analyser) -> None:
    assert "#truce" in concepts(small, "The truces held", "en")
    assert "#truce" in concepts(small, "والهدنة مستمرة", "ar")
    assert "#hostage" in concepts(small, "الرهائن", "ar")


def test_a_word_of_many_senses_has_all_of_them_less_surely(small: Analyser) -> None:
    assert set(concepts(small, "the bank", "en")) == {"#bank", "#bank~2"}
    assert concepts(small, "the bank", "en")["#bank"] < concepts(small, "the truce", "en")["#truce"]


def test_a_phrase_is_a_unit_beside_its_words(small: Analyser) -> None:
    units = small.analyse("أعلن وقف إطلاق النار أمس", "ar").units
    phrase = next(unit for unit in units if unit.parts == 3)
    assert [term.key for term in phrase.terms] == ["#truce"]
    assert phrase.text == "وقف إطلاق النار"
    assert {"وقف", "إطلاق", "النار"} <= {unit.text for unit in units if unit.parts == 1}


def test_a_hyphenated_word_is_found_as_phrase_and_as_whole(small: Analyser) -> None:
    whole = next(u for u in small.analyse("a cease-fire", "en").units if u.parts == 2)
    assert {"#truce", "ceasefire"} <= {term.key for term in whole.terms}


def test_a_phrase_does_not_reach_over_a_full_stop(small: Analyser) -> None:
    units = small.analyse("They cease. Fire went out", "en").units
    assert all(unit.parts == 1 for unit in units)


def test_the_longer_phrase_wins_and_nothing_nests_in_it(tmp_path: Path) -> None:
    text = "peace\tسلام\npeace process\tعملية السلام\nMiddle East peace process\tسلام الشرق\n"
    analyser = Analyser(Concepts(read_lexicons([written(tmp_path, text)])))
    units = analyser.analyse("the Middle East peace process", "en").units
    assert [unit.text for unit in units if unit.parts > 1] == ["Middle East peace process"]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"truce no tab", "line 2"),
        (b"truce\t\xd9\x87\xff\xff", "UTF-8"),
        (b"truce\t", "line 2"),
        (b"a, , b\t\xd8\xa7", "empty place"),
        (b"truce\t\xd8\xa7\tmore", "2 tabs"),
        (b"one two three four five six seven eight nine\t\xd8\xa7", "8 words"),
    ],
)
def test_a_bad_line_is_named_by_file_and_number(tmp_path: Path, line: bytes, says: str) -> None:
    path = tmp_path / "mine.tsv"
    path.write_bytes(b"# comment\n" + line + b"\n")
    with pytest.raises(LexiconError) as caught:
        open_analyser([path])
    assert "mine.tsv, line 2" in str(caught.value)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)
    assert isinstance(caught.value, StoreError)


def test_a_missing_file_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"nowhere\.tsv"):
        open_analyser([tmp_path / "nowhere.tsv"])


def test_windows_line_ends_and_a_byte_order_mark_are_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    path.write_bytes("\ufefftruce\tهدنة\r\n\r\n".encode())
    assert [entry.key for entry in read_lexicons([path])] == ["#truce"]


def test_a_line_with_the_same_first_word_and_a_shared_translation_adds_to_the_concept(
    tmp_path: Path,
) -> None:
    first = written(tmp_path, "praise, laud\tأشاد, إشادة\n", "a.tsv")
    second = written(tmp_path, "praise, commend\tثناء, اشاد\nhail\tبرد\n", "b.tsv")
    entries = read_lexicons([first, second])
    assert [entry.key for entry in entries] == ["#praise", "#hail"]
    assert entries[0].words == {
        "en": ("praise", "laud", "commend"),
        "ar": ("أشاد", "إشادة", "ثناء", "اشاد"),
    }


def test_a_line_that_shares_only_its_first_word_is_another_sense(tmp_path: Path) -> None:
    text = "bank\tضفة\nbank, lender\tمصرف\nbank, riverside\tضفة, شاطئ\nlender\tمصرف\n"
    entries = {entry.key: entry.words["ar"] for entry in read_lexicons([written(tmp_path, text)])}
    assert entries == {"#bank": ("ضفة", "شاطئ"), "#bank~2": ("مصرف",), "#lender": ("مصرف",)}


def test_a_file_of_another_pair_of_languages_adds_no_words_to_a_concept(tmp_path: Path) -> None:
    ours = written(tmp_path, "gift\tهدية\n", "en-ar.tsv")
    theirs = written(tmp_path, "gift\tcadeau\n", "en-fr.tsv")
    assert [set(e.words) for e in read_lexicons([ours, theirs])] == [{"en", "ar"}, {"en", "fr"}]


def test_a_users_line_adds_to_a_bundled_concept(tmp_path: Path) -> None:
    analyser = open_analyser([written(tmp_path, "ceasefire, zorblestop\tهدنة, زوربلستوب\n")])
    assert "#ceasefire" in concepts(analyser, "a zorblestop", "en")
    assert "#ceasefire" in concepts(analyser, "زوربلستوب", "ar")


def test_the_file_name_tells_the_languages(tmp_path: Path) -> None:
    path = written(tmp_path, "trêve\ttruce\n", "fr-en.mine.tsv")
    analyser = open_analyser([path])
    shared = set(concepts(analyser, "la trêve", "fr")) & set(concepts(analyser, "a truce", "en"))
    assert shared


def test_own_terms_are_added_to_the_bundled_ones(tmp_path: Path) -> None:
    analyser = open_analyser([written(tmp_path, "zorbleflax\tزوربلفلاكس\n")])
    assert "#zorbleflax" in concepts(analyser, "two zorbleflaxes", "en")
    assert "#zorbleflax" in concepts(analyser, "والزوربلفلاكس", "ar")
    assert "#japan" in concepts(analyser, "Japan", "en")


def test_the_fingerprint_follows_the_lexicons(tmp_path: Path) -> None:
    plain = open_analyser().fingerprint
    one = open_analyser([written(tmp_path, "a1\tب\n")]).fingerprint
    other = open_analyser([written(tmp_path, "a2\tب\n")]).fingerprint
    assert len({plain, one, other}) == 3
    assert open_analyser().fingerprint == plain


def test_compiled_lexicons_say_what_the_files_say(tmp_path: Path) -> None:
    path = written(tmp_path, SMALL)
    cache = tmp_path / "cache"
    fresh, again = open_analyser([path], cache), open_analyser([path], cache)
    assert len(list(cache.iterdir())) == 1
    for text, language in (("The bank of Japan, a cease-fire", "en"), ("ووقف إطلاق النار", "ar")):
        assert fresh.analyse(text, language) == again.analyse(text, language)


def test_lexicons_are_read_when_a_word_is_looked_up(tmp_path: Path) -> None:
    analyser = open_analyser([], tmp_path / "cache")
    assert not (tmp_path / "cache").exists()
    assert "#japan" in concepts(analyser, "Japan", "en")
    assert (tmp_path / "cache").exists()


def test_a_damaged_compiled_file_is_written_anew(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    assert open_analyser([], cache).vocabulary
    (compiled,) = cache.iterdir()
    whole = compiled.read_bytes()
    compiled.write_bytes(whole[: len(whole) // 2])
    assert "#japan" in concepts(open_analyser([], cache), "Japan", "en")
    assert compiled.read_bytes() == whole


def test_compiled_files_do_not_pile_up(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    for number in range(5):
        save(Concepts(), cache / f"lexicon-{number}.json")
    assert len(list(cache.iterdir())) == 3


def test_a_folder_that_cannot_be_written_costs_only_the_compiled_form(tmp_path: Path) -> None:
    blocked = written(tmp_path, "", "file")
    save(Concepts(), blocked / "lexicon.json")
    assert load(blocked / "lexicon.json", lambda _: ()) is None


def test_the_bundled_lexicons_are_well_formed() -> None:
    entries = read_lexicons(sorted(BUNDLED.glob("*.tsv")))
    assert len({entry.key for entry in entries}) == len(entries)
    assert all(len(entry.words) == 2 for entry in entries)
