"""Where articles differ on a number or a day: conflict, update, and what only looks like one."""

from __future__ import annotations

import json

import pytest
from newsroom import open_newsroom

from bot.engine import Engine

REPORTS = [
    # (text, date); two outlets on each event
    ("The storm in Aldby killed 12 people. Roofs lay in the streets of the town.", ""),
    ("The storm in Aldby killed twelve people. Schools stay closed this week.", ""),
    ("The flood in Brenford displaced 1,012 families. Boats carried water and bread.", ""),
    ("The flood in Brenford displaced 1,000 families. The dam held, engineers found.", ""),
    ("The avalanche near Corvin buried 40 skiers. Dogs searched until dark.", "2021-05-09"),
    ("The avalanche near Corvin buried 12 skiers. Helicopters could not land.", "2021-05-02"),
    ("The derailment at Dunmark injured 70 passengers. A rail had cracked.", "2021-05-09"),
    ("The derailment at Dunmark injured 15 passengers. Buses took them home.", "2021-05-09"),
    ("The bridge of Farrow opened on 3 May 2021. A band played on the quay.", ""),
    ("The bridge of Farrow opened on 9 June 2021. The toll is two crowns.", ""),
    ("Locusts at Garsen destroyed 90 farms. Wind carried them from the desert.", ""),
    ("Locusts at Hollen destroyed 400 farms. Nets and smoke were of no use.", ""),
]


@pytest.fixture(scope="module")
def bot(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    corpus = tmp_path_factory.mktemp("reports")
    rows = [
        json.dumps({"id": n, "title": f"Report {n}", "text": text, "date": date})
        for n, (text, date) in enumerate(REPORTS)
    ]
    (corpus / "reports.jsonl").write_text("\n".join(rows), encoding="utf-8")
    return open_newsroom(corpus, tmp_path_factory.mktemp("home"))


def test_different_tolls_stand_side_by_side_with_who_says_so(newsroom: Engine) -> None:
    answer = newsroom.ask("How many people did the fire in the Melk warehouse kill?")
    (found,) = answer.disagreements
    assert found.kind == "conflict"
    sources = {c.n: (c.article, c.quote) for c in answer.citations}
    said = {sources[n][0]: sources[n][1] for p in found.positions for n in p.citations}
    assert "14 people" in said["fire-1.txt"]
    assert "31 people" in said["fire-2.txt"]


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("How many people did the storm in Aldby kill?", id="the same in words"),
        pytest.param("How many families did the flood in Brenford displace?", id="rounded"),
        pytest.param("How many farms did locusts destroy at Garsen?", id="another place"),
        pytest.param("Where was the derailment?", id="no figure asked for"),
        pytest.param("What happened at Dunmark?", id="anything asked for"),
    ],
)
def test_what_only_looks_like_a_disagreement_is_none(bot: Engine, question: str) -> None:
    answer = bot.ask(question)
    assert not answer.abstained
    assert answer.disagreements == ()


def test_dates_make_it_an_update_in_their_order(bot: Engine) -> None:
    (found,) = bot.ask("How many skiers did the avalanche near Corvin bury?").disagreements
    assert found.kind == "update"
    assert ["12 skiers" in p.says for p in found.positions] == [True, False]


def test_one_day_for_both_is_a_conflict(bot: Engine) -> None:
    question = "How many passengers did the derailment at Dunmark injure?"
    (found,) = bot.ask(question).disagreements
    assert found.kind == "conflict"
    assert {p.says.split(" passengers")[0][-2:] for p in found.positions} == {"70", "15"}


def test_days_are_compared_too(bot: Engine) -> None:
    (found,) = bot.ask("When did the bridge of Farrow open?").disagreements
    assert len(found.positions) == 2
