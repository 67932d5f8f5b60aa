"""Whatever the model does, a question ends in an answer whose quotes are the articles' own."""

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import open_bot
from bot.answer import Answer
from bot.conversing.conversation import Turn
from bot.engine import Engine
from bot.settings import load_settings
from evaluation.scripted_model import Act, ModelServer, Seen

KEY = "sk-end-to-end-0123456789"
ARTICLES = {
    "harbour.txt": "Harbour reopens\n\nThe harbour of Port Varel reopened on 12 May after 14 "
    "months of repairs. Mayor Elin Castro accused the builder Norvik of hiding cracks in the "
    "eastern pier. Repairs cost 38 million euros, 6 million more than planned.\n",
    "vote.txt": "Pension bill fails\n\nThe parliament of Karelia rejected the pension bill by 87 "
    "votes to 54 on Tuesday. Opposition leader Marta Klein called it a victory for workers.\n",
}
QUESTION = "Who accused the builder Norvik of hiding cracks?"


@pytest.fixture(scope="module")
def server() -> Iterator[ModelServer]:
    with ModelServer() as running:
        yield running


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def engine(corpus: Path, home: Path, url: str) -> Engine:
    flags = {
        "corpus": corpus,
        "home": home,
        "openai_base_url": url,
        "openai_api_key": KEY,
        "model_first_token_s": 5.0,
        "model_between_tokens_s": 0.5,
        "model_retries": 0,
    }
    return open_bot(settings=load_settings(flags))


@pytest.fixture(scope="module")
def bot(corpus: Path, home: Path, server: ModelServer) -> Engine:
    return engine(corpus, home, server.url)


def check(answer: Answer) -> None:
    """The promises that hold for every answer."""
    shown = json.dumps(answer.to_dict(), ensure_ascii=False)
    assert KEY not in shown
    assert answer.notice is None or "\n" not in answer.notice
    assert answer.abstained == (not answer.statements)
    for statement in answer.statements:
        assert statement.citations
        assert statement.verdict == "supported"
    for citation in answer.citations:
        assert ARTICLES[citation.article][citation.start : citation.end] == citation.quote


def cited(*texts: str) -> Act:
    """A reply of sentences, each citing the first sentence given."""

    def reply(seen: Seen) -> str:
        key = next(iter(seen.sentences))
        return " ".join(f"{text} [{key}]." for text in texts)

    return Act(text=reply)


def test_a_good_reply_is_shown_with_the_articles_quote(bot: Engine, server: ModelServer) -> None:
    server.play(cited("Mayor Elin Castro accused Norvik of hiding cracks in the eastern pier"))
    answer = bot.ask(QUESTION)
    check(answer)
    assert (answer.mode, answer.notice, answer.abstained) == ("generative", None, False)
    assert "Elin Castro accused the builder Norvik" in answer.citations[0].quote
    assert answer.usage.prompt_tokens == 100
    assert 0 < answer.timings_ms.first < answer.timings_ms.total
    assert server.seen[0].headers["Authorization"] == f"Bearer {KEY}"


FAULTS = {
    "wrong key": Act(status=401),
    "too many requests": Act(status=429, headers={"retry-after": "9999"}),
    "server error": Act(status=500),
    "no such model": Act(status=404),
    "silence": Act(text="Mayor Elin Castro accused", hang_after=2, comments=True),
    "cut before a sentence": Act(text="Mayor Elin Castro accused", reset_after=3),
    "empty": Act(text=""),
    "garbage": Act(raw=b'data: {"choices": [{\n\n'),
    "a web page": Act(raw=b"<html>Sign in</html>", content_type="text/html"),
    "only citations": Act(text="[1] [2] [b2b2]."),
    "markup only": Act(text="<div><script>alert(1)</script></div>"),
    "another language": Act(text="Le maire a accusé le constructeur d'avoir caché des fissures."),
    "its own prompt": Act(text=lambda seen: seen.system),
    "outside knowledge": cited("Norvik was fined by a court in Geneva for bribing inspectors"),
    "swapped names": cited("The builder Norvik accused Mayor Elin Castro of hiding cracks"),
    "a wrong number": cited("Repairs cost 83 million euros"),
    "a negation": cited("Mayor Elin Castro did not accuse the builder Norvik of hiding cracks"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_every_fault_ends_in_the_articles_own_sentences_and_one_line_saying_so(
    bot: Engine, server: ModelServer, name: str
) -> None:
    server.play(cited("Mayor Elin Castro accused the builder Norvik of hiding cracks"))
    bot.ask(QUESTION)  # so that no fault before this one counts for the circuit
    server.play(FAULTS[name])
    answer = bot.ask(QUESTION)
    check(answer)
    assert answer.mode == "extractive"
    assert answer.notice
    assert "Elin Castro accused the builder Norvik" in answer.statements[0].text
    assert len(server.seen) == 1


def test_an_unreachable_server_ends_in_an_answer_too(corpus: Path, home: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
    answer = engine(corpus, home, address).ask(QUESTION)
    check(answer)
    assert answer.mode == "extractive"
    assert address in (answer.notice or "")


def test_what_was_checked_before_a_cut_stays_and_one_line_says_so(
    bot: Engine, server: ModelServer
) -> None:
    good = cited("Mayor Elin Castro accused the builder Norvik of hiding cracks").text
    server.play(Act(text=lambda seen: f"{good(seen)} Repairs cost", finish=None))  # type: ignore[operator]
    answer = bot.ask(QUESTION)
    check(answer)
    assert (answer.mode, len(answer.statements)) == ("generative", 1)
    assert answer.notice


def test_removed_sentences_are_reported_with_a_reason(bot: Engine, server: ModelServer) -> None:
    server.play(
        cited(
            "Mayor Elin Castro accused the builder Norvik of hiding cracks",
            "Norvik was fined by a court in Geneva for bribing inspectors",
        )
    )
    answer = bot.ask(QUESTION)
    check(answer)
    assert [r.text for r in answer.removed] == [
        "Norvik was fined by a court in Geneva for bribing inspectors."
    ]
    assert answer.removed[0].reason


def test_repaired_sentences_and_unknown_keys_are_counted(bot: Engine, server: ModelServer) -> None:
    server.play(
        "Mayor Elin Castro accused the builder Norvik of hiding cracks [b2b2]. "
        "Norvik was fined by a court in Geneva for bribing inspectors [b2b2]."
    )
    answer = bot.ask(QUESTION)
    check(answer)
    told = json.loads(json.dumps(answer.to_dict()))
    assert (told["repaired"], told["unknown_keys"], len(told["removed"])) == (1, 2, 1)


def test_a_follow_up_is_rewritten_by_the_model_first(bot: Engine, server: ModelServer) -> None:
    server.play(
        "Who did Mayor Elin Castro accuse?",
        cited("Mayor Elin Castro accused the builder Norvik of hiding cracks"),
    )
    turns = [Turn(question="Who is the mayor?", answer="The mayor is Elin Castro [1].")]
    answer = bot.ask("Whom did she accuse?", history=turns)
    check(answer)
    assert len(server.seen) == 2
    assert "Who did Mayor Elin Castro accuse?" in server.seen[1].user
