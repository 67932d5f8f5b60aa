"""The rules of the check, one by one, on invented sentences."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import checking
from bot.checking.bars import load_bars
from bot.matching import Matcher
from bot.verification import Evidence, Judgement, Verifier
from index.analysis.analyser import open_analyser
from index.embedding import WordLlamaEmbedder

FOLDER = Path(checking.__file__).parent


@cache
def verifier() -> Verifier:
    matcher = Matcher(open_analyser(), lambda _terms: 1.0, WordLlamaEmbedder().embed)
    return Verifier(matcher, WordLlamaEmbedder().embed)


def judge(claim: str, *told: str, language: str = "en", its: str = "en") -> Judgement:
    evidence = [Evidence(text=text, language=its) for text in told]
    return verifier().verify(claim, language, evidence)


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("More than 1,000 homes burned.", "In all, 1,240 homes burned."),
        ("About 1,200 homes burned.", "In all, 1,187 homes burned."),
        ("1.2 million homes have power.", "Some 1,197,000 homes have power."),
        ("Kessel opened on 3 May.", "Kessel opened on 3 May 2021."),
        ("The gate is not open.", "The gate is closed."),
        ("The talks ended with no agreement.", "The talks ended without an agreement."),
        ("The plan was rejected by Norland.", "Norland rejected the plan."),
        ("Sundmark and Norland signed it.", "Norland and Sundmark signed it."),
        ("Norland's delegates left.", "The delegates of Norland left."),
        ("Mayor Calder resigned.", "Ines Calder, the mayor, resigned."),
        ("The Karelian army withdrew.", "The army of Karelia withdrew."),
        ("The WGU praised the plan.", "The World Gardeners Union praised the plan."),
        ("Prices climbed in May.", "Prices rose in May."),
    ],
)
def test_another_wording_of_the_same_is_supported(claim: str, told: str) -> None:
    assert judge(claim, told).verdict == "supported"


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("Fewer than 1,200 homes burned.", "More than 1,200 homes burned."),
        ("Kessel opened on 13 May.", "Kessel opened on 3 May."),
        ("Kessel opened on Friday.", "Kessel opened on Monday."),
        ("The trip takes 14 weeks.", "The trip takes 14 days."),
        ("Fuel costs 38 billion crowns.", "Fuel costs 38 million crowns."),
        ("The quake killed 90 people and hurt 12.", "The quake killed 12 people and hurt 90."),
        ("Prices fell in May.", "Prices rose in May."),
        ("Exports rose by a fifth.", "Exports fell by a fifth, while imports rose."),
        ("Norland did not reject the plan.", "Norland rejected the plan."),
        ("Norland sent Sundmark grain.", "Sundmark sent Norland grain."),
        ("Norland was attacked by Sundmark.", "Norland attacked Sundmark."),
        ("Norland has closed the border.", "Norland may close the border."),
        ("Party funds were stolen.", "Calder denied that party funds were stolen."),
        ("Calder resigned in anger.", "Calder sang in anger."),
        ("It rains in Vell on Mondays.", "It rains in Kvam on Mondays."),
        ("Ines Moreno resigned.", "Ines Calder resigned; Ada Moreno stayed."),
    ],
)
def test_what_says_something_else_is_not_supported(claim: str, told: str) -> None:
    assert judge(claim, told).verdict != "supported"


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("ارتفعت أسعار الخبز في مايو.", "انخفضت أسعار الخبز في مايو."),
        ("صوت المجلس ضد القانون الجديد.", "صوت المجلس لصالح القانون الجديد."),
        ("أعلنت الحكومة حالة الطوارئ.", "قد تعلن الحكومة حالة الطوارئ."),
        ("اتهمت فرنسا إيطاليا بالتأخير.", "اتهمت إيطاليا فرنسا بالتأخير."),
    ],
)
def test_the_rules_hold_in_arabic(claim: str, told: str) -> None:
    assert judge(claim, told, language="ar", its="ar").verdict != "supported"


def test_support_may_be_spread_over_sentences_of_a_document() -> None:
    document = "Ines Calder leads Vell. The town lies on a river. She resigned on 3 May."
    assert judge("Ines Calder, who leads Vell, resigned on 3 May.", document).verdict == "supported"


def test_a_claim_of_several_sentences_is_as_good_as_its_worst() -> None:
    told = "Norland rejected the plan on Monday. Sundmark accepted it."
    assert judge("Norland rejected the plan. Sundmark accepted it.", told).verdict == "supported"
    assert judge("Norland rejected the plan. Kvam accepted it.", told).verdict == "not found"


@pytest.mark.parametrize(
    "claim",
    ["x", "word " * 5_000, "🙂🙂", "La ville est fermée.", "橋は閉鎖された。", "1" * 300, "-"],
)
def test_odd_claims_are_judged(claim: str) -> None:
    told = "The bridge at Vell was closed on 3 May."
    judgement = judge(claim, told)
    assert judgement.verdict != "contradicted"
    assert "\n" not in judgement.reason


_TELLING = """
Norland rejected not the plan 1,200 by 12 May may لم رفضت فرنسا 14 أبريل “ ” , . and to
"""
_WORDS = st.sampled_from(_TELLING.split())


@given(st.lists(_WORDS, max_size=12), st.lists(_WORDS, max_size=12), st.sampled_from(["en", "ar"]))
def test_any_jumble_of_telling_words_is_judged(
    claim: list[str], told: list[str], language: str
) -> None:
    judgement = judge(" ".join(claim), " ".join(told), language=language)
    assert 0.0 <= judgement.score <= 1.0


@given(st.lists(_WORDS, min_size=1, max_size=12))
def test_every_sentence_supports_itself(words: list[str]) -> None:
    text = " ".join(words)
    assert judge(text, f"He said so. {text}").verdict == "supported"


def test_every_opposition_has_two_sides() -> None:
    for line in (FOLDER / "opposites.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            left, right = ({w.strip(" ~") for w in side.split(",")} for side in line.split("\t"))
            assert not left & right, line


def test_the_bars_tell_their_origin() -> None:
    bars = load_bars()
    assert bars.origin
    assert all(0.0 <= gate <= 1.0 for gate in bars.gates.values())
