import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from conftest import CountingEmbedder
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.analysis.terms import Term
from index.build import Library
from index.errors import EmbeddingError
from index.filters import Filters
from index.reader import Reader

Make = Callable[..., Library]

STORY = (
    "Flood waters reached the old bridge of Quellin on Friday. "
    "Engineer Petra Vos said the bridge would hold. "
    "About two hundred families left their homes in the lower town. "
    "The river is expected to fall again by the end of the week. "
    "Schools in the district stay closed until the water is gone."
)
ROWS = [
    {"id": "flood", "title": "Flood", "text": STORY, "outlet": "Post", "date": "2024-05-03"},
    {
        "id": "copy",
        "title": "Flood",
        "text": f"{STORY} A pump in the suburb of Zarnow failed at noon.",
        "outlet": "Courier",
        "date": "2024-05-04",
    },
    {
        "id": "before",
        "title": "Bridge inspected",
        "text": "The bridge of Quellin was inspected and found to be safe for ten years.",
        "outlet": "Courier",
        "date": "2023-01-10",
    },
    {
        "id": "undated",
        "title": "Bridges of the world",
        "text": "A bridge in Quellin appears on page nine of a new book on old bridges.",
        "outlet": "Review",
    },
    {
        "id": "arabic",
        "title": "فيضان",
        "text": "وصلت مياه الفيضان إلى الجسر القديم في المدينة وغادرت مئات الأسر منازلها.",
        "outlet": "Sahifa",
        "language": "ar",
        "date": "2024-05-05",
    },
]


@pytest.fixture(scope="module")
def reader(
    tmp_path_factory: pytest.TempPathFactory, analyser: object, wordllama: object
) -> Iterator[Reader]:
    folder = tmp_path_factory.mktemp("dump")
    (folder / "d.jsonl").write_text(
        "\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS), encoding="utf-8"
    )
    library = Library(
        folder,
        tmp_path_factory.mktemp("home"),
        lambda: wordllama,  # type: ignore[arg-type, return-value]
        analyser,  # type: ignore[arg-type]
    )
    assert len(library.update().added) == len(ROWS)
    with library.open() as opened:
        yield opened


def found(reader: Reader, question: str, **filters: object) -> list[str]:
    hits = reader.search(question, filters=Filters(**filters)).hits  # type: ignore[arg-type]
    return [hit.passage.article.removeprefix("d.jsonl#") for hit in hits]


def test_the_best_passage_comes_first_with_its_reasons(reader: Reader) -> None:
    best = reader.search("Who said the bridge would hold?").hits[0]
    assert best.passage.article == "d.jsonl#flood"
    assert {match.asked.lower() for match in best.matches} >= {"bridge", "hold"}
    assert sum(match.score for match in best.matches) == pytest.approx(1)
    assert 0 <= best.score <= 1
    assert best.lexical > 0
    assert -1 <= best.vector <= 1


def test_scores_fall_and_no_passage_comes_twice(reader: Reader) -> None:
    hits = reader.search("bridge", k=50).hits
    assert [h.score for h in hits] == sorted((h.score for h in hits), reverse=True)
    assert len({h.passage.id for h in hits}) == len(hits)


def test_passages_and_sentences_stand_in_the_article_where_they_say(reader: Reader) -> None:
    for hit in reader.search("bridge flood", k=50).hits:
        passage, article = hit.passage, reader.article(hit.passage.article)
        assert passage.text == article.text[passage.start : passage.end]
        assert set(passage.sentences) <= set(reader.sentences(article.id))
        assert all(passage.start <= s.start < s.end <= passage.end for s in passage.sentences)


def test_copies_of_a_story_take_one_place(reader: Reader) -> None:
    names = found(reader, "Petra Vos bridge")
    assert "flood" in names
    assert "copy" not in names
    assert reader.origin("d.jsonl#copy") == "d.jsonl#flood"
    assert reader.card("d.jsonl#copy").copies_of == "d.jsonl#flood"
    assert reader.card("d.jsonl#flood").copies_of is None


def test_what_only_a_copy_holds_is_found_in_the_copy(reader: Reader) -> None:
    names = found(reader, "Which pump failed in Zarnow?")
    assert names[0] == "copy"
    assert "flood" not in names


def test_a_copy_answers_where_the_original_is_filtered_out(reader: Reader) -> None:
    names = found(reader, "Petra Vos bridge", outlets=("courier",))
    assert names[0] == "copy"
    assert set(names) == {"copy", "before"}


def test_an_undated_article_is_in_no_range_of_days(reader: Reader) -> None:
    assert found(reader, "bridge", until=date(2023, 12, 31)) == ["before"]
    assert "undated" not in found(reader, "bridge", since=date(2020, 1, 1))


def test_a_day_of_asking_leaves_later_articles_out_and_undated_ones_in(reader: Reader) -> None:
    names = found(reader, "bridge of Quellin", as_of=date(2024, 1, 1))
    assert set(names) == {"before", "undated"}


def test_a_day_of_asking_prefers_what_is_near(reader: Reader) -> None:
    def score(as_of: date | None) -> float:
        hits = reader.search("bridge of Quellin", filters=Filters(as_of=as_of)).hits
        return next(h.score for h in hits if h.passage.article == "d.jsonl#before")

    assert score(date(2023, 1, 11)) > score(date(2025, 1, 1))


def test_filters_that_exclude_everything_give_nothing_and_say_so(reader: Reader) -> None:
    retrieval = reader.search("bridge", filters=Filters(outlets=("Nowhere",)))
    assert retrieval.hits == ()
    assert retrieval.unknown == ("bridge",)


