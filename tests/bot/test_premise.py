"""What a question takes for granted and the first sentence shown denies is said to be so."""

import pytest
from newsroom import open_reports

from bot.engine import Engine

REPORTS = {
    "gate": "The Tarn gate is closed, the guards of the harbour said on Monday.",
    "terms": "The rebels of Melk rejected the terms that Norland had proposed.",
    "levy": "Lawmakers in Orsa opposed the levy on salt from the start.",
    "ferry": "The ferry arrived in Garn on Friday with forty passengers.",
    "toll-1": "Ravia opposed the Velby toll, its envoy said.",
    "toll-2": "Ravia supported the Velby toll, said a speaker of the bank.",
    "mill": "The mill at Sund did not reopen after the flood.",
}


@pytest.fixture(scope="module")
def bot(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    reports = [{"id": n, "title": n, "text": t} for n, t in REPORTS.items()]
    return open_reports(reports, tmp_path_factory)


@pytest.mark.parametrize(
    ("question", "asked", "told"),
    [
        ("Is the Tarn gate open?", "open", "closed"),
        ("Why did the rebels of Melk accept the terms?", "accept", "rejected"),
        ("هل البوابة Tarn مفتوحة؟", "مفتوحة", "closed"),
    ],
)
def test_a_premise_that_the_first_sentence_denies_is_named_with_its_citation(
    bot: Engine, question: str, asked: str, told: str
) -> None:
    answer = bot.ask(question)
    assert f"{asked}" in (answer.notice or "")
    assert f"{told}" in (answer.notice or "")
    assert "[1]" in (answer.notice or "")


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("Is the Tarn gate closed?", id="as asked"),
        pytest.param("Why did the rebels of Melk not accept the terms?", id="asked as denied"),
        pytest.param("Is the Tarn gate open or closed?", id="either"),
        pytest.param("When did the ferry leave Garn?", id="no question of yes or no"),
        pytest.param("Did Ravia support the Velby toll?", id="others say yes"),
        pytest.param("Did the mill at Sund reopen?", id="no opposite to name"),
        pytest.param("Who rejected the terms?", id="no premise"),
    ],
)
def test_nothing_is_said_where_it_is_not_sure(bot: Engine, question: str) -> None:
    notice = bot.ask(question).notice or ""
    assert "The question says" not in notice
