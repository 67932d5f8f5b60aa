import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from llama_index.core.schema import MetadataMode, QueryBundle

from index.build import Library
from index.cards import ArticleCard
from index.filters import Filters
from index.question import question_language
from index.ranking import Allowed, allow, fuse, one_of_each, recency
from index.reader import Reader
from index.retrieve import DatelineRetriever, Question


@pytest.fixture
def reader(library: Callable[..., Library]) -> Iterator[Reader]:
    library().update()
    with library().open() as opened:
        yield opened


def test_the_retriever_gives_nodes_that_say_where_they_stand(reader: Reader) -> None:
    retriever = reader.retriever
    assert isinstance(retriever, DatelineRetriever)
    best = retriever.retrieve("Who found the comet?")[0]
    text = reader.article("observatory.txt").text
    meta = best.node.metadata
    assert meta["article"] == "observatory.txt"
    assert best.node.get_content(MetadataMode.LLM) == text[meta["start"] : meta["end"]]
    assert {"title", "outlet", "language", "published"} <= meta.keys()
    same = reader.search("Who found the comet?").hits[0]
    assert (best.node.node_id, best.score) == (same.passage.id, same.score)


def test_a_question_carries_filters_and_how_many(reader: Reader) -> None:
    retriever = reader.retriever
    asked = Question(query_str="the city", filters=Filters(languages=("ar",)), k=3)
    assert {n.node.metadata["article"] for n in retriever.retrieve(asked)} == {"arabic.txt"}
    assert len(retriever.retrieve(Question(query_str="the city", k=1))) == 1
    assert len(retriever.retrieve(QueryBundle("the city"))) == 4


def test_the_retriever_searches_with_reasons_too(reader: Reader) -> None:
    found = reader.retriever.search("Who found the comet?", k=2)
    assert found == reader.search("Who found the comet?", k=2)


def test_the_values_cost_no_llama_index() -> None:
    code = (
        "import sys; from index.retrieve import Hit, Match, Retrieval;"
        "sys.exit(any(m in sys.modules for m in ('llama_index', 'numpy', 'chromadb')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_name_the_module_does_not_have_is_an_attribute_error() -> None:
    from index import retrieve

    with pytest.raises(AttributeError, match="Nothing"):
        _ = retrieve.Nothing


SCORES = arrays.arrays(np.float32, 6, elements=st.floats(0, 60, width=32))
COSINES = arrays.arrays(np.float32, 6, elements=st.floats(-1, 1, width=32))


@given(SCORES, COSINES)
def test_the_fused_score_stays_in_bounds_and_rises_with_both_parts(
    lexical: np.ndarray, cosine: np.ndarray
) -> None:
    top = float(lexical.max())
    fused = fuse(lexical, cosine, top)
    assert ((fused >= 0) & (fused <= 1 + 1e-6)).all()
    raised = lexical.copy()
    raised[0] = top
    assert fuse(raised, cosine, top)[0] >= fused[0] - 1e-6
    nearer = cosine.copy()
    nearer[0] = 1
    assert fuse(lexical, nearer, top)[0] >= fused[0] - 1e-6


def card(article_id: str, origin: str | None = None, published: str | None = None) -> ArticleCard:
    return ArticleCard(
        id=article_id,
        title="",
        outlet="",
        language="en",
        published=published,
        stamp=None,
        dates=(),
        copies_of=origin,
        url="",
    )


def test_copies_share_the_originals_place_and_an_excerpt_has_its_own() -> None:
    cards = [card("a", origin="c"), card("b", origin="c"), card("c"), card("d")]
    allowed = allow(cards, [900, 300, 1_000, 50], Filters())
    assert allowed.place.tolist() == [2, 1, 2, 3]
    assert allowed.originals.tolist() == [False, True, True, True]
    without = allow(cards, [900, 800, 1_000, 50], Filters(articles=("a", "b", "d")))
    assert without.place[without.passing].tolist() == [0, 0, 3]
    assert without.originals.tolist() == [True, False, False, True]


def test_a_copy_answers_in_the_originals_place_only_when_it_fits_clearly_better() -> None:
    allowed = Allowed(np.ones(3, dtype=bool), np.array([0, 0, 2], dtype=np.int32))
    articles = np.array([0, 1, 0, 1, 2], dtype=np.int32)

    def stays(*scores: float) -> list[bool]:
        kept = one_of_each(np.array(scores, dtype=np.float32), articles, allowed)
        return [bool(stay) for stay in kept]

    assert stays(0.9, 0.95, 0.5, 0.1, 0.2) == [True, False, True, False, True]
    assert stays(0.4, 0.95, 0.5, 0.1, 0.2) == [False, True, False, True, True]
    assert stays(0.0, 0.0, 0.0, 0.0, 0.0) == [True, False, True, False, True]


def test_recency_halves_in_a_month_and_is_nothing_without_a_date() -> None:
    cards = [card("a", published="2024-03-31"), card("b", published="2024-03-01"), card("c")]
    assert recency(cards, date(2024, 3, 31)).tolist() == pytest.approx([1, 0.5, 0])


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who?", "en"),
        ("", "en"),
        ("123 ؟", "en"),
        ("ماذا قال الوزير؟", "ar"),
        ("What did الوزير say to the press?", "en"),
        ("Où le ministre a-t-il rencontré les journalistes hier soir ?", "fr"),
        ("Ou sont les ministres", "en"),
    ],
)
def test_the_language_of_a_question_is_told_from_its_script_first(
    question: str, expected: str
) -> None:
    assert question_language(question, {"en", "ar", "fr"}) == expected


def test_a_language_no_article_has_is_not_believed() -> None:
    question = "Où le ministre a-t-il rencontré les journalistes hier soir ?"
    assert question_language(question, {"en", "ar"}) == "en"


def test_an_article_left_out_takes_its_copies_with_it() -> None:
    cards = [card("a", origin="c"), card("b"), card("c"), card("d", origin="c")]
    for name in ("a", "c"):
        allowed = allow(cards, [900] * 4, Filters(without=(name,)))
        assert allowed.passing.tolist() == [False, True, False, False]
    assert Filters(without=("a",))
