"""Settings: precedence, refusals, and a key that never shows."""

from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import load_settings


def test_a_flag_beats_the_environment_and_the_environment_beats_the_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Path("dateline.toml").write_text("passages = 5\nstatements = 2\n", encoding="utf-8")
    assert load_settings().passages == 5
    Path(".env").write_text("DATELINE_PASSAGES=6\n", encoding="utf-8")
    assert load_settings().passages == 6
    monkeypatch.setenv("DATELINE_PASSAGES", "7")
    assert load_settings().passages == 7
    assert load_settings({"passages": 8}).passages == 8
    assert load_settings({"passages": None}).statements == 2


def test_the_names_people_know_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("OPENAI_MODEL", "small")
    monkeypatch.setenv("GRADIO_SERVER_PORT", "7999")
    settings = load_settings()
    assert settings.openai_base_url == "http://127.0.0.1:9/v1"
    assert settings.openai_model == "small"
    assert settings.gradio_server_port == 7999
    assert settings.uses_model


def test_without_key_or_address_no_model_is_used() -> None:
    assert not load_settings().uses_model


def test_a_foreign_line_in_dotenv_is_not_ours_to_refuse() -> None:
    Path(".env").write_text("SOMEBODY_ELSES=1\nOPENAI_API_KEY=sk-secret\n", encoding="utf-8")
    assert load_settings().uses_model


def test_an_unknown_setting_is_refused_with_the_nearest_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DATELINE_PASAGES", "3")
    with pytest.raises(SettingsError, match="did you mean passages"):
        load_settings()


def test_an_unknown_setting_of_ours_in_dotenv_is_refused_like_elsewhere() -> None:
    Path(".env").write_text("export DATELINE_STATEMENT=2\n", encoding="utf-8")
    with pytest.raises(
        SettingsError, match=r"DATELINE_STATEMENT in \.env: did you mean statements"
    ):
        load_settings()


def test_an_unknown_name_in_the_file_is_refused() -> None:
    Path("dateline.toml").write_text('colour = "red"\n', encoding="utf-8")
    with pytest.raises(SettingsError, match=r"colour in dateline\.toml"):
        load_settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATELINE_PASSAGES", "0"),
        ("DATELINE_PASSAGES", "many"),
        ("DATELINE_ANSWER_THRESHOLD", "1.5"),
        ("OPENAI_BASE_URL", "ftp://x"),
        ("GRADIO_SERVER_PORT", "99999"),
        ("DATELINE_EMBEDDER", "other"),
    ],
)
def test_a_value_out_of_bounds_is_one_line(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert "\n" not in str(caught.value)


def test_a_broken_settings_file_is_one_line() -> None:
    Path("dateline.toml").write_text("passages = = 3", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"dateline\.toml cannot be read"):
        load_settings()


def test_the_key_is_in_no_text_made_of_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-verysecret")
    settings = load_settings()
    shown = repr(settings) + str(settings.model_dump(mode="json")) + settings.fingerprint()
    assert "verysecret" not in shown


def test_the_fingerprint_changes_with_what_changes_answers() -> None:
    assert load_settings().fingerprint() == load_settings().fingerprint()
    assert load_settings({"passages": 3}).fingerprint() != load_settings().fingerprint()
    assert load_settings({"home": Path("x")}).fingerprint() == load_settings().fingerprint()
