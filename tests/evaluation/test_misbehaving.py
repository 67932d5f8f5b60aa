"""Planted sentences are wrong, and a server's peculiarities end in the answer they must."""

import random
from collections.abc import Iterator

import pytest

from bot.settings import load_settings
from evaluation.misbehaving.faults import faults
from evaluation.misbehaving.measuring import fail, mislead, sentences_of
from evaluation.misbehaving.newsroom import Newsroom, open_newsroom
from evaluation.misbehaving.planting import KINDS, plant

TOLD = {
    "en": (
        "Mayor Elin Castro said on Tuesday that 212 people were rescued from the harbour.",
        "Norvik accused Castro of hiding 14 reports, and the parliament in Sweden may vote in May.",
        "The repairs of the eastern pier cost 38 million euros in 2021, which was too much.",
    ),
    "ar": (
        "قال رئيس البلدية إن 212 شخصاً أنقذوا يوم الثلاثاء من الميناء بعد العاصفة.",
        "من المتوقع أن يصوت البرلمان في السويد في مايو على مشروع قانون المعاشات الجديد.",
        "كلفت إصلاحات الرصيف الشرقي 38 مليون يورو عام 2021 وانتقل العمال من السويد إلى النرويج.",
    ),
}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_kind_of_wrong_sentence_can_be_planted_and_is_wrong(language: str) -> None:
    told = TOLD[language]
    planted = list(plant(told, language, KINDS, random.Random(3)))
    missing = set(KINDS) - {p.kind for p in planted}
    assert missing <= ({"negated"} if language == "ar" else set()) | {"swapped names"}
    for wrong in planted:
        assert wrong.text not in told
        assert wrong.made_from in told


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    folder = tmp_path_factory.mktemp("misbehaving")
    articles = folder / "given"
    articles.mkdir()
    (articles / "harbour.txt").write_text("Harbour\n\n" + "\n\n".join(TOLD["en"]), encoding="utf-8")
    settings = load_settings()
    with open_newsroom(articles, 0, 9, folder / "own", settings, random.Random(1)) as opened:
        yield opened


def test_wrong_sentences_are_counted_over_http(newsroom: Newsroom) -> None:
    account = mislead(newsroom, 8, random.Random(2))
    assert len(account.planted) >= 8
    assert account.told_shown == account.told > 0
    assert len(account.shown) <= len(account.planted) / 8


def test_whatever_shape_a_reply_has_it_ends_in_the_answer_it_must(newsroom: Newsroom) -> None:
    sentence = sentences_of(newsroom, "en")[0]
    named = {name for name in faults(sentence) if not name.startswith("silence")}
    ended = [one for one in fail(newsroom, sentence, sentence, named) if not one.well]
    assert len(named) > 60
    assert ended == []
