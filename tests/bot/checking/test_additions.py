"""What is added to a sentence, widened, moved from one name to another, or made certain."""

from functools import cache

import pytest

from bot.matching import Matcher
from bot.verification import Evidence, Verifier
from index.analysis.analyser import open_analyser
from index.embedding import WordLlamaEmbedder

FERRY = "The ferry left Vell on Monday with some tourists from Kvam."
OFFER = "Kvam took Norland's cheaper offer although Sundmark's faster trains were ready."
LEVY = "The council may not only raise the fuel levy, Ines Calder said."


@cache
def verifier() -> Verifier:
    matcher = Matcher(open_analyser(), lambda _terms: 1.0, WordLlamaEmbedder().embed)
    return Verifier(matcher, WordLlamaEmbedder().embed)


def verdict(claim: str, told: str, language: str = "en") -> str:
    return verifier().verify(claim, language, [Evidence(text=told, language=language)]).verdict


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("The ferry left Vell on Monday because of an engine fault.", FERRY),
        ("The ferry left Vell on Monday and struck a rock.", FERRY),
        ("The ferry left Vell on Monday with all tourists from Kvam.", FERRY),
        (
            OFFER.replace("Norland", "X").replace("Sundmark", "Norland").replace("X", "Sundmark"),
            OFFER,
        ),
        ("The council may only raise the fuel levy, Ines Calder said.", LEVY),
        (
            "The merger will be the largest in a decade.",
            "The merger may be the largest in a decade.",
        ),
        ("Kessel did reply to letters.", "Kessel did not immediately reply to letters."),
        ("Women may enter the temple.", "Men may enter the temple."),
    ],
)
def test_a_sentence_does_not_support_more_than_it_says(claim: str, told: str) -> None:
    assert verdict(claim, told) != "supported"


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("The ferry left Vell on Monday.", FERRY),
        ("On Monday the ferry left Vell.", FERRY),
        ("All 31 sailors came home, Calder stated.", "All 31 sailors came home, Calder said."),
        ("The senate votes on it next week.", "The senate will vote on it next week."),
    ],
)
def test_what_is_left_out_or_put_otherwise_does_no_harm(claim: str, told: str) -> None:
    assert verdict(claim, told) == "supported"


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("غادرت السفينة الميناء بسبب عطل في المحرك.", "غادرت السفينة الميناء."),
        ("حضر جميع النواب الجلسة.", "حضر بعض النواب الجلسة."),
        ("تهتموا بالأسعار الجديدة.", "لا تهتموا بالأسعار الجديدة."),
    ],
)
def test_the_same_holds_in_arabic(claim: str, told: str) -> None:
    assert verdict(claim, told, "ar") != "supported"


def test_a_part_of_a_denied_sentence_is_not_verbatim() -> None:
    told = "Calder denied that the funds were stolen."
    assert verdict("the funds were stolen", told) != "supported"
    assert verdict("Prices fell.", "He left. Prices fell. She stayed.") == "supported"
