"""Who did what to whom: each verb with its own subject, on invented sentences."""

from functools import cache

import pytest

from bot.matching import Matcher
from bot.verification import Evidence, Verifier
from index.analysis.analyser import open_analyser
from index.embedding import WordLlamaEmbedder

VETO = "Norland voted for the resolution, which Sundmark vetoed."
BOTH = "Kvam and Norland vetoed the text, which Sundmark and Vell supported."
HEIR = "Ada Moreno, who succeeded Ines Calder, praised the deal."
SHOT = "The thief was shot by Ada Moreno, whom Ines Calder had hired."
LIST = "Norland and Kvam voted for it, Sundmark against, and Vell abstained."
ANSWER = "“The bridge is safe,” said Ines Calder, answering Ada Moreno, who had warned of cracks."
BACKED = "Norland backed the draft vetoed by Sundmark."
PURSUIT = "Norland condemned Sundmark for bombing Vell."
REFUSED = "Norland rejected the proposal that Sundmark had accepted."
NAQD = "صوتت فرنسا لصالح القرار الذي استخدمت الولايات المتحدة حق النقض ضده."
RAFD = "رفضت ألمانيا المقترح الذي قدمته فرنسا."
QAL = "قال سعيد إن الجسر آمن، فيما حذر أحمد من الشقوق."
IMTINA = "صوتت فرنسا لصالح القرار بينما امتنعت بريطانيا عن التصويت."


@cache
def verifier() -> Verifier:
    matcher = Matcher(open_analyser(), lambda _terms: 1.0, WordLlamaEmbedder().embed)
    return Verifier(matcher, WordLlamaEmbedder().embed)


def verdict(claim: str, told: str, language: str = "en", its: str | None = None) -> str:
    evidence = [Evidence(text=told, language=its or language)]
    return verifier().verify(claim, language, evidence).verdict


@pytest.mark.parametrize(
    ("told", "claim"),
    [
        (VETO, "Norland vetoed the resolution."),
        (VETO, "The resolution was vetoed by Norland."),
        (BACKED, "Norland vetoed the draft."),
        (BOTH, "Sundmark vetoed the text."),
        (BOTH, "Kvam supported the text."),
        (HEIR, "Ines Calder praised the deal."),
        (HEIR, "Ines Calder succeeded Ada Moreno."),
        (SHOT, "Ines Calder shot the thief."),
        (LIST, "Norland abstained."),
        (LIST, "Sundmark voted for it."),
        (ANSWER, "Ines Calder warned of cracks."),
        (ANSWER, "“The bridge is safe,” said Ada Moreno."),
        (PURSUIT, "Norland bombed Vell."),
        (REFUSED, "Sundmark rejected the proposal."),
        ("Calder's brother was arrested on Monday.", "Calder was arrested."),
        ("Norland's ally Sundmark vetoed the text.", "Norland vetoed the text."),
        ("The text failed by a veto of Sundmark's.", "Norland used its veto."),
    ],
)
def test_a_deed_is_not_anothers(told: str, claim: str) -> None:
    assert verdict(claim, told) != "supported"


@pytest.mark.parametrize(
    ("told", "claim"),
    [
        (VETO, "Sundmark vetoed the resolution."),
        (VETO, "Norland voted for the resolution."),
        (BACKED, "Sundmark vetoed the draft."),
        (BOTH, "Norland vetoed the text."),
        (BOTH, "Vell supported the text."),
        (HEIR, "Ada Moreno praised the deal."),
        (HEIR, "Ada Moreno succeeded Ines Calder."),
        (SHOT, "Ines Calder hired Ada Moreno."),
        (LIST, "Vell abstained."),
        (ANSWER, "“The bridge is safe,” said Ines Calder."),
        (PURSUIT, "Sundmark bombed Vell."),
        (REFUSED, "Sundmark had accepted the proposal."),
        ("Norland's government vetoed the text.", "Norland vetoed the text."),
        ("Calder said the firm would sue.", "Calder said the firm would sue."),
    ],
)
def test_a_deed_is_its_doers(told: str, claim: str) -> None:
    assert verdict(claim, told) == "supported"


@pytest.mark.parametrize(
    ("told", "claim", "language", "supported"),
    [
        (NAQD, "استخدمت فرنسا حق النقض ضد القرار.", "ar", False),
        (NAQD, "استخدمت الولايات المتحدة حق النقض ضد القرار.", "ar", True),
        (NAQD, "France vetoed the resolution.", "en", False),
        (RAFD, "رفضت فرنسا المقترح.", "ar", False),
        (RAFD, "رفضت ألمانيا المقترح.", "ar", True),
        (RAFD, "قدمت ألمانيا المقترح.", "ar", False),
        (RAFD, "قدمت فرنسا المقترح.", "ar", True),
        (QAL, "قال أحمد إن الجسر آمن.", "ar", False),
        (QAL, "قال سعيد إن الجسر آمن.", "ar", True),
        (IMTINA, "France abstained.", "en", False),
        (IMTINA, "Britain abstained.", "en", True),
    ],
)
def test_an_arabic_verb_has_its_own_subject(
    told: str, claim: str, language: str, supported: bool
) -> None:
    assert (verdict(claim, told, language, "ar") == "supported") is supported


def test_a_swapped_doer_is_contradicted_with_a_reason() -> None:
    evidence = [Evidence(text=VETO, language="en")]
    judged = verifier().verify("Norland vetoed the resolution.", "en", evidence)
    assert judged.verdict == "contradicted"
    assert "Sundmark" in judged.reason
