"""The verdicts a reader can follow: figures, names, negation, order, speakers, both languages."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching import Matcher
from bot.verification import Evidence, Judgement, Verifier
from index.analysis.analyser import open_analyser
from index.embedding import WordLlamaEmbedder

RIVER = "The mayor of Aldport, Ines Calder, said on Monday that 1,200 homes were flooded."
VOTE = "Norland voted for the resolution, while Sundmark abstained."
CLOSED = "The bridge at Vell remains closed, officials said."
ATTACK = "Norland attacked Sundmark in March."
VETO = "وصوتت فرنسا لصالح القرار بينما امتنعت بريطانيا عن التصويت."


@cache
def verifier() -> Verifier:
    matcher = Matcher(open_analyser(), lambda _terms: 1.0, WordLlamaEmbedder().embed)
    return Verifier(matcher, WordLlamaEmbedder().embed)


def judge(claim: str, evidence: str, language: str = "en", its: str = "en") -> Judgement:
    return verifier().verify(claim, language, [Evidence(text=evidence, language=its)])


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        (RIVER, RIVER),
        ("1,200 homes were flooded.", RIVER),
        ("The mayor of Aldport said 1.2 thousand homes were flooded.", RIVER),
        ("Sundmark abstained.", VOTE),
        ("The bridge at Vell is closed.", CLOSED),
        ("Norland attacked Sundmark.", ATTACK),
        ("Sundmark was attacked by Norland.", ATTACK),
    ],
)
def test_what_the_evidence_says_is_supported(claim: str, evidence: str) -> None:
    assert judge(claim, evidence).verdict == "supported"


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("1,300 homes were flooded, the mayor of Aldport said.", RIVER),
        ("Sundmark attacked Norland in March.", ATTACK),
        ("The bridge at Vell is not closed.", CLOSED),
    ],
)
def test_a_wrong_figure_a_swap_and_a_negation_are_contradicted(claim: str, evidence: str) -> None:
    judgement = judge(claim, evidence)
    assert judgement.verdict == "contradicted"
    assert judgement.reason


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The queen of Estavia opened a school.", RIVER),
        ("Estavia abstained.", VOTE),
        ("Ines Calder resigned after the flood.", RIVER),
    ],
)
def test_what_the_evidence_does_not_say_is_not_supported(claim: str, evidence: str) -> None:
    assert judge(claim, evidence).verdict != "supported"


def test_an_english_claim_is_judged_by_arabic_evidence() -> None:
    assert judge("France voted in favour of the resolution.", VETO, its="ar").verdict == "supported"
    assert judge("Japan voted in favour of the resolution.", VETO, its="ar").verdict == "not found"


def test_without_evidence_nothing_is_supported() -> None:
    judgement = verifier().verify("It rained.", "en", [])
    assert (judgement.verdict, judgement.evidence) == ("not found", None)


def test_the_evidence_that_decides_is_named() -> None:
    judgement = verifier().verify(
        "The bridge at Vell is closed.",
        "en",
        [Evidence(text=VOTE, language="en"), Evidence(text=CLOSED, language="en")],
    )
    assert (judgement.verdict, judgement.evidence) == ("supported", 1)


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_texts_are_judged_without_an_error(claim: str, evidence: str) -> None:
    judgement = judge(claim, evidence)
    assert 0.0 <= judgement.score <= 1.0
    assert "\n" not in judgement.reason