def test_unknown_words_depend_on_the_filters(reader: Reader) -> None:
    question = "Did Petra Vos meet Zebulon Krantz?"
    everywhere = reader.search(question).unknown
    assert "Zebulon" in everywhere
    assert "Vos" not in everywhere
    elsewhere = reader.search(question, filters=Filters(articles=("d.jsonl#before",))).unknown
    assert "Vos" in elsewhere


def test_an_arabic_question_finds_arabic_passages(reader: Reader) -> None:
    assert found(reader, "أين وصلت مياه الفيضان؟")[0] == "arabic"
    assert found(reader, "الفيضان", languages=("en",)) != []
    assert "arabic" not in found(reader, "الفيضان", languages=("en",))


def test_rarity_is_highest_for_what_no_article_says(reader: Reader) -> None:
    bridge, nothing = Term("bridg", "word", 1.0), Term("zzzzz", "word", 1.0)
    assert reader.idf([nothing]) > reader.idf([bridge]) > 0
    assert reader.idf([bridge, nothing]) == reader.idf([bridge])


@pytest.mark.parametrize(
    "question",
    [
        "",
        "   ",
        "???",
        "🙂🙂",
        "a" * 20_000,
        "bridge " * 5_000,
        "\u200f\u202ebridge",
        "\0",
        "北京的桥",
    ],
)
def test_strange_questions_bring_an_answer_or_nothing_but_no_error(
    reader: Reader, question: str
) -> None:
    hits = reader.search(question).hits
    assert all(0 <= hit.score <= 1 for hit in hits)


def test_asking_for_no_passages_brings_none(reader: Reader) -> None:
    assert reader.search("bridge", k=0).hits == ()


def test_several_threads_get_what_one_gets(reader: Reader) -> None:
    questions = ["Who said the bridge would hold?", "أين وصلت المياه؟", "old book"] * 8
    alone = [reader.search(question) for question in questions]
    with ThreadPoolExecutor(max_workers=6) as pool:
        assert list(pool.map(reader.search, questions)) == alone


FILTERS = st.builds(
    Filters,
    languages=st.sampled_from([(), ("en",), ("ar",), ("en", "ar"), ("fr",)]),
    outlets=st.sampled_from([(), ("Post",), ("courier", "REVIEW"), ("nowhere",)]),
    articles=st.sampled_from([(), ("d.jsonl#copy",), ("d.jsonl#flood", "d.jsonl#arabic")]),
    since=st.none() | st.dates(date(2022, 1, 1), date(2025, 1, 1)),
    until=st.none() | st.dates(date(2022, 1, 1), date(2025, 1, 1)),
    as_of=st.none() | st.dates(date(2022, 1, 1), date(2025, 1, 1)),
)


@settings(
    deadline=None, max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(filters=FILTERS, question=st.sampled_from(["bridge", "zzz", "مياه", "Petra Vos flood"]))
def test_filters_neither_leak_nor_hide(reader: Reader, filters: Filters, question: str) -> None:
    def passes(article_id: str) -> bool:
        card = reader.card(article_id)
        day = card.day
        return (
            (not filters.languages or card.language in filters.languages)
            and (
                not filters.outlets
                or card.outlet.casefold() in {o.casefold() for o in filters.outlets}
            )
            and (not filters.articles or card.id in filters.articles)
            and (filters.since is None or (day is not None and day >= filters.since))
            and (filters.until is None or (day is not None and day <= filters.until))
            and (filters.as_of is None or day is None or day <= filters.as_of)
        )

    hits = reader.search(question, k=50, filters=filters).hits
    passing = {card.id for card in reader.articles() if passes(card.id)}
    assert {reader.origin(h.passage.article) for h in hits} == {reader.origin(i) for i in passing}
    assert {h.passage.article for h in hits} <= passing


def test_without_its_embedder_the_words_alone_answer_and_it_is_said(
    library: Make, embedder: CountingEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    library().update()

    def fail(_: object) -> None:
        raise EmbeddingError("the embedding server answered 500", "check the address")

    with library().open() as opened:
        monkeypatch.setattr(embedder, "embed", fail)
        retrieval = opened.search("Who found the comet?")
    assert retrieval.hits[0].passage.article == "observatory.txt"
    assert retrieval.notice is not None
    assert "500" in retrieval.notice


def test_an_article_that_is_not_there_is_a_key_error(reader: Reader) -> None:
    for ask in (reader.article, reader.sentences, reader.origin, reader.card):
        with pytest.raises(KeyError):
            ask("nowhere.txt")


def test_articles_are_listed_in_order_of_id_with_their_days(reader: Reader) -> None:
    cards = reader.articles()
    assert [card.id for card in cards] == sorted(f"d.jsonl#{row['id']}" for row in ROWS)
    days = {card.id.removeprefix("d.jsonl#"): card.published for card in cards}
    assert (days["flood"], days["undated"]) == ("2024-05-03", None)


def test_many_passages_make_the_vectors_search_by_chroma(tmp_path: Path, library: Make) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    rows = [
        {"id": f"{n:03d}", "title": f"Town {n}", "text": f"The town of Nr{n:03d} has {n} wells."}
        for n in range(260)
    ]
    (folder / "d.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    library(corpus=folder).update()
    with library(corpus=folder).open() as opened:
        assert len(opened.search("wells", k=500).hits) >= 200
        assert opened.search("How many wells has Nr042?").hits[0].passage.article == "d.jsonl#042"
        one = Filters(articles=("d.jsonl#007",))
        assert len(opened.search("wells in towns", filters=one).hits) == 1
