from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.analysis.counting import count_terms
from index.analysis.terms import Analysis, Term, Unit
from index.lexical import FEW, Lexicon
from index.lexical_build import K1, B, TermCounts, build_field

Counts = dict[str, tuple[int, float]]


def unit(text: str, *terms: tuple[str, float], content: bool = True, parts: int = 1) -> Unit:
    kept = tuple(Term(key, "word", weight) for key, weight in terms)
    return Unit(0, len(text), text, kept, content, name=False, parts=parts)


def asked(*units: Unit) -> Analysis:
    return Analysis("en", units)


def lexicon(folder: Path, passages: list[Counts], titles: list[Counts] | None = None) -> Lexicon:
    """An index whose passages are each an article of their own."""
    for name, documents in (("body", passages), ("title", titles or [{} for _ in passages])):
        build_field(TermCounts.gather(documents, TermCounts.empty()), folder / name)
    return Lexicon(folder, np.arange(len(passages), dtype=np.int32), len(passages))


def test_scores_are_lucenes_bm25(tmp_path: Path) -> None:
    found = lexicon(tmp_path, [{"a": (2, 1.0), "b": (1, 1.0)}, {"b": (1, 1.0)}, {"c": (2, 1.0)}])
    scored = found.score(asked(unit("Xq", ("a", 1.0))))
    idf = np.log(1 + (3 - 1 + 0.5) / (1 + 0.5))
    length_norm = 1 - B + B * 3 / 2
    expected = (idf + FEW) * 2 / (2 + K1 * length_norm)
    assert scored.total == pytest.approx([expected, 0, 0], rel=1e-5)


def test_an_everyday_word_counts_for_less_than_a_rare_one_as_frequent_here(
    tmp_path: Path,
) -> None:
    found = lexicon(tmp_path, [{"want": (1, 1.0)}, {"armistic": (1, 1.0)}])
    question = asked(unit("want", ("want", 1.0)), unit("armistice", ("armistic", 1.0)))
    everyday, rare = found.score(question).total
    assert rare > everyday > 0


def test_alternatives_of_a_unit_count_once_by_the_surest(tmp_path: Path) -> None:
    both = {"stem": (1, 1.0), "#concept": (1, 1.0)}
    found = lexicon(tmp_path, [both, {"stem": (1, 1.0)}, {"#concept": (1, 1.0)}, {"x": (1, 1.0)}])
    as_one = found.score(asked(unit("w", ("stem", 1.0), ("#concept", 0.6)))).total
    alone = found.score(asked(unit("w", ("stem", 1.0)))).total
    # Rarity is the set's, so the second alternative makes the word less telling, never more.
    assert as_one[0] <= alone[0]
    assert as_one[1] > as_one[2] > 0
    assert as_one[3] == 0


def test_an_unsure_key_in_a_passage_counts_for_less(tmp_path: Path) -> None:
    found = lexicon(tmp_path, [{"~KN": (1, 0.9)}, {"~KN": (1, 0.2)}, {"x": (1, 1.0)}])
    sure, unsure, none = found.score(asked(unit("Kane", ("~KN", 0.9)))).total
    assert sure == pytest.approx(4.5**0.5 * unsure, rel=1e-5)
    assert none == 0


def test_a_concept_counts_for_less_where_the_word_itself_could_stand(tmp_path: Path) -> None:
    lexicon(tmp_path, [{"#truce": (1, 1.0)}, {"#truce": (1, 1.0)}, {"x": (1, 1.0)}])
    found = Lexicon(tmp_path, np.arange(3, dtype=np.int32), 3, ["en", "ar", "en"])
    word = Unit(0, 5, "truce", (Term("#truce", "concept", 0.9),), content=True, name=False)
    own, other, none = found.score(asked(word)).total
    assert other > own > none == 0


def test_a_phrase_counts_for_less_than_a_word_as_rare(tmp_path: Path) -> None:
    found = lexicon(tmp_path, [{"#phrase": (1, 1.0)}, {"xq": (1, 1.0)}])
    units = unit("how many xq", ("#phrase", 1.0), parts=3), unit("xq", ("xq", 1.0))
    phrase, word = found.score(asked(*units)).total
    assert word > phrase > 0


def test_a_word_said_twice_in_a_question_counts_once(tmp_path: Path) -> None:
    found = lexicon(tmp_path, [{"a": (1, 1.0)}, {"b": (1, 1.0)}])
    once = found.score(asked(unit("a", ("a", 1.0))))
    twice = found.score(asked(unit("a", ("a", 1.0)), unit("A", ("a", 1.0))))
    assert once.total.tolist() == twice.total.tolist()
    assert once.possible == twice.possible


def test_a_question_of_many_words_scores_as_its_words_do_one_by_one(tmp_path: Path) -> None:
    words = [f"w{n}" for n in range(70)]
    passages: list[Counts] = [dict.fromkeys(words[n::3], (1, 1.0)) for n in range(3)]
    found = lexicon(tmp_path, passages)
    asking = [unit(word, (word, 1.0), ("w1", 0.5)) for word in words]
    one_by_one = sum(found.score(asked(one)).total for one in asking)
    assert found.score(asked(*asking)).total == pytest.approx(one_by_one, rel=1e-5)


