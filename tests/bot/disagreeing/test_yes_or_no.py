"""Articles of which one says yes and one says no."""

from __future__ import annotations

import pytest
from newsroom import open_reports

from bot.engine import Engine

REPORTS = [
    # (id, text)
    ("gate-1", "The Tarn gate is open, the guards of the harbour said."),
    ("gate-2", "The Tarn gate is closed, drivers said at the harbour."),
    ("pact-1", "Lawmakers were told that France opposed the Melk pact from the start."),
    ("pact-2", "A motion for the Melk pact, sponsored by France, lies before the house."),
    ("pact-3", "وقال دبلوماسيون إن ألمانيا تؤيد معاهدة Melk."),
    ("pact-4", "Germany supported the Melk pact, diplomats said."),
    ("levy-1", "Norland supports the Orsa levy, its minister said."),
    ("levy-2", "The Orsa levy that Norland wants is opposed by Sundmark."),
    ("bond-1", "Kessia agreed to the Velby bond in May."),
    ("bond-2", "The bank called on Kessia to disagree with the Velby bond."),
    ("toll-1", "Ravia never opposed the Garn toll, its envoy said."),
    ("toll-2", "Ravia supports the Garn toll, a speaker said."),
]


@pytest.fixture(scope="module")
def bot(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    reports = [{"id": name, "title": name, "text": text} for name, text in REPORTS]
    return open_reports(reports, tmp_path_factory)


@pytest.mark.parametrize(
    ("question", "articles"),
    [
        pytest.param("Is the Tarn gate open?", {"gate-1", "gate-2"}, id="opposites"),
        pytest.param("Is the Tarn gate closed?", {"gate-1", "gate-2"}, id="asked the other way"),
        pytest.param("Does France support the Melk pact?", {"pact-1", "pact-2"}, id="taking sides"),
    ],
)
def test_yes_and_no_stand_side_by_side(bot: Engine, question: str, articles: set[str]) -> None:
    answer = bot.ask(question)
    (found,) = answer.disagreements
    cited = {c.n: c.article.split("#")[1] for c in answer.citations}
    assert len(found.positions) == 2
    assert {cited[n] for p in found.positions for n in p.citations} == articles


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("Does Germany support the Melk pact?", id="one answer in two languages"),
        pytest.param("Does Norland support the Orsa levy?", id="somebody else's no"),
        pytest.param("Did Kessia agree to the Velby bond?", id="a no that is only sought"),
        pytest.param("Does Ravia support the Garn toll?", id="a no that is denied"),
    ],
)
def test_what_is_no_contradiction_is_not_shown_as_one(bot: Engine, question: str) -> None:
    answer = bot.ask(question)
    assert not answer.abstained
    assert answer.disagreements == ()
