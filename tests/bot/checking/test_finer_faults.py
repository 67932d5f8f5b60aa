"""Claims that differ from a sentence in one small thing that a reporter would be blamed for."""

from collections.abc import Sequence
from functools import cache

import pytest

from bot.matching import Matcher
from bot.verification import Evidence, Judgement, Verifier
from index.analysis.analyser import open_analyser
from index.embedding import WordLlamaEmbedder

TOLL = "Officials said 2,100 houses in Vell were damaged."
ABOUT = "About 2,100 houses in Vell were damaged."
EXACT = "Officials said 2,656 houses in Vell were damaged."
DEAD = "The toll in Kvam is 40."
FEE = "Ferries from Kvam that earn less than $125,000 a year pay a fee of $900."
PORT = "The port of Vell is the second busiest harbour in Norland."
BANS = "The court blocks the levy on large ferries, but allows a new port fee for certain boats."
DATES = "Vell, which opened its harbour on May 3, and Kvam, which opened its market on June 9."
DRUGS = "Norland has two preventive vaccines and four antiviral treatments."
WALK = "The trucks drove 4 miles (6.4 kilometers) from Vell to Kvam."


@cache
def verifier() -> Verifier:
    matcher = Matcher(open_analyser(), lambda _terms: 1.0, WordLlamaEmbedder().embed)
    return Verifier(matcher, WordLlamaEmbedder().embed)


def judge(claim: str, told: Sequence[str], language: str = "en", its: str = "en") -> Judgement:
    return verifier().verify(claim, language, [Evidence(text=t, language=its) for t in told])


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("2,103 houses in Vell were damaged, officials said.", TOLL),
        ("2,103 houses in Vell were damaged.", ABOUT),
        ("Nearly 2,600 houses in Vell were damaged, officials said.", EXACT),
        ("The toll in Kvam is not 40.", DEAD),
        ("The toll in Kvam is 40.", "The toll in Kvam is not 40."),
        ("Ferries from Kvam that earn more than $125,000 a year pay a fee of $900.", FEE),
        ("The bridge at Vell will reopen in May.", "The bridge at Vell is expected to reopen."),
        ("The bridge at Vell will reopen.", "The bridge at Vell is expected to reopen."),
        ("Calder reopened the bridge at Vell.", "Calder's attempt to reopen the bridge at Vell."),
        (
            "Norland lifted the tariffs on Sundmark.",
            "Calder spoke of the possibility of lifting Norland's tariffs on Sundmark.",
        ),
        ("Norland will do more.", "There is an assumption that Norland will do more."),
        ("The council owned slaves.", "A post claims the council owned slaves."),
        ("Everyone in the council of Vell agrees.", "Not everyone in the council of Vell agrees."),
        (
            "The study found that a bridge would be feasible.",
            "After a feasibility study the council found that a bridge would not be feasible.",
        ),
        ("The port of Vell is the busiest harbour in Norland.", PORT),
        ("The court blocked a new port fee for certain boats.", BANS),
        ("Kvam opened its harbour on May 3, and Vell opened its market on June 9.", DATES),
        ("Norland has two antiviral vaccines and four preventive treatments.", DRUGS),
        ("The trucks drove 6.4 miles from Vell to Kvam.", WALK),
        (
            "Sailors, many of them families with children, were unable to leave Vell.",
            "Sailors were unable to leave the port of Vell.",
        ),
        ("The ferry sank in the autumn.", "The ferry sank in the spring."),
        ("The ferry left after its repair.", "The ferry left after the storm, before its repair."),
    ],
)
def test_a_claim_is_not_more_exact_surer_or_joined_otherwise_than_told(
    claim: str, told: str
) -> None:
    assert judge(claim, [told]).verdict != "supported"


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("About 2,700 houses in Vell were damaged, officials said.", EXACT),
        ("2,700 houses in Vell were damaged, officials said.", EXACT),
        ("More than 2,600 houses in Vell were damaged, officials said.", EXACT),
        ("Nearly 2,700 houses in Vell were damaged, officials said.", EXACT),
        ("The toll in Kvam is 40.", DEAD),
        ("Ferries from Kvam that earn less than $125,000 pay a fee of $900.", FEE),
        ("The bridge at Vell is expected to reopen.", "The bridge at Vell is expected to reopen."),
        ("The port of Vell is the second busiest harbour in Norland.", PORT),
        ("The court blocks the levy on large ferries.", BANS),
        ("Norland has two preventive vaccines.", DRUGS),
        ("The trucks drove 4 miles from Vell to Kvam.", WALK),
        (
            "Ada Moreno told Kvam TV that the line is not working.",
            "“The line is not working,” Ada Moreno, head of the union, told Kvam TV's Ines Calder.",
        ),
        ("The rate of thefts did not change.", "The rate of thefts remained unchanged."),
        ("The boats came in last.", "The race ended with the boats coming in last."),
        (
            "Vell made no offers or promises in the talks.",
            "Vell did not make any offers or promises in the talks.",
        ),
        ("Germany beat Norland.", "The Germans beat Norland."),
    ],
)
def test_rounder_shorter_or_otherwise_put_it_is_supported(claim: str, told: str) -> None:
    assert judge(claim, [told]).verdict == "supported", judge(claim, [told]).reason


