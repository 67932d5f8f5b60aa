"""Questions that a model translates or splits for the search; a bad reply costs nothing."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import open_bot
from bot.answer import Answer
from bot.looking import together
from bot.model.chat_model import ChatModel, Limits, Price
from bot.model.splitting import may_have_parts, split_question
from bot.model.translating import translate
from bot.model.widening import Search, Widener
from bot.settings import load_settings
from evaluation.scripted_model import Act, ModelServer, Seen
from index.passages import Passage
from index.retrieve import Hit

QUESTION = "When did the harbour of Port Varel reopen?"
GOOD = "متى أعيد فتح ميناء بورت فاريل؟"


@pytest.fixture(scope="module")
def server() -> Iterator[ModelServer]:
    with ModelServer() as running:
        yield running


def model_at(server: ModelServer) -> ChatModel:
    price = Price(prompt=1.0, completion=2.0)
    return ChatModel("scripted", base_url=server.url, limits=Limits(retries=0), price=price)


def translated(server: ModelServer, reply: str, *questions: str) -> tuple[str, ...]:
    server.play(reply)
    return translate(model_at(server), questions or (QUESTION,), "ar").questions


@pytest.mark.parametrize("reply", [GOOD, f"1. «{GOOD}»", f"<think>Port…</think>\n**{GOOD}**\n"])
def test_a_translation_is_taken_without_what_stands_around_it(
    server: ModelServer, reply: str
) -> None:
    assert translated(server, reply) == (GOOD.rstrip(),)
    assert "into Arabic" in server.seen[0].system


@pytest.mark.parametrize(
    "reply",
    [
        QUESTION,  # not translated
        f"{GOOD}\n{GOOD}",  # a line too many
        "أعيد فتح ميناء بورت فاريل في ١٢ مايو ٢٠٢٣ بعد أشهر من الإصلاحات.",  # figures from nowhere
        f"{GOOD} " * 9,
        "لا أستطيع الإجابة عن هذا السؤال.",
        "؟",
    ],
)
def test_a_reply_that_is_no_translation_is_not_searched_for(
    server: ModelServer, reply: str
) -> None:
    assert translated(server, reply) == ()


def test_several_questions_are_translated_in_one_call(server: ModelServer) -> None:
    assert (
        len(translated(server, f"1. {GOOD}\n2. من فر إلى هناك؟", QUESTION, "Who fled there?")) == 2
    )
    assert len(server.seen) == 1


@pytest.mark.parametrize(
    ("reply", "parts"),
    [
        ("1. Who accused Norvik?\n2. What did the repairs cost?", 2),
        ("Who accused Norvik and what did the repairs cost?", 0),
        ("Who accused Norvik?\nWhat did the repairs cost?\nWho accused Norvik?", 2),
        ("Who accused Norvik?\nWhat did it cost in 2019?", 0),
        ("Elin Castro accused it.\nThey were paid by a bank of another country.", 0),
        ("Who?\nAccused?\nNorvik?\nWhat?\nCost?", 0),
        ("I cannot split this question.\nSorry.", 0),
    ],
)
def test_only_parts_of_the_question_itself_are_searched_for(
    server: ModelServer, reply: str, parts: int
) -> None:
    server.play(reply)
    question = "Who accused Norvik and what did the repairs cost?"
    assert len(split_question(model_at(server), question, 3).questions) == parts


def test_a_question_that_joins_nothing_is_not_sent() -> None:
    assert not may_have_parts("Who accused the builder?", "en")
    assert not may_have_parts("من اتهم الشركة؟", "ar")
    assert may_have_parts("من اتهم الشركة وكم كلفت الإصلاحات؟", "ar")


def test_what_a_model_was_asked_is_counted_even_when_it_then_fails(server: ModelServer) -> None:
    server.play("Who fled?\nWhere to?", Act(status=500))
    wide = Widener(model_at(server), translating=True, parts=3).widen(
        "Who fled and where to?", "en", ["ar"]
    )
    assert [s.wordings for s in wide.searches[1:]] == [
        (("Who fled?", "en"),),
        (("Where to?", "en"),),
    ]
    assert (wide.usage.prompt_tokens, wide.usage.completion_tokens) == (100, 20)
    assert wide.usage.cost_usd == pytest.approx(0.00014)
    assert "HTTP 500" in wide.failed


def hit(name: str, score: float) -> Hit:
    passage = Passage(id=name, article=name, start=0, end=1, text=".", sentences=())
    return Hit(passage=passage, title="", score=score, lexical=score, vector=0.0)


def test_wordings_are_averaged_and_of_parts_the_best_counts() -> None:
    both = Search(wordings=(("a", "en"), ("b", "ar")), weight=0.5)
    part = Search(wordings=(("c", "en"),))
    found = together(
        [both, part], [[[hit("x", 0.8)], [hit("x", 0.4), hit("y", 1.0)]], [[hit("z", 0.2)]]]
    )
    assert [(h.passage.id, round(h.score, 3)) for h in found] == [
        ("x", 0.3),
        ("y", 0.25),
        ("z", 0.2),
    ]


ARTICLES = {
    "harbour.txt": "Harbour\n\nThe harbour of Port Varel was built in 1903. It has two piers.\n",
    "blend.txt": "مرفأ\n\nعادت المراكب إلى زنطوط يوم الثلاثاء بعد إصلاح الرصيف الشرقي.\n",
}
ASKED = "On which day did ships return to the quay they call Zumt?"
IN_ARABIC = "في أي يوم عادت المراكب إلى زنطوط؟"


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    corpus = tmp_path_factory.mktemp("articles")
    for name, text in ARTICLES.items():
        (corpus / name).write_text(text, encoding="utf-8")
    return corpus, tmp_path_factory.mktemp("home")


def ask(server: ModelServer, folders: tuple[Path, Path], **more: object) -> Answer:
    corpus, home = folders
    flags = {"corpus": corpus, "home": home, "openai_base_url": server.url, "model_retries": 0}
    return open_bot(settings=load_settings(flags | more)).ask(ASKED)


def writes(seen: Seen) -> str:
    key = seen.key("زنطوط") if any("زنطوط" in s for s in seen.sentences.values()) else "b2b2"
    return f"عادت المراكب إلى زنطوط يوم الثلاثاء [{key}]."


def test_a_translation_brings_the_article_first(
    server: ModelServer, folders: tuple[Path, Path]
) -> None:
    server.play(IN_ARABIC, writes)
    answer = ask(server, folders, translate_questions=True)
    assert len(server.seen) == 2
    assert "زنطوط" in next(iter(server.seen[1].sentences.values()))
    assert answer.citations[0].article == "blend.txt"
    assert answer.notice is None
    assert answer.usage.prompt_tokens == 200


@pytest.mark.parametrize("act", [Act(status=500), Act(hang_before=True), Act(text="")])
def test_a_model_that_does_not_help_leaves_the_plain_search_and_one_line(
    server: ModelServer, folders: tuple[Path, Path], act: Act
) -> None:
    server.play(writes)
    plain = ask(server, folders)
    given = server.seen[0].sentences.values()
    server.play(act, writes)
    answer = ask(server, folders, translate_questions=True, split_questions=3, model_help_s=0.3)
    assert list(server.seen[1].sentences.values()) == list(given)
    assert [s.text for s in answer.statements] == [s.text for s in plain.statements]
    assert "search" in (answer.notice or "")
    assert "\n" not in json.dumps(answer.notice)


def test_without_the_settings_the_model_is_asked_for_the_answer_alone(
    server: ModelServer, folders: tuple[Path, Path]
) -> None:
    server.play(writes)
    ask(server, folders)
    assert len(server.seen) == 1
