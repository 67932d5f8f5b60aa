"""Values that differ and values that only seem to: names, places, days, edits of copies."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import open_newsroom

from bot.answer import Answer
from bot.disagreeing.edits import find_edit
from bot.disagreeing.showing import quote
from bot.disagreeing.value import Value, agree
from bot.engine import Engine
from index.analysis.terms import Term, Unit

WIRE = (
    "The ferry Alda sank off Norrin on Monday night. "
    "The sinking of the Alda killed {toll} sailors, the coast guard said. "
    "Divers searched the hull until dawn while tugs held it in place. "
    "The owner said the engine had been repaired twice this year. "
    "Relatives were brought to a school near the harbour. "
    "A crane ship is expected to arrive from the mainland within days."
)
REPORTS = [
    # (id, text, date)
    ("opera-1", "The opera Velda was directed by Ines Korb. It opened to full houses.", ""),
    ("opera-2", "The opera Velda was directed by Paul Ritz. Critics were divided.", ""),
    ("truce-1", "Anton Brill called for a truce in Ravia. He spoke for an hour.", ""),
    ("truce-2", "Clara Voss called for a truce in Ravia. Few listened to it.", ""),
    ("birth-1", "The poet Lio Marr was born in Tokyo. Her father sold tea.", ""),
    ("birth-2", "The poet Lio Marr was born in Japan. She wrote of rain.", ""),
    ("grave-1", "The painter Odo Lenk was born in Hamburg. He lived in a mill.", ""),
    ("grave-2", "The painter Odo Lenk was born in Vienna. His mother sang.", ""),
    ("tower-1", "The tower of Quill was opened on 7 November 2019. A band played.", ""),
    ("tower-2", "The tower of Quill was opened in November 2019. It rained.", ""),
    ("vote-1", "Norland and Sundmark abstained on the Teral motion. It passed.", ""),
    ("vote-2", "Norland, Sundmark and Kessia abstained on the Teral motion.", ""),
    ("rate-1", "The town of Melvik has a population of 4,624. Fishing feeds it.", ""),
    ("rate-2", "The population density of Melvik was 1,280.8 people per mile.", ""),
    ("mine-1", "The blast in the Garn mine killed about 1,200 miners.", "2020-01-05"),
    ("mine-2", "قتل الانفجار في منجم جارن ١٬٢١٥ عاملا.", "2020-01-09"),
    ("alda-1", WIRE.format(toll=12), ""),
    ("alda-2", WIRE.format(toll=12), ""),
    ("alda-3", WIRE.format(toll=19), ""),
    ("role-1", "Tess Ohl is a Norland footballer who trains at night.", ""),
    ("role-2", "Tess Ohl is a retired footballer from Norland.", ""),
    ("club-1", "Ivo Kand is a violinist who lives in Sarn.", ""),
    ("club-2", "Ivo Kand is a Norland biologist known for whales.", ""),
]


@pytest.fixture(scope="module")
def bot(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    corpus = tmp_path_factory.mktemp("reports")
    rows = [
        json.dumps({"id": name, "title": name, "text": text, "date": day})
        for name, text, day in REPORTS
    ]
    (corpus / "reports.jsonl").write_text("\n".join(rows), encoding="utf-8")
    return open_newsroom(corpus, tmp_path_factory.mktemp("home"))


def said(answer: Answer) -> list[str]:
    (found,) = answer.disagreements
    return [p.says for p in found.positions]


@pytest.mark.parametrize(
    ("question", "values"),
    [
        pytest.param("Who directed the opera Velda?", {"Ines Korb", "Paul Ritz"}, id="a person"),
        pytest.param("Where was Odo Lenk born?", {"Hamburg", "Vienna"}, id="a place"),
        pytest.param(
            "What is the profession of Ivo Kand?", {"violinist", "biologist"}, id="what he is"
        ),
        pytest.param(
            "How many sailors did the sinking of the Alda kill?",
            {"12 sailors", "19 sailors"},
            id="an edited copy",
        ),
    ],
)
def test_what_cannot_both_be_meant_stands_side_by_side(
    bot: Engine, question: str, values: set[str]
) -> None:
    told = said(bot.ask(question))
    assert len(told) == 2
    assert {v for v in values for t in told if v in t} == values


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("Who called for a truce in Ravia?", id="several may"),
        pytest.param("Where was Lio Marr born?", id="a town and its country"),
        pytest.param("When was the tower of Quill opened?", id="a day and its month"),
        pytest.param("Which countries abstained on the Teral motion?", id="a wider list"),
        pytest.param("What is the population of Melvik?", id="another thing counted"),
        pytest.param("How many miners did the blast in the Garn mine kill?", id="translated"),
        pytest.param("What is the profession of Tess Ohl?", id="one thing in other words"),
    ],
)
def test_what_may_both_be_meant_is_no_disagreement(bot: Engine, question: str) -> None:
    answer = bot.ask(question)
    assert not answer.abstained
    assert answer.disagreements == ()


def test_copies_count_once_and_every_position_is_cited_verbatim(bot: Engine) -> None:
    answer = bot.ask("How many sailors did the sinking of the Alda kill?")
    (found,) = answer.disagreements
    cited = {c.n: c for c in answer.citations}
    assert [len(p.citations) for p in found.positions] == [1, 1]
    for citation in cited.values():
        text = bot.article(citation.article).text
        assert text[citation.start : citation.end] == citation.quote


def test_a_disagreement_is_about_the_question_without_its_mark(bot: Engine) -> None:
    (found,) = bot.ask("Who directed the opera Velda?").disagreements
    assert found.about == "Who directed the opera Velda"


def _number(value: float) -> Value:
    unit = Unit(
        start=0,
        end=1,
        text="n",
        terms=(Term(key=f"={value:g}", kind="number", weight=1.0),),
        content=True,
        name=False,
    )
    return Value(kind="number", start=0, end=1, units=((unit,),))


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_figures_agree_both_ways_or_neither_and_always_when_rounded(a: int, b: int) -> None:
    ours, theirs = _number(a), _number(b)
    assert agree(ours, theirs) == agree(theirs, ours)
    assert agree(ours, ours)
    if abs(a - b) > 0.06 * max(a, b):
        assert not agree(ours, theirs)


@given(st.lists(st.sampled_from(["toll", "of", "1,200", "miners"]), min_size=1, max_size=120))
def test_a_position_shows_its_value_however_long_the_sentence(words: list[str]) -> None:
    text = " ".join(["start", *words, "VALUE", *words, "end"])
    start = text.index("VALUE")
    shown = quote(text, start, start + 5)
    assert "VALUE" in shown
    assert len(shown) < 270


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("The dam held.", "The dam held."),
        ("The dam held until dawn.", "Nobody was hurt when a bus fell into the river."),
    ],
)
def test_sentences_that_are_one_or_have_nothing_in_common_are_no_edit(
    ours: str, theirs: str
) -> None:
    assert find_edit(ours, theirs) is None