def test_a_number_more_exact_than_told_is_not_contradicted_by_it() -> None:
    found = judge("2,103 houses in Vell were damaged.", [ABOUT])
    assert found.verdict == "not found"
    assert "2,103" in found.reason


def test_a_figure_told_of_another_thing_in_the_next_sentence_does_not_count() -> None:
    told = ["The profit of the port was 63 cents a share.", "Analysts expected 60 cents a share."]
    assert judge("Analysts expected 63 cents a share.", told).verdict != "supported"
    assert judge("Analysts expected 60 cents a share.", told).verdict == "supported"


def test_a_deed_of_the_company_named_in_the_sentence_before_is_its_own() -> None:
    told = ["Kvamline cut its fares in May.", "The company also sold four ships, Calder said."]
    assert judge("Kvamline sold four ships, Calder said.", told).verdict == "supported"


MAYBE = "وربما تكون المخزونات قد انخفضت الأسبوع الماضي."
DIED = "وتبين أنها قد توفيت الطفلة قبل وصولها."
REFUSED = "ورفض دونالد ترامب تقديم اعتذارات قائلا انه لم يخطئ."


@pytest.mark.parametrize(
    ("claim", "told", "verdict"),
    [
        ("انخفضت المخزونات الأسبوع الماضي.", MAYBE, "not found"),
        ("توفيت الطفلة قبل وصولها.", DIED, "supported"),
        ("رفض ترامب تقديم اعتذارات.", REFUSED, "supported"),
    ],
)
def test_arabic_hedges_and_first_names(claim: str, told: str, verdict: str) -> None:
    assert judge(claim, [told], "ar", "ar").verdict == verdict


def test_a_name_that_is_also_a_word_of_the_other_script_is_found_beside_what_is_met() -> None:
    told = "ضرب الإعصار إيان ساحل فلوريدا يوم الأربعاء."
    assert judge(
        "Hurricane Ian hit the coast of Florida on Wednesday.", [told], "en", "ar"
    ).verdict == ("supported")


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("Calder backed an attack.", "Instead of advocating for an attack Calder left Vell."),
        ("Vell agreed to a pause.", "Calder spoke of pushing Vell to agree to a pause."),
        ("Vell agreed to a pause.", "Envoys met in Vell to negotiate an agreement."),
        ("Calder met the ministers in Paris.", "Calder met the ministers of Norland and France."),
    ],
)
def test_what_is_asked_for_missing_or_another_s_is_not_claimed_as_told(
    claim: str, told: str
) -> None:
    assert judge(claim, [told]).verdict != "supported"


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("Calder opposed the attack.", "Calder expressed his opposition to the attack."),
        ("Calder rejected the terms.", "Calder has thus far rejected the terms."),
        ("Calder met the ministers in France.", "Calder met the ministers in Paris."),
        ("Paris rejected the terms.", "France rejected the terms."),
    ],
)
def test_an_opposition_told_as_a_noun_or_so_far_is_told(claim: str, told: str) -> None:
    assert judge(claim, [told]).verdict == "supported", judge(claim, [told]).reason


def test_who_abstained_in_a_vote_is_not_told_to_have_voted_against() -> None:
    told = ["Norland voted in favour of a truce in Vell.", "Sundmark abstained in that vote."]
    assert judge("Sundmark voted against the truce in Vell.", told).verdict != "supported"
    assert judge("Sundmark abstained in the vote on the truce.", told).verdict == "supported"
