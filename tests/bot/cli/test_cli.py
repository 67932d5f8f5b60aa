"""The command line as scripts know it: exit codes, JSON shapes, one line in, one line out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from newsroom import QUAKE, TEXTS
from typing_in import Ended, typed

Type = Callable[..., Ended]
COST = "How much did the repairs cost?"
NOT_THERE = "Who is the king of Norway?"

pytestmark = pytest.mark.usefixtures("one_set_of_tools")


@pytest.fixture
def dateline(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    newsroom_folder: Path,
    newsroom_home: Path,
) -> Type:
    monkeypatch.setenv("DATELINE_CORPUS", str(newsroom_folder))
    monkeypatch.setenv("DATELINE_HOME", str(newsroom_home))

    def run(*words: str, stdin: str = "") -> Ended:
        return typed(monkeypatch, capsys, *words, stdin=stdin)

    return run


def test_an_answer_is_text_with_its_sources_and_exit_code_0(dateline: Type) -> None:
    ended = dateline("ask", COST)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("Repairs cost 38 million euros, 6 million more than planned [1].")
    assert "harbour.txt:" in ended.out


def test_no_answer_is_exit_code_3(dateline: Type) -> None:
    ended = dateline("ask", NOT_THERE)
    assert (ended.code, ended.err) == (3, "")
    assert ended.out.startswith("The articles do not say.")
    assert dateline("ask", NOT_THERE, "--json").code == 3


def test_an_answer_as_json_has_the_agreed_fields(dateline: Type) -> None:
    ended = dateline("ask", COST, "--json")
    answer = json.loads(ended.out)
    assert ended.code == 0
    agreed = (
        "question answer language abstained mode notice statements citations disagreements "
        "removed usage timings_ms"
    )
    assert set(agreed.split()) <= set(answer)
    assert {"text", "citations", "verdict", "reason"} <= set(answer["statements"][0])
    citation = answer["citations"][0]
    fields = "n article title outlet published language quote start end score"
    assert set(fields.split()) == set(citation)
    assert TEXTS["harbour.txt"][citation["start"] : citation["end"]] == citation["quote"]
    assert set(answer["usage"]) == {"prompt_tokens", "completion_tokens", "cost_usd"}
    assert {"retrieve", "compose", "verify", "total"} <= set(answer["timings_ms"])


def test_a_disagreement_as_json_has_the_agreed_fields(dateline: Type) -> None:
    asked = "How many people did the fire in the Melk warehouse kill?"
    (found,) = json.loads(dateline("ask", asked, "--json").out)["disagreements"]
    assert set(found) == {"about", "positions", "kind"}
    assert all(set(position) == {"says", "citations"} for position in found["positions"])
    assert "The articles differ:" in dateline("ask", asked).out


def test_a_search_gives_the_passages_best_first(dateline: Type) -> None:
    ended = dateline("search", "harbour repairs", "--json", "-k", "3")
    found = json.loads(ended.out)
    assert ended.code == 0
    assert found["query"] == "harbour repairs"
    assert len(found["passages"]) == 3
    scores = [passage["score"] for passage in found["passages"]]
    assert scores == sorted(scores, reverse=True)
    best = found["passages"][0]
    assert {"article", "title", "start", "end", "text", "score"} <= set(best)
    assert TEXTS[best["article"]][best["start"] : best["end"]] == best["text"]
    assert "harbour.txt" in dateline("search", "harbour repairs").out


def test_a_search_that_finds_nothing_is_exit_code_3(dateline: Type) -> None:
    ended = dateline("search", "harbour", "--language", "fr", "--json")
    assert ended.code == 3
    assert json.loads(ended.out)["passages"] == []


def test_a_claim_gets_a_verdict_a_reason_and_sources(dateline: Type) -> None:
    ended = dateline("check", "Repairs cost 38 million euros.", "--json")
    found = json.loads(ended.out)
    assert ended.code == 0
    assert set(found) == {"claim", "verdict", "score", "reason", "citations", "notice"}
    assert found["verdict"] == "supported"
    assert found["citations"][0]["article"] == "harbour.txt"
    assert dateline("check", "Penguins learnt to sing opera in Lima.").code == 3


def test_a_claim_is_judged_by_a_file_alone_when_one_is_given(
    dateline: Type, tmp_path: Path
) -> None:
    given = tmp_path / "given.txt"
    given.write_text("The tower of Lund is 55 metres tall.", encoding="utf-8")
    claim = "The tower of Lund is 55 metres tall."
    assert dateline("check", claim).code == 3
    assert dateline("check", claim, "--text", str(given)).code == 0


def test_filters_are_kept_to(dateline: Type) -> None:
    asked = "How many people did the earthquake in Ostrava Valley kill?"
    for flags in (("--outlet", "norland times"), ("--since", "2021-03-05")):
        answer = json.loads(dateline("ask", asked, "--json", *flags).out)
        assert {c["article"] for c in answer["citations"]} == {"quake.jsonl#later"}
    answer = json.loads(dateline("ask", asked, "--json", "--until", "4 March 2021").out)
    assert {c["article"] for c in answer["citations"]} == {"quake.jsonl#first"}
    either = ("--article", "quake.jsonl#first", "--article", "quake.jsonl#later")
    assert dateline("ask", asked, *either).code == 0


def test_questions_a_line_are_answers_a_line_in_order(dateline: Type) -> None:
    ended = dateline("ask", "-", stdin=f"{COST}\n\n{NOT_THERE}\r\nكم شخصا قتلت الحوادث؟")
    answers = [json.loads(line) for line in ended.out.splitlines()]
    assert (ended.code, ended.err) == (0, "")
    assert [a["question"] for a in answers] == [COST, NOT_THERE, "كم شخصا قتلت الحوادث؟"]
    assert [a["abstained"] for a in answers] == [False, True, False]


def test_a_bad_line_says_why_and_the_rest_goes_on(dateline: Type) -> None:
    ended = dateline("ask", "-", stdin=f"?!\n{'why ' * 5000}\n{COST}\n")
    first, second, third = (json.loads(line) for line in ended.out.splitlines())
    assert ended.code == 1
    assert set(first) == set(second) == {"question", "error"}
    assert "no words" in first["error"]
    assert "characters" in second["error"]
    assert third["statements"]


def test_bytes_that_are_no_text_in_a_line_stop_nothing(
    dateline: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = dateline("search", "-", stdin="harbour\n\x00\n\ufffd harbour\n")
    rows = [json.loads(line) for line in ended.out.splitlines()]
    assert ended.code == 1
    assert [("passages" in row) for row in rows] == [True, False, True]


def test_claims_a_line_may_bring_their_own_document(dateline: Type) -> None:
    lines = [
        "Repairs cost 38 million euros.",
        json.dumps({"claim": "It rained in Lund.", "document": "It rained in Lund."}),
        json.dumps({"claim": "It rained in Lund."}),
        '{"claim": ',
        json.dumps({"claim": 7, "document": []}),
        json.dumps({"document": "It rained."}),
    ]
    ended = dateline("check", "-", stdin="\n".join(lines))
    rows = [json.loads(line) for line in ended.out.splitlines()]
    assert ended.code == 1
    assert [row.get("verdict") for row in rows] == ["supported", "supported", "not found"] + (
        [None] * 3
    )
    assert all("error" in row for row in rows[3:])


def test_no_lines_are_no_answers(dateline: Type) -> None:
    assert dateline("ask", "-", stdin="\n \n") == Ended(code=0, out="", err="")


def test_the_articles_are_listed_with_where_each_date_was_read(dateline: Type) -> None:
    listed = {a["article"]: a for a in json.loads(dateline("articles", "--json").out)["articles"]}
    assert set(listed) == {*TEXTS, *(f"quake.jsonl#{row['id']}" for row in QUAKE)}
    first = listed["quake.jsonl#first"]
    assert (first["published"], first["outlet"]) == ("2021-03-04", "The Valley Post")
    assert first["dates"][0]["read_from"]
    assert listed["summit.txt"]["language"] == "ar"
    shown = dateline("articles").out
    assert "2021-03-04 (" in shown
    assert "Warehouse fire in Melk" in shown


def test_indexing_again_changes_nothing(dateline: Type) -> None:
    ended = dateline("index", "--json")
    assert ended.code == 0
    told = json.loads(ended.out)
    assert told["added"] == told["changed"] == told["removed"] == told["skipped"] == []


def test_doctor_finds_all_well_and_shows_no_key(
    dateline: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "")
    ended = dateline("doctor", "--json")
    told = json.loads(ended.out)
    assert ended.code == 0, ended.out
    assert all(finding["ok"] for finding in told["findings"])
    assert told["settings"]["openai_api_key"] == "not set"
    assert dateline("doctor").out.startswith("ok ")


def test_a_search_whose_filters_let_nothing_pass_says_so(dateline: Type) -> None:
    ended = dateline("search", "harbour", "--outlet", "Nobody")
    assert (ended.code, ended.out) == (3, "No article passes these filters.\n")
