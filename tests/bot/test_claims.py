"""Claims held against indexed articles and against documents."""

from pathlib import Path

import pytest

from bot import open_bot
from bot.engine import Engine
from bot.settings import load_settings

BRIDGE = """The old bridge at Vell was closed in March after cracks were found in two pillars.

Mayor Ines Calder said the repairs would cost 12 million crowns and take a year.

She blamed the builder Norvik, which denied any fault.

The ferry now carries 900 cars a day across the river.
"""
MARKET = """The fish market of Aldport moved to a new hall on Saturday.

Traders pay 40 crowns a day for a stall, twice as much as before.
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder: Path = tmp_path_factory.mktemp("articles")
    (folder / "bridge.txt").write_text(BRIDGE, encoding="utf-8")
    (folder / "market.txt").write_text(MARKET, encoding="utf-8")
    settings = load_settings({"corpus": folder, "home": tmp_path_factory.mktemp("home")})
    return open_bot(settings=settings)


def test_a_supported_claim_is_quoted_from_its_article(engine: Engine) -> None:
    check = engine.check("Ines Calder said the repairs would cost 12 million crowns.")
    assert check.verdict == "supported"
    assert "12 million crowns" in check.citations[0].quote
    assert check.citations[0].article == "bridge.txt"


@pytest.mark.parametrize(
    "claim",
    [
        "Ines Calder said the repairs would cost 21 million crowns.",
        "The ferry carries 900 cars a month across the river.",
        "The fish market of Aldport did not move to a new hall.",
    ],
)
def test_a_claim_that_an_article_gives_otherwise_is_contradicted(
    engine: Engine, claim: str
) -> None:
    check = engine.check(claim)
    assert check.verdict == "contradicted"
    assert check.citations


def test_what_no_article_tells_is_not_found_with_the_nearest(engine: Engine) -> None:
    check = engine.check("Ines Calder opened a hospital for sailors in Kvam.")
    assert check.verdict == "not found"


def test_of_several_sentences_the_worst_verdict_stands(engine: Engine) -> None:
    good = "The fish market of Aldport moved to a new hall on Saturday."
    bad = "Traders pay 70 crowns a day for a stall."
    assert engine.check(good).verdict == "supported"
    assert engine.check(f"{good} {bad}").verdict == "contradicted"


def test_a_document_is_read_sentence_by_sentence(engine: Engine) -> None:
    check = engine.check("The bridge at Vell was closed in March.", document=BRIDGE * 10)
    assert check.verdict == "supported"
    assert engine.check("The bridge at Kvam was closed.", document=BRIDGE).verdict == "not found"


@pytest.mark.parametrize("claim", ["x", "fin " * 900, "橋は閉鎖された。", "🙂 ok"])
def test_odd_claims_get_a_verdict_of_one_line(engine: Engine, claim: str) -> None:
    for document in (None, BRIDGE):
        check = engine.check(claim, document=document)
        assert check.verdict in ("supported", "contradicted", "not found")
        assert "\n" not in check.reason
