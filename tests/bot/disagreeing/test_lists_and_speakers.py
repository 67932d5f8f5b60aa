"""Lists of names that cannot both be whole, and who is said to have spoken a quotation."""

from __future__ import annotations

import pytest
from newsroom import open_reports

from bot.engine import Engine

REPORTS = [
    ("vote-1", "Canada, Italy and Norway abstained on the Teral motion. It passed."),
    ("vote-2", "Canada, Italy and Kenya abstained on the Teral motion. Few spoke."),
    ("pact-1", "Canada and Italy abstained on the Melk pact. It passed."),
    ("pact-2", "Canada, Italy and Kenya abstained on the Melk pact. Few spoke."),
    ("levy-1", "Canada, Italy and Norway abstained on the Orsa levy. So did Kenya."),
    ("levy-2", "Canada, Italy and Kenya abstained on the Orsa levy. Few spoke."),
    ("word-1", "“The harbour will never be sold to strangers,” Lena Dorn said on the quay."),
    ("word-2", "“The harbour will never be sold to strangers,” Otto Bahr said in the hall."),
]


@pytest.fixture(scope="module")
def bot(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    reports = [{"id": name, "title": name, "text": text} for name, text in REPORTS]
    return open_reports(reports, tmp_path_factory)


@pytest.mark.parametrize(
    ("question", "values"),
    [
        pytest.param(
            "Which countries abstained on the Teral motion?", {"Norway", "Kenya"}, id="lists"
        ),
        pytest.param(
            "Who said “The harbour will never be sold to strangers”?",
            {"Lena Dorn", "Otto Bahr"},
            id="speakers",
        ),
    ],
)
def test_both_are_shown(bot: Engine, question: str, values: set[str]) -> None:
    (found,) = bot.ask(question).disagreements
    told = [p.says for p in found.positions]
    assert len(told) == 2
    assert {v for v in values for t in told if v in t} == values


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("Which countries abstained on the Melk pact?", id="a wider list"),
        pytest.param("Which countries abstained on the Orsa levy?", id="named in another sentence"),
        pytest.param("Who said that the harbour will never be sold?", id="several may say so"),
    ],
)
def test_what_both_may_tell_is_not(bot: Engine, question: str) -> None:
    answer = bot.ask(question)
    assert not answer.abstained
    assert answer.disagreements == ()
