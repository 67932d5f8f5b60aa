"""Claims that sentences hold only together, and what a light change of a sentence does to it."""

from functools import cache

import pytest

from bot.matching import Matcher
from bot.verification import Evidence, Judgement, Verifier
from index.analysis.analyser import open_analyser
from index.embedding import WordLlamaEmbedder

VOTE = (
    "At the council last month, Norland voted in favour of a truce on the river.",
    "Sundmark abstained in that vote.",
    "Later she said that a second vote would follow.",
)
CONCERNS = (
    "Ambassador Linda Moreno expressed hope about the draft resolution.",
    "Envoy Ines Calder raised concerns about the wording of the draft resolution.",
)


@cache
def verifier() -> Verifier:
    matcher = Matcher(open_analyser(), lambda _terms: 1.0, WordLlamaEmbedder().embed)
    return Verifier(matcher, WordLlamaEmbedder().embed)


def judge(claim: str, *told: str, language: str = "en", its: str = "en") -> Judgement:
    evidence = [Evidence(text=text, language=its) for text in told]
    return verifier().verify(claim, language, evidence)


def test_sentences_together_support_what_they_say_together() -> None:
    assert judge("Sundmark abstained in the council vote on a truce.", *VOTE).verdict == "supported"
    claim = "Ines Calder raised concerns about the draft resolution."
    assert judge(claim, *CONCERNS).verdict == "supported"


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("Norland abstained in the council vote on a truce.", VOTE),
        ("Linda Moreno raised concerns about the wording of the draft resolution.", CONCERNS),
    ],
)
def test_one_does_not_do_what_another_sentence_tells_of_somebody_else(
    claim: str, told: tuple[str, ...]
) -> None:
    assert judge(claim, *told).verdict != "supported"


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        (
            "Ada Moreno briefly discussed it.",
            "Ada Moreno, the plan's lead author, briefly discussed it.",
        ),
        ("Norland could not open the gate.", "Norland couldn't open the gate."),
        (
            "Calder requested to be tested after the fair.",
            "Calder asked to be tested after the fair.",
        ),
        ("Norland bought no ships.", "Norland did not buy ships."),
        ("The paper Vell Today praised the plan.", "The paper “Vell Today” praised the plan."),
    ],
)
def test_light_changes_do_no_harm(claim: str, told: str) -> None:
    assert judge(claim, told).verdict == "supported"


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        (
            "Ada Moreno visited Vell.",
            "Talks go on next week when Ada Moreno and others visit Vell.",
        ),
        ("All flights have landed.", "Flights were late, and some have landed."),
        ("The towns are very different.", "The towns aren't very different."),
        ("Norland condemns Sundmark.", "Sundmark firmly condemns Norland."),
        ("Kessel stole the boat.", "Kessel allegedly stole the boat."),
    ],
)
def test_light_changes_of_the_sense_are_noticed(claim: str, told: str) -> None:
    assert judge(claim, told).verdict != "supported"


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("سقط المطر أثناء العطلة.", "سقط المطر خلال العطلة."),
        (
            "قال البيان إن الجسر مغلق وإن القطارات توقفت.",
            "وقال البيان إن الجسر مغلق وإن القطارات توقفت.",
        ),
        ("ارتفعت الأسعار ٣.٢ بالمئة في مايو.", "ارتفعت الأسعار 3.2 بالمئة في مايو."),
    ],
)
def test_light_changes_do_no_harm_in_arabic(claim: str, told: str) -> None:
    assert judge(claim, told, language="ar", its="ar").verdict == "supported"


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("وصل الوزير اليوم (الأحد) إلى المدينة.", "وصل الوزير اليوم (السبت) إلى المدينة."),
        ("تهب الرياح في عمان من خليج حمص.", "تهب الرياح في عمان من خليج عمان."),
        ("قال المتحدث نادية القرشي إن الجسر مغلق.", "قال المتحدث باسم الحكومة إن الجسر مغلق."),
        ("عضت الكلبة صاحبها.", "ربما عضت الكلبة صاحبها."),
    ],
)
def test_light_changes_of_the_sense_are_noticed_in_arabic(claim: str, told: str) -> None:
    assert judge(claim, told, language="ar", its="ar").verdict != "supported"


def test_a_name_alone_claims_nothing() -> None:
    judgement = judge("Norland", *VOTE)
    assert (judgement.verdict, judgement.reason) == ("not found", "a name alone claims nothing")
