"""What a caller may send, checked before anything is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from bot.conversing.conversation import Turn, turns_from_messages
from index.filters import Filters

__all__ = ["AskBody", "CheckBody", "ListQuery", "Message", "SearchQuery", "Where", "turns_of"]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
MAX_MESSAGES = 100
MAX_VALUES = 200


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _day(value: object) -> object:
    """Only YYYY-MM-DD: pydantic alone would read 1700000000 as a day in 2023."""
    if isinstance(value, str) and not _DAY.fullmatch(value):
        raise ValueError("a date is written YYYY-MM-DD")
    if value is not None and not isinstance(value, str | date):
        raise ValueError("a date is text written YYYY-MM-DD")
    return value


Day = Annotated[date, BeforeValidator(_day)]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
Words = Annotated[str, StringConstraints(min_length=1, max_length=1000)]
Codes = Annotated[list[Code], BeforeValidator(_one_or_many), Field(max_length=MAX_VALUES)]
Names = Annotated[list[Words], BeforeValidator(_one_or_many), Field(max_length=MAX_VALUES)]


class Where(BaseModel):
    """Which articles may be used; one value or a list, every field that is set must hold."""

    model_config = ConfigDict(extra="forbid")

    language: Codes = Field([], description="ISO 639-1 codes.")
    outlet: Names = Field([], description="Names of outlets.")
    article: Names = Field([], description="Ids of articles.")
    since: Day | None = Field(None, description="First day, YYYY-MM-DD.")
    until: Day | None = Field(None, description="Last day, YYYY-MM-DD.")
    as_of: Day | None = Field(None, description="Answer as if asked on this day.")

    def filters(self) -> Filters:
        """The same as the value the engine takes."""
        return Filters(
            languages=tuple(self.language),
            outlets=tuple(self.outlet),
            articles=tuple(self.article),
            since=self.since,
            until=self.until,
            as_of=self.as_of,
        )


class Part(BaseModel):
    """A piece of a message; only text can be answered."""

    type: Literal["text"]
    text: str


def _only_text(content: object) -> object:
    """Said in one line, where a choice of types would be told as several."""
    if isinstance(content, list):
        for part in content:
            if not isinstance(part, dict) or part.get("type") != "text":
                raise ValueError("only parts of type text can be answered")
    return content


class Message(BaseModel):
    """One message of a chat, in the shape chat clients use."""

    role: Literal["system", "developer", "user", "assistant"]
    content: Annotated[str | list[Part] | None, BeforeValidator(_only_text)] = None

    @property
    def text(self) -> str:
        """Its words."""
        if isinstance(self.content, list):
            return "\n".join(part.text for part in self.content)
        return self.content or ""


class AskBody(Where):
    """A question, what was said before it, and which articles may answer."""

    question: str = Field(description="The question, in any language.")
    history: list[Message] = Field([], max_length=MAX_MESSAGES, description="What was said.")
    conversation: str | None = Field(
        None,
        pattern=r"^[A-Za-z0-9_-]{8,64}$",
        description="A name of your choice: the server then remembers what was said under it.",
    )


class CheckBody(Where):
    """A claim, and where it is to be looked for."""

    claim: str = Field(description="A sentence or a few, in any language.")
    document: str | None = Field(None, description="Judge by this text instead of the articles.")


class SearchQuery(Where):
    """Words to look for."""

    q: str = Field(description="Words or a question.")
    k: int = Field(10, ge=1, le=100, description="How many passages.")


class ListQuery(BaseModel):
    """Which articles to list, and how many of them from where."""

    model_config = ConfigDict(extra="forbid")

    q: str = Field("", max_length=1000, description="Words that stand in the title.")
    outlet: Names = Field([], description="Names of outlets.")
    language: Codes = Field([], description="ISO 639-1 codes.")
    limit: int = Field(1000, ge=1, le=10_000, description="How many at most.")
    offset: int = Field(0, ge=0, description="How many to pass over.")


def turns_of(messages: Sequence[Message]) -> tuple[Turn, ...]:
    """The questions and replies among messages."""
    return turns_from_messages([{"role": said.role, "content": said.text} for said in messages])
