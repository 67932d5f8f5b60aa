"""The model's second reading: it may take back what the rules call supported, and nothing else."""

from pathlib import Path

import pytest

from bot import open_bot
from bot.engine import Engine
from bot.model.chat_model import ChatModel, Limits
from bot.model.second_opinion import SecondOpinion, opinion_notice
from bot.settings import load_settings
from evaluation.scripted_model import Act, ModelServer, Seen

TOLD = "The bridge at Vell was closed in March after cracks were found."
TRUE, FALSE = "The bridge at Vell was closed in March.", "The bridge at Vell was closed in May."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    (folder / "bridge.txt").write_text(f"{TOLD}\n\nA ferry carries 900 cars a day.\n", "utf-8")
    return folder


def engine(folder: Path, home: Path, server: ModelServer, *, asked: bool = True) -> Engine:
    settings = load_settings(
        {
            "corpus": folder,
            "home": home,
            "openai_base_url": server.url,
            "second_opinion": asked,
            "model_retries": 0,
        }
    )
    return open_bot(settings=settings)


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        ("YES", "yes"),
        ("no.", "no"),
        ("<think>It says March.</think>\n**YES**", "yes"),
        ("Yes, because it says March.", None),
        ("YES or NO", None),
        ("", None),
        ("نعم", None),
        ("<b>NO</b>", None),
    ],
)
def test_only_one_plain_word_is_an_answer(
    model_server: ModelServer, reply: str, says: str | None
) -> None:
    model_server.play(reply)
    model = ChatModel("scripted", base_url=model_server.url, limits=Limits(retries=0))
    opinion = SecondOpinion(model).ask(TRUE, [TOLD])
    assert opinion.says == says
    assert (opinion_notice(opinion, "en") is None) is (says is not None)


def test_nobody_is_asked_unless_it_is_set(
    model_server: ModelServer, folder: Path, tmp_path: Path
) -> None:
    model_server.play("NO")
    assert engine(folder, tmp_path, model_server, asked=False).check(TRUE).verdict == "supported"
    assert model_server.seen == []


def test_what_is_supported_is_taken_back(
    model_server: ModelServer, folder: Path, tmp_path: Path
) -> None:
    model_server.play("NO")
    check = engine(folder, tmp_path, model_server).check(TRUE)
    assert (check.verdict, check.notice) == ("not found", None)
    assert "model" in check.reason
    assert TOLD in model_server.seen[0].user


def test_what_is_not_supported_is_never_raised(
    model_server: ModelServer, folder: Path, tmp_path: Path
) -> None:
    model_server.play("YES")
    bot = engine(folder, tmp_path, model_server)
    assert bot.check(FALSE).verdict == "contradicted"
    assert bot.check("Queen Ada of Estavia sang in Kvam.").verdict == "not found"
    assert model_server.seen == []
    assert bot.check(TRUE).verdict == "supported"


@pytest.mark.parametrize(
    "act", [Act(status=500), Act(status=429), Act(raw=b"<html>"), Act(text="I am a model.")]
)
def test_a_failing_model_changes_nothing_and_is_told(
    model_server: ModelServer, folder: Path, tmp_path: Path, act: Act
) -> None:
    model_server.play(act)
    check = engine(folder, tmp_path, model_server).check(TRUE)
    assert check.verdict == "supported"
    assert check.notice is not None
    assert "\n" not in check.notice


def test_a_document_too_long_to_read_is_judged_by_the_rules(
    model_server: ModelServer, folder: Path, tmp_path: Path
) -> None:
    model_server.play("NO")
    check = engine(folder, tmp_path, model_server).check(TRUE, document=TOLD + " It rained." * 2000)
    assert check.verdict == "supported"
    assert check.notice is not None
    assert model_server.seen == []


def test_a_written_sentence_is_read_again(
    model_server: ModelServer, folder: Path, tmp_path: Path
) -> None:
    def reply(seen: Seen) -> str:
        if "Claim:" in seen.user:
            return "NO" if "900" in seen.user.split("Claim:")[1] else "YES"
        return (
            f"The bridge at Vell was closed in March [{seen.key('Vell')}]. "
            f"A ferry carries 900 cars a day [{seen.key('ferry')}]."
        )

    model_server.play(reply)
    answer = engine(folder, tmp_path, model_server).ask("What happened to the bridge at Vell?")
    assert [s.text for s in answer.statements] == ["The bridge at Vell was closed in March."]
    assert [r.text for r in answer.removed] == ["A ferry carries 900 cars a day."]
    assert answer.notice is None
    assert answer.usage.prompt_tokens == 300


def test_a_written_sentence_without_second_reading_is_shown_with_a_notice(
    model_server: ModelServer, folder: Path, tmp_path: Path
) -> None:
    def reply(seen: Seen) -> str:
        asked = "Claim:" in seen.user
        return "Perhaps" if asked else f"The bridge at Vell was closed [{seen.key('Vell')}]."

    model_server.play(reply)
    answer = engine(folder, tmp_path, model_server).ask("What happened to the bridge at Vell?")
    assert len(answer.statements) == 1
    assert answer.notice