def test_function_words_are_not_asked_for(tmp_path: Path) -> None:
    found = lexicon(tmp_path, [{"the": (1, 1.0)}, {"b": (1, 1.0)}])
    assert not found.score(asked(unit("the", ("the", 1.0), content=False))).total.any()


def test_a_title_counts_for_less_than_the_passage(tmp_path: Path) -> None:
    passages: list[Counts] = [{"a": (1, 1.0)}, {"z": (1, 1.0)}, {"y": (1, 1.0)}]
    titles: list[Counts] = [{"t": (1, 1.0)}, {"a": (1, 1.0)}, {"t": (1, 1.0)}]
    in_text, in_title, nowhere = (
        lexicon(tmp_path, passages, titles).score(asked(unit("a", ("a", 1.0)))).total
    )
    assert in_text > in_title > nowhere == 0


def test_the_shares_of_the_units_add_up_to_the_score(tmp_path: Path) -> None:
    passages: list[Counts] = [{"a": (1, 1.0), "b": (3, 0.5)}, {"b": (1, 1.0)}]
    titles: list[Counts] = [{"a": (1, 1.0)}, {}]
    scored = lexicon(tmp_path, passages, titles).score(
        asked(unit("a", ("a", 1.0)), unit("b", ("q", 1.0), ("b", 0.7)))
    )
    places = np.array([0, 1])
    shares = [found for _, found in scored.shares(places, places)]
    assert [sum(s[n][0] for s in shares) for n in (0, 1)] == pytest.approx(scored.total.tolist())
    assert shares[1][0][1] == "b"


def test_words_that_occur_nowhere_are_unknown_and_a_weak_key_is_no_evidence(
    tmp_path: Path,
) -> None:
    found = lexicon(tmp_path, [{"storm": (1, 1.0), "~NRW": (1, 0.2)}], [{"flood": (1, 1.0)}])
    everywhere = np.ones(1, dtype=bool)
    words = asked(
        unit("storm", ("storm", 1.0)),
        unit("flood", ("flood", 1.0)),
        unit("Norway", ("norway", 1.0), ("~NRW", 0.5)),
        unit("king", ("king", 1.0)),
        unit("the", ("the", 1.0), content=False),
    )
    assert found.unknown(words, everywhere, everywhere) == ("Norway", "king")
    nowhere = np.zeros(1, dtype=bool)
    assert found.unknown(words, nowhere, nowhere) == ("storm", "flood", "Norway", "king")


def test_the_words_of_a_known_phrase_are_not_reported_one_by_one(tmp_path: Path) -> None:
    found = lexicon(tmp_path, [{"#premier": (1, 1.0)}])
    phrase = Unit(
        0, 14, "prime minister", (Term("#premier", "concept", 1.0),), True, name=False, parts=2
    )
    words = (
        Unit(0, 5, "prime", (Term("prime", "word", 1.0),), True, name=False),
        Unit(6, 14, "minister", (Term("minist", "word", 1.0),), True, name=False),
    )
    everywhere = np.ones(1, dtype=bool)
    assert found.unknown(asked(phrase, *words), everywhere, everywhere) == ()


def test_rarity_is_highest_for_what_occurs_nowhere_and_falls_with_alternatives(
    tmp_path: Path,
) -> None:
    found = lexicon(tmp_path, [{"a": (1, 1.0)}, {"a": (1, 1.0), "b": (1, 1.0)}, {"c": (1, 1.0)}])
    a, b, nowhere = (Term(k, "word", 1.0) for k in ("a", "b", "nowhere"))
    assert found.idf((nowhere,)) == pytest.approx(np.log(1 + 3.5 / 0.5))
    assert found.idf((nowhere,)) > found.idf((b,)) > found.idf((a,))
    assert found.idf((a, b)) <= found.idf((b,))


def test_no_documents_at_all_are_no_error(tmp_path: Path) -> None:
    scored = lexicon(tmp_path, []).score(asked(unit("a", ("a", 1.0))))
    assert len(scored.total) == 0


def test_terms_are_counted_by_units_with_the_surest_weight() -> None:
    analysis = asked(
        unit("ran", ("run", 1.0), ("~RN", 0.3)),
        unit("run", ("run", 1.0), ("~RN", 0.4)),
        unit("the", ("the", 1.0), content=False),
    )
    assert count_terms(analysis) == {"run": (2, 1.0), "~RN": (2, 0.4)}


KEYS = st.dictionaries(
    st.sampled_from([f"k{n}" for n in range(12)]),
    st.tuples(st.integers(1, 300), st.floats(0.125, 1.0, width=32)),
    max_size=6,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(KEYS, max_size=6), st.lists(KEYS, max_size=3), st.data())
def test_taking_over_former_counts_equals_counting_anew(
    old: list[Counts], new: list[Counts], data: st.DataObject
) -> None:
    former = TermCounts.gather(old, TermCounts.empty())
    kept = data.draw(st.permutations(range(len(old))))[: len(old) // 2 + 1] if old else []
    taken_over = TermCounts.gather([*kept, *new], former)
    anew = TermCounts.gather([*(old[n] for n in kept), *new], TermCounts.empty())
    assert taken_over.vocabulary == anew.vocabulary
    for name in ("offsets", "keys", "counts", "weights"):
        assert getattr(taken_over, name).tolist() == getattr(anew, name).tolist()
