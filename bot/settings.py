"""Settings are data: what they are, where they come from, and what each may be.

Precedence: flag > environment > `.env` > `dateline.toml` > default. Settings build nothing.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, ClassVar

import platformdirs
from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

import corpus as corpus_room
from bot.errors import SettingsError

__all__ = ["Settings", "load_settings"]

_DEMONSTRATION = Path(corpus_room.__path__[0]) / "articles"
_TOML = "dateline.toml"
_DOTENV = ".env"
_OURS = re.compile(r"^\s*(?:export\s+)?(DATELINE_\w+)\s*=", re.IGNORECASE | re.MULTILINE)


def _known_as(name: str) -> AliasChoices:
    """Both the name people know (`OPENAI_MODEL`) and the one of a settings file."""
    return AliasChoices(name.upper(), name.lower())


class Settings(BaseSettings):
    """Everything that can be set; `DATELINE_<NAME>` in the environment unless named otherwise."""

    model_config: ClassVar[SettingsConfigDict] = SettingsConfigDict(
        env_prefix="DATELINE_",
        env_file=_DOTENV,
        env_ignore_empty=True,  # OPENAI_API_KEY= means none, not a key of no characters
        toml_file=_TOML,
        extra="ignore",
        frozen=True,
        populate_by_name=True,
    )

    corpus: Path = Field(_DEMONSTRATION, description="Folder of articles.")
    home: Path = Field(
        Path(platformdirs.user_data_dir("dateline", appauthor=False)),
        description="Folder where indexes are kept.",
    )
    lexicons: Annotated[tuple[Path, ...], NoDecode] = Field(
        (), description="Further lexicon files, or dictd indexes."
    )
    embedder: str = Field(
        "wordllama",
        pattern=r"^(wordllama|openai:.+|local:.+)$",
        description="wordllama, openai:MODEL or local:MODEL (sentence-transformers).",
    )
    reranker: str = Field(
        "",
        pattern=r"^(local:.+)?$",
        description="local:MODEL, a sentence-transformers cross-encoder; none when empty.",
    )
    chroma_url: str | None = Field(
        None,
        validation_alias=_known_as("chroma_url"),
        description="A Chroma server, e.g. http://127.0.0.1:8000; embedded when empty.",
    )

    openai_api_key: SecretStr | None = Field(
        None, validation_alias=_known_as("openai_api_key"), description="Key of the model."
    )
    openai_base_url: str | None = Field(
        None,
        validation_alias=_known_as("openai_base_url"),
        pattern=r"^https?://\S+$",
        description="Address of an OpenAI-compatible server, e.g. http://127.0.0.1:11434/v1.",
    )
    openai_model: str = Field(
        "gpt-4o-mini",
        validation_alias=_known_as("openai_model"),
        min_length=1,
        description="Name of the chat model.",
    )
    model_first_token_s: float = Field(
        20.0, gt=0, le=600, description="Seconds to wait for the model's first words."
    )
    model_between_tokens_s: float = Field(
        10.0, gt=0, le=600, description="Seconds the model may fall silent."
    )
    model_max_tokens: int = Field(700, ge=16, le=8192, description="Longest reply, in tokens.")
    model_retries: int = Field(2, ge=0, le=10, description="Tries after the first failure.")
    usd_per_million_prompt_tokens: float = Field(0.0, ge=0, description="Price of input.")
    usd_per_million_completion_tokens: float = Field(0.0, ge=0, description="Price of output.")

    budget_usd: float | None = Field(
        None, ge=0, description="Once this much is spent the model is left alone."
    )

    second_opinion: bool = Field(
        False, description="Have the model read again what the check calls supported."
    )

    translate_questions: bool = Field(
        False, description="Have the model put a question into the articles' other languages."
    )
    split_questions: int = Field(
        0,
        ge=0,
        le=6,
        description="Have the model split a question into at most so many searches; 0 for none.",
    )
    model_help_s: float = Field(
        8.0, gt=0, le=600, description="Seconds for each such call beside the answer."
    )

    passages: int = Field(20, ge=1, le=100, description="Passages an answer is composed from.")
    statements: int = Field(3, ge=1, le=10, description="Most sentences of an extractive answer.")
    answer_threshold: float | None = Field(
        None, ge=0, le=1, description="Confidence below which it abstains; fitted when empty."
    )
    question_characters: int = Field(4000, ge=10, le=20000, description="Longest question.")

    gradio_server_name: str = Field(
        "127.0.0.1", validation_alias=_known_as("gradio_server_name"), description="Address."
    )
    gradio_server_port: int = Field(
        7860, validation_alias=_known_as("gradio_server_port"), ge=1, le=65535, description="Port."
    )

    allowed_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="Names the server may be reached by, with commas; * for any."
    )

    @field_validator("allowed_hosts", mode="before")
    @classmethod
    def _names(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        return tuple(name.strip() for name in value.split(",") if name.strip())

    @field_validator("lexicons", mode="before")
    @classmethod
    def _paths(cls, value: object) -> object:
        return tuple(p for p in value.split(os.pathsep) if p) if isinstance(value, str) else value

    @property
    def uses_model(self) -> bool:
        """Whether a chat model is configured; without one nothing leaves the machine."""
        return self.openai_api_key is not None or self.openai_base_url is not None

    def fingerprint(self) -> str:
        """Twelve hex digits that change when a setting that affects answers changes."""
        shown = self.model_dump(mode="json", exclude={"openai_api_key", "home", "allowed_hosts"})
        return hashlib.sha256(repr(sorted(shown.items())).encode()).hexdigest()[:12]

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Flags, then the environment, `.env`, and `dateline.toml`."""
        del file_secret_settings
        return (
            init_settings,
            env_settings,
            dotenv_settings,
            TomlConfigSettingsSource(settings_cls),
        )


