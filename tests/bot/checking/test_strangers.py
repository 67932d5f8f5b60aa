"""What a summary may put in other words, and what it may not bring of its own."""

from functools import cache
from pathlib import Path

import pytest

from bot import checking
from bot.checking.synonyms import Synonyms
from bot.checking.view import View
from bot.matching import Matcher
from bot.verification import Evidence, Judgement, Verifier
from index.analysis.analyser import open_analyser
from index.embedding import WordLlamaEmbedder

HARBOUR = """The council of Vell bought two ferries in May. The boats carry passengers and cars to
Kvam. Mayor Ines Calder told reporters that tickets cost 12 crowns. The ferry company will hire
thirty sailors. Residents welcomed the purchase."""


@cache
def verifier() -> Verifier:
    matcher = Matcher(open_analyser(), lambda _terms: 1.0, WordLlamaEmbedder().embed)
    return Verifier(matcher, WordLlamaEmbedder().embed)


def judge(claim: str, told: str = HARBOUR) -> Judgement:
    return verifier().verify(claim, "en", [Evidence(text=told, language="en")])


@pytest.mark.parametrize(
    "claim",
    [
        "Vell's council purchased two ferries in May.",
        "The vessels transport passengers and cars to Kvam.",
        "The article discusses two ferries that the council of Vell bought.",
        "The ferry company plans to recruit thirty sailors.",
    ],
)
def test_a_summary_may_take_other_words_of_the_same_sense(claim: str) -> None:
    assert judge(claim).verdict == "supported"


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        ("The boats carry passengers and cattle to Kvam.", "cattle"),
        ("The boats carry passengers and cars to Kvam, but do not wait.", "not"),
        ("The boats carry passengers only to Kvam.", "only"),
        ("The boats carry everybody except passengers and cars to Kvam.", "except"),
    ],
)
def test_a_summary_may_not_bring_a_thing_a_denial_or_a_limit(claim: str, reason: str) -> None:
    judgement = judge(claim)
    assert judgement.verdict != "supported"
    assert reason in judgement.reason


def test_a_denial_is_left_to_the_pair_where_the_document_denies_something_near() -> None:
    told = "The council of Vell did not buy the ferries. The mayor never explained it."
    assert judge("The council of Vell bought no ferries.", told).verdict == "supported"


def test_a_word_that_is_nowhere_beside_its_opposite_is_not_supported() -> None:
    told = "The river is shallow near Vell. Ships avoid the river in summer."
    assert judge("The river is deep near Vell.", told).verdict != "supported"


@cache
def synonyms() -> Synonyms:
    analyser = open_analyser()
    return Synonyms(lambda text, language: analyser.analyse(text, language))


def view(text: str, language: str = "en") -> View:
    return View(text, language, open_analyser().analyse(text, language))


def test_synonyms_are_met_in_any_form_of_the_word() -> None:
    (bought,) = view("bought").content
    (purchases,) = view("purchases").content
    (sold,) = view("sold").content
    assert synonyms().unite(bought, purchases)
    assert not synonyms().unite(bought, sold)
    assert synonyms().rendered(purchases, view("She buys bread."))


def test_synonyms_are_known_in_arabic() -> None:
    (first,) = view("اعتقل", "ar").content
    (second,) = view("احتجز", "ar").content
    assert synonyms().unite(first, second)


def test_every_group_of_synonyms_has_two_single_words() -> None:
    path = Path(checking.__file__).with_name("synonyms.tsv")
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            words = line.split(", ")
            assert len(set(words)) == len(words) >= 2, line
            assert all(word == word.strip() and " " not in word for word in words), line