def load_settings(flags: Mapping[str, Any] | None = None) -> Settings:
    """Read the settings.

    Args:
        flags: Values given on the command line; those that are None are not given.

    Raises:
        SettingsError: A value is out of bounds, a name is unknown, or a file is no TOML.
    """
    given = {name: value for name, value in (flags or {}).items() if value is not None}
    _refuse_unknown()
    try:
        return Settings(**given)
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]) if first["loc"] else "settings"
        wrong = "not of this form" if "pattern" in first["type"] else first["msg"]
        raise SettingsError(f"setting {name.lower()}: {wrong}", _describe(name)) from None
    except ValueError as error:  # a file that is no TOML; a value that cannot be decoded
        raise SettingsError(f"settings cannot be read ({error})", f"mend {_TOML} or .env") from None


def _describe(name: str) -> str:
    field = Settings.model_fields.get(name.lower())
    return (field.description or "") if field else "see README, section Settings"


def _refuse_unknown() -> None:
    """A misspelt setting that is silently ignored costs an afternoon; name it instead."""
    known = set(Settings.model_fields)
    for variable in os.environ:
        if variable.startswith("DATELINE_"):
            _require_known(variable.removeprefix("DATELINE_").lower(), known, variable)
    for variable in _named_in(Path(_DOTENV)):
        name = variable.upper().removeprefix("DATELINE_").lower()
        _require_known(name, known, f"{variable} in {_DOTENV}")
    path = Path(_TOML)
    if path.is_file():
        import tomllib

        try:
            names = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise SettingsError(f"{_TOML} cannot be read ({error})", "mend it") from None
        for name in names:
            _require_known(name, known, f"{name} in {_TOML}")


def _named_in(file: Path) -> list[str]:
    """Our variables that a file of variables sets."""
    return (
        _OURS.findall(file.read_text(encoding="utf-8", errors="replace")) if file.is_file() else []
    )


def _require_known(name: str, known: set[str], shown: str) -> None:
    if name in known or name.startswith("test_"):
        return
    near = get_close_matches(name.lower(), known, n=1)
    hint = f"did you mean {near[0]}?" if near else "see README, section Settings"
    raise SettingsError(f"unknown setting {shown}", hint)
